"""The cards of an example map as an explorer keeps them: what one begins with, what was changed, added, taken
out, answered or handed to somebody.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import pandas as pd

from pmkit.english import spoken_day
from pmkit.explorers import Values, value_at
from pmkit.explorers._pasted_cells import read_column
from pmkit.explorers.pasted_table import Wanted

MOST = 80
"""So many cards can be on one map."""
LOOSE = "loose"
"""The column of cards that hang under no rule."""
STATES = {"open": "open", "answered": "answered", "handed": "handed to somebody"}
_DAY = Wanted("until", "day", kind="date", required=False)


@dataclass(frozen=True)
class Card:
    """A rule, an example or a question: its words, and the rule that it hangs under. Of a question what
    became of it; where somebody can be asked, whom (`ask`), what they say and the rule that this brings to
    light."""

    kind: str = "example"
    rule: str = ""
    text: str = ""
    given: str = ""
    when: str = ""
    then: str = ""
    state: str = "open"
    answer: str = ""
    who: str = ""
    until: str = ""
    ask: str = ""
    says: str = ""
    hides: str = ""

    @property
    def day(self) -> str:
        """The day by which somebody brings the answer, as it is said; "" where none can be read."""
        read = read_column(_DAY, [self.until]).values.iloc[0]
        return "" if pd.isna(read) else spoken_day(read.date())

    @property
    def is_closed(self) -> bool:
        """Whether a question has an answer, or somebody who brings it by a day."""
        if self.state == "answered":
            return bool(self.answer.strip())
        return self.state == "handed" and bool(self.who.strip() and self.day)

    @property
    def became(self) -> str:
        """What became of a question."""
        if not self.is_closed:
            return "open"
        return self.answer.strip() if self.state == "answered" else f"{self.who.strip()}, by {self.day}"


_FIELDS = tuple(one.name for one in fields(Card))
Cards = dict[str, Card]


def begun_cards(frame: pd.DataFrame) -> Cards:
    """From a table with `id`, `kind` and any other field of a card; the story is no card of it."""
    return {
        str(row["id"]): Card(**{name: str(row[name]) for name in _FIELDS if name in row})
        for row in frame.to_dict("records")
        if row["kind"] != "story"
    }


@dataclass(frozen=True)
class Deck:
    """The cards of one story's map; what it gives back as a state is what a press changes."""

    item: str
    begun: Cards

    def now(self, values: Values) -> Cards:
        """The cards as they are now."""
        kept = value_at(values, ("cards", self.item))
        edits = kept if isinstance(kept, Mapping) else {}
        gone = set(self._ids(values, "removed"))
        ids = [*self.begun, *(id for id in self._ids(values, "added") if id not in self.begun)]
        return {id: _with(self.begun.get(id, Card()), edits.get(id)) for id in ids if id not in gone}

    def _ids(self, values: Values, name: str) -> list[str]:
        kept = value_at(values, (name, self.item))
        return [one for one in kept if isinstance(one, str) and one] if isinstance(kept, list) else []

    def with_cards(self, cards: Sequence[Card], values: Values) -> dict[str, Any]:
        """The state with more cards, of which the last is open; `rule` of one may name another by its place
        (“#2” for the third of them)."""
        ids = self._new_ids(len(cards), values)
        under = {f"#{at}": id for at, id in enumerate(ids)}
        told = {
            id: {name: getattr(card, name) for name in _FIELDS if getattr(card, name)}
            | {"kind": card.kind, "rule": under.get(card.rule, card.rule)}
            for id, card in zip(ids, cards, strict=True)
        }
        added = [*self._ids(values, "added"), *ids]
        return {
            "added": {**_mapping(values, "added"), self.item: added},
            "cards": self._edited(told, values),
            **({"card": ids[-1]} if ids else {}),
        }

    def without(self, id: str, values: Values) -> dict[str, Any]:
        """The state without this card; what hung under it hangs under no rule."""
        gone = [*self._ids(values, "removed"), id]
        return {"removed": {**_mapping(values, "removed"), self.item: gone}}

    def asked(self, id: str, values: Values) -> dict[str, Any]:
        """The state with the answer of whoever was asked."""
        answer = self.now(values)[id].says
        return {"cards": self._edited({id: {"state": "answered", "answer": answer}}, values)}

    def _edited(self, told: Mapping[str, Mapping[str, Any]], values: Values) -> dict[str, Any]:
        cards = _mapping(values, "cards")
        own = _mapping(cards, self.item)
        edits = {id: {**_mapping(own, id), **one} for id, one in told.items()}
        return {**cards, self.item: {**own, **edits}}

    def _new_ids(self, many: int, values: Values) -> list[str]:
        """Ids like the others that no card has or had."""
        taken = [*self.begun, *self._ids(values, "added")]
        stem = re.sub(r"\d+$", "", next(iter(self.begun), "C"))
        last = max((int(id[len(stem) :]) for id in taken if id[len(stem) :].isdigit()), default=0)
        return [f"{stem}{at:02d}" for at in range(last + 1, last + 1 + many)]


def _with(card: Card, kept: Any) -> Card:
    edits = kept if isinstance(kept, Mapping) else {}
    fits = {name: edits[name] for name in _FIELDS if isinstance(edits.get(name), str)}
    if fits.get("kind", "rule") not in ("rule", "example", "question"):
        del fits["kind"]
    if fits.get("state", "open") not in STATES:
        del fits["state"]
    return replace(card, **fits)


def _mapping(values: Any, key: str) -> dict[str, Any]:
    kept = values.get(key) if isinstance(values, Mapping) else None
    return dict(kept) if isinstance(kept, Mapping) else {}


def of_kind(cards: Cards, kind: str) -> Cards:
    """The cards of one kind."""
    return {id: card for id, card in cards.items() if card.kind == kind}


def placed(cards: Cards, columns: Mapping[str, Iterable[str]]) -> Cards:
    """The cards under the rules in whose columns they lie."""
    rules = {id: column for column, ids in columns.items() for id in ids}
    return {
        id: replace(card, rule="" if rules[id] == LOOSE else rules[id]) if id in rules else card
        for id, card in cards.items()
    }


def as_frame(story: str, cards: Cards) -> pd.DataFrame:
    """The story and its cards as `read_example_map` takes them."""
    names = ("kind", "rule", "text", "given", "when", "then")
    rows = [{"id": id, **{name: getattr(card, name) for name in names}} for id, card in cards.items()]
    for row, card in zip(rows, cards.values(), strict=True):
        row["answered"] = "yes" if card.is_closed else ""
    if story.strip():
        rows.insert(
            0, {**dict.fromkeys(names, ""), "id": "story", "kind": "story", "text": story, "answered": ""}
        )
    return pd.DataFrame(rows, columns=["id", *names, "answered"])
