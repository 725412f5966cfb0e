"""A launch in stages: how many must use it before a fault is seen, and what the ramp costs in either case.

The rule of nobody out of n turned round (Hanley & Lippman-Hand, JAMA 1983). A fault hits each one who meets
the situation with the same chance, whoever else it hits, and is seen when the first of them tells. All is
worked out exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, expm1, log1p

import numpy as np
import pandas as pd

from pmkit.methods._convolution import ROUNDING
from pmkit.methods._frame import InputError, need_columns, numbers, refuse, show


def chance_to_see(rate: float, people: int, *, reporting: float = 1.0) -> float:
    """The chance that at least one of `people` reports a fault: 1 - (1 - rate · reporting)^people.

    `rate` is the share of those who meet the situation that the fault hits, `reporting` the share of those
    hit who tell. Raises `InputError` for a share outside 0 to 1 and for fewer than 0 people.

    >>> round(chance_to_see(1 / 500, 410), 3)
    0.56
    """
    told = _told(rate, reporting)
    if people < 0:
        raise InputError(f"There can't be {show(people)} people. Write 0 or more.")
    if told == 1:
        return float(people > 0)
    return -expm1(people * log1p(-told))


def people_to_see(rate: float, *, reporting: float = 1.0, confidence: float = 0.95) -> int | None:
    """How many must meet the situation so that a fault is reported with this chance; None where it never is.

    Source: `chance_to_see` solved for people. Raises `InputError` for a share outside 0 to 1, and for a
    confidence that is not between them.

    >>> people_to_see(1 / 500), people_to_see(1 / 500, reporting=0.2)
    (1497, 7488)
    """
    told = _told(rate, reporting)
    if not 0 < confidence < 1:
        raise InputError(f"The confidence is {show(confidence)}. Write a share such as 0.95.")
    if told in (0, 1):
        return int(told) or None
    return ceil(log1p(-confidence) / log1p(-told) - ROUNDING)


def _told(rate: float, reporting: float) -> float:
    for name, share in (("rate", rate), ("share of those hit who report it", reporting)):
        if not 0 <= share <= 1:
            raise InputError(f"The {name} is {show(share)}. Write a share from 0 to 1.")
    return rate * reporting


def ramp_stages(
    ramp: pd.DataFrame, *, audience: int, rate: float, reporting: float = 1.0, delay: float = 0.0
) -> pd.DataFrame:
    """What each stage of a roll-out can show.

    Columns of `ramp`: `share` (of the audience that has it, more in every row), `days` (how long the stage
    lasts). `delay` is how many days somebody has it before they can meet the situation. Result, one row per
    stage: `stage` (from 1), `share`, `days`, `starts` (the day, from 0), `exposed` (who has it), `new`,
    `met` (who has had it for long enough at the stage's end), `seen` (the chance of a report by then),
    `first` (the chance that the first report comes in this stage), `hit` (how many are hit by then, on
    average) and `in_all` (how many of the exposed are hit sooner or later if nobody takes it back). Raises
    `InputError` for a share that does not rise.

    >>> ramp = pd.DataFrame({"share": [0.01, 0.05, 1], "days": [7, 7, 7]})
    >>> ramp_stages(ramp, audience=41_000, rate=1 / 500)[["exposed", "seen", "hit"]].round(2)
       exposed  seen    hit
    0      410  0.56   0.82
    1     2050  0.98   4.10
    2    41000  1.00  82.00
    """
    need_columns(ramp, ("share", "days"), "A ramp")
    share = numbers(ramp, "share", above=0, high=1, remedy="A share lies between 0 and 1.")
    days = numbers(ramp, "days", low=0)
    rises = np.diff(share, prepend=0.0) > 0
    refuse(ramp, "share", ~rises, "A ramp only rises: write more than in the row above, in every row.")
    exposed = np.array([round(one * audience) for one in share], dtype="int64")
    ends = np.cumsum(days)
    starts = ends - days
    long_enough = ends[:, None] - starts[None, :] >= delay - ROUNDING
    joined = long_enough & np.tril(np.ones_like(long_enough))
    met = (joined * exposed[None, :]).max(axis=1, initial=0)
    seen = np.array([chance_to_see(rate, int(one), reporting=reporting) for one in met])
    return pd.DataFrame(
        {
            "stage": np.arange(1, len(share) + 1),
            "share": share,
            "days": days,
            "starts": starts,
            "exposed": exposed,
            "new": np.diff(exposed, prepend=0),
            "met": met,
            "seen": seen,
            "first": np.diff(seen, prepend=0.0),
            "hit": rate * met,
            "in_all": rate * exposed,
        }
    )


@dataclass(frozen=True)
class RampCost:
    """What a ramp costs: `hit` if there is a fault (people, on average: those hit by the end of the stage in
    which it is first reported, and where none reports it, all whom it hits in the end), `unseen` (the chance
    of that); if there is none, the days that the last ones wait, and everybody on average."""

    hit: float
    unseen: float
    last_waits: float
    mean_wait: float


def ramp_cost(stages: pd.DataFrame) -> RampCost:
    """What the stages of `ramp_stages` cost with a fault and without.

    >>> ramp = pd.DataFrame({"share": [0.01, 0.05, 1], "days": [7, 7, 7]})
    >>> cost = ramp_cost(ramp_stages(ramp, audience=41_000, rate=1 / 500))
    >>> round(cost.hit, 2), cost.last_waits
    (3.55, 14.0)
    """
    need_columns(stages, ("starts", "new", "seen", "first", "hit", "in_all"), "The cost of a ramp")
    if stages.empty:
        raise InputError("The ramp has no stage. Give it at least one.")
    unseen = 1 - float(stages["seen"].iloc[-1])
    hit = float((stages["first"] * stages["hit"]).sum()) + unseen * float(stages["in_all"].iloc[-1])
    reached = int(stages["new"].sum())
    waited = float((stages["new"] * stages["starts"]).sum())
    return RampCost(hit, unseen, float(stages["starts"].iloc[-1]), waited / reached if reached else 0.0)
