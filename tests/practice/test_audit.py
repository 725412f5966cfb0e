"""Each defect is planted and seen; the sound questions have none."""

from dataclasses import replace

import pytest
from questions_for_tests import (
    ALL,
    ALLOCATE,
    CHOOSE_MANY,
    CHOOSE_ONE,
    ESTIMATE,
    MATRIX,
    NUMBER,
    ORDER,
    PLAN,
    SORT,
    WRITE,
)

from pmkit.practice import Trap, Verdict
from pmkit.practice.audit import audit
from pmkit.practice.lint import at_most_words
from pmkit.practice.minutes import estimate_minutes
from pmkit.practice.samples import sample_answers
from pmkit.practice.wording_contract import wording_problems


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)
def test_a_sound_question_has_no_defect(question):
    assert audit(question) == []


def with_first(question, field, **change):
    first, *rest = getattr(question, field)
    return replace(question, **{field: (replace(first, **change), *rest)})


def with_trap(question, **fields):
    return replace(question, traps=(*question.traps, Trap(**({"id": "new", "says": "No."} | fields))))


def always(answer):
    return True


def never(answer):
    return False


def fails(answer):
    raise KeyError("gone")


LONG = "word " * 61
PLANTED = {
    "id in another form": (replace(NUMBER, id="Rice 1"), "must look like"),
    "an id used twice": (with_first(SORT, "cards", id="how"), "'how' is used 2 times in cards"),
    "no right option": (
        replace(CHOOSE_ONE, options=tuple(replace(o, verdict=Verdict.NOT_YET) for o in CHOOSE_ONE.options)),
        "no option is right",
    ),
    "a group that is not there": (
        with_first(SORT, "cards", accepts=("nobody",)),
        "a group that does not exist",
    ),
    "a card without rank": (replace(ORDER, ranks=(("a",), ("b",))), "every card exactly once"),
    "an item that is not there": (replace(PLAN, best=("x", "gone")), "an item that does not exist"),
    "a row that is not there": (replace(MATRIX, example={"gone": {"pm": "A"}}), "does not exist"),
    "a model answer that is wrong": (
        replace(ALLOCATE, example={"team": 40}),
        "model answer checks as partly",
    ),
    "a plan that is not the best": (replace(PLAN, best=("x", "z")), "can be improved by an exchange"),
    "one model text": (replace(WRITE, models=WRITE.models[:1]), "two model texts"),
    "a rule against the better text": (
        replace(WRITE, rules=(at_most_words("change", 1),)),
        "a rule objects to the better text",
    ),
    "no criterion": (replace(WRITE, criteria=()), "no criterion"),
    "a test that fails": (
        with_trap(CHOOSE_MANY, test=fails, sample=["ease"]),
        "the test of trap 'new' fails",
    ),
    "a test of a number that fails": (with_trap(NUMBER, test=fails, sample="77"), "test of trap 'new' fails"),
    "a rule that fails": (replace(WRITE, rules=(fails,)), "a rule fails on the answer 'model'"),
    "a trap on the right number": (with_trap(NUMBER, value=3200), "the right answer falls into trap 'new'"),
    "a trap on the right choice": (
        with_trap(CHOOSE_MANY, test=always, sample=["ease"]),
        "the right answer falls into trap 'new'",
    ),
    "a trap without sample": (with_trap(NUMBER, test=never), "has no sample answer"),
    "a trap out of reach": (with_trap(NUMBER, test=never, sample="77"), "'new' is not reached by its sample"),
    "a trap in the shadow": (with_trap(NUMBER, value=4_000), "'new' is shadowed by 'no-confidence'"),
    "no source": (replace(NUMBER, source=" "), "source is missing"),
    "no explanation": (replace(NUMBER, explanation=""), "explanation is missing"),
    "an option without why": (with_first(CHOOSE_ONE, "options", why=""), "'coin' in options has no why"),
    "a card without why": (with_first(ORDER, "cards", why=""), "'a' in cards has no why"),
    "a row without why": (with_first(MATRIX, "rows", why=""), "'price' in rows has no why"),
    "two right ones without when": (
        replace(CHOOSE_ONE, options=tuple(replace(o, when="") for o in CHOOSE_ONE.options)),
        "'test' is one of several right ones",
    ),
    "two homes without when": (
        replace(SORT, cards=tuple(replace(c, when="") for c in SORT.cards)),
        "'talk' accepts several groups",
    ),
    "a number in a hint": (replace(NUMBER, hints=("It is near 3.200, no?",)), "hint 1 holds the answer"),
    "a value in a hint": (replace(ESTIMATE, hints=("Rather 42.",)), "hint 1 holds the answer"),
    "an option in a hint": (
        replace(CHOOSE_ONE, hints=("Well?", "Why not spend three days testing the list?")),
        "hint 2 holds the answer",
    ),
    "a home in a hint": (replace(SORT, hints=("Developers decide how to build it.",)), "hint 1 holds"),
    "the order in a hint": (
        replace(ORDER, hints=("Fix the invoice, move the server, new icon, rewrite it all.",)),
        "hint 1 holds the answer",
    ),
    "the plan in a hint": (replace(PLAN, hints=("Take left and centre.",)), "hint 1 holds the answer"),
    "a long hint": (replace(NUMBER, hints=(LONG,)), "hint 1: it has 61 words"),
    "a long why": (with_first(CHOOSE_ONE, "options", why=LONG), "why of 'coin' in options: it has 61"),
    "a long reply": (
        with_first(CHOOSE_MANY, "traps", says="word " * 55, next_step="And then do this one thing."),
        "the reply to the answer 'everything' has 61 words",
    ),
    "an exception name": (with_first(NUMBER, "traps", says="A ValueError."), "only programmers understand"),
    "capitals": (with_first(NUMBER, "traps", says="You must NOT do this."), "puts 'NOT' in capitals"),
    "a long reply of a card": (
        with_first(SORT, "cards", replies={"dev": "Do it NOW."}),
        "the reply of 'order' to 'dev': it puts 'NOW'",
    ),
    "too many minutes": (replace(NUMBER, minutes=9), "it says 9 minutes"),
    "too few minutes": (replace(WRITE, minutes=1), "it says 1 minutes"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_defect_is_seen(name):
    question, wanted = PLANTED[name]
    found = audit(question)
    assert any(wanted in sentence for sentence in found), found
    assert all(sentence.startswith(question.id) for sentence in found)


def test_methods_may_keep_their_capitals():
    assert wording_problems("RICE and WSJF need reach; MoSCoW does not. A/B, NPS, OKR, GDPR.") == []


def test_more_to_read_and_more_to_do_take_longer():
    longer = replace(NUMBER, prompt=NUMBER.prompt + " Read this, too." * 50)
    assert estimate_minutes(longer) > estimate_minutes(NUMBER) + 0.9
    assert estimate_minutes(replace(SORT, cards=SORT.cards * 4)) > 2 * estimate_minutes(SORT)


def test_the_samples_hold_the_right_answer_each_trap_the_blank_and_silly_ones():
    samples = sample_answers(NUMBER)
    assert [s.answer for s in samples[:5]] == ["3,200", "320,000", "28,800", "4,000", ""]
    assert {s.purpose for s in samples} == {"right", "trap", "blank", "silly"}
