"""One thing a learner did: a frozen record that is only ever added, never changed.

The whole progress of a person is a list of these. Nothing here knows where they are kept.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Literal, get_args
from uuid import uuid4

Event = Literal["draft", "checked", "hint", "revealed", "started-over", "undone", "noted"]
EVENTS: tuple[Event, ...] = get_args(Event)

LOCAL_LEARNER = "me"
"""Whose attempts these are in a file of one's own; the same on each machine, so that two files merge."""

LATEST_CLOCK = 2**60
"""Beyond any time that a computer can name: such a clock is a fault, and the attempt's own time counts."""


def _new_id() -> str:
    return uuid4().hex


def _now() -> datetime:
    return datetime.now(UTC)


STAYS = {"stays": True}
"""The detail of an attempt that never leaves the learner's computer, except in their own copy."""


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """One event on one item.

    - `attempt_id`: made once by the caller; appending the same id again changes nothing.
    - `learner`: set by the store that keeps the attempt.
    - `item`: the id of the question or explorer; `version`: that of the question when it was answered.
    - `answer`: JSON, as the learner left it; `verdict`: the value of a `Verdict`, or "" where none was given.
    - `detail`: JSON object for what belongs to the event (feedback, hint, `fingerprint` of the question).
    - `at`: when, with a time zone; kept in UTC.
    - `clock`: set by the store: microseconds since 1970, but always later than what it already keeps, so that
      the order of a person's answers survives a computer whose clock was set back.
    """

    attempt_id: str = field(default_factory=_new_id)
    learner: str = LOCAL_LEARNER
    item: str
    version: int = 1
    event: Event
    answer: Any = None
    verdict: str = ""
    detail: Mapping[str, Any] = field(default_factory=dict)
    at: datetime = field(default_factory=_now)
    clock: int = 0

    def __post_init__(self) -> None:
        if self.event not in EVENTS:
            raise ValueError(
                f"An attempt's event is one of {', '.join(EVENTS)}; {self.event!r} is none of them."
            )
        if self.at.tzinfo is None:
            raise ValueError("An attempt's time needs its time zone, for example UTC.")
        for name in ("attempt_id", "learner", "item"):
            if not getattr(self, name):
                raise ValueError(f"An attempt needs its {name}; it is empty.")
        for text in (self.attempt_id, self.learner, self.item, self.verdict):
            if not text.isprintable():
                raise ValueError("An attempt's names can't hold control characters.")
        if not (0 <= self.version < 2**31 and 0 <= self.clock < LATEST_CLOCK):
            raise ValueError("An attempt's version and clock are whole numbers that a database can hold.")
        object.__setattr__(self, "at", self.at.astimezone(UTC))
        object.__setattr__(self, "detail", dict(self.detail))

    @property
    def stays(self) -> bool:
        """Whether it is not for a class's server: that gets the `stub` only."""
        return self.detail.get("stays") is True

    @property
    def is_stub(self) -> bool:
        """Whether that is all that came from a server: the attempt itself lies on another computer."""
        return self.stays and self.answer is None

    def stub(self) -> "Attempt":
        """That something was done, without what."""
        return replace(self, answer=None, detail=STAYS)

    def to_json(self) -> dict[str, Any]:
        """Every field as JSON can hold it; `from_json` turns it back into an equal attempt."""
        return asdict(self) | {"at": self.at.isoformat()}

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> "Attempt":
        """The attempt of a record that `to_json` made. Raises ValueError where the record is not one."""
        try:
            clock = int(record.get("clock", 0))
            attempt = cls(
                attempt_id=_text(record, "attempt_id", 200),
                learner=_text(record, "learner", 200),
                item=_text(record, "item", 500),
                version=int(record.get("version", 1)),
                event=record["event"],
                answer=record.get("answer"),
                verdict=str(record.get("verdict", "")),
                detail=dict(record.get("detail") or {}),
                at=datetime.fromisoformat(record["at"]),
                clock=clock if 0 <= clock < LATEST_CLOCK else 0,
            )
        except (KeyError, TypeError, AttributeError) as problem:
            raise ValueError(f"This is not the record of an attempt: {problem}.") from problem
        return attempt if attempt.clock == clock else replace(attempt, clock=attempt.microseconds())

    def microseconds(self) -> int:
        """`at` as whole microseconds since 1970-01-01 UTC."""
        since = self.at - datetime(1970, 1, 1, tzinfo=UTC)
        return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def _text(record: Mapping[str, Any], name: str, longest: int) -> str:
    value = record[name]
    if not isinstance(value, str) or not 0 < len(value) <= longest:
        raise ValueError(f"The record's {name} must be a text of 1 to {longest} characters.")
    return value
