"""What to do today: what is due, this week's days, and what is still open."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from pmkit import course
from pmkit.course import Chapter
from pmkit.course.manifest import Place, places
from pmkit.course.workbook import workbook
from pmkit.english import counted, shortened
from pmkit.practice.markdown import to_plain
from pmkit.practice.messages import say
from pmkit.practice.record import Record, is_try, read_all
from pmkit.practice.review import a_session, due, next_due, sitting
from pmkit.practice.workbook import Repetition
from pmkit.workspace.notebook_text import NotebookText

__all__ = ["due_session", "open_items", "repeat_due", "week_goal"]

FRONT = "front-page"
GOAL = "goal:days"


def repeat_due(chapter: str = "", n: int = 3) -> Any:
    """Up to `n` items that are due, to be answered from memory; a sentence where there are none.

    At the top of a lesson, `chapter` names it, and only items of earlier chapters come back. What was begun
    today and is not right yet stays, after a restart too.
    """
    from pmkit.widgets.question import QuestionCard
    from pmkit.widgets.stack import Stack

    book, now = workbook(), datetime.now(UTC)
    begins = chapter if any(one.id == chapter for one in course.CHAPTERS) else None
    again = Repetition.resumed(book, chapter)
    if again is None or all(again.record(item).done for item in again.items):
        again = Repetition(book, [one.item for one in sitting(_records(), now, n, chapter=begins)], chapter)
    if not again.items:
        return NotebookText(say("repeat.none"))
    asked = [again.question(item) for item in again.items]
    minutes = max(1, round(sum(question.minutes for question in asked)))
    opening = say("repeat.one" if len(asked) == 1 else "repeat.some", n=len(asked), minutes=minutes)
    return Stack(opening, [(_why(one.id), QuestionCard(one, again)) for one in asked])


def due_session() -> Any:
    """About five minutes of what is due, one question after another."""
    from pmkit.widgets.due_session import DueSession

    book = workbook()

    def choose() -> Repetition | None:
        found = [one.item for one in a_session(_records(), datetime.now(UTC))]
        return Repetition(book, found, FRONT) if found else None

    return DueSession(Repetition.resumed(book, FRONT), choose, _why, _ahead)


def week_goal() -> Any:
    """The days of this week on which one practised, and a goal of days for whoever wants one."""
    from pmkit.widgets.week import Week

    book, today = workbook(), datetime.now().astimezone().date()
    monday = today - timedelta(days=today.weekday())
    practised = {one.at.astimezone().date() for one in book.store.history() if is_try(one)}
    week = [monday + timedelta(days=n) for n in range(7)]
    days = [[f"{day:%A}", day in practised, day == today] for day in week]
    kept = book.noted(GOAL)
    goal = kept.get("days", 0) if isinstance(kept, dict) else 0
    return Week(days, goal if goal in range(8) else 0, lambda days: book.note(GOAL, {"days": days}))


def open_items() -> Any:
    """What is not right yet or was begun, by chapter, each with the way there."""
    from pmkit.widgets.to_do import ToDo

    open_now = {one.item.id: _what(one) for one in _records() if _what(one)}
    chapters = []
    for chapter in course.CHAPTERS:
        items = [_open(place, open_now[place.shown.item.id]) for place in _places(chapter, open_now)]
        if items:
            title = f"{chapter.number} · {chapter.title}"
            chapters.append({"title": title, "count": f"{len(items)} open", "items": items})
    return ToDo(chapters, say("open.none"))


def _records() -> list[Record]:
    return read_all([item for one in course.CHAPTERS for item in one.items], workbook().store.history())


def _why(item: str) -> str:
    """Why a question comes back, as it was before today's answers."""
    record = next((one for one in _records() if one.item.id == item), None)
    if record is None:
        return ""
    midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    earlier = Record(record.item, tuple(one for one in record.history if one.at < midnight))
    now = datetime.now(UTC)
    return next((one.why for one in [*due([earlier], now), *due([record], now)]), "")


def _ahead() -> str:
    """When something is due again: “Next due: Wednesday.”"""
    now = datetime.now(UTC)
    when = next_due(_records(), now)
    if when is None or due(_records(), now):
        return ""
    days = (when.astimezone().date() - datetime.now().astimezone().date()).days
    day = "later today" if days <= 0 else "tomorrow" if days == 1 else f"{when.astimezone():%A}"
    return say("repeat.next", day=day if days < 7 else f"{when.astimezone():%d %B}".lstrip("0"))


def _what(record: Record) -> str:
    """What is open in a record: “not right yet, 2 hints open”; "" where nothing is."""
    told = {"missed": "not right yet", "started": "begun", "changed": "asks again"}.get(record.stage, "")
    if record.stage == "new" and record.hints:
        told = "not answered yet"
    return f"{told}, {counted(record.hints, 'hint')} open" if told and record.hints else told


def _places(chapter: Chapter, among: Mapping[str, str]) -> list[Place]:
    """Where these questions stand in a chapter, each once."""
    found = {
        one.shown.item.id: one for one in reversed(list(places([chapter]))) if one.shown.item.id in among
    }
    return list(reversed(found.values()))


def _open(place: Place, what: str) -> dict[str, str]:
    asked = course.question(place.shown.item.id)
    return {
        "item": asked.id,
        "text": shortened(to_plain(asked.prompt), 90),
        "what": what,
        "notebook": place.section.notebook,
        "cell": place.shown.cell,
        "section": place.section.title,
    }
