"""Audiences: one roadmap, several readers. Decide which lines stand in each version, and hear what is amiss.

Knows no product: the lines come in with the reasons why a reader must see them, or must not.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pmkit.explorers import Choice, Control, Explorer, Form, Places, Result, Values, picked, value_at
from pmkit.practice.markdown import escape_markdown

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
    """Choose a reader, place the lines. At first everything is shown to everybody.

    `lines` are the roadmap, `readers` the names by key.
    """

    layout = ("form", "sentence", "board")
    title = "One roadmap, several readers"

    def __init__(
        self,
        frame: Any = None,
        *,
        units: Mapping[str, str] | None = None,
        lines: Sequence[Line],
        readers: Mapping[str, str],
    ) -> None:
        super().__init__(frame, units=units)
        self.lines, self.readers = tuple(lines), dict(readers)

    def controls(self, values: Values) -> Sequence[Control]:
        reader = picked(values, "reader", self.readers)
        return (
            Form(
                "form",
                (Choice("reader", "Who reads it?", options=self.readers, radio=True),),
                label="Reader",
            ),
            Places(
                "board",
                "One roadmap",
                columns={SHOWN: "Shown", LEFT_OUT: "Left out"},
                cards=[{"id": line.id, "title": line.text, "column": SHOWN} for line in self.lines],
                at=("places", reader),
            ),
        )

    def read(self, kept: Mapping[str, Any]) -> Mapping[str, Any]:
        """Version 0.1 kept of each reader what is left out."""
        out = dict(kept.get("out") or {})
        return {"places": {reader: {LEFT_OUT: ids} for reader, ids in out.items()}, **kept}

    def result(self, values: Values) -> Result:
        reader = values["reader"]
        amiss = {key: self.amiss(key, _left_out(values, key)) for key in self.readers}
        reasons = {line.id: why for line, why in amiss[reader]}
        cards = {line.id: {"warning": reasons.get(line.id, "")} for line in self.lines}
        return Result(
            sentence=self._sentence(reader, amiss, _left_out(values, reader)), cards={"board": cards}
        )

    def amiss(self, reader: str, out: Collection[str]) -> list[tuple[Line, str]]:
        """The lines that stand in the wrong place for a reader, with the reason."""
        found = []
        for line in self.lines:
            reasons = line.must if line.id in out else line.hide
            if reader in reasons:
                found.append((line, reasons[reader]))
        return found

    def _sentence(
        self, reader: str, amiss: Mapping[str, list[tuple[Line, str]]], out: Collection[str]
    ) -> str:
        found, name = amiss[reader], escape_markdown(self.readers[reader])
        still_open = [self.readers[key] for key in self.readers if key != reader and amiss[key]]
        rest = f" Still open: {escape_markdown(', '.join(still_open))}." if still_open else ""
        if not found:
            done = rest or " All versions tell one story: lay them side by side."
            return f"**{name}** can work with this version.{done}"
        line, why = found[0]
        verb = "is missing" if line.id in out else "does not belong here"
        more = f" {len(found) - 1} more for this reader." if len(found) > 1 else ""
        return f"**{name}**: “{escape_markdown(line.text)}” {verb}. {escape_markdown(why)}{more}{rest}"


def _left_out(values: Values, reader: str) -> list[str]:
    return value_at(values, ("places", reader, LEFT_OUT)) or []
