"""A collected class as two HTML pages, one without names for the projector and one for the instructor, and as
tables.

Tables are CSV as learning-management systems and spreadsheets read it: UTF-8 with its mark, commas, one row
per learner (`grades.csv`) or per answer (`answers.csv`). No cell can start a formula, no text becomes markup,
and hidden characters are shown as their code.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pmkit.csv_cells import csv_text
from pmkit.design import page_css
from pmkit.english import plural, shortened
from pmkit.hidden_characters import visible, visible_name
from pmkit.practice.class_list import Person, people_of
from pmkit.practice.class_remarks import nothing_came
from pmkit.practice.collecting import Collection, QuestionReport
from pmkit.practice.grade_tables import grades, table
from pmkit.practice.handout import ClassKey, plain_name
from pmkit.practice.markdown import to_plain
from pmkit.practice.writing import write_files

_ANSWER_COLUMNS = (
    "learner",
    "name",
    "question",
    "skill",
    "verdict",
    "first try",
    "tries",
    "hints",
    "model answer opened",
    "minutes",
    "misconceptions",
    "answer",
)


@dataclass(frozen=True)
class Row:
    """A question in the report: how many were right at the first try, later, not yet, and did not try."""

    report: QuestionReport
    prompt: str
    first: int
    later: int
    not_yet: int
    not_tried: int


def answers(collection: Collection) -> str:
    """One row per learner and question that was tried."""
    by_id = {question.id: question for question in collection.questions}
    rows: list[list[object]] = [list(_ANSWER_COLUMNS)]
    for learner in collection.learners:
        for result in learner.results.values():
            verdict = "another text of the question" if result.other_text else result.verdict.label
            row: list[object] = [
                learner.pseudonym,
                learner.name,
                result.question,
                by_id[result.question].skill,
            ]
            row += [verdict, result.first.label, result.tries, result.hints]
            row += ["yes" if result.revealed else "no", result.minutes]
            rows.append([*row, "; ".join(result.misconceptions), result.answer])
    return table(rows)


def page(collection: Collection) -> str:
    """The report as one HTML page for the projector, without names and pseudonyms: first all questions, those
    that were hardest at the first try on top, then each with what went wrong."""
    rows = [_row(report, len(collection.learners)) for report in collection.reports]
    rows.sort(key=lambda one: (one.report.right_at_once, one.report.right, one.report.question.id))
    wanted = set(collection.assigned.ids)
    judged = [one for one in rows if not one.report.noted]
    tried = {one.report.question.id for one in rows}
    return _filled(
        "class_report.html",
        title=collection.title,
        count=len(collection.learners),
        expected=collection.expected,
        declared=collection.assigned.declared,
        groups=[
            (
                "Questions, the hardest at the first try on top",
                [one for one in judged if one.report.question.id in wanted],
            ),
            ("Also answered", [one for one in judged if one.report.question.id not in wanted]),
        ],
        rows=[*judged, *(one for one in rows if one.report.noted)],
        untried=sum(id not in tried for id in wanted),
        minutes=_minutes,
    )


def problems(collection: Collection) -> str:
    """What only the instructor should see, as one HTML page: of whom nothing came, and what needs a look.
    Files are not named: their names may tell whose they are to people whom the list does not name."""
    in_table = {visible(nothing_came(one, some)) for one in collection.missing for some in (True, False)}
    return _filled(
        "class_problems.html",
        title=collection.title,
        count=len(collection.learners),
        missing=collection.missing,
        has_ids=any(one.identity for one in collection.missing),
        remarks=[one for one in collection.class_remarks if one not in in_table],
        files=collection.file_problems,
        on_files=len(collection.file_remarks),
        assigned=collection.assigned.told,
    )


def _filled(template: str, **values: Any) -> str:
    from jinja2 import Environment
    from markupsafe import Markup

    text = Path(__file__).with_name(template).read_text(encoding="utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    style = Markup(page_css())  # nosec B704  # our own file
    return visible(
        environment.from_string(text).render(**values, style=style, plural=plural, percent=_percent)
    )


def _row(report: QuestionReport, learners: int) -> Row:
    first, right = round(report.right_at_once * report.tried), round(report.right * report.tried)
    prompt = shortened(to_plain(report.question.prompt), 240)
    return Row(report, prompt, first, right - first, report.tried - right, learners - report.tried)


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _minutes(minutes: float) -> str:
    """Minutes as people say them."""
    return f"about {round(minutes)} min" if minutes >= 0.75 else "under a minute"


def write_report(
    collection: Collection,
    folder: Path,
    missing_as_zero: bool = False,
    more: Mapping[str, str] | None = None,
) -> list[Path]:
    """Write `report.html`, `problems.html`, `grades.csv` and `answers.csv`, and `more` files by name; a
    report that was there before is written anew.

    Raises ValueError with a sentence where the folder can't be written.
    """
    files = {
        "report.html": page(collection),
        "grades.csv": "\ufeff" + grades(collection, missing_as_zero),
        "answers.csv": "\ufeff" + answers(collection),
        "problems.html": problems(collection),
        **(more or {}),
    }
    return write_files(folder, ((name, text.encode("utf-8")) for name, text in files.items()))


def write_codes(key: ClassKey, names: Sequence[str | Person], beside: Path) -> Path:
    """Write the own code of each person to a table beside the key file; returns where it is.

    Raises ValueError, with a sentence, where two lines of the list are one name without ids, or the disk
    refuses.
    """
    people: dict[str, Person] = {}
    for one in people_of(names):
        other = people.setdefault(plain_name(one.code_name), one)
        if other is not one:
            raise ValueError(
                f"“{visible_name(other.name)}” and “{visible_name(one.name)}” count as one name in your "
                "list. If they are "
                "two people, give the list a column with an id or an address, or add a number to each of "
                "them there."
            )
    about = [
        field
        for field in ("number", "key", "login", "address")
        if any(getattr(one, field) for one in people.values())
    ]
    called = {"number": "id", "key": "system id", "login": "login", "address": "address"}
    rows = [("name", *(called[field] for field in about), "code")]
    rows += [
        (one.name, *(getattr(one, field) for field in about), key.own(one.code_name).code)
        for one in people.values()
    ]
    text = "\ufeff" + csv_text(rows)
    return write_files(beside.parent, [(f"{beside.stem}-codes.csv", text.encode("utf-8"))])[0]
