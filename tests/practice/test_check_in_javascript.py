"""A page without Python comes to the same feedback as Python: every question of the course, of the guide to
own quizzes and of the tests, on every answer that an audit tries."""

import re
from functools import cache
from pathlib import Path

import pytest
import questions_for_tests
from in_javascript import SHARED, ask

from pmkit.course import CHAPTERS, questions
from pmkit.practice import check
from pmkit.practice.check_data import scripts
from pmkit.practice.questions import Question
from pmkit.practice.quiz_markdown import parse_markdown
from pmkit.practice.samples import sample_answers

DOCS = Path(__file__).resolve().parents[2] / "docs" / "own-quizzes.md"
CHECKED = re.findall(r"^CHECKS\.(\w+) =", "".join(Path(one).read_text("utf-8") for one in scripts()), re.M)


@cache
def every_question() -> tuple[Question, ...]:
    course = [question for chapter in CHAPTERS for question in questions(chapter.id)]
    texts = re.findall(r"```\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    documented = [question for text in texts for question in parse_markdown(text, "quiz-docs").questions]
    made = [one for one in vars(questions_for_tests).values() if isinstance(one, Question)]
    return (*course, *documented, *made)


@pytest.mark.parametrize("kind", CHECKED)
def test_the_page_says_what_python_says(kind, tmp_path):
    """Verdict, message, next step, parts, trap: all that is recorded, and what counts as another try."""
    asked = [
        (question, sample.answer)
        for question in every_question()
        if question.kind == kind and not question.needs_python()
        for sample in sample_answers(question)
    ]
    assert asked
    told = ask([("checkAnswer", (question, SHARED, answer)) for question, answer in asked], tmp_path)
    differ = [
        (question.id, answer, found, expected)
        for (question, answer), found in zip(asked, told, strict=True)
        for expected in [check(question, answer).record()]
        if found != expected
    ]
    assert differ == []
