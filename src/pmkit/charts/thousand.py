"""What becomes of 1,000 cases of each group? A dot per case: caught, missed, a false alarm, or left alone.

Shares said as cases (natural frequencies). Knows no method: the counts come in with the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._columns import need
from pmkit.charts._layout import NARROW
from pmkit.charts._titles import Words, distinct
from pmkit.charts.picture import Picture

_DOTS, _WIDE, _HIGH = 1000, 50, 20
_GAP = 3
"""Empty rows above each group, in which its name stands."""
_STEP = 8
"""Pixels from a row of dots to the next."""
_LOOKS = {
    "fn": ("triangle-up", theme.VERMILION),
    "tp": ("square", theme.BLUE),
    "fp": ("diamond", theme.OCHRE),
    "tn": ("circle", theme.GREY),
}
"""The counts in the order of their dots, each with its shape and colour."""


def thousand_chart(counts: pd.DataFrame, kinds: Mapping[str, str], words: Words) -> Picture:
    """1,000 dots for each row of `counts`: `group`, and `fn`, `tp`, `fp`, `tn` (any numbers, 0 or more).

    `kinds` says what the four are called. A row in which nothing is counted is left out.
    """
    need(counts, ("group", *_LOOKS), "The chart of 1,000 cases")
    known = counts[counts[list(_LOOKS)].sum(axis=1) > 0].reset_index(drop=True)
    names = distinct(known["group"])
    parts = [pd.DataFrame({"x": [], "y": [], "kind": [], "name": []})] if known.empty else []
    for at, four in enumerate(known[list(_LOOKS)].to_numpy(dtype=float)):
        spot = np.arange(_DOTS)
        kind = np.repeat([kinds[key] for key in _LOOKS], _in_dots(four))
        name = np.where(spot == 0, names[at], "").astype(object)
        y = at * (_HIGH + _GAP) + _GAP + spot % _HIGH
        parts.append(pd.DataFrame({"x": spot // _HIGH, "y": y, "kind": kind, "name": name}))
    rows = pd.concat(parts, ignore_index=True)
    return Picture(rows, words, partial(_draw, kinds=[kinds[key] for key in _LOOKS], groups=len(known)))


def _in_dots(four: np.ndarray) -> np.ndarray:
    """The four counts as dots that add up to 1,000; the largest remainders are rounded up."""
    exact = _DOTS * four / four.sum()
    dots = np.floor(exact).astype(int)
    left = _DOTS - int(dots.sum())
    dots[np.argsort(dots - exact, kind="stable")[:left]] += 1
    return dots


def _draw(rows: pd.DataFrame, kinds: list[str], groups: int) -> Any:
    chart = alt.Chart(rows)
    high = max(groups, 1) * (_HIGH + _GAP)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.5, _WIDE], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[high, 0], nice=False))
    shapes, colours = ([look[at] for look in _LOOKS.values()] for at in (0, 1))
    legend = alt.Legend(title=None, orient="bottom", columns=2)
    dots = chart.mark_point(size={"expr": f"{NARROW} ? 16 : 34"}, opacity=0.95).encode(
        x=x,
        y=y,
        color=alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=colours), legend=legend),
        shape=alt.Shape("kind:N", scale=alt.Scale(domain=kinds, range=shapes), legend=legend),
        tooltip=[alt.Tooltip("kind:N", title="Of 1,000")],
    )
    named = chart.transform_filter("datum.name != ''")
    names = named.mark_text(align="left", baseline="bottom", dy=-8, fontWeight="bold").encode(
        x=x, y=y, text="name:N"
    )
    return alt.layer(dots, names).properties(height=_STEP * high)
