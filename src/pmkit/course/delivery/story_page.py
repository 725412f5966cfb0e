"""One story ready to be talked about: its rules, examples, slices and the question that is open.

What is asked comes from the linters of `pmkit.methods`; each sentence quotes what it saw.
"""

import re
from collections.abc import Iterator

from pmkit.english import counted, in_words
from pmkit.explorers.text_builder import EMPTY, Slots, TextPattern, TextSlot
from pmkit.methods import lint_criteria, lint_examples, lint_requirement, lint_story, read_gherkin

Rules = Iterator[tuple[str, str]]
_TITLE = re.compile(
    r"^\s*(?:Feature|Rule|Example|Examples|Scenario|Scenario Outline|Background):", re.MULTILINE
)
_SLOTS = (
    TextSlot(key="story", label="Story", help="Who wants what, and what is better for them then?", rows=2),
    TextSlot(
        key="rules",
        label="Rules",
        help="What always holds. One per line; a wrong product breaks it.",
        rows=4,
        lines=True,
    ),
    TextSlot(
        key="examples",
        label="Examples",
        help="One per line, with names and numbers. Or in Gherkin: Example, Given, When, Then.",
        rows=8,
        lines=True,
    ),
    TextSlot(
        key="slices",
        label="Split",
        help="One slice per line, the first one to build on top. Each helps somebody.",
        rows=3,
        lines=True,
    ),
    TextSlot(key="dropped", label="Left out for now", help="Which slice waits, and whom that disappoints."),
    TextSlot(
        key="question", label="Red question", help="What nobody here can answer. Whom do you ask, by when?"
    ),
)
_SECTIONS = {
    "rules": "- {}",
    "examples": "{}  ",
    "slices": "1. {}",
    "dropped": "{}",
    "question": "{}",
}
"""How a line of each reads below its heading; two blanks at the end keep a line of Gherkin one."""


def _grow(slots: Slots) -> str:
    labels = {slot.key: slot.label for slot in _SLOTS}
    parts = [] if slots["story"] == EMPTY else [f"**{slots['story']}**"]
    for key, line in _SECTIONS.items():
        if slots[key] != EMPTY:
            lines = "\n".join(line.format(text) for text in slots[key].split("\n"))
            parts.append(f"*{labels[key]}*\n\n{lines}")
    return "\n\n".join(parts)


def _rules(slots: Slots) -> Rules:
    """What the linters see, slot by slot; of what is empty they say nothing."""
    yield from (("story", one.text) for one in lint_story(slots["story"]))
    rules, examples, slices = (_lines(slots[key]) for key in ("rules", "examples", "slices"))
    together = [*rules, *examples]
    for one in lint_criteria(slots["rules"].splitlines()):
        if one.rule != "good-days-only":
            yield "rules", one.text if one.rule == "twice" else f"Line {one.where}: {one.text}"
    yield from (("examples", says) for says in _examples(slots["examples"], len(rules)))
    if rules and examples and any(one.rule == "good-days-only" for one in lint_criteria(together)):
        yield "examples", "All rules and examples tell of a good day. Add one in which something goes wrong."
    if len(slices) == 1:
        yield "slices", "One slice is no split. What could help somebody earlier, or with less?"
    for number, text in enumerate(slots["slices"].splitlines(), start=1):
        layers = [one for one in lint_requirement(text) if one.rule == "solution"]
        yield from (("slices", f"Line {number}: {one.text}") for one in layers)
    if slots["question"] and "?" not in slots["question"]:
        yield "question", "This is no question. Write it as you would ask it, with a question mark."


def _examples(text: str, rules: int) -> Iterator[str]:
    """What is asked of the examples: as Gherkin where they are, and whether there are enough."""
    many = len(_lines(text))
    if _TITLE.search(text):
        read = read_gherkin(
            text if text.lstrip().startswith(("Feature:", "#")) else f"Feature: Story\n{text}"
        )
        for problem in read.problems:
            yield f"{f'“{problem.quote}”' if problem.quote else 'It'} can't be read as Gherkin here. Try it under “Your own examples”."
        yield from (one.text for one in lint_examples(read))
        many = len(read.examples)
    if many < rules:
        yield (
            f"{in_words(rules).capitalize()} rules and {counted(many, 'example')}: give each rule one that a "
            "wrong product fails."
        )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


STORY_PAGE = TextPattern(
    name="One story with rules, examples and a split", slots=_SLOTS, grow=_grow, rules=_rules
)
