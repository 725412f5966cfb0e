"""Where labels go: beside their points without overlapping, on a narrow page as on a wide one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._words import short

PAGE = "(width >= 0 && isFinite(containerSize()[0]) && containerSize()[0] > 0 ? containerSize()[0] : 860)"
"""In a Vega expression: the width of the place where the chart stands, 860 pixels where it is a picture.

`width` is only named so that the expression is worked out again when a live chart changes its size.
"""
NARROW = f"({PAGE} < 480)"
"""In a Vega expression: the chart stands on a phone or in a narrow column (see `live_chart.js`)."""

_WIDTHS = {"": (440, 560, 860), "_narrow": (250, 330, 400)}
"""Widths of the drawing at which labels must not overlap, on a wide page and on a narrow one."""
_LENGTHS = {"": (30, 22, 14), "_narrow": (18, 14, 10)}
"""Letters of a label: what is tried first, and what it is cut to where it finds no place."""
_LETTER, _LINE, _POINT = 6.3, 14, 7
_NEAR = [(10, 0, "left"), (-10, 0, "right"), (0, -14, "center"), (0, 15, "center")]
_FAR = sorted(
    (
        (side * dx, dy, align)
        for reach in (16, 30, 44, 58)
        for dx in (14, 34, 54)
        for dy in (-reach, reach)
        for side, align in ((1, "left"), (-1, "right"))
    ),
    key=lambda spot: spot[0] ** 2 + spot[1] ** 2,
)
_SPOTS = [*_NEAR, *_FAR]
_OFFSETS = np.array([spot[:2] for spot in _SPOTS], dtype=float)
_LEFT_OF = np.array([{"left": 0.0, "center": 0.5, "right": 1.0}[spot[2]] for spot in _SPOTS])
_ALONG = np.array([0.3, 0.5, 0.7, 0.9])
"""Where a leading line is looked at, as shares of its length."""
PLACED = ("dx", "dy", "align", "label", "far")


def place_labels(
    x: Sequence[float],
    y: Sequence[float],
    labels: Sequence[str],
    height: float,
    *,
    floor: float = 0.0,
    lines: Sequence[float] = (),
) -> pd.DataFrame:
    """Offsets in pixels at which each label stands clear of the points and of the labels before it.

    `x` and `y` are shares (0 to 1) of the drawing's width and height, y upwards; the first labels choose
    first, a long one that finds no place is cut. No label stands below `floor` or on one of the `lines`
    across the drawing (heights). Result, in the caller's order, for a wide page and (`…_narrow`) for a
    narrow one: `dx`, `dy`, `align`, `label` ('' where there was no place) and `far` (1 where a line should
    lead to the point).
    """
    across, up = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    parts = []
    for ending, widths in _WIDTHS.items():
        views = [_View(across * width, (1 - up) * height, width, height * (1 - floor)) for width in widths]
        for view in views:
            view.take([[0.0, (1 - each) * height, view.width, (1 - each) * height] for each in lines])
        found = [_place(row, label, views, _LENGTHS[ending]) for row, label in enumerate(labels)]
        parts.append(pd.DataFrame(found, columns=[f"{name}{ending}" for name in PLACED]))
    return pd.concat(parts, axis=1)


def placed(name: str) -> str:
    """The column of `place_labels` that holds for the page, as a Vega expression."""
    return f"({NARROW} ? datum.{name}_narrow : datum.{name})"


class _View:
    """The drawing at one width: where its points are (pixels) and what is taken (boxes)."""

    def __init__(self, across: np.ndarray, down: np.ndarray, width: float, bottom: float) -> None:
        self.points = np.column_stack([across, down])
        self.width, self.bottom = width, bottom
        # the first boxes are the points, in their order; one that is missing takes nothing
        self.taken = np.nan_to_num(np.hstack([self.points - _POINT, self.points + _POINT]), nan=-1e9)

    def take(self, boxes: Sequence[Sequence[float]] | np.ndarray) -> None:
        self.taken = np.vstack([self.taken, np.reshape(boxes, (-1, 4))])

    def boxes(self, row: int, text: str) -> np.ndarray:
        """The label's box at each of the spots."""
        wide = _LETTER * len(text)
        left, top = (self.points[row] + _OFFSETS - np.array([0, _LINE / 2])).T
        left = left - _LEFT_OF * wide
        return np.column_stack([left, top, left + wide, top + _LINE])

    def leads(self, row: int) -> np.ndarray:
        """Small boxes along the leading line to each of the spots."""
        spots = self.points[row] + _OFFSETS[:, None, :] * _ALONG[None, :, None]
        return np.concatenate([spots - 1, spots + 1], axis=2)

    def within_reach(self, row: int) -> np.ndarray:
        """Which of the spots can be led to without crossing what is there; the near ones need no line."""
        others = np.delete(self.taken, row, axis=0)  # a line may begin at its own point
        lines = self.leads(row)[len(_NEAR) :]
        crossed = _overlaps(lines.reshape(-1, 4), others).reshape(len(lines), -1).any(axis=1)
        return np.concatenate([np.ones(len(_NEAR), dtype=bool), ~crossed])

    def free(self, row: int, text: str) -> np.ndarray:
        """Which of the spots are free for the label."""
        box = self.boxes(row, text)
        inside = (box[:, 0] >= -4) & (box[:, 2] <= self.width + 4)
        inside &= (box[:, 1] >= -2) & (box[:, 3] <= self.bottom)
        return inside & ~_overlaps(box, self.taken).any(axis=1)


def _place(
    row: int, label: str, views: Sequence[_View], lengths: Sequence[int]
) -> tuple[float, float, str, str, int]:
    """The first spot at which the label is free at every width, which it then takes."""
    if label and np.isfinite(views[0].points[row]).all():
        reach = np.logical_and.reduce([view.within_reach(row) for view in views])
        for text in dict.fromkeys(short(label, letters) for letters in lengths):
            spots = np.flatnonzero(np.logical_and.reduce([reach, *(view.free(row, text) for view in views)]))
            if spots.size:
                spot = int(spots[0])
                far = spot >= len(_NEAR)
                for view in views:
                    view.take(view.boxes(row, text)[spot])
                    if far:
                        view.take(view.leads(row)[spot])
                dx, dy, align = _SPOTS[spot]
                return float(dx), float(dy), align, text, int(far)
    return 0.0, 0.0, "left", "", 0


def _overlaps(boxes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Whether each box (rows) overlaps each of the others (columns)."""
    one, other = boxes[:, None, :], others[None, :, :]
    across = (one[..., 0] < other[..., 2]) & (other[..., 0] < one[..., 2])
    return across & (one[..., 1] < other[..., 3]) & (other[..., 1] < one[..., 3])


def named(chart: Any, x: Any, y: Any, marks: Any) -> list[Any]:
    """The layers of a scatter plot with names: leading lines below, then the marks, then the names.

    `chart` holds the columns of `place_labels`; `x` and `y` are its channels.
    """
    line = chart.transform_filter(f"{placed('far')} > 0 && {placed('label')} != ''").mark_rule(
        color=theme.GREY,
        strokeWidth=1,
        x2Offset={"expr": placed("dx")},
        y2Offset={"expr": placed("dy")},
    )
    names = (
        chart.transform_filter(f"{placed('label')} != ''")
        .transform_calculate(shown=placed("label"))
        .mark_text(
            fontSize=11.5,
            dx={"expr": placed("dx")},
            dy={"expr": placed("dy")},
            align={"expr": placed("align")},
        )
    )
    ends = {"x2": str(x.shorthand).split(":")[0], "y2": str(y.shorthand).split(":")[0]}
    return [line.encode(x=x, y=y, **ends), marks, names.encode(x=x, y=y, text="shown:N")]
