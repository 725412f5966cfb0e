"""Nobody spends what they don't have; a feature is bought when enough is pooled."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import InputError, buy_a_feature, hundred_points

PRICES = pd.DataFrame({"item": ["Export", "Dark mode", "Search"], "price": [100, 40, 70]})


def bids(*rows):
    return pd.DataFrame(rows, columns=["participant", "item", "amount"])


def votes(*rows):
    return pd.DataFrame(rows, columns=["participant", "item", "points"])


def test_a_feature_is_bought_when_enough_is_pooled():
    bought = buy_a_feature(
        PRICES, bids(("Ada", "Export", 50), ("Ben", "Export", 50), ("Ben", "Dark mode", 10)), budget=60
    )
    assert bought["bought"].tolist() == [True, False, False]
    assert bought["pooled"].tolist() == [100, 10, 0]
    assert bought["short"].tolist() == [0, 30, 70]
    assert bought["buyers"].tolist() == [2, 1, 0]
    assert bought["one_can_buy"].tolist() == [False, True, False]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([("Ada", "Export", 50), ("Ada", "Search", 11)], "Ada spent 61 of 60. Take something back"),
        ([("Ada", "Chat", 5)], "item is “Chat”. It has no price"),
        ([("Ada", "Export", -5)], "amount is -5. Nobody can lay less than nothing"),
    ],
)
def test_impossible_bids_are_refused(rows, says):
    with pytest.raises(InputError, match=says):
        buy_a_feature(PRICES, bids(*rows), budget=60)


def test_every_feature_has_one_price():
    with pytest.raises(InputError, match="Give every feature a price of more than 0"):
        buy_a_feature(PRICES.assign(price=0), bids(), budget=60)
    with pytest.raises(InputError, match="Give every feature a price"):
        buy_a_feature(PRICES.assign(price=[1, None, 2]), bids(), budget=60)
    with pytest.raises(InputError, match="names an item twice"):
        buy_a_feature(PRICES.assign(item="Export"), bids(), budget=60)


def test_points_are_counted_with_their_givers():
    counted = hundred_points(votes(("Ada", "Export", 70), ("Ada", "Search", 30), ("Ben", "Export", 100)))
    assert counted["item"].tolist() == ["Export", "Search"]
    assert counted["points"].tolist() == [170, 30]
    assert counted["share"].tolist() == [0.85, 0.15]
    assert counted["supporters"].tolist() == [2, 1]
    assert counted["largest_gift"].tolist() == pytest.approx([100 / 170, 1])


def test_points_of_one_person_for_one_item_are_one_gift():
    counted = hundred_points(votes(("Ada", "Export", 60), ("Ada", "Export", 40), ("Ben", "Export", 100)))
    assert counted["supporters"].tolist() == [2]
    assert counted["largest_gift"].tolist() == [0.5]


def test_everybody_shares_out_exactly_the_total():
    with pytest.raises(InputError, match="Ada gave 90 points instead of 100"):
        hundred_points(votes(("Ada", "Export", 90)))
    with pytest.raises(InputError, match="Points are 0 or more"):
        hundred_points(votes(("Ada", "Export", -1)))


@settings(max_examples=30)
@given(splits=st.lists(st.integers(0, 100), min_size=1, max_size=6))
def test_all_points_arrive_and_equal_points_are_a_tie(splits):
    rows = []
    for person, points in enumerate(splits):
        rows += [(person, "Export", points), (person, "Search", 100 - points)]
    counted = hundred_points(votes(*rows))
    assert counted["points"].sum() == 100 * len(splits)
    assert counted["tied"].all() == (sum(splits) == 50 * len(splits))
