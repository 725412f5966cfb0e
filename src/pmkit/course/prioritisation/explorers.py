"""The chapter's explorers on Mealwise's data, by id."""

from collections.abc import Callable

from pmkit.course.prioritisation.data import QUEUE, SHORTLIST, items, spring_release
from pmkit.practice import Workbook
from pmkit.widgets import Explorer

CASE = "Mealwise"


def _score_table(workbook: Workbook) -> Explorer:
    from pmkit.widgets.explorers.score_table import ScoreTable

    return ScoreTable(items(SHORTLIST), workbook, CASE)


def _queue(workbook: Workbook) -> Explorer:
    from pmkit.widgets.explorers.queue import Queue

    return Queue(items(QUEUE), workbook, CASE)


def _moscow(workbook: Workbook) -> Explorer:
    from pmkit.widgets.explorers.moscow import MoscowBoard

    return MoscowBoard(spring_release(), workbook, CASE)


EXPLORERS: dict[str, Callable[[Workbook], Explorer]] = {
    "prioritisation.score-table": _score_table,
    "prioritisation.queue": _queue,
    "prioritisation.moscow": _moscow,
}
