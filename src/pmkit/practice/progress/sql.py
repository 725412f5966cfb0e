"""Attempts in a database: SQLite in a file of one's own, PostgreSQL for a class, the same code.

An attempt that `append` took is on the disk (SQLite: write-ahead log, synced at each commit, so that neither
a killed program nor a power cut takes it back). What can't be written is refused with a sentence:
`forwarding` keeps it until it can.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from threading import RLock
from typing import Any

from sqlalchemy import Row, Select, func, select, text
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from pmkit.practice.progress import errors, schema
from pmkit.practice.progress.attempt import LATEST_CLOCK, LOCAL_LEARNER, Attempt
from pmkit.practice.progress.engines import (
    ANSWER_WITHIN,
    connect,
    describe,
    lacks_shared_memory,
    refuse_damage,
    retrying,
    use_classic_journal,
    use_write_ahead_log,
    what_is_read_only,
    within,
)
from pmkit.practice.progress.inspection import UNREADABLE
from pmkit.practice.progress.rows import attempt_of, row_of
from pmkit.practice.progress.schema import attempts
from pmkit.practice.progress.store import in_order

PATIENCE = 2.0
"""Seconds to wait for a busy file or a server that restarts before an answer is refused."""


class SqlStore:
    """Attempts of one learner in the database at `url`.

    `learner` defaults to the name one is connected with (PostgreSQL) or to "me" (a file of one's own). Every
    call may raise a StoreProblem with a sentence: NotWritable, Damaged or NewerSchema; nothing of what it was
    given has been written then. A server is waited for ANSWER_WITHIN seconds at most, or `patience` where
    that is longer.
    """

    def __init__(self, url: str, learner: str | None = None, *, patience: float = PATIENCE) -> None:
        self._engine = connect(url, patience)
        self.place = describe(self._engine.url)
        self._patience = patience
        self._opening_notice = ""
        self._spoiled: set[int] = set()
        self._outdated = False
        self._lock = RLock()
        try:
            self._in_time(self._open)
            self.learner = learner or self._in_time(self._own_name)
        except errors.StoreProblem:
            self._engine.dispose()
            raise

    def _open(self) -> None:
        """Look first, write afterwards: a file that is damaged or newer must stay as it is."""
        is_file = self._engine.dialect.name == "sqlite"
        try:
            retrying(self._look, self._patience)
        except (DBAPIError, sqlite3.Error) as problem:
            if not (is_file and lacks_shared_memory(problem)):
                raise
            use_classic_journal(self._engine)  # it was in write-ahead mode, and came to a drive that can't
            self._look()
        if is_file:
            use_write_ahead_log(self._engine, self._patience)
        self._retrying(lambda connection: schema.bring_up_to_date(connection, self.place), writes=True)

    def _look(self) -> None:
        with self._engine.connect() as connection:
            if self._engine.dialect.name == "sqlite":
                refuse_damage(connection, self.place)
            version = schema.version_of(connection)
            if version > len(schema.MIGRATIONS):
                raise errors.NewerSchema(errors.newer(self.place))
            self._outdated = 0 < version < len(schema.MIGRATIONS)

    def _own_name(self) -> str:
        if self._engine.dialect.name == "sqlite":
            return LOCAL_LEARNER
        return str(
            self._retrying(lambda connection: connection.execute(text("SELECT session_user")).scalar_one())
        )

    def _problem(self, error: Exception) -> errors.StoreProblem:
        why = errors.cause(error)
        if why == errors.READ_ONLY:
            why = what_is_read_only(self.place)
        if isinstance(error, TimeoutError):
            why = errors.NO_ANSWER
        if self._engine.dialect.name != "sqlite":
            if self._outdated and why == errors.NO_RIGHTS:
                return errors.NotWritable(errors.older_class(self.place), why)
            return errors.NotWritable(errors.no_server(self.place, why), why)
        if why == "the file is damaged":
            return errors.Damaged(f"The progress file {self.place} is damaged.", why)
        return errors.NotWritable(errors.not_writable(self.place, why), why)

    @property
    def notice(self) -> str:
        """What the learner should see now, or ""."""
        unused = errors.not_used(len(self._spoiled), self.place)
        return " ".join(filter(None, (self._opening_notice, unused)))

    def greet(self, sentence: str) -> None:
        """Say something about how the store was opened."""
        self._opening_notice = f"{self._opening_notice} {sentence}".strip()

    def append(self, attempt: Attempt) -> bool:
        """Keep the attempt: True, it is on the disk."""
        self.add([attempt])
        return True

    def add(self, new: Sequence[Attempt], after: int = 0) -> None:
        """Keep these in one transaction; those that are here already stay as they are.

        An attempt that was kept before keeps its clock; a new one gets its own time, or one microsecond after
        the learner's last entry, and after `after`, where that is later. This is the only door to a server:
        of an attempt that stays on the learner's computer it gets the stub.
        """
        is_file = self._engine.dialect.name == "sqlite"
        own = [replace(one if is_file or not one.stays else one.stub(), learner=self.learner) for one in new]
        if own:
            self._ask(lambda connection: self._insert(connection, own, after), writes=True)

    def append_all(self, new: Iterable[Attempt]) -> int:
        """Keep many at once, all or none; returns how many were not here yet."""
        with self._lock:
            known = {attempt.attempt_id for attempt in self.history()}
            fresh = {a.attempt_id: a for a in new if a.attempt_id not in known}
            self.add(in_order(fresh.values()))
            return len(fresh)

    def history(self, item: str | None = None) -> list[Attempt]:
        """All attempts, or those on one item, oldest first."""
        query = select(attempts).where(attempts.c.learner == self.learner)
        return self._read(query if item is None else query.where(attempts.c.item == item))

    def latest(self) -> dict[str, Attempt]:
        """The last attempt on each item."""
        place = func.row_number().over(
            partition_by=attempts.c.item, order_by=(attempts.c.clock.desc(), attempts.c.attempt_id.desc())
        )
        ranked = select(attempts, place.label("place")).where(attempts.c.learner == self.learner).subquery()
        query = select(*(ranked.c[column.name] for column in attempts.c)).where(ranked.c.place == 1)
        return {attempt.item: attempt for attempt in self._read(query)}

    def newest(self) -> int:
        """The clock of the learner's last attempt; 0 where there is none."""
        return int(self._ask(self._newest))

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def _read(self, query: Select[Any]) -> list[Attempt]:
        return self._attempts(self._ask(lambda connection: list(connection.execute(query))))

    def _attempts(self, rows: Iterable[Row[Any]]) -> list[Attempt]:
        """The attempts of these rows, in order; a row that is none, or not what was written, is told."""
        found = []
        names = [column.name for column in attempts.c]
        for row in rows:
            attempt = attempt_of(dict(zip(names, row, strict=True)))
            if attempt is None:
                self._spoiled.add(row.seq)
            else:
                found.append(attempt)
        return in_order(found)

    def _newest(self, connection: Connection) -> int:
        newest = select(func.max(attempts.c.clock)).where(
            attempts.c.learner == self.learner, attempts.c.clock < LATEST_CLOCK
        )
        return connection.execute(newest).scalar() or 0

    def _insert(self, connection: Connection, new: Sequence[Attempt], after: int) -> None:
        last = max(after, self._newest(connection))
        rows = []
        for attempt in new:
            clock = attempt.clock or max(attempt.microseconds(), last + 1)
            last = max(last, clock)
            rows.append(row_of(attempt, clock))
        connection.execute(_insert(self._engine.dialect.name), rows)

    def _ask(self, work: Callable[[Connection], Any], *, writes: bool = False) -> Any:
        """Do the work in one transaction. Raises a StoreProblem where the database refuses or is silent."""
        with self._lock:
            try:
                return self._in_time(lambda: self._retrying(work, writes=writes))
            except errors.StoreProblem:
                self._engine.dispose()  # a file that was opened read-only stays so until it is opened anew
                raise

    def _in_time(self, work: Callable[[], Any]) -> Any:
        """Nobody waits longer for a server than that, whatever the network does."""
        try:
            if self._engine.dialect.name == "sqlite":
                return work()
            return within(max(self._patience, ANSWER_WITHIN), work)
        except (DBAPIError, *UNREADABLE, TimeoutError) as problem:
            raise self._problem(problem) from problem

    def _retrying(self, work: Callable[[Connection], Any], *, writes: bool = False) -> Any:
        """Do the work in one transaction, again while waiting may help."""
        options = {"pmkit_writes": writes, "pmkit_patience": self._patience}

        def once() -> Any:
            with self._engine.connect().execution_options(**options) as connection, connection.begin():
                return work(connection)

        return retrying(once, self._patience)


@cache
def _insert(dialect: str) -> Any:
    """Adds rows unless their ids are here."""
    insert = sqlite_insert if dialect == "sqlite" else postgresql_insert
    return insert(attempts).on_conflict_do_nothing()
