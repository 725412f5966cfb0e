"""Chapter 01, roles: the questions of the lesson, of its self-check and of the practice sheet, in order."""

from pmkit.course.roles import (
    check,
    lesson_account,
    lesson_set_ups,
    lesson_who,
    practice_basics,
    practice_context,
    practice_matrix,
    practice_set_ups,
    practice_unseen,
)

QUESTIONS = (
    *lesson_who.QUESTIONS,
    *lesson_account.QUESTIONS,
    *lesson_set_ups.QUESTIONS,
    *check.QUESTIONS,
    *practice_basics.QUESTIONS,
    *practice_matrix.QUESTIONS,
    *practice_set_ups.QUESTIONS,
    *practice_context.QUESTIONS,
    *practice_unseen.QUESTIONS,
)

__all__ = ["QUESTIONS"]
