"""Rankings from comparisons: stack rank with its cycles, agreement between people, and best-worst counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, need_columns, numbers, refuse
from pmkit.methods.ranking import SAME, places_of


def stack_rank(choices: pd.DataFrame) -> pd.DataFrame:
    """A ranking from "this before that" choices, one row per item in the order of first mention.

    Columns: `winner`, `loser`, one row per choice (one person's, or many people's). An item beats another
    when most of their choices say so. Result: `item`, `wins`, `losses`, `draws` (against how many
    others), `score` ((wins + draws/2) / others met, Copeland's count), `rank`, `tied`, and `in_cycle`: it
    is part of a circle such as A before B before C before A, so its place among the circle's items is no
    one's wish; see `preference_cycles`. Source: A. H. Copeland, 1951.

    >>> choices = pd.DataFrame({"winner": ["A", "A", "B"], "loser": ["B", "C", "C"]})
    >>> stack_rank(choices)[["item", "wins", "rank"]]
      item  wins  rank
    0    A     2     1
    1    B     1     2
    2    C     0     3
    """
    names, margin, met = _majorities(choices)
    wins, losses = (margin > 0).sum(axis=1), (margin < 0).sum(axis=1)
    draws = (met & (margin == 0)).sum(axis=1)
    score = (wins + draws / 2) / np.maximum(met.sum(axis=1), 1)
    places, tied = places_of(score)
    circles = {name for circle in preference_cycles(choices) for name in circle}
    return pd.DataFrame(
        {
            "item": names,
            "wins": wins,
            "losses": losses,
            "draws": draws,
            "score": score,
            "rank": places,
            "tied": tied,
            "in_cycle": [name in circles for name in names],
        }
    )


def preference_cycles(choices: pd.DataFrame) -> list[tuple[Any, ...]]:
    """The circles in which the majority runs: (A, B, C) means A before B before C before A.

    The shortest circle for each group of items that are caught in circles with each other. Source:
    Condorcet, 1785.

    >>> preference_cycles(pd.DataFrame({"winner": ["A", "B", "C"], "loser": ["B", "C", "A"]}))
    [('A', 'B', 'C')]
    """
    names, margin, _ = _majorities(choices)
    beats = margin > 0
    reaches = beats.copy()
    for middle in range(len(names)):
        reaches |= np.outer(reaches[:, middle], reaches[middle])
    circles = []
    told: set[int] = set()
    for start in range(len(names)):
        if start not in told and reaches[start, start]:
            group = np.flatnonzero(reaches[start] & reaches[:, start])
            told.update(group.tolist())
            ways = (_shortest_circle(beats, int(member)) for member in group)
            circles.append(tuple(names[row] for row in min(ways, key=len)))
    return circles


def kendalls_w(ranks: pd.DataFrame) -> float:
    """How far raters agree: 0 not at all, 1 entirely. Rows are items, columns raters, cells ranks or scores.

    Within each column only the order counts; equal cells share the mean rank, and W is corrected for them.
    Missing where every rater finds everything equal. Raises `InputError` for missing cells, fewer than two
    raters or two items. Source: Kendall & Babington Smith 1939; Kendall, Rank Correlation Methods, 1948.

    >>> kendalls_w(pd.DataFrame({"Ada": [1, 2, 3], "Ben": [1, 2, 3]}))
    1.0
    """
    items, raters = ranks.shape
    if items < 2 or raters < 2:
        raise InputError("Agreement needs at least two raters and two items.")
    for column in ranks.columns:
        refuse(ranks, column, np.isnan(numbers(ranks, column)), "Every rater must rank every item.")
    mean_ranks = ranks.rank(axis=0, method="average").to_numpy()
    sums = mean_ranks.sum(axis=1)
    ties = sum(
        float((counts**3 - counts).sum()) for counts in (_tie_sizes(column) for column in mean_ranks.T)
    )
    whole = raters**2 * (items**3 - items) - raters * ties
    return float(12 * ((sums - sums.mean()) ** 2).sum() / whole) if whole > SAME else float("nan")


def best_worst(tasks: pd.DataFrame) -> pd.DataFrame:
    """Best-worst (MaxDiff) counts, one row per item in the order of first mention.

    Columns: `shown` (the items of the task, as a list or text such as "A; B; C"), `best`, `worst`, one row
    per answered task. Result: `item`, `shown` (times), `best`, `worst`, `score` = (best - worst) / shown,
    from -1 to 1, `rank`, `tied`. Best minus worst adds up to 0 over all items. Raises `InputError` where a
    task shows an item twice, best or worst was not shown, or they are the same. Source: Finn & Louviere
    1992.

    >>> best_worst(pd.DataFrame({"shown": ["A; B; C"], "best": ["A"], "worst": ["C"]}))["score"].tolist()
    [1.0, 0.0, -1.0]
    """
    need_columns(tasks, ["shown", "best", "worst"], "Best-worst counting")
    shown = [_listed(cell) for cell in tasks["shown"]]
    twice = np.array([len(set(options)) < len(options) for options in shown], dtype=bool)
    refuse(tasks, "shown", twice, "It names an item twice. Name each item once.")
    best, worst = list(tasks["best"]), list(tasks["worst"])
    for column, chosen in (("best", best), ("worst", worst)):
        strange = np.array(
            [name not in options for name, options in zip(chosen, shown, strict=True)], dtype=bool
        )
        refuse(tasks, column, strange, "It was not among the items shown.")
    same = np.array([one == other for one, other in zip(best, worst, strict=True)], dtype=bool)
    refuse(tasks, "worst", same, "The same item can't be best and worst.")
    names = list(dict.fromkeys(name for options in shown for name in options))
    times = {name: 0 for name in names}
    for options in shown:
        for name in options:
            times[name] += 1
    counts = pd.DataFrame(
        {
            "item": names,
            "shown": [times[name] for name in names],
            "best": [best.count(name) for name in names],
            "worst": [worst.count(name) for name in names],
        }
    )
    score = (counts["best"] - counts["worst"]) / counts["shown"]
    places, tied = places_of(score.to_numpy(dtype=float))
    return counts.assign(score=score, rank=places, tied=tied)


def _majorities(choices: pd.DataFrame) -> tuple[list[Any], np.ndarray, np.ndarray]:
    """The items, by how many choices each leads over each other, and who met whom."""
    need_columns(choices, ["winner", "loser"], "A stack rank")
    for column in ("winner", "loser"):
        refuse(choices, column, choices[column].isna().to_numpy(), "Say which item was chosen before which.")
    same = (choices["winner"].astype(object) == choices["loser"].astype(object)).to_numpy()
    refuse(choices, "loser", same, "An item can't be compared with itself.")
    pairs = list(zip(choices["winner"], choices["loser"], strict=True))
    names = list(dict.fromkeys(name for pair in pairs for name in pair))
    place = {name: row for row, name in enumerate(names)}
    times = np.zeros((len(names), len(names)), dtype=int)
    for winner, loser in pairs:
        times[place[winner], place[loser]] += 1
    return names, times - times.T, (times + times.T) > 0


def _shortest_circle(beats: np.ndarray, start: int) -> list[int]:
    came: dict[int, int] = {}
    front = [start]
    while start not in came:
        following = []
        for row in front:
            for loser in np.flatnonzero(beats[row]).tolist():
                if loser not in came:
                    came[loser] = row
                    following.append(loser)
        front = following
    way = [came[start]]
    while way[-1] != start:
        way.append(came[way[-1]])
    return way[::-1]


def _tie_sizes(values: np.ndarray) -> np.ndarray:
    return np.unique(values, return_counts=True)[1].astype(float)


def _listed(cell: Any) -> list[Any]:
    if isinstance(cell, str):
        return [part.strip() for part in cell.split(";") if part.strip()]
    return list(cell) if isinstance(cell, Iterable) else []
