"""Marks by a rubric: how far a marker is from two experts, and how far these are from each other.

A rubric marks each dimension by a described level. Two experts differ too, so nobody can be nearer to both
than half of their own distance: that is told beside the marker's. Marks are never added up to a grade. The
measures are the course's own.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmkit.english import listed
from pmkit.methods._frame import InputError, need_columns, numbers, refuse

LEVELS = 4


def mark_distances(marks: pd.DataFrame, *, levels: int = LEVELS) -> pd.DataFrame:
    """For each dimension how far a marker's marks are from two experts', in levels: a row per dimension.

    `marks` has a row per answer and dimension: `dimension`, `mark`, `first` and `second` (the experts), all
    whole numbers from 1 to `levels`; a missing `mark` is left out. Columns of the result: `dimension`, `n`,
    `distance` (mean absolute distance to both experts), `between` (the experts' own), `within_one` (share of
    marks at most one level from both), `lean` (mean of mark minus both: above 0 is milder) and `says`.

    >>> marks = pd.DataFrame({"dimension": ["goal"] * 2, "mark": [4, 3], "first": [2, 3], "second": [3, 3]})
    >>> mark_distances(marks)[["dimension", "distance", "between", "within_one", "lean"]]
      dimension  distance  between  within_one  lean
    0      goal      0.75      0.5         0.5  0.75
    """
    need_columns(marks, ["dimension", "mark", "first", "second"], "Comparing marks")
    says = f"Marks are whole levels from 1 to {levels}."
    columns = {}
    for name in ("mark", "first", "second"):
        columns[name] = numbers(marks, name, low=1, high=levels, remedy=says)
        refuse(marks, name, columns[name] % 1 > 0, says)
    table = pd.DataFrame({"dimension": list(marks["dimension"]), **columns}).dropna()
    rows = []
    for dimension, part in table.groupby("dimension", sort=False):
        mark, first, second = (part[name].to_numpy() for name in ("mark", "first", "second"))
        apart = np.abs(np.stack([mark - first, mark - second]))
        between, lean = float(np.abs(first - second).mean()), float((mark - (first + second) / 2).mean())
        rows.append(
            (dimension, len(part), float(apart.mean()), between, float((apart.max(axis=0) <= 1).mean()), lean)
        )
    names = ["dimension", "n", "distance", "between", "within_one", "lean"]
    told = pd.DataFrame(rows, columns=names)
    return told.assign(
        says=[_says(row["distance"], row["between"], row["lean"]) for _, row in told.iterrows()]
    )


def _says(distance: float, between: float, lean: float) -> str:
    if distance <= max(between, 0.5):
        return "As near to the experts as they are to each other."
    way = "Milder" if lean > 0.5 else "Stricter" if lean < -0.5 else ""
    return (
        f"{way} than both experts." if way else "Now above and now below the experts: read the levels again."
    )


def long_marks(answers: pd.DataFrame, marks: pd.DataFrame, dimensions: list[str]) -> pd.DataFrame:
    """Marks as `mark_distances` wants them, from a table with a column per dimension.

    `answers` has `id` and for each dimension `first_…` and `second_…`; `marks` has `id` and a column per
    dimension. A row per answer that is in both and dimension. Raises `InputError` for an unknown answer.

    >>> answers = pd.DataFrame({"id": ["A"], "first_goal": [2], "second_goal": [3]})
    >>> long_marks(answers, pd.DataFrame({"id": ["A"], "goal": [4]}), ["goal"])
      id dimension  mark  first  second
    0  A      goal     4      2       3
    """
    need_columns(marks, ["id", *dimensions], "Comparing marks")
    known = answers.set_index("id")
    if strange := [str(name) for name in marks["id"] if name not in known.index]:
        raise InputError(f"There is no answer {listed(strange)}. Mark one of {listed(list(known.index), 6)}.")
    rows = [
        (name, one, mark, known.loc[name, f"first_{one}"], known.loc[name, f"second_{one}"])
        for one in dimensions
        for name, mark in zip(marks["id"], marks[one], strict=True)
    ]
    return pd.DataFrame(rows, columns=["id", "dimension", "mark", "first", "second"])
