"""Chapter 03, prioritisation: what is asked, in the order of the lesson and then of the practice sheet."""

from pmkit.course.prioritisation import (
    deep_people,
    deep_weights,
    lesson_moscow,
    lesson_queue,
    lesson_release,
    lesson_scores,
    practice_last,
    practice_plans,
    practice_scores,
)

QUESTIONS = (
    *lesson_scores.QUESTIONS,
    *lesson_queue.QUESTIONS,
    *lesson_moscow.QUESTIONS,
    *lesson_release.QUESTIONS,
    *deep_people.QUESTIONS,
    *deep_weights.QUESTIONS,
    *practice_scores.QUESTIONS,
    *practice_plans.QUESTIONS,
    *practice_last.QUESTIONS,
)
