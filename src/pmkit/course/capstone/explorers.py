"""The chapter's explorers, by id: on Mealwise's data, and empty ones for the learner's own product."""

from pmkit.course.capstone import game_data
from pmkit.course.registry import Use, use

EXPLORERS: dict[str, Use] = {
    "capstone.play": use("eight_quarters:EightQuarters", game_data.play),
    "capstone.rehearsal": use("eight_quarters:EightQuarters", game_data.rehearsal),
}
