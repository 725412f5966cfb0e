"""Text builder: named slots to fill in, the text that grows from them, and what a rule sees in each slot.

The same explorer serves a positioning statement, a vision board, a press release and a roadmap of goals:
slots, rules and the way the text is put together come in. Rules name what they see; they never pretend to
understand prose.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from pmkit.english import counted
from pmkit.explorers import Control, Explorer, Form, Result, Text, Values
from pmkit.explorers.explorer import Layout, Seen
from pmkit.explorers.readable import Block, Grid, Words
from pmkit.practice.markdown import escape_markdown

Slots = Mapping[str, str]
"""{slot key: text}"""
EMPTY = "…"
"""What stands for an empty slot in the text that grows."""


@dataclass(frozen=True, kw_only=True)
class TextSlot:
    """One field: its key, what stands above it, the help under it and its height in lines; on a board the row
    and the column in which it stands. With `lines` each line is a thing of its own, and stays one."""

    key: str
    label: str
    help: str = ""
    rows: int = 1
    row: str = ""
    column: str = ""
    lines: bool = False


@dataclass(frozen=True, kw_only=True)
class TextPattern:
    """What is built: its slots, the text that grows from them (Markdown from escaped slots), and its rules.

    `rules` gives pairs of slot key ("" for the whole) and sentence. With `columns` (key -> title) the slots
    stand as a board.
    """

    name: str
    slots: tuple[TextSlot, ...]
    grow: Callable[[Slots], str]
    rules: Callable[[Slots], Iterable[tuple[str, str]]]
    columns: Mapping[str, str] = field(default_factory=dict)


class TextBuilder(Explorer):
    """Fill the slots; the text grows above them, and each weak slot explains itself.

    `start` holds the texts that one begins with; {} begins with empty slots.
    """

    layout: ClassVar[Layout] = ("grown", "sentence", "form")

    def __init__(
        self,
        frame: Any = None,
        *,
        pattern: TextPattern,
        start: Slots,
        units: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.pattern, self.start = pattern, start
        self.title = pattern.name

    def read(self, kept: Mapping[str, Any]) -> Mapping[str, Any]:
        return with_empty(kept, self.pattern)

    def controls(self, _: Values) -> Sequence[Control]:
        fields = (text_field(slot, self.start) for slot in self.pattern.slots)
        return (Form("form", tuple(fields), label=self.pattern.name, columns=self.pattern.columns),)

    def result(self, values: Values) -> Result:
        return read_texts(self.pattern, values)

    def readable(self, seen: Seen) -> tuple[Block, ...]:
        """The text that grew, where it holds all that was written; else what was written, slot by slot."""
        blocks = super().readable(seen)
        texts = seen.values["texts"]
        written = [(slot, texts[slot.key]) for slot in self.pattern.slots if texts[slot.key].strip()]
        grown = [block for block in blocks if isinstance(block, Words)][:1]
        spoken = [line for slot, text in written for line in _spoken(slot, text).split("\n")]
        if written and all(line in grown[0].markdown for line in spoken):
            return tuple(grown)
        return tuple(block for block in blocks if isinstance(block, Grid))


def with_empty(kept: Mapping[str, Any], pattern: TextPattern) -> Mapping[str, Any]:
    """A kept state; of a slot that was not there when it was written it says nothing: that one is empty."""
    texts = kept.get("texts")
    if not isinstance(texts, Mapping) or not texts:
        return kept
    return {**kept, "texts": {**{slot.key: "" for slot in pattern.slots}, **texts}}


def text_field(slot: TextSlot, start: Slots) -> Text:
    """The field of a slot, with the text that one begins with."""
    return Text(
        slot.key,
        slot.label,
        at=("texts", slot.key),
        start=start.get(slot.key, ""),
        help=slot.help,
        rows=slot.rows,
        row=slot.row,
        column=slot.column,
    )


def read_texts(pattern: TextPattern, values: Values) -> Result:
    """The text that grows from the slots of a pattern, and what its rules say of them."""
    texts = {slot.key: values["texts"][slot.key].strip() for slot in pattern.slots}
    found = [(key, sentence) for key, sentence in pattern.rules(texts) if texts.get(key) or not key]
    errors: dict[str, str] = {}
    for key, sentence in found:
        if key:
            errors.setdefault(key, sentence)
    spoken = {slot.key: _spoken(slot, texts[slot.key]) or EMPTY for slot in pattern.slots}
    return Result(sentence=_said(pattern, texts, found), says={"grown": pattern.grow(spoken)}, errors=errors)


def _spoken(slot: TextSlot, text: str) -> str:
    """What is written in a slot, escaped: in one line, or line by line without the empty ones."""
    lines = text.splitlines() if slot.lines else [text]
    return "\n".join(escape_markdown(" ".join(line.split())) for line in lines if line.strip())


def _said(pattern: TextPattern, texts: Slots, found: Sequence[tuple[str, str]]) -> str:
    labels = {slot.key: slot.label for slot in pattern.slots}
    empty = [label for key, label in labels.items() if not texts[key]]
    if len(empty) == len(labels):
        return "Nothing is written yet. Begin with the field that you are surest of."
    said = [f"Still empty: {_few(empty)}."] if empty else []
    if found:
        said.append(_first(found, labels))
    elif not empty:
        said.append(
            "No rule objects; whether it is true, only people can tell. Read it aloud to one of them."
        )
    return " ".join(said)


def _few(labels: Sequence[str], most: int = 8) -> str:
    """The labels, or the first of many and how many more there are."""
    if any("," in label or ";" in label for label in labels):
        labels = [f"“{label}”" for label in labels]
    told = labels if len(labels) <= most else [*labels[:3], f"and {len(labels) - 3} more"]
    return ", ".join(told)


def _first(found: Sequence[tuple[str, str]], labels: Slots) -> str:
    key, sentence = found[0]
    where = f"**{labels[key]}**: " if key in labels else ""
    places = f"{counted(len(found), 'place')}. Begin with this one. " if len(found) > 1 else "one place. "
    return f"The rules would look again at {places}{where}{escape_markdown(sentence)}"
