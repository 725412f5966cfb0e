"""Chapter 03, prioritisation: what is asked, in the order of the lesson and then of the practice sheet."""

from pmkit.course.prioritisation import (
    lesson_moscow,
    lesson_queue,
    lesson_scores,
    practice_plans,
    practice_scores,
)

QUESTIONS = (
    *lesson_scores.QUESTIONS,
    *lesson_queue.QUESTIONS,
    *lesson_moscow.QUESTIONS,
    *practice_scores.QUESTIONS,
    *practice_plans.QUESTIONS,
)
