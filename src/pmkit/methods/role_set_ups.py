"""Three ways to set up product roles, and what they cost a team that has a question.

A deliberately small model with invented numbers, to think with: a team asks, whoever is asked first decides
or passes on, and people who are asked more than they have hours for answer later. It knows nothing of
quality, motivation or skill, and measures nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmkit.methods._frame import InputError

if TYPE_CHECKING:
    import pandas as pd

SET_UPS = ("one", "split", "scaled")
LABELS = {
    "one": "One person",
    "split": "Product manager and product owner",
    "scaled": "Scaled: an owner per team",
}
SHORT = {"one": "One person", "split": "Two people", "scaled": "Scaled"}

QUESTIONS = 10.0
"""Questions that a team asks in a week (invented)."""
HOURS_PER_QUESTION = 0.5
"""Hours that a question takes of each person who touches it (invented)."""
WAIT = 4.0
"""Working hours until somebody with enough time answers or passes on (invented)."""
ACROSS_TEAMS = 0.2
"""Share of questions that touch another team, where each team has an owner of its own (invented)."""
HOURS_MANAGER, HOURS_OWNER = 10.0, 25.0
"""Hours a week for questions: of somebody who also does strategy and customers, of a full-time owner."""


def role_load(
    set_up: str,
    teams: int,
    decides_alone: float,
    *,
    questions: float = QUESTIONS,
    hours_per_question: float = HOURS_PER_QUESTION,
    wait: float = WAIT,
    across_teams: float = ACROSS_TEAMS,
) -> pd.DataFrame:
    """What lands on whom in one week, one row per role, the role that is asked first on top.

    Parameters
    ----------
    set_up : "one", "split" or "scaled".
    teams : how many teams ask; one or more.
    decides_alone : share (0 to 1) of questions that the product owner may decide without asking. With 0 the
        owner is a proxy. Without effect on "one".
    questions : questions a week and team. hours_per_question : hours each takes of each person it reaches.
    wait : working hours until an answer from somebody who has time. across_teams : share (0 to 1) that
        concerns another team as well; only in "scaled", and only with two teams or more.

    Returns
    -------
    DataFrame with `role`, `people`, and per person and week `asked`, `decided`, `passed_on` (questions),
    `hours`, `hours_there_are`; `reaches` (share of all questions that comes this far) and `wait` (working
    hours a question waits here: `wait`, times hours ÷ hours_there_are where that is above one).

    Raises
    ------
    InputError
        For another set-up, fewer than one team, or a share outside 0 to 1.

    Example
    -------
    >>> role_load("split", 2, 0.8)[["role", "asked", "decided", "wait"]].round(2).values.tolist()
    [['product owner', 20.0, 16.0, 4.0], ['product manager', 4.0, 4.0, 4.0]]
    """
    import pandas as pd

    _refuse(set_up, teams, decides_alone, across_teams)
    every = questions * teams
    if set_up == "one":
        steps = [("product manager and owner", 1, every, 1.0, HOURS_MANAGER)]
    else:
        apart = across_teams if set_up == "scaled" and teams > 1 else 0.0
        passed = 1 - decides_alone * (1 - apart)
        owners = teams if set_up == "scaled" else 1
        steps = [
            ("product owner", owners, every / owners, 1.0, HOURS_OWNER),
            ("product manager", 1, every * passed, passed, HOURS_MANAGER),
        ]
    rows = []
    for place, (role, people, asked, reaches, there_are) in enumerate(steps):
        on = every * steps[place + 1][3] / people if place + 1 < len(steps) else 0.0
        hours = asked * hours_per_question
        waits = wait * max(1.0, hours / there_are)
        rows.append((role, people, asked, asked - on, on, hours, there_are, reaches, waits))
    columns = [
        "role",
        "people",
        "asked",
        "decided",
        "passed_on",
        "hours",
        "hours_there_are",
        "reaches",
        "wait",
    ]
    return pd.DataFrame(rows, columns=columns)


def role_waiting(teams: int, decides_alone: float, **assumptions: float) -> pd.DataFrame:
    """How long a question waits in each of the three set-ups; parameters as in `role_load`.

    Returns
    -------
    DataFrame with `set_up`, `label`, `short` (a shorter label), `first` and `passed_on` (working hours that
    an average question waits for whoever is asked first, and for the next person), `waiting` (their sum),
    `waiting_week` (hours of all questions of a week) and `hand_offs` (people between a customer and a team
    who pass words on).

    Example
    -------
    >>> role_waiting(2, 0.8).set_index("set_up")["waiting"].round(2).to_dict()
    {'one': 4.0, 'split': 4.8, 'scaled': 5.44}
    """
    import pandas as pd

    rows = []
    for set_up in SET_UPS:
        load = role_load(set_up, teams, decides_alone, **assumptions)
        parts = (load["reaches"] * load["wait"]).tolist()
        first, later = parts[0], sum(parts[1:])
        every = assumptions.get("questions", QUESTIONS) * teams
        rows.append(
            (
                set_up,
                LABELS[set_up],
                SHORT[set_up],
                first,
                later,
                first + later,
                every * (first + later),
                len(load),
            )
        )
    columns = ["set_up", "label", "short", "first", "passed_on", "waiting", "waiting_week", "hand_offs"]
    return pd.DataFrame(rows, columns=columns)


def _refuse(set_up: str, teams: int, decides_alone: float, across_teams: float) -> None:
    if set_up not in SET_UPS:
        raise InputError(f"There is no set-up “{set_up}”. Choose one of: {', '.join(SET_UPS)}.")
    if teams < 1:
        raise InputError(f"{teams} teams ask nothing. Please give one team or more.")
    for name, share in (("decides alone", decides_alone), ("across teams", across_teams)):
        if not 0 <= share <= 1:
            raise InputError(f"The share “{name}” is {share:g}. Please give a share from 0 to 1.")
