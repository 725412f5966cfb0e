"""Fresh numbers: what comes back comes with other inputs, and stays a fair question in each of its rounds."""

import pytest

from pmkit.course import CHAPTERS, questions
from pmkit.practice import check
from pmkit.practice.audit import audit
from pmkit.practice.verdicts import Verdict

VARYING = [one for chapter in CHAPTERS for one in questions(chapter.id) if one.rounds]
ids = [one.id for one in VARYING]


@pytest.mark.parametrize("question", VARYING, ids=ids)
def test_the_traps_stay_apart_from_the_key_in_200_draws(question):
    tried = set()
    for number in range(1, 201):
        drawn = question.round(number)
        if _seen(drawn) in tried:
            continue
        tried.add(_seen(drawn))
        assert check(drawn, drawn.model()).verdict is Verdict.RIGHT
        for trap in drawn.traps:
            sample = drawn.trap_sample(trap)
            assert check(drawn, sample).trap, f"round {number}: {sample} is no wrong answer to {drawn.prompt}"


def _seen(question):
    """What a learner sees of it."""
    return f"{question.prompt}{question.context}{question.show(list)}"


@pytest.mark.parametrize("question", VARYING, ids=ids)
def test_prompt_key_and_explanation_follow_the_draw(question):
    rounds = [question.round(number) for number in range(1, 13)]
    asked = {_seen(one) for one in rounds}
    assert len(asked) > 2
    if question.kind == "number":  # elsewhere the same option stays right, with other numbers in it
        assert len({repr(one.model()) for one in rounds}) > 2
        assert len({one.explanation for one in rounds}) > 2
    assert _seen(question) not in asked or len(asked) > 6


@pytest.mark.parametrize("question", VARYING, ids=ids)
def test_a_drawn_question_is_fit_to_publish(question):
    for number in range(1, 9):
        assert audit(question.round(number)) == []


def test_most_of_the_questions_that_ask_for_a_number_vary():
    numbers = [one for chapter in CHAPTERS for one in questions(chapter.id) if one.kind == "number"]
    # A survey's own figures, the rules of the game, what its 300 games gave: other ones would be invented.
    of_the_world = {"roles.strategy-hours", "capstone.date-odds", "capstone.best-dose"}
    assert {one.id for one in numbers if not one.rounds} == of_the_world
    assert len(VARYING) >= 25
