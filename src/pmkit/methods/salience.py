"""Who is touched, who counts, and with whom nobody speaks: salience, fields of the map, and the contact gap.

All values are one person's judgement, on a scale from 1 to 5 (or yes and no); the middle of the scale is
neither high nor low, and the tables say so instead of choosing a side. Sources: Mitchell, Agle & Wood,
Academy of Management Review 22(4), 1997, 853-886 (power, legitimacy, urgency); power and interest after
Johnson & Scholes. How often a field calls for a talk is the course's own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from pmkit.english import listed
from pmkit.methods._frame import InputError, missing_inputs, need_columns, numbers, refuse, show

SALIENCE: Mapping[tuple[bool, bool, bool], str] = {
    (False, False, False): "none",
    (True, False, False): "dormant",
    (False, True, False): "discretionary",
    (False, False, True): "demanding",
    (True, True, False): "dominant",
    (True, False, True): "dangerous",
    (False, True, True): "dependent",
    (True, True, True): "definitive",
}
"""The class by power, legitimacy and urgency."""

FIELDS: Mapping[tuple[bool, bool], str] = {
    (False, False): "minimal effort",
    (False, True): "keep informed",
    (True, False): "keep satisfied",
    (True, True): "key player",
}
"""The field of the map by power and interest."""

CONTACTS: Mapping[str, float] = {
    "minimal effort": 0.0,
    "keep informed": 1.0,
    "keep satisfied": 2.0,
    "key player": 4.0,
}
"""Talks a month that a field calls for."""
HARMED = 2.0
"""Talks a month with whoever has much to lose, whatever their power."""


def salience_classes(people: pd.DataFrame, *, middle: float = 3.0) -> pd.DataFrame:
    """Add the salience class of each row: who has to be heard, by power, legitimacy and urgency.

    `people` has `power`, `legitimacy` and `urgency`: yes/no, or 1 to 5 (1 to twice the `middle` less 1).
    Added: `salience` (an attribute in the middle counts as absent), `salience_if` (the class if it counts;
    '' where none is in the middle), `between` (which are) and `missing` (which are not given; the class is
    then ''). Little power hides nobody: whoever has a just and pressing matter is `dependent`.

    >>> people = pd.DataFrame({"power": [5, 1], "legitimacy": [5, 5], "urgency": [5, 3]})
    >>> told = salience_classes(people)
    >>> told["salience"].tolist(), told["salience_if"].tolist(), told["between"].tolist()
    (['definitive', 'discretionary'], ['', 'dependent'], ['', 'urgency'])
    """
    return _classed(people, ("power", "legitimacy", "urgency"), SALIENCE, "salience", middle)


def map_fields(people: pd.DataFrame, *, middle: float = 3.0) -> pd.DataFrame:
    """Add the field of each row on the map of power and interest.

    Columns as for `salience_classes`, but `power` and `interest`. Added: `field` (the middle counts as low),
    `field_if` (if it counts as high; '' where nothing is in the middle), `between` and `missing`.

    >>> people = pd.DataFrame({"person": ["E02", "Vera"], "power": [4, 1], "interest": [3, 5]})
    >>> map_fields(people)[["field", "field_if"]].to_numpy().tolist()
    [['keep satisfied', 'key player'], ['keep informed', '']]
    """
    return _classed(people, ("power", "interest"), FIELDS, "field", middle)


def contact_gaps(
    people: pd.DataFrame,
    *,
    calls_for: Mapping[str, float] = CONTACTS,
    harmed: float = HARMED,
    middle: float = 3.0,
) -> pd.DataFrame:
    """Add how many talks a month each row calls for, and how many are lacking.

    `people` has `person`, `power`, `interest` and `contacts_per_month` (talks with them ourselves; through
    others doesn't count), and may have `harm` (how much they can lose, on the same scale). Added to the
    columns of `map_fields`: `called_for` (of the field; between two of them the larger; at least `harmed`
    for whoever can lose much), `gap` = called_for - contacts_per_month (negative: more than that) and `says`.
    Missing where something is not given. Raises `InputError` for a person without a name.

    >>> people = pd.DataFrame({"person": ["Annegret", "Vera"], "power": [5, 1], "interest": [4, 4],
    ...     "harm": [2, 5], "contacts_per_month": [0, 0]})
    >>> contact_gaps(people)[["person", "called_for", "gap"]]
         person  called_for  gap
    0  Annegret         4.0  4.0
    1      Vera         2.0  2.0
    """
    need_columns(people, ["person", "power", "interest", "contacts_per_month"], "A contact gap")
    _named(people)
    lacking = [field for field in FIELDS.values() if field not in calls_for]
    if lacking:
        raise InputError(f"Say how many talks a month “{lacking[0]}” calls for.")
    table = map_fields(people, middle=middle)
    talks = numbers(people, "contacts_per_month", low=0)
    loses = np.zeros(len(people), dtype=bool)
    if "harm" in people.columns:
        loses = _levels(people, "harm", middle) == 1
    wanted = np.array(
        [
            max(calls_for[name] for name in (field, other) if name) if field else np.nan
            for field, other in zip(table["field"], table["field_if"], strict=True)
        ],
        dtype=float,
    )
    wanted = np.where(loses, np.fmax(wanted, harmed), wanted)
    says = [
        _gap_says(field, bool(much), want, have)
        for field, much, want, have in zip(table["field"], loses, wanted, talks, strict=True)
    ]
    return table.assign(called_for=wanted, gap=wanted - talks, says=pd.Series(says, table.index, dtype="str"))


def compare_maps(
    first: pd.DataFrame,
    second: pd.DataFrame,
    *,
    columns: Sequence[str] = ("power", "interest"),
) -> pd.DataFrame:
    """Where two people who mapped the same stakeholders differ: a row per person and column that differs.

    Both tables have `person` and the `columns`. Result: `person`, `column`, `first`, `second` (missing where
    a map hasn't the person, or no value) and `apart` (the distance), people in the order of the first map,
    then those that only the second has. Raises `InputError` for a person without a name or mapped twice.

    >>> mine = pd.DataFrame({"person": ["Ruth", "Vera"], "power": [4, 1], "interest": [3, 5]})
    >>> yours = pd.DataFrame({"person": ["Ruth"], "power": [2], "interest": [3]})
    >>> compare_maps(mine, yours)
      person    column  first  second  apart
    0   Ruth     power    4.0     2.0    2.0
    1   Vera     power    1.0     NaN    NaN
    2   Vera  interest    5.0     NaN    NaN
    """
    maps = []
    for table in (first, second):
        need_columns(table, ["person", *columns], "A map")
        _named(table)
        refuse(table, "person", table["person"].duplicated().to_numpy(), "This person is on the map twice.")
        values = [numbers(table, column) for column in columns]
        maps.append({name: [each[row] for each in values] for row, name in enumerate(table["person"])})
    nowhere = [float("nan")] * len(columns)
    rows = [
        (name, column, one, other, abs(one - other))
        for name in dict.fromkeys([*maps[0], *maps[1]])
        for column, one, other in zip(
            columns, maps[0].get(name, nowhere), maps[1].get(name, nowhere), strict=True
        )
        if one != other and not (np.isnan(one) and np.isnan(other))
    ]
    return pd.DataFrame(rows, columns=["person", "column", "first", "second", "apart"])


def _classed(
    people: pd.DataFrame,
    columns: tuple[str, ...],
    names: Mapping[Any, str],
    what: str,
    middle: float,
) -> pd.DataFrame:
    """Add the class of each row when the middle counts as low, and the one when it counts as high."""
    need_columns(people, columns, f"A {what}")
    if "person" in people.columns:
        _named(people)
    levels = {column: _levels(people, column, middle) for column in columns}
    rows = np.column_stack(list(levels.values())) if len(people) else np.empty((0, len(columns)))
    low, high, between = [], [], []
    for row in rows:
        known = not np.isnan(row).any()
        torn = [column for column, level in zip(columns, row, strict=True) if level == 0.5]
        low.append(names[tuple(bool(level == 1) for level in row)] if known else "")
        high.append(names[tuple(bool(level > 0) for level in row)] if known and torn else "")
        between.append(listed(torn))
    added = {what: low, f"{what}_if": high, "between": between}
    table = people.copy()
    for name, cells in added.items():
        table[name] = pd.Series(cells, people.index, dtype="str")
    return table.assign(missing=missing_inputs(people.index, levels))


def _levels(people: pd.DataFrame, column: str, middle: float) -> np.ndarray:
    """1 for high, 0 for low, 0.5 for the middle of the scale, missing where nothing is given."""
    if not middle > 1:
        raise InputError(f"The middle of the scale is {show(middle)}. Write more than 1: 3 for 1 to 5.")
    if pd.api.types.is_bool_dtype(people[column]):
        return people[column].to_numpy(dtype=float, na_value=np.nan)
    values = numbers(people, column, low=1, high=2 * middle - 1)
    return np.where(np.isnan(values), np.nan, (np.sign(values - middle) + 1) / 2)


def _named(people: pd.DataFrame) -> None:
    empty = people["person"].map(lambda cell: pd.isna(cell) or not str(cell).strip())
    refuse(people, "person", empty.to_numpy(dtype=bool), "Give everybody a name, or a part they play.")


def _gap_says(field: str, much: bool, wanted: float, talks: float) -> str:
    if np.isnan(wanted) or np.isnan(talks) or talks >= wanted:
        return ""
    if talks > 0:
        return f"{show(talks)} of {show(wanted)} talks a month."
    if much and field in ("minimal effort", "keep informed"):
        return "Little power and much to lose, and we don't speak with them ourselves."
    what = {"key player": "Much power and interest, and we", "keep satisfied": "Much power, and we"}
    return f"{what.get(field, 'We')} don't speak with them ourselves."
