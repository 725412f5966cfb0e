"""Where does an item stand under each method? Lines of ranks from method to method.

Knows no method: `rank_…` columns come in, as `methods.compare_ranks` makes them.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._layout import NARROW, PAGE, wrapped
from pmkit.charts._phone import rows_of_bars
from pmkit.charts._titles import Words, distinct
from pmkit.charts.picture import Picture
from pmkit.english import capital, counted, listed, plural

METHOD_LABELS = {
    "rice": "RICE",
    "ice_average": "ICE average",
    "ice_product": "ICE product",
    "value_effort": "Value ÷ effort",
    "wsjf": "WSJF",
    "cd3": "CD3",
    "safe_wsjf": "SAFe WSJF",
    "opportunity": "Opportunity score",
}
"""Short names for the heads of the columns; another method is called by its own name."""


def _rows(ranks: pd.DataFrame, highlight: Any) -> pd.DataFrame:
    """The chart's rows: one per item and method in which it has a rank.

    Columns: `key`, `item`, `method`, `rank` (as given), `place` (its row among the items shown, ties one
    below the other), `lit` (1 for what stands out), `left` and `right` (the labels at the ends).
    """
    columns = _methods(ranks)
    keys = _keys(ranks)
    lit = _lit(ranks, highlight)
    names = distinct(ranks["item"], 60)
    mean = ranks[columns].astype("Float64").mean(axis=1).to_numpy(dtype=float, na_value=float("nan"))
    frames = []
    for at, column in enumerate(columns):
        rank = ranks[column].astype("Float64").to_numpy(dtype=float, na_value=float("nan"))
        part = pd.DataFrame({"key": keys, "item": names, "rank": rank, "mean": mean, "lit": lit})
        part = part[part["rank"].notna()].sort_values(["rank", "mean"], kind="stable")
        tied = part["rank"].duplicated(keep=False)
        number = part["rank"].map("{:.0f}".format) + tied.map({True: "=", False: ""})
        part["method"], part["column"] = _label(column), at
        part["place"] = range(1, len(part) + 1)
        part["left"] = number + "  " + part["item"] if at == 0 else ""
        part["right"] = number + "  " + part["item"] if at == len(columns) - 1 else ""
        frames.append(part.drop(columns="mean"))
    return pd.concat(frames, ignore_index=True)


def _words(ranks: pd.DataFrame, highlight: Any) -> Words:
    """The finding: the best and the worst rank of the highlighted item, or of the one that moves most."""
    columns = _methods(ranks)
    table = ranks[columns].astype("Float64")
    spread = (table.max(axis=1) - table.min(axis=1)).astype(float).to_numpy()
    lit = _lit(ranks, highlight)
    names = distinct(ranks["item"], 60)
    known = pd.Series(spread).notna()
    if not known.any():
        return Words("No item has a rank yet", "", "No lines: no method could rank an item.")
    candidates = pd.Series(spread).where((pd.Series(lit) > 0) & known if any(lit) else known)
    ranking = [column for column in columns if table[column].notna().any()]
    if highlight is None and len(ranking) == 1:
        first = table[ranking[0]].eq(1).fillna(False).to_numpy(dtype=bool)
        leaders = [name for name, leads in zip(names, first, strict=True) if leads]
        title = f"Only {_label(ranking[0])} can rank these items; it puts {listed(leaders, 2)} first"
    elif highlight is None and len(ranks) > 1 and pd.Series(spread).max() == 0:
        every = "both" if len(ranks) == 2 else f"all {len(ranks)}"
        title = f"All methods agree on the place of {every} items"
    elif candidates.notna().sum() == 0:
        title = f"{names[lit.index(1)]} has no rank yet"
    else:
        title = _finding(names, table, candidates.tolist().index(candidates.max()))
    absent = int(table.isna().any(axis=1).sum())
    note = "First place on top; the number before a name is its rank."
    if absent:
        missing = f"{counted(absent, 'item')} can't be ranked by every method"
        note += f" {missing}: {plural(absent, 'its line is', 'their lines are')} incomplete."
    far = pd.Series(spread).sort_values(ascending=False, kind="stable").index[:3]
    told = "; ".join(_finding(names, table, int(row)) for row in far if known[row])
    methods = listed([_label(column) for column in columns], 9)
    return Words(title, note, f"Ranks of {counted(len(ranks), 'item')} by {methods}. {told}.")


def bump_chart(ranks: pd.DataFrame, highlight: Any = None) -> Picture:
    """Where does an item stand under each method, and where do the methods disagree?

    `ranks` has `item` and one `rank_<method>` column per method, in the order in which they are to stand;
    `id` where there is one. `highlight` is the id (or a list of ids) that stands out, by default the item
    whose ranks lie farthest apart. Raises ValueError where there is no `item` or no `rank_…` column.
    """
    draw = partial(_draw, order=[_label(column) for column in _methods(ranks)])
    return Picture(_rows(ranks, highlight), _words(ranks, highlight), draw)


def _draw(rows: pd.DataFrame, order: list[str]) -> Any:
    chart = alt.Chart(rows)
    places = alt.Y("place:O", axis=None, scale=alt.Scale(padding=0.5))
    upright = f"{PAGE} / {len(order)} < 115"
    heads = alt.Axis(
        orient="top",
        title=None,
        grid=True,
        labelAngle=alt.ExprRef(f"{upright} ? -90 : 0"),
        labelAlign=alt.ExprRef(f"{upright} ? 'left' : 'center'"),
        labelBaseline=alt.ExprRef(f"{upright} ? 'middle' : 'bottom'"),
        labelOverlap=False,
    )
    methods = alt.X("method:N", sort=order, axis=heads, scale=alt.Scale(type="point", padding=0))
    tooltip = [
        alt.Tooltip("item:N", title="Item"),
        alt.Tooltip("method:N", title="Method"),
        alt.Tooltip("rank:Q", title="Rank"),
    ]
    lines = {
        kind: chart.transform_filter(f"datum.lit {test} 0").encode(
            x=methods, y=places, detail="key:N", tooltip=tooltip
        )
        for kind, test in (("rest", "<="), ("lit", ">"))
    }
    ends = []
    for side, align, dx in (("left", "right", -10), ("right", "left", 10)):
        at_end = chart.transform_filter(f"datum.{side} != ''").encode(x=methods, y=places)
        for weight, test in (("normal", "<="), ("bold", ">")):
            text = (
                at_end.transform_filter(f"datum.lit {test} 0")
                .transform_calculate(
                    lines=f"{NARROW} ? {wrapped(f'truncate(datum.{side}, 50)', 16)} : "
                    f"{wrapped(f'datum.{side}', 34)}"
                )
                .mark_text(
                    align=align,  # type: ignore[arg-type]
                    dx=dx,
                    fontWeight=weight,  # type: ignore[arg-type]
                    fontSize=alt.ExprRef(f"{NARROW} ? 11 : 12"),
                    lineHeight=12,
                    dy=alt.ExprRef("-6 * (length(datum.lines) - 1)"),  # the lines' middle at the point
                    limit=alt.ExprRef(f"min(260, max(100, ({PAGE} - {70 * len(order)}) / 2))"),
                )
            )
            ends.append(text.encode(text="lines:N", tooltip=tooltip))
    drawn = alt.layer(
        lines["rest"].mark_line(strokeWidth=1.5, opacity=0.55, color=theme.MUTED),
        lines["rest"].mark_point(size=36, opacity=0.8, color=theme.MUTED),
        lines["lit"].mark_line(strokeWidth=4, color=theme.ACCENT),
        lines["lit"].mark_point(size=110, opacity=1, color=theme.ACCENT),
        *ends,
    )
    wide = 110 * max(len(order) - 1, 1)
    return rows_of_bars(drawn, 26, phone=50).configure_view(discreteWidth=wide)


def _methods(ranks: pd.DataFrame) -> list[str]:
    columns = [str(column) for column in ranks.columns if str(column).startswith("rank_")]
    if "item" not in ranks.columns or not columns:
        raise ValueError("The bump chart needs the column item and one column rank_… for each method.")
    return columns


def _label(column: str) -> str:
    name = column.removeprefix("rank_")
    return METHOD_LABELS.get(name, capital(name.replace("_", " ")))


def _keys(ranks: pd.DataFrame) -> list[Any]:
    return ranks["id"].tolist() if "id" in ranks.columns else [str(key) for key in ranks.index]


def _lit(ranks: pd.DataFrame, highlight: Any) -> list[int]:
    """1 for the rows that stand out: the highlighted, else the one whose ranks lie farthest apart."""
    keys = _keys(ranks)
    if highlight is None:
        table = ranks[_methods(ranks)].astype("Float64")
        spread = (table.max(axis=1) - table.min(axis=1)).fillna(-1).astype(float).to_numpy()
        return [int(row == spread.argmax()) for row in range(len(keys))] if len(keys) else []
    wanted = highlight if isinstance(highlight, (list, tuple, set, frozenset)) else [highlight]
    names = {str(each) for each in wanted}
    return [int(str(key) in names) for key in keys]


def _finding(names: list[str], table: pd.DataFrame, row: int) -> str:
    places = table.iloc[row].dropna()
    best, worst = str(places.idxmin()), str(places.idxmax())
    name = names[row]
    if len(places) == 1:
        return f"{name} has a rank by {_label(best)} only: {places[best]:.0f}"
    if places[best] == places[worst]:
        return f"{name} is number {places[best]:.0f} by every method that ranks it"
    return f"{name} is number {places[best]:.0f} by {_label(best)} and {places[worst]:.0f} by {_label(worst)}"
