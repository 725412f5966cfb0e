"""What people would spend on: buy-a-feature.

It takes one row per participant and item, and refuses money that a participant did not have.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, need_columns, numbers, refuse, show
from pmkit.methods.ranking import SAME


def buy_a_feature(prices: pd.DataFrame, bids: pd.DataFrame, *, budget: float) -> pd.DataFrame:
    """Which features a group could pay for together.

    `prices`: `item`, `price` (play money, more than 0, following effort), one row per feature. `bids`:
    `participant`, `item`, `amount` (0 or more). `budget` is what each participant had. Adds to `prices`:
    `pooled` (money laid on it), `buyers`, `bought` (pooled reaches the price), `short` (money lacking, 0
    when bought) and `one_can_buy` (a single budget pays it, so it starts no negotiation). How much
    of the total price is in play is the host's choice; advice goes from a third to two thirds. Raises
    `InputError` for overspending or an item without a price. Source: Luke Hohmann, Innovation Games, 2006.

    >>> prices = pd.DataFrame({"item": ["Export", "Dark mode"], "price": [100, 40]})
    >>> bids = pd.DataFrame({"participant": ["Ada", "Ben", "Ben"], "item": ["Export", "Export", "Dark mode"],
    ...                      "amount": [50, 50, 10]})
    >>> buy_a_feature(prices, bids, budget=60)[["item", "pooled", "bought", "short", "one_can_buy"]]
            item  pooled  bought  short  one_can_buy
    0     Export   100.0    True    0.0        False
    1  Dark mode    10.0   False   30.0         True
    """
    need_columns(prices, ["item", "price"], "Buy-a-feature's price list")
    need_columns(bids, ["participant", "item", "amount"], "Buy-a-feature's bids")
    if prices["item"].duplicated().any():
        raise InputError("The price list names an item twice. Give each item one price.", column="item")
    price = numbers(prices, "price", above=0, remedy="Give every feature a price of more than 0.")
    refuse(prices, "price", np.isnan(price), "Give every feature a price.")
    amounts = numbers(bids, "amount", low=0, remedy="Nobody can lay less than nothing on a feature.")
    refuse(
        bids,
        "item",
        ~bids["item"].isin(prices["item"]).to_numpy(),
        "It has no price; add it to the price list.",
    )
    spent = pd.Series(amounts).groupby(bids["participant"].to_numpy(), sort=False).sum()
    over = spent[spent > budget * (1 + SAME)]
    if len(over):
        says = f"{over.index[0]} spent {show(over.iloc[0])} of {show(budget)}. Take something back."
        raise InputError(says, column="amount")
    laid = pd.DataFrame({"item": bids["item"], "participant": bids["participant"], "amount": amounts})
    laid = laid[laid["amount"] > 0]
    pooled = prices["item"].map(laid.groupby("item")["amount"].sum()).fillna(0).to_numpy(dtype=float)
    buyers = prices["item"].map(laid.groupby("item")["participant"].nunique()).fillna(0).to_numpy(dtype=int)
    bought = pooled >= price * (1 - SAME)
    short = np.where(bought, 0.0, price - pooled)
    return prices.assign(
        pooled=pooled, buyers=buyers, bought=bought, short=short, one_can_buy=price <= budget
    )
