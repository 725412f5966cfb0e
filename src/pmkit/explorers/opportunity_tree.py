"""An opportunity tree with a lint: does every branch hang on something that a customer said?

The frame has `id`, `parent`, `kind`, `text` and `evidence`, as `pmkit.methods.lint_opportunity_tree` takes
them. With `verbatims` (id, customer, segment, channel, theme, text) evidence is named by id; without them it
is written down, a line for each person.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts.opportunity_tree import opportunity_tree_chart
from pmkit.charts.picture import Picture
from pmkit.english import counted, shortened
from pmkit.explorers import Button, Choice, Control, Explorer, Form, Result, Text, Tick, Values, picked
from pmkit.explorers._tree_cards import (
    KINDS,
    MOST,
    Card,
    Cards,
    ids_in_text,
    lines_in_text,
    with_card_under,
    with_evidence,
    without_card,
)
from pmkit.explorers._tree_findings import (
    LIMITS,
    all_findings,
    field_of,
    notes_on_cards,
    title_of,
    what_stands_out,
)
from pmkit.explorers.explorer import Seen
from pmkit.explorers.fields import Field
from pmkit.explorers.readable import Block, Drawn, Grid
from pmkit.methods import TextFinding, lint_opportunity_tree
from pmkit.practice.markdown import escape_markdown

_NO_TEST = {"": "no test card yet"}


class OpportunityTree(Explorer):
    """Open a card in the picture or in the list, change it, and see what the lint says of the tree."""

    layout = ("tree", "sentence", "card", "quotes", "plan", "findings", "limits")
    title = "Opportunity tree"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        verbatims: pd.DataFrame | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.begun = Cards.begun(frame)
        self.said: dict[str, dict[Any, Any]] | None = None
        self.themes: dict[str, str] = {}
        if verbatims is not None:
            self.said = {str(row["id"]): row for row in verbatims.to_dict("records")}
            counts = verbatims["theme"].value_counts()
            self.themes = {str(theme): f"{theme} ({count})" for theme, count in counts.items()}

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        cards = self.begun.changed(values)
        tests = {id: cards.called(id) for id, card in cards.items() if card.kind == "test"} or _NO_TEST
        first = picked(values, "first", tests)
        plan: list[Field] = [Choice("first", "The first test", options=tests)]
        if first:
            stop = "Which result of it would make us stop?"
            plan.append(Text("first_stop", stop, at=("cards", first, "stop"), wide=True, help=_STOP_HELP))
        return (
            Form("card", tuple(self._card(cards, values)), label="A card"),
            Form("plan", tuple(plan), label="What comes first"),
        )

    def _card(self, cards: Cards, values: Values) -> list[Field | Button]:
        options = {id: cards.called(id) for id in cards}
        id = picked(values, "card", options)
        fields: list[Field | Button] = [
            Choice("card", "Open a card", options=options, picked_on="tree"),
            *self._place(cards, id),
            *self._words(cards, id, values),
        ]
        if len(cards) < MOST:
            fields.append(
                Button("add", "Add a card under it", partial(with_card_under, self.begun, id), main=True)
            )
        if len(cards) > 1:
            fields.append(Button("remove", "Take this card out", partial(without_card, self.begun, id)))
        return fields

    def _place(self, cards: Cards, id: str) -> list[Field]:
        start = self.begun.get(id, Card())
        below = cards.below(id)
        parents = {"": "nothing (the top)"} | {one: cards.called(one) for one in cards if one not in below}
        return [
            Choice(
                "kind", "It is", options={one: _a(one) for one in KINDS}, start=start.kind, at=_at(id, "kind")
            ),
            Choice("parent", "It hangs on", options=parents, start=start.parent, at=_at(id, "parent")),
        ]

    def _words(self, cards: Cards, id: str, values: Values) -> list[Field | Button]:
        start, card = self.begun.get(id, Card()), cards[id]
        fields: list[Field | Button] = [
            Text("text", "What stands on it", start=start.text, rows=2, at=_at(id, "text"), wide=True)
        ]
        if card.kind == "opportunity":
            fields += self._evidence(card, id, start, values)
        if card.kind == "test":
            stop = "Which result would make us stop?"
            fields.append(Text("stop", stop, at=_at(id, "stop"), wide=True, help=_STOP_HELP))
        if card.kind in ("opportunity", "solution"):
            label = "Our target" if card.kind == "opportunity" else "We pick this one"
            fields.append(Tick("chosen", label, at=_at(id, "chosen")))
        return fields

    def _evidence(self, card: Card, id: str, start: Card, values: Values) -> list[Field | Button]:
        at = _at(id, "evidence")
        if self.said is None:
            help = "A line for each person: who, when, and what they said or did."
            return [Text("evidence", "Evidence", start=start.evidence, rows=3, at=at, wide=True, help=help)]
        there = set(ids_in_text(card.evidence))
        theme = picked(values, "theme", self.themes)
        options = {
            one: f"{one} {shortened(str(row['text']), 70)}"
            for one, row in self.said.items()
            if row["theme"] == theme and one not in there
        }
        fields: list[Field | Button] = [
            Text("evidence", "Evidence, by id", start=start.evidence, at=at, wide=True, help="As F010; F024"),
            Choice("theme", "Look for more in", options=self.themes),
        ]
        if options:
            verbatim = picked(values, "verbatim", options)
            fields += [
                Choice("verbatim", "What was said", options=options),
                Button("attach", "Attach it", partial(with_evidence, id, verbatim, card.evidence)),
            ]
        return fields

    # --- what is seen
    def result(self, values: Values) -> Result:
        cards = self.begun.changed(values)
        open_ = picked(values, "card", cards)
        shown = cards if self.said is not None else cards.filled()
        found = self._lint(shown)
        own = [one for one in found if one.where == open_]
        errors: dict[str, str] = {}
        for one in own:
            errors.setdefault(field_of(one), one.text)
        return Result(
            sentence=what_stands_out(shown, found),
            charts={"tree": self._tree(cards, found, open_)},
            says={"findings": all_findings(found), "quotes": self._quotes(cards[open_]), "limits": LIMITS},
            errors=errors,
        )

    def _lint(self, cards: Cards) -> list[TextFinding]:
        """What the rules see; nothing where nothing is written yet."""
        if not cards:
            return []
        people = None if self.said is None else {id: row["customer"] for id, row in self.said.items()}
        rows = [
            {
                "id": id,
                "parent": card.parent,
                "kind": card.kind,
                "text": card.text,
                "evidence": self._pieces(card) if card.kind == "opportunity" else [],
                "stop": card.stop,
                "chosen": "yes" if card.chosen else "",
            }
            for id, card in cards.items()
        ]
        return lint_opportunity_tree(pd.DataFrame(rows), people)

    def _pieces(self, card: Card) -> list[str]:
        return lines_in_text(card.evidence) if self.said is None else ids_in_text(card.evidence)

    def _tree(self, cards: Cards, found: Sequence[TextFinding], open_: str) -> Picture:
        notes = notes_on_cards(found)
        rows = [
            {
                "id": id,
                "parent": card.parent,
                "kind": card.kind,
                "text": card.text,
                "note": notes.get(id, ""),
                "chosen": card.chosen,
                "lit": id == open_,
            }
            for id, card in cards.items()
        ]
        marked = sum(id in notes for id in cards)
        title = title_of(len(cards), marked, written=any(card.text.strip() for card in cards.values()))
        note = "Each card stands above what hangs on it. The open card is bold; ! says what a rule saw."
        return opportunity_tree_chart(pd.DataFrame(rows), title=title, subtitle=note)

    def _quotes(self, card: Card) -> str:
        """What stands behind the open card, word for word, and how many people that is."""
        pieces = self._pieces(card)
        if card.kind != "opportunity" or not pieces:
            return ""
        if self.said is None:
            return f"{counted(len(pieces), 'line')}, counted as {counted(len(pieces), 'person', 'people')}."
        known = [self.said[one] for one in pieces if one in self.said]
        people = len({row["customer"] for row in known})
        quotes = [
            f"- {row['id']}, {row['segment']}, {row['channel']}: “{escape_markdown(str(row['text']))}”"
            for row in known
        ]
        head = f"**{counted(len(known), 'note')} from {counted(people, 'household')}.**"
        return "\n".join([head, "", *quotes])

    def readable(self, seen: Seen) -> tuple[Block, ...]:
        """The picture, the cards in words, and the first test with its stop rule."""
        cards = self.begun.changed(seen.values).filled()
        if not cards:
            return ()
        first = str(seen.values.get("first"))
        plan = (
            [("First test", cards[first].text), ("We stop if", cards[first].stop)] if first in cards else []
        )
        written = tuple(row for row in plan if row[1].strip())
        rows = tuple(
            (id, card.kind, card.text.strip(), card.parent, self._behind(card), "yes" if card.chosen else "")
            for id, card in cards.items()
        )
        heads = ("Card", "Kind", "What stands on it", "Hangs on", "Evidence", "Chosen")
        tree = Grid("The tree", heads, rows, (False,) * len(heads))
        drawn = self._tree(cards, self._lint(cards), "")
        what = Grid("What comes first", ("", ""), written, (False, False))
        return (Drawn(drawn), *([what] if written else []), tree)

    def _behind(self, card: Card) -> str:
        return "; ".join(self._pieces(card)) if card.kind == "opportunity" else ""


_STOP_HELP = "With a number: “fewer than 3 of 8 homes use it twice”."


def _at(id: str, name: str) -> tuple[str, ...]:
    return ("cards", id, name)


def _a(kind: str) -> str:
    return f"an {kind}" if kind.startswith("o") else f"a {kind}"
