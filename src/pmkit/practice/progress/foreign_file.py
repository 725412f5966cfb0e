"""An SQLite file that may come from anybody, opened so that nothing in it runs: no view, no trigger, no
function, no recursion. What is not a row of a table is refused, and a search without end is ended.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

_LONGEST = 10_000_000
"""Bytes of a row; an answer is far shorter."""
_MOST_COLUMNS = 40
_STEPS_AT_ONCE = 100_000
_STEPS, _STEPS_A_BYTE = 20_000_000, 10
"""Steps of SQLite's machine: ours need one for each ten bytes of a file."""
_TIMES_THE_FILE = 4
_A_ROW = 64
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}
_PRAGMAS = {"integrity_check", "quick_check", "page_count", "page_size", "database_list"}


def connect(path: Path, size: int) -> sqlite3.Connection:
    """A connection that only reads tables; `size` are the bytes of the file and its journals.

    Whatever else a statement would do raises sqlite3.Error.
    """
    connection = sqlite3.connect(path)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    connection.setlimit(sqlite3.SQLITE_LIMIT_COLUMN, _MOST_COLUMNS)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    left = (_STEPS + _STEPS_A_BYTE * size) // _STEPS_AT_ONCE

    def goes_on() -> int:
        nonlocal left
        left -= 1
        return left < 0

    connection.set_progress_handler(goes_on, _STEPS_AT_ONCE)
    connection.set_authorizer(_authorise)
    return connection


def within(rows: Iterable[dict[str, Any]], size: int) -> Iterator[dict[str, Any]]:
    """The rows of a file of `size` bytes, as long as they can all lie in it. Raises sqlite3.DatabaseError.

    In a forged file a thousand rows can name the same bytes.
    """
    held = 0
    for row in rows:
        held += _A_ROW + sum(len(value) for value in row.values() if isinstance(value, str | bytes))
        if held > _TIMES_THE_FILE * size + _LONGEST:
            raise sqlite3.DatabaseError("the rows hold more than the file")
        yield row


def _authorise(action: int, first: str | None, _second: Any, _database: Any, inside: str | None) -> int:
    """`inside` is the view or trigger that asks."""
    asks = action in _ALLOWED or (action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS)
    return sqlite3.SQLITE_OK if asks and inside is None else sqlite3.SQLITE_DENY
