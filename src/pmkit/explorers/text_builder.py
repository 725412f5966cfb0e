"""Text builder: named slots to fill in, the text that grows from them, and what a rule sees in each slot.

The same explorer serves a positioning statement, a vision board, a press release and a roadmap of goals:
slots, rules and the way the text is put together come in. Rules name what they see; they never pretend to
understand prose.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pmkit.english import counted
from pmkit.explorers import Control, Explorer, Form, Result, Text, Values
from pmkit.practice.markdown import escape_markdown

Slots = Mapping[str, str]
"""{slot key: text}"""


@dataclass(frozen=True, kw_only=True)
class TextSlot:
    """One field: its key, what stands above it, the help under it and its height in lines."""

    key: str
    label: str
    help: str = ""
    rows: int = 1


@dataclass(frozen=True, kw_only=True)
class TextPattern:
    """What is built: its slots, the text that grows from them (Markdown from escaped slots), and its rules.

    `rules` gives pairs of slot key ("" for the whole) and sentence.
    """

    name: str
    slots: tuple[TextSlot, ...]
    grow: Callable[[Slots], str]
    rules: Callable[[Slots], Iterable[tuple[str, str]]]


class TextBuilder(Explorer):
    """Fill the slots; the text grows above them, and each weak slot explains itself.

    `start` holds the texts that one begins with; {} begins with empty slots.
    """

    layout = ("grown", "sentence", "form")
    leaves = ("grown",)

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
        """What was written before a slot was there says nothing of it: it is empty, and asked for."""
        texts = kept.get("texts")
        if not isinstance(texts, Mapping) or not texts:
            return kept
        return {**kept, "texts": {**{slot.key: "" for slot in self.pattern.slots}, **texts}}

    def controls(self, _: Values) -> Sequence[Control]:
        return (Form("form", tuple(map(self._field, self.pattern.slots)), label=self.pattern.name),)

    def _field(self, slot: TextSlot) -> Text:
        start = self.start.get(slot.key, "")
        return Text(slot.key, slot.label, at=("texts", slot.key), start=start, help=slot.help, rows=slot.rows)

    def result(self, values: Values) -> Result:
        texts = {slot.key: values["texts"][slot.key].strip() for slot in self.pattern.slots}
        found = [(key, sentence) for key, sentence in self.pattern.rules(texts) if texts.get(key) or not key]
        errors: dict[str, str] = {}
        for key, sentence in found:
            if key:
                errors.setdefault(key, sentence)
        spoken = {
            key: escape_markdown(" ".join(text.split())) if text else "…" for key, text in texts.items()
        }
        return Result(
            sentence=self._said(texts, found), says={"grown": self.pattern.grow(spoken)}, errors=errors
        )

    def _said(self, texts: Slots, found: Sequence[tuple[str, str]]) -> str:
        empty = [slot.label for slot in self.pattern.slots if not texts[slot.key]]
        if len(empty) == len(self.pattern.slots):
            return "Nothing is written yet. Begin with the field that you are surest of."
        said = [f"Still empty: {', '.join(empty)}."] if empty else []
        if found:
            key, sentence = found[0]
            labels = {slot.key: slot.label for slot in self.pattern.slots}
            where = f"**{labels[key]}**: " if key in labels else ""
            places = counted(len(found), "place")
            many = (
                f"The rules would look again at {places}. First "
                if len(found) > 1
                else "The rules would look again at one place. "
            )
            said.append(f"{many}{where}{sentence}")
        elif not empty:
            said.append(
                "No rule objects; whether it is true, only people can tell. Read it aloud to one of them."
            )
        return " ".join(said)
