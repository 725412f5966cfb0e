"""Done, and not quite: what checks that are left out weigh after some weeks, and what they hide.

A Definition of Done says what holds for every item that is called done (The Scrum Guide, 2020); the
acceptance criteria of one story are something else. Undone hours are added up, no more: how much more the
same work costs later is a factor that the reader chooses. Nobody has shown one number for it (Menzies,
Nichols, Shull & Layman, 2016: no delayed-issue effect in 171 projects).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from pmkit.english import counted, listed, plural
from pmkit.methods._frame import InputError, need_columns, numbers, refuse, row_name, show
from pmkit.methods.throughput import History, read_history

QUALITIES = (
    "functional suitability",
    "performance efficiency",
    "compatibility",
    "interaction capability",
    "reliability",
    "security",
    "maintainability",
    "flexibility",
    "safety",
)
"""The nine of ISO/IEC 25010:2023."""


@dataclass(frozen=True, eq=False)
class UndoneWork:
    """What is left undone when some checks are skipped. All work in hours.

    `per_item` is what each item leaves undone. `skipped` has a row per check that is left out: `check`,
    `hours` (over all weeks), `catches` (what stays hidden) and `quality`. `ledger` has a row per week: `week`
    (from 1), `finished` (items), `added` and `so_far` (hours). `later` is the work with the factor,
    `weeks_later` how much later the honest date is (infinite without any capacity). `unwatched` are the
    qualities that no kept check looks at. `says` is a sentence.
    """

    per_item: float
    skipped: pd.DataFrame
    ledger: pd.DataFrame
    later: float
    weeks_later: float
    unwatched: tuple[str, ...]
    says: str


def undone_work(
    checks: pd.DataFrame, kept: Sequence[str], finished: History, *, capacity: float, factor: float = 1.0
) -> UndoneWork:
    """The ledger of what is not done, when only the `kept` checks are made on every item.

    `checks` has a row per check: `check` (its name), `hours_per_item`, `catches` (what it would find) and
    `quality` (one of `QUALITIES`, or empty). `finished` has the items that are called done in each week.
    `capacity` is the hours a week that could go into making it good, `factor` how many times as long the same
    work takes later (1: as long as now). Raises `InputError` for a check without name or hours, one that
    stands twice, a kept one that is not in the table, and a factor under 1.

    >>> checks = pd.DataFrame({"check": ["review", "help text"], "hours_per_item": [2, 1],
    ...     "catches": ["what one person knows", "questions"], "quality": ["maintainability", None]})
    >>> undone = undone_work(checks, ["review"], [2, 0, 3], capacity=10, factor=2)
    >>> undone.per_item, undone.ledger["so_far"].tolist(), undone.weeks_later
    (1.0, [2.0, 2.0, 5.0], 1.0)
    >>> undone.says.partition(". ")[2]
    'To do it later takes 10 hours: 1 week of the time set aside. Hidden: questions.'
    """
    names, hours = _read_checks(checks)
    unknown = [name for name in kept if name not in names]
    if unknown:
        raise InputError(f"There is no check “{unknown[0]}”. Choose from: {'; '.join(names)}.")
    if not 0 <= capacity < np.inf:
        raise InputError(f"The capacity is {show(capacity)}. Write hours a week, 0 or more.")
    if not 1 <= factor < np.inf:
        raise InputError(f"The factor is {show(factor)}. Write 1 or more: at 1 it takes as long as now.")
    counts = read_history(finished)
    out = np.array([name not in kept for name in names], dtype=bool)
    per_item = float(hours[out].sum())
    skipped = checks.loc[out, ["check", "catches", "quality"]].reset_index(drop=True)
    skipped.insert(1, "hours", hours[out] * counts.sum())
    added = counts * per_item
    ledger = pd.DataFrame({"week": np.arange(1, len(counts) + 1), "finished": counts, "added": added})
    ledger["so_far"] = added.cumsum()
    later = float(added.sum() * factor)
    weeks = later / capacity if capacity else (float("inf") if later else 0.0)
    watched = set(checks.loc[~out, "quality"].dropna())
    unwatched = tuple(quality for quality in QUALITIES if quality not in watched)
    says = _says(int(counts.sum()), float(added.sum()), later, weeks, skipped)
    return UndoneWork(per_item, skipped, ledger, later, weeks, unwatched, says)


def undone_by_item(checks: pd.DataFrame, items: pd.DataFrame) -> pd.DataFrame:
    """What each item leaves undone, where the checks that are skipped differ from item to item.

    `checks` as for `undone_work`; `items` has `item` and `skipped` (names of checks: a list, or text with
    semicolons; empty for none). Added to the items: `undone` (hours), `hidden` (what the skipped checks would
    find) and `done` (yes where nothing is skipped). Raises `InputError` for a check that is not in the table.

    >>> checks = pd.DataFrame({"check": ["review", "help text"], "hours_per_item": [2, 1],
    ...     "catches": ["what one person knows", "questions"], "quality": ["maintainability", None]})
    >>> items = pd.DataFrame({"item": ["login", "filter"], "skipped": ["review; help text", ""]})
    >>> undone_by_item(checks, items)[["item", "undone", "hidden", "done"]]
         item  undone                               hidden   done
    0   login     3.0  what one person knows and questions  False
    1  filter     0.0                                        True
    """
    names, hours = _read_checks(checks)
    need_columns(items, ["item", "skipped"], "A ledger by item")
    undone, hidden, done = [], [], []
    for position, cell in enumerate(items["skipped"]):
        out = _split(cell)
        unknown = [name for name in out if name not in names]
        if unknown:
            raise InputError(
                f"{row_name(items, position)}: there is no check “{unknown[0]}”. Choose from: "
                f"{'; '.join(names)}.",
                column="skipped",
                rows=[position],
            )
        rows = [row for row, name in enumerate(names) if name in out]
        undone.append(float(hours[rows].sum()))
        done.append(not out)
        hidden.append(listed([str(checks["catches"].iloc[row]) for row in rows]))
    return items.assign(
        undone=np.array(undone, dtype=float),
        hidden=pd.Series(hidden, items.index, dtype="str"),
        done=np.array(done, dtype=bool),
    )


def _read_checks(checks: pd.DataFrame) -> tuple[list[str], np.ndarray]:
    need_columns(checks, ["check", "hours_per_item", "catches", "quality"], "A Definition of Done")
    empty = checks["check"].map(lambda cell: pd.isna(cell) or not str(cell).strip())
    refuse(checks, "check", empty.to_numpy(dtype=bool), "Give the check a name.")
    refuse(checks, "check", checks["check"].duplicated().to_numpy(), "This check stands twice. Remove one.")
    hours = numbers(checks, "hours_per_item", low=0)
    refuse(checks, "hours_per_item", np.isnan(hours), "Write the hours for one item; 0 if it takes none.")
    quality = checks["quality"]
    known = quality.isna() | quality.isin(QUALITIES)
    refuse(checks, "quality", ~known.to_numpy(), f"Choose one of: {', '.join(QUALITIES)}; or leave it empty.")
    return [str(name) for name in checks["check"]], hours


def _split(cell: Any) -> list[str]:
    """Names of checks from a list, or from text with semicolons: a check's name may have a comma."""
    if isinstance(cell, str):
        return [name.strip() for name in re.split(r"[;\n]", cell) if name.strip()]
    return [str(name) for name in cell] if isinstance(cell, (list, tuple, set, np.ndarray)) else []


def _says(items: int, hours: float, later: float, weeks: float, skipped: pd.DataFrame) -> str:
    if not len(skipped):
        return f"Every check is made: {counted(items, 'item')} called done {plural(items, 'is', 'are')} done."
    hidden = f"Hidden: {listed([str(cell) for cell in skipped['catches']], 3)}."
    if not items:
        return "Nothing is finished in these weeks, so nothing is left undone yet."
    if not hours:
        return f"The checks that are left out take no time, so leaving them out saves none. {hidden}"
    when = f": {counted(round(weeks, 1), 'week')} of the time set aside" if np.isfinite(weeks) else ""
    when = when or ", and no time is set aside for it"
    are, left = plural(items, "is", "are"), plural(hours, "is", "are")
    return (
        f"{counted(items, 'item')} {are} called done, and {_hours(hours)} of work on them {left} not. "
        f"To do it later takes {_hours(later)}{when}. {hidden}"
    )


def _hours(hours: float) -> str:
    return counted(round(hours, 1), "hour")
