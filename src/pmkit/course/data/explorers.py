"""The chapter's explorers, by id: on Mealwise's data, and empty ones for the learner's own product."""

from pmkit.course.registry import Use

EXPLORERS: dict[str, Use] = {}
