"""What a class wrote into its own database, read with the instructor's login as if each had handed in a file.

The rows are learners' own and are no more trusted than files: the same limits hold, and no verdict is taken.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from sqlalchemy import Row, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from pmkit.practice.handout import ClassKey
from pmkit.practice.progress.carve import attempt_of
from pmkit.practice.progress.class_database import INSTRUCTORS
from pmkit.practice.progress.engines import connect, describe
from pmkit.practice.progress.errors import (
    StoreProblem,
    cause,
    no_class_there,
    no_instructor,
    unreadable_class,
)
from pmkit.practice.submission import (
    EARLIEST,
    EXPLORER,
    LARGEST_FILE,
    LONGEST_LINE,
    MOST_BRACKETS,
    MOST_LINES,
    Submission,
    UnreadableSubmission,
    record_of,
    submission_of,
)

MOST_DETAIL = 5 * LARGEST_FILE
"""Bytes of all that stands beside one learner's answers, such as the replies to them."""
_PATIENCE_ON_SERVER = "60s"

_MAY_READ = text(
    "SELECT to_regclass('attempts') IS NOT NULL AS is_class, "
    "coalesce(has_table_privilege(to_regclass('attempts'), 'SELECT'), false) AS reads, "
    "coalesce(NOT row_security_active(to_regclass('attempts')), true) OR EXISTS "
    f"(SELECT 1 FROM pg_roles WHERE rolname = '{INSTRUCTORS}' AND pg_has_role(oid, 'MEMBER')) AS reads_all, "
    "session_user::text AS login"  # nosec B608  # a role's name that stands in our code
)
_OF_COURSE = f"NOT starts_with(item, '{EXPLORER}')"
_LEARNERS = text(
    "SELECT learner, count(*) AS rows, sum(octet_length(answer)) AS answers, "
    f"sum(octet_length(detail)) AS details FROM attempts WHERE {_OF_COURSE} "  # nosec B608  # a condition of our own
    "GROUP BY learner ORDER BY learner"
)
_ROWS = text(
    "SELECT attempt_id, learner, item, version, event, answer, verdict, detail, at, clock FROM attempts "
    f"WHERE learner = :learner AND {_OF_COURSE} ORDER BY clock, attempt_id"  # nosec B608  # a condition of our own
)


@dataclass(frozen=True)
class Written:
    """What one learner wrote; `name` is a pseudonym, as everywhere where no list reveals it."""

    name: str
    class_id: str
    mark: str
    rows: tuple[Row, ...]
    too_much: bool = False

    def read(self) -> Submission:
        """The rows as a submission. Raises UnreadableSubmission with a sentence."""
        if self.too_much:
            raise UnreadableSubmission(
                f"{self.name} has written far more than anybody does; it was left out."
            )
        no_time = submission_of(self.name, self.class_id, self.mark, EARLIEST, map(_line, self.rows))
        return replace(no_time, made_at=max((one.at for one in no_time.attempts), default=EARLIEST))


def written(url: str, key: ClassKey) -> Iterator[Written]:
    """What each learner wrote into the class database at `url`; a login is marked as the own code of
    that name is.

    Raises StoreProblem with a sentence where the server is away, or the login may not read all answers.
    """
    with reading(url) as connection:
        for learner, rows, answers, details in connection.execute(_LEARNERS).all():
            mark = key.own(learner).mark()
            too_much = rows > MOST_LINES or answers > LARGEST_FILE or details > MOST_DETAIL
            found = () if too_much else tuple(connection.execute(_ROWS, {"learner": learner}).all())
            name = f"{key.pseudonym(mark)} in the class database"
            yield Written(name, key.handout.class_id, mark, found, too_much)


@contextmanager
def reading(url: str) -> Iterator[Connection]:
    """A connection that reads one state of the class database at `url` and may read all of it.

    Raises StoreProblem with a sentence where the server is away, or the login may not read all answers.
    """
    engine = connect(url, patience=5)
    place = describe(engine.url)
    try:
        if engine.dialect.name != "postgresql":
            raise StoreProblem(
                "A class database is a PostgreSQL server; its address begins with postgresql://."
            )
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with engine.connect().execution_options(**options) as connection:
            connection.exec_driver_sql(f"SET statement_timeout = '{_PATIENCE_ON_SERVER}'")
            may = connection.execute(_MAY_READ).one()
            if not may.is_class:
                raise StoreProblem(no_class_there(place))
            if not (may.reads and may.reads_all):
                raise StoreProblem(no_instructor(place, may.login))
            yield connection
    except DBAPIError as problem:
        why = cause(problem)
        raise StoreProblem(unreadable_class(place, why), why) from problem
    finally:
        engine.dispose()


def _line(row: Row) -> bytes:
    """A row as the line of a file; one that is no attempt becomes a line that is none."""
    values = dict(row._mapping)
    texts = (values["answer"], values["detail"])
    if any(len(one) > LONGEST_LINE or one.count("[") + one.count("{") > MOST_BRACKETS for one in texts):
        return b"-"
    attempt = attempt_of(values)
    return b"-" if attempt is None else json.dumps(record_of(attempt)).encode()
