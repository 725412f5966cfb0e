"""Look at an SQLite file before it is used: what SQLite says of it, its tables, each row's checksum."""

import os
import sqlite3
from collections.abc import Iterator
from typing import Any

from pmkit.practice.progress import rows, schema

UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""What a damaged file raises; the second where SQLite quotes spoiled bytes and Python takes them for text."""


def is_sound(connection: sqlite3.Connection) -> bool:
    """Whether the file is one that pmkit wrote, with nothing changed in it since; a new file is sound.

    Of tables that a newer pmkit made only SQLite's own check can be asked. Raises UNREADABLE where the file
    can't be read at all.
    """
    on_disk = _bytes_on_disk(connection)  # before anything is read: meanwhile another notebook may add to it
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        return False
    (pages,), (size,) = (connection.execute(f"PRAGMA page_{what}").fetchone() for what in ("count", "size"))
    if on_disk > pages * size:
        return False  # the first page is of an earlier day; a file of ours never shrinks
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    if not names:
        return True
    if "pmkit_schema" not in names:
        return False  # a database of another program, or one whose list of tables has changed
    steps = list(connection.execute("SELECT version, taken_at GLOB '2???-??-??*' FROM pmkit_schema"))
    if steps != [(number, 1) for number in range(1, len(steps) + 1)] or not steps:
        return False  # each step that was taken has left its number and day
    if len(steps) > len(schema.MIGRATIONS):
        return True
    return _tables(connection) >= _tables_as_made(len(steps)) and all(
        map(rows.is_sound, every_row(connection))
    )


def every_row(connection: sqlite3.Connection, seq: int | None = None) -> Iterator[dict[str, Any]]:
    """The rows as they lie there, whatever their schema; or the one numbered `seq`."""
    if seq is None:
        found = connection.execute("SELECT * FROM attempts NOT INDEXED")
    else:
        found = connection.execute("SELECT * FROM attempts WHERE seq = ?", (seq,))
    names = [column[0] for column in found.description]
    return (dict(zip(names, row, strict=True)) for row in found)


def _bytes_on_disk(connection: sqlite3.Connection) -> int:
    (_number, _name, path), *_ = connection.execute("PRAGMA database_list")
    return os.path.getsize(path) if os.path.exists(path) else 0


def _tables(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {(name, " ".join(sql.split())) for name, sql in found}


def _tables_as_made(version: int) -> set[tuple[str, str]]:
    connection = sqlite3.connect(":memory:")
    try:
        for statement in schema.statements("sqlite", version):
            connection.execute(statement)
        return _tables(connection)
    finally:
        connection.close()
