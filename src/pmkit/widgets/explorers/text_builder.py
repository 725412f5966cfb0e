"""Text builder: named slots to fill in, the text that grows from them, and what a rule sees in each slot.

The same explorer serves a positioning statement, a vision board and a press release: slots, rules and the
way the text is put together come in. Rules name what they see; they never pretend to understand prose.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets

from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.explorer import Explorer, Notebook
from pmkit.widgets.form import Form
from pmkit.widgets.say import Say

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

    def __init__(
        self,
        item: str,
        pattern: TextPattern,
        start: Slots,
        workbook: Notebook | None = None,
        label: str = "",
    ) -> None:
        self.item = item  # type: ignore[misc]
        self.pattern = pattern
        self.first = {slot.key: start.get(slot.key, "") for slot in pattern.slots}
        super().__init__(None, workbook, label)

    def build(self) -> Sequence[ipywidgets.Widget]:
        fields = [
            {
                "key": slot.key,
                "label": slot.label,
                "type": "textarea" if slot.rows > 1 else "text",
                "help": slot.help,
                "rows": slot.rows,
            }
            for slot in self.pattern.slots
        ]
        fields.append({"key": "reset", "label": "Start over", "type": "button"})
        self.grown = Say()
        self.form = Form(fields, dict(self.first), label=self.pattern.name)
        self.form.on_click("reset", self.start_over)
        self.form.observe(self.changed, "values")
        return [self.grown, self.said, self.form]

    @property
    def texts(self) -> dict[str, str]:
        return {slot.key: str(self.form.values.get(slot.key) or "").strip() for slot in self.pattern.slots}

    def update(self) -> None:
        texts = self.texts
        self.found = list(self.pattern.rules(texts))
        first_at_slot: dict[str, str] = {}
        for key, sentence in self.found:
            if texts.get(key):
                first_at_slot.setdefault(key, sentence)
        self.form.errors = first_at_slot
        self.grown.text = self.pattern.grow(
            {key: escape_markdown(" ".join(text.split())) if text else "…" for key, text in texts.items()}
        )

    def state(self) -> dict[str, Any]:
        return {"texts": self.texts}

    def restore(self, state: Any) -> None:
        texts = dict(state.get("texts", {}))
        self.form.values = {
            **self.form.values,
            **{key: text for key, text in texts.items() if key in self.first and isinstance(text, str)},
        }

    def summary(self) -> str:
        texts = self.texts
        empty = [slot.label for slot in self.pattern.slots if not texts[slot.key]]
        if len(empty) == len(self.pattern.slots):
            return "Nothing is written yet. Begin with the slot that you are surest of."
        seen = [(key, sentence) for key, sentence in self.found if texts.get(key) or not key]
        said = []
        if empty:
            said.append(f"Still empty: {', '.join(empty)}.")
        if seen:
            label = {slot.key: slot.label for slot in self.pattern.slots}
            key, sentence = seen[0]
            where = f"**{label[key]}**: " if key in label else ""
            many = f"The rules stumble over {len(seen)} places. First " if len(seen) > 1 else "One place: "
            said.append(f"{many}{where}{sentence}")
        elif not empty:
            said.append("No rule has an objection. Now read it aloud to somebody who was not in the room.")
        return " ".join(said)
