"""Where the learner is: the course map and the profile of skills.

What they say comes from `practice.standing`; nothing here ever raises to a learner.
"""

from dataclasses import asdict
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

from pmkit import course
from pmkit.course import Chapter
from pmkit.course.workbook import workbook
from pmkit.practice.messages import say
from pmkit.practice.standing import ChapterStanding, Standing, standing
from pmkit.workspace.notebook_text import NotebookText

__all__ = ["course_map", "skill_profile"]

_LEFT = "text-align:left"
"""Jupyter sets the cells of a table to the right, which suits numbers."""


def skill_profile() -> Any:
    """A chart of the skills with what it shows in words; a sentence before anything was practised."""
    stands = _standing()
    if not any(skill.tried for skill in stands.skills):
        return NotebookText(say("skills.none"))
    import pandas as pd

    from pmkit.charts.skills import skills_chart
    from pmkit.widgets.live_chart import LiveChart  # it follows the width of a phone

    return LiveChart(skills_chart(pd.DataFrame([asdict(skill) for skill in stands.skills])))


def course_map() -> NotebookText:
    """Where the learner was, what is next and due, and the chapters with their minutes."""
    stands = _standing()
    rows = [(one, row) for one, row in zip(course.CHAPTERS, stands.chapters, strict=True) if one.number]
    last = _chapter_of(stands.last)
    before, here, after = _go_on(last)
    if stands.due:
        after += " " + say("map.due" if stands.due <= 3 else "map.due-many", n=stands.due)
    if stands.next and last and stands.next.chapter != here.id:
        after += f" {stands.next.sentence}"
    spent = say("map.begin")
    if stands.minutes_spent:
        spent = say("map.minutes", spent=stands.minutes_spent, left=stands.minutes_left)
    lines = [
        f"- {one.number} {one.title} ({one.minutes} min, {_solved(row)}): {one.promise}" for one, row in rows
    ]
    titles = ("Chapter", "You will be able to", "How far")
    head = "".join(f'<th scope="col" style="{_LEFT}">{title}</th>' for title in titles)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td style="{_LEFT}">{cell}</td>'
            for cell in (
                f"{one.number}\u00a0·\u00a0{_link(one)}",
                escape(one.promise),
                f"{escape(_solved(row))}<br>{one.minutes}\u00a0min",
            )
        )
        + "</tr>"
        for one, row in rows
    )
    return NotebookText(
        "\n".join([f"{before} {here.title}. {after}", "", *lines, "", spent]),
        f"<p>{before} <strong>{_link(here)}</strong>. {escape(after)}</p>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{escape(spent)}</p>",
    )


def _standing() -> Standing:
    return standing(course.CHAPTERS, workbook().store.history(), datetime.now(UTC))


def _go_on(last: Chapter | None) -> tuple[str, Chapter, str]:
    if last:
        return f"You were in chapter {last.number}:", last, "Go on there."
    numbered = [one for one in course.CHAPTERS if one.number]
    first = next((one for one in numbered if one.items), numbered[0])
    return f"Begin with chapter {first.number}:", first, "Or with any other: each stands for itself."


def _chapter_of(item: str) -> Chapter | None:
    """The chapter of a question or an explorer; the front page is none."""
    found = course.place(item)
    return found.chapter if found and found.chapter.number else None


def _solved(row: ChapterStanding) -> str:
    if not row.items:
        return "in preparation"
    due = f", {row.due} to repeat" if row.due else ""
    return f"{row.done} of {row.items} solved{due}"


def _link(chapter: Chapter) -> str:
    """The chapter's title, as a link from the front page where there is something to open."""
    title = escape(chapter.title)
    name = escape(Path(chapter.notebook).name)
    return f'<a href="{name}">{title}</a>' if chapter.items else title
