"""What is typed as people type it gets the same reply on a page without Python, whatever a question asks for.

`test_check_in_javascript.py` holds the questions of the course to it; these are asked in ways that meet each
message of the kinds that type numbers.
"""

import random
from dataclasses import replace

import pytest
from in_javascript import SHARED, ask
from questions_for_tests import ALLOCATE, ESTIMATE, NUMBER, PLAN, PREDICT
from thrown_numbers import THROWN, TYPED

from pmkit.practice import PlanItem, Trap, check
from pmkit.practice.judges import above, around
from pmkit.practice.kinds.number import AlsoRight
from pmkit.practice.messages import SENTENCES
from pmkit.practice.question_parts import Truth

ALONE = replace(NUMBER, traps=(), on_right="")
FAR = (
    Trap(id="far", says="That is far.", test=above(900)),
    Trap(id="near", says="Near.", test=around(10, 2)),
)
SMALL = Trap(id="small", value=0.2, says="Small.")
NUMBERS = {
    "households": NUMBER,
    "plain": replace(ALONE, unit="", expected=1200.0, tolerance=5),
    "ratio": replace(ALONE, unit="", expected=0.69, tolerance=0.005),
    "over one": replace(ALONE, unit="", expected=1.25, tolerance=0.01, next_step="Divide again."),
    "share": replace(ALONE, unit="share of 1", expected=0.333, tolerance=0.001),
    "per cent": replace(ALONE, unit="%", expected=33.3, tolerance=0.1, traps=FAR),
    "weeks": replace(ALONE, unit="weeks", expected=5, tolerance=0.5, traps=FAR),
    "euros": replace(ALONE, unit="EUR a week", expected=-1.2, tolerance=0, traps=FAR),
    "draws": replace(ALONE, unit="draws", expected=80, of=100, tolerance=1),
    "million": replace(ALONE, unit="EUR", expected=5e6, tolerance=1e5),
    "nothing": replace(ALONE, unit="points", expected=0.0),
    "also": replace(ALONE, unit="", expected=5, also=(AlsoRight(value=-5, tolerance=0.1, says="Yes.\\*"),)),
    "middle": replace(ALONE, unit="", expected=0.75, tolerance=0.01),
    "exact": replace(ALONE, unit="", expected=1e9),
    "small trap": replace(ALONE, unit="weeks", expected=5, tolerance=0.5, traps=(SMALL,)),
    "quarters": replace(
        ALONE, unit="quarters", expected=3, traps=(Trap(id="part", value=0.75, says="Part."),)
    ),
}
RANGES = {
    "items": ESTIMATE,
    "weeks": replace(ESTIMATE, unit="weeks", truth=5.25, widest=None, confidence=0.9),
    "share": replace(ESTIMATE, unit="%", truth=33.3, widest=10, of=None, traps=FAR),
}
ANY = replace(PREDICT, options=(), unit="cards", low=2, high=30)
WAIT = replace(PREDICT.options[0], text="Wait...")
GUESSES = {
    "dots": replace(PREDICT, options=(WAIT,)),
    "options": PREDICT,
    "cards": ANY,
    "no ends": replace(ANY, low=None, high=None, unit="", turned_out=Truth(text="13")),
    "weeks": replace(ANY, unit="weeks", of=52, next_step="Look at the chart."),
}
SHARES = {
    "year": replace(ALLOCATE, total=1200.0),
    "week": ALLOCATE,
    "noted": replace(ALLOCATE, cards=tuple(replace(card, low=None, high=None) for card in ALLOCATE.cards)),
    "per cent": replace(ALLOCATE, unit="%", on_right="Well shared."),
}
CHAIN = (
    PlanItem(id="w", text="*Far*", value=3.5, cost=1, requires=("z",), why="Far."),
    PlanItem(id="v", text="V", value=3.5, cost=1, requires=("y", "x")),
)
EQUAL = PlanItem(id="u", text="U", value=4.5, cost=1)
PLANS = {
    "tight": replace(PLAN, items=(*PLAN.items, *CHAIN), capacity=6.5),
    "equal": replace(PLAN, items=(*PLAN.items, *CHAIN, EQUAL), capacity=7.5),
    "release": PLAN,
    "chain": replace(PLAN, items=(*PLAN.items, *CHAIN), best=("x", "z", "w"), capacity=7.5, tolerance=1.5),
    "free": replace(PLAN, capacity=100, best=("big", "x", "y", "z"), unit="week", value_unit=""),
}
QUESTIONS = {
    f"{one.kind}: {name}": one
    for some in (NUMBERS, RANGES, GUESSES, SHARES, PLANS)
    for name, one in some.items()
}

EDGES = {
    "number: households": ["4,021", "4,019", "320,001"],
    "number: share": ["33,300 %", "33.300 %"],
    "number: weeks": ["-5.3", "-5.02", "50.3", "0.5"],
    "number: ratio": ["40 %", "69 %", "0.69 %"],
    "number: middle": ["1 of 2"],
    "number: exact": ["1000000000.5", "1000000002"],
    "number: small trap": ["0.6", "0.29", "0.31"],
    "allocate: year": [{"customers": "1.200"}, {"customers": "1,200"}],
    "plan: chain": [["big"]],
    "plan: tight": [["x", "z"]],
    "plan: equal": [["x"]],
}
"""Answers at the edge of a rule."""


def answers(name, question):
    """All that people type, where one number is typed; and a hundred answers that dice throw."""
    dice = random.Random(3)
    thrown = [THROWN[type(question)](question, dice) for _ in range(100)]
    given = TYPED if question.kind in ("number", "predict") else []
    ends = [{"low": text, "high": text} for text in TYPED] if question.kind == "estimate" else []
    return [*EDGES.get(name, []), *given, *ends, *thrown]


@pytest.fixture(scope="module")
def replies(tmp_path_factory):
    """What Python and what the page say to each answer."""
    asked = [(question, answer) for name, question in QUESTIONS.items() for answer in answers(name, question)]
    told = ask(
        [("checkAnswer", (question, SHARED, answer)) for question, answer in asked],
        tmp_path_factory.mktemp("asked"),
    )
    return [(*each, check(*each).record(), found) for each, found in zip(asked, told, strict=True)]


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_page_replies_as_python_does(name, replies):
    differ = [one[1:] for one in replies if one[0] is QUESTIONS[name] and one[2] != one[3]]
    assert differ == []


@pytest.mark.parametrize("kind", ["number", "estimate", "allocate", "plan", "predict"])
def test_each_message_of_the_kind_was_met(kind, replies):
    """Else a message could differ and no answer here would show it."""
    keys = [key for key in SENTENCES if key.startswith(f"{kind}.") and "blank" not in key]
    keys = [key for key in keys if key != "predict.no-model"]  # no reply to an answer
    said = "\n".join(f"{one[2]['message']}\n{one[2]['next_step']}\n{one[2]['parts']}" for one in replies)
    begins = {key: max(_fixed_words(SENTENCES[key]), key=len) for key in keys}
    assert begins
    assert [key for key, words in begins.items() if words not in said] == []


def _fixed_words(sentence):
    """The pieces of a sentence between its values."""
    pieces = sentence.replace("}", "{").split("{")[::2]
    return [piece.strip() for piece in pieces]
