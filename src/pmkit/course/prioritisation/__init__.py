"""Chapter 03, prioritisation: what is asked, in the order of the lesson and then of the practice sheet."""

from pmkit.course.prioritisation import (
    closer_methods,
    closer_people,
    closer_weights,
    lesson_check,
    lesson_queue,
    lesson_release,
    lesson_scores,
    practice_last,
    practice_moscow,
    practice_points,
    practice_queues,
    practice_rice,
)

QUESTIONS = (
    *lesson_scores.QUESTIONS,
    *lesson_queue.QUESTIONS,
    *lesson_release.QUESTIONS,
    *lesson_check.QUESTIONS,
    *closer_methods.QUESTIONS,
    *closer_people.QUESTIONS,
    *closer_weights.QUESTIONS,
    *practice_rice.QUESTIONS,
    *practice_points.QUESTIONS,
    *practice_queues.QUESTIONS,
    *practice_moscow.QUESTIONS,
    *practice_last.QUESTIONS,
)
