"""Example map: is this story ready to begin, too big, or not understood?

A yellow story, blue rules as columns, green examples and red questions as cards under them. `frame` has `id`,
`item` and the story (`story` or `description`); `cards` are those that one begins with (`id`, `kind`, `rule`,
`text`, `given`, `when`, `then`; of a question `ask`, `says`, `hides`).
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd

from pmkit.english import shortened
from pmkit.explorers import (
    Button,
    Choice,
    Control,
    Explorer,
    Form,
    Pasted,
    Places,
    Range,
    Result,
    Text,
    Values,
    picked,
    value_at,
)
from pmkit.explorers import _example_views as views
from pmkit.explorers._example_cards import (
    LOOSE,
    MOST,
    STATES,
    Card,
    Cards,
    Deck,
    as_frame,
    begun_cards,
    of_kind,
    placed,
)
from pmkit.explorers._stories import story_choice, story_field
from pmkit.explorers._written_cards import new_ones, read_cards, read_words
from pmkit.explorers.fields import Field
from pmkit.explorers.pasted import EXAMPLE_TEXT
from pmkit.explorers.state import with_value
from pmkit.methods import lint_story, read_example_map
from pmkit.practice.markdown import escape_markdown

_PASTE_HELP = (
    "A card on each line: Story:, Rule:, Example: or Question: and its words. Given, When and Then stand "
    "below their example. Gherkin is read too."
)
_CLOCK = f"Set it as the talk goes on. {views.MINUTES} minutes are enough for one story that is understood."


class ExampleMap(Explorer):
    """Write cards, put them under rules, answer the red ones or hand them over; the map says what it sees.

    Without `cards` the maps are the learner's own: cards can be pasted (`sample` shows how), and all stays on
    their computer.
    """

    layout = (
        "form", "paste", "read", "sentence", "board", "card", "asked", "counts", "findings", "red", "gherkin",
        "limits",
    )  # fmt: skip
    taken_along = ("form", "board", "sentence", "red", "gherkin")
    title = "Example map"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        cards: pd.DataFrame | None = None,
        sample: str = "",
    ) -> None:
        super().__init__(frame, units=units)
        self.own, self.sample = cards is None, sample
        self.items = {str(row["id"]): row for row in frame.to_dict("records")}
        begun = {} if cards is None else begun_cards(cards)
        first = next(iter(self.items))
        self.decks = {item: Deck(item, begun if item == first else {}) for item in self.items}

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        item = picked(values, "item", self.items)
        deck = self.decks[item]
        board = self._board(deck, values)
        cards = self._cards(board, deck, values)
        minutes = Range("minutes", "Minutes used", start=0, max=40, at=("minutes", item), help=_CLOCK)
        story = story_field(self.items[item], own=self.own)
        fields: tuple[Field, ...] = (*story_choice(self.items), story, minutes)
        forms = [Form("form", fields, label="The yellow card")]
        if self.own:
            forms.append(self._paste(deck, cards, story, values))
        open_card = Form("card", tuple(self._card(deck, cards, values)), label="A card")
        return (*forms, board, open_card) if cards else (*forms, open_card)

    def _board(self, deck: Deck, values: Values) -> Places:
        cards = deck.now(values)
        rules = of_kind(cards, "rule")
        columns = {LOOSE: "Under no rule"} | {id: id for id in rules}
        laid = [
            {"id": id, "title": id, "column": card.rule if card.rule in rules else LOOSE}
            for id, card in cards.items()
            if card.kind != "rule"
        ]
        at = ("board", deck.item)
        return Places("board", "The map", columns=columns, cards=laid, tray=LOOSE, at=at)

    def _cards(self, board: Places, deck: Deck, values: Values) -> Cards:
        """The cards where they lie."""
        return placed(deck.now(values), board.clean(value_at(values, board.path)))

    def _card(self, deck: Deck, cards: Cards, values: Values) -> list[Field | Button]:
        fields: list[Field | Button] = []
        rule = ""
        if cards:
            options = {
                id: f"{id} {card.kind}: {shortened(card.text, 60) or '…'}" for id, card in cards.items()
            }
            id = _open_card(cards, values)
            rule = id if cards[id].kind == "rule" else cards[id].rule
            fields = [Choice("card", "Open a card", options=options, start=id), *self._words(deck, id, cards)]
        if len(cards) < MOST:
            under = f"Add an example under {rule}" if rule else "Add an example"
            for key, label, card in (
                ("add_rule", "Add a rule", Card("rule")),
                ("add_example", under, Card("example", rule)),
                ("add_question", "Add a question", Card("question", rule)),
            ):
                fields.append(Button(key, label, partial(deck.with_cards, [card])))
        if cards:
            fields.append(Button("remove", f"Take {id} out", partial(deck.without, id)))
        return fields

    def _words(self, deck: Deck, id: str, cards: Cards) -> list[Field | Button]:
        """The fields of the open card."""
        card, start, at = cards[id], deck.begun.get(id, Card()), ("cards", deck.item, id)

        def text(name: str, label: str, **more: Any) -> Text:
            return Text(name, label, start=getattr(start, name), at=(*at, name), **more)

        fields: list[Field | Button] = [text("text", "What stands on it", rows=2, wide=True)]
        if card.kind == "example":
            fields += [text(name, name.capitalize(), wide=True) for name in ("given", "when", "then")]
        if card.kind == "question":
            fields.append(Choice("state", "It is", options=STATES, start="open", at=(*at, "state")))
            if card.state == "answered":
                fields.append(text("answer", "The answer", rows=2, wide=True))
            if card.state == "handed":
                fields += [text("who", "Who brings the answer"), text("until", "By which day")]
            if card.says and card.state != "answered":
                fields.append(Button("ask", f"Ask {card.ask}", partial(deck.asked, id), main=True))
            elif card.hides and all(one.text != card.hides for one in cards.values()):
                rule = [Card("rule", text=card.hides)]
                fields.append(
                    Button("hidden", "Add the rule that hides in it", partial(deck.with_cards, rule))
                )
        return fields

    def _paste(self, deck: Deck, cards: Cards, story: Field, values: Values) -> Form:
        pasted = Pasted(
            "pasted", "Cards as lines", start=self.sample, rows=8, at=("pasted", deck.item), help=_PASTE_HELP
        )
        text = pasted.clean(value_at(values, pasted.path))
        put = Button(
            "put", "Put these cards on the map", partial(self._put, deck, cards, story, text), main=True
        )
        return Form("paste", (pasted, put), label="Cards that are written already")

    def _put(self, deck: Deck, cards: Cards, story: Field, text: str, values: Values) -> dict[str, Any]:
        written = read_cards(text)
        changes = deck.with_cards(new_ones(written, cards)[: MOST - len(cards)], values)
        if written.story and not story.clean(value_at(values, story.path)).strip():
            changes["story"] = with_value(values.get("story"), (deck.item,), written.story)
        return changes

    # --- what is seen
    def result(self, values: Values) -> Result:
        item = picked(values, "item", self.items)
        deck = self.decks[item]
        cards = self._cards(self._board(deck, values), deck, values)
        story = values["story"][item]
        told = read_example_map(as_frame(story, cards))
        linted = lint_story(story) if cards or story.strip() else []
        says = {
            "findings": views.findings_words([*linted, *told.findings]),
            "red": views.questions_words(cards),
            "gherkin": views.gherkin_words(story, cards),
            "limits": views.LIMITS,
        }
        errors = {"story": linted[0].text} if linted else {}
        if cards:
            id = _open_card(cards, values)
            errors |= views.field_errors(cards[id], id, told.findings)
            says["asked"] = _asked(cards[id])
        if self.own:
            says["read"] = self._read(values["pasted"][item], cards, story)
        return Result(
            sentence=views.map_words(told, cards, values["minutes"][item], len(linted)),
            charts={"counts": views.counts_picture(told, cards)},
            says=says,
            cards={"board": views.card_looks(cards, told.findings)},
            columns={"board": views.column_looks(cards, told.findings)},
            errors=errors,
            hidden=() if cards else ("counts",),
        )

    def _read(self, text: str, cards: Cards, story: str) -> str:
        """What was read of the pasted text, and what of it is not put on the map."""
        if not text.strip():
            return ""
        written = read_cards(text)
        new = new_ones(written, cards)
        told = [EXAMPLE_TEXT if text == self.sample else "", read_words(written, new)]
        if written.story and story.strip() and written.story != story.strip():
            told.append("\n- The yellow card has a story: the one in the text is not put in its place.")
        if len(new) > MOST - len(cards):
            told.append(f"\n- A map holds {MOST} cards: the last ones are not put on it.")
        return "".join(told)


def _open_card(cards: Cards, values: Values) -> str:
    """The card that is open: the chosen one, else the first question that waits for an answer."""
    waiting = [id for id, card in of_kind(cards, "question").items() if not card.is_closed]
    return picked(values, "card", [*waiting, *cards])


def _asked(card: Card) -> str:
    """What somebody said who was asked, and the rule that it brings to light."""
    if card.kind != "question" or not card.says or card.answer != card.says:
        return ""
    hides = f" A rule hides in it: **{escape_markdown(card.hides)}.**" if card.hides else ""
    return f"{escape_markdown(card.ask)}: “{escape_markdown(card.says)}”{hides}"
