"""How pmkit talks to its two databases: SQLite files and PostgreSQL servers.

Everything that is peculiar to one of them is here, so that the store itself reads the same for both.
"""

import errno
import logging
import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TypeVar

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, DisconnectionError

from pmkit.practice.progress import errors, inspection
from pmkit.private_files import make_private, narrow

T = TypeVar("T")

ANSWER_WITHIN = 2.0
"""Seconds after which a server that is silent counts as away."""
_POSTGRESQL_MANNERS = {
    "connect_timeout": 2,  # whole seconds; the least that the driver takes
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,  # milliseconds: a cable that was pulled is noticed, not waited for
}


def connect(url: str, patience: float) -> Engine:
    """An engine for `sqlite:///…` or `postgresql://…`; a busy SQLite file is waited for `patience` seconds.

    Raises StoreProblem where the URL is neither, or its driver is missing. Nothing is opened yet.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as problem:
        raise _unknown_address() from problem
    backend = parsed.drivername.split("+")[0]
    if backend == "sqlite":
        return _sqlite(parsed, patience)
    if backend in ("postgresql", "postgres"):
        return _postgresql(parsed.set(drivername="postgresql+psycopg"))
    raise _unknown_address()


def describe(url: URL) -> str:
    """Where that is, for a sentence: the file, or the database and host; never a password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "memory"
    return f"{url.database} on {url.host or 'this computer'}"


def is_server(url: str) -> bool:
    """Whether that is the address of a PostgreSQL server."""
    return url.partition(":")[0].partition("+")[0] in ("postgresql", "postgres")


def login(url: str) -> tuple[str, str]:
    """With which name one is connected ("" where the address has none), and what stays the same of the
    address when the password or an option changes."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        return "", url
    host = parsed.host or parsed.query.get("host", "")
    return parsed.username or "", f"{parsed.username}@{host}:{parsed.port}/{parsed.database}"


def within(seconds: float, work: Callable[[], T]) -> T:
    """What the work comes to. Raises TimeoutError where it takes longer; it is not waited for any more then,
    and may still be done later, which must do no harm."""
    done: Future[T] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as problem:  # whatever it is belongs to the one who waits
            done.set_exception(problem)

    Thread(target=run, daemon=True).start()
    return done.result(seconds)


def retrying(work: Callable[[], T], patience: float) -> T:
    """Do the work; again, a little later each time, for `patience` seconds while waiting may help.

    Every piece of work may be repeated: attempts have ids, so that a write whose answer got lost on the way
    changes nothing the second time.
    """
    until = time.monotonic() + patience
    pause = 0.02
    while True:
        try:
            return work()
        except (DBAPIError, sqlite3.Error) as problem:
            if not _worth_another_try(problem) or time.monotonic() + pause > until:
                raise
        time.sleep(pause)
        pause = min(2 * pause, 0.5)


def _worth_another_try(error: Exception) -> bool:
    """Whether waiting may help: a busy file, a broken connection, a server that is starting again."""
    said = str(getattr(error, "orig", error)).lower()
    return getattr(error, "connection_invalidated", False) or any(
        mark in said for mark in ("locked", "connect", "starting up", "shutting down", "recovery", "terminat")
    )


def refuse_damage(connection: Connection, place: str) -> None:
    """Raises Damaged where the file is no longer what was written."""
    file = connection.connection.driver_connection
    if file is not None and not inspection.is_sound(file):
        raise errors.Damaged(f"The progress file {place} is damaged.")


def use_write_ahead_log(engine: Engine, patience: float) -> None:
    """Writers don't block readers, and a commit is one sync. Where the drive has no shared memory (some
    network drives), SQLite's classic journal serves, which is as safe and somewhat slower."""

    def switch() -> None:
        with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
            cursor.execute("PRAGMA journal_mode = WAL").fetchone()
            cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()

    try:
        retrying(switch, patience)  # SQLite itself doesn't wait here while another program opens the file
    except sqlite3.Error as problem:
        if not lacks_shared_memory(problem):
            raise
        use_classic_journal(engine)


def use_classic_journal(engine: Engine) -> None:
    """Take a file out of write-ahead mode on a drive without shared memory: only an exclusive holder can."""
    engine.dispose()
    with closing(sqlite3.connect(engine.url.database or "", isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()


def lacks_shared_memory(error: Exception) -> bool:
    """How SQLite says that the write-ahead log's index can't be mapped or locked."""
    said = str(getattr(error, "orig", error)).lower()
    return "disk i/o" in said or "locking protocol" in said


def what_is_read_only(place: str) -> str:
    """Which of the folder, the file and what SQLite keeps beside it refuses to be written, in words."""
    path = Path(place)
    if path.is_file() and os.access(path.parent, os.W_OK):
        for one in (path, *(path.with_name(path.name + part) for part in ("-wal", "-shm"))):
            if one.exists() and not os.access(one, os.W_OK):
                return f"the file {one.name} is read-only"
    return errors.READ_ONLY


def can_lock(folder: Path) -> bool:
    """Whether files in the folder can be locked at all: without locks, two programs would spoil the file.

    SQLite would only report such a drive as busy, after a long wait.
    """
    if os.name == "nt":
        return True
    import fcntl

    with tempfile.TemporaryFile(dir=folder) as scratch:
        try:
            fcntl.lockf(scratch, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            return problem.errno not in (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)
    return True


def _sqlite(url: URL, patience: float) -> Engine:
    engine = create_engine(url, connect_args={"timeout": patience})

    @event.listens_for(engine, "do_connect")
    def keep_private(*_of_the_connection):
        if url.database and not url.database.startswith((":", "file:")):
            make_private(Path(url.database))  # what SQLite makes beside it gets the same rights
            for beside in ("-wal", "-shm", "-journal"):
                narrow(Path(url.database + beside))

    @event.listens_for(engine, "connect")
    def settle(connection, record):
        record.info["file"] = _identity(url)
        connection.isolation_level = None  # transactions begin where we say so, below
        connection.text_factory = partial(bytes.decode, errors="replace")  # the checksum sees the rest
        # FULL: a commit is on the disk before it is acknowledged, also when the power fails.
        connection.execute("PRAGMA synchronous = FULL")
        # Each commit moves into the file at once: what becomes of the log takes nothing along.
        connection.execute("PRAGMA wal_autocheckpoint = 1")

    @event.listens_for(engine, "checkout")
    def follow(_connection, record, _proxy):
        # Another program may have set the file aside: what is written to that one nobody would find.
        if record.info["file"] != _identity(url):
            raise DisconnectionError("The file is another one now.")

    @event.listens_for(engine, "begin")
    def begin(connection):
        options = connection.get_execution_options()
        wait = int(options.get("pmkit_patience", patience) * 1000)
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {wait}")
        # IMMEDIATE: a writer queues at the start and can't be refused in the middle.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("pmkit_writes") else "BEGIN")

    return engine


def _identity(url: URL) -> tuple[int, int] | None:
    try:
        state = os.stat(url.database or "")
    except OSError:
        return None
    return state.st_dev, state.st_ino


def _postgresql(url: URL) -> Engine:
    logging.getLogger("psycopg").addHandler(logging.NullHandler())  # a broken line is told, not printed
    try:
        return create_engine(url, connect_args=_POSTGRESQL_MANNERS, pool_size=2)
    except ImportError as problem:
        raise errors.StoreProblem(
            'For a class database psycopg is needed. Type python -m pip install "psycopg[binary]" in the '
            "environment of the course."
        ) from problem


def _unknown_address() -> errors.StoreProblem:
    return errors.StoreProblem(
        "The address in PMKIT_DATABASE_URL is not one pmkit knows. "
        "It begins with postgresql:// or sqlite:///."
    )
