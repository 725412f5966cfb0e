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
_LETTER, _LINE = 6.3, 14
_NEAR = ((10, 0, "left"), (-10, 0, "right"), (0, -14, "center"), (0, 15, "center"))
_FAR = sorted(
    (
        (side * dx, dy, align)
        for reach in (16, 30, 44, 58, 74, 90)
        for dx in (14, 40, 70)
        for dy in (-reach, reach)
        for side, align in ((1, "left"), (-1, "right"))
    ),
    key=lambda spot: spot[0] ** 2 + spot[1] ** 2,
)

Box = tuple[float, float, float, float]


def place_labels(
    x: Sequence[float],
    y: Sequence[float],
    labels: Sequence[str],
    height: float,
    *,
    clear: Sequence[tuple[float, float, str, str]] = (),
) -> pd.DataFrame:
    """Offsets in pixels at which each label stands clear of the points and of the labels before it.

    `x` and `y` are shares (0 to 1) of the drawing's width and height, y upwards; the first labels choose
    first, a long one that finds no place is cut. `clear` are words that are there already: x, y, align and
    text. Result, in the caller's order, for a wide page and (`…_narrow`) for a narrow one: `dx`, `dy`,
    `align`, `label` ('' where there was no place) and `far` (1 where a line should lead to the point).
    """
    across, up = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    parts = []
    for ending, widths in _WIDTHS.items():
        lengths = (18, 12, 8) if ending else (30, 18, 10)
        points = [np.column_stack([across * width, (1 - up) * height]) for width in widths]
        taken = [[(px - 7, py - 7, px + 7, py + 7) for px, py in at if np.isfinite(px + py)] for at in points]
        for boxes, width in zip(taken, widths, strict=True):
            for left, above, align, text in clear:
                boxes.append(_box((left * width, (1 - above) * height), 0, 0, align, text))
        found = [
            _place(row, label, points, taken, widths, height, lengths) for row, label in enumerate(labels)
        ]
        parts.append(pd.DataFrame(found, columns=[f"{name}{ending}" for name in PLACED]))
    return pd.concat(parts, axis=1)


PLACED = ("dx", "dy", "align", "label", "far")


def placed(name: str) -> str:
    """The column of `place_labels` that holds for the page, as a Vega expression."""
    return f"({NARROW} ? datum.{name}_narrow : datum.{name})"


def _place(
    row: int,
    label: str,
    points: list[np.ndarray],
    taken: list[list[Box]],
    widths: Sequence[float],
    height: float,
    lengths: Sequence[int],
) -> tuple[float, float, str, str, int]:
    """The first offset at which the label is free at every width, and mark it as taken."""
    if not label or not np.isfinite(points[0][row]).all():
        return 0.0, 0.0, "left", "", 0
    for text in dict.fromkeys(short(label, letters) for letters in lengths):
        for spot in (*_NEAR, *_FAR):
            boxes = [_box(at[row], *spot, text) for at in points]
            if all(
                box[0] >= -4
                and box[2] <= width + 4
                and box[1] >= -2
                and box[3] <= height + 2
                and not any(_overlap(box, other) for other in others)
                for box, others, width in zip(boxes, taken, widths, strict=True)
            ):
                for others, box in zip(taken, boxes, strict=True):
                    others.append(box)
                return float(spot[0]), float(spot[1]), spot[2], text, int(spot not in _NEAR)
    return 0.0, 0.0, "left", "", 0


def _box(at: Sequence[float] | np.ndarray, dx: float, dy: float, align: str, label: str) -> Box:
    wide = _LETTER * len(label)
    left = float(at[0]) + dx - {"left": 0.0, "center": wide / 2, "right": wide}[align]
    top = float(at[1]) + dy - _LINE / 2
    return left, top, left + wide, top + _LINE


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


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
