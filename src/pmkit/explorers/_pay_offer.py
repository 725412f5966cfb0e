"""Where an offer lies in a source on pay, for a year of full time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pmkit.english import counted, plural, whole_percent
from pmkit.explorers._pay_cards import END_WORDS, Card
from pmkit.explorers._pay_rows import ends_of, refuse_no_pay
from pmkit.methods import InputError, share_above
from pmkit.methods.pay import Pay, full_time_year, read_pay
from pmkit.practice.markdown import escape_markdown


@dataclass(frozen=True)
class Offer:
    """An offer for a year of full time; `problem` says why it can't be read."""

    pay: Pay | None = None
    problem: str = ""


def read_offer(text: str, week: float) -> Offer:
    """The offer as it was said; empty where nothing was typed."""
    if not text.strip():
        return Offer()
    try:
        pay = full_time_year(read_pay(text), full_week=week)
        refuse_no_pay(text, pay)
        return Offer(pay)
    except InputError as problem:
        return Offer(problem=str(problem))


def offer_words(offer: Offer, card: Card, end: str) -> str:
    """Where the offer lies in the chosen source."""
    pay = offer.pay
    if pay is None:
        return "" if offer.problem else "Type your offer, and see where it lies. It stays on your computer."
    steps = f" {' '.join(map(escape_markdown, pay.told))}" if pay.told else ""
    said = f"**Your offer is {_amounts(pay, card.currency)} a year of full time.**{steps} "
    if pay.currency and pay.currency != card.currency:
        return said + (
            f"This source is in {escape_markdown(card.currency) or 'no currency'}. Nothing is converted: a "
            "rate is of a day, and prices differ by place. Choose a source in your currency."
        )
    if not pay.currency:
        said += f"You named no currency; it is taken as {escape_markdown(card.currency)}. "
    if card.figures is None:
        return said + _beside_median(pay, card)
    values = ends_of(card.figures.rows, end).values
    if not values:
        return said + "There is nothing here to compare it with."
    ends = [("Its lower end", pay.low), ("Its upper end", pay.high)]
    given = [(name, at) for name, at in ends if at is not None]
    if pay.low == pay.high:
        given = [("It", pay.low)] if pay.low is not None else []
    return said + " ".join(_above(name, at, values, card, end) for name, at in given)


def _amounts(pay: Pay, currency: str) -> str:
    cur = escape_markdown(pay.currency or currency)
    if pay.low is None or pay.high is None:
        return f"from {pay.low:,.0f} {cur}" if pay.low is not None else f"up to {pay.high or 0:,.0f} {cur}"
    return f"{pay.low:,.0f} {cur}" if pay.low == pay.high else f"{pay.low:,.0f} to {pay.high:,.0f} {cur}"


def _above(name: str, at: float, values: Sequence[float], card: Card, end: str) -> str:
    told = share_above([min(one, 1e12) for one in values], at)
    verb = END_WORDS[end] if told.above != 1 else {"low": "begins", "high": "ends"}.get(end, "has its middle")
    equal = f", {told.equal} at it" if told.equal else ""
    among = f"{name} stands among {counted(told.n, card.unit)}"
    return (
        f"{among}: {told.above} {verb} above it{equal} ({whole_percent(told.share)}; of all such "
        f"{plural(2, card.unit)} {whole_percent(told.low)} to {whole_percent(told.high)})."
    )


def _beside_median(pay: Pay, card: Card) -> str:
    at = pay.low if pay.low is not None else pay.high or 0.0
    apart = at - card.median
    side = "above" if apart > 0 else "below"
    where = f"{abs(apart):,.0f} {side} the median" if apart else "at the median"
    return (
        f"Its {'lower end lies' if pay.low is not None and pay.low != pay.high else 'amount lies'} {where}. "
        "How many earn more than you would, a median alone can't tell."
    )
