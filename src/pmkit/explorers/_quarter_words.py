"""How the game of eight quarters says things: money, months, beliefs, titles, trust."""

from __future__ import annotations

from collections.abc import Iterable

from pmkit.english import format_number, listed, signed
from pmkit.practice.markdown import escape_markdown
from pmkit.simulator.parameters import Ideas
from pmkit.simulator.state import Belief

OPEN, GOOD, HARM, SURE = "open", "likely good", "likely harm", "sure"
_80_PERCENT = 1.2816
"""So many sd to either side of the mean hold 80 % of a normal distribution."""
PARTS = {
    "ideas": "live ideas",
    "lost": "customers who left",
    "dead baskets": "dead baskets",
    "faults": "faults of launches",
    "new people": "pay of new people",
    "break-in": "break-ins",
    "price": "the price",
    "incident": "incidents",
}
"""The parts of the margin, as they are called."""
TRUSTS = {
    "employers": "the employers",
    "founder": "Clara, the founder",
    "squads": "the squads",
    "parents": "the parents",
}
"""Whose trust counts, as they are called."""


def money(thousands: float) -> str:
    """Thousand EUR with a sign."""
    return f"{signed(thousands, 0)} thousand EUR"


def months(value: float) -> str:
    """Person-months with one digit."""
    return format_number(round(value, 1))


def range_of(belief: Belief, item: int) -> tuple[float, float, float]:
    """The mean of what is believed of an idea's share, and the ends of its 80 % range."""
    mean, sd = float(belief.mean[item]), float(belief.sd[item])
    return mean, mean - _80_PERCENT * sd, mean + _80_PERCENT * sd


def word_for(belief: Belief, ideas: Ideas, item: int) -> str:
    """What is believed of an idea, in two words: *open* where the 80 % range holds 0."""
    if not ideas.is_idea[item]:
        return SURE
    _, low, high = range_of(belief, item)
    return GOOD if low > 0 else HARM if high < 0 else OPEN


def numbers_for(belief: Belief, ideas: Ideas, item: int) -> str:
    """The same in numbers: what per cent of the printed worth the idea brings, and the 80 % range."""
    if not ideas.is_idea[item]:
        return "100 %"
    mean, low, high = (100 * one for one in range_of(belief, item))
    return f"{_whole(mean)} % ({_whole(low)} to {_whole(high)})"


def believed(belief: Belief, ideas: Ideas, item: int, numbers: bool) -> str:
    """The words, and the numbers where they are asked for."""
    word = word_for(belief, ideas, item)
    return f"{word}: {numbers_for(belief, ideas, item)}" if numbers else word


def _whole(value: float) -> str:
    return f"{round(value) + 0:d}".replace("-", "−")


def named(ideas: Ideas, item: int) -> str:
    """An idea with its number on the list."""
    return f"{ideas.ids[item]} {ideas.titles[item]}"


def all_named(ideas: Ideas, items: Iterable[int], most: int = 6) -> str:
    """Ideas in a sentence, as Markdown."""
    return escape_markdown(listed([f"“{ideas.titles[one]}”" for one in items], most))


def trust_word(trust: float) -> str:
    """What a trust is called, beside its number."""
    steps = ((0.35, "low"), (0.55, "shaken"), (0.75, "fair"))
    return next((word for below, word in steps if trust < below), "high")
