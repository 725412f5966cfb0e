"""Chapter 04, roadmapping: the questions of the lesson, of its self-check and of the sheet."""

from pmkit.course.roadmapping import (
    check,
    lesson_board,
    lesson_forecast,
    lesson_readers,
    practice_basics,
    practice_chances,
    practice_plans,
)

QUESTIONS = (
    *lesson_board.QUESTIONS,
    *lesson_forecast.QUESTIONS,
    *lesson_readers.QUESTIONS,
    *check.QUESTIONS,
    *practice_basics.QUESTIONS,
    *practice_chances.QUESTIONS,
    *practice_plans.QUESTIONS,
)

__all__ = ["QUESTIONS"]
