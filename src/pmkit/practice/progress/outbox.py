"""Where attempts wait that are not in their place yet: files on this computer that all programs of a learner
share.

What has been sent on stays as the learner's own copy. A note in the file tells how far it was sent: should
it get lost, everything is sent once more, which changes nothing where it arrives.
"""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.engine import Connection

from pmkit.practice.progress import errors, rescue
from pmkit.practice.progress.attempt import Attempt
from pmkit.practice.progress.rows import attempt_of
from pmkit.practice.progress.schema import attempts
from pmkit.practice.progress.sql import SqlStore

T = TypeVar("T")


class Outbox(SqlStore):
    """Attempts in an SQLite file that knows which of them were sent on.

    The note is SQLite's `user_version`, which belongs to the transaction that sets it: the `seq` of the last
    row that was sent. Rows get their `seq` one transaction after the other.
    """

    def waiting(self) -> list[tuple[int, Attempt]]:
        """What was not sent on yet, with its `seq`, in the order in which it came."""

        def unsent(connection: Connection) -> list[tuple[int, Attempt]]:
            query = select(attempts).where(attempts.c.seq > _sent(connection)).order_by(attempts.c.seq)
            rows = [row._asdict() for row in connection.execute(query)]
            found = ((row["seq"], attempt_of(row)) for row in rows)
            return [(seq, attempt) for seq, attempt in found if attempt is not None]

        return list(self._ask(unsent))

    def sent(self, seq: int) -> None:
        """All up to that row has arrived."""

        def note(connection: Connection) -> None:
            if seq > _sent(connection):
                connection.exec_driver_sql(f"PRAGMA user_version = {seq:d}")

        self._ask(note, writes=True)


def _sent(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def unsent(path: Path) -> int:
    """How many attempts wait in an outbox that is not in use; 0 where it can't be read."""
    query = "SELECT count(*) FROM attempts WHERE seq > (SELECT user_version FROM pragma_user_version)"
    try:
        with closing(sqlite3.connect(path)) as connection:
            return int(connection.execute(query).fetchone()[0])
    except sqlite3.Error:
        return 0


class Room:
    """One place for an outbox. To `open` it may be refused, now or later, and is tried again each time."""

    def __init__(self, path: Path, where: str, open: Callable[[], Outbox]) -> None:
        self.path = path
        self.where = where
        self._open = open
        self._outbox: Outbox | None = None
        self._sent_unnoted: set[str] = set()

    def put(self, new: Sequence[Attempt], after: int) -> int:
        """Keep these; returns the clock of the last one that is kept here. Raises StoreProblem."""
        self._ask(lambda outbox: outbox.add(new, after))
        return self._ask(Outbox.newest)

    def waiting(self) -> list[tuple[int, Attempt]]:
        """What was not sent on yet. Of a file that can't be opened now, all that can be read."""
        if not self.path.exists():
            return []
        try:
            found = self._ask(Outbox.waiting)
        except errors.StoreProblem:
            found = [(0, attempt) for attempt in rescue.salvage(self.path).attempts]
        return [(seq, attempt) for seq, attempt in found if attempt.attempt_id not in self._sent_unnoted]

    def history(self, item: str | None = None) -> list[Attempt]:
        """All that ever waited here, or what is on one item, oldest first."""
        if not self.path.exists():
            return []
        try:
            return self._ask(lambda outbox: outbox.history(item))
        except errors.StoreProblem:
            found = rescue.salvage(self.path).attempts
            return [one for one in found if item is None or one.item == item]

    def sent(self, batch: Sequence[tuple[int, Attempt]]) -> None:
        """These have arrived."""
        last = batch[-1][0]
        try:
            self._ask(lambda outbox: outbox.sent(last))
        except errors.StoreProblem:
            last = 0
        if not last:  # a disk that is full: it is enough that this program knows
            self._sent_unnoted.update(attempt.attempt_id for _, attempt in batch)

    def usable(self) -> bool:
        """Whether attempts could be kept here now."""
        try:
            return bool(self._ask(lambda outbox: outbox.place))
        except errors.StoreProblem:
            return False

    @property
    def notice(self) -> str:
        """What is to be said about the file, or ""."""
        return self._outbox.notice if self._outbox else ""

    def close(self) -> None:
        """Let go of the file."""
        if self._outbox:
            self._outbox.close()
            self._outbox = None

    def _ask(self, work: Callable[[Outbox], T]) -> T:
        if (
            not self.path.exists()
        ):  # never opened, or somebody tidied up: what is written now needs a new file
            self.close()
        try:
            if self._outbox is None:
                self._outbox = self._open()
            return work(self._outbox)
        except errors.StoreProblem:
            self.close()
            raise
