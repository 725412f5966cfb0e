"""What only some know: the chance that a fact is named in a meeting, and how often the better way is chosen.

In free talk a random person names a random fact of those that they brought, so that what many brought
crowds out what only one knows (the sampling model of Stasser & Titus, Journal of Personality and Social
Psychology 48(6), 1985, 1467-1478). The chance of each fact is exact; votes are simulated, with a seed. A
model: turns, writing and sticking to a first opinion are the course's own and fitted to no study.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmkit.english import whole_percent
from pmkit.methods._frame import InputError, show
from pmkit.methods._meeting import STRUCTURES, Meeting, MeetingFormat, read_meeting
from pmkit.methods._talk import named_in_meetings, spoken_first, talk_shares, talk_turns
from pmkit.methods.throughput import read_whole

_MOST_TURNS = 500
_MOST_TRIALS = 20_000


@dataclass(frozen=True, eq=False)
class MeetingOdds:
    """What comes of such meetings, as shares from 0 to 1.

    `facts` is the table of `chances_of_facts`. `shared_named` and `unshared_named` are the exact mean chances
    of the facts that all know and that only one knows (missing without such facts). `better_way` is the way
    for which all facts together speak (empty where they speak for none); `first_vote` and `better_chosen` are
    the shares of the simulated meetings that choose it by first opinions and after the talk. `says` is a
    sentence.
    """

    facts: pd.DataFrame
    shared_named: float
    unshared_named: float
    better_way: str
    first_vote: float
    better_chosen: float
    says: str


def chance_mentioned(chance: float, holders: int) -> float:
    """The chance that a fact is named by at least one of those who know it, if each names it with `chance`.

    1 - (1 - chance)^holders (Stasser's sampling model). `chance` is a share from 0 to 1.

    >>> [round(chance_mentioned(0.3, holders), 3) for holders in (1, 2, 3, 4)]
    [0.3, 0.51, 0.657, 0.76]
    """
    _share(chance, "chance to name it")
    return float(1 - (1 - chance) ** read_whole(holders, "holders"))


def chances_of_facts(facts: pd.DataFrame, meeting: MeetingFormat | None = None) -> pd.DataFrame:
    """The exact chance of each fact to be named (or read) in such a meeting, in the order of the rows.

    `facts` has a row per fact: `fact`, `way` (two ways in all), `sign` (above 0 speaks for the way, below
    against it) and `holders` (who knows it, names with commas or a list). Result: `fact`, `way`, `holders`
    (how many), `shared` (all know it), `unshared` (only one does) and `chance`. Raises `InputError` for a
    missing cell, more or fewer than two ways, an unknown structure or expert, and shares that can't be.

    >>> facts = pd.DataFrame({"fact": ["price", "date"], "way": ["stay", "go"], "sign": [1, 1],
    ...     "holders": ["Ines, Kofi", "Kofi"]})
    >>> chances_of_facts(facts, MeetingFormat(turns=2))[["fact", "holders", "chance"]]
        fact  holders  chance
    0  price        2  0.9375
    1   date        1  0.4375
    """
    form, table = _checked(facts, meeting)
    missed = (1 - talk_shares(table, form)) ** talk_turns(table, form)
    for chances in spoken_first(table, form):
        missed = missed * (1 - chances)
    return pd.DataFrame(
        {
            "fact": list(table.facts),
            "way": list(table.ways_of_facts),
            "holders": table.knows[: table.came].sum(axis=0),
            "shared": table.shared,
            "unshared": table.unshared,
            "chance": 1 - missed,
        }
    )


def meeting_odds(
    facts: pd.DataFrame,
    meeting: MeetingFormat | None = None,
    *,
    stick: float = 0.3,
    trials: int = 1000,
    seed: int = 1,
) -> MeetingOdds:
    """What `trials` meetings of this kind choose: `facts` and `meeting` as for `chances_of_facts`.

    Everybody votes for the way for which the facts they know speak, first for themselves, then with all that
    was named; each keeps the first opinion with the chance `stick`, whatever is said. The majority decides;
    a tie is a coin toss, and whoever is torn after the talk keeps the first opinion. The same seed gives the
    same meetings.

    >>> facts = pd.DataFrame({"fact": ["price", "date"], "way": ["stay", "go"], "sign": [1, 2],
    ...     "holders": ["Ines, Kofi, Aoife", "Kofi"]})
    >>> odds = meeting_odds(facts, MeetingFormat(structure="round", turns=3), stick=0)
    >>> odds.better_way, odds.first_vote, odds.better_chosen
    ('go', 0.0, 1.0)
    """
    form, table = _checked(facts, meeting)
    _share(stick, "chance to stick to the first opinion")
    count = read_whole(trials, "meetings")
    if not 1 <= count <= _MOST_TRIALS:
        raise InputError(f"{show(count)} meetings can't be tried. Choose 1 to {_MOST_TRIALS:,}.")
    named = chances_of_facts(facts, form)
    means = [float(named.loc[named[kind], "chance"].mean()) for kind in ("shared", "unshared")]
    total = float(table.weights.sum())
    if not total:
        says = "All facts together speak for neither way: no choice is the better one. Add what decides."
        return MeetingOdds(named, means[0], means[1], "", float("nan"), float("nan"), says)
    first, after = _votes(table, form, stick, count, np.random.default_rng(seed))
    better = table.ways[0] if total > 0 else table.ways[1]
    right = np.sign(total)
    shares = (float((first == right).mean()), float((after == right).mean()))
    return MeetingOdds(named, means[0], means[1], better, *shares, _says(means, better, shares))


def _checked(facts: pd.DataFrame, meeting: MeetingFormat | None) -> tuple[MeetingFormat, Meeting]:
    form = meeting or MeetingFormat()
    if form.structure not in STRUCTURES:
        raise InputError(
            f"The structure {form.structure} is not known. Choose one of: {', '.join(STRUCTURES)}."
        )
    if read_whole(form.turns, "turns") > _MOST_TURNS:
        raise InputError(f"{show(form.turns)} turns are too many. Choose at most {_MOST_TURNS}.")
    _share(form.write_share, "share that is written down")
    table = read_meeting(facts, read_whole(form.more_people, "more people"))
    if form.expert is not None and form.expert not in table.people:
        raise InputError(f"“{form.expert}” knows none of the facts. Choose from: {', '.join(table.people)}.")
    return form, table


def _share(value: float, name: str) -> None:
    if not 0 <= value <= 1:
        raise InputError(f"The {name} is {show(value)}. Write a share from 0 to 1: 0.3 for 30 %.")


def _votes(
    table: Meeting, form: MeetingFormat, stick: float, trials: int, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """For each meeting the choice by first opinions and after the talk: 1 the first way, -1 the second."""
    people = len(table.knows)

    def tossed(sums: np.ndarray) -> np.ndarray:
        coin = random.choice([-1.0, 1.0], size=sums.shape)  # nosec B311  # draws, no secret
        return np.where(sums == 0, coin, np.sign(sums))

    first = tossed(np.broadcast_to(table.knows @ table.weights, (trials, people)))
    named = named_in_meetings(table, form, trials, random)
    known = (named[:, None, :] | table.knows) @ table.weights
    sticks = (random.random((trials, people)) < stick) | (known == 0)  # nosec B311  # draws, no secret
    after = np.where(sticks, first, np.sign(known))
    return tossed(first.sum(axis=1)), tossed(after.sum(axis=1))


def _says(means: list[float], better: str, shares: tuple[float, float]) -> str:
    chosen = (
        f"The better way ({better}) is chosen in {whole_percent(shares[1])} of the meetings; without a talk, "
        f"by first opinions alone, in {whole_percent(shares[0])}."
    )
    if np.isnan(means[1]):
        return f"No fact is known to one person only. {chosen}"
    alone = f"A fact that one person knows is named in {whole_percent(means[1])} of the meetings"
    if np.isnan(means[0]):
        return f"{alone}. {chosen}"
    return f"{alone}, one that all know in {whole_percent(means[0])}. {chosen}"
