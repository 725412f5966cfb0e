"""Rules for a plan of ninety days: outputs that another person sees, in the hours there are, with an end.

What one reads or attends goes in; a plan says what comes out. The rules are the course's own. They look at
English words and at numbers alone, and can't tell whether the output is worth the hours. Treat findings as
questions to the writer, never as a mark.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pandas as pd

from pmkit.english import format_number, spoken_day
from pmkit.methods._frame import InputError, need_columns, numbers, refuse, show
from pmkit.methods._text_findings import TextFinding, cell_text, excerpt, found, saw
from pmkit.methods.measures import has_number

DAYS = 90
WEEKS = 13
_MOSTLY = 0.5
"""More than half of the hours on reading is called all reading; a habit of the course."""

_OUTPUT = re.compile(
    r"\b(?:notes?|memos?|pages?|list|table|chart|plan|roadmap|talks?|interviews?|tests?|cases?|posts?|"
    r"report|summary|map|draft|presentation|forecast|scorecard|answers?|letter|guide|experiments?)\b",
    re.IGNORECASE,
)
_COURSE = re.compile(
    r"(?:(?:take|do|finish|complete|attend|join|enrol in|buy|pass|get|go to)\b[^.;,]*?\b)?"
    r"(?:books?|audiobooks?|podcasts?|courses?|class(?:es)?|training|webinars?|bootcamp|certificate|CSPO|PSPO)\b",
    re.IGNORECASE,
)
_WATCHES_PEOPLE = re.compile(
    r"watch(?:ing)?\b[^.;]*\b(?:people|users?|customers?|households?|readers?|colleagues?)\b", re.IGNORECASE
)
_ALONE = re.compile(r"(?:me|myself|I|nobody|no one|none|alone|-|–|\?)[.!]?", re.IGNORECASE)


def lint_learning_plan(plan: pd.DataFrame, hours_a_week: float, *, begins: date) -> list[TextFinding]:
    """Look at a plan, a row per output; `where` is the output, or “” for the plan as a whole.

    Columns: `output` (what will be there), `hours` (for all of it), `who` (sees it) and `ends` (the day on
    which it is looked at; may be missing). Sees: an input instead of an output; nothing that can be counted;
    nobody else who sees it; no hours; no day, and one outside the 90 days. Of the whole: more hours than 13
    weeks have, mostly reading, and no end in the last two weeks. Raises `InputError` for no output at all,
    and for hours that are none.

    >>> plan = pd.DataFrame({"output": ["Six interviews, with notes", "Read ten books"], "hours": [20, 60],
    ...                      "who": ["Samira", "Aoife"], "ends": [date(2027, 7, 5), date(2027, 7, 5)]})
    >>> [(one.rule, one.where) for one in lint_learning_plan(plan, 5, begins=date(2027, 4, 14))]
    [('input', 'Read ten books'), ('hours', ''), ('all-reading', '')]
    """
    need_columns(plan, ["output", "hours", "who", "ends"], "A plan")
    if not hours_a_week > 0:
        raise InputError(f"{show(hours_a_week)} hours a week? Write how many you have, such as 5.")
    named = plan.rename(columns={"output": "item"})
    hours = numbers(named, "hours", low=0, remedy="Write the hours, 0 or more.")
    refuse(named, "item", (plan["output"].fillna("").str.strip() == "").to_numpy(), "Say what will be there.")
    if plan.empty:
        raise InputError("There is no output yet. Write one: what will be there, and who sees it?")
    findings = []
    for row, spent in zip(plan.to_dict("records"), hours, strict=True):
        findings += _row(cell_text(row["output"]), cell_text(row["who"]), row["ends"], spent, begins)
    return findings + _whole(plan, pd.Series(hours), hours_a_week, begins)


def _row(output: str, who: str, ends: Any, hours: float, begins: date) -> list[TextFinding]:
    where, findings = excerpt(output), []
    if is_input(output):
        says = f"“{where}” goes in. What comes out of it that somebody else can see?"
        findings.append(saw("input", where, says, where))
    elif not has_number(output) and not _OUTPUT.search(output):
        says = f"“{where}”: how would somebody see that it is done? Name a thing, or how many."
        findings.append(saw("vague", where, says, where))
    if not who or _ALONE.fullmatch(who):
        says = "Who sees it? With a second person it gets done, and you hear what it is worth."
        findings.append(saw("nobody-else", where, says, who))
    if not hours > 0:
        findings.append(saw("no-hours", where, "How many hours will it take? Guess, and correct it later."))
    if ends is None or pd.isna(ends):
        findings.append(saw("no-day", where, "On which day do you look at it, done or not?"))
    elif not begins <= pd.Timestamp(ends).date() <= begins + timedelta(DAYS):
        last = spoken_day(begins + timedelta(DAYS))
        findings.append(saw("outside", where, f"That day is not within the {DAYS} days. They end on {last}."))
    return findings


def _whole(plan: pd.DataFrame, hours: pd.Series, a_week: float, begins: date) -> list[TextFinding]:
    findings, total, there = [], float(hours.sum()), WEEKS * a_week
    if total > there:
        needs = format_number(total)
        says = f"{needs} hours, and {WEEKS} weeks have {format_number(there)}. What goes first?"
        findings.append(saw("hours", "", says, needs))
    inputs = plan["output"].map(is_input).to_numpy()
    if total and hours[inputs].sum() > _MOSTLY * total:
        share = round(100 * float(hours[inputs].sum()) / total)
        line = excerpt(str(plan["output"][inputs].iloc[0]), 5)
        says = f"{share} of 100 hours go in and nothing comes out. Turn “{line}” into a deed."
        findings.append(saw("all-reading", "", says))
    days = [pd.Timestamp(day).date() for day in plan["ends"] if day is not None and not pd.isna(day)]
    if not any(begins + timedelta(DAYS - 14) <= day <= begins + timedelta(DAYS) for day in days):
        says = "Nothing happens in the last two weeks. Set a day on which somebody sees it all, and you stop."
        findings.append(saw("no-ending", "", says))
    return findings


def is_input(text: str) -> bool:
    """Whether a line begins with something that goes in, and names nothing that comes out.

    >>> is_input("Read ten books"), is_input("Read one chapter and write a memo on it")
    (True, False)
    """
    first = " ".join(re.findall(r"[\w-]+", text)[:3]).lower()
    begins = any(first.startswith(word.lower()) for word in found("learning_input", first))
    begins = bool(begins or _COURSE.match(text)) and not _WATCHES_PEOPLE.match(text)
    made = re.search(
        r"\b(?:and|then|,|;|:|to) (?:I )?(?:write|draw|hold|show|present|tell|run|try|make|apply)", text
    )
    return begins and not made
