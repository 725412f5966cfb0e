"""Several of our widgets below one another, each with a sentence before it: what is due, a quiz, a form."""

from collections.abc import Sequence
from typing import Any

import ipywidgets

from pmkit.practice.markdown import to_html, to_plain
from pmkit.widgets._base import Base, mimebundle
from pmkit.widgets.say import Say


class Stack(ipywidgets.VBox):
    """An opening (Markdown, "" for none), then each part with its lead (Markdown, "" for none)."""

    def __init__(self, opening: str, parts: Sequence[tuple[str, Base]], **kwargs: Any) -> None:
        self.opening = opening
        self.parts = tuple(parts)
        children: list[ipywidgets.Widget] = [Say(opening)] if opening else []
        for lead, part in self.parts:
            children += [Say(lead), part] if lead else [part]
        super().__init__(children, layout=ipywidgets.Layout(grid_gap="12px"), **kwargs)

    def static_html(self) -> str:
        """What is read where no kernel runs."""
        blocks = [to_html(self.opening)]
        blocks += [f"{to_html(lead)}{part.static_html()}" for lead, part in self.parts]
        return "<hr>".join(block for block in blocks if block)

    def close(self) -> None:
        for child in self.children:
            child.close()
        super().close()

    def __repr__(self) -> str:
        lines = [to_plain(self.opening)]
        lines += [f"{to_plain(lead)} {part.describe()}".strip() for lead, part in self.parts]
        return "\n".join(line for line in lines if line)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        return mimebundle(super()._repr_mimebundle_(**kwargs), repr(self), self.static_html())
