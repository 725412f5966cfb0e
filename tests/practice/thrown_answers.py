"""Answers thrown together by dice, as a card sends them: more ways to be half right than an audit tries."""

import random
from collections.abc import Callable
from typing import Any

import thrown_numbers

from pmkit.practice import ChooseMany, ChooseOne, Matrix, Order, Sort, Write
from pmkit.practice.questions import Question

MANY = 12
PIECES = [
    "",
    " ",
    "maybe",
    "Perhaps",
    "never",
    "2027",
    "2026/27",
    "24/7",
    "€2027",
    "12",
    "٣",
    "½",
    "x2",
    "twice",
]
PIECES += [
    "half",
    "halfway",
    "monday,",
    "(Monday)",
    "straße",
    "ſcore",
    "Kelvin K",
    "a_b",
    "é",
    "\n",
    "\x85",
    "\ufeff",
]


def thrown(question: Question) -> list[Any]:
    """Some answers to a question, the same ones each time."""
    throw = _THROWN[type(question)]
    dice = random.Random(question.id)
    return [throw(question, dice) for _ in range(MANY)]


def _option(question: Any, dice: random.Random) -> Any:
    return dice.choice([option.id for option in question.options])


def _options(question: Any, dice: random.Random) -> Any:
    return [option.id for option in question.options if dice.random() < 0.5]


def _homes(question: Any, dice: random.Random) -> Any:
    groups = [group.id for group in question.groups]
    right = question.model()
    placed = [card.id for card in question.cards if dice.random() < 0.9]
    return {id: right[id] if dice.random() < 0.7 else dice.choice(groups) for id in placed}


def _sequence(question: Any, dice: random.Random) -> Any:
    """The right order with a few cards exchanged, turned round or left out."""
    ids = list(question.model())
    for _ in range(dice.randrange(4)):
        one, other = dice.randrange(len(ids)), dice.randrange(len(ids))
        ids[one], ids[other] = ids[other], ids[one]
    ids = ids[::-1] if dice.random() < 0.15 else ids
    return ids[: dice.randint(1, len(ids))] if dice.random() < 0.3 else ids


def _cells(question: Any, dice: random.Random) -> Any:
    marks = ["", *(mark.id for mark in question.marks), question.marks[0].id.lower() + " "]
    right = question.model()

    def cell(row: str, column: str) -> str:
        return right.get(row, {}).get(column, "") if dice.random() < 0.8 else dice.choice(marks)

    rows = [row.id for row in question.rows if dice.random() < 0.9]
    return {row: {column.id: cell(row, column.id) for column in question.columns} for row in rows}


def _texts(question: Any, dice: random.Random) -> Any:
    """Words of the models and of the rules, and what is hard to read."""
    known = [word for model in question.models for text in model.slots.values() for word in text.split()]
    told = [word for rule in question.rules if hasattr(rule, "data") for word in _words(rule.data)]
    pool = PIECES + known + told * 3

    def text() -> str:
        return " ".join(dice.choices(pool, k=dice.randrange(25)))

    slots = {slot.id: text() for slot in question.slots if dice.random() < 0.9}
    return {"slots": slots, "marks": {one.id: dice.random() < 0.5 for one in question.criteria}}


def _words(rule: Any) -> list[str]:
    """The words that the pattern of a rule looks for."""
    inside = str(rule.get("pattern", "")).rpartition(")")[0]
    return [word.replace("\\", "") for word in inside.split("|") if word.replace(" ", "").isalpha()]


_THROWN: dict[type[Question], Callable[[Any, random.Random], Any]] = {
    ChooseOne: _option,
    ChooseMany: _options,
    Sort: _homes,
    Order: _sequence,
    Matrix: _cells,
    Write: _texts,
    **thrown_numbers.THROWN,
}
