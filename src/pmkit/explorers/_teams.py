"""Who works on an item, from a column of one's own backlog: which columns serve, and the teams each gives.

A column serves where it parts the items into a few groups. Of a list the first entry counts.
"""

from typing import Any

import pandas as pd

from pmkit.backlog.schema import FIELDS

THE_TEAM = "the team"
MOST_TEAMS = 8
_FIELDS = ("assignee", "epic", "labels", "type")
_FILE = "file: "


def team_columns(items: pd.DataFrame) -> dict[str, str]:
    """Columns that can tell the team, with their labels; those of the file first."""
    names = [str(name) for name in items.columns if str(name).startswith(_FILE)]
    names += [name for name in _FIELDS if name in items.columns]
    return {name: _label(name) for name in names if 2 <= _texts(items[name]).nunique() <= MOST_TEAMS}


def _label(name: str) -> str:
    return FIELDS[name].label if name in FIELDS else name.removeprefix(_FILE)


def teams(items: pd.DataFrame, column: str) -> pd.Series:
    """Per item its team; without a column all work in one, without an entry in “no …”."""
    if column not in items.columns:
        return pd.Series(THE_TEAM, index=items.index)
    found = _texts(items[column])
    return found.where(found != "", f"no {_label(column).lower()}")


def _texts(cells: pd.Series) -> pd.Series:
    return pd.Series([_text(cell) for cell in cells], index=cells.index, dtype=object)


def _text(cell: Any) -> str:
    if isinstance(cell, (list, tuple)):
        cell = next(iter(cell), "")
    return "" if not isinstance(cell, str) and pd.isna(cell) else " ".join(str(cell).split())
