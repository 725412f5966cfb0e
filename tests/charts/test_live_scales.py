"""A live chart is drawn once and then sent rows: no number of the first rows may stay in its drawing."""

import json

import pandas as pd
import pytest

from pmkit.charts._titles import Words
from pmkit.charts.drawn_bars import drawn_bars, drawn_shares
from pmkit.charts.drawn_lines import drawn_lines
from pmkit.charts.picture import Picture
from pmkit.charts.render import chart_svg
from pmkit.course.explorers import EXPLORERS

FIXED = {"roles.week", "roles.own-week", "vision.north-star", "metrics.why-it-moved"}
"""Their rows are always the same ones, or they redraw themselves."""


def without_data(drawn):
    if isinstance(drawn, dict):
        return {
            key: without_data(value)
            for key, value in drawn.items()
            if key not in ("data", "datasets", "name")
        }
    return [without_data(one) for one in drawn] if isinstance(drawn, list) else drawn


def drawing(picture: Picture, rows) -> str:
    return json.dumps(without_data(dict(picture.draw(rows).to_dict())), sort_keys=True, default=str)


@pytest.mark.parametrize("id", sorted(set(EXPLORERS) - FIXED))
def test_other_rows_are_drawn_in_the_same_way(id):
    explorer = EXPLORERS[id].explorer()
    for name, picture in explorer.seen(explorer.opened(None)).result.charts.items():
        if not len(picture.rows):
            continue
        other = picture.rows.head(max(1, len(picture.rows) // 2)).copy()
        numbers = other.select_dtypes("number").columns
        other[numbers] = other[numbers] * 3
        assert drawing(picture, picture.rows) == drawing(picture, other), name


def test_no_share_above_a_hundred_stands_at_the_axis():
    rows = pd.DataFrame(
        {"item": ["Stage 1", "Stage 2"], "value": [5.0, 99.0], "words": ["5 % (115 of all)"] * 2}
    )
    words = Words("Title", "Note", "Two bars.")
    for draw, beyond in ((drawn_bars, True), (drawn_shares, False)):
        picture = draw(rows, words)
        svg = chart_svg(picture.draw(picture.rows).properties(width=300))
        assert (">120<" in svg) is beyond and ">100<" in svg


def test_lines_of_counts_have_whole_numbers_at_the_axis():
    rows = pd.DataFrame({"x": [1, 2], "y": [0, 3], "series": "so far", "begin": 0.0, "tick": ["1", "2"]})
    rows = rows.assign(label="day", words="3")
    for whole in (False, True):
        picture = drawn_lines(rows, Words("Title", "Note", "A line."), whole=whole)
        assert (">0.5<" in chart_svg(picture.draw(picture.rows).properties(width=300))) is not whole
