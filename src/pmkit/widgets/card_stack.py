"""Several question cards below one another, each with a sentence before it: what is due, a quiz."""

from collections.abc import Sequence
from typing import Any

import ipywidgets

from pmkit.practice.text import to_html, to_plain
from pmkit.widgets._base import mimebundle
from pmkit.widgets.question import QuestionCard
from pmkit.widgets.say import Say


class CardStack(ipywidgets.VBox):
    """An opening (Markdown), then each card with its lead (Markdown, "" for none)."""

    def __init__(self, opening: str, cards: Sequence[tuple[str, QuestionCard]], **kwargs: Any) -> None:
        self.opening = opening
        self.cards = tuple(cards)
        children: list[ipywidgets.Widget] = [Say(opening)] if opening else []
        for lead, card in self.cards:
            children += [Say(lead), card] if lead else [card]
        super().__init__(children, **kwargs)

    def static_html(self) -> str:
        """What is read where no kernel runs."""
        parts = [to_html(self.opening)]
        parts += [f"{to_html(lead)}{card.static_html()}" for lead, card in self.cards]
        return "<hr>".join(part for part in parts if part)

    def __repr__(self) -> str:
        lines = [to_plain(self.opening)]
        lines += [f"{to_plain(lead)} {card.describe()}".strip() for lead, card in self.cards]
        return "\n".join(line for line in lines if line)

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        return mimebundle(super()._repr_mimebundle_(**kwargs), repr(self), self.static_html())
