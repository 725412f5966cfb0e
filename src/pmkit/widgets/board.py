"""A board of cards in columns: drag with mouse, pen or touch, move by keyboard, or choose a column on the
card.

The board knows nothing of what its columns mean: rules (a budget, a linter) are said by whoever observes
`cards`, through a column's meter, note and warning or a card's badge.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import traitlets as t

from pmkit.english import plural
from pmkit.widgets._base import css, esm
from pmkit.widgets._quiet import QuietBase

_NAMED = 4


class Board(QuietBase):
    """Cards to place; observe `cards`.

    columns: dicts with `id`, `title`; optional `note` (a sentence below the title), `meter` (dict with
    `value`, `max`, optional `mark` for a limit, `text` that says it in words, `over` to show it as
    exceeded), `tone`, `tray` (what waits there stands above the others, and the focus goes from card to card
    while they are placed). With one column the cards are numbered, and the list on a card chooses its place.
    cards: dicts with `id`, `title`, `column`; optional `detail` (a second line), `badge` (a short word),
    `warning`. The order of `cards` is the order within the columns.
    """

    _esm = esm("outbox.js", "drag.js", "board.js")
    _css = css("board.css")

    label = t.Unicode("Board").tag(sync=True)
    columns: Any = t.List().tag(sync=True)
    cards: Any = t.List().tag(sync=True)

    def __init__(
        self,
        label: str,
        columns: Sequence[Mapping[str, Any]],
        cards: Sequence[Mapping[str, Any]],
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.label = label
        self.columns = [dict(column) for column in columns]
        self.cards = [dict(card) for card in cards]

    @t.validate("columns")
    def _check_columns(self, proposal: Any) -> list[dict[str, Any]]:
        _refuse_twins([column["id"] for column in proposal.value], "column")
        return list(proposal.value)

    @t.validate("cards")
    def _check_cards(self, proposal: Any) -> list[dict[str, Any]]:
        _refuse_twins([card["id"] for card in proposal.value], "card")
        known = {column["id"] for column in self.columns}
        for card in proposal.value:
            if card["column"] not in known:
                raise ValueError(
                    f"The card “{card['title']}” stands in “{card['column']}”, which is no column. "
                    f"Its columns are: {', '.join(sorted(map(str, known)))}."
                )
        return list(proposal.value)

    def receive(self, content: dict[str, Any]) -> None:
        if content.get("kind") == "edit":
            self._arrange([(str(id), str(column)) for id, column in content["values"]["places"]])

    def _arrange(self, places: Sequence[tuple[str, str]]) -> None:
        """Put cards where `places` says (id and column, top first); those that it does not name go last."""
        cards = {card["id"]: card for card in self.cards}
        known = {column["id"] for column in self.columns}
        moved = {
            id: {**cards[id], "column": column} for id, column in places if id in cards and column in known
        }
        self.cards = [*moved.values(), *(card for card in self.cards if card["id"] not in moved)]

    def in_column(self, column: str) -> list[dict[str, Any]]:
        """The cards of one column, top first."""
        return [card for card in self.cards if card["column"] == column]

    def places(self) -> dict[str, list[str]]:
        """Card ids per column, top first: what there is to save."""
        return {
            column["id"]: [card["id"] for card in self.in_column(column["id"])] for column in self.columns
        }

    def place(self, places: Mapping[str, Sequence[str]]) -> None:
        """Put cards where the `places` of an earlier board say; unknown ones are passed over."""
        self._arrange([(card, column) for column, ids in places.items() for card in ids])

    def describe(self) -> str:
        parts = []
        for column in self.columns:
            titles = [card["title"] for card in self.in_column(column["id"])]
            named = ", ".join(titles[:_NAMED]) + (", …" if len(titles) > _NAMED else "")
            parts.append(f"{column['title']} ({len(titles)}): {named or '–'}")
        return f"{self.label} | " + " | ".join(parts)

    def static_html(self) -> str:
        head = "".join(f'<th scope="col">{escape(str(column["title"]))}</th>' for column in self.columns)
        cells = "".join(
            "<td style='vertical-align:top;text-align:left'><ul>"
            + "".join(f"<li>{escape(_line(card))}</li>" for card in self.in_column(column["id"]))
            + "</ul>"
            + f"{escape(str(column.get('meter', {}).get('text', '')))}</td>"
            for column in self.columns
        )
        caption = f"<caption>{escape(self.label)}</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"


def _line(card: Mapping[str, Any]) -> str:
    said = [str(card[name]) for name in ("badge", "detail", "warning") if card.get(name)]
    return f"{card['title']} ({'; '.join(said)})" if said else str(card["title"])


def _refuse_twins(ids: list[str], noun: str) -> None:
    if len(set(ids)) != len(ids):
        raise ValueError(
            f"Two {plural(2, noun)} of the board have the same id. Please give every {noun} its own."
        )
