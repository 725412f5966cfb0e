"""Names in a scatter plot stand clear of each other, on a wide page as on a narrow one."""

import numpy as np
import pytest

from pmkit.charts._layout import _LETTER, _LINE, _WIDTHS, place_labels

HEIGHT = 400


def boxes(placed, x, y, width, ending):
    """The labels' boxes, worked out anew from what the chart is told."""
    found = []
    for row in range(len(placed)):
        text = placed[f"label{ending}"].iloc[row]
        if text:
            wide = _LETTER * len(text)
            left = x[row] * width + placed[f"dx{ending}"].iloc[row]
            left -= {"left": 0, "center": wide / 2, "right": wide}[placed[f"align{ending}"].iloc[row]]
            middle = (1 - y[row]) * HEIGHT + placed[f"dy{ending}"].iloc[row]
            found.append((left, middle - _LINE / 2, left + wide, middle + _LINE / 2))
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("ending", list(_WIDTHS))
def test_thirty_names_do_not_overlap(seed, ending):
    random = np.random.default_rng(seed)
    x, y = random.random(30), random.random(30)
    placed = place_labels(x, y, [f"A feature, number {row}" for row in range(30)], HEIGHT)
    for width in _WIDTHS[ending]:
        found = boxes(placed, x, y, width, ending)
        assert len(found) >= 18
        for at, one in enumerate(found):
            assert one[0] >= -4 and one[2] <= width + 4
            for other in found[at + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart


def test_a_point_without_a_place_or_a_name_gets_no_label():
    placed = place_labels([0.5, float("nan"), 0.1], [0.5, 0.5, 0.1], ["here", "nowhere", ""], HEIGHT)
    assert placed["label"].tolist() == ["here", "", ""]


def test_no_name_lies_on_a_line_or_below_the_floor():
    placed = place_labels(
        [0.2, 0.8], [0.5, 0.02], ["on the line", "at the bottom"], HEIGHT, lines=[0.5], floor=0.05
    )
    assert placed["dy"].iloc[0] != 0
    assert 0.98 * HEIGHT + placed["dy"].iloc[1] + _LINE / 2 <= 0.95 * HEIGHT
