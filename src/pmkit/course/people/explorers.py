"""The chapter's explorers, by id: on Mealwise's people and its table with Nordhafen, and for the learner's own."""

from pmkit.course.registry import Use

EXPLORERS: dict[str, Use] = {}
