"""Now-next-later board: place items by certainty, name what they change, hear what a reader asks.

Works on any table with `id` and `item`; `horizon` (now, next, later) and `outcome` are used where they are
given. The rules are those of `pmkit.methods.roadmap_lint`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.english import counted, plural
from pmkit.explorers import Cells, Control, Explorer, Form, Places, Result, Text, Values
from pmkit.explorers.readable import WAITING as UNSORTED
from pmkit.methods.roadmap_lint import HORIZONS, MOST_NOW, BoardFinding, lint_board
from pmkit.practice.markdown import escape_markdown

SAID_NO = "no"
NAMES = ("Now", "Next", "Later")


class NowNextLater(Explorer):
    """Cards by certainty; headings, titles and outcomes can be rewritten, and the rules follow.

    `headings` are those that one begins with.
    """

    layout = ("form", "sentence", "board", "cells")
    taken_along = ("board",)
    title = "Now, next, later"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        headings: Sequence[str] = NAMES,
    ) -> None:
        super().__init__(frame, units=units)
        self.headings = dict(zip(HORIZONS, headings, strict=True))
        outcomes = frame["outcome"].fillna("") if "outcome" in frame else [""] * len(frame)
        self.rows = [
            {"id": str(id), "item": str(title), "outcome": str(changes)}
            for id, title, changes in zip(frame["id"], frame["item"], outcomes, strict=True)
        ]
        given = list(frame["horizon"]) if "horizon" in frame else [""] * len(frame)
        self.cards = [
            {"id": row["id"], "title": row["item"], "column": place if place in HORIZONS else UNSORTED}
            for row, place in zip(self.rows, given, strict=True)
        ]
        waits = any(card["column"] == UNSORTED for card in self.cards)
        # Without a place for it, a no could only be hidden in Later.
        self.columns = ({UNSORTED: "Not placed yet"} if waits else {}) | self.headings | {SAID_NO: "Said no"}

    def controls(self, _: Values) -> Sequence[Control]:
        names = [
            Text(key, f"Heading {number}", start=name, at=("names", key))
            for number, (key, name) in enumerate(self.headings.items(), start=1)
        ]
        texts = [
            {"key": "item", "label": "Title", "type": "text"},
            {"key": "outcome", "label": "What will be different, for whom", "type": "text"},
        ]
        return (
            Form("form", tuple(names), label="Headings"),
            Places("board", "Roadmap", columns=self.columns, cards=self.cards),
            Cells("cells", "Titles and outcomes", columns=texts, rows=self.rows),
        )

    def read(self, kept: Mapping[str, Any]) -> Mapping[str, Any]:
        """Version 0.1 kept the headings as a list."""
        names = kept.get("names")
        return (
            {**kept, "names": dict(zip(HORIZONS, names, strict=False))} if isinstance(names, list) else kept
        )

    def result(self, values: Values) -> Result:
        items = self._items(values)
        names = _names(values["names"])
        found = lint_board(items, (names["now"], names["next"], names["later"]))
        warnings: dict[str, str] = {}
        for one in found:
            warnings.setdefault(one.where, one.text)
        count = items["horizon"].value_counts()
        columns: dict[str, dict[str, Any]] = {
            key: {"title": name, "note": warnings.get(key, "")} for key, name in names.items()
        }
        columns["now"]["meter"] = _meter(int(count.get("now", 0)))
        cards = {
            row["id"]: {
                "title": row["item"] or "Untitled",
                "detail": row["outcome"],
                "warning": warnings.get(row["id"], ""),
            }
            for row in items.to_dict("records")
        }
        return Result(sentence=_sentence(items, found), cards={"board": cards}, columns={"board": columns})

    def _items(self, values: Values) -> pd.DataFrame:
        """The items column by column, with their texts and `horizon`, the column that they are in."""
        texts = {row["id"]: {**row, **values["cells"].get(row["id"], {})} for row in self.rows}
        rows = [
            {"id": id, **{key: str(texts[id][key] or "") for key in ("item", "outcome")}, "horizon": column}
            for column, ids in values["board"].items()
            for id in ids
        ]
        return pd.DataFrame(rows, columns=["id", "item", "outcome", "horizon"])


def _names(given: Mapping[str, str]) -> dict[str, str]:
    """The headings; an emptied one is its usual name."""
    return {key: given[key].strip() or name for key, name in zip(HORIZONS, NAMES, strict=True)}


def _meter(count: int) -> dict[str, Any]:
    return {
        "value": count,
        "max": max(count, 2 * MOST_NOW),
        "mark": MOST_NOW,
        "text": f"{count} of at most {MOST_NOW}",
        "over": count > MOST_NOW,
    }


def _sentence(items: pd.DataFrame, found: Sequence[BoardFinding]) -> str:
    waiting = int((items["horizon"] == UNSORTED).sum())
    if waiting == len(items):
        wait = f"{counted(waiting, 'item')} {plural(waiting, 'waits', 'wait')} to be placed."
        return f"{wait} Begin with what is being worked on."
    placed = f" {waiting} {plural(waiting, 'is', 'are')} not placed yet." if waiting else ""
    if refused := int((items["horizon"] == SAID_NO).sum()):
        placed += f" {refused} got a no: tell whoever asked, with the reason."
    if not found:
        return f"No rule has an objection. Show it to somebody who must wait.{placed}"
    first = found[0]
    titles = dict(zip(items["id"], items["item"], strict=True))
    where = f"**{escape_markdown(titles[first.where])}**: " if first.where in titles else ""
    many = "One place is left. "
    if len(found) > 1:
        many = f"A critical reader stumbles over {len(found)} places. First: "
    return f"{many}{where}{escape_markdown(first.text)}{placed}"
