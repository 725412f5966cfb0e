"""Role sorter: put activities where they belong, and see the answer change with the company.

Each placed card answers at once with its reason and its source. What is a home depends on how one judges:
without a framework named many cards have several homes. `frame` has one row per card with `id`, `activity`,
`homes` and `homes_<framework>` (lists of columns), `depends_on`, `why`, `source`, `scrum`, `safe`, `common`
(who it is there, in words), `deck` (a number) and `start` (a column, or "").
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.explorers import Choice, Control, Explorer, Form, Places, Result, Values, picked
from pmkit.practice.markdown import escape_markdown

UNPLACED = "unplaced"
COLUMNS = {
    UNPLACED: "Not placed yet",
    "product manager": "Product manager",
    "product owner": "Product owner",
    "project manager": "Project manager",
    "developers": "Developers",
    "it depends": "It depends, or others",
}
FRAMEWORKS = {
    "any": "No framework named",
    "scrum": "Scrum Guide, 2020",
    "safe": "SAFe (from summaries)",
    "common": "Custom (not measured)",
}
_SOURCES = {
    "scrum": "The Scrum Guide, 2020",
    "safe": "Scaled Agile, read in summaries",
    "common": "authors' judgement, not measured",
}


class RoleSorter(Explorer):
    """Cards to columns; each placed card says whether it is at home, why, and where else it may stand.

    The state keeps, beside the board, which cards have `moved` and which was the `last`: that one's reason is
    told.
    """

    layout = ("form", "places", "sentence")
    title = "Who does what"

    def __init__(self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None) -> None:
        super().__init__(frame, units=units)
        self.by_id: dict[str, dict[Any, Any]] = {row["id"]: row for row in frame.to_dict("records")}
        self.start = {id: row["start"] or UNPLACED for id, row in self.by_id.items()}
        self.cards = [
            {"id": id, "title": row["activity"], "column": self.start[id]} for id, row in self.by_id.items()
        ]
        decks = sorted(frame["deck"].unique())
        self.decks = {str(deck): f"{deck} of {len(decks)}" for deck in decks}

    def controls(self, values: Values) -> Sequence[Control]:
        deck = picked(values, "deck", self.decks)
        shown = (id for id, row in self.by_id.items() if str(row["deck"]) == deck)
        return (
            Form(
                "form",
                (
                    Choice("framework", "Judge by", options=FRAMEWORKS),
                    Choice("deck", "Cards", options=self.decks),
                ),
            ),
            self._board(frozenset(shown)),
        )

    def _board(self, shown: frozenset[str] | None = None) -> Places:
        return Places("places", "Whose is it?", columns=COLUMNS, cards=self.cards, shown=shown, tray=UNPLACED)

    def read(self, kept: Mapping[str, Any]) -> Mapping[str, Any]:
        """Version 0.1 kept only the cards that were moved."""
        moved = kept.get("moved")
        if "places" in kept or not isinstance(moved, dict):
            return kept
        known = {id: place for id, place in moved.items() if id in self.by_id and place in COLUMNS}
        places = {column: [id for id, place in known.items() if place == column] for column in COLUMNS}
        return {**kept, "moved": known, "places": places}

    def settle(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Notice the card that has moved since this was last asked."""
        placed = _placed(self._board().clean(values.get("places")))
        moved = {id: place for id, place in placed.items() if place != self.start[id]}
        before = values.get("moved") or {}
        changed = [id for id in self.by_id if moved.get(id) != before.get(id)]
        return {**values, "moved": moved, "last": changed[-1]} if changed else values

    # --- what is seen
    def result(self, values: Values) -> Result:
        framework, placed = values["framework"], _placed(values["places"])
        cards = {
            id: self._said(id, place, framework)
            for id, place in placed.items()
            if str(self.by_id[id]["deck"]) == values["deck"]
        }
        last = values.get("last")
        about = ""
        if last in cards and placed[last] != UNPLACED:
            about = f"{self._about(last, placed[last], framework)}\n\n"
        return Result(sentence=about + self._count(placed, framework), cards={"places": cards})

    def homes(self, card: str, framework: str) -> list[str]:
        """Where a card is at home, as one judges."""
        row = self.by_id[card]
        return list(row["homes"] if framework == "any" else row[f"homes_{framework}"])

    def _said(self, card: str, place: str, framework: str) -> dict[str, str]:
        """What a card says where it lies now."""
        if place == UNPLACED:
            return {"badge": "", "detail": "", "warning": ""}
        why, homes = self.by_id[card]["why"], self.homes(card, framework)
        if place not in homes:
            return {"badge": "", "detail": why, "warning": "Not its home"}
        several = len([home for home in homes if home != "it depends"]) > 1
        return {"badge": "at home, not only here" if several else "at home", "detail": why, "warning": ""}

    def _count(self, placed: Mapping[str, str], framework: str) -> str:
        on_board = {id: place for id, place in placed.items() if place != UNPLACED}
        home = sum(place in self.homes(id, framework) for id, place in on_board.items())
        judged = "" if framework == "any" else f" Judged by: {FRAMEWORKS[framework]}."
        return f"At home: **{home} of {len(on_board)}** placed cards; there are {len(placed)} in all.{judged}"

    def _about(self, card: str, place: str, framework: str) -> str:
        """The card that was moved last: its reason, on what it depends, and the source."""
        row = self.by_id[card]
        verdict = "at home" if place in self.homes(card, framework) else "not its home"
        who = row["depends_on"] if framework == "any" else _who(row[framework])
        source = f" Source: {_SOURCES.get(framework, row['source'])}."
        return (
            f"**{escape_markdown(row['activity'])}**, {COLUMNS[place].lower()}: {verdict}. "
            f"{escape_markdown(row['why'])} {escape_markdown(who)}{escape_markdown(source)}"
        )


def _placed(places: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Per card its column."""
    return {id: column for column, ids in places.items() for id in ids}


def _who(text: str) -> str:
    return f"Here: {text}." if text else "Here nobody is named for it."
