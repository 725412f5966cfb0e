"""A sentence that may change and is then read out: the words under a chart or a board.

The text is Markdown; it becomes safe HTML in Python, so what comes from data is only ever shown as text.
"""

from html import escape
from typing import Any

import traitlets as t

from pmkit.practice.markdown import to_html, to_plain
from pmkit.widgets._base import Base, css, esm


class Say(Base):
    """A line of Markdown; a screen reader speaks it when it changes.

    `tone` is "" (plain), "noted", "right", "partly" or "not_yet" and gives the line the look of that verdict.
    """

    _esm = esm("say.js")
    _css = css("say.css")

    text = t.Unicode("").tag(doc="Markdown")
    tone = t.Enum(["", "noted", "right", "partly", "not_yet"], "").tag(sync=True)
    html = t.Unicode("", read_only=True).tag(sync=True)

    def __init__(self, text: str = "", tone: str = "", **kwargs: Any) -> None:
        super().__init__(text=text, tone=tone, **kwargs)

    @t.observe("text")
    def _to_html(self, change: Any) -> None:
        self.set_trait("html", to_html(change.new))

    def describe(self) -> str:
        return to_plain(self.text).replace("\n", " ")

    def static_html(self) -> str:
        return self.html or f"<p>{escape(self.text)}</p>"
