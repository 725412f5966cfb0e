"""The picture of a ranking tells true counts, ties, and what it leaves out."""

import pandas as pd
import pytest

from pmkit.backlog import from_frame
from pmkit.backlog.scoring import score_items
from pmkit.widgets._ranking_picture import ranking_picture


def picture(values):
    items = pd.DataFrame({"id": range(len(values)), "item": [f"Item {n}" for n in range(len(values))]})
    items = from_frame(items.assign(value=values, effort=1.0)).items
    return ranking_picture(score_items(items, "value-effort"))


@pytest.mark.parametrize(
    ("values", "title", "subtitle"),
    [
        (range(69), "Item 68 leads 69 items", "The first 20 are shown."),
        ([5, 5, 1], "Item 0 and Item 1 share the first place of 3 items", ""),
        ([7] * 563 + [1] * 2312, "563 of 2,875 items share the first place", "The first 20 are shown."),
        ([5, None], "Item 0 is the only item with a score", "1 further item has no score yet."),
        ([3, 2, None, None], "Item 0 leads 2 items", "2 further items have no score yet."),
    ],
)
def test_counts_and_ties_are_true(values, title, subtitle):
    drawn = picture([None if value is None else float(value) for value in values])
    assert (drawn.words.title, drawn.words.subtitle) == (title, subtitle)
    assert len(drawn.rows) <= 20


def test_the_method_is_named():
    said = picture([1.0, 2.0]).description
    assert said.startswith("Scores by Value ÷ effort, highest first. Item 1: 2; Item 0: 1")
    with pytest.raises(ValueError, match=r"No item has a score by Value ÷ effort yet\. To score"):
        picture([None])
