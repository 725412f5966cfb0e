"""A collected class as tables and as one HTML page.

Tables are CSV as learning-management systems and spreadsheets read it: UTF-8 with its mark, commas, one row
per learner (`grades.csv`) or per answer (`answers.csv`). No cell can start a formula, no text becomes markup,
and hidden characters are shown as their code.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pmkit.csv_cells import csv_text
from pmkit.design import token
from pmkit.english import shortened
from pmkit.hidden_characters import visible, visible_name
from pmkit.practice.collecting import Collection, Learner
from pmkit.practice.handout import ClassKey, plain_name
from pmkit.practice.markdown import to_plain
from pmkit.practice.questions import Question
from pmkit.practice.record import SOLVED
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


def grades(collection: Collection) -> str:
    """One row per learner: identifier, name, items tried and done, per cent done in all and per chapter, and
    how many of the attempts somebody else hands in too."""
    chapters = list(dict.fromkeys(map(_chapter, collection.questions)))
    rows: list[list[object]] = [
        ["learner", "name", "tried", "done", "percent", *(f"percent {chapter}" for chapter in chapters)]
    ]
    rows[0].append("attempts also handed in by others")
    handed_in = Counter(id for one in collection.learners for id in one.attempt_ids)
    for one in collection.learners:
        shares = [_percent(one, [q for q in collection.questions if _chapter(q) == c]) for c in chapters]
        total = _percent(one, collection.questions)
        same = sum(handed_in[id] > 1 for id in one.attempt_ids)
        rows.append([one.pseudonym, one.name, one.tried, one.done, total, *shares, same])
    return _table(rows)


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
    return _table(rows)


def _table(rows: list[list[object]]) -> str:
    return csv_text([visible(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def _percent(learner: Learner, questions: Sequence[Question]) -> int:
    ids = {question.id for question in questions}
    done = sum(result.question in ids and result.verdict in SOLVED for result in learner.results.values())
    return round(100 * done / len(ids)) if ids else 0


def _chapter(question: Question) -> str:
    return question.id.partition(".")[0]


def page(collection: Collection) -> str:
    """The report as one HTML page that needs nothing else: the hardest question first."""
    from jinja2 import Environment

    template = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(
        _read_template()
    )
    reports = sorted(collection.reports, key=lambda one: (one.noted, one.right, one.question.id))
    shown = template.render(
        title=collection.title,
        count=len(collection.learners),
        learners=collection.learners,
        remarks=collection.class_remarks,
        on_files=len(collection.file_remarks),
        items=len(collection.questions),
        reports=[_row(report) for report in reports],
        percent=lambda share: f"{100 * share:.0f} %",
        bar=token("chart-blue"),
    )
    return visible(shown)


def _row(report: Any) -> dict[str, Any]:
    question = report.question
    told = shortened(to_plain(question.prompt), 240)
    return {"report": report, "id": question.id, "prompt": told, "skill": question.skill}


def _read_template() -> str:
    return Path(__file__).with_name("class_report.html").read_text(encoding="utf-8")


def write_report(collection: Collection, folder: Path) -> list[Path]:
    """Write `report.html`, `grades.csv` and `answers.csv`; a report that was there before is written anew.

    Raises ValueError with a sentence where the folder can't be written.
    """
    files = {
        "report.html": page(collection),
        "grades.csv": "\ufeff" + grades(collection),
        "answers.csv": "\ufeff" + answers(collection),
    }
    return write_files(folder, ((name, text.encode("utf-8")) for name, text in files.items()))


def write_codes(key: ClassKey, names: Sequence[str], beside: Path) -> Path:
    """Write the own code of each person to a table beside the key file; returns where it is.

    Raises ValueError, with a sentence, where two lines of the list are one name, or the disk refuses.
    """
    people: dict[str, str] = {}
    for name in names:
        plain = plain_name(name)
        if plain in people:
            raise ValueError(
                f"“{visible_name(people[plain])}” and “{visible_name(name)}” count as one name in your "
                "list. Add a number to each of them there."
            )
        people[plain] = name
    rows = [("name", "code"), *((name, key.own(name).code) for name in people.values())]
    text = "\ufeff" + csv_text(rows)
    return write_files(beside.parent, [(f"{beside.stem}-codes.csv", text.encode("utf-8"))])[0]
