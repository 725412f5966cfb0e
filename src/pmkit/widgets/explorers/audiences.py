"""Audiences: one roadmap, several readers. Decide which lines stand in each version, and hear what is amiss.

Knows no product: the lines come in with the reasons why a reader must see them, or must not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import ipywidgets

from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.board import Board
from pmkit.widgets.explorer import Explorer, Notebook
from pmkit.widgets.form import Form

SHOWN, LEFT_OUT = "shown", "out"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the roadmap. `must` and `hide` give by reader the reason to show it, or to leave it out;
    for readers in neither it is a matter of taste."""

    id: str
    text: str
    must: Mapping[str, str] = field(default_factory=dict)
    hide: Mapping[str, str] = field(default_factory=dict)


class Audiences(Explorer):
    """Choose a reader, place the lines. The first state shows everything to everybody.

    `lines` are the roadmap, `readers` the names by key.
    """

    item: ClassVar[str] = "explorer:roadmapping.audiences"

    def __init__(
        self,
        lines: Sequence[Line],
        readers: Mapping[str, str],
        workbook: Notebook | None = None,
        label: str = "",
    ) -> None:
        self.lines, self.readers = tuple(lines), dict(readers)
        super().__init__(None, workbook, label)

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.out: dict[str, list[str]] = {reader: [] for reader in self.readers}
        first = next(iter(self.readers))
        self.reader = first
        options = [{"value": key, "label": name} for key, name in self.readers.items()]
        self.form = Form(
            [
                {"key": "reader", "label": "Who reads it?", "type": "radio", "options": options},
                {"key": "reset", "label": "Start over", "type": "button"},
            ],
            {"reader": first},
            label="Reader",
        )
        self.form.on_click("reset", self.start_over)
        self.board = Board(
            "One roadmap",
            [{"id": SHOWN, "title": "Shown"}, {"id": LEFT_OUT, "title": "Left out"}],
            [{"id": line.id, "title": line.text, "column": SHOWN} for line in self.lines],
        )
        self.form.observe(self._turned, "values")
        self.board.observe(self.changed, "cards")
        return [self.form, self.said, self.board]

    def _turned(self, change: Any) -> None:
        """Another reader: show that version."""
        if not self._still and self.form.values["reader"] != self.reader:
            self._still = True
            try:
                self.reader = str(self.form.values["reader"])
                self._lay_out()
            finally:
                self._still = False
            self.changed()

    def _lay_out(self) -> None:
        out = self.out[self.reader]
        self.board.place(
            {
                SHOWN: [line.id for line in self.lines if line.id not in out],
                LEFT_OUT: [line.id for line in self.lines if line.id in out],
            }
        )

    def amiss(self, reader: str) -> list[tuple[Line, str]]:
        """The lines that stand in the wrong place for a reader, with the reason."""
        out = self.out[reader]
        found = []
        for line in self.lines:
            if line.id in out and reader in line.must:
                found.append((line, line.must[reader]))
            if line.id not in out and reader in line.hide:
                found.append((line, line.hide[reader]))
        return found

    def update(self) -> None:
        self.out[self.reader] = list(self.board.places().get(LEFT_OUT, []))
        reasons = {line.id: why for line, why in self.amiss(self.reader)}
        notes = {line.id: {"warning": reasons.get(line.id, "")} for line in self.lines}
        if any(card.get("warning", "") != notes[card["id"]]["warning"] for card in self.board.cards):
            self.board.annotate(notes)

    def state(self) -> dict[str, Any]:
        return {"out": {reader: sorted(ids) for reader, ids in self.out.items()}, "reader": self.reader}

    def restore(self, state: Any) -> None:
        known = {line.id for line in self.lines}
        for reader, ids in dict(state.get("out", {})).items():
            if reader in self.out:
                self.out[reader] = [str(id) for id in ids if id in known]
        if state.get("reader") in self.readers:
            self.reader = state["reader"]
            self.form.values = {**self.form.values, "reader": self.reader}
        self._lay_out()

    def summary(self) -> str:
        found = self.amiss(self.reader)
        name = escape_markdown(self.readers[self.reader])
        open_readers = [self.readers[key] for key in self.readers if key != self.reader and self.amiss(key)]
        rest = f" Still open: {escape_markdown(', '.join(open_readers))}." if open_readers else ""
        if not found:
            done = rest or " All versions tell one story: lay them side by side."
            return f"**{name}** can work with this version.{done}"
        line, why = found[0]
        verb = "is missing" if line.id in self.out[self.reader] else "does not belong here"
        more = f" {len(found) - 1} more for this reader." if len(found) > 1 else ""
        return f"**{name}**: “{escape_markdown(line.text)}” {verb}. {escape_markdown(why)}{more}{rest}"
