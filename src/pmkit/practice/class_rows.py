"""What is new in a class database since it was last read: each row once, so that looking again costs little.

A row is known by its number. Numbers are given when a row is written and seen when its transaction ends, so
that a smaller one may come later: numbers that were passed over are asked for again for some minutes. Rows
are no more trusted than files; the limits of `class_answers` hold.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Row, text
from sqlalchemy.engine import Connection

from pmkit.practice.class_answers import MOST_DETAIL, reading
from pmkit.practice.submission import EXPLORER, LARGEST_FILE, LONGEST_LINE, MOST_LINES

MOST_ROWS = 2_000
"""That are looked at in one go."""
_MOST_BYTES = 8_000_000
_MOST_PASSED_OVER = 5_000
_COMES_LATER = timedelta(minutes=2)
"""How long a transaction of a learner's may take; what was passed over and is no row then, never was one."""

_PLAY = f"starts_with(item, '{EXPLORER}')"
_SIZES = text(
    "SELECT seq, learner, "
    f"CASE WHEN {_PLAY} THEN 0 ELSE octet_length(answer) END AS answer, "
    f"CASE WHEN {_PLAY} THEN 0 ELSE octet_length(detail) END AS detail "
    "FROM attempts WHERE (seq > :last OR seq = ANY(:passed_over)) AND learner <> ALL(:left_out) "
    f"ORDER BY seq LIMIT {MOST_ROWS}"  # nosec B608  # conditions and numbers of our own
)
_BODIES = text(
    "SELECT seq, attempt_id, learner, item, version, event, "
    f"CASE WHEN event = 'checked' AND NOT {_PLAY} THEN answer ELSE 'null' END AS answer, "
    f"CASE WHEN {_PLAY} THEN '{{}}' ELSE detail END AS detail, verdict, at, clock "
    "FROM attempts WHERE seq = ANY(:wanted) ORDER BY seq"  # nosec B608  # conditions of our own
)


@dataclass(frozen=True)
class News:
    """Some new rows, as they lie there; of explorers only where and when, of drafts all but the text.

    `now` is the time of the database, so that no other clock matters. `too_long` are the learners of rows
    that are longer than any answer, one name a row; `left_out` those who have written far more than anybody.
    `at_first` where everything is read that was there before.
    """

    now: datetime
    rows: tuple[Row, ...] = ()
    too_long: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()
    at_first: bool = False


@dataclass
class _Written:
    """How much of a learner's was read so far."""

    rows: int = 0
    answers: int = 0
    details: int = 0

    def add(self, row: Row) -> bool:
        """Count a row; whether it is still no more than what anybody writes."""
        self.rows += 1
        self.answers += row.answer
        self.details += row.detail
        return self.rows <= MOST_LINES and self.answers <= LARGEST_FILE and self.details <= MOST_DETAIL


@dataclass
class ClassRows:
    """The rows of the class database at `url`, read further with each call of `news`."""

    url: str = field(repr=False)
    _last: int = 0
    _passed_over: dict[int, datetime] = field(default_factory=dict, repr=False)
    _written: dict[str, _Written] = field(default_factory=dict, repr=False)
    _left_out: set[str] = field(default_factory=set)
    _began: bool = False

    def news(self) -> Iterator[News]:
        """What came since the last call, in parts that fit into memory; at least one part.

        Raises StoreProblem with a sentence where the server is away, or the login may not read all answers;
        what was given until then is not given again.
        """
        with reading(self.url) as connection:
            now: datetime = connection.execute(text("SELECT now()")).scalar_one()
            while True:
                sizes = self._sizes(connection)
                for part in _parts(sizes):
                    wanted, too_long = self._choose(part)
                    rows = connection.execute(_BODIES, {"wanted": wanted}).all() if wanted else ()
                    self._went_on([one.seq for one in part], now)
                    yield News(now, tuple(rows), too_long, frozenset(self._left_out), not self._began)
                if len(sizes) < MOST_ROWS:
                    break
            self._went_on([], now)
            yield News(now, left_out=frozenset(self._left_out), at_first=not self._began)
        self._began = True

    def _sizes(self, connection: Connection) -> Sequence[Row]:
        given = {"last": self._last, "passed_over": list(self._passed_over), "left_out": list(self._left_out)}
        return connection.execute(_SIZES, given).all()

    def _choose(self, sizes: Sequence[Row]) -> tuple[list[int], tuple[str, ...]]:
        """The numbers of the rows to fetch, and whose rows are too long for it."""
        wanted, too_long = list[int](), list[str]()
        for row in sizes:
            if row.learner in self._left_out:
                continue
            if not self._written.setdefault(row.learner, _Written()).add(row):
                self._left_out.add(row.learner)
            elif max(row.answer, row.detail) > LONGEST_LINE:
                too_long.append(row.learner)
            else:
                wanted.append(row.seq)
        return wanted, tuple(too_long)

    def _went_on(self, seen: Sequence[int], now: datetime) -> None:
        """Note how far it was read, and which numbers on the way were no rows yet."""
        for number in seen:
            self._passed_over.pop(number, None)
        top = max(seen, default=self._last)
        here = set(seen)
        for number in range(max(self._last + 1, top - _MOST_PASSED_OVER), top):
            if number not in here:
                self._passed_over[number] = now
        kept = [(one, since) for one, since in self._passed_over.items() if now - since < _COMES_LATER]
        self._passed_over = dict(kept[-_MOST_PASSED_OVER:])
        self._last = max(self._last, top)


def _parts(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows in parts of some megabytes."""
    part, size = list[Row](), 0
    for row in rows:
        if part and size + row.answer + row.detail > _MOST_BYTES:
            yield part
            part, size = [], 0
        part.append(row)
        size += row.answer + row.detail
    if part:
        yield part
