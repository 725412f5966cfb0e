"""A form of native inputs: sliders with their value, numbers as people write them, texts, choices, ticks,
buttons.

An edit reaches Python as one message at a time: while it is being worked on, further edits wait in the
page, of each field only the last. So a slider that is pulled quickly never builds a queue, and its last
position always arrives.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import traitlets as t

from pmkit.english import listed, shortened
from pmkit.explorers.typed_cells import CellError, Column, ReadCell, cell_text, plain_value, read_cell
from pmkit.explorers.typed_day import read_day
from pmkit.widgets._base import css, esm
from pmkit.widgets._quiet import QuietBase

_KINDS = ("range", "number", "date", "text", "textarea", "choice", "several", "radio", "check", "button")
_NUMBERS = ("range", "number")
_SHOWN = 80
"""Characters of a pasted text in what is read without a kernel."""
_CHOICES = ("choice", "radio", "several")


class Form(QuietBase):
    """Fields to fill in; observe `values`.

    fields: dicts with `key`, `label`, `type` (range, number, date, text, textarea, choice, several,
    radio, check, button); optional `min`, `max`, `step`, `options` (texts, or dicts with `value` and
    `label`), `unit`, `help`, `required`, `main` (for the one button that matters most), `rows` (of a
    textarea), `wide`, `picked` (several: only what
    is ticked counts); a textarea has at most `most` characters and takes a file with one of the `endings`
    instead. With `columns` (key -> title) it is a board: a field stands in its `row` and
    `column`. Unit "%" means: stored as a share, shown as per cent; min, max and step are then shares too.
    values: key -> value; None is missing, a date is as `2026-12-01`; `several` has `{"values": […],
    "without": …}`, with `without` for all but these. `errors` (key -> sentence) is shown at the field; a
    number that cannot be read says so by itself and leaves the last good value. Buttons call what
    `on_click(key, callback)` names.
    """

    _esm = esm("outbox.js", "fields.js", "text_file.js", "form.js")
    _css = css("form.css")

    fields: Any = t.List().tag(sync=True)
    values: Any = t.Dict().tag(sync=True)
    errors = t.Dict().tag(sync=True)
    told = t.Dict().tag(sync=True, doc="key -> how a number was read, where that needs saying")
    label = t.Unicode("").tag(sync=True)
    columns = t.Dict().tag(sync=True, doc="of a board: key -> title")

    def __init__(
        self,
        fields: Sequence[Mapping[str, Any]],
        values: Mapping[str, Any] | None = None,
        label: str = "",
        **kwargs: Any,
    ) -> None:
        self._specs: dict[str, Column] = {}
        self._kinds: dict[str, str] = {}
        self._most: dict[str, int] = {}
        self._clicks: dict[str, list[Callable[[], Any]]] = {}
        super().__init__(fields=[dict(field) for field in fields], label=label, **kwargs)
        self.values = {**{key: _blank(self._kinds[key]) for key in self._inputs()}, **(values or {})}

    @t.validate("fields")
    def _check_fields(self, proposal: Any) -> list[dict[str, Any]]:
        specs, kinds = {}, {}
        for field in proposal.value:
            kind = field.get("type", "text")
            if kind not in _KINDS:
                raise ValueError(
                    f"Field “{field['key']}” has the type “{kind}”; use one of: {', '.join(_KINDS)}."
                )
            cell = (
                "number"
                if kind in _NUMBERS
                else "choice"
                if kind in ("choice", "radio", "several")
                else "text"
            )
            specs[field["key"]] = Column.of({**field, "type": cell})
            kinds[field["key"]] = kind
        self._specs, self._kinds = specs, kinds
        self._most = {field["key"]: field["most"] for field in proposal.value if "most" in field}
        return list(proposal.value)

    @t.validate("values")
    def _check_values(self, proposal: Any) -> dict[str, Any]:
        return {key: plain_value(value) for key, value in proposal.value.items()}

    def _inputs(self) -> list[str]:
        return [key for key, kind in self._kinds.items() if kind != "button"]

    def on_click(self, key: str, callback: Callable[[], Any]) -> None:
        """Call `callback()` when the button `key` is pressed."""
        if self._kinds.get(key) != "button":
            raise ValueError(f"The form has no button “{key}”.")
        self._clicks.setdefault(key, []).append(callback)

    def click(self, key: str) -> None:
        """Press a button from Python."""
        for callback in self._clicks.get(key, []):
            callback()

    def receive(self, content: dict[str, Any]) -> None:
        if content.get("kind") == "edit":
            self._edit({str(key): value for key, value in dict(content["values"]).items()})
        elif content.get("kind") == "click":
            self.click(str(content["key"]))

    def _edit(self, edits: Mapping[str, Any]) -> None:
        taken: dict[str, Any] = {}
        errors, told = (
            {key: text for key, text in said.items() if key not in edits} for said in (self.errors, self.told)
        )
        for key, raw in edits.items():
            try:
                if key in self._inputs():
                    taken[key], reading = self._read(key, raw)
                    told |= {key: reading} if reading else {}
            except CellError as problem:
                errors[key] = str(problem)
        self.errors, self.told = errors, told
        if taken:
            self.values = {**self.values, **taken}

    def _read(self, key: str, raw: Any) -> ReadCell:
        """What an input's raw state means; raises CellError with a sentence."""
        kind, spec = self._kinds[key], self._specs[key]
        if kind == "check":
            return ReadCell(bool(raw))
        if kind == "several":
            known = [value for value, _ in spec.options]
            values = [value for value in raw.get("values", ()) if value in known]
            return ReadCell({"values": values, "without": bool(raw.get("without"))})
        if kind == "textarea":
            return ReadCell(_short_enough(str(raw), self._most.get(key)))
        if kind == "text" and not spec.required:
            return ReadCell(str(raw))
        if kind == "date":
            return read_day(str(raw))
        if kind == "range":
            low, high = spec.min if spec.min is not None else 0.0, spec.max if spec.max is not None else 100.0
            return ReadCell(min(max(float(raw), low), high))
        return read_cell(spec, str(raw))

    def _said(self, key: str) -> str:
        value = self.values.get(key)
        if self._kinds[key] == "check":
            return "yes" if value else "no"
        if self._kinds[key] == "several":
            chosen = [label for one, label in self._specs[key].options if one in value["values"]]
            return f"{'all but ' if value['without'] else ''}{listed(chosen)}" if chosen else "all"
        if key in self._most:
            return shortened(value, _SHOWN) or "–"
        unit = self._specs[key].unit
        shown = cell_text(self._specs[key], value) or "–"
        return f"{shown} {unit}".strip() if shown != "–" else shown

    def describe(self) -> str:
        said = [f"{self._specs[key].label} {self._said(key)}" for key in self._inputs()]
        buttons = [f"[{self._specs[key].label}]" for key, kind in self._kinds.items() if kind == "button"]
        return " | ".join([*([self.label] if self.label else []), *said, *buttons])

    def static_html(self) -> str:
        rows = "".join(
            f"<dt>{escape(self._specs[key].label)}</dt><dd>{escape(self._said(key))}</dd>"
            for key in self._inputs()
        )
        title = f"<p>{escape(self.label)}</p>" if self.label else ""
        return f"{title}<dl>{rows}</dl>"


def _short_enough(text: str, most: int | None) -> str:
    """The text; raises CellError where it has more than `most` characters."""
    if most is not None and len(text) > most:
        raise CellError(
            f"This text has {len(text):,} characters; {most:,} is the most that is read. Nothing of it was "
            "taken: keep the rows and columns that you need, and paste it again."
        )
    return text


def _blank(kind: str) -> Any:
    if kind == "several":
        return {"values": [], "without": False}
    return "" if kind in ("text", "textarea") else False if kind == "check" else None
