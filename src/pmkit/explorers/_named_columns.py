"""Which column belongs to whom, while names are written, changed, taken out and written again.

Letters are kept by column, and a column by name: taking out a name in the middle must not give its letters
to the next one. Knows nothing of what the letters mean.
"""

from collections.abc import Mapping, Sequence
from typing import Any

Rows = Mapping[str, Mapping[str, Any]]
"""Row id -> column -> what stands there."""


def columns_of(
    names: Sequence[str], shown: Sequence[str], before: Mapping[str, str], free: Sequence[str]
) -> tuple[dict[str, str], set[str]]:
    """The column of each name, and which columns are new to their name and so to be emptied.

    `names` are those written now, `shown` those before; `before` holds the column of each name ever written,
    `free` the columns there are, the emptiest first. Whose name was changed in its place keeps the column;
    who was left out keeps it until somebody new needs it.

    >>> columns_of(["Ana", "Cem"], ["Ana", "Ben", "Cem"], {"Ana": "1", "Ben": "2", "Cem": "3"}, "1234")
    ({'Ana': '1', 'Ben': '2', 'Cem': '3'}, set())
    >>> columns_of(["Ana", "Bea"], ["Ana", "Ben"], {"Ana": "1", "Ben": "2"}, "1234")
    ({'Ana': '1', 'Bea': '2'}, set())
    """
    keys = _renamed(names, shown, before)
    new = set()
    for name in names:
        if name not in keys:
            key = _unused(keys, names, free)
            new.add(key)
            keys = {other: at for other, at in keys.items() if at != key} | {name: key}
    return keys, new


def _renamed(names: Sequence[str], shown: Sequence[str], before: Mapping[str, str]) -> dict[str, str]:
    """The columns after names were changed in their places; nothing where their number has changed."""
    keys = dict(before)
    for old, new in zip(shown, names, strict=True) if len(names) == len(shown) else ():
        if old in keys and old not in names and new not in keys:
            keys[new] = keys.pop(old)
    return keys


def _unused(keys: Mapping[str, str], names: Sequence[str], free: Sequence[str]) -> str:
    """A column that no name has ever had; else the first of somebody who was left out."""
    ever, now = set(keys.values()), {at for name, at in keys.items() if name in names}
    return next((key for key in free if key not in ever), None) or next(k for k in free if k not in now)


def emptied(rows: Rows, columns: set[str]) -> dict[str, dict[str, Any]]:
    """The rows without what stands in these columns."""
    return {
        id: {key: cell for key, cell in cells.items() if key not in columns} for id, cells in rows.items()
    }


def emptiest_first(columns: Sequence[str], rows: Rows) -> list[str]:
    """The columns, those that hold least first."""
    return sorted(columns, key=lambda key: sum(bool(cells.get(key)) for cells in rows.values()))
