"""What gives answers away is counted: the longest option, absolute words, counts and keys in texts nearby."""

from dataclasses import replace
from pathlib import Path

import pytest

from pmkit.authoring.content import Call, Content, Script
from pmkit.authoring.give_aways import GiveAways, problems, report
from pmkit.course import Chapter
from pmkit.practice import Verdict
from pmkit.practice.quiz_markdown import parse_markdown

TEXT = """## a
(x) The long one of the two
( ) Short
## b
(x) Short
( ) Always the longer one
## c
[x] one
[x] two
[ ] three
hint: Look for two of them.
## d
= 3,200 households
## e
Was it 3,200 or more?
(x) yes, and never
( ) no, not now
## f
- a -> x
- b -> x
- c -> x
- d -> y
hint: Three of them lie together.
"""
CHAPTER = Chapter(id="prices", number=1, title="Prices", promise="", minutes=9, notebook="01_prices.ipynb")


def content(prose="A price."):
    questions = parse_markdown(TEXT, "prices").questions
    calls = tuple(Call("show", question.id, True) for question in questions)
    script = Script(Path("lessons/01_prices.py"), "prices", (prose,), calls)
    return Content(root=Path(), chapters=(CHAPTER,), questions={"prices": questions}, scripts=(script,))


@pytest.fixture
def course():
    return report(content())["course"]


def test_the_longest_option_and_absolute_words_are_counted(course):
    assert course.questions == 3
    assert course.longest_right == pytest.approx(2 / 3)
    assert (course.absolute_wrong, course.absolute_right) == (pytest.approx(1 / 3), pytest.approx(1 / 3))


def test_of_two_that_are_equally_long_either_may_be_taken():
    (question,) = parse_markdown("## a\n( ) four\n(x) five", "prices").questions
    even = report(replace(content(), questions={"prices": (question,)}))
    assert even["course"].longest_right == 1.0
    assert question.options[0].verdict is Verdict.NOT_YET


def test_texts_that_hold_an_answer_are_named(course):
    assert course.texts == (
        "prices.c: the hint counts what is to be found (two).",
        "prices.f: the hint counts what is to be found (three).",
        "prices.d: prices.e prints its answer, 3200.",
    )


def test_prose_that_prints_a_key_is_named():
    told = report(content("There are 3,200 households."))["prices"].texts
    assert "prices.d: the prose of lessons/01_prices.py prints its answer, 3200." in told


FAIR = GiveAways(questions=50, longest_right=0.3, absolute_right=0.1, absolute_wrong=0.12)


@pytest.mark.parametrize(
    ("planted", "says"),
    [
        ({"longest_right": 0.67}, "the longest option is the right one in 67% of 50 questions"),
        ({"longest_right": 0.05}, "it should be in 20% to 35%"),
        ({"absolute_right": 0.3}, "absolute words stand in 12% of wrong options and 30% of right ones"),
        ({"absolute_wrong": 0.24}, "absolute words stand in 24% of wrong options and 10% of right ones"),
        ({"texts": ("prices.d: …",)}, "1 texts hold an answer"),
    ],
)
def test_what_is_beyond_the_limits_fails(planted, says):
    (told,) = problems({"course": replace(FAIR, **planted)})
    assert says in told
    assert problems({"course": FAIR}) == []


def test_one_chapter_may_not_hide_behind_the_others():
    (told,) = problems({"course": FAIR, "roles": replace(FAIR, questions=13, longest_right=0.62)})
    assert told.startswith("give-aways: in roles the longest option is the right one in 62% of 13")
    assert problems({"course": FAIR, "roles": replace(FAIR, longest_right=0.5)}) == []
