"""Set up one PostgreSQL database for a class, so that each learner reads and adds only their own attempts.

The guard is PostgreSQL's row-level security: it holds whatever program a learner connects with. Nobody but
the owner of the database may change or remove an attempt. Source: PostgreSQL manual, "Row Security Policies".
"""

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import text
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import DBAPIError

from pmkit.practice.progress import schema
from pmkit.practice.progress.engines import connect, describe
from pmkit.practice.progress.errors import StoreProblem, cause, no_set_up

LEARNERS, INSTRUCTORS = "pmkit_learner", "pmkit_instructor"
_WORDS = {LEARNERS: "learner", INSTRUCTORS: "instructor"}
_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,62}")

_GUARD = f"""
REVOKE ALL ON TABLE attempts, pmkit_schema FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO {LEARNERS}, {INSTRUCTORS};
GRANT SELECT ON TABLE pmkit_schema TO {LEARNERS}, {INSTRUCTORS};
REVOKE ALL ON TABLE attempts FROM {LEARNERS}, {INSTRUCTORS};
GRANT SELECT, INSERT ON TABLE attempts TO {LEARNERS};
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
    engine = connect(url, patience=5)
    try:
        if engine.dialect.name != "postgresql":
            raise StoreProblem(
                "A class database is a PostgreSQL server; its address begins with postgresql://."
            )
        with engine.begin() as connection:
            return _set_up(connection, make_url(url), learners, instructor)
    except DBAPIError as problem:
        raise StoreProblem(no_set_up(describe(engine.url), cause(problem))) from problem
    finally:
        engine.dispose()


def _set_up(connection: Connection, url: URL, learners: list[str], instructor: str) -> ClassDatabase:
    schema.bring_up_to_date(connection, describe(url))
    existing = _roles(connection)
    for group in (LEARNERS, INSTRUCTORS):
        if group not in existing:
            connection.exec_driver_sql(f"CREATE ROLE {group} NOLOGIN")
    connection.exec_driver_sql(_GUARD)
    addresses, kept = {}, []
    for name in [*learners, instructor]:
        group = INSTRUCTORS if name == instructor else LEARNERS
        if name not in existing:
            password = secrets.token_hex(12)
            _make_role(connection, name, password, group)
            address = url.set(drivername="postgresql", username=name, password=password)
            addresses[name] = address.render_as_string(hide_password=False)
        elif _only_member_of(connection, name, group):
            kept.append(name)
        else:
            raise StoreProblem(
                f"The server already has a role {name} that is no pmkit {_WORDS[group]}; "
                "nothing was changed. Choose another name."
            )
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


def _only_member_of(connection: Connection, name: str, group: str) -> bool:
    """Whether that is one of our own roles: in this group, in no other, with no special rights."""
    groups = text(
        "SELECT g.rolname FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles g ON g.oid = m.roleid "
        "JOIN pg_catalog.pg_roles r ON r.oid = m.member WHERE r.rolname = :name"
    )
    powers = text(
        "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication "
        "FROM pg_catalog.pg_roles WHERE rolname = :name"
    )
    found = set(connection.execute(groups, {"name": name}).scalars())
    return found == {group} and not connection.execute(powers, {"name": name}).scalar_one()


def _make_role(connection: Connection, name: str, password: str, group: str) -> None:
    from psycopg import sql

    driver = connection.connection.driver_connection
    assert driver is not None
    hashed = driver.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode()
    statement = sql.SQL(
        "CREATE ROLE {name} LOGIN PASSWORD {password} IN ROLE {group} "
        "NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION"
    )
    driver.execute(
        statement.format(name=sql.Identifier(name), password=sql.Literal(hashed), group=sql.Identifier(group))
    )
