"""When an item should come back: spaced repetition over the history of attempts.

Pure: attempts in, due list out, the same every time. The days come from the scheduler FSRS-6 at its published
parameters (https://github.com/open-spaced-repetition), aiming at nine of ten items remembered.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from pmkit.practice.progress import Attempt
from pmkit.practice.progress.store import in_order
from pmkit.practice.verdicts import Verdict, read_verdict

if TYPE_CHECKING:
    from fsrs import Card, Rating, Scheduler

    from pmkit.practice.questions import Question

PAUSE = timedelta(hours=6)
"""What lies closer together is one sitting: only the first try of a sitting shows what was remembered."""


@dataclass(frozen=True, kw_only=True)
class CourseItem:
    """What scheduling and standing need to know of a question."""

    id: str
    chapter: str
    fingerprint: str = ""
    version: int = 1
    skill: str = ""
    minutes: float = 1

    @classmethod
    def of(cls, question: "Question") -> "CourseItem":
        """The course item of a question; its chapter is the part of the id before the point."""
        return cls(
            id=question.id,
            chapter=question.id.partition(".")[0],
            fingerprint=question.fingerprint(),
            version=question.version,
            skill=question.skill,
            minutes=question.minutes,
        )

    def has_changed_since(self, attempt: Attempt) -> bool:
        """Whether the question reads differently today than when this attempt was made."""
        kept = attempt.detail.get("fingerprint")
        if self.fingerprint and isinstance(kept, str):
            return kept != self.fingerprint
        return attempt.version != self.version


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


def due(history: Iterable[Attempt], now: datetime) -> list[Due]:
    """The items to repeat at `now`: missed ones first, then what is most likely forgotten."""
    found = [_due(item, attempts, now) for item, attempts in _checked(history).items()]
    return sorted((one for one in found if one.since <= now), key=_urgency)


def sitting(
    history: Iterable[Attempt],
    course_items: Sequence[CourseItem],
    now: datetime,
    n: int = 3,
    *,
    chapter: str | None = None,
) -> list[Due]:
    """What to repeat at the top of a sitting: up to `n` items, from different chapters where possible.

    `course_items` in the order of the course. With `chapter` (the one about to be opened) only items of the
    chapters before it are taken. An item whose question has changed since it was answered is due at once.
    """
    chapters = list(dict.fromkeys(item.chapter for item in course_items))
    earlier = set(chapters[: chapters.index(chapter)] if chapter in chapters else chapters)
    by_id = {item.id: item for item in course_items if item.chapter in earlier}
    candidates = []
    for item, attempts in _checked(history).items():
        if item in by_id:
            one = _due(item, attempts, now)
            if by_id[item].has_changed_since(attempts[-1]):
                one = _changed(one, attempts[-1])
            if one.changed or one.since <= now:
                candidates.append(one)
    chosen: list[Due] = []
    used: Counter[str] = Counter()
    while candidates and len(chosen) < n:
        best = min(candidates, key=lambda one: (not one.missed, used[by_id[one.item].chapter], _urgency(one)))
        candidates.remove(best)
        chosen.append(best)
        used[by_id[best.item].chapter] += 1
    return chosen


def _urgency(one: Due) -> tuple[bool, float, datetime, str]:
    return (not one.missed, one.recall, one.since, one.item)


def _checked(history: Iterable[Attempt]) -> dict[str, list[Attempt]]:
    """Per item what shows whether it was known: checks, and the hints and reveals around them, oldest first.

    Starting over doesn't forget: what one has seen, one has seen.
    """
    by_item: dict[str, list[Attempt]] = {}
    for attempt in in_order(history):
        if attempt.event in ("checked", "hint", "revealed"):
            by_item.setdefault(attempt.item, []).append(attempt)
    return {item: tries for item, tries in by_item.items() if any(_counts(one) for one in tries)}


def _counts(attempt: Attempt) -> bool:
    return attempt.event == "checked" and read_verdict(attempt.verdict) is not Verdict.NOT_STARTED


def _due(item: str, attempts: Sequence[Attempt], now: datetime) -> Due:
    card, missed = _schedule(attempts, now)
    assert card.last_review is not None
    day = f"{card.last_review:%d %B}".lstrip("0")
    why = f"You missed it on {day}." if missed else f"Last practised on {day}; now it is easily forgotten."
    recall = _scheduler().get_card_retrievability(card, now)
    return Due(item=item, since=card.due, recall=recall, missed=missed, why=why)


def _changed(one: Due, last: Attempt) -> Due:
    day = f"{last.at:%d %B}".lstrip("0")
    return Due(
        item=one.item,
        since=last.at,
        recall=one.recall,
        missed=one.missed,
        changed=True,
        why=f"The question has changed since you answered it on {day}, so it asks again.",
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
    return [day for day in sittings if any(_counts(one) for _, one in day)]


def _rating(day: Sequence[tuple[datetime, Attempt]]) -> "Rating":
    """How well the item was known at the first try of a sitting; a right answer after help is a hard one."""
    from fsrs import Rating

    helped = False
    for _, attempt in day:
        if attempt.event == "revealed":
            return Rating.Again
        if attempt.event == "hint":
            helped = True
        elif _counts(attempt):
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
