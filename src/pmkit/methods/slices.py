"""Splitting a large item: the known patterns, and what a split is worth slice by slice.

Nine patterns after R. Lawrence (2009), five after M. Cohn (SPIDR). A slice is thin and whole: it goes through
all layers and helps somebody by itself. Layers bring their value with the last one only. Shares of value and
efforts are judgements; what is done with them is arithmetic of the course's own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from pmkit.english import listed
from pmkit.methods._frame import InputError, ids_in, keys, need_columns, numbers, show
from pmkit.methods._text_findings import TextFinding, saw

SPLITTING_PATTERNS = {
    "workflow steps": ("Lawrence", "Which steps could be done by hand or left out at first?"),
    "operations": ("Lawrence", "It says manage: which of create, read, update and delete comes first?"),
    "business rules": ("Lawrence", "Which rule is enough at first, and which variations can wait?"),
    "data variations": ("Lawrence", "Which kind of data comes first, and which kinds later?"),
    "entry methods": ("Lawrence", "Which is the plainest way to put it in, and which is more comfortable?"),
    "major effort": ("Lawrence", "Which one carries most of the work, after which the others are easy?"),
    "simple first": ("Lawrence", "What is the simplest form, and what makes it complex?"),
    "defer performance": ("Lawrence", "Can it be slow at first, and fast later?"),
    "spike last": ("Lawrence", "If nothing else helps: which question must be answered, in how many days?"),
    "spikes": ("SPIDR", "What do you have to find out first? Take this one last."),
    "paths": ("SPIDR", "Which ways through it are there, and which is walked most?"),
    "interfaces": ("SPIDR", "On which device or page first?"),
    "data": ("SPIDR", "Which part of the data first?"),
    "rules": ("SPIDR", "Which rule can be loosened at first?"),
}
"""Each pattern, whose it is, and the question that it asks."""
_ALL = 100.0


@dataclass(frozen=True, kw_only=True)
class SplitWorth:
    """What a split brings in this order.

    `curve` has a row per slice that is kept: `id`, `spent` (effort so far), `reached` (per cent of the item's
    value so far). `area` is the mean of `reached` while the work goes on, 0 to 100; None without effort.
    `saved` is the share of the effort (0 to 1) that the dropped slices would take, `lost` the value that is
    not reached, in per cent. `findings` are told by id.
    """

    curve: pd.DataFrame
    area: float | None
    saved: float
    lost: float
    findings: tuple[TextFinding, ...]


def check_split(
    slices: pd.DataFrame, order: Sequence[Any] | None = None, dropped: Collection[Any] = ()
) -> SplitWorth:
    """Follow the value of one item's slices against the effort, in an order (the table's, if none is given).

    Columns: `slice` (text), `vertical` (yes or no), `value_share` (per cent of the item's value, 0 to 100),
    `effort` (any one unit, above 0); where there are `id` (else the index), `helps` (who, empty for nobody)
    and `needs` (ids). The value of a slice counts when it and what it needs of this split are done; that of a
    layer when all layers are, and a dropped layer is never done. Ids that are not in the table are told
    nowhere: they are other items. Findings: shares that don't add up to 100; a slice that helps nobody alone;
    a layer; a spike with a value; an effort above half of all (not thin); a slice that comes before what it
    needs, or whose need is dropped. Raises `InputError` for an empty table, missing or wrong cells, and an
    order with unknown, double or forgotten ids. Sources: Lawrence; Cohn.

    >>> slices = pd.DataFrame({"id": ["A", "B"], "slice": ["nuts", "milk"], "vertical": [True, True],
    ...     "helps": ["Ngozi", "Lena"], "value_share": [60, 40], "effort": [1, 3]})
    >>> told = check_split(slices, dropped=["B"])
    >>> told.curve["reached"].tolist(), told.saved, told.lost
    ([60.0], 0.75, 40.0)
    >>> round(check_split(slices).area, 1)
    45.0
    """
    need_columns(slices, ("slice", "vertical", "value_share", "effort"), "a split")
    if slices.empty:
        raise InputError("There is no slice yet. Write the first: what already helps somebody?")
    split = _Split(slices)
    ids = split.check_order(order, dropped)
    curve = split.curve(ids)
    total = curve["effort"].sum()
    before = curve["reached"].shift(fill_value=0.0)
    left_out = [name for name in split.ids if name not in ids]
    saved = sum(split.effort[name] for name in left_out) / sum(split.effort.values())
    reached = float(curve["reached"].iloc[-1]) if len(curve) else 0.0
    return SplitWorth(
        curve=curve[["id", "spent", "reached"]],
        area=float((before * curve["effort"]).sum() / total) if total else None,
        saved=saved,
        lost=max(0.0, sum(split.value.values()) - reached),
        findings=tuple(split.findings(ids, left_out)),
    )


class _Split:
    def __init__(self, slices: pd.DataFrame) -> None:
        self.ids = keys(slices)
        values = numbers(slices, "value_share", low=0, high=_ALL, remedy="Write per cent, 0 to 100.")
        efforts = numbers(slices, "effort", above=0, remedy="Write how much work it is, more than 0.")
        for column, cells in (("value_share", values), ("effort", efforts)):
            if np.isnan(cells).any():
                row = int(np.flatnonzero(np.isnan(cells))[0])
                raise InputError(
                    f"Row {row + 1} has no {column}. Write your guess.", column=column, rows=[row]
                )
        self.value = dict(zip(self.ids, values.tolist(), strict=True))
        self.effort = dict(zip(self.ids, efforts.tolist(), strict=True))
        self.vertical = dict(zip(self.ids, _yes(slices), strict=True))
        self.needs = dict(zip(self.ids, ids_in(slices, "needs"), strict=True))
        helps = slices["helps"] if "helps" in slices else pd.Series("?", index=slices.index)
        self.helps = dict(
            zip(self.ids, [bool(str(cell).strip()) and pd.notna(cell) for cell in helps], strict=True)
        )
        pattern = slices["pattern"] if "pattern" in slices else pd.Series("", index=slices.index)
        self.spike = {
            name: str(cell).startswith("spike") for name, cell in zip(self.ids, pattern, strict=True)
        }

    def check_order(self, order: Sequence[Any] | None, dropped: Collection[Any]) -> list[Any]:
        told = list(self.ids if order is None else order)
        if strange := [name for name in [*told, *dropped] if name not in self.ids]:
            raise InputError(f"{show(strange[0])} is none of the slices. Write one of {listed(self.ids)}.")
        if twice := [name for name in self.ids if told.count(name) > 1]:
            raise InputError(f"{twice[0]} stands in the order twice. Name each slice once.")
        if forgotten := [name for name in self.ids if name not in told and name not in dropped]:
            raise InputError(f"{forgotten[0]} is neither in the order nor dropped. Say which.")
        return [name for name in told if name not in dropped]

    def curve(self, ids: list[Any]) -> pd.DataFrame:
        layers = {name for name in self.ids if self._is_layer(name)}
        rows, done, spent = [], set[Any](), 0.0
        for name in ids:
            done.add(name)
            spent += self.effort[name]
            counts = [
                one for one in done if self._usable(one, done) and (one not in layers or layers <= done)
            ]
            reached = sum(self.value[one] for one in counts)
            rows.append({"id": name, "effort": self.effort[name], "spent": spent, "reached": float(reached)})
        return pd.DataFrame(rows, columns=["id", "effort", "spent", "reached"])

    def _is_layer(self, name: Any) -> bool:
        return not self.vertical[name] and not self.spike[name]

    def _usable(self, name: Any, done: set[Any]) -> bool:
        """Whether all that it needs is done, and what that needs in turn; in a circle all of it has to be."""
        seen, open_ones = set[Any](), [name]
        while open_ones:
            one = open_ones.pop()
            if one not in done:
                return False
            seen.add(one)
            open_ones += [need for need in self.needs[one] if need in self.value and need not in seen]
        return True

    def findings(self, ids: list[Any], left_out: list[Any]) -> list[TextFinding]:
        found = []
        total = sum(self.value.values())
        if abs(total - _ALL) > 0.5:
            says = f"The shares add up to {show(total)} per cent, not 100. Give or take the rest."
            found.append(saw("shares", "", says))
        whole = sum(self.effort.values())
        for name in self.ids:
            found += self._of_one(name, whole)
        for at, name in enumerate(ids):
            for need in self.needs[name]:
                if need in left_out:
                    found.append(
                        saw(
                            "need-dropped",
                            str(name),
                            f"{name} needs {need}, which is dropped. Keep both, or neither.",
                        )
                    )
                elif need in ids[at + 1 :]:
                    found.append(
                        saw(
                            "need-later",
                            str(name),
                            f"{name} comes before {need}, which it needs. Change places.",
                        )
                    )
        return found

    def _of_one(self, name: Any, whole: float) -> list[TextFinding]:
        where, found = str(name), []
        if self.spike[name]:
            if self.value[name] > 0:
                says = f"{name} is a spike: it brings knowledge, no value. Set its share to 0."
                found.append(saw("spike-value", where, says))
            return found
        if self._is_layer(name):
            says = f"{name} is a layer: its value waits for the last one. Cut through all layers instead."
            found.append(saw("layer", where, says))
        elif not self.helps[name]:
            found.append(
                saw("helps-nobody", where, f"{name} helps nobody by itself. Say whom, or cut otherwise.")
            )
        if len(self.ids) > 1 and self.effort[name] > whole / 2:
            says = f"{name} takes more than half of the effort. Split it once more."
            found.append(saw("not-thin", where, says))
        return found


def _yes(slices: pd.DataFrame) -> list[bool]:
    marks = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    told = [marks.get(str(cell).strip().lower()) for cell in slices["vertical"]]
    for row, one in enumerate(told):
        if one is None:
            cell = show(slices["vertical"].iloc[row])
            raise InputError(
                f"Row {row + 1}: vertical is {cell}. Write yes or no.", column="vertical", rows=[row]
            )
    return [bool(one) for one in told]
