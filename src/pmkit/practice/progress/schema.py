"""The tables of a progress database and the steps from each older schema to the present one.

A migration is frozen text: what once landed is never edited, a change is a further step. Version n is the
state after the first n steps; `pmkit_schema` holds one row per step that was taken.
"""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table, Text, text
from sqlalchemy.engine import Connection

from pmkit.practice.progress import errors

metadata = MetaData()
attempts = Table(
    "attempts",
    metadata,
    Column("seq", BigInteger, primary_key=True),
    Column("attempt_id", Text, nullable=False),
    Column("learner", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("event", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("clock", BigInteger, nullable=False),
    Column("checksum", BigInteger),
)

Step = Mapping[str, Sequence[str]]

_ATTEMPTS_1 = """CREATE TABLE attempts (
    seq {key},
    attempt_id TEXT NOT NULL,
    learner TEXT NOT NULL,
    item TEXT NOT NULL,
    version INTEGER NOT NULL,
    event TEXT NOT NULL,
    answer TEXT NOT NULL,
    verdict TEXT NOT NULL,
    detail TEXT NOT NULL,
    at TEXT NOT NULL,
    clock BIGINT NOT NULL,
    UNIQUE (learner, attempt_id)
)"""
_INDEXES_1 = (
    "CREATE INDEX attempts_in_order ON attempts (learner, clock)",
    "CREATE INDEX attempts_by_item ON attempts (learner, item, clock)",
)

MIGRATIONS: tuple[Step, ...] = (
    {
        "sqlite": (
            _ATTEMPTS_1.format(key="INTEGER PRIMARY KEY AUTOINCREMENT"),
            *_INDEXES_1,
        ),
        "postgresql": (
            _ATTEMPTS_1.format(key="BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
            *_INDEXES_1,
        ),
    },
    {
        "sqlite": ("ALTER TABLE attempts ADD COLUMN checksum BIGINT",),
        "postgresql": ("ALTER TABLE attempts ADD COLUMN checksum BIGINT",),
    },
)

_VERSION_TABLE = (
    "CREATE TABLE IF NOT EXISTS pmkit_schema (version INTEGER PRIMARY KEY, taken_at TEXT NOT NULL)"
)
_STEP_TAKEN = "INSERT INTO pmkit_schema (version, taken_at) VALUES (:number, CAST(CURRENT_TIMESTAMP AS TEXT))"
_LOCK_KEY = 7_061_107_105  # any number of our own: the advisory lock under which PostgreSQL migrates


def version_of(connection: Connection) -> int:
    """The schema version of the database; 0 where there is none yet."""
    if "pmkit_schema" not in _table_names(connection):
        return 0
    return int(connection.execute(text("SELECT coalesce(max(version), 0) FROM pmkit_schema")).scalar_one())


def statements(dialect: str, version: int) -> Iterator[str]:
    """What makes the tables of a version in an empty database."""
    yield _VERSION_TABLE
    for step in MIGRATIONS[:version]:
        yield from step[dialect]


def bring_up_to_date(connection: Connection, place: str) -> None:
    """Take the missing steps inside the transaction of `connection`: all of them or none.

    Raises NewerSchema, having written nothing, where the database is ahead of this pmkit.
    """
    if _up_to_date(connection, place):
        return
    dialect = connection.dialect.name
    if dialect == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
    connection.execute(text(_VERSION_TABLE))
    for number, step in enumerate(MIGRATIONS[version_of(connection) :], start=version_of(connection) + 1):
        for statement in step[dialect]:
            connection.exec_driver_sql(statement)
        connection.execute(text(_STEP_TAKEN), {"number": number})


def _up_to_date(connection: Connection, place: str) -> bool:
    found = version_of(connection)
    if found > len(MIGRATIONS):
        raise errors.NewerSchema(errors.newer(place))
    return found == len(MIGRATIONS)


def _table_names(connection: Connection) -> set[str]:
    if connection.dialect.name == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    else:
        query = "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = current_schema()"
    return set(connection.execute(text(query)).scalars())
