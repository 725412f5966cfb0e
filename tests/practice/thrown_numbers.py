"""Numbers thrown together by dice, as people type them: near what is right or a trap, and in other forms."""

import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from pmkit.english import format_number
from pmkit.practice import Allocate, Estimate, Number, Plan, Predict
from pmkit.practice.questions import Question

TYPED = (Path(__file__).parents[1] / "quantities" / "typed.txt").read_text(encoding="utf-8").splitlines()
UNITS = "days|weeks|hours|person-months|€|EUR|items|%|per cent|points|minutes|PT|k|Mio.|households|a week"
SIZES = [1, 1, 1, 1, -1, 10, 0.1, 100, 0.01, 1000, 0.001, 1.004, 0.996, 1.5, 2, 7]


def _written(value: float, unit: str, dice: random.Random) -> str:
    """A value, or one near it, in one of the ways in which people write it."""
    value *= dice.choice(SIZES)
    plain = dice.choice(
        [format_number(value), f"{value:.15g}", f"{value:.2f}", f"{value:.0f}", f"{value:.3e}"]
    )
    turned = plain.translate(str.maketrans(",.", ".,"))
    spaced = plain.replace(",", dice.choice([" ", "’", "\N{NARROW NO-BREAK SPACE}"]))
    text = dice.choice([plain, plain, turned, spaced, plain.replace("-", "−")])
    behind = dice.choice(["", "", "", " %", "%", f" {unit}", f" {dice.choice(UNITS.split('|'))}", " of 10"])
    return f"{dice.choice(['', '', '', 'about ', '€', '= '])}{text}{behind}"


def _any_of(values: Iterable[float | None], unit: str, dice: random.Random) -> str:
    known = [value for value in values if value is not None]
    return dice.choice(TYPED) if dice.random() < 0.4 else _written(dice.choice(known), unit, dice)


def _number(question: Number, dice: random.Random) -> Any:
    also = [one.value for one in question.also]
    return _any_of([question.expected, *(trap.value for trap in question.traps), *also], question.unit, dice)


def _range(question: Estimate, dice: random.Random) -> Any:
    typed = {
        "low": _any_of([question.truth * 0.9, question.truth * 0.5], question.unit, dice),
        "high": _any_of([question.truth * 1.1, question.truth * 2], question.unit, dice),
    }
    return {end: text for end, text in typed.items() if dice.random() < 0.95}


def _guess(question: Predict, dice: random.Random) -> Any:
    if question.options:
        return dice.choice(question.options).id
    return _any_of([question.low, question.high, question.of, 12], question.unit, dice)


def _shares(question: Allocate, dice: random.Random) -> Any:
    """The example with a few exchanges, so that the sum often holds; sometimes one is typed oddly."""
    given = dict(question.example)
    for _ in range(dice.randrange(4)):
        one, other = dice.choice(question.cards).id, dice.choice(question.cards).id
        moved = dice.choice([1, 5, given[one], given[one] / 2])
        given[one], given[other] = given[one] - moved, given[other] + moved
    typed = {id: f"{value:.15g}" for id, value in given.items() if value or dice.random() < 0.5}
    if dice.random() < 0.4:
        typed[dice.choice(question.cards).id] = _any_of([question.total / 4], question.unit, dice)
    return typed


def _chosen(question: Plan, dice: random.Random) -> Any:
    likely = dice.choice([0.3, 0.9])
    best = set(question.best)
    return [one.id for one in question.items if dice.random() < (likely if one.id in best else 0.3)]


THROWN: dict[type[Question], Callable[[Any, random.Random], Any]] = {
    Number: _number,
    Estimate: _range,
    Predict: _guess,
    Allocate: _shares,
    Plan: _chosen,
}
