"""What is seen of a plan of ninety days: hours against hours, open points, and the plan on one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.drawn_bars import drawn_bars
from pmkit.charts.picture import Picture
from pmkit.english import counted, format_number, listed, plural, shortened, spoken_day
from pmkit.explorers._plan_rows import UNNAMED, Row, review_days
from pmkit.explorers.plan_offers import Reading, Way
from pmkit.methods import TextFinding
from pmkit.methods.learning_plan_lint import WEEKS
from pmkit.practice.markdown import escape_markdown

IN_WORDS = {
    "input": "goes in",
    "vague": "how is it seen?",
    "nobody-else": "who sees it?",
    "no-hours": "no hours",
    "no-day": "no day",
    "outside": "outside the days",
    "no-output": "no output",
}
"""The rules' names in the words of the table."""


@dataclass(frozen=True)
class Frame:
    """Hours a week, the first day, and the names of the two gaps ("" for none)."""

    a_week: float
    begins: date
    gaps: Mapping[str, str]

    @property
    def hours(self) -> float:
        """The hours that there are."""
        return WEEKS * self.a_week


def plan_said(rows: Sequence[Row], frame: Frame, open_points: int) -> str:
    """How much is planned of the hours that there are, what of it goes in, and what is open."""
    there = counted(frame.hours, "hour")
    weeks = f"{WEEKS} weeks of {format_number(frame.a_week)}"
    if not rows:
        return (
            f"Nothing is planned yet. There are **{there}** in ninety days ({weeks}). Write what will be "
            "there and who sees it, not what you will do."
        )
    planned = sum(row.hours for row in rows)
    said = [f"**{counted(len(rows), 'output')}** for **{format_number(planned)} of {there}** ({weeks})."]
    going_in = sum(row.hours for row in rows if row.goes_in)
    if going_in:
        verb, it = plural(going_in, "goes", "go"), plural(going_in, "it", "them")
        said.append(f"{counted(going_in, 'hour')} {verb} in, and nobody sees anything for {it}.")
    said.append(
        f"{counted(open_points, 'open point')}, see below."
        if open_points
        else "No rule objects. Whether it is worth the hours, ask the person who sees it."
    )
    return " ".join(said)


def picture(rows: Sequence[Row], frame: Frame) -> Picture | None:
    """A bar per output in hours, and one for the hours that there are; None where no hours are written."""
    timed = [row for row in rows if row.hours]
    if not timed:
        return None
    planned = sum(row.hours for row in timed)
    names = [shortened(row.output or UNNAMED, 44) + (" (goes in)" if row.goes_in else "") for row in timed]
    values = [*(row.hours for row in timed), frame.hours]
    words = [counted(value, "hour") for value in values]
    items = [*names, "Hours that there are"]
    told = "; ".join(f"{item}: {word}" for item, word in zip(items, words, strict=True))
    title = f"{format_number(planned)} of {counted(frame.hours, 'hour')} are planned"
    if planned > frame.hours:
        title = f"{counted(planned - frame.hours, 'hour')} more than there are"
    note = f"Hours in ninety days; {format_number(frame.a_week)} a week."
    drawn = pd.DataFrame({"item": items, "value": values, "words": words})
    return drawn_bars(drawn, Words(title, note, f"Bars of hours. {told}."))


def points(whole: Sequence[str], by_row: Mapping[str, Sequence[TextFinding]], rows: Sequence[Row]) -> str:
    """The open points, those of the plan as a whole first, as a Markdown list."""
    lines = [f"- **The whole plan**: {escape_markdown(text)}" for text in whole]
    for row in rows:
        said = [one.text for one in by_row.get(row.id, ())] + ([row.problem] if row.problem else [])
        if said:
            name = shortened(row.output or "An output without a name", 60)
            lines.append(f"- **{escape_markdown(name)}**: {escape_markdown(' '.join(said))}")
    return "\n".join(["**Open points**", "", *lines]) if lines else ""


def without_output(rows: Sequence[Row], frame: Frame) -> list[str]:
    """A sentence for a gap for which nothing is planned, and for gaps that are not named."""
    named = {key: name for key, name in frame.gaps.items() if name}
    said = [
        f"Nothing is planned for {name}."
        for key, name in named.items()
        if not any(row.gap == key for row in rows)
    ]
    if len(set(named.values())) < len(frame.gaps):
        said.append("Name two gaps: a plan for everything is a plan for nothing.")
    return said


def reading_said(one: Reading) -> str:
    """What to read for a decision, where this course has it, and what comes out."""
    return (
        f"**Read for this decision**: {one.books} In this course: chapter {one.chapter}. Read one chapter, "
        f"then: {one.output}"
    )


def way_said(one: Way) -> str:
    """What a way in costs, and a first step."""
    return (
        f"**{escape_markdown(one.name)}**. What it costs: {one.costs} A first step: {one.first} How often it "
        "leads to a job, nobody has counted well enough to print it here."
    )


def page(rows: Sequence[Row], frame: Frame, reading: Reading | None, way: Way | None, ending: str) -> str:
    """The plan on one page, to be taken along."""
    if not rows:
        return "Nothing is planned yet."
    *looks, last = review_days(frame.begins)
    gaps = list(dict.fromkeys(name for name in frame.gaps.values() if name))
    a_week = counted(frame.a_week, "hour")
    parts = [f"**My ninety days**, from {spoken_day(frame.begins)} to {spoken_day(last)}, {a_week} a week."]
    parts += [f"**For**: {escape_markdown(listed(gaps))}."] if gaps else []
    parts.append("\n".join(["**What will be there**", "", *(f"- {_line(row)}" for row in rows)]))
    parts.append(f"**Looked at** on {listed([_weekday(day) for day in looks])}; it ends on {_weekday(last)}.")
    parts += [reading_said(reading)] if reading else []
    parts += [f"**Way in**: {escape_markdown(way.name)}. It costs: {way.costs}"] if way else []
    parts += [f"**At the end I decide**: {escape_markdown(ending)}"] if ending else []
    return "\n\n".join(parts)


def _line(row: Row) -> str:
    hours = counted(row.hours, "hour") if row.hours else "hours not said"
    when = f" on {_weekday(row.ends)}" if row.ends else ""
    seen = f"{row.who} sees it{when}" if row.who else "nobody else sees it yet"
    return escape_markdown(f"{row.output or UNNAMED}: {hours}; {seen}")


def _weekday(day: date) -> str:
    return f"{day:%A}, {spoken_day(day)}"
