"""MoSCoW: Must, Should, Could, Won't this time, with its two checkable rules.

The effort rule (Must at most 60 % of the effort, not of the items) and the closure rule (a Must may not
depend on anything less). Source: Dai Clegg 1994; DSDM Agile Project Framework handbook 2014, chapter 10.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from pmkit.english import counted
from pmkit.methods._frame import (
    InputError,
    keys,
    need_columns,
    notes,
    numbers,
    percent,
    refuse,
    requires_of,
    show,
)

GROUPS = ("must", "should", "could", "wont")
LABELS = {"must": "Must", "should": "Should", "could": "Could", "wont": "Won't this time"}
OBLIGATION_LABELS = {
    "law": "A law",
    "contract": "A contract",
    "date": "A date from outside",
    "safety": "Safety or security",
    "none": "Nothing",
}
"""What can oblige a team to an item. Leaving such an item out breaks something that the team can't move."""
MUST_LIMIT = 0.6
GUIDE = {"must": 0.6, "should": 0.2, "could": 0.2}
"""The handbook's shares of effort: Must at most this, Should and Could about this."""

_WORDS = {"m": "must", "s": "should", "c": "could", "w": "wont"} | {
    f"{word}{end}": group
    for group, words in {
        "must": ["must"],
        "should": ["should"],
        "could": ["could"],
        "wont": ["wont", "won't", "won’t", "would", "will not"],
    }.items()
    for word in words
    for end in ("", " have", " this time", " have this time")
}


def check_moscow(items: pd.DataFrame) -> pd.DataFrame:
    """The table with the closure rule applied: adds `moscow_needed`, `breach` and `says`.

    Columns: `moscow` (must, should, could, wont; usual spellings are understood, empty is not yet sorted),
    `requires` (ids), `id`. `moscow_needed` is the group that an item must be in so that nothing depends on
    less: the highest group among itself and everything that needs it, directly or through others.

    >>> items = pd.DataFrame({"id": ["A", "B"], "moscow": ["must", "should"], "requires": ["B", ""]})
    >>> check_moscow(items)[["id", "moscow", "moscow_needed", "breach"]]
      id  moscow moscow_needed  breach
    0  A    must          must   False
    1  B  should          must    True
    """
    levels = _levels(items)
    names = keys(items)
    needed = levels.copy()
    cause: list[Any] = [None] * len(names)
    for holder, reached in enumerate(_reach(items, names)):
        for row in reached:
            if levels[holder] < min(needed[row], GROUPS.index("wont")):
                needed[row], cause[row] = levels[holder], names[holder]
    breach = needed < levels
    says = [
        _raised(cause[row], LABELS[GROUPS[needed[row]]]) if breach[row] else "" for row in range(len(names))
    ]
    group = pd.Series([*GROUPS, None], dtype="str").take(needed).set_axis(items.index)
    return items.assign(
        moscow_needed=group, breach=breach, says=pd.Series(says, index=items.index, dtype="str")
    )


def check_obligations(items: pd.DataFrame) -> pd.DataFrame:
    """What a release would break: adds `breaks` (bool) and `says`.

    Columns: `moscow` as for `check_moscow`, `obligation` (law, contract, date, safety, none; empty is not
    yet said). An item that something obliges the team to is a Must, or the team says how it keeps to it
    otherwise. Items that are not sorted yet break nothing. Source: DSDM Agile Project Framework handbook
    2014, chapter 10 (a Must is what is illegal, unsafe or pointless to leave out). Raises `InputError` for
    another word in either column.

    >>> items = pd.DataFrame({"id": ["A", "B"], "moscow": ["wont", "wont"], "obligation": ["law", "none"]})
    >>> check_obligations(items)["breaks"].tolist()
    [True, False]
    """
    need_columns(items, ["moscow", "obligation"], "What a release may not leave out")
    obliged = items["obligation"].fillna("").astype("str")
    known = obliged.isin([*OBLIGATION_LABELS, ""]).to_numpy()
    refuse(items, "obligation", ~known, f"Write {', '.join(OBLIGATION_LABELS)}, or leave it empty.")
    levels = _levels(items)
    breaks = ~obliged.isin(["none", ""]).to_numpy() & (levels > 0) & (levels < len(GROUPS))
    says = [
        f"{OBLIGATION_LABELS[word]} asks for this, and it is a {LABELS[GROUPS[level]]}." if broken else ""
        for word, level, broken in zip(obliged, levels, breaks, strict=True)
    ]
    return items.assign(breaks=breaks, says=pd.Series(says, index=items.index, dtype="str"))


def share_words(share: float, limit: float = MUST_LIMIT) -> str:
    """A share of the effort in words that rounding can't put on the wrong side of the limit.

    >>> share_words(0.58), share_words(0.604), share_words(0.6)
    ('58 %', '60.4 %', '60 %')
    """
    above = share > limit * (1 + 1e-12)
    digits = next((one for one in range(6) if (round(100 * share, one) > 100 * limit) == above), 6)
    return f"{100 * share:.{digits}f} %"


def _raised(holder: Any, label: str) -> str:
    return f"{holder} is a {label} and needs this, so this is a {label} too."


def moscow_effort(
    items: pd.DataFrame, *, capacity: float | None = None, limit: float = MUST_LIMIT
) -> pd.DataFrame:
    """Effort per group against the 60 % rule, one row per group, in the order must, should, could, wont.

    Columns: `moscow`, `effort` (any one unit, 0 or more). Shares are of the effort of Must, Should and
    Could together (Won't is not done this time), or of `capacity` where it is given, in the unit of effort.
    Result, indexed by group: `items`, `item_share`, `effort`, `share`, `guide`, `over` (only Must can be
    over: more than `limit`), `unsized` (items without an effort, so the shares are too low by them) and
    `says`.

    >>> items = pd.DataFrame({"moscow": ["must", "should", "could"], "effort": [61, 19, 20]})
    >>> moscow_effort(items)[["effort", "share", "over"]]
            effort  share   over
    must      61.0   0.61   True
    should    19.0   0.19  False
    could     20.0   0.20  False
    wont       0.0    NaN  False
    """
    need_columns(items, ["moscow", "effort"], "The MoSCoW effort rule")
    levels = _levels(items)
    effort = numbers(items, "effort", low=0)
    if capacity is not None and not capacity > 0:
        raise InputError(f"The capacity is {show(capacity)}. Write how much the team can do, more than 0.")
    sums = [float(np.nansum(effort[levels == level])) for level in range(4)]
    counts = [int(np.sum(levels == level)) for level in range(4)]
    unsized = [int(np.sum(np.isnan(effort[levels == level]))) for level in range(4)]
    whole = capacity if capacity is not None else sum(sums[:3])
    planned = sum(counts[:3])
    table = pd.DataFrame(
        {
            "items": counts,
            "item_share": [count / planned if planned else np.nan for count in counts[:3]] + [np.nan],
            "effort": sums,
            "share": [total / whole if whole else np.nan for total in sums[:3]] + [np.nan],
            "guide": [GUIDE.get(group, np.nan) for group in GROUPS],
            "over": [sums[0] > limit * whole * (1 + 1e-12), False, False, False],
            "unsized": unsized,
        },
        index=pd.Index(GROUPS, dtype="str"),
    )
    return table.assign(says=notes(table.index, _effort_says(table, limit)))


def _effort_says(table: pd.DataFrame, limit: float) -> list[tuple[np.ndarray, str]]:
    must = np.arange(4) == 0
    share = table["share"].iloc[0]
    marks = []
    if table["over"].iloc[0]:
        safe = "the estimates are accurate, the approach is understood, the team performs and risks are few"
        told = f"over {percent(limit)}. That is safe only where {safe}."
        marks.append((must, f"Must takes {percent(share)} of the effort, {told}"))
    elif not np.isnan(share):
        marks.append((must, f"Must takes {percent(share)} of the effort, within {percent(limit)}."))
    for level in range(4):
        count = int(table["unsized"].iloc[level])
        if count:
            items_have = counted(count, "item has", "items have")
            marks.append((np.arange(4) == level, f"{items_have} no effort yet and can't be counted."))
    return marks


def _levels(items: pd.DataFrame) -> np.ndarray:
    """0 must … 3 wont, 4 not sorted yet."""
    need_columns(items, ["moscow"], "MoSCoW")
    cells = items["moscow"]
    words = [
        " ".join(str(cell).lower().replace("-", " ").split()) if not pd.isna(cell) else "" for cell in cells
    ]
    known = np.array([word == "" or word in _WORDS for word in words], dtype=bool)
    refuse(items, "moscow", ~known, "Write must, should, could or wont.")
    return np.array([GROUPS.index(_WORDS[word]) if word else 4 for word in words], dtype=int)


def _reach(items: pd.DataFrame, names: list[Any]) -> list[dict[int, str]]:
    """For each row the rows it needs, directly or not, with the ids of a shortest path between them."""
    place = {name: row for row, name in enumerate(names)}
    direct = [[place[name] for name in cell if name in place] for cell in requires_of(items)]
    reached = []
    for start in range(len(names)):
        seen: dict[int, str] = {start: ""}
        front = [start]
        while front:
            following = []
            for row in front:
                for needed in direct[row]:
                    if needed not in seen:
                        way = f"{seen[row]}, {names[row]}".strip(", ") if row != start else ""
                        seen[needed] = way
                        following.append(needed)
            front = following
        del seen[start]
        reached.append(seen)
    return reached
