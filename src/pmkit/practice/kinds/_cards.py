"""What the kinds share whose parts are cards: sort and order."""

from collections.abc import Iterable
from dataclasses import dataclass

from pmkit.practice.markdown import to_html
from pmkit.practice.question_parts import Card
from pmkit.practice.questions import Question


@dataclass(frozen=True, kw_only=True)
class CardQuestion(Question):
    """A question about cards that lie about to be put somewhere."""

    cards: tuple[Card, ...]

    def card(self, card_id: str) -> Card:
        """The card of this id."""
        return next(card for card in self.cards if card.id == card_id)

    def shown_cards(self, ids: Iterable[str]) -> list[dict[str, str]]:
        """The cards of these ids as the page takes them."""
        return [{"id": id, "html": to_html(self.card(id).text)} for id in ids]
