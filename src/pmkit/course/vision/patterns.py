"""The three texts of the chapter: positioning statement, vision board, press release. Each has its slots, the
text that grows from them, and the rules of `pmkit.methods` that look at it."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pmkit.explorers.text_builder import Slots, TextPattern, TextSlot
from pmkit.methods import lint_positioning, lint_press_release, lint_vision_board


def _rules(lint: Callable[[Mapping[str, str]], Iterable[Any]]) -> Callable[[Slots], list[tuple[str, str]]]:
    """What a linter says, without its remarks on slots that are still empty."""
    return lambda slots: [(one.where, one.text) for one in lint(slots) if slots.get(one.where, "x")]


_LEADS = {"customer": "for", "need": "who", "benefit": "that", "alternative": "unlike", "difference": "it"}
"""The word before a slot, which many write into the slot as well."""


def _positioning_text(slots: Slots) -> str:
    said = {key: re.sub(r"\\?\.$", "", text) for key, text in slots.items()}  # the full stop comes escaped
    for key, lead in _LEADS.items():
        first, _, rest = said[key].partition(" ")
        if first.lower() == lead and rest:
            said[key] = rest
    category = said["category"]
    article = re.match(r"(an?|the)\s+", category, re.IGNORECASE)
    kind = category[article.end() :] if article else category
    before = article[1].lower() if article else "an" if kind[:1].lower() in set("aeiou") else "a"
    return (
        f"For **{said['customer']}** who **{said['need']}**, the product is {before} **{kind}** that "
        f"**{said['benefit']}**. Unlike **{said['alternative']}**, it **{said['difference']}**."
    )


POSITIONING = TextPattern(
    name="Positioning statement",
    slots=(
        TextSlot(key="customer", label="For", help="A group that you could find and ask tomorrow."),
        TextSlot(key="need", label="who", help="What goes wrong for them today, or what they need."),
        TextSlot(key="category", label="the product is a", help="What buyers would call it."),
        TextSlot(key="benefit", label="that", help="What gets better for them, not what the product has."),
        TextSlot(key="alternative", label="Unlike", help="What they would do if you did not exist."),
        TextSlot(key="difference", label="it", help="What the alternative can't do."),
    ),
    grow=_positioning_text,
    rules=_rules(lint_positioning),
)


def _board_text(slots: Slots) -> str:
    return f"**{slots['vision']}**\n\nFor {slots['target_group']}: {slots['needs']}"


VISION_BOARD = TextPattern(
    name="Vision board",
    slots=(
        TextSlot(
            key="vision",
            label="Vision",
            help="What will be different for somebody? Pichler leaves the solution out.",
            rows=2,
        ),
        TextSlot(key="target_group", label="Target group", help="Whom do you serve first?", rows=2),
        TextSlot(key="needs", label="Needs", help="Their problem, or the benefit they want.", rows=2),
        TextSlot(
            key="product",
            label="Product",
            help="What it is, and three to five things for which people would choose it.",
            rows=3,
        ),
        TextSlot(
            key="business_goals",
            label="Business goals",
            help="What it should bring the company, with a number.",
            rows=2,
        ),
    ),
    grow=_board_text,
    rules=_rules(lint_vision_board),
)


def _release_text(slots: Slots) -> str:
    return f"### {slots['heading']}\n\n*{slots['subheading']}*\n\n{slots['summary']}"


PRESS_RELEASE = TextPattern(
    name="Press release and questions",
    slots=(
        TextSlot(key="heading", label="Heading", help="Who can do what now.", rows=2),
        TextSlot(key="subheading", label="Subheading", help="For whom, and from when.", rows=2),
        TextSlot(key="summary", label="Summary", help="The news in two sentences.", rows=2),
        TextSlot(
            key="problem",
            label="The problem",
            help="What goes wrong today, without your product in it.",
            rows=2,
        ),
        TextSlot(key="solution", label="The solution", help="What people can do instead.", rows=2),
        TextSlot(key="quote", label="A customer's words", help="As a person would say it.", rows=2),
        TextSlot(key="call_to_action", label="What to do next", help="One step for the reader.", rows=2),
        TextSlot(key="external_faq", label="Hardest question of a customer", help="And its answer.", rows=2),
        TextSlot(key="internal_faq", label="Hardest question inside", help="And its answer.", rows=2),
    ),
    grow=_release_text,
    rules=_rules(lint_press_release),
)
