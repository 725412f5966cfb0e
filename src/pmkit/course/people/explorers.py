"""The chapter's explorers, by id: on Mealwise's people and its table with Nordhafen, and for the learner's own."""

from pmkit.course.people import data
from pmkit.course.registry import OWN, Use, use

EXPLORERS: dict[str, Use] = {
    "people.who-is-missing": use("who_is_missing:WhoIsMissing", data.people_map),
    "people.own-who-is-missing": use("who_is_missing:WhoIsMissing", data.own_people, label=OWN),
}
