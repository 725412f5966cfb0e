"""When an item should come back: spaced repetition over what was tried.

Pure: records in, due list out, the same every time. The days come from the scheduler FSRS-6 at its published
parameters (https://github.com/open-spaced-repetition), aiming at nine of ten items remembered.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from pmkit.practice.progress import Attempt
from pmkit.practice.record import Record, is_try
from pmkit.practice.verdicts import Verdict, read_verdict

if TYPE_CHECKING:
    from fsrs import Card, Rating, Scheduler

MOST_IN_A_SESSION = 8
PAUSE = timedelta(hours=6)
"""What lies closer together is one sitting: only the first try of a sitting shows what was remembered."""


@dataclass(frozen=True, kw_only=True)
class Due:
    """An item to repeat: due `since` when, `recall` the likelihood (0..1) that it is still known."""

    item: str
    since: datetime
    recall: float
    missed: bool
    changed: bool = False
    why: str

    def to_json(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return {
            "item": self.item,
            "since": self.since.isoformat(),
            "recall": round(self.recall, 3),
            "missed": self.missed,
            "changed": self.changed,
            "why": self.why,
        }


def due(records: Iterable[Record], now: datetime) -> list[Due]:
    """The items to repeat at `now`: missed ones first, then what is most likely forgotten.

    An item whose question has changed since it was answered is due at once.
    """
    found = [_due(record, now) for record in records if _comes_back(record)]
    return sorted((one for one in found if one.changed or one.since <= now), key=_urgency)


def sitting(records: Sequence[Record], now: datetime, n: int = 3, *, chapter: str | None = None) -> list[Due]:
    """What to repeat at the top of a sitting: up to `n` items, from different chapters where possible.

    `records` in the order of the course. With `chapter` (the one about to be opened) only items of the
    chapters before it are taken.
    """
    chapters = list(dict.fromkeys(record.item.chapter for record in records))
    earlier = set(chapters[: chapters.index(chapter)] if chapter in chapters else chapters)
    chapter_of = {one.item.id: one.item.chapter for one in records if one.item.chapter in earlier}
    candidates = due((one for one in records if one.item.id in chapter_of), now)
    chosen: list[Due] = []
    used: Counter[str] = Counter()
    while candidates and len(chosen) < n:
        best = min(candidates, key=lambda one: (not one.missed, used[chapter_of[one.item]], _urgency(one)))
        candidates.remove(best)
        chosen.append(best)
        used[chapter_of[best.item]] += 1
    return chosen


def a_session(records: Sequence[Record], now: datetime, minutes: float = 5) -> list[Due]:
    """What to repeat in about so many minutes, the most urgent first; one item at least where any is due."""
    length = {one.item.id: one.item.minutes for one in records}
    chosen: list[Due] = []
    for one in sitting(records, now, MOST_IN_A_SESSION):
        spent = sum(length[other.item] for other in chosen)
        if not chosen or spent + length[one.item] <= minutes:
            chosen.append(one)
    return chosen


def next_due(records: Iterable[Record], now: datetime) -> datetime | None:
    """When the next item comes back after `now`; None where nothing was practised."""
    found = (_due(record, now) for record in records if _comes_back(record))
    return min((one.since for one in found if one.since > now), default=None)


def _comes_back(record: Record) -> bool:
    """A guess is made once."""
    return bool(record.practised) and not record.item.guessed


def _urgency(one: Due) -> tuple[bool, float, datetime, str]:
    return (not one.missed, one.recall, one.since, one.item)


def _due(record: Record, now: datetime) -> Due:
    card, missed = _schedule(record.practised, now)
    assert card.last_review is not None
    last = record.practised[-1].at
    changed = record.stage == "changed"
    why = "Last practised on {day}; now it is easily forgotten."
    if missed:
        why = "You missed it on {day}."
    if changed:
        why = "The question has changed since you answered it on {day}, so it asks again."
    day = last if changed else card.last_review
    return Due(
        item=record.item.id,
        since=last if changed else card.due,
        recall=_scheduler().get_card_retrievability(card, now),
        missed=missed,
        changed=changed,
        why=why.format(day=f"{day:%d %B}".lstrip("0")),
    )


def _schedule(attempts: Sequence[Attempt], now: datetime) -> tuple["Card", bool]:
    """Replay the sittings; whether the last one missed comes along."""
    from fsrs import Card, Rating

    card = Card(card_id=1, due=now)
    missed = False
    for day in _sittings(attempts, now):
        rating, at = _rating(day), day[0][0]
        card, _ = _scheduler().review_card(card, rating, at)
        missed = rating == Rating.Again
    return card, missed


def _sittings(attempts: Sequence[Attempt], now: datetime) -> list[list[tuple[datetime, Attempt]]]:
    """Attempts by sitting, with times that never run backwards nor lie ahead of now (a clock set wrongly)."""
    sittings: list[list[tuple[datetime, Attempt]]] = []
    last: datetime | None = None
    for attempt in attempts:
        at = min(attempt.at, now)
        at = at if last is None else max(at, last)
        if last is None or at - last > PAUSE:
            sittings.append([])
        sittings[-1].append((at, attempt))
        last = at
    return [day for day in sittings if any(is_try(one) for _, one in day)]


def _rating(day: Sequence[tuple[datetime, Attempt]]) -> "Rating":
    """How well the item was known at the first try of a sitting; a right answer after help is a hard one."""
    from fsrs import Rating

    helped = False
    for _, attempt in day:
        if attempt.event == "revealed":
            return Rating.Again
        if attempt.event == "hint":
            helped = True
        elif is_try(attempt):
            verdict = read_verdict(attempt.verdict)
            if verdict is Verdict.NOT_YET:
                return Rating.Again
            return Rating.Hard if helped or verdict is Verdict.PARTLY else Rating.Good
    return Rating.Again


@cache
def _scheduler() -> "Scheduler":
    """Whole days only (no steps of minutes), and no chance in it."""
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
