"""How pmkit talks to its two databases: SQLite files and PostgreSQL servers.

Everything that is peculiar to one of them is here, so that the store itself reads the same for both.
"""

from sqlalchemy import create_engine, event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from pmkit.practice.progress import problems

_POSTGRESQL_MANNERS = {
    "connect_timeout": 4,
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


def worth_another_try(error: DBAPIError) -> bool:
    """Whether waiting may help: a busy file, a broken connection, a server that is starting again."""
    said = str(error.orig).lower()
    return error.connection_invalidated or any(
        mark in said for mark in ("locked", "connect", "starting up", "shutting down", "recovery", "terminat")
    )


def refuse_damage(connection: Connection, place: str) -> None:
    """Raises Damaged where SQLite's own check finds fault with the file."""
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if found != "ok":
        raise problems.Damaged(f"The progress file {place} is damaged.")


def use_write_ahead_log(engine: Engine) -> None:
    """Writers don't block readers, and a commit is one sync. Where the drive can't (some network drives lack
    shared memory), SQLite's classic journal stays, which is as safe and somewhat slower."""
    with engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        try:
            driver.execute("PRAGMA journal_mode = WAL").fetchone()
            driver.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except Exception as problem:
            if "readonly" in str(problem) or "malformed" in str(problem):
                raise
            driver.execute("PRAGMA journal_mode = DELETE").fetchone()


def _sqlite(url: URL, patience: float) -> Engine:
    engine = create_engine(url, connect_args={"timeout": patience})

    @event.listens_for(engine, "connect")
    def settle(connection, _record):
        connection.isolation_level = None  # transactions begin where we say so, below
        # FULL: a commit is on the disk before it is acknowledged, also when the power fails.
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection):
        options = connection.get_execution_options()
        wait = int(options.get("pmkit_patience", patience) * 1000)
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {wait}")
        # IMMEDIATE: a writer queues at the start and can't be refused in the middle.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("pmkit_writes") else "BEGIN")

    return engine


def _postgresql(url: URL) -> Engine:
    try:
        return create_engine(url, connect_args=_POSTGRESQL_MANNERS, pool_size=2)
    except ImportError as problem:
        raise problems.StoreProblem(
            "For a class database the package psycopg is needed: install pmkit-course[class]."
        ) from problem


def _unknown_address() -> problems.StoreProblem:
    return problems.StoreProblem(
        "The address in PMKIT_DATABASE_URL is not one pmkit knows. "
        "It begins with postgresql:// or sqlite:///."
    )
