"""Set up one PostgreSQL database for a class, so that each learner reads and adds only their own attempts.

The guard is PostgreSQL's row-level security: it holds whatever program a learner connects with. Nobody but
the owner of the database may change or remove an attempt. Source: PostgreSQL manual, "Row Security Policies".
"""

import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, LiteralString

from sqlalchemy import text
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import DBAPIError

from pmkit.practice.progress import schema
from pmkit.practice.progress.engines import connect, describe
from pmkit.practice.progress.errors import NO_ANSWER, NotWritable, StoreProblem, cause, no_set_up
from pmkit.practice.progress.rows import KEPT

if TYPE_CHECKING:
    from psycopg.sql import Identifier

LEARNERS, INSTRUCTORS = "pmkit_learner", "pmkit_instructor"
_WORDS = {LEARNERS: "learner", INSTRUCTORS: "instructor"}
_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,62}")
_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(7041999)"
"""Until the transaction ends; PostgreSQL refuses two that change the rights of one group at the same time."""
_WRITTEN = ", ".join((*KEPT, "checksum"))
"""What a learner may write of a row: not its number, by which others tell how far they have read."""

_GUARD = f"""
REVOKE ALL ON TABLE attempts, pmkit_schema FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO {LEARNERS}, {INSTRUCTORS};
GRANT SELECT ON TABLE pmkit_schema TO {LEARNERS}, {INSTRUCTORS};
REVOKE ALL ON TABLE attempts FROM {LEARNERS}, {INSTRUCTORS};
GRANT SELECT, INSERT ({_WRITTEN}) ON TABLE attempts TO {LEARNERS};
GRANT SELECT ON TABLE attempts TO {INSTRUCTORS};
ALTER TABLE attempts ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS read_own ON attempts;
DROP POLICY IF EXISTS add_own ON attempts;
DROP POLICY IF EXISTS read_all ON attempts;
CREATE POLICY read_own ON attempts FOR SELECT TO {LEARNERS} USING (learner = session_user::text);
CREATE POLICY add_own ON attempts FOR INSERT TO {LEARNERS} WITH CHECK (learner = session_user::text);
CREATE POLICY read_all ON attempts FOR SELECT TO {INSTRUCTORS} USING (true);
"""  # nosec B608  # the two names that stand above
# session_user, not current_user: SET ROLE changes the second, only a new login changes the first.


@dataclass(frozen=True)
class ClassDatabase:
    """What `init_class` did: the addresses (with passwords) of new roles, and who was there before."""

    addresses: Mapping[str, str] = field(repr=False)
    kept: tuple[str, ...]


def init_class(url: str, learners: Iterable[str], instructor: str = "instructor") -> ClassDatabase:
    """Make tables, policies and one role per person in the database at `url`.

    `url` belongs to an owner who may create roles. Run it again to add learners: roles that exist keep their
    passwords. The server gets only the SCRAM hash of a new password. Raises StoreProblem with a sentence.
    """
    learners = list(dict.fromkeys(learners))
    for name in [*learners, instructor]:
        _check_name(name)
    if instructor in learners:
        raise StoreProblem(
            f"{instructor} can't be a learner and the instructor; give one of them another name."
        )
    with _as_owner(url) as connection:
        return _set_up(connection, make_url(url), learners, instructor)


def prepare_class(url: str) -> None:
    """Make or renew the tables, the two groups and the guards in the database at `url`, and no login.

    Raises NotWritable where the server does not answer, StoreProblem where it refuses; each with a sentence.
    """
    with _as_owner(url) as connection:
        _prepare(connection, make_url(url))


def give_login(url: str, name: str, password: str, *, instructor: bool = False) -> str:
    """Make sure that this person can log in with this password, and return their own address.

    For a class that `prepare_class` or `init_class` has set up. May be called again and many at a time. A
    role that is there gets the password; one that the owner has locked stays locked. Raises StoreProblem
    where the name belongs to anybody else than such a learner or instructor, NotWritable where the server
    does not answer.
    """
    _check_name(name)
    group = INSTRUCTORS if instructor else LEARNERS
    with _as_owner(url) as connection:
        if name not in _roles(connection):
            _make_role(connection, name, password, group)
        else:
            _refuse_others(connection, name, group)
            _set_password(connection, name, password)
    return address_of(url, name, password)


def address_of(url: str, name: str, password: str) -> str:
    """The address of the same database for somebody else."""
    address = make_url(url).set(drivername="postgresql", username=name, password=password)
    return address.render_as_string(hide_password=False)


@contextmanager
def _as_owner(url: str) -> Iterator[Connection]:
    """One transaction in the class database, one at a time."""
    engine = connect(url, patience=5)
    try:
        if engine.dialect.name != "postgresql":
            raise StoreProblem(
                "A class database is a PostgreSQL server; its address begins with postgresql://."
            )
        with engine.begin() as connection:
            connection.exec_driver_sql(_ONE_AT_A_TIME)
            yield connection
    except DBAPIError as problem:
        why = cause(problem)
        kind = NotWritable if why == NO_ANSWER else StoreProblem
        raise kind(no_set_up(describe(engine.url), why), why) from problem
    finally:
        engine.dispose()


def _prepare(connection: Connection, url: URL) -> None:
    schema.bring_up_to_date(connection, describe(url))
    existing = _roles(connection)
    for group in (LEARNERS, INSTRUCTORS):
        if group not in existing:
            connection.exec_driver_sql(f"CREATE ROLE {group} NOLOGIN")
    connection.exec_driver_sql(_GUARD)


def _set_up(connection: Connection, url: URL, learners: list[str], instructor: str) -> ClassDatabase:
    _prepare(connection, url)
    existing = _roles(connection)
    addresses, kept = {}, []
    for name in [*learners, instructor]:
        group = INSTRUCTORS if name == instructor else LEARNERS
        if name not in existing:
            password = secrets.token_hex(12)
            _make_role(connection, name, password, group)
            addresses[name] = address_of(url.render_as_string(hide_password=False), name, password)
        else:
            _refuse_others(connection, name, group)
            kept.append(name)
    return ClassDatabase(addresses, tuple(kept))


def _check_name(name: str) -> None:
    if (
        not _NAME.fullmatch(name)
        or name.startswith("pg_")
        or name in (LEARNERS, INSTRUCTORS, "public", "none")
    ):
        raise StoreProblem(
            f"“{name}” can't be a name in a class database: use small letters, digits, dot, dash and "
            "underscore, with a letter first."
        )


def _roles(connection: Connection) -> set[str]:
    return set(connection.execute(text("SELECT rolname FROM pg_catalog.pg_roles")).scalars())


def _refuse_others(connection: Connection, name: str, group: str) -> None:
    """Raises StoreProblem unless that is one of our own roles: in this group, in no other, without special
    rights."""
    groups = text(
        "SELECT g.rolname FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles g ON g.oid = m.roleid "
        "JOIN pg_catalog.pg_roles r ON r.oid = m.member WHERE r.rolname = :name"
    )
    powers = text(
        "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication "
        "FROM pg_catalog.pg_roles WHERE rolname = :name"
    )
    found = set(connection.execute(groups, {"name": name}).scalars())
    if found != {group} or connection.execute(powers, {"name": name}).scalar_one():
        raise StoreProblem(
            f"The server already has a role {name} that is no pmkit {_WORDS[group]}; "
            "nothing was changed. Choose another name."
        )


def _make_role(connection: Connection, name: str, password: str, group: str) -> None:
    from psycopg import sql

    _change_role(
        connection,
        "CREATE ROLE {name} LOGIN PASSWORD {password} IN ROLE {group} "
        "NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION",
        name,
        password,
        group=sql.Identifier(group),
    )


def _set_password(connection: Connection, name: str, password: str) -> None:
    _change_role(connection, "ALTER ROLE {name} PASSWORD {password}", name, password)


def _change_role(
    connection: Connection, statement: LiteralString, name: str, password: str, **more: "Identifier"
) -> None:
    """Run a statement about the role `name`; the server gets only the hash of the password."""
    from psycopg import sql

    driver = connection.connection.driver_connection
    assert driver is not None
    hashed = driver.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode()
    composed = sql.SQL(statement).format(name=sql.Identifier(name), password=sql.Literal(hashed), **more)
    connection.exec_driver_sql(composed.as_string(driver))
