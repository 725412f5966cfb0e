"""What moves the North Star? A tree of inputs and the metric that they make, with what changed.

Knows no formula: the values come in, now and before.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import NARROW, PAGE, wrapped
from pmkit.charts._titles import Words, number, per_cent, short, told
from pmkit.charts.picture import Picture
from pmkit.english import signed

UP, DOWN, SAME = "up", "down", "unchanged"
COLOURS = {UP: theme.BLUE, DOWN: theme.VERMILION, SAME: theme.GREY}
SHAPES = {UP: "triangle-up", DOWN: "triangle-down", SAME: "circle"}
_SAME = 0.0005
_FOLD = 9.0
_PLACES = ("x", "y", "from_x", "from_y", "bend")
_LINE, _COLUMN = 14, 640
"""Pixels of a line, where a name takes two, and of a page on which none has to."""
_BEND = 0.1
"""Lines to the inputs turn close to them, so that they run under the names and not through them."""
_INDENT, _ROW = 0.07, 50
"""On a phone the tree is a list: what a step down is set in, as a share of the width, and pixels of a row."""


def _rows(tree: pd.DataFrame) -> pd.DataFrame:
    """The chart's rows: one per metric, the root first.

    Columns: `id`, `name`, `value`, `change` (a share), `moved`, `x` (0 for the root, 1 for the deepest
    inputs), `y` (row from the top), `from_x`, `from_y` (its parent's place), `bend` (where the line to it
    turns), the same five for a phone (`…_narrow`), `leaf` (1 for an input of nothing) and `words`.
    """
    need(tree, ("id", "name", "value", "parent"), "The tree")
    ids = [str(each) for each in tree["id"]]
    parents = ["" if pd.isna(each) else str(each) for each in tree["parent"]]
    depth, row, listed = _places(ids, parents)
    value = tree["value"].astype(float).to_numpy()
    before = (
        tree["before"].astype(float).to_numpy() if "before" in tree.columns else np.full(len(ids), np.nan)
    )
    units = (
        ["" if pd.isna(each) else f" {short(each, 24)}".rstrip() for each in tree["unit"]]
        if "unit" in tree.columns
        else [""] * len(ids)
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        change = np.where(before != 0, (value - before) / np.abs(before), np.nan)
        by = np.where(before != 0, change, value - before)  # from nothing there is a way, but no share
    moved = np.where(np.isnan(by) | (np.abs(by) < _SAME * (before != 0)), SAME, np.where(by > 0, UP, DOWN))
    moved = np.where(by == 0, SAME, moved)
    deepest = max(depth.values(), default=0) or 1
    rows = pd.DataFrame(
        {
            "id": ids,
            "name": [short(each, 40) for each in tree["name"]],
            "value": value,
            "change": change,
            "moved": moved,
            "x": [depth[each] / deepest for each in ids],
            "y": [row[each] for each in ids],
            "from_x": [depth.get(each, np.nan) / deepest if each else np.nan for each in parents],
            "from_y": [row.get(each, np.nan) if each else np.nan for each in parents],
        }
    )
    rows["bend"] = rows["x"] - _BEND * (rows["x"] - rows["from_x"])
    rows["x_narrow"] = [_INDENT * depth[each] for each in ids]
    rows["y_narrow"] = [float(listed.index(each)) for each in ids]
    rows["from_x_narrow"] = [_INDENT * depth[each] if each else np.nan for each in parents]
    rows["from_y_narrow"] = [float(listed.index(each)) if each else np.nan for each in parents]
    rows["bend_narrow"] = rows["from_x_narrow"]
    rows["leaf"] = [int(each not in parents) for each in ids]
    rows["words"] = [
        "not known" if pd.isna(each) else f"{number(each)}{unit}{_changed(share, was, way)}"
        for each, unit, share, was, way in zip(
            value.tolist(), units, change.tolist(), before.tolist(), moved.tolist(), strict=True
        )
    ]
    return rows


def _changed(share: float, before: float, way: str) -> str:
    """The change in words: (+12 %), from a tenfold on (×12), from nothing (from 0)."""
    if way == SAME:
        return ""
    if before == 0:
        return " (from 0)"
    return f" (×{number(1 + share, 3)})" if share >= _FOLD else f" ({signed(100 * share, 0)} %)"


def _words(rows: pd.DataFrame) -> Words:
    """The finding: where the North Star stands, and which input moved it most."""
    root = rows[rows["from_x"].isna()].iloc[0]
    title = f"{root['name']}: {root['words']}"
    inputs = rows[rows["from_x"].notna()].dropna(subset=["change"])
    moved = inputs[inputs["moved"] != SAME]
    if len(moved):
        most = moved.loc[moved["change"].abs() == moved["change"].abs().max()].iloc[0]
        change = float(most["change"])
        by = f"×{number(1 + change, 3)}" if change >= _FOLD else per_cent(abs(change))
        title += f"; most moved: {most['name']}, {'up' if change > 0 else 'down'} {by}"
    metrics = told([f"{row['name']}: {row['words']}" for row in rows.to_dict("records")], 30)
    note = "First the North Star, then what it is made of. Triangle: up or down against before."
    return Words(
        title,
        note if len(inputs) else "First the North Star, then what it is made of.",
        f"A tree. {metrics}.",
    )


def north_star_chart(tree: pd.DataFrame) -> Picture:
    """What is the North Star made of, and which input moves it?

    `tree` has `id`, `name`, `value` and `parent` (an id; empty for the North Star), and may have `before`
    (the value to compare with) and `unit`. Raises ValueError for a parent that is not there and for more than
    one root.
    """
    rows = _rows(tree)
    return Picture(rows, _words(rows), _draw)


def _draw(rows: pd.DataFrame) -> Any:
    places = {f"at_{name}": f"{NARROW} ? datum.{name}_narrow : datum.{name}" for name in _PLACES}
    chart = alt.Chart(rows).transform_calculate(**places)
    x = alt.X("at_x:Q", axis=None, scale=alt.Scale(domain=[-0.02, 1.02], nice=False))
    y = alt.Y("at_y:Q", axis=None, scale=alt.Scale(reverse=True, zero=False, nice=False, padding=26))
    nodes = chart.encode(
        x=x,
        y=y,
        tooltip=[
            alt.Tooltip("name:N", title="Metric"),
            alt.Tooltip("words:N", title="Now"),
            alt.Tooltip("moved:N", title="Against before"),
        ],
    )
    states = list(COLOURS)
    levels = 1 / rows.loc[rows["x"] > 0, "x"].min() if (rows["x"] > 0).any() else 1.0
    limits = {
        1: alt.ExprRef("280"),
        0: alt.ExprRef(f"{NARROW} ? 280 : max(72, ({PAGE} - 170) * {(1 - _BEND) / levels:.3f} - 20)"),
    }
    line: dict[str, Any] = {"color": theme.GREY, "strokeWidth": 1.5, "opacity": 0.8}
    edges = chart.transform_filter("isValid(datum.from_x)")
    near, far = alt.X("at_bend:Q", axis=None), alt.X("at_from_x:Q", axis=None)
    start = alt.Y("at_from_y:Q", axis=None)
    names = []
    for leaf, above, letters in ((1, 0, 23), (0, 19, 16)):
        part = nodes.transform_filter(f"datum.leaf == {leaf}").transform_calculate(
            name_lines=_lines("datum.name", letters),
            words_lines=_lines("datum.words", letters),
        )
        # lines grow downwards from the first one, so a text above the point begins higher for each line
        higher = f"({NARROW} ? 0 : {above} + {_LINE} * (length(datum.words_lines) - 1) * {1 - leaf})"
        for dy, weight, column in (
            (f"-8 - {higher} - {_LINE} * (length(datum.name_lines) - 1)", "bold", "name_lines"),
            (f"8 - {higher}", "normal", "words_lines"),
        ):
            text = part.mark_text(
                align="left",
                dx=12,
                dy={"expr": dy},
                lineHeight=_LINE,
                limit=limits[leaf],
                fontWeight=weight,  # type: ignore[arg-type]
            )
            names.append(text.encode(text=f"{column}:N"))
    drawn = alt.layer(
        edges.mark_rule(**line).encode(x=far, x2="at_bend", y=start),
        edges.mark_rule(**line).encode(x=near, y=start, y2="at_y"),
        edges.mark_rule(**line).encode(x=near, x2="at_x", y=y),
        nodes.mark_point(size=150, opacity=1).encode(
            color=alt.Color(
                "moved:N", scale=alt.Scale(domain=states, range=list(COLOURS.values())), legend=None
            ),
            shape=alt.Shape("moved:N", scale=alt.Scale(domain=states, range=list(SHAPES.values()))),
        ),
        *names,
    )
    leaves = int(rows["y"].max() - rows["y"].min()) + 1 if len(rows) else 1
    narrow = {"narrow": {"height": _ROW * len(rows)}}
    return drawn.properties(height=max(52 * leaves, 120), usermeta=narrow)


def _lines(text: str, letters: int) -> str:
    """A Vega expression: the text in lines of so many letters in a narrow column, on a wide page whole."""
    return f"{NARROW} ? {wrapped(text, 32)} : {PAGE} < {_COLUMN} ? {wrapped(text, letters)} : [{text}]"


def _places(ids: list[str], parents: list[str]) -> tuple[dict[str, int], dict[str, float], list[str]]:
    """How deep each metric lies, its row (leaves one below the other, a parent amid its children), and the
    metrics as a list, each above its inputs."""
    roots = [each for each, parent in zip(ids, parents, strict=True) if not parent]
    unknown = [parent for parent in parents if parent and parent not in ids]
    if unknown:
        raise ValueError(
            f"The tree has no metric “{short(unknown[0])}”, which another one names as its parent."
        )
    if len(roots) != 1:
        raise ValueError(
            f"The tree has {len(roots)} metrics without a parent. Exactly one is the North Star."
        )
    children: dict[str, list[str]] = {each: [] for each in ids}
    for each, parent in zip(ids, parents, strict=True):
        if parent:
            children[parent].append(each)
    depth, row, at = {}, {}, 0.0
    path = [(roots[0], 0)]
    order = []
    while path:
        each, level = path.pop()
        depth[each] = level
        order.append(each)
        path += [(child, level + 1) for child in reversed(children[each])]
    if len(depth) < len(set(ids)):
        lost = next(each for each in ids if each not in depth)
        raise ValueError(
            f"“{short(lost)}” and its parents form a circle. Let one of them lead to the North Star."
        )
    for each in order:
        if not children[each]:
            row[each], at = at, at + 1
    for each in reversed(order):
        if children[each]:
            row[each] = sum(row[child] for child in children[each]) / len(children[each])
    return depth, row, order
