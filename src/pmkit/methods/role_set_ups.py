"""Three ways to set up product roles, and how long a team's question waits in each.

A deliberately small model with invented numbers, to think with: an open network of M/M/1 queues (one person
at each, questions at random moments, answers of random length), whose mean waits follow from how full each
person's hours are. It knows nothing of quality, motivation or skill, and measures nobody.

Sources: J. R. Jackson, “Networks of Waiting Lines”, Operations Research 5(4), 1957; L. Kleinrock, *Queueing
Systems*, volume 1, 1975; why product people should care: D. Reinertsen, *The Principles of Product
Development Flow*, 2009.
"""

from __future__ import annotations

from math import inf
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
"""Hours of attention that a question takes of each person whom it reaches, on average (invented)."""
UNTIL_SEEN = 4.0
"""Working hours until a person looks at a new question: once a day, so half a day on average (invented)."""
ACROSS_TEAMS = 0.25
"""Share of questions that touch another team, where each team has an owner of its own (invented)."""
HOURS_MANAGER, HOURS_OWNER = 20.0, 25.0
"""Hours a week for questions: of somebody who also does strategy and customers, of a full-time owner."""
WEEK = 40.0
"""Working hours of a week."""

_COLUMNS = (
    "role",
    "people",
    "asked",
    "decided",
    "passed_on",
    "hours",
    "hours_there_are",
    "load",
    "reaches",
    "answering",
    "wait",
)


def time_in_queue(load: float, answering: float) -> float:
    """Mean time from the moment a question may be taken up until it is answered, in an M/M/1 queue.

    `load` is the share of the hours that are asked for (utilisation), `answering` the mean time for one
    answer when nobody is before it. At a load of 1 or more the queue grows without bound: infinity.

    >>> [time_in_queue(load, 1.0) for load in (0.5, 0.75, 0.875, 1.0)]
    [2.0, 4.0, 8.0, inf]
    """
    return answering / (1 - load) if load < 1 else inf


def role_load(
    set_up: str,
    teams: int,
    decides_alone: float,
    *,
    asked_directly: float = 0.0,
    questions: float = QUESTIONS,
    hours_per_question: float = HOURS_PER_QUESTION,
    until_seen: float = UNTIL_SEEN,
    across_teams: float = ACROSS_TEAMS,
) -> pd.DataFrame:
    """What lands on whom in one week, one row per role, the role that is asked first on top.

    Parameters
    ----------
    set_up : "one", "split" or "scaled".
    teams : how many teams ask; one or more.
    decides_alone : share (0 to 1) of questions that the product owner may decide without asking. With 0 the
        owner is a proxy. Without effect on "one".
    asked_directly : share (0 to 1) of questions that teams clear up with users themselves; these reach no
        role.
    questions : questions a week and team. hours_per_question : hours each takes of each person it reaches.
    until_seen : working hours until a person looks at a new question. across_teams : share (0 to 1) that
        concerns another team as well; only in "scaled", and only with two teams or more.

    Returns
    -------
    DataFrame with `role`, `people`, and per person and week `asked`, `decided`, `passed_on` (questions),
    `hours`, `hours_there_are` and `load` (the one divided by the other); `reaches` (share of the questions
    to a role that come this far), `answering` (working hours for one answer with nobody before it: the hours
    for questions are spread over the week) and `wait` (working hours a question waits here: until it is
    seen, and in the queue; infinite at a load of 1 or more).

    Raises
    ------
    InputError
        For another set-up, fewer than one team, or a share outside 0 to 1.

    Example
    -------
    >>> role_load("split", 2, 0.8)[["role", "asked", "decided", "load", "wait"]].round(2).values.tolist()
    [['product owner', 20.0, 16.0, 0.4, 5.33], ['product manager', 4.0, 4.0, 0.1, 5.11]]
    """
    import pandas as pd

    _refuse(set_up, teams, decides_alone, across_teams, asked_directly)
    every = questions * teams * (1 - asked_directly)
    apart = across_teams if set_up == "scaled" and teams > 1 else 0.0
    steps = _steps(set_up, teams, 1 - decides_alone * (1 - apart))
    rows = []
    for place, (role, people, reaches, there_are) in enumerate(steps):
        asked = every * reaches / people
        on = every * steps[place + 1][2] / people if place + 1 < len(steps) else 0.0
        hours = asked * hours_per_question
        load, answering = hours / there_are, hours_per_question * WEEK / there_are
        wait = until_seen + time_in_queue(load, answering)
        rows.append((role, people, asked, asked - on, on, hours, there_are, load, reaches, answering, wait))
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def _steps(set_up: str, teams: int, passed: float) -> list[tuple[str, int, float, float]]:
    """Role, how many people, share of the questions that comes this far, hours a week for questions."""
    if set_up == "one":
        return [("product manager and owner", 1, 1.0, HOURS_MANAGER)]
    owners = teams if set_up == "scaled" else 1
    return [("product owner", owners, 1.0, HOURS_OWNER), ("product manager", 1, passed, HOURS_MANAGER)]


def role_waiting(teams: int, decides_alone: float, **assumptions: float) -> pd.DataFrame:
    """How long a question waits in each of the three set-ups; parameters as in `role_load`.

    Returns
    -------
    DataFrame with `set_up`, `label`, `short` (a shorter label), `first` and `passed_on` (working hours that
    an average question waits for whoever is asked first, and for the next person), `waiting` (their sum;
    infinite where somebody is asked for as many hours as there are, or more) and `hand_offs` (people between
    a customer and a team who pass words on).

    Example
    -------
    >>> role_waiting(2, 0.8).set_index("set_up")["waiting"].round(2).to_dict()
    {'one': 6.0, 'split': 6.36, 'scaled': 7.1}
    """
    import pandas as pd

    rows = []
    for set_up in SET_UPS:
        load = role_load(set_up, teams, decides_alone, **assumptions)
        parts = (load["reaches"] * load["wait"]).tolist()
        first, later = parts[0], sum(parts[1:])
        rows.append((set_up, LABELS[set_up], SHORT[set_up], first, later, first + later, len(load)))
    columns = ["set_up", "label", "short", "first", "passed_on", "waiting", "hand_offs"]
    return pd.DataFrame(rows, columns=columns)


def _refuse(set_up: str, teams: int, *shares: float) -> None:
    if set_up not in SET_UPS:
        raise InputError(f"There is no set-up “{set_up}”. Choose one of: {', '.join(SET_UPS)}.")
    if teams < 1:
        raise InputError(f"{teams} teams ask nothing. Please give one team or more.")
    for name, share in zip(("decides alone", "across teams", "asked directly"), shares, strict=True):
        if not 0 <= share <= 1:
            raise InputError(f"The share “{name}” is {share:g}. Please give a share from 0 to 1.")
