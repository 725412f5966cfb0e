"""MoSCoW board: place the items, watch the effort of Must against 60 %, and see what a Must drags along.

Works on any table with `id`, `item`, `effort`, `moscow`, `requires`; `without_it` (what happens if it is not
in the release) is shown on the cards where it is given.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import ipywidgets
import pandas as pd

from pmkit.charts.moscow import moscow, moscow_rows
from pmkit.methods import check_moscow, moscow_effort
from pmkit.methods.moscow import GROUPS, LABELS, MUST_LIMIT
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.board import Board
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.form import Form
from pmkit.widgets.live_chart import LiveChart

UNSORTED = "unsorted"


class MoscowBoard(Explorer):
    """Cards in Must, Should, Could, Won't this time; effort bar and closure rule follow each move."""

    item: ClassVar[str] = "explorer:prioritisation.moscow"

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.items = _prepared(self.frame)
        self.titles = dict(zip(self.items["id"], self.items["item"], strict=True))
        groups = self.items["moscow"].where(self.items["moscow"].isin(GROUPS), UNSORTED)
        columns = [{"id": group, "title": LABELS[group]} for group in GROUPS]
        if (groups == UNSORTED).any():
            columns.insert(0, {"id": UNSORTED, "title": "Not sorted yet"})
        self.board = Board(
            "MoSCoW",
            columns,
            [_card(row, group) for row, group in zip(self.items.to_dict("records"), groups, strict=True)],
        )
        self.form = Form([{"key": "reset", "label": "Start over", "type": "button"}])
        self.form.on_click("reset", self.start_over)
        self._sort_out()
        self.chart = LiveChart(
            moscow(
                moscow_rows(self.effort), limit=MUST_LIMIT, title="Must", description="Shares of the effort."
            )
        )
        self.board.observe(self.changed, "cards")
        return [self.chart, self.said, self.board, self.form]

    def _sort_out(self) -> None:
        """The items as the board has them now, checked against both rules."""
        place = {card["id"]: card["column"] for card in self.board.cards}
        groups = ["" if place[item] == UNSORTED else place[item] for item in self.items["id"]]
        now = self.items.assign(moscow=pd.Series(groups, index=self.items.index, dtype="str"))
        self.effort = moscow_effort(now)
        self.checked = check_moscow(now)

    def update(self) -> None:
        self._sort_out()
        share = self.effort["share"].fillna(0.0)
        self.over = bool(self.effort.loc["must", "over"])
        title = (
            f"Must takes {100 * share['must']:.0f} % of the effort: over 60 %"
            if self.over
            else f"Must takes {100 * share['must']:.0f} % of the effort: within 60 %"
        )
        if not share.iloc[:3].sum():
            title = "Nothing is planned yet"
        said = ", ".join(f"{LABELS[group]} {100 * share[group]:.0f} %" for group in GROUPS[:3])
        self.chart.replace_rows(
            moscow_rows(self.effort),
            title=title,
            subtitle="The line across: 60 % of the effort. The rule counts effort, not items.",
            description=f"Shares of the effort: {said}.",
        )
        self.board.columns = [self._column(column) for column in self.board.columns]
        notes = {row["id"]: {"warning": self._breach(row)} for row in self.checked.to_dict("records")}
        if any(card.get("warning", "") != notes[card["id"]]["warning"] for card in self.board.cards):
            self.board.annotate(notes)

    def _column(self, column: dict[str, Any]) -> dict[str, Any]:
        if column["id"] == UNSORTED:
            return column
        row = self.effort.loc[column["id"]]
        if column["id"] == "wont":
            return {**column, "note": f"{_months(row['effort'])}, not now"}
        whole = float(self.effort["effort"].iloc[:3].sum())
        text = f"{row['effort']:g} of {whole:g} person-months"
        meter = {"value": float(row["effort"]), "max": whole or 1.0, "text": text}
        if column["id"] == "must":
            meter |= {"mark": MUST_LIMIT * whole, "over": bool(row["over"])}
        return {**column, "meter": meter}

    def _breach(self, row: Mapping[Any, Any]) -> str:
        if not row["breach"]:
            return ""
        holder = self._holders(row["id"])
        needed = LABELS[row["moscow_needed"]]
        return f"{needed}: {holder} needs it" if holder else f"{needed}: something needs it"

    def _holders(self, item: str) -> str:
        """What needs this item directly and stands higher, by title."""
        level = {row: group for row, group in zip(self.checked["id"], self.checked["moscow"], strict=True)}
        higher = [
            self.titles[row]
            for row, needs in zip(self.checked["id"], self.checked["requires"], strict=True)
            if item in needs and _level(level[row]) < _level(level[item])
        ]
        return f"“{higher[0]}”" if higher else ""

    def state(self) -> dict[str, Any]:
        return {"places": self.board.places()}

    def restore(self, state: Any) -> None:
        places = {str(group): list(ids) for group, ids in dict(state.get("places", {})).items()}
        self.board.place(places)

    def summary(self) -> str:
        must = self.effort.loc["must"]
        if not self.effort["effort"].iloc[:3].sum():
            return "Nothing is planned yet. Move the first card to Must, Should or Could."
        said = (
            f"Must takes **{100 * must['share']:.0f} %** of the effort ({must['effort']:g} person-months) "
            f"and {100 * must['item_share']:.0f} % of the items."
        )
        if self.over:
            whole = float(self.effort["effort"].iloc[:3].sum())
            said += f" That is {must['effort'] - MUST_LIMIT * whole:.1f} person-months over the line."
        breaches = self.checked[self.checked["breach"]]
        if not self.over and breaches.empty:
            said += " The release can still lose a bad month and keep every Must."
        if len(breaches):
            row = breaches.iloc[0].to_dict()
            holder = self._holders(row["id"]) or "another item"
            said += f" “{escape_markdown(row['item'])}” must come along: {escape_markdown(holder)} needs it."
        unsized = int(self.effort["unsized"].sum())
        if unsized:
            said += f" {unsized} without an effort: not counted yet."
        return said


def _months(effort: float) -> str:
    return f"{effort:g} person-month" + ("" if effort == 1 else "s")


def _level(group: str) -> int:
    return GROUPS.index(group) if group in GROUPS else len(GROUPS)


def _prepared(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns that the board needs; what the table lacks is empty."""
    items = frame.reset_index(drop=True)
    blank = {"moscow": "", "without_it": ""}
    for name, value in blank.items():
        items[name] = items[name].fillna("") if name in items else value
    if "effort" not in items:
        items["effort"] = float("nan")
    if "requires" not in items:
        items["requires"] = [[] for _ in range(len(items))]
    return items


def _card(row: Mapping[Any, Any], group: str) -> dict[str, Any]:
    effort = "No effort yet" if pd.isna(row["effort"]) else _months(float(row["effort"]))
    return {
        "id": row["id"],
        "title": row["item"],
        "column": group,
        "detail": f"{effort}. {row['without_it']}".strip(),
    }
