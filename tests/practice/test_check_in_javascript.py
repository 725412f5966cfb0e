"""A page without Python comes to the same feedback as Python: every question of the course, of the guide to
own quizzes and of the tests, on every answer that an audit tries and on many that dice throw."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import questions_for_tests
from in_javascript import SHARED, ask
from thrown_answers import thrown

from pmkit.course import CHAPTERS, questions
from pmkit.practice import check
from pmkit.practice.check_data import scripts
from pmkit.practice.judges import as_data
from pmkit.practice.kinds import by_kind
from pmkit.practice.messages import say
from pmkit.practice.questions import Question
from pmkit.practice.quiz_markdown import parse_markdown
from pmkit.practice.samples import sample_answers

DOCS = Path(__file__).resolve().parents[2] / "docs" / "own-quizzes.md"
CHECKED = re.findall(r"^CHECKS\.(\w+) =", "".join(Path(one).read_text("utf-8") for one in scripts()), re.M)
"""The kinds that the scripts check."""


MORE = """# More of the lines that few questions have

## table · matrix
Who does what?

columns: {#ana} Ana, {#ben} Ben, {#cleo} Cleo
mark: A = accountable
mark: C = consulted
- {#price} Set the price = ana A, ben C :: One name answers.
  key: ana A, cleo empty, ben C or empty
- {#news} Tell the news = ben A :: Another name.
rule: exactly one A
rule: at least one A
rule: at most 1 C
right: One name answers for each.
next: Say who is asked.

## text · write
Tell it.

slot: {#news} The news
slot: {#more} More
  optional: yes
criterion: It is short.
rule: more at least 4 words
rule: more at most 6 words
rule: more has a number
rule: more mentions price | seat # :: Which one?
rule: more avoids sorry :: “{found}, {found}” is no reason.
rule: news at least 2 words
model: Clear :: News first.
  news: It costs 14 euros.
  more: The price of seat 4 is 14.
model: Foggy :: Polite.
  news: Things change.
"""


@cache
def every_question() -> tuple[Question, ...]:
    course = [question for chapter in CHAPTERS for question in questions(chapter.id)]
    texts = re.findall(r"```\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    documented = [
        question for text in (*texts, MORE) for question in parse_markdown(text, "quiz-docs").questions
    ]
    made = [one for one in vars(questions_for_tests).values() if isinstance(one, Question)]
    return (*course, *documented, *made)


def test_the_page_checks_every_kind():
    assert set(CHECKED) == set(by_kind())


def test_what_needs_python_says_so_and_why():
    """A rule of an author's `values.py` is a program; all else travels as data."""
    left = [question for question in every_question() if question.needs_python()]
    assert left
    assert {question.needs_python() for question in left} == {say("page.needs-python")}
    for question in left:
        judges = (*question.judges(), *getattr(question, "rules", ()))
        assert any(as_data(judge) is None for judge in judges), question.id


@pytest.mark.parametrize("kind", CHECKED)
def test_the_page_says_what_python_says(kind, tmp_path):
    """Verdict, message, next step, parts, trap: all that is recorded, and how it is shown."""
    asked = [(question, answer) for question in checked_here(kind) for answer in answers(question)]
    expected = [check(question, answer) for question, answer in asked]
    told = ask([("checkAnswer", (question, SHARED, answer)) for question, answer in asked], tmp_path)
    assert differing(asked, told, [one.record() for one in expected]) == []
    shown = ask([("feedbackForPage", (one.record(), SHARED)) for one in expected], tmp_path)
    assert differing(asked, shown, [one.to_json() for one in expected]) == []


@pytest.mark.parametrize("kind", CHECKED)
def test_the_page_knows_another_try_as_python_does(kind, tmp_path):
    """After three different ones the model answer opens; the card in brief says the answer in words."""
    asked = [(one, one.clean(answer)) for one in checked_here(kind) for answer in answers(one)]
    expected = {
        "comparable": [question.comparable(answer) for question, answer in asked],
        "inWords": [question.words(answer) for question, answer in asked],
        "remarks": [question.remarks(answer) for question, answer in asked],
        "readings": [
            {field: list(told) for field, told in question.readings(answer).items()}
            for question, answer in asked
        ],
    }
    for name, wanted in expected.items():
        calls = [(name, (*each, SHARED)) for each in asked]
        assert differing(asked, ask(calls, tmp_path), wanted) == []
    replies = [check(question, answer) for question, answer in asked]
    calls = [("isSolved", (*each, reply.record())) for each, reply in zip(asked, replies, strict=True)]
    solved = [one.solved(answer, reply) for (one, answer), reply in zip(asked, replies, strict=True)]
    assert differing(asked, ask(calls, tmp_path), solved) == []


def answers(question: Question) -> list[Any]:
    """What an audit tries, and what dice throw together."""
    return [*(sample.answer for sample in sample_answers(question)), *thrown(question)]


def checked_here(kind: str) -> list[Question]:
    """The questions of a kind that the page checks."""
    found = [one for one in every_question() if one.kind == kind and not one.needs_python()]
    assert found
    return found


def differing(asked, found, expected):
    """Where the page says something else: the question's id, the answer, what the two say."""
    each = zip(asked, found, expected, strict=True)
    return [
        (question.id, answer, told, wanted) for (question, answer), told, wanted in each if told != wanted
    ]
