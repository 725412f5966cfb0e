"""Where labels go: beside their points without overlapping, on a narrow page as on a wide one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

PAGE = "(width >= 0 && isFinite(containerSize()[0]) && containerSize()[0] > 0 ? containerSize()[0] : 860)"
"""In a Vega expression: the width of the place where the chart stands, 860 pixels where it is a picture.

`width` is only named so that the expression is worked out again when a live chart changes its size.
"""
NARROW = f"({PAGE} < 480)"
"""In a Vega expression: the chart stands on a phone or in a narrow column (see `live_chart.js`)."""

_WIDTHS = (230, 420, 560, 900)
"""Widths of the drawing at which labels must not overlap; points move apart between them."""
_LETTER, _LINE = 6.4, 15
_NEAR = ((10, 0, "left"), (-10, 0, "right"), (0, -14, "center"), (0, 15, "center"))
_FAR = tuple(
    (dx, dy, align)
    for dy in (-16, 16, -30, 30, -44, 44, -58, 58)
    for dx, align in ((14, "left"), (-14, "right"))
)


def place_labels(
    x: Sequence[float], y: Sequence[float], labels: Sequence[str], height: float, room: float = 8
) -> pd.DataFrame:
    """Offsets in pixels at which each label stands clear of the points and of the labels before it.

    `x` and `y` are shares (0 to 1) of the drawing's width and height, y upwards; the first labels choose
    first. Result, in the caller's order: `dx`, `dy`, `align`, `label` ('' where there was no place) and
    `far` (1 where a line should lead to the point). `room` is the radius of a point.
    """
    across, up = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    points = [np.column_stack([across * width, (1 - up) * height]) for width in _WIDTHS]
    taken: list[list[tuple[float, float, float, float]]] = [
        [(px - room, py - room, px + room, py + room) for px, py in at if np.isfinite(px + py)]
        for at in points
    ]
    found = []
    for row, label in enumerate(labels):
        spot = _spot(row, label, points, taken, height) if np.isfinite(across[row] + up[row]) else None
        if spot is None:
            found.append((0.0, 0.0, "left", "", 0))
            continue
        dx, dy, align = spot
        for boxes, at in zip(taken, points, strict=True):
            boxes.append(_box(at[row], dx, dy, align, label))
        found.append((float(dx), float(dy), align, label, int(spot not in _NEAR)))
    return pd.DataFrame(found, columns=["dx", "dy", "align", "label", "far"])


def _spot(
    row: int,
    label: str,
    points: list[np.ndarray],
    taken: list[list[tuple[float, float, float, float]]],
    height: float,
) -> tuple[int, int, str] | None:
    """The first offset at which the label is free at every width."""
    for dx, dy, align in (*_NEAR, *_FAR):
        boxes = [_box(at[row], dx, dy, align, label) for at in points]
        inside = all(
            box[0] >= -4 and box[2] <= width + 4 and box[1] >= -2 and box[3] <= height + 2
            for box, width in zip(boxes, _WIDTHS, strict=True)
        )
        if inside and not any(
            _overlap(box, other) for box, others in zip(boxes, taken, strict=True) for other in others
        ):
            return dx, dy, align
    return None


def _box(at: np.ndarray, dx: float, dy: float, align: str, label: str) -> tuple[float, float, float, float]:
    wide = _LETTER * len(label)
    left = float(at[0]) + dx - {"left": 0.0, "center": wide / 2, "right": wide}[align]
    top = float(at[1]) + dy - _LINE / 2
    return left, top, left + wide, top + _LINE


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
