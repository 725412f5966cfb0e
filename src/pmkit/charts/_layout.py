"""Where labels go: beside their points without overlapping, on a narrow page as on a wide one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._titles import short

PAGE = theme.PAGE_WIDTH
"""In a Vega expression: the width of the place where the chart stands, in pixels."""
NARROW = f"({PAGE} < 480)"
"""In a Vega expression: the chart stands on a phone or in a narrow column (see `live_chart.js`)."""

WHOLE: dict[str, Any] = {"tickMinStep": 1, "labelExpr": "datum.value % 1 ? '' : format(datum.value, ',d')"}
"""For an axis of counts: Vega also sets ticks between the whole numbers where the axis is short."""

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
_STEPS = (slice(0, len(_NEAR)), slice(len(_NEAR), len(_SPOTS)))
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
    posts: Sequence[float] = (),
) -> pd.DataFrame:
    """Offsets in pixels at which each label stands clear of the points and of the labels before it.

    `x` and `y` are shares (0 to 1) of the drawing's width and height, y upwards; the first labels choose
    first, a long one that finds no place is cut. No label stands below `floor` or on one of the `lines`
    across the drawing (heights); on one of the upright `posts` (shares of the width) only where there is no
    other place. Result, in the caller's order, for a wide page and (`…_narrow`) for a narrow one: `dx`,
    `dy`, `align`, `label` ('' where there was no place) and `far` (1 where a line should lead to the point).
    """
    across, up = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    parts = []
    for ending, widths in _WIDTHS.items():
        drawing = _Drawing(across, (1 - up) * height, np.array(widths, dtype=float), height * (1 - floor))
        drawing.take_lines([(1 - each) * height for each in lines])
        drawing.stand_posts(posts)
        found = [_place(row, label, drawing, _LENGTHS[ending]) for row, label in enumerate(labels)]
        parts.append(pd.DataFrame(found, columns=[f"{name}{ending}" for name in PLACED]))
    return pd.concat(parts, axis=1)


def placed(name: str) -> str:
    """The column of `place_labels` that holds for the page, as a Vega expression."""
    return f"({NARROW} ? datum.{name}_narrow : datum.{name})"


class _Drawing:
    """The drawing at several widths at once: where its points are (pixels) and what is taken.

    Boxes are left, top, right, bottom, in arrays of (width, box, 4): a label has to be free at each width.
    """

    def __init__(self, across: np.ndarray, down: np.ndarray, widths: np.ndarray, bottom: float) -> None:
        level = np.broadcast_to(down, (len(widths), len(down)))
        self.points = np.stack([widths[:, None] * across, level], axis=2)
        self.widths, self.bottom = widths, bottom
        # the first boxes are the points, in their order; one that is missing takes nothing
        around = np.concatenate([self.points - _POINT, self.points + _POINT], axis=2)
        self.taken = np.nan_to_num(around, nan=-1e9)
        self.posts = np.empty((len(widths), 0, 4))

    def take(self, boxes: np.ndarray) -> None:
        self.taken = np.concatenate([self.taken, boxes], axis=1)

    def take_lines(self, levels: Sequence[float]) -> None:
        for level in levels:
            self.take(np.array([[[0.0, level, width, level]] for width in self.widths]))

    def stand_posts(self, posts: Sequence[float]) -> None:
        shape = (len(self.widths), len(posts), 4)
        self.posts = np.array(
            [[(post * width, -1e9, post * width, 1e9) for post in posts] for width in self.widths]
        ).reshape(shape)

    def boxes(self, row: int, text: str, spots: slice) -> np.ndarray:
        """The label's box at each of the spots."""
        wide = _LETTER * len(text)
        corner = self.points[:, row, None] + _OFFSETS[spots] - np.array([0, _LINE / 2])
        corner[..., 0] -= _LEFT_OF[spots] * wide
        return np.concatenate([corner, corner + np.array([wide, _LINE])], axis=2)

    def leads(self, row: int, spots: slice) -> np.ndarray:
        """Small boxes along the leading line to each of the spots: (width, spot, box, 4)."""
        along = self.points[:, row, None, None] + _OFFSETS[spots, None, :] * _ALONG[:, None]
        return np.concatenate([along - 1, along + 1], axis=3)

    def reached(self, row: int, spots: slice) -> np.ndarray:
        """Which of the spots can be led to without crossing what is there; the near ones need no line."""
        if spots.start < len(_NEAR):
            return np.array(True)
        leads = self.leads(row, spots)
        others = np.delete(self.taken, row, axis=1)  # a line may begin at its own point
        crossed = _overlaps(leads.reshape(len(leads), -1, 4), others).any(axis=0)
        return np.asarray(~crossed.reshape(len(leads[0]), -1).any(axis=1))

    def free(self, box: np.ndarray) -> np.ndarray:
        """Which of the boxes lie inside the drawing and on nothing, at every width."""
        inside = (box[..., 0] >= -4) & (box[..., 2] <= self.widths[:, None] + 4)
        inside &= (box[..., 1] >= -2) & (box[..., 3] <= self.bottom)
        return (inside & ~_overlaps(box, self.taken)).all(axis=0)


def _place(
    row: int, label: str, drawing: _Drawing, lengths: Sequence[int]
) -> tuple[float, float, str, str, int]:
    """The first spot at which the label is free at every width, which it then takes."""
    if label and np.isfinite(drawing.points[:, row]).all():
        for text in dict.fromkeys(short(label, letters) for letters in lengths):
            on_post: int | None = None
            for spots in _STEPS:
                box = drawing.boxes(row, text, spots)
                free = drawing.free(box)
                if free.any():
                    free &= drawing.reached(row, spots)
                clear = free & ~_overlaps(box, drawing.posts).any(axis=0)
                if clear.any():
                    return _taken(row, text, spots.start + int(clear.argmax()), drawing)
                if on_post is None and free.any():
                    on_post = spots.start + int(free.argmax())
            if on_post is not None:
                return _taken(row, text, on_post, drawing)
    return 0.0, 0.0, "left", "", 0


def _taken(row: int, text: str, spot: int, drawing: _Drawing) -> tuple[float, float, str, str, int]:
    """The label's place, now taken by its box and by the line that leads to it."""
    one = slice(spot, spot + 1)
    drawing.take(drawing.boxes(row, text, one))
    far = spot >= len(_NEAR)
    if far:
        drawing.take(drawing.leads(row, one)[:, 0])
    dx, dy, align = _SPOTS[spot]
    return float(dx), float(dy), align, text, int(far)


def _overlaps(boxes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Whether each box overlaps any of the others, width by width."""
    one, other = boxes[:, :, None], others[:, None]
    across = (one[..., 0] < other[..., 2]) & (other[..., 0] < one[..., 2])
    return np.asarray((across & (one[..., 1] < other[..., 3]) & (other[..., 1] < one[..., 3])).any(axis=2))


def wrapped(text: str, letters: int) -> str:
    """A Vega expression: the text broken at spaces into lines of at most so many letters."""
    fits = rf"(?![^\\n]{{1,{letters}}}$)([^\\n]{{1,{letters}}})\\s"
    return rf"split(replace({text}, regexp('{fits}', 'g'), '$1\n'), '\n')"


def bold_rules(chart: Any, dash: list[int], **at: Any) -> list[Any]:
    """A dashed line that is seen on every colour and on both pages: black on a white one."""
    return [
        chart.mark_rule(color=colour, strokeWidth=width, strokeDash=dash, opacity=1).encode(**at)
        for colour, width, dash in (("#ffffff", 5, [1, 0]), ("#000000", 2, dash))
    ]


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
