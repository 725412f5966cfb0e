"""Why a share, a count or a product moved between two periods: in a sentence, as bars and as a table."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from pmkit.charts.change_parts import MIX, PART, RATE, change_parts_chart
from pmkit.charts.picture import Picture
from pmkit.english import capital, format_number, listed, signed
from pmkit.explorers import Cells
from pmkit.methods import difference_interval, split_change, split_product
from pmkit.methods.change import ChangeSplit
from pmkit.practice.markdown import escape_markdown

TOGETHER = "Together"
_NOTHING = 5e-6
"""Shares that differ by less are the same."""
_COLUMNS = (
    {"key": "group", "label": "Group", "type": "text", "readonly": True},
    {"key": "people_before", "label": "Of 100 people, before", "type": "number", "readonly": True},
    {"key": "people_after", "label": "Of 100 people, after", "type": "number", "readonly": True},
    {"key": "rate_before", "label": "Share, before", "type": "number", "unit": "%", "readonly": True},
    {"key": "rate_after", "label": "Share, after", "type": "number", "unit": "%", "readonly": True},
    {"key": "note", "label": "Mind", "type": "text", "wide": True, "readonly": True},
)


@dataclass(frozen=True)
class Moved:
    """What is said of a change: the sentence, the bars, the groups."""

    sentence: str
    parts: Picture
    groups: Cells


def spoken(period: str) -> str:
    """A month as it is said (September 2026), any other period as it is called."""
    found = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", period)
    return f"{date(int(found[1]), int(found[2]), 1):%B} {found[1]}" if found else period


def share_moved(
    counts: pd.DataFrame, sides: tuple[str, str], name: str, *, where: str = "", sampled: bool = False
) -> Moved:
    """A share by group. `counts`: period, group, people, successes; with a range where `sampled`.

    Raises `InputError` as `split_change`.
    """
    own = counts[counts["period"].isin(sides)]
    split = split_change(own, sides=sides)
    decimals = 1 if abs(split.total) >= 0.01 else 2
    said = _share_said(split, sides, name, where, decimals)
    return Moved(
        f"{said} {_range(own, sides, decimals)}" if sampled else said,
        _share_parts(split, name, decimals),
        group_table(split, sides),
    )


def _share_said(split: ChangeSplit, sides: tuple[str, str], name: str, where: str, decimals: int) -> str:
    first, then = (f"{100 * rate:.{decimals}f} %" for rate in (split.before, split.after))
    before, after = (escape_markdown(spoken(side)) for side in sides)
    whom = f", in {where}," if where else ""
    named = f"The {name[0].lower()}{name[1:]}" if name.startswith("Share ") else name
    said = f"**{escape_markdown(named)}**{whom} went from {first} ({before}) to {then} ({after})"
    if abs(split.total) < _NOTHING and abs(split.mix) < _NOTHING:
        return f"{said}. Nothing moved."
    total, mix, rate = (points(part, decimals) for part in (split.total, split.mix, split.rate))
    said += f": {total} points. Other people (the mix) bring **{mix}**, and the same kinds of people who "
    said += f"behave differently (the rate) bring **{rate}**."
    return f"{said} {_turned(split)}".strip()


def _range(counts: pd.DataFrame, sides: tuple[str, str], decimals: int) -> str:
    """Between which ends the change may lie, with so few people; for other people in each of the periods."""
    sums = counts.groupby("period")[["successes", "people"]].sum().loc[list(sides)].astype(int)
    (hits, n), (other_hits, other_n) = sums.to_numpy().tolist()
    low, high = (points(end, decimals) for end in difference_interval(hits, n, other_hits, other_n))
    return (
        f"With {n:,} and {other_n:,} people, the change for all may lie anywhere from {low} to {high} points."
        " That range takes them for different people: where the same ones stand in both periods, it is rough."
    )


def _turned(split: ChangeSplit) -> str:
    """Whether the groups moved against the whole: the mix has turned the sign."""
    steps = (split.groups["rate_after"] - split.groups["rate_before"]).dropna()
    moved = steps[steps.abs() >= _NOTHING]
    if len(moved) and abs(split.total) >= _NOTHING and (moved * split.total < 0).all():
        return "No group moved the way the whole did: the mix turned the sign."
    return ""


def _share_parts(split: ChangeSplit, name: str, decimals: int) -> Picture:
    rows = [(TOGETHER, MIX, 100 * split.mix), (TOGETHER, RATE, 100 * split.rate)]
    groups = split.groups.assign(size=split.groups["mix"].abs() + split.groups["rate"].abs())
    for row in groups.sort_values("size", ascending=False, kind="stable").to_dict("records"):
        label = capital(str(row["group"]))
        rows += [(label, MIX, 100 * row["mix"]), (label, RATE, 100 * row["rate"])]
    mix, rate = points(split.mix, decimals), points(split.rate, decimals)
    title = f"{name}: {points(split.total, decimals)} points = {mix} from the mix, {rate} from the rates"
    note = "The parts say where a change comes from, not what caused it."
    parts = pd.DataFrame(rows, columns=["name", "part", "value"])
    return change_parts_chart(parts, title=title, subtitle=note, unit="points", decimals=decimals)


def group_table(split: ChangeSplit | None, sides: tuple[str, str]) -> Cells:
    """The groups with their weights and shares; no rows where nothing is split."""
    rows = [] if split is None else split.groups.to_dict("records")
    cells = [
        {
            "id": f"g{at}",
            "group": str(row["group"]),
            "people_before": round(100 * row["weight_before"], 1),
            "people_after": round(100 * row["weight_after"], 1),
            "rate_before": _known(row["rate_before"]),
            "rate_after": _known(row["rate_after"]),
            "note": _noted(str(row["note"]), sides),
        }
        for at, row in enumerate(rows)
    ]
    return Cells("groups", "The groups", columns=_COLUMNS, rows=cells, sortable=False)


def _noted(note: str, sides: tuple[str, str]) -> str:
    for side in sides:
        note = note.replace(side, spoken(side))
    return note


def _known(rate: float) -> float | None:
    return None if pd.isna(rate) else float(rate)


def parts_moved(
    name: str,
    ends: tuple[float, float],
    parts: Sequence[tuple[str, float]],
    sides: tuple[str, str],
    *,
    product: bool = False,
) -> Moved:
    """A count or a product, and what each of its parts brought."""
    before, after = ends
    change = after - before
    first, then = (escape_markdown(spoken(side)) for side in sides)
    said = f"**“{escape_markdown(name)}”** went from {_count(before)} ({first}) to {_count(after)} ({then})"
    told = [f"**{_step(value)}** from “{escape_markdown(part)}”" for part, value in parts]
    said += f": {_step(change)}. That is {listed(told)}." if len(parts) > 1 else f": {_step(change)}."
    table = pd.DataFrame([(part, PART, value) for part, value in parts], columns=["name", "part", "value"])
    title = f"{name}: {_step(change)}"
    note = "What each part brought."
    if product:
        note = "What each factor brought, averaged over all orders in which they could have changed."
    picture = change_parts_chart(table, title=title, subtitle=note, decimals=0)
    return Moved(said, picture, group_table(None, sides))


def product_parts(factors: Mapping[str, tuple[float, float]]) -> list[tuple[str, float]]:
    """What each factor brought to the change of their product."""
    rows = [(name, before, after) for name, (before, after) in factors.items()]
    split = split_product(pd.DataFrame(rows, columns=["factor", "before", "after"]))
    return list(zip(split["factor"], split["part"], strict=True))


def points(share: float, decimals: int) -> str:
    """A difference of shares in points: −0.15."""
    return signed(100 * share, decimals)


def _step(value: float) -> str:
    return signed(value, 0)


def _count(value: float) -> str:
    return format_number(round(value))


def nothing_drawn(text: str, sides: tuple[str, str]) -> dict[str, Any]:
    """A result without a split: only the sentence."""
    return {"sentence": text, "tables": {"groups": group_table(None, sides)}}
