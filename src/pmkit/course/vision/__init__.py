"""Chapter 02, vision and strategy: the questions of the lesson, of its self-check and of the sheet."""

from pmkit.course.vision import (
    check,
    lesson_direction,
    lesson_goals,
    lesson_words,
    practice_basics,
    practice_goals,
    practice_texts,
)

QUESTIONS = (
    *lesson_words.QUESTIONS,
    *lesson_direction.QUESTIONS,
    *lesson_goals.QUESTIONS,
    *check.QUESTIONS,
    *practice_basics.QUESTIONS,
    *practice_goals.QUESTIONS,
    *practice_texts.QUESTIONS,
)

__all__ = ["QUESTIONS"]
