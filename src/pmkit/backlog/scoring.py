"""A backlog's scores under one method: `pmkit.methods` on its items, with what is missing said.

The arithmetic is the methods'; this module only chooses the columns that a method reads.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pmkit.backlog.errors import BacklogProblem
from pmkit.backlog.import_report import INPUTS, lacks, missing_inputs
from pmkit.backlog.schema import FIELDS
from pmkit.english import counted

_METHODS = {"rice": "rice", "ice": "ice_average", "wsjf": "wsjf", "value-effort": "value_effort"}
METHODS = tuple(_METHODS)
SAFE = "safe-wsjf"
"""SAFe's relative WSJF: points of one session, which only a score of their own table makes sense of."""
_SAFE_INPUTS = ("user_business_value", "time_criticality", "risk_reduction", "size")
_RICE_HIGHEST_IMPACT = 3


@dataclass(frozen=True, kw_only=True, eq=False)
class Scores:
    """`table`: `key`, `item`, `score`, `rank` (1 is best), `tied`, `missing` (a list of inputs), row for
    row as the
    items. `missing`: how many items lack each input. `note`: what was converted, if anything."""

    method: str
    table: pd.DataFrame
    missing: dict[str, int]
    note: str = ""

    def asks(self) -> str:
        """What has to be filled in before every item has a score; '' when nothing is missing."""
        if not self.missing:
            return ""
        parts = [
            f"{FIELDS[name].label.lower()}{f' ({FIELDS[name].unit})' if FIELDS[name].unit else ''} of "
            f"{counted(number, 'item')}"
            for name, number in self.missing.items()
        ]
        return f"To score every item, fill in: {'; '.join(parts)}."


def estimated_inputs(method: str) -> tuple[str, tuple[str, ...]]:
    """A method of `METHODS` as `pmkit.methods` calls it, and the decided fields that are estimated for it."""
    on_its_scale = ("ice_impact", "ice_confidence", "ease")
    return _METHODS[method], on_its_scale if method == "ice" else INPUTS[method]


def score_items(items: pd.DataFrame, method: str) -> Scores:
    """Score items by a method of `METHODS`, or `SAFE`; one with a missing input has no score and no rank.

    ICE's confidence is the share times ten, and an impact on RICE's scale (none above 3) is put on ICE's
    by the
    methods' own conversion; `note` says so. Raises `BacklogProblem` for an unknown method and the methods'
    `InputError` for a value that can't be.
    """
    from pmkit import methods

    if method not in (*METHODS, SAFE):
        raise BacklogProblem(f"There is no method {method}. Choose one of: {', '.join((*METHODS, SAFE))}.")
    source, note = items, ""
    if method == "ice":
        source, note = ice_columns(items)
    name = _METHODS.get(method, "safe_wsjf")
    scored = methods.score(source, name)
    table = pd.DataFrame(
        {
            "key": items["key"] if "key" in items.columns else items["id"],
            "item": items["item"],
            "score": scored[name],
            "rank": scored["rank"],
            "tied": scored["tied"],
            "missing": _lacking(items, method),
        }
    )
    if method == SAFE:
        note = " ".join(filter(None, dict.fromkeys(methods.safe_wsjf(source)["warning"])))
        missing = {name: gone for name in _SAFE_INPUTS if (gone := int(items[name].isna().sum()))}
    else:
        missing = missing_inputs(items)[method]
    return Scores(method=method, table=table, missing=missing, note=note)


def has_safe_points(items: pd.DataFrame) -> bool:
    """Whether any item has points of SAFe's relative WSJF besides a size."""
    return bool(items[[name for name in _SAFE_INPUTS if name != "size"]].notna().any(axis=None))


def _lacking(items: pd.DataFrame, method: str) -> list[list[str]]:
    """Per item the inputs that it lacks."""
    names = INPUTS.get(method, _SAFE_INPUTS)
    empty = np.column_stack([lacks(items, method, name).to_numpy() for name in names])
    return [[name for name, gone in zip(names, row, strict=True) if gone] for row in empty]


def ice_columns(items: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The items with `ice_impact` and `ice_confidence`, 1 to 10 each, and a sentence on how they came
    about."""
    from pmkit import methods

    note = "Confidence counts as tenths: 80 % is 8."
    if np.nanmax(items["impact"].to_numpy(dtype=float), initial=0) > _RICE_HIGHEST_IMPACT:
        made = items.assign(
            ice_impact=items["impact"], ice_confidence=(10 * items["confidence"]).clip(lower=1)
        )
        own = [name for name in ("ice_impact", "ice_confidence") if name in items]
        return made.assign(**{name: items[name].fillna(made[name]) for name in own}), note
    return methods.ice_inputs(items), f"{note} Impact was moved from 0.25 to 3 onto 1 to 10."
