"""An example map: a story, its rules, examples under the rules, open questions; what it says of the story.

The four kinds of cards and what many of one kind mean are M. Wynne's (Introducing Example Mapping, 2015); the
numbers at which a kind is many are the course's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmkit.english import counted
from pmkit.methods._frame import InputError, keys, need_columns, refuse
from pmkit.methods._text_findings import TextFinding, excerpt, saw

CARD_KINDS = ("story", "rule", "example", "question")
MANY_RULES, MANY_EXAMPLES, MANY_QUESTIONS = 6, 6, 4
"""From how many on a story is too big, a rule hides a second one, a story is not understood."""
SIGNALS = {
    "empty": "There is nothing to talk about yet. Write the story and its first rule.",
    "find out": "Not understood yet: too many open questions. Ask them before anybody builds.",
    "split": "Too big: many rules. Choose those without which it helps nobody.",
    "mend": "Nearly ready: each rule needs an example, each contradiction an answer.",
    "ready": "Ready to begin: each rule has an example, and little is open.",
}
"""Each signal, and what it says to do."""


@dataclass(frozen=True, kw_only=True)
class ExampleMap:
    """What a map says: cards of each kind, its signal (a key of `SIGNALS`), and findings by card id."""

    counts: dict[str, int]
    signal: str
    findings: tuple[TextFinding, ...]


def read_example_map(cards: pd.DataFrame) -> ExampleMap:
    """Read the cards of one story.

    Columns: `kind` (story, rule, example or question), `text`; where there are `id` (else the index), `rule`
    (the id of the rule that an example or a question hangs under), `given`, `when`, `then` (of an example)
    and `answered` (yes for a question that is closed, which counts no more). Findings: none or several
    stories; an empty card; a rule without an example; an example under no rule; six under a rule; two
    examples with the same given and when and another then; an example without a then; an open question.
    Signal: four open questions, find out; else six rules, split; else a finding that is no question, mend.
    Raises `InputError` for an unknown kind, ids that are missing or used twice, and a `rule` that is none.

    >>> cards = pd.DataFrame({"id": ["S", "R", "Q"], "kind": ["story", "rule", "question"],
    ...     "rule": ["", "", "R"],
    ...     "text": ["Parents need safe recipes.", "Traces count.", "Also in spices?"]})
    >>> told = read_example_map(cards)
    >>> told.signal, [one.rule for one in told.findings]
    ('mend', ['no-example', 'open'])
    """
    need_columns(cards, ("kind", "text"), "an example map")
    deck = _Deck(cards)
    counts = {kind: len(deck.of(kind)) for kind in CARD_KINDS}
    counts["question"] = len(deck.open_questions())
    if not len(cards):
        return ExampleMap(counts=counts, signal="empty", findings=())
    findings = [*deck.stories(), *deck.empty(), *deck.rules(), *deck.examples(), *deck.questions()]
    return ExampleMap(counts=counts, signal=_signal(counts, findings), findings=tuple(findings))


def _signal(counts: dict[str, int], findings: list[TextFinding]) -> str:
    if counts["question"] >= MANY_QUESTIONS:
        return "find out"
    if counts["rule"] >= MANY_RULES:
        return "split"
    if not counts["rule"] and not counts["example"]:
        return "empty"
    return "mend" if any(one.rule != "open" for one in findings) else "ready"


class _Deck:
    def __init__(self, cards: pd.DataFrame) -> None:
        self.ids = keys(cards)
        kinds = cards["kind"].map(lambda cell: str(cell).strip().lower())
        refuse(cards, "kind", ~kinds.isin(CARD_KINDS).to_numpy(), "Write story, rule, example or question.")
        self.kind = dict(zip(self.ids, kinds, strict=True))
        self.cells = {
            column: dict(zip(self.ids, _texts(cards, column), strict=True))
            for column in ("text", "rule", "given", "when", "then", "answered")
        }
        self.has_steps = {"given", "when", "then"} <= set(cards.columns)
        by_name = {str(name): name for name in self.of("rule")}
        for row, name in enumerate(self.ids):
            if (under := self.cells["rule"][name]) and under not in by_name:
                says = (
                    f"Card {name} hangs under {under}, which is no rule. Name a rule's id, or leave it empty."
                )
                raise InputError(says, column="rule", rows=[row])

    def of(self, kind: str) -> list[Any]:
        return [name for name in self.ids if self.kind[name] == kind]

    def open_questions(self) -> list[Any]:
        closed = ("yes", "true", "1")
        return [name for name in self.of("question") if self.cells["answered"][name].lower() not in closed]

    def stories(self) -> Iterator[TextFinding]:
        stories = self.of("story")
        if not stories:
            yield saw("no-story", "", "The map has no story. Write on one card who wants what, and why.")
        if len(stories) > 1:
            yield saw(
                "stories",
                str(stories[1]),
                f"{counted(len(stories), 'story', 'stories')} on one map. Take one map for each.",
            )

    def empty(self) -> Iterator[TextFinding]:
        for name in self.ids:
            if not self.cells["text"][name]:
                yield saw("empty", str(name), f"Card {name} is empty. Write it, or take it away.")

    def rules(self) -> Iterator[TextFinding]:
        for rule in self.of("rule"):
            under = [name for name in self.of("example") if self.cells["rule"][name] == str(rule)]
            text = excerpt(self.cells["text"][rule])
            if not under:
                yield saw(
                    "no-example", str(rule), f"“{text}” has no example. Add one that must fail without it."
                )
            if len(under) >= MANY_EXAMPLES:
                says = f"{counted(len(under), 'example')} under “{text}”: a second rule hides there. Name it."
                yield saw("hidden-rule", str(rule), says)

    def examples(self) -> Iterator[TextFinding]:
        seen: dict[tuple[str, str], Any] = {}
        for name in self.of("example"):
            if not self.cells["rule"][name]:
                yield saw(
                    "no-rule", str(name), f"Example {name} hangs under no rule. Which rule does it show?"
                )
            if not self.has_steps:
                continue
            if not self.cells["then"][name]:
                yield saw("no-then", str(name), f"Example {name} has no then. Say what somebody sees.")
            start = (self._same("given", name), self._same("when", name))
            other = seen.setdefault(start, name)
            if any(start) and self._same("then", name) != self._same("then", other):
                says = f"Examples {other} and {name} begin alike and end otherwise. Ask which holds."
                yield saw("contradiction", str(name), says)

    def _same(self, column: str, name: Any) -> str:
        return self.cells[column][name].casefold().rstrip(".")

    def questions(self) -> Iterator[TextFinding]:
        for name in self.open_questions():
            text = excerpt(self.cells["text"][name])
            yield saw("open", str(name), f"“{text}” is open. Answer it, or hand it to somebody with a date.")


def _texts(cards: pd.DataFrame, column: str) -> list[str]:
    if column not in cards.columns:
        return [""] * len(cards)
    return ["" if pd.isna(cell) else " ".join(str(cell).split()) for cell in cards[column]]


def example_map_gherkin(cards: pd.DataFrame) -> str:
    """The map as a text in Gherkin: the story as Feature, each rule with its examples; questions as remarks.

    Examples without a given, when and then are remarks too, so that nothing is lost. Reads the columns of
    `read_example_map` and refuses what it refuses.

    >>> cards = pd.DataFrame({"id": ["S", "R", "E"], "kind": ["story", "rule", "example"],
    ...     "rule": ["", "", "R"], "text": ["Safe recipes", "Traces count", "Oat bar"],
    ...     "given": ["", "", "a nut allergy"],
    ...     "when": ["", "", "she searches"], "then": ["", "", "Oat bar is hidden"]})
    >>> print(example_map_gherkin(cards))
    Feature: Safe recipes
    <BLANKLINE>
      Rule: Traces count
    <BLANKLINE>
        Example: Oat bar
          Given a nut allergy
          When she searches
          Then Oat bar is hidden
    <BLANKLINE>
    """
    need_columns(cards, ("kind", "text"), "an example map")
    deck = _Deck(cards)
    text = deck.cells["text"]
    lines = [f"Feature: {text[deck.of('story')[0]] if deck.of('story') else ''}".rstrip()]
    lines += [f"# Question: {text[name]}" for name in deck.open_questions()]
    loose = [name for name in deck.of("example") if not deck.cells["rule"][name]]
    lines += [line for name in loose for line in _example(deck, name, "  ")]
    for rule in deck.of("rule"):
        lines += ["", f"  Rule: {text[rule]}"]
        for name in deck.of("example"):
            lines += _example(deck, name, "    ") if deck.cells["rule"][name] == str(rule) else []
    return "\n".join([*lines, ""])


def _example(deck: _Deck, name: Any, indent: str) -> list[str]:
    steps = [(kind, deck.cells[kind][name]) for kind in ("given", "when", "then")]
    if not any(said for _, said in steps):
        return ["", f"{indent}# Example: {deck.cells['text'][name]}"]
    told = [f"{indent}  {kind.capitalize()} {said}" for kind, said in steps if said]
    return ["", f"{indent}Example: {deck.cells['text'][name]}", *told]
