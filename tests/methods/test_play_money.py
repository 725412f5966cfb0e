"""Nobody spends what they don't have; a feature is bought when enough is pooled."""

import pandas as pd
import pytest

from pmkit.methods import InputError, buy_a_feature

PRICES = pd.DataFrame({"item": ["Export", "Dark mode", "Search"], "price": [100, 40, 70]})


def bids(*rows):
    return pd.DataFrame(rows, columns=["participant", "item", "amount"])


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
