"""The figures of a class as CSV tables: questions, misconceptions and, by pseudonym, people."""

from collections.abc import Iterable

from pmkit.csv_cells import csv_text
from pmkit.hidden_characters import visible
from pmkit.practice.cohort_figures import Overview


def questions_table(view: Overview) -> str:
    """One row per question of the sittings in which anybody is."""
    stuck = {one.id: one for one in view.stuck}
    rows: list[list[object]] = [["chapter", "sitting", "question", "id"]]
    rows[0] += ["first try right", "later right", "not yet", "not tried", "stuck"]
    for sitting in view.sittings:
        for one in sitting.questions:
            counts = [one.at_once, one.later, one.not_yet, one.not_tried]
            many = stuck[one.id].people if one.id in stuck else 0
            rows.append([sitting.chapter, sitting.title, one.name, one.id, *counts, many])
    return _table(rows)


def misconceptions_table(view: Overview) -> str:
    """One row per misconception of the last hour."""
    rows: list[list[object]] = [["misconception", "question", "id", "people", "of", "percent"]]
    for one in view.misconceptions:
        rows.append([one.name, one.question, one.id, one.people, one.of, round(100 * one.people / one.of)])
    return _table(rows)


def people_table(view: Overview, names: bool = False) -> str:
    """One row per person, by pseudonym; with `names` also as the class list calls them."""
    rows: list[list[object]] = [["learner", *(["name"] if names else []), "chapter", "sitting"]]
    rows[0] += ["last seen", "here", "tried", "done"]
    for one in view.people:
        seen = one.seen.isoformat(timespec="seconds")
        here = "yes" if one.here else "no"
        name = [one.name] if names else []
        rows.append([one.pseudonym, *name, one.chapter, one.sitting, seen, here, one.tried, one.done])
    return _table(rows)


def _table(rows: Iterable[list[object]]) -> str:
    """With the mark by which spreadsheets know UTF-8."""
    shown = ([visible(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return "\ufeff" + csv_text(shown)
