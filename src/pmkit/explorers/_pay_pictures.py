"""What is drawn of pay: the ranges of a list with its middle and an offer, and official medians by code."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pmkit.charts import Words, ranges_chart
from pmkit.charts.picture import Picture
from pmkit.english import counted
from pmkit.explorers._pay_cards import END_WORDS, Card, Middle, middle_of
from pmkit.explorers._pay_codes import about, of_most_years
from pmkit.explorers._pay_offer import Offer
from pmkit.explorers._pay_rows import Figure, Figures

MOST_ROWS = 24
_KINDS = ("a range or a figure", "the middle of the list, with its interval", "your offer")
_OTHER_CODE = "none of the frequent codes"


def list_picture(card: Card, end: str, offer: Offer) -> Picture:
    """The ranges of a source, the middle of the list, and the offer."""
    figures = card.figures or Figures()
    rows, largest = [], max(one.high or one.low or 0.0 for one in figures.rows)
    middle = middle_of(figures, end)
    if middle:
        ends = (middle.median, middle.median) if middle.no_interval else (middle.low, middle.high)
        cut = [min(one, largest) for one in (*ends, middle.median)]
        rows.append(("The middle of the list", *cut, _KINDS[1], middle.said(middle.median, card.currency)))
    if offer.pay and offer.pay.currency in ("", card.currency):
        low, high = offer.pay.low, offer.pay.high
        least, most = (low if low is not None else high or 0.0), (high if high is not None else low or 0.0)
        rows.append(("Your offer", least, most, least, _KINDS[2], f"{least:,.0f}"))
    by_size = sorted(figures.rows, key=lambda one: -(one.low or one.high or 0.0))
    step = max(1, -(-len(by_size) // MOST_ROWS))
    shown = by_size[::step]
    for one in shown:
        low, high = (one.low if one.low is not None else one.high or 0.0), one.high
        rows.append((one.name, low, high or low, float("nan"), _KINDS[0], _range(one)))
    table = pd.DataFrame(rows, columns=["item", "low", "high", "at", "kind", "words"])
    kinds = tuple(kind for kind in _KINDS if kind in set(table["kind"]))
    words = Words(
        _title(card, middle, end),
        f"{card.name}, in {card.currency or 'no currency'} for a year of full time, the largest on top"
        + (f"; every {step}th is drawn." if step > 1 else "."),
        "Ranges, one for each figure. " + "; ".join(f"{row[0]}: {row[5]}" for row in rows[:12]) + ".",
    )
    at = offer.pay.low if offer.pay and offer.pay.currency in ("", card.currency) else None
    return ranges_chart(table, words, axis=f"{card.currency} a year".strip(), kinds=kinds, line=at)


def _title(card: Card, middle: Middle | None, end: str) -> str:
    figures = card.figures or Figures()
    if middle is None:
        return f"{counted(len(figures.rows), card.unit)}, and no middle"
    told = middle.said(middle.median, card.currency)
    return f"Half of {counted(middle.n, card.unit)} {END_WORDS[end]} at {told} or less"


def _range(one: Figure) -> str:
    if one.low is None or one.high is None:
        return f"from {one.low:,.0f}, open above" if one.low is not None else f"up to {one.high or 0:,.0f}"
    return f"{one.low:,.0f}" if one.low == one.high else f"{one.low:,.0f} to {one.high:,.0f}"


def codes_picture(cards: Sequence[Card], codes: pd.DataFrame, offer: Offer) -> Picture:
    """The official medians: points, since only the medians were read."""
    ordered = sorted(cards, key=lambda one: -one.median)
    shares = {row["code"]: row["share"] for row in codes[::-1].to_dict("records")}
    medians = [one.median for one in ordered]
    table = pd.DataFrame(
        {
            "item": [f"{one.code}, {one.where.rpartition(' ')[2]}: {one.name}" for one in ordered],
            "low": medians,
            "high": medians,
            "at": medians,
            "kind": [_filed(one, shares) for one in ordered],
            "words": [f"{one.median:,.0f}" for one in ordered],
        }
    )
    same = of_most_years(ordered)
    low, high = same[-1], same[0]
    told = "; ".join(": ".join(one) for one in zip(table["item"], table["words"], table["kind"], strict=True))
    words = Words(
        f"By the code, the official median lies from {low.median:,.0f} to {high.median:,.0f} {low.currency}",
        f"{low.where}; other years are named. No code is that of product managers.",
        f"Points, one for each code. {told}.",
    )
    kinds = sorted(dict.fromkeys(table["kind"]), key=lambda kind: kind == _OTHER_CODE)
    at = offer.pay.low if offer.pay and offer.pay.currency == low.currency else None
    return ranges_chart(table, words, axis=f"{low.currency} a year", kinds=tuple(kinds), line=at)


def _filed(card: Card, shares: dict[str, float]) -> str:
    """How many filings of product managers stand under the code of a card."""
    return f"{about(shares[card.code])} filings" if card.code in shares else _OTHER_CODE
