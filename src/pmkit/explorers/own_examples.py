"""One's own examples in Gherkin, in any of its languages: what can't be read, what the rules ask, the map.

Nothing is run, since nobody knows the product. A line “# Question: …” is a red card of the map.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from pmkit.english import counted
from pmkit.explorers import Cells, Control, Explorer, Form, Pasted, Result, Values
from pmkit.explorers._gherkin_findings import as_lists, in_order, language_told, lint_list
from pmkit.explorers.pasted import EXAMPLE_TEXT
from pmkit.methods import (
    SIGNALS,
    ExampleMap,
    GherkinText,
    TextFinding,
    lint_examples,
    read_example_map,
    read_gherkin,
)
from pmkit.practice.markdown import escape_markdown

_MOST = 50_000
_QUESTION = re.compile(r"^[ \t]*#[ \t]*Question[ \t]*:[ \t]*(\S.*)$", re.IGNORECASE | re.MULTILINE)
_WORDS_IN_ENGLISH = "Rules that look for words know English only; all others were asked."


class OwnExamples(Explorer):
    """`sample` is the text that one begins with."""

    layout = ("data", "read", "sentence", "map", "found")
    taken_along = ("sentence", "map", "found")
    title = "Your own examples"

    def __init__(
        self, frame: Any = None, *, sample: str = "", units: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(frame, units=units)
        self.sample = sample

    def controls(self, _: Values) -> Sequence[Control]:
        help = (
            "Feature, Rule, Example, Given, When and Then, or the same words of your language. An open "
            "question is a line “# Question: …”."
        )
        field = Pasted("examples", "Your examples", start=self.sample, rows=16, most=_MOST, help=help)
        return (Form("data", (field,), label="Your examples"),)

    def result(self, values: Values) -> Result:
        text = values["examples"]
        read, told, asked = _read(text)
        problems = in_order(read.problems)
        there = bool(read.examples or read.rules)
        example = EXAMPLE_TEXT if text and text == self.sample else ""
        language = language_told(read, _WORDS_IN_ENGLISH) if read.examples else []
        return Result(
            sentence=_said(read, told, problems, len(asked)),
            says={
                "read": example + " ".join(map(escape_markdown, language)),
                "found": as_lists(
                    {
                        "Not read": problems if there else problems[1:],
                        "The rules ask": lint_list(asked),
                        "The map asks (an example is named by its line)": _map_asks(read, told),
                    }
                ),
            },
            tables={"map": _table(read)} if there else {},
        )


@lru_cache(maxsize=8)
def _read(text: str) -> tuple[GherkinText, ExampleMap, tuple[TextFinding, ...]]:
    read = read_gherkin(text)
    return read, read_example_map(_cards(read, text)), tuple(lint_examples(read))


def _cards(read: GherkinText, text: str) -> pd.DataFrame:
    """The text as the cards of an example map; rules of one name are one card."""
    ids = {name: f"rule {number}" for number, name in enumerate(dict.fromkeys(read.rules), start=1) if name}
    cards = [{"id": "story", "kind": "story", "text": read.feature}] if read.feature else []
    cards += [{"id": id, "kind": "rule", "text": name} for name, id in ids.items()]
    for one in read.examples:
        line, steps = str(one.row or one.line), {kind: "; ".join(one.texts(kind)) for kind in _STEPS}
        named = one.name or f"line {line}"
        cards.append({"id": line, "kind": "example", "text": named, "rule": ids.get(one.rule, ""), **steps})
    questions = enumerate(_QUESTION.findall(text), start=1)
    cards += [{"id": f"question {number}", "kind": "question", "text": one} for number, one in questions]
    columns = ["id", "kind", "text", "rule", *_STEPS]
    return pd.DataFrame(cards, columns=columns, dtype=object).fillna("")


_STEPS = ("given", "when", "then")
_SAID_ELSEWHERE = ("no-then", "no-story")
"""What is asked in other words."""


def _map_asks(read: GherkinText, told: ExampleMap) -> list[str]:
    if not read.examples:
        return []
    left_out = (*_SAID_ELSEWHERE, *(() if read.rules else ("no-rule",)))
    asks = [one.text for one in told.findings if one.rule not in left_out]
    if not read.feature:
        asks.insert(0, "The Feature has no name. Say there who wants what, and why.")
    if not read.rules:
        asks.append("No line names a rule. Write “Rule: …” above the examples that show it.")
    return asks


def _said(read: GherkinText, told: ExampleMap, problems: Sequence[str], asked: int) -> str:
    if not read.examples and not read.rules:
        return escape_markdown(problems[0])
    counts = told.counts
    parts = [
        f"**{counted(counts['example'], 'example')}** under {counted(counts['rule'], 'rule')}, "
        f"{counted(counts['question'], 'open question')}. {SIGNALS[told.signal]}"
    ]
    if problems:
        parts.append(f"{counted(len(problems), 'place')} could not be read as Gherkin.")
    if asked:
        parts.append(f"The rules ask about {counted(asked, 'place')}; they read words, not sense.")
    return " ".join(parts)


def _table(read: GherkinText) -> Cells:
    rows = [
        {
            "id": str(one.row or one.line),
            "rule": one.rule,
            "example": one.name,
            "line": one.row or one.line,
            **{kind: "; ".join(one.texts(kind)) for kind in _STEPS},
        }
        for one in read.examples
    ]
    shown = {one.rule for one in read.examples}
    rows += [
        {"id": f"rule {number}", "rule": name, "example": "no example yet", "line": None}
        | dict.fromkeys(_STEPS, "")
        for number, name in enumerate(dict.fromkeys(read.rules), start=1)
        if name not in shown
    ]
    keys = ("rule", "example", "line", *_STEPS)
    columns = [
        {"key": key, "label": key.capitalize(), "readonly": True, "wide": key != "line"} for key in keys
    ]
    return Cells("map", read.feature or "Your example map", columns=columns, rows=rows)
