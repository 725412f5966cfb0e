"""Cards read from lines of text: Story, Rule, Example, Question, each with a colon; Given, When, Then below.

Gherkin of such cards is read too, in any of its languages. A line that can't be read is told by its number,
never dropped in silence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pmkit.backlog.errors import quoted
from pmkit.english import counted, listed
from pmkit.explorers._example_cards import Card, Cards
from pmkit.methods import read_gherkin
from pmkit.practice.markdown import escape_markdown

_TITLE = re.compile(r"(?:#\s*)?(story|feature|rule|example|scenario|question)\s*:\s*(.*)", re.IGNORECASE)
_STEP = re.compile(r"(given|when|then|and|but)\b[:,]?\s+(.*)", re.IGNORECASE)
_OTHER_TITLE = re.compile(r"\w+\s*:")
_LANGUAGE = re.compile(r"#\s*language\s*:.*", re.IGNORECASE)
_KINDS = {"feature": "story", "scenario": "example"}
_NAMED = 8
_WORDS = "Story:, Rule:, Example:, Question:, Given, When or Then"


@dataclass(frozen=True)
class Written:
    """What a text says: the story, the cards in their order (the `rule` of one is “#” and the place of its
    rule), and what could not be read."""

    story: str = ""
    cards: tuple[Card, ...] = ()
    trouble: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def read_cards(text: str) -> Written:
    """The cards of a text; never raises."""
    if told := _in_another_language(text):
        return told
    reader = _Reader()
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            reader.take(number, line.strip())
    return Written(reader.story, tuple(reader.cards), tuple(reader.trouble))


def _in_another_language(text: str) -> Written | None:
    """The cards of Gherkin whose words are not English; None where it is no such text."""
    titles = [title for line in text.splitlines() if (title := _TITLE.fullmatch(line.strip()))]
    asked = [title[2].strip() for title in titles if title[1].lower() == "question"]
    if len(asked) < len(titles) or not text.strip():
        return None
    read = read_gherkin(text)
    if read.language == "en" or not read.feature:
        return None
    rules = [name for name in dict.fromkeys(read.rules) if name]
    cards = [Card(kind="rule", text=name) for name in rules]
    for one in read.examples:
        under = f"#{rules.index(one.rule)}" if one.rule in rules else ""
        steps = {name: " / ".join(one.texts(name)) for name in ("given", "when", "then")}
        cards.append(Card(kind="example", rule=under, text=one.name or f"Line {one.line}", **steps))
    cards += [Card(kind="question", text=words) for words in asked if words]
    return Written(read.feature, tuple(cards), tuple(one.text for one in read.problems))


class _Reader:
    def __init__(self) -> None:
        self.story, self.cards, self.trouble = "", list[Card](), list[str]()
        self._rule = self._step = ""

    def take(self, number: int, line: str) -> None:
        if title := _TITLE.fullmatch(line):
            kind = _KINDS.get(title[1].lower(), title[1].lower())
            self._begin(number, kind, title[2].strip())
        elif step := _STEP.fullmatch(line):
            self._add(number, step[1].lower(), step[2].strip())
        elif not _LANGUAGE.fullmatch(line):
            if _OTHER_TITLE.match(line):
                self._step = ""  # what stands below it does not belong to the example above
            self.trouble.append(
                f"Line {number}, {quoted(line)}, begins with none of {_WORDS}. Put one before it."
            )

    def _begin(self, number: int, kind: str, text: str) -> None:
        self._step = "title" if kind == "example" else ""
        if not text:
            self.trouble.append(
                f"Line {number} has nothing after {kind.capitalize()}: write it behind the colon."
            )
            self._step = ""
        elif kind == "story":
            if self.story:
                says = f"Line {number} is a second story: take one map for each. The first one is used."
                self.trouble.append(says)
            self.story = self.story or text
        else:
            self.cards.append(Card(kind=kind, rule="" if kind == "rule" else self._rule, text=text))
            if kind == "rule":
                self._rule = f"#{len(self.cards) - 1}"

    def _add(self, number: int, word: str, text: str) -> None:
        name = self._step if word in ("and", "but") else word
        if not self._step or name == "title":
            above = "stands under no example: write a line “Example: ” with its name above it."
            if name == "title" and self._step:
                above = "has nothing before it: begin the example with Given, When or Then."
            self.trouble.append(f"Line {number}, {quoted(f'{word.capitalize()} {text}')}, {above}")
            return
        before = getattr(self.cards[-1], name)
        joined = f"{before} {word if word == 'but' else 'and'} {text}" if before else text
        self.cards[-1] = replace(self.cards[-1], **{name: joined})
        self._step = name


def new_ones(written: Written, cards: Cards) -> list[Card]:
    """The written cards that are not on the map yet; what is written under a rule of the map hangs there."""
    there = {card.text.casefold(): id for id, card in cards.items() if card.kind == "rule"}
    known = {_key(card, card.rule) for card in cards.values()}
    found, places = list[Card](), dict[str, str]()
    for at, card in enumerate(written.cards):
        rule, name = places.get(card.rule, ""), card.text.casefold()
        if card.kind == "rule" and name in there:
            places[f"#{at}"] = there[name]
        elif _key(card, rule) not in known:
            if card.kind == "rule":
                places[f"#{at}"] = there[name] = f"#{len(found)}"
            known.add(_key(card, rule))
            found.append(replace(card, rule=rule))
    return found


def _key(card: Card, rule: str) -> tuple[str, ...]:
    return (card.kind, rule, *(getattr(card, name).casefold() for name in ("text", "given", "when", "then")))


def read_words(written: Written, new: Sequence[Card]) -> str:
    """What was read of a text, and each line that was not, as a list."""
    counts = [
        counted(many, kind)
        for kind in ("rule", "example", "question")
        if (many := sum(c.kind == kind for c in new))
    ]
    there = len(written.cards) - len(new)
    told = [f"{listed(counts)} to put on the map." if counts else "No card that is not on the map yet."]
    if there:
        told.append(f"{counted(there, 'card')} passed over: on the map already, or twice in the text.")
    told += written.trouble[:_NAMED]
    if len(written.trouble) > _NAMED:
        told.append(
            f"{counted(len(written.trouble) - _NAMED, 'more line')} could not be read for such reasons."
        )
    return "\n".join(f"- {escape_markdown(one)}" for one in told)
