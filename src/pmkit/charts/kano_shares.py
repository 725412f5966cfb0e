"""How do the answers of a Kano survey spread? Every category's share, where the grid shows the most frequent.

Knows no survey: the counts come in as `methods.kano_counts` makes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import NARROW
from pmkit.charts._phone import BELOW_NAME, bar_height, named_rows, names_above, rows_of_bars
from pmkit.charts._titles import Words, distinct, per_cent, short, told
from pmkit.charts.kano import COLOURS
from pmkit.charts.picture import Picture
from pmkit.english import counted, plural
from pmkit.methods.kano import CATEGORIES as NAMES


def _rows(counts: pd.DataFrame, titles: Mapping[Any, str]) -> pd.DataFrame:
    """The chart's rows: one per feature (and segment) and category, with its share.

    Columns: `name`, `place` (row from the top), `category`, `share` (0 to 1), `low`, `high`, `middle`,
    `letter` ('' where too narrow).
    """
    need(counts, ("feature", *NAMES), "The Kano chart", ". Sum the survey up first.")
    names = counts["feature"].map(lambda each: short(titles.get(each, each), 60))
    if "segment" in counts.columns:
        names = names + ", " + counts["segment"].astype("str").fillna("everybody")
    people = counts[list(NAMES)].to_numpy(dtype=float)
    total = people.sum(axis=1, keepdims=True)
    share = np.divide(people, total, out=np.full_like(people, np.nan), where=total > 0)
    # must-haves first, then by how many people want the feature at all
    order = np.lexsort(
        (-np.nan_to_num(share[:, :3].sum(axis=1)), np.nan_to_num(share, nan=-1).argmax(axis=1))
    )
    place = np.empty(len(order), dtype=int)
    place[order] = np.arange(1, len(order) + 1)
    high = share.cumsum(axis=1)
    frames = [
        pd.DataFrame(
            {
                "name": distinct(names),
                "place": place,
                "category": NAMES[letter],
                "order": at,
                "people": people[:, at],
                "share": share[:, at],
                "low": high[:, at] - share[:, at],
                "high": high[:, at],
                "middle": high[:, at] - share[:, at] / 2,
                "letter": np.where(share[:, at] >= 0.055, letter, ""),
            }
        )
        for at, letter in enumerate(NAMES)
    ]
    return pd.concat(frames, ignore_index=True)


def kano_shares_chart(counts: pd.DataFrame, titles: Mapping[Any, str] | None = None) -> Picture:
    """How do the answers spread, where one letter per feature would hide it?

    `counts` as from `methods.kano_counts`: `feature`, M, O, A, I, R, Q (people) and for segments `segment`.
    `titles` maps a feature to what it is called. Stacked shares of people, must-be to questionable.
    """
    rows = _rows(counts, titles or {})
    top = (
        rows.dropna(subset=["share"]).sort_values("share", kind="stable").groupby("name", sort=False).tail(1)
    )
    split = int((top["share"] < 0.5).sum())
    known = len(top)
    what = "pair of feature and segment" if "segment" in counts.columns else "feature"
    many = "pairs of feature and segment" if "segment" in counts.columns else "features"
    if known == 0:
        title = "Nobody has answered yet"
    elif known == 1:
        title = f"{'No' if split else 'One'} category holds {'' if split else 'at least '}half of the answers"
    elif split == known:
        title = f"For none of {known} {many} does one category hold half of the answers"
    elif split:
        title = f"For {split} of {known} {many} no category holds half of the answers"
    else:
        title = f"For every {what} one category holds at least half of the answers"
    largest = told(
        [
            f"{name}: {category} {per_cent(share)}"
            for name, category, share in top[["name", "category", "share"]].itertuples(index=False)
        ]
    )
    silent = int(rows["name"].nunique()) - known
    note = "Share of people in each Kano category; the letter is its initial."
    if silent and known:
        note += f" {counted(silent, what, many)} without answers {plural(silent, 'is', 'are')} left out."
    words = Words(
        title,
        note,
        f"Stacked bars; the largest part of each. {largest}." if known else "No bars: there is no answer.",
    )
    return Picture(rows, words, _draw)


def _draw(rows: pd.DataFrame) -> Any:
    name = named_rows(alt.EncodingSortField(field="place", op="min"), "name")
    chart = alt.Chart(rows).transform_filter("datum.share > 0")
    shape: dict[str, Any] = {"height": bar_height(20), "yOffset": BELOW_NAME}
    bars = chart.mark_bar(**shape, stroke="white", strokeWidth=0.8, cornerRadius=0).encode(
        x=alt.X(
            "low:Q",
            title="share of people",
            axis=alt.Axis(format="%", tickCount=5),
            scale=alt.Scale(domain=[0, 1]),
        ),
        x2="high:Q",
        y=name,
        color=alt.Color(
            "category:N",
            scale=alt.Scale(domain=list(NAMES.values()), range=list(COLOURS.values())),
            legend=alt.Legend(title=None, orient="bottom", columns=alt.ExprRef(f"{NARROW} ? 2 : 6")),
        ),
        tooltip=[
            alt.Tooltip("name:N", title="Feature"),
            alt.Tooltip("category:N", title="Category"),
            alt.Tooltip("people:Q", title="People"),
            alt.Tooltip("share:Q", title="Share", format=".0%"),
        ],
    )
    letters = chart.transform_filter("datum.letter != ''").mark_text(
        color=theme.ON_COLOUR, fontWeight=700, dy=BELOW_NAME
    )
    above = names_above(alt.Chart(rows).transform_filter("datum.order == 0"), name, "name")
    drawn = alt.layer(bars, letters.encode(x="middle:Q", y=name, text="letter:N"), above)
    return rows_of_bars(drawn, 24)
