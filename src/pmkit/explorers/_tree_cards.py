"""The cards of an opportunity tree as an explorer keeps them: what one begins with, and what was changed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import pandas as pd

from pmkit.english import shortened

KINDS = ("outcome", "opportunity", "solution", "test")
BELOW = {"outcome": "opportunity", "opportunity": "solution", "solution": "test", "test": "test"}
"""What a new card under a card of this kind is."""
MOST = 60
"""So many cards can be looked at."""


@dataclass(frozen=True)
class Card:
    """A card: the card it hangs on ("" for none), what it is, its words and its evidence as typed, the
    result at which a test makes us stop, and whether it is the target or was picked."""

    parent: str = ""
    kind: str = "opportunity"
    text: str = ""
    evidence: str = ""
    stop: str = ""
    chosen: bool = False


_FIELDS = tuple(one.name for one in fields(Card))


class Cards(dict[str, Card]):
    """The cards by id."""

    @classmethod
    def begun(cls, frame: pd.DataFrame) -> "Cards":
        """From a table with `id`, `parent`, `kind`, `text` and `evidence` (a list)."""
        return cls(
            {
                str(row["id"]): Card(
                    parent=str(row["parent"]),
                    kind=str(row["kind"]),
                    text=str(row["text"]),
                    evidence="; ".join(row["evidence"]),
                )
                for row in frame.to_dict("records")
            }
        )

    def changed(self, values: Mapping[str, Any]) -> "Cards":
        """With what a kept state says: other words, cards that were added, and without those that were taken
        out."""
        kept, added, gone = (values.get(name) for name in ("cards", "added", "removed"))
        kept = kept if isinstance(kept, Mapping) else {}
        ids = [*self, *(id for id in _texts(added) if id not in self)]
        left = [id for id in ids if id not in set(_texts(gone))] or list(self)[:1]
        return Cards({id: _with(self.get(id, Card()), kept.get(id)) for id in left})

    def below(self, id: str) -> set[str]:
        """A card and all that hangs on it, directly or not."""
        found, waiting = {id}, [id]
        while waiting:
            above = waiting.pop()
            for other, card in self.items():
                if card.parent == above and other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def filled(self) -> "Cards":
        """Without the cards on which nothing is written and under which nothing filled hangs."""
        return Cards({id: self[id] for id in self if any(self[one].text.strip() for one in self.below(id))})

    def called(self, id: str, letters: int = 60) -> str:
        """What a card is called in a list."""
        card = self[id]
        return f"{id} {card.kind}: {shortened(card.text, letters) or '…'}"

    def new_id(self, used: Iterable[str]) -> str:
        """An id like the others that no card has or had."""
        first = next(iter(self))
        stem = re.sub(r"\d+$", "", first)
        digits = len(first) - len(stem)
        taken = {*self, *used}
        return next(id for at in range(1, 10_000) if (id := f"{stem}{at:0{digits}d}") not in taken)


def _with(card: Card, kept: Any) -> Card:
    if not isinstance(kept, Mapping):
        return card
    fits = {
        name: kept[name]
        for name in _FIELDS
        if name in kept and isinstance(kept[name], bool if name == "chosen" else str)
    }
    if fits.get("kind", "test") not in KINDS:
        del fits["kind"]
    return replace(card, **fits)


def _texts(kept: Any) -> list[str]:
    return [one for one in kept if isinstance(one, str) and one] if isinstance(kept, list) else []


def with_card_under(begun: Cards, id: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The state with a new card under this one, which is then open."""
    cards = begun.changed(values)
    above = cards[id]
    new = cards.new_id(_texts(values.get("added")))
    parent = above.parent if above.kind == "test" else id
    told = {"parent": parent, "kind": BELOW[above.kind]}
    return {
        "added": [*_texts(values.get("added")), new],
        "cards": {**_kept(values), new: told},
        "card": new,
    }


def without_card(begun: Cards, id: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The state without this card; what hung on it hangs on the card above."""
    cards = begun.changed(values)
    above = cards[id].parent
    kept = _kept(values)
    for other, card in cards.items():
        if card.parent == id:
            kept[other] = {**kept.get(other, {}), "parent": above}
    return {
        "removed": [*_texts(values.get("removed")), id],
        "cards": kept,
        "card": above if above in cards else next(other for other in cards if other != id),
    }


def with_evidence(id: str, verbatim: str, evidence: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The state with one more verbatim behind a card."""
    kept = _kept(values)
    pieces = "; ".join([*ids_in_text(evidence), verbatim])
    return {"cards": {**kept, id: {**kept.get(id, {}), "evidence": pieces}}}


def _kept(values: Mapping[str, Any]) -> dict[str, Any]:
    kept = values.get("cards")
    return dict(kept) if isinstance(kept, Mapping) else {}


def ids_in_text(text: str) -> list[str]:
    """The ids of evidence, as people separate them."""
    return list(dict.fromkeys(re.findall(r"[^\s,;]+", text)))


def lines_in_text(text: str) -> list[str]:
    """Evidence in words: a line for each person."""
    return list(dict.fromkeys(" ".join(line.split()) for line in text.splitlines() if line.strip()))
