"""Chapter 02, vision and strategy: the questions of the lesson, of its self-check and of the sheet."""

from pmkit.course.vision import check, lesson_numbers, lesson_words, practice_basics, practice_goals

QUESTIONS = (
    *lesson_words.QUESTIONS,
    *lesson_numbers.QUESTIONS,
    *check.QUESTIONS,
    *practice_basics.QUESTIONS,
    *practice_goals.QUESTIONS,
)

__all__ = ["QUESTIONS"]
