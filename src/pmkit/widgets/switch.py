"""A choice of a few things side by side, such as which backlog is in use or which part of a page is shown.

Native radio buttons that look like one bar: arrow keys choose, a screen reader says “2 of 5”.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import traitlets as t

from pmkit.widgets._base import css, esm
from pmkit.widgets._quiet import QuietBase


class Switch(QuietBase):
    """One of `options` (dicts with `value`, `label`); observe `value`."""

    _esm = esm("outbox.js", "fields.js", "switch.js")
    _css = css("switch.css")

    label = t.Unicode("").tag(sync=True)
    options: Any = t.List().tag(sync=True)
    value = t.Unicode("").tag(sync=True)

    def __init__(self, label: str, options: Sequence[Mapping[str, str]], **kwargs: Any) -> None:
        options = [dict(option) for option in options]
        super().__init__(label=label, options=options, value=options[0]["value"], **kwargs)

    def offer(self, options: Sequence[Mapping[str, str]], value: str) -> None:
        """Other options, with one of them chosen."""
        with self.hold_sync():
            self.options = [dict(option) for option in options]
            self.value = value

    def receive(self, content: dict[str, Any]) -> None:
        if content.get("kind") == "edit":
            self.value = content["values"]["value"]

    def describe(self) -> str:
        marked = (
            f"[{option['label']}]" if option["value"] == self.value else option["label"]
            for option in self.options
        )
        return f"{self.label}: {' | '.join(marked)}"

    def static_html(self) -> str:
        marked = (
            f"<strong>{escape(option['label'])}</strong>"
            if option["value"] == self.value
            else escape(option["label"])
            for option in self.options
        )
        return f"<p>{escape(self.label)}: {' | '.join(marked)}</p>"
