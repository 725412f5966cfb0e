"""Who follows whom: people join when enough of those they listen to have joined, and whom to talk to first.

A model of thresholds, not of these people (Granovetter, American Journal of Sociology 83(6), 1978,
1420-1443): a table has a row per person with `person`, `needs` (so many of those they listen to have to be
for it before they are) and `listens_to` (names, separated by commas or semicolons, or lists; without the
column everybody listens to everybody). In `settle_crowd` everybody may look again and again, so no order
matters. In `run_talks` a no stands, which is the course's own addition: there the order matters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import NormalDist

import pandas as pd

from pmkit.english import counted, listed, plural
from pmkit.methods._crowd import Crowd, read_crowd
from pmkit.methods._frame import InputError, show

_STEPS = 100_000
_SETTLED = 1e-12


@dataclass(frozen=True, eq=False)
class Settled:
    """Where a crowd comes to rest. `table` has a row per person, in the order given.

    Its columns: `person`, `wave` (1 for those who need nobody; missing for whoever never joins) and `says`
    (what the others wait for). `joined` are the names in the order of the waves; `circle` are people who wait
    for each other, empty where there is no such circle. `says` is a sentence.
    """

    table: pd.DataFrame
    joined: tuple[str, ...]
    circle: tuple[str, ...]
    says: str


@dataclass(frozen=True, eq=False)
class Talks:
    """What came of the talks and the meeting after them. `steps` has a row per person, as they came.

    Its columns: `person`, `where` (talk or meeting), `joined_before` (of those they listen to), `needs` and
    `joins`. `supporters` are the names of those who joined; `says` is a sentence.
    """

    steps: pd.DataFrame
    supporters: tuple[str, ...]
    says: str


def settle_crowd(people: pd.DataFrame) -> Settled:
    """Who joins when everybody may look again and again: wave after wave, until nobody follows.

    `people` as the module says. Whoever needs more voices than they listen to never joins. People who wait
    for each other in a circle are named: none of them goes first. Raises `InputError` for a name that is
    missing, unknown or used twice, somebody who listens to themselves, and needs that are no whole number.

    >>> people = pd.DataFrame({"person": ["Ines", "Kofi", "Aoife"], "needs": [0, 1, 1],
    ...     "listens_to": ["", "Aoife", "Kofi"]})
    >>> settled = settle_crowd(people)
    >>> settled.joined, settled.circle
    (('Ines',), ('Kofi', 'Aoife'))
    """
    crowd = read_crowd(people)
    waves = _waves(crowd, crowd.needs)
    wave_of = {row: number for number, rows in enumerate(waves, 1) for row in rows}
    joined = tuple(crowd.names[row] for rows in waves for row in rows)
    circle = _circle(crowd, set(wave_of))
    table = pd.DataFrame(
        {
            "person": list(crowd.names),
            "wave": pd.array([wave_of.get(row) for row in range(len(crowd.names))], dtype="Int64"),
            "says": [
                "" if row in wave_of else _waits(crowd, row, set(wave_of)) for row in range(len(crowd.names))
            ],
        }
    )
    return Settled(table, joined, circle, _settled_says(crowd, waves, circle))


def run_talks(people: pd.DataFrame, order: Sequence[str], *, meeting: bool = True) -> Talks:
    """What comes of talking to people one after the other, and of the meeting after that.

    In a talk a person joins if enough of those they listen to have joined; whoever says no stays with it. In
    the `meeting` everybody else looks once at who came with a yes, and decides. `order` has the names of
    those talked to. Raises `InputError` as `settle_crowd` does, and for a name that is unknown or repeated.

    >>> people = pd.DataFrame({"person": ["Ines", "Kofi"], "needs": [0, 1], "listens_to": ["", "Ines"]})
    >>> run_talks(people, ["Ines", "Kofi"]).supporters
    ('Ines', 'Kofi')
    >>> run_talks(people, ["Kofi", "Ines"]).says
    '1 of 2 is for it at the end. Asked too early: Kofi.'
    """
    crowd = read_crowd(people)
    rows = _rows_of(crowd, order)
    joined = 0
    steps = []
    for row in rows:
        heard = crowd.heard(row, joined)
        steps.append((crowd.names[row], "talk", heard, crowd.needs[row], heard >= crowd.needs[row]))
        joined |= (heard >= crowd.needs[row]) << row
    if meeting:
        before = joined
        for row in (each for each in range(len(crowd.names)) if each not in rows):
            heard = crowd.heard(row, before)
            steps.append((crowd.names[row], "meeting", heard, crowd.needs[row], heard >= crowd.needs[row]))
    table = pd.DataFrame(steps, columns=["person", "where", "joined_before", "needs", "joins"])
    supporters = tuple(str(step[0]) for step in steps if step[4])
    early = [str(step[0]) for step in steps if step[1] == "talk" and not step[4]]
    are = plural(len(supporters), "is", "are")
    says = f"{len(supporters)} of {len(crowd.names)} {are} for it at the end."
    if early:
        says += f" Asked too early: {listed(early)}."
    return Talks(table, supporters, says)


def effect_of_thresholds(people: pd.DataFrame, order: Sequence[str] | None = None) -> pd.DataFrame:
    """How far one changed threshold moves the end, with everybody else as they are: a row per person.

    Columns: `person`, `needs`, `now` (how many join), `one_less` and `one_more` (how many join when this
    person needs one voice less, or more; `one_less` is missing for whoever needs nobody). As in
    `settle_crowd`, and with its errors; with an `order` of talks as in `run_talks`.

    >>> people = pd.DataFrame({"person": ["a", "b", "c"], "needs": [0, 1, 2]})
    >>> effect_of_thresholds(people)[["person", "now", "one_less", "one_more"]]
      person  now  one_less  one_more
    0      a    3      <NA>         0
    1      b    3         3         1
    2      c    3         3         2
    """
    crowd = read_crowd(people)

    def end(row: int, change: int) -> int:
        needs = [need + change * (place == row) for place, need in enumerate(crowd.needs)]
        if order is not None:
            return len(run_talks(people.assign(needs=needs), order).supporters)
        return sum(len(rows) for rows in _waves(crowd, needs))

    every = range(len(crowd.names))
    return pd.DataFrame(
        {
            "person": list(crowd.names),
            "needs": list(crowd.needs),
            "now": end(0, 0) if crowd.names else [],
            "one_less": pd.array(
                [end(row, -1) if crowd.needs[row] else None for row in every], dtype="Int64"
            ),
            "one_more": [end(row, 1) for row in every],
        }
    )


def crowd_share(mean: float, spread: float) -> float:
    """The share that joins in an endless crowd whose thresholds are normal, all in per cent of the crowd.

    The smallest share that is as large as the share of people whose threshold it reaches. `mean` and `spread`
    (standard deviation) in per cent. Granovetter's example jumps: at a mean of 25 a spread of 12.2 ends near
    6 %, a little more ends near everybody (he prints a jump near 12.2).

    >>> round(crowd_share(25, 12.2), 3), round(crowd_share(25, 12.3), 3)
    (0.055, 1.0)
    """
    if not 0 < spread < float("inf"):
        raise InputError(f"The spread is {show(spread)}. Write per cent of the crowd, more than 0.")
    thresholds = NormalDist(mean, spread)
    share = 0.0
    for _ in range(_STEPS):
        reached = thresholds.cdf(100 * share)
        if reached - share < _SETTLED:
            break
        share = reached
    return share


def _waves(crowd: Crowd, needs: Sequence[int]) -> list[list[int]]:
    """The rows that join in each wave, every wave looking at all before it."""
    joined = 0
    waves = []
    left = list(range(len(crowd.names)))
    while now := [row for row in left if crowd.heard(row, joined) >= needs[row]]:
        waves.append(now)
        joined |= sum(1 << row for row in now)
        left = [row for row in left if row not in now]
    return waves


def _rows_of(crowd: Crowd, order: Sequence[str]) -> list[int]:
    rows: list[int] = []
    for name in order:
        if name not in crowd.names:
            raise InputError(f"“{name}” is not among the people. Choose from: {', '.join(crowd.names)}.")
        if crowd.names.index(name) in rows:
            raise InputError(f"“{name}” is talked to twice. A no stands, so once is enough.")
        rows.append(crowd.names.index(name))
    return rows


def _waits(crowd: Crowd, row: int, joined: set[int]) -> str:
    ears = crowd.ears(row)
    need = crowd.needs[row]
    if need > len(ears):
        return f"Needs {counted(need, 'voice')} and listens to {len(ears)}: this can't come about."
    names = listed([crowd.names[each] for each in ears], 5)
    return f"Needs {need} of {names}; {sum(each in joined for each in ears)} joined."


def _circle(crowd: Crowd, joined: set[int]) -> tuple[str, ...]:
    """People who wait for each other: along the first voice that is still missing, until one comes again."""
    settled: set[int] = set()
    for first in range(len(crowd.names)):
        path: list[int] = []
        row: int | None = first
        while row is not None and row not in joined and row not in settled and row not in path:
            path.append(row)
            row = next((each for each in crowd.ears(row) if each not in joined), None)
        if row in path:
            return tuple(crowd.names[each] for each in path[path.index(row) :])
        settled |= set(path)
    return ()


def _settled_says(crowd: Crowd, waves: list[list[int]], circle: tuple[str, ...]) -> str:
    total, number = len(crowd.names), sum(len(rows) for rows in waves)
    if number == total:
        return f"All {total} join, in {counted(len(waves), 'wave')}."
    if not number:
        return (
            "Nobody begins: everybody waits for somebody else. Find reasons that win one person without "
            "the others."
        )
    says = f"{number} of {total} {plural(number, 'joins', 'join')}."
    if circle:
        steps = [f"{one} waits for {other}" for one, other in pairwise([*circle, circle[0]])]
        says += f" {listed(steps, 6)}: none of them goes first. Speak with them together."
    return says
