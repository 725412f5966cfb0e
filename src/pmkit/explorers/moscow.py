"""MoSCoW board: place the items, watch the effort of Must against 60 %, and see what a Must drags along.

Works on any table with `id`, `item`, `effort`, `moscow`, `requires`; `without_it` (what happens if it is
not in the release) is shown on the cards where it is given. What obliges the team to an item is asked for
in a table.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.charts.moscow import moscow_chart
from pmkit.english import counted, listed, plural
from pmkit.explorers import Cells, Control, Explorer, Places, Result, Values
from pmkit.explorers.readable import WAITING as UNSORTED
from pmkit.methods import check_moscow, check_obligations, moscow_effort
from pmkit.methods.moscow import GROUPS, LABELS, MUST_LIMIT, OBLIGATION_LABELS, share_words
from pmkit.practice.markdown import escape_markdown

_PLANNED = ["must", "should", "could"]


class MoscowBoard(Explorer):
    """Cards in Must, Should, Could, Won't this time; effort bar and closure rule follow each move."""

    layout = ("chart", "sentence", "places", "obligations")
    taken_along = ("chart", "sentence", "places")
    title = "MoSCoW"

    def __init__(self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None) -> None:
        super().__init__(frame, units=units)
        self.items = _prepared(frame)
        self.titles = dict(zip(self.items["id"], self.items["item"], strict=True))
        begin = self.items["moscow"].where(self.items["moscow"].isin(GROUPS), UNSORTED)
        self.columns = {group: LABELS[group] for group in GROUPS}
        if (begin == UNSORTED).any():
            self.columns = {UNSORTED: "Not sorted yet", **self.columns}
        self.cards = [
            _card(row, group) for row, group in zip(self.items.to_dict("records"), begin, strict=True)
        ]

    def controls(self, _: Values) -> Sequence[Control]:
        return (
            Places(
                "places",
                "MoSCoW",
                columns=self.columns,
                cards=self.cards,
                tray=UNSORTED,
                field="moscow",
                values=tuple(GROUPS),
            ),
            Cells(
                "obligations",
                "What obliges you to it",
                columns=(
                    {"key": "item", "label": "Item", "readonly": True},
                    {
                        "key": "obligation",
                        "label": "It is asked for by",
                        "width": 15,
                        "type": "choice",
                        "options": _OBLIGATIONS,
                    },
                ),
                rows=[
                    {"id": row["id"], "item": row["item"], "obligation": row["obligation"] or None}
                    for row in self.items.to_dict("records")
                ],
                fields=("obligation",),
            ),
        )

    def result(self, values: Values) -> Result:
        place = {id: group for group, ids in values["places"].items() for id in ids}
        groups = ["" if place[id] == UNSORTED else place[id] for id in self.items["id"]]
        items = self.items.assign(moscow=pd.Series(groups, index=self.items.index, dtype="str"))
        items["obligation"] = self._obligations(values["obligations"])
        effort, checked = moscow_effort(items), check_moscow(items)
        broken = check_obligations(items)
        share = effort["share"].fillna(0.0)
        over = bool(effort.loc["must", "over"])
        title = f"Must takes {share_words(share['must'])} of the effort: {'over' if over else 'within'} 60 %"
        told = ", ".join(f"{LABELS[group]} {100 * share[group]:.0f} %" for group in _PLANNED)
        chart = moscow_chart(
            effort,
            limit=MUST_LIMIT,
            title=title if share[_PLANNED].sum() else "Nothing is planned yet",
            subtitle="The line across: 60 % of the effort. The rule counts effort, not items.",
            description=f"Shares of the effort: {told}.",
        )
        return Result(
            sentence=self._said(effort, checked, broken, over),
            charts={"chart": chart},
            cards={"places": self._warnings(checked) | _obliged(broken)},
            columns={"places": {group: _column(group, effort) for group in GROUPS}},
        )

    def _obligations(self, edits: Mapping[str, Mapping[str, Any]]) -> list[str]:
        """What obliges the team to each item, "" where nobody has said."""
        known = zip(self.items["id"], self.items["obligation"], strict=True)
        return [edits.get(id, {}).get("obligation", said) or "" for id, said in known]

    def _warnings(self, checked: pd.DataFrame) -> dict[str, dict[str, str]]:
        """What must stand higher, and what needs it."""
        return {
            row["id"]: {
                "warning": f"{LABELS[row['moscow_needed']]}: "
                f"{self._holder(row['id'], checked) or 'something'} needs it"
            }
            for row in checked[checked["breach"]].to_dict("records")
        }

    def _holder(self, item: str, checked: pd.DataFrame) -> str:
        """What needs this item directly and stands higher, by title."""
        level = dict(zip(checked["id"], map(_level, checked["moscow"]), strict=True))
        higher = [
            self.titles[row]
            for row, needs in zip(checked["id"], checked["requires"], strict=True)
            if item in needs and level[row] < level[item]
        ]
        return f"“{higher[0]}”" if higher else ""

    def _said(self, effort: pd.DataFrame, checked: pd.DataFrame, broken: pd.DataFrame, over: bool) -> str:
        must: Any = effort.loc["must"]
        whole = float(effort.loc[_PLANNED, "effort"].sum())
        if not whole:
            return "Nothing is planned yet. Move the first card to Must, Should or Could."
        said = (
            f"Must takes **{share_words(must['share'])}** of the effort ({must['effort']:g} person-months) "
            f"and {100 * must['item_share']:.0f} % of the items."
        )
        if over:
            said += f" That is {must['effort'] - MUST_LIMIT * whole:.1f} person-months over the line."
        breaches = checked[checked["breach"]]
        unsaid = int((broken["obligation"] == "").sum())
        if not over and breaches.empty and not broken["breaks"].any() and not unsaid:
            said += " The release can still lose a bad month and keep every Must."
        said += _breaks(broken)
        if unsaid:
            said += f" Nobody has said what obliges you to {counted(unsaid, 'item')}: the table below asks."
        if len(breaches):
            row = breaches.iloc[0].to_dict()
            holder = escape_markdown(self._holder(row["id"], checked) or "another item")
            said += f" “{escape_markdown(row['item'])}” must come along: {holder} needs it."
        unsized = int(effort["unsized"].sum())
        if unsized:
            said += f" {unsized} without an effort: not counted yet."
        return said


_OBLIGATIONS = [{"value": word, "label": label} for word, label in OBLIGATION_LABELS.items()]


def _obliged(broken: pd.DataFrame) -> dict[str, dict[str, str]]:
    """On the cards of a release that breaks an obligation: which."""
    rows = broken[broken["breaks"]].to_dict("records")
    return {row["id"]: {"warning": f"{OBLIGATION_LABELS[row['obligation']]} asks for it"} for row in rows}


def _breaks(broken: pd.DataFrame) -> str:
    """The first obligations that the release breaks, and what to do."""
    rows = broken[broken["breaks"]]
    if rows.empty:
        return ""
    named = listed([f"“{escape_markdown(title)}”" for title in rows["item"]], 3)
    they = plural(len(rows), "this is", "these are")
    return (
        f" Not yours to leave out: {named}. If {they} not a Must, write down how you keep to the law, "
        "the contract, the date or the safety of people without it."
    )


def _column(group: str, effort: pd.DataFrame) -> dict[str, Any]:
    row: Any = effort.loc[group]
    if group == "wont":
        return {"note": f"{counted(float(row['effort']), 'person-month')}, not now"}
    whole = float(effort.loc[_PLANNED, "effort"].sum())
    text = f"{row['effort']:g} of {whole:g} person-months"
    meter = {"value": float(row["effort"]), "max": whole or 1.0, "text": text}
    if group == "must":
        meter |= {"mark": MUST_LIMIT * whole, "over": bool(row["over"])}
    return {"meter": meter}


def _level(group: str) -> int:
    return GROUPS.index(group) if group in GROUPS else len(GROUPS)


def _prepared(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns that the board needs; what the table lacks is empty."""
    items = frame.reset_index(drop=True)
    for name in ("moscow", "without_it", "obligation"):
        items[name] = items[name].fillna("") if name in items else ""
    if "effort" not in items:
        items["effort"] = float("nan")
    if "requires" not in items:
        items["requires"] = [[] for _ in range(len(items))]
    return items


def _card(row: Mapping[Any, Any], group: str) -> dict[str, Any]:
    effort = "No effort yet" if pd.isna(row["effort"]) else counted(float(row["effort"]), "person-month")
    detail = f"{effort}. {row['without_it']}".strip()
    return {"id": row["id"], "title": row["item"], "column": group, "detail": detail}
