"""The steps of a path through the course: what each asks, where it is done, and how far it is.

They are lists for the front page, and the text of a page to take along.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from pmkit.course import own_backlog, place
from pmkit.course.paths import CoursePath, Talk, Week, explorer_place, sitting_of
from pmkit.course.workbook import workbook
from pmkit.english import capital, spoken_day
from pmkit.practice.markdown import escape_markdown
from pmkit.practice.record import Record, read_all

DAYS = 7


def week_name(number: int, week: Week) -> str:
    """What a week is called: “Week 1 · Meet the people”."""
    return f"Week {number} · {week.title}"


def week_days(begins: date, number: int) -> str:
    """From when to when a week is: “7 to 13 December 2026”."""
    first = begins + timedelta(DAYS * (number - 1))
    last = first + timedelta(DAYS - 1)
    return f"{first.day if first.month == last.month else spoken_day(first)} to {spoken_day(last)}"


def weeks_to_do(path: CoursePath, begins: date | None, today: date) -> list[dict[str, Any]]:
    """The weeks as lists of things to do; the one in which one is stands open."""
    now = (today - begins).days // DAYS + 1 if begins else 1
    used = _used()
    return [
        {
            "title": week_name(number, week),
            "count": week_days(begins, number) if begins else "",
            "open": number == min(max(now, 1), len(path.weeks)),
            "items": list(_steps(week, used)),
        }
        for number, week in enumerate(path.weeks, start=1)
    ]


def _used() -> set[str]:
    """The ids of the explorers that were used on the own product."""
    from pmkit.course.pieces import own_explorers

    backlog = {"own.backlog"} if own_backlog.current_backlog().backlog is not None else set()
    return own_explorers(workbook().store) | backlog


def _steps(week: Week, used: set[str]) -> Iterator[dict[str, Any]]:
    for name in week.practise:
        chapter, sitting = sitting_of(name)
        records = _records(sitting.shown)
        done = sum(one.done for one in records)
        yield {
            "text": f"Practise: {chapter.number} {chapter.title}, {sitting.title} ({sitting.minutes} min)",
            "what": f"{done} of {len(records)} done",
            "item": sitting.shown[0] if sitting.shown else "",
            "notebook": sitting.notebook,
            "cell": sitting.cells[0],
            "section": capital(sitting.title),
        }
    for id in week.own:
        found = explorer_place(id)
        yield {
            "text": f"On your own product: {explorer_name(id)}",
            "what": "used" if id in used else "not yet",
            "item": found.shown.item.id,
            "notebook": found.section.notebook,
            "cell": found.shown.cell,
            "section": found.section.title,
        }
    for talk in week.talks:
        yield {"text": f"Talk to: {_with_whom(talk)}. “{talk.ask}”", "what": ""}
    if week.page:
        yield {"text": f"At the end you have: {week.page}", "what": ""}


def _with_whom(talk: Talk) -> str:
    return f"{talk.who} ({talk.minutes} min)" if talk.minutes else talk.who


def _records(shown: tuple[str, ...]) -> list[Record]:
    items = [found.shown.item for id in shown if (found := place(id)) and found.shown.is_question]
    return read_all(items, workbook().store.history())


def explorer_name(id: str) -> str:
    """What an explorer is called."""
    from pmkit.course.explorers import EXPLORERS

    used = EXPLORERS.get(id)
    return used.title if used else "Your backlog"


def page_text(
    path: CoursePath, weeks: list[tuple[int, Week]], begins: date | None, *, how_far: bool = True
) -> str:
    """The plan as Markdown: per week what to practise, on which own data, whom to ask what, room for notes.

    `how_far` says of each step what is done of it.
    """
    used = _used()
    blocks = [escape_markdown(path.about)]
    for number, week in weeks:
        days = f" ({week_days(begins, number)})" if begins else ""
        blocks += [f"## {escape_markdown(week_name(number, week))}{days}", escape_markdown(week.about)]
        steps = [one for one in _steps(week, used) if one["what"]]
        told = [(one["text"], f": {one['what']}" if how_far else "") for one in steps]
        blocks += ["\n".join(f"- {escape_markdown(text)}{what}" for text, what in told)]
        for talk in week.talks:
            blocks += [
                f"**{escape_markdown(_with_whom(talk))}**: {escape_markdown(talk.ask)}",
                "*What I heard:*",
            ]
        blocks += [f"**At the end I have:** {escape_markdown(week.page)}"] if week.page else []
    return "\n\n".join(block for block in blocks if block)


def plan_page(path: CoursePath, begins: date | None, ending: str) -> str:
    """The whole plan as a page without what was made: Markdown where the `ending` is “.md”, else HTML."""
    from pmkit.workspace.portfolio import Portfolio
    from pmkit.workspace.portfolio_files import markdown, page

    opening = page_text(path, list(enumerate(path.weeks, start=1)), begins, how_far=False)
    write = markdown if ending == ".md" else page
    return write(Portfolio(), path.title, opening)
