"""One cell of an export: readable by a person, and the same when it is read again."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd


def number_text(value: float) -> str:
    """A number as any tracker reads it: no grouping, a point, no needless digits; '' for a missing one."""
    if pd.isna(value):
        return ""
    value = float(value)
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = repr(value)
    return f"{text}0" if re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", text) else text  # 1.200 might be read as 1200


def cell_text(cell: Any, join: str = "; ") -> str:
    """A cell of the backlog as text: lists joined, dates in ISO, missing ones empty."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, (list, tuple)):
        return join.join(str(part) for part in cell)
    if cell is None or pd.isna(cell):
        return ""
    if isinstance(cell, pd.Timestamp):
        return cell.strftime("%Y-%m-%d" if cell == cell.normalize() else "%Y-%m-%dT%H:%M:%S")
    return number_text(cell)
