"""Role sorter: put activities where they belong, and see the answer change with the company.

Each placed card answers at once with its reason and its source. What is a home depends on how one judges:
without a framework named many cards have several homes. `frame` has one row per card with `id`, `activity`,
`homes` and `homes_<framework>` (lists of columns), `depends_on`, `why`, `source`, `scrum`, `safe`, `common`
(who it is there, in words), `deck` (a number) and `start` (a column, or "").
"""

from collections.abc import Sequence
from typing import Any, ClassVar

import ipywidgets

from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.board import Board
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.form import Form

UNPLACED = "unplaced"
COLUMNS = (
    (UNPLACED, "Not placed yet"),
    ("product manager", "Product manager"),
    ("product owner", "Product owner"),
    ("project manager", "Project manager"),
    ("developers", "Developers"),
    ("it depends", "It depends, or others"),
)
_NAMES = dict(COLUMNS)
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
    """Cards to columns; each placed card says whether it is at home, why, and where else it may stand."""

    item: ClassVar[str] = "explorer:roles.sorter"

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.cards = self.frame.reset_index(drop=True)
        self.by_id = {row["id"]: row for row in self.cards.to_dict("records")}
        self.placed: dict[str, str] = {
            row["id"]: row["start"] or UNPLACED for row in self.cards.to_dict("records")
        }
        self.last = ""
        decks = sorted(self.cards["deck"].unique())
        self.form = Form(
            [
                {
                    "key": "framework",
                    "label": "Judge by",
                    "type": "choice",
                    "options": [{"value": key, "label": label} for key, label in FRAMEWORKS.items()],
                    "required": True,
                },
                {
                    "key": "deck",
                    "label": "Cards",
                    "type": "choice",
                    "options": [{"value": str(deck), "label": f"{deck} of {len(decks)}"} for deck in decks],
                    "required": True,
                },
                {"key": "reset", "label": "Start over", "type": "button"},
            ],
            {"framework": "any", "deck": str(decks[0])},
        )
        self.form.on_click("reset", self.start_over)
        self.board = Board("Whose is it?", [{"id": id, "title": title} for id, title in COLUMNS], [])
        self._deal()
        self.form.observe(self.changed, "values")
        self.board.observe(self.changed, "cards")
        return [self.form, self.board]

    @property
    def framework(self) -> str:
        return str(self.form.values["framework"])

    @property
    def deck(self) -> str:
        return str(self.form.values["deck"])

    def homes(self, card: str) -> list[str]:
        """Where a card is at home, as one judges now."""
        row = self.by_id[card]
        return list(row["homes"] if self.framework == "any" else row[f"homes_{self.framework}"])

    def _deal(self) -> None:
        """Lay the chosen ten cards on the board, where they were put before."""
        self.dealt = self.deck
        rows = [row for row in self.by_id.values() if str(row["deck"]) == self.deck]
        self.board.cards = [
            {"id": row["id"], "title": row["activity"], "column": self.placed[row["id"]]} for row in rows
        ]

    def update(self) -> None:
        self._take_moves()
        if self.dealt != self.deck:
            self.last = ""
            self._deal()
        said = {card["id"]: self._said(card["id"]) for card in self.board.cards}
        if any(
            card.get(key, "") != said[card["id"]][key]
            for card in self.board.cards
            for key in said[card["id"]]
        ):
            self.board.annotate(said)

    def _take_moves(self) -> None:
        for card in self.board.cards:
            if self.placed[card["id"]] != card["column"]:
                self.placed[card["id"]] = card["column"]
                self.last = card["id"]

    def _said(self, card: str) -> dict[str, str]:
        """What a card says where it lies now."""
        if self.placed[card] == UNPLACED:
            return {"badge": "", "detail": "", "warning": ""}
        if self._at_home(card):
            several = len([home for home in self.homes(card) if home != "it depends"]) > 1
            badge = "at home, not only here" if several else "at home"
            return {"badge": badge, "detail": self.by_id[card]["why"], "warning": ""}
        return {"badge": "", "detail": self.by_id[card]["why"], "warning": "Not its home"}

    def _at_home(self, card: str) -> bool:
        return self.placed[card] in self.homes(card)

    def state(self) -> dict[str, Any]:
        moved = {
            card: place
            for card, place in self.placed.items()
            if place != (self.by_id[card]["start"] or UNPLACED)
        }
        return {"framework": self.framework, "deck": self.deck, "moved": moved}

    def restore(self, state: Any) -> None:
        decks = {str(row["deck"]) for row in self.by_id.values()}
        known = {"framework": FRAMEWORKS, "deck": decks}
        kept = {key: state[key] for key in known if state.get(key) in known[key]}
        self.form.values = {**self.form.values, **kept}
        for card, place in dict(state.get("moved", {})).items():
            if card in self.placed and place in _NAMES:
                self.placed[card] = place
        self._deal()

    def summary(self) -> str:
        placed = [card for card in self.placed if self.placed[card] != UNPLACED]
        home = sum(self._at_home(card) for card in placed)
        every = len(self.placed)
        judged = "" if self.framework == "any" else f" Judged by: {FRAMEWORKS[self.framework]}."
        count = f"At home: **{home} of {len(placed)}** placed cards; {every} there are in all.{judged}"
        return f"{self._about(self.last)}\n\n{count}" if self.last in placed else count

    def _about(self, card: str) -> str:
        """The last card that was moved: its reason, on what it depends, and the source."""
        row = self.by_id[card]
        where = _NAMES[self.placed[card]].lower()
        verdict = "at home" if self._at_home(card) else "not its home"
        said = {"any": row["depends_on"], **{key: _who(row[key]) for key in ("scrum", "safe", "common")}}
        source = f" Source: {_SOURCES.get(self.framework, row['source'])}."
        return (
            f"**{escape_markdown(row['activity'])}**, {where}: {verdict}. {escape_markdown(row['why'])} "
            f"{escape_markdown(said[self.framework])}{escape_markdown(source)}"
        )


def _who(text: str) -> str:
    return f"Here: {text}." if text else "Here nobody is named for it."
