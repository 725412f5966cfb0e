"""Now-next-later board: place items by certainty, name what they change, hear what a reader asks.

Works on any table with `id` and `item`; `horizon` (now, next, later) and `outcome` are used where they are
given. The rules are those of `pmkit.methods.roadmap_lint`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import ipywidgets
import pandas as pd

from pmkit.methods.roadmap_lint import HORIZONS, MOST_NOW, lint_board
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.board import Board
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.form import Form
from pmkit.widgets.table import FEW_ROWS, Table

UNSORTED, SAID_NO = "unsorted", "no"
NAMES = ("Now", "Next", "Later")
_EDITED = ("item", "outcome")


class NowNextLater(Explorer):
    """Cards by certainty; headings, titles and outcomes can be rewritten, and the rules follow."""

    item: ClassVar[str] = "explorer:roadmapping.now-next-later"
    first_names: ClassVar[tuple[str, str, str]] = ("Q4", "Q1", "Q2")

    def build(self) -> Sequence[ipywidgets.Widget]:
        items = self.frame.reset_index(drop=True)
        given = items["horizon"].fillna("") if "horizon" in items else pd.Series("", index=items.index)
        outcome = items["outcome"].fillna("") if "outcome" in items else pd.Series("", index=items.index)
        places = given.where(given.isin(HORIZONS), UNSORTED)
        fields = [
            {"key": key, "label": f"Heading {number}", "type": "text"}
            for number, key in enumerate(HORIZONS, start=1)
        ]
        fields.append({"key": "reset", "label": "Start over", "type": "button"})
        self.form = Form(fields, dict(zip(HORIZONS, self.first_names, strict=True)), label="Headings")
        self.form.on_click("reset", self.start_over)
        columns = [{"id": key, "title": name} for key, name in zip(HORIZONS, self.first_names, strict=True)]
        if (places == UNSORTED).any():
            columns.insert(0, {"id": UNSORTED, "title": "Not placed yet"})
        # Without a place for it, a no could only be hidden in Later.
        columns.append({"id": SAID_NO, "title": "Said no"})
        rows = [
            {"id": str(id), "item": str(title), "outcome": str(changes)}
            for id, title, changes in zip(items["id"], items["item"], outcome, strict=True)
        ]
        self.board = Board(
            "Roadmap",
            columns,
            [
                {"id": row["id"], "title": row["item"], "detail": row["outcome"], "column": place}
                for row, place in zip(rows, places, strict=True)
            ],
        )
        self.table = Table(
            "Titles and outcomes",
            [
                {"key": "item", "label": "Title", "type": "text"},
                {"key": "outcome", "label": "What will be different, for whom", "type": "text"},
            ],
            rows,
            stacked=len(rows) <= FEW_ROWS,
        )
        self.start_rows = {row["id"]: row for row in rows}
        for widget, trait in ((self.board, "cards"), (self.form, "values"), (self.table, "rows")):
            widget.observe(self.changed, trait)
        return [self.form, self.said, self.board, self.table]

    @property
    def names(self) -> tuple[str, str, str]:
        """The headings; an emptied one is its usual name."""
        given = (
            str(self.form.values.get(key) or "").strip() or name
            for key, name in zip(HORIZONS, NAMES, strict=True)
        )
        now, later, last = given
        return now, later, last

    def _now(self) -> pd.DataFrame:
        texts = {row["id"]: row for row in self.table.rows}
        rows = [
            {
                "id": card["id"],
                "item": str(texts[card["id"]]["item"] or ""),
                "outcome": str(texts[card["id"]]["outcome"] or ""),
                "horizon": card["column"],
            }
            for card in self.board.cards
        ]
        return pd.DataFrame(rows, columns=["id", "item", "outcome", "horizon"])

    def update(self) -> None:
        items = self._now()
        self.found = lint_board(items, self.names)
        names = dict(zip(HORIZONS, self.names, strict=True))
        warnings: dict[str, str] = {}
        for one in self.found:
            warnings.setdefault(one.where, one.text)
        columns = []
        for column in self.board.columns:
            if column["id"] not in names:
                columns.append(column)
                continue
            count = int((items["horizon"] == column["id"]).sum())
            kept = {"id": column["id"], "title": names[column["id"]], "note": warnings.get(column["id"], "")}
            if column["id"] == "now":
                kept["meter"] = {
                    "value": count,
                    "max": max(count, 2 * MOST_NOW),
                    "mark": MOST_NOW,
                    "text": f"{count} of at most {MOST_NOW}",
                    "over": count > MOST_NOW,
                }
            columns.append(kept)
        if columns != self.board.columns:
            self.board.columns = columns
        notes = {
            row["id"]: {
                "title": row["item"] or "Untitled",
                "detail": row["outcome"],
                "warning": warnings.get(row["id"], ""),
            }
            for row in items.to_dict("records")
        }
        if any(_differs(card, notes[card["id"]]) for card in self.board.cards):
            self.board.annotate(notes)

    def state(self) -> dict[str, Any]:
        # Named so that they are not taken for decisions on a backlog's fields.
        cells = {
            row["id"]: changed
            for row in self.table.rows
            if (
                changed := {
                    key: str(row[key] or "")
                    for key in _EDITED
                    if str(row[key] or "") != self.start_rows[row["id"]][key]
                }
            )
        }
        return {"board": self.board.places(), "cells": cells, "names": list(self.names)}

    def restore(self, state: Any) -> None:
        cells = dict(state.get("cells", {}))
        self.table.rows = [
            {**row, **{k: str(v) for k, v in cells.get(row["id"], {}).items() if k in _EDITED}}
            for row in self.table.rows
        ]
        names = [str(name) for name in state.get("names", [])]
        if len(names) == len(HORIZONS):
            self.form.values = {**self.form.values, **dict(zip(HORIZONS, names, strict=True))}
        known = {column["id"] for column in self.board.columns}
        places = dict(state.get("board", {}))
        self.board.place({str(key): list(ids) for key, ids in places.items() if key in known})

    def summary(self) -> str:
        items = self._now()
        waiting = int((items["horizon"] == UNSORTED).sum())
        placed = f" {waiting} are not placed yet." if waiting else ""
        refused = int((items["horizon"] == SAID_NO).sum())
        if refused:
            placed += f" {refused} got a no: tell whoever asked, with the reason."
        if waiting == len(items):
            return f"{waiting} items wait to be placed. Begin with what is being worked on."
        if not self.found:
            return f"No rule has an objection. Show it to somebody who must wait.{placed}"
        first = self.found[0]
        titles = dict(zip(items["id"], items["item"], strict=True))
        where = f"**{escape_markdown(titles[first.where])}**: " if first.where in titles else ""
        count = len(self.found)
        many = (
            f"A critical reader stumbles over {count} places. First: " if count > 1 else "One place is left. "
        )
        return f"{many}{where}{escape_markdown(first.text)}{placed}"


class OwnNowNextLater(NowNextLater):
    """The same on one's own backlog, with the usual headings."""

    item: ClassVar[str] = "explorer:roadmapping.own-now-next-later"
    first_names: ClassVar[tuple[str, str, str]] = NAMES


def _differs(card: Mapping[str, Any], note: Mapping[str, Any]) -> bool:
    return any(card.get(key, "") != value for key, value in note.items())
