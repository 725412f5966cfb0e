"""The chapter's explorers, by id: on Mealwise's data, and the same ones on the learner's own."""

from pmkit.course.registry import OWN, Use, use
from pmkit.course.roles.data import ARCHETYPES, matrix, own_matrix, sorter_cards, week

_WEEKS = {key: label for key, (label, _) in ARCHETYPES.items()}

EXPLORERS: dict[str, Use] = {
    "roles.sorter": use("role_sorter:RoleSorter", sorter_cards),
    "roles.matrix": use("responsibility_matrix:ResponsibilityMatrix", matrix),
    "roles.week": use("week_of_hours:WeekOfHours", week, weeks=_WEEKS),
    "roles.set-up": use("role_set_ups:RoleSetUps", lambda: None),
    "roles.own-matrix": use("responsibility_matrix:ResponsibilityMatrix", own_matrix, label=OWN, own=True),
    "roles.own-week": use("week_of_hours:WeekOfHours", week, label=OWN, weeks=_WEEKS, own=True),
}
