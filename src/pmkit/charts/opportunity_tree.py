"""Does every branch hang on something that a customer said? An opportunity tree as a list that is set in.

Knows no rule: what is to be looked at again comes in as a few words for each card.
"""

from __future__ import annotations

from textwrap import wrap
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import NARROW, PAGE
from pmkit.charts._titles import Words, short, told
from pmkit.charts.picture import Picture

COLOURS = {
    "outcome": theme.PURPLE,
    "opportunity": theme.BLUE,
    "solution": theme.GREEN,
    "test": theme.OCHRE,
}
SHAPES = {"outcome": "diamond", "opportunity": "circle", "solution": "square", "test": "triangle-up"}
_INDENT = 0.055
"""What a step down is set in, as a share of the width."""
_LINE, _STEP, _PHONE_STEP = 15, 42, 72
"""Pixels of a line, and of a card on a wide page and on a phone."""
_WIDE, _PHONE, _PHONE_LINES = 84, 37, 3
"""Letters of a card on a wide page; letters of a line on a phone, less for each step down, and its lines."""


def _rows(cards: pd.DataFrame) -> pd.DataFrame:
    """The chart's rows: one per card, each above what hangs on it.

    Columns: `key`, `kind`, `x`, `place` (its row from the top), `from_x`, `from_place` (what it hangs on),
    `wide` and `narrow` (its lines), `lit` (1 for the card that is open), `text` and `note` (for a tooltip).
    """
    need(cards, ("id", "parent", "kind", "text", "note", "chosen"), "The tree")
    by_id = {str(row["id"]): row for row in cards.to_dict("records")}
    depth = _depths({id: str(row["parent"]) for id, row in by_id.items()})
    place = {id: float(at) for at, id in enumerate(depth)}
    rows = []
    for id, level in depth.items():
        row, above = by_id[id], str(by_id[id]["parent"])
        hangs = above in place and depth[above] == level - 1
        name = f"{id} {row['text'] or '…'}{' (chosen)' if row['chosen'] else ''}"
        note = f"! {row['note']}" if row["note"] else ""
        lines = wrap(short(name, 400), _PHONE - 3 * level)
        cut = [*lines[: _PHONE_LINES - 1], short(" ".join(lines[_PHONE_LINES - 1 :]), _PHONE - 3 * level)]
        rows.append(
            {
                "key": id,
                "kind": row["kind"],
                "x": _INDENT * level,
                "place": place[id],
                "from_x": _INDENT * (level - 1) if hangs else float("nan"),
                "from_place": place[above] if hangs else float("nan"),
                "wide": "\n".join(filter(None, [short(name, _WIDE - 3 * level), note])),
                "narrow": "\n".join(filter(None, [*cut, note])),
                "lit": int(bool(row.get("lit"))),
                "text": str(row["text"]),
                "note": str(row["note"]),
            }
        )
    return pd.DataFrame(rows, columns=[*_COLUMNS])


_COLUMNS = (
    "key",
    "kind",
    "x",
    "place",
    "from_x",
    "from_place",
    "wide",
    "narrow",
    "lit",
    "text",
    "note",
)


def _depths(parents: dict[str, str]) -> dict[str, int]:
    """How deep each card hangs, each before what hangs on it; one that hangs on nothing or in a circle stands
    at the left."""
    children: dict[str, list[str]] = {}
    for id, parent in parents.items():
        children.setdefault(parent if parent in parents and parent != id else "", []).append(id)
    depth: dict[str, int] = {}
    for top in [*children.get("", []), *parents]:  # the second: circles, which no top leads to
        path = [(top, 0)]
        while path:
            id, level = path.pop()
            if id not in depth:
                depth[id] = level
                path += [(child, level + 1) for child in reversed(children.get(id, []))]
    return depth


def opportunity_tree_chart(cards: pd.DataFrame, *, title: str, subtitle: str = "") -> Picture:
    """What hangs on what, and which cards are to be looked at again?

    `cards`: `id`, `parent` (an id or empty), `kind` (outcome, opportunity, solution, test), `text`, `note`
    (what a rule saw, in a few words, or empty), `chosen` and where one is open `lit`.
    """
    rows = _rows(cards)
    parts = [
        f"{row['kind']} {row['key']}: {row['text'] or 'empty'}{_noted(row['note'])}"
        for row in rows.to_dict("records")
    ]
    words = Words(title, subtitle, f"A tree, each card above what hangs on it. {told(parts, 30)}.")
    return Picture(rows, words, _draw)


def _noted(note: str) -> str:
    return f" ({note})" if note else ""


def _draw(rows: pd.DataFrame) -> Any:
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.02, 1], nice=False))
    y = alt.Y("place:O", axis=None)
    chart = alt.Chart(rows)
    line: dict[str, Any] = {"color": theme.GREY, "strokeWidth": 1.5, "opacity": 0.8}
    hanging = chart.transform_filter("isValid(datum.from_x)")
    left = alt.X("from_x:Q", axis=None)
    kinds = list(COLOURS)
    legend = alt.Legend(title=None, orient="bottom", columns=alt.ExprRef(f"{NARROW} ? 2 : 4"))
    tooltip = [
        alt.Tooltip("kind:N", title="Card"),
        alt.Tooltip("text:N", title="Text"),
        alt.Tooltip("note:N", title="Look again"),
    ]
    points = chart.mark_point(size=150, opacity=1).encode(
        x=x,
        y=y,
        color=alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=list(COLOURS.values())), legend=legend),
        shape=alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=list(SHAPES.values())), legend=legend),
        tooltip=tooltip,
    )
    lines = f"split({NARROW} ? datum.narrow : datum.wide, '\\n')"
    higher = f"-{_LINE / 2} * (length(datum.lines) - 1)"
    names = [
        chart.transform_filter(f"datum.lit == {lit}")
        .transform_calculate(lines=lines)
        .mark_text(
            align="left",
            baseline="middle",
            dx=13,
            dy={"expr": higher},
            lineHeight=_LINE,
            limit={"expr": f"{PAGE} - 40"},
            fontWeight=weight,  # type: ignore[arg-type]
        )
        .encode(x=x, y=y, text="lines:N", tooltip=tooltip)
        for lit, weight in ((0, "normal"), (1, "bold"))
    ]
    drawn = alt.layer(
        hanging.mark_rule(**line).encode(x=left, y=y, y2="from_place:O"),
        hanging.mark_rule(**line).encode(x=left, x2="x", y=y),
        points,
        *names,
    )
    phone = {"narrow": {"height": {"step": _PHONE_STEP}}}
    return drawn.properties(height=alt.Step(_STEP), usermeta=phone)
