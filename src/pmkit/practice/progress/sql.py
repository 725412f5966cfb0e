"""Attempts in a database: SQLite in a file of one's own, PostgreSQL for a class, the same code.

An attempt that `append` answers with True is on the disk (SQLite: write-ahead log, synced at each commit,
so that neither a killed program nor a power cut takes it back). What can't be written stays in memory,
goes to the stopgap where there is one, and is written with the next call that succeeds.
"""

import sqlite3
from collections.abc import Callable, Iterable
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
    connect,
    describe,
    lacks_shared_memory,
    refuse_damage,
    retrying,
    use_classic_journal,
    use_write_ahead_log,
)
from pmkit.practice.progress.rows import attempt_of, row_of
from pmkit.practice.progress.schema import attempts
from pmkit.practice.progress.store import MemoryStore, in_order

PATIENCE = 5.0
"""Seconds to wait for a busy file or a server that restarts before an answer is kept in memory."""


class SqlStore:
    """Attempts of one learner in the database at `url`.

    `learner` defaults to the name one is connected with (PostgreSQL) or to "me" (a file of one's own).
    `stopgap` is called with each attempt that could not be written. Raises a StoreProblem with a sentence:
    NotWritable, Damaged or NewerSchema; in none of these cases has anything been written.
    """

    def __init__(
        self,
        url: str,
        learner: str | None = None,
        *,
        patience: float = PATIENCE,
        stopgap: Callable[[Attempt], object] | None = None,
    ) -> None:
        self._engine = connect(url, patience)
        self.place = describe(self._engine.url)
        self._patience = patience
        self._stopgap = stopgap
        self._opening_notice = ""
        self._saving_notice = ""
        self._spoiled: set[int] = set()
        self._waiting: dict[str, Attempt] = {}
        self._remembered: dict[str, Attempt] = {}
        self._outdated = False
        self._lock = RLock()
        try:
            self._open()
            self.learner = learner or self._own_name()
        except (DBAPIError, sqlite3.Error) as problem:
            self._engine.dispose()
            raise self._problem(problem) from problem
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
        if self._engine.dialect.name != "sqlite":
            if self._outdated and why == errors.NO_RIGHTS:
                return errors.NotWritable(errors.older_class(self.place))
            return errors.NotWritable(errors.no_server(self.place, why))
        if why == "the file is damaged":
            return errors.Damaged(f"The progress file {self.place} is damaged.")
        return errors.NotWritable(errors.not_writable(self.place, why))

    @property
    def notice(self) -> str:
        """What the learner should see now, or ""."""
        unused = errors.not_used(len(self._spoiled), self.place)
        said = (self._opening_notice, self._saving_notice, unused)
        return " ".join(filter(None, said))

    def greet(self, sentence: str) -> None:
        """Say something about how the store was opened."""
        self._opening_notice = f"{self._opening_notice} {sentence}".strip()

    @property
    def waiting(self) -> int:
        """How many attempts are not in their place yet."""
        return len(self._waiting)

    def append(self, attempt: Attempt) -> bool:
        """Keep the attempt; True once it is on the disk, False while it is only in memory (see `notice`)."""
        with self._lock:
            self._queue(attempt)
            return self._write_waiting()

    def append_all(self, new: Iterable[Attempt]) -> int:
        """Keep many at once, all or none; returns how many were not here yet. Raises NotWritable."""
        with self._lock:
            known = {attempt.attempt_id for attempt in self.history()}
            fresh = {a.attempt_id: a for a in new if a.attempt_id not in known}
            for attempt in in_order(fresh.values()):
                self._queue(attempt)
            if fresh and not self._write_waiting(use_stopgap=False):
                for attempt_id in fresh:
                    self._waiting.pop(attempt_id, None)
                said, self._saving_notice = self._saving_notice, ""
                raise errors.NotWritable(said)
            return len(fresh)

    def history(self, item: str | None = None) -> list[Attempt]:
        """All attempts, or those on one item, oldest first."""
        query = select(attempts).where(attempts.c.learner == self.learner)
        return self._read(query if item is None else query.where(attempts.c.item == item), item)

    def latest(self) -> dict[str, Attempt]:
        """The last attempt on each item."""
        place = func.row_number().over(
            partition_by=attempts.c.item, order_by=(attempts.c.clock.desc(), attempts.c.attempt_id.desc())
        )
        ranked = select(attempts, place.label("place")).where(attempts.c.learner == self.learner).subquery()
        query = select(*(ranked.c[column.name] for column in attempts.c)).where(ranked.c.place == 1)
        return {attempt.item: attempt for attempt in self._read(query, None)}

    def close(self) -> None:
        """Try once more to write what is waiting, then let go of the database."""
        with self._lock:
            self._write_waiting()
            self._engine.dispose()

    def _queue(self, attempt: Attempt) -> None:
        if attempt.attempt_id not in self._remembered:
            row_of(attempt, 0)  # an answer that is no JSON is refused before it waits in front of the others
            self._waiting.setdefault(attempt.attempt_id, replace(attempt, learner=self.learner))

    def _write_waiting(self, *, use_stopgap: bool = True) -> bool:
        """Write everything that waits in one transaction; the notice says where we stand."""
        if not self._waiting:
            self._saving_notice = ""
            return True
        if self._saving_notice:
            self._engine.dispose()  # a file that was opened read-only stays so until it is opened anew
        try:
            self._retrying(self._add, writes=True)
        except DBAPIError as problem:
            self._saving_notice = errors.waiting(len(self._waiting), errors.cause(problem), self.place)
            if use_stopgap and self._stopgap is not None:
                for attempt in self._waiting.values():
                    self._stopgap(attempt)
            return False
        self._remembered.update(self._waiting)
        self._waiting.clear()
        self._saving_notice = ""
        return True

    def _add(self, connection: Connection) -> None:
        """Add what waits. An attempt that was kept before keeps its clock; a new one gets its own time, or
        one microsecond after the learner's last entry where that is later."""
        newest = select(func.max(attempts.c.clock)).where(
            attempts.c.learner == self.learner, attempts.c.clock < LATEST_CLOCK
        )
        last = connection.execute(newest).scalar() or 0
        rows = []
        for attempt in self._waiting.values():
            clock = attempt.clock or max(attempt.microseconds(), last + 1)
            last = max(last, clock)
            rows.append(row_of(attempt, clock))
        connection.execute(_insert(self._engine.dialect.name), rows)

    def _read(self, query: Select[Any], item: str | None) -> list[Attempt]:
        """The query's attempts; while the database can't be read, what this program has seen of them."""
        with self._lock:
            waiting = not self._write_waiting()
            try:
                rows = self._retrying(lambda connection: list(connection.execute(query)))
            except DBAPIError as problem:
                why = errors.cause(problem)
                self._saving_notice = self._saving_notice or errors.not_writable(self.place, why)
                return self._from_memory(self._remembered.values(), item)
            found = self._attempts(rows)
            self._remembered.update((attempt.attempt_id, attempt) for attempt in found)
            return self._from_memory(found, item) if waiting else found

    def _attempts(self, rows: Iterable[Row[Any]]) -> list[Attempt]:
        """The attempts of these rows, in order; a row that is none, or not what was written, is told."""
        found = []
        for row in rows:
            attempt = attempt_of(row._asdict())
            if attempt is None:
                self._spoiled.add(row.seq)
            else:
                found.append(attempt)
        return in_order(found)

    def _from_memory(self, seen: Iterable[Attempt], item: str | None) -> list[Attempt]:
        return MemoryStore([*seen, *self._waiting.values()], learner=self.learner).history(item)

    def _retrying(self, work: Callable[[Connection], Any], *, writes: bool = False) -> Any:
        """Do the work in one transaction, again while waiting may help."""
        # A learner waits once; while answers are already in memory, each further try is a short one.
        patience = 0.2 if self._saving_notice else self._patience
        options = {"pmkit_writes": writes, "pmkit_patience": patience}

        def once() -> Any:
            with self._engine.connect().execution_options(**options) as connection, connection.begin():
                return work(connection)

        return retrying(once, patience)


@cache
def _insert(dialect: str) -> Any:
    """Adds rows unless their ids are here."""
    insert = sqlite_insert if dialect == "sqlite" else postgresql_insert
    return insert(attempts).on_conflict_do_nothing()
