"""Who works on an item, from a column of one's own backlog: which columns serve, and the teams each gives.

A column of people comes first; of many people the busiest stand alone, the others are one group. Another
column serves where its words part the items into a few groups: a count or a day is nobody's name. Of a list
the first entry counts.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from pmkit.backlog.name_hiding import names_people
from pmkit.backlog.schema import FIELDS
from pmkit.english import counted

THE_TEAM = "the team"
MOST_TEAMS = 8
_FIELDS = ("epic", "labels", "type")
_FILE = "file: "
_NO_NAME = re.compile(r"[\d\s.,:/%+-]+([AaPp][Mm])?|\d{1,2}[/. -]+\w{3,9}[/. -]+\d{2,4}\b.*|")
"""A number, a share, a day (20/Jul/26 10:16 AM) or nothing."""


def team_columns(items: pd.DataFrame) -> dict[str, str]:
    """Columns that can tell the team, with their labels: those of people first, then those of the file."""
    own = [str(name) for name in items.columns if str(name).startswith(_FILE)]
    people = [name for name in ("assignee", *own) if name in items.columns and _of_people(name)]
    groups = [name for name in (*own, *_FIELDS) if name in items.columns and name not in people]
    found = {name: _names(items[name]) for name in (*people, *groups)}
    return {
        name: _label(name)
        for name, texts in found.items()
        if len(set(texts)) >= 2 and (name in people or len(set(texts)) <= MOST_TEAMS)
    }


def _of_people(name: str) -> bool:
    return name == "assignee" or names_people(_label(name))


def _label(name: str) -> str:
    return FIELDS[name].label if name in FIELDS else name.removeprefix(_FILE)


def teams(items: pd.DataFrame, column: str) -> pd.Series:
    """Per item its team; without a column all work in one, without an entry in “no …”."""
    if column not in items.columns:
        return pd.Series(THE_TEAM, index=items.index)
    found = _texts(items[column])
    often = [name for name, _ in Counter(name for name in found if name).most_common()]
    if len(often) >= MOST_TEAMS and found.nunique() > MOST_TEAMS:
        others = often[MOST_TEAMS - 2 :]
        found = found.where(~found.isin(others), f"{counted(len(others), 'other')}")
    return found.where(found != "", f"no {_label(column).lower()}")


def _names(cells: pd.Series) -> Sequence[str]:
    """The entries of a column; none where all of them are numbers or days."""
    texts = _texts(cells).tolist()
    return texts if any(not _NO_NAME.fullmatch(text) for text in texts) else []


def _texts(cells: pd.Series) -> pd.Series:
    return pd.Series([_text(cell) for cell in cells], index=cells.index, dtype=object)


def _text(cell: Any) -> str:
    if isinstance(cell, (list, tuple)):
        cell = next(iter(cell), "")
    return "" if not isinstance(cell, str) and pd.isna(cell) else " ".join(str(cell).split())
