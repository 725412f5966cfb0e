"""What is seen of an example map: what its cards say, the clock, the counts, and the text in Gherkin.

Texts of users are escaped here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.drawn_bars import drawn_bars
from pmkit.charts.picture import Picture
from pmkit.english import counted, format_number, listed, plural
from pmkit.explorers._example_cards import LOOSE, Card, Cards, as_frame, of_kind
from pmkit.methods import ExampleMap, TextFinding, example_map_gherkin, read_gherkin
from pmkit.methods.example_map import MANY_EXAMPLES, MANY_QUESTIONS, MANY_RULES, SIGNALS
from pmkit.practice.markdown import escape_markdown

MINUTES = 25
"""So long a talk about one story takes at most."""
LIMITS = (
    f"The cards, the {MINUTES} minutes and what many of one kind mean go back to Matt Wynne (Introducing "
    f"Example Mapping, 2015). That {MANY_RULES} rules, {MANY_EXAMPLES} examples under a rule or "
    f"{MANY_QUESTIONS} open questions are many is the course's own limit. Only people know whether they "
    "understand each other."
)


def map_words(told: ExampleMap, cards: Cards, minutes: float, more: int = 0) -> str:
    """The sentence: what the map says to do, what it holds, and what the clock says; `more` things than those
    of the map are to be talked about."""
    has = [
        counted(told.counts["rule"], "rule"),
        counted(told.counts["example"], "example"),
        counted(told.counts["question"], "open question"),
    ]
    if told.signal == "empty":
        waits = "The story is there. Write its first rule, and an example that shows it."
        return waits if told.counts["story"] else SIGNALS["empty"]
    said = f"**{escape_markdown(SIGNALS[told.signal])}** On the map: {has[0]}, {has[1]}, {has[2]}."
    handed = [
        card for card in of_kind(cards, "question").values() if card.state == "handed" and card.is_closed
    ]
    if handed:
        names = "; ".join(card.became for card in handed)
        verb = plural(len(handed), "waits", "wait")
        said += f" {counted(len(handed), 'answer')} still {verb}: {escape_markdown(names)}."
    return f"{said} {clock_words(len(told.findings) + more, minutes)}"


def clock_words(open_things: int, minutes: float) -> str:
    """What the time that is left is enough for."""
    left = MINUTES - minutes
    if not open_things:
        return "Nothing is left to ask. Let each person show with a thumb whether it can begin."
    things = f"{counted(open_things, 'thing')} to talk about"
    if left <= 0:
        return f"The {MINUTES} minutes are over, with {things}: stop, and ask the rest before you meet again."
    each = f", {format_number(round(left / open_things, 1))} for each" if open_things > 1 else ""
    return f"{counted(left, 'minute')} {plural(left, 'is', 'are')} left for {things}{each}."


def counts_picture(told: ExampleMap, cards: Cards) -> Picture:
    """How many cards of a kind are there, and from how many on it is many?"""
    rules = of_kind(cards, "rule")
    under = [sum(card.rule == id for card in of_kind(cards, "example").values()) for id in rules]
    bars = [
        ("Rules", told.counts["rule"], MANY_RULES),
        ("Examples under one rule, at most", max(under, default=0), MANY_EXAMPLES),
        ("Open questions", told.counts["question"], MANY_QUESTIONS),
    ]
    rows = pd.DataFrame(
        {
            "item": [name for name, *_ in bars],
            "value": [many for _, many, _ in bars],
            "words": [f"{many}, {limit} are many" for _, many, limit in bars],
        }
    )
    too_many = [name.partition(",")[0].lower() for name, many, limit in bars if many >= limit]
    title = f"Many: {listed(too_many)}" if too_many else "Of no kind are there many cards"
    description = "; ".join(f"{name}: {many} ({limit} are many)" for name, many, limit in bars)
    return drawn_bars(
        rows, Words(title, "Cards on the map, and from how many on they are many.", description)
    )


def card_looks(cards: Cards, found: Sequence[TextFinding]) -> dict[str, dict[str, str]]:
    """What the examples and the questions on the board say."""
    warnings = _first(found)
    return {
        id: {
            "title": card.text.strip() or "Nothing is written yet",
            "badge": f"{id} example" if card.kind == "example" else f"{id} question: {card.state}",
            "detail": steps(card) if card.kind == "example" else card.became if card.is_closed else "",
            "warning": warnings.get(id, ""),
        }
        for id, card in cards.items()
        if card.kind != "rule"
    }


def column_looks(cards: Cards, found: Sequence[TextFinding]) -> dict[str, dict[str, str]]:
    """What the rules at the head of the columns say."""
    warnings = _first(found)
    rules = of_kind(cards, "rule")
    told = {
        id: {"title": f"{id}: {card.text.strip() or 'Nothing is written yet'}", "note": warnings.get(id, "")}
        for id, card in rules.items()
    }
    return {LOOSE: {"note": ""}, **told}


def _first(found: Sequence[TextFinding]) -> dict[str, str]:
    warnings: dict[str, str] = {}
    for one in found:
        warnings.setdefault(one.where, one.text)
    return warnings


def steps(card: Card) -> str:
    """Given, when and then of an example in one line."""
    said = [(name.capitalize(), getattr(card, name).strip()) for name in ("given", "when", "then")]
    return ". ".join(f"{name} {text}" for name, text in said if text)


def questions_words(cards: Cards) -> str:
    """The red cards and what became of each, as a list."""
    asked = of_kind(cards, "question").values()
    lines = [
        f"- {escape_markdown(card.text)} **{escape_markdown(card.became)}**" for card in asked if card.text
    ]
    return "\n".join(["**Red cards, and what became of them**", "", *lines]) if lines else ""


def findings_words(found: Sequence[TextFinding]) -> str:
    """All that the map and the story are asked, as a list."""
    lines = [f"- {escape_markdown(one.text)}" for one in found]
    return "\n".join([f"**{counted(len(lines), 'thing')} to talk about**", "", *lines]) if lines else ""


def gherkin_words(story: str, cards: Cards) -> str:
    """The map as Gherkin in a block to copy, and what its own parser can't read of it."""
    if not any(card.text.strip() for card in cards.values()):
        return ""
    waiting = {
        id: _waiting(card) if card.kind == "question" and card.state == "handed" and card.is_closed else card
        for id, card in cards.items()
    }
    frame = as_frame(story, {id: card for id, card in waiting.items() if card.text.strip()})
    frame.loc[~frame["rule"].isin(set(frame["id"])), "rule"] = ""
    text = example_map_gherkin(frame)
    block = "\n".join(f"    {line}" for line in text.splitlines())
    problems = [one.text for one in read_gherkin(text).problems]
    told = [f"- {escape_markdown(one)}" for one in problems]
    return "\n".join(["**As Gherkin, to copy and take along**", "", block, "", *told]).rstrip()


def _waiting(card: Card) -> Card:
    """A question that somebody brings an answer to, as it stands among the open ones."""
    return replace(card, text=f"{card.text} ({card.became})", state="open")


def field_errors(card: Card, id: str, found: Sequence[TextFinding]) -> Mapping[str, Any]:
    """What is said at the fields of the open card."""
    errors = {}
    if card.kind == "question" and card.state == "answered" and not card.answer.strip():
        errors["answer"] = "Write the answer: a rule or an example often hides in it. Until then it is open."
    if card.kind == "question" and card.state == "handed":
        if not card.who.strip():
            errors["who"] = "Say who brings the answer. Until then it is open."
        if not card.until.strip():
            errors["until"] = "Say by which day, such as 13 October 2026. Until then it is open."
        elif not card.day:
            errors["until"] = f"“{card.until.strip()}” is no day that can be read. Write it as 2026-10-13."
    places = {"no-then": "then", "contradiction": "then"}
    for one in found:
        if one.where == id and one.rule != "open":
            errors.setdefault(places.get(one.rule, "text"), one.text)
    return errors
