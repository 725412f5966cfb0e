"""The chapter's explorers, by id: on Mealwise's data, and the same ones on the learner's own."""

from collections.abc import Callable

from pmkit.course.registry import CASE, OWN, use
from pmkit.course.roles.data import ARCHETYPES, matrix, own_matrix, sorter_cards, week
from pmkit.practice import Workbook
from pmkit.widgets import Explorer


def _sorter(workbook: Workbook) -> Explorer:
    from pmkit.widgets.explorers.role_sorter import RoleSorter

    return RoleSorter(sorter_cards(), workbook, CASE)


def _week(workbook: Workbook) -> Explorer:
    from pmkit.widgets.explorers.week_of_hours import WeekOfHours

    return WeekOfHours(week(), _labels(), workbook, CASE)


def _own_week(workbook: Workbook) -> Explorer:
    from pmkit.widgets.explorers.week_of_hours import OwnWeek

    return OwnWeek(week(), _labels(), workbook, OWN)


def _labels() -> dict[str, str]:
    return {key: label for key, (label, _) in ARCHETYPES.items()}


def _set_up(workbook: Workbook) -> Explorer:
    from pmkit.widgets.explorers.role_set_ups import RoleSetUps

    return RoleSetUps(None, workbook, CASE)


EXPLORERS: dict[str, Callable[[Workbook], Explorer]] = {
    "roles.sorter": _sorter,
    "roles.matrix": use("responsibility_matrix:ResponsibilityMatrix", matrix),
    "roles.week": _week,
    "roles.set-up": _set_up,
    "roles.own-matrix": use("responsibility_matrix:ResponsibilityMatrix", own_matrix, label=OWN, own=True),
    "roles.own-week": _own_week,
}
