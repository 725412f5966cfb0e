"""Keeps rooms in a database, append-only: SQLite on one laptop, PostgreSQL for a class.

Many votes that come at once are stored by one commit: `write` puts them into a line and a thread stores what
stands there. Whoever wrote is told after the commit, never before. An entry is unique by room, participant
and sequence, so what is sent twice is stored once.
"""

import json
import queue
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    insert,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite

from pmkit.practice.progress.engines import connect, use_write_ahead_log
from pmkit.room.room import Entry, Room

PATIENCE = 5.0
_TOGETHER = 500
_PAUSE = 0.3
_meta = MetaData()
_rooms = Table(
    "live_room",
    _meta,
    Column("id", String(32), primary_key=True),
    Column("code", String(12), nullable=False, unique=True),
    Column("key", String(64), nullable=False),
    Column("opened", Float, nullable=False),
)
_entries = Table(
    "live_room_entry",
    _meta,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("room", String(32), nullable=False),
    Column("participant", String(64), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("at", Float, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("room", "participant", "sequence"),
)


class NotStored(Exception):
    """The database can't be reached; nothing was stored, and whoever wrote should send it again."""


@dataclass(frozen=True)
class Opened:
    """A room's row: `key` is the fingerprint of the host's key."""

    id: str
    code: str
    key: str
    opened: float


class RoomLog:
    """The log of all rooms in one database.

    Reads have an engine of their own: on SQLite they must not wait for the lock of a write. The first
    connection of both is made at once, since it is the slow one.
    """

    def __init__(self, url: str) -> None:
        self._write = connect(url, PATIENCE).execution_options(pmkit_writes=True)
        self._read = connect(url, PATIENCE)
        if self._write.dialect.name == "sqlite":
            use_write_ahead_log(self._write, PATIENCE)
        _meta.create_all(self._write)
        with self._read.connect() as reading:
            reading.execute(select(_rooms.c.id).limit(1))
        self._line: queue.Queue[tuple[str, Entry, Future[None]] | None] = queue.Queue()
        self._thread = threading.Thread(target=self._store_what_comes, daemon=True, name="room log")
        self._thread.start()

    # --- rooms
    def open(self, id: str, code: str, key: str) -> Opened:
        """Write down a new room. Raises NotStored."""
        opened = Opened(id, code, key, time.time())
        self._done(
            lambda to: to.execute(insert(_rooms).values(id=id, code=code, key=key, opened=opened.opened))
        )
        return opened

    def rooms(self) -> list[Opened]:
        """Every room that was ever opened here, the last one first."""
        with self._read.connect() as reading:
            found = reading.execute(select(_rooms).order_by(_rooms.c.opened.desc()))
            return [Opened(row.id, row.code, row.key, row.opened) for row in found]

    def read(self, opened: Opened) -> Room:
        """A room with all that was stored in it."""
        with self._read.connect() as reading:
            rows = reading.execute(
                select(_entries).where(_entries.c.room == opened.id).order_by(_entries.c.number)
            )
            entries = [Entry(row.participant, row.sequence, row.at, json.loads(row.body)) for row in rows]
        return Room(opened.id, opened.code).take_all(entries)

    # --- entries
    def write(self, room: str, entry: Entry) -> "Future[None]":
        """Store an entry; the future is done once it is on the disk. It fails with NotStored."""
        done: Future[None] = Future()
        self._line.put((room, entry, done))
        return done

    def close(self) -> None:
        """Store what waits, and end."""
        self._line.put(None)
        self._thread.join(timeout=2 * PATIENCE)
        self._write.dispose()
        self._read.dispose()

    def _store_what_comes(self) -> None:
        while True:
            batch, ends = self._next_batch()
            if batch:
                try:
                    self._done(partial(_store, [_row(room, entry) for room, entry, _ in batch]))
                except NotStored as problem:
                    for _, _, done in batch:
                        done.set_exception(problem)
                else:
                    for _, _, done in batch:
                        done.set_result(None)
            if ends:
                return

    def _next_batch(self) -> tuple[list[tuple[str, Entry, "Future[None]"]], bool]:
        """What waits, at least one; and whether nothing more will come."""
        one, batch = self._line.get(), []
        while one is not None:
            if one[2].set_running_or_notify_cancel():  # whoever wrote it may have gone at a shutdown
                batch.append(one)
            if len(batch) == _TOGETHER:
                return batch, False
            try:
                one = self._line.get_nowait()
            except queue.Empty:
                return batch, False
        return batch, True

    def _done(self, work: Callable[[Connection], Any]) -> None:
        """Do the work in one transaction; once more on a new connection, where the old one was cut."""
        problem: Exception | None = None
        for _ in range(2):
            try:
                with self._write.begin() as to:
                    work(to)
                return
            except Exception as error:  # whatever the driver says: nothing was stored
                problem = error
                self._write.dispose()
                time.sleep(_PAUSE)
        raise NotStored("The room's database can't be reached just now.") from problem


def _row(room: str, entry: Entry) -> dict[str, Any]:
    body = json.dumps(dict(entry.body), ensure_ascii=False)
    return {
        "room": room,
        "participant": entry.participant,
        "sequence": entry.sequence,
        "at": entry.at,
        "body": body,
    }


def _store(rows: Sequence[dict[str, Any]], to: Connection) -> None:
    """Insert what is not there yet."""
    dialect = postgresql if to.dialect.name == "postgresql" else sqlite
    to.execute(dialect.insert(_entries).on_conflict_do_nothing(), list(rows))
