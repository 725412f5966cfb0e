"""Source cards on pay: what is in a figure and what is not, its median with an interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import nan

from pmkit.english import capital, in_words, listed, plural, whole_percent
from pmkit.explorers import Cells
from pmkit.explorers._pay_rows import Ends, Figures, ends_of
from pmkit.methods import quantile_intervals
from pmkit.practice.markdown import escape_markdown

_COLUMNS = (
    {"key": "source", "label": "Source", "readonly": True, "wide": True},
    {"key": "where", "label": "Where, when", "readonly": True, "width": 16},
    {"key": "n", "label": "Figures", "readonly": True, "width": 8},
    {"key": "median", "label": "Middle", "readonly": True, "width": 14},
    {"key": "interval", "label": "Interval of the middle", "readonly": True, "width": 18},
    {"key": "includes", "label": "In it", "readonly": True, "wide": True},
    {"key": "excludes", "label": "Not in it", "readonly": True, "wide": True},
)
END_WORDS = {"low": "begin", "high": "end", "middle": "have their middle"}


@dataclass(frozen=True)
class Card:
    """A source: its names, what is in it, and either `figures` or one printed `median`; `notes` say how the
    figures were read, where that can be shown to others."""

    key: str
    name: str
    source: str
    where: str
    currency: str
    includes: str
    excludes: str
    licence: str = ""
    unit: str = "figure"
    figures: Figures | None = None
    median: float = nan
    code: str = ""
    notes: tuple[str, ...] = ()

    @property
    def with_code(self) -> str:
        """Its name, with the code of the occupation where it is one."""
        return f"{self.name} ({self.code})" if self.code else self.name


@dataclass(frozen=True)
class Middle:
    """The median and the quartiles of a list, its interval, and why there is none ("" where there is one)."""

    n: int
    median: float
    low: float
    high: float
    first: float
    third: float
    coverage: float
    no_interval: str
    ends: Ends

    def said(self, value: float, currency: str) -> str:
        """An amount, told as more than the largest where the list was cut off there."""
        if value > self.ends.largest:
            return f"more than {self.ends.largest:,.0f} {currency}".rstrip()
        return f"{value:,.0f} {currency}".rstrip()


@lru_cache(maxsize=32)
def middle_of(figures: Figures, end: str) -> Middle | None:
    """What the list says, read by one end of each range; None where no figure has that end."""
    ends = ends_of(figures.rows, end)
    if not ends.values or not ends.largest:
        return None
    # What is open at the top stands above all that is known, so ranks hold and amounts are not made up.
    top = 2 * ends.largest
    told = quantile_intervals([min(one, top) for one in ends.values])
    by_share = told.set_index("share")
    half = by_share.loc[0.5]
    return Middle(
        int(half["n"]), float(half["value"]), float(half["low"]), float(half["high"]),
        float(by_share.loc[0.25, "value"]), float(by_share.loc[0.75, "value"]), float(half["coverage"]),
        str(half["says"]), ends,
    )  # fmt: skip


def list_words(card: Card, end: str) -> str:
    """What a list of figures says of the middle, and how sure that is."""
    figures = card.figures or Figures()
    middle = middle_of(figures, end)
    if middle is None:
        return f"No figure of “{escape_markdown(card.name)}” can be read by {end_name(end)}."
    unit = plural(middle.n, card.unit)
    cur = escape_markdown(card.currency)
    said = (
        f"**Half of {middle.n:,} {unit} {END_WORDS[end]} at {middle.said(middle.median, cur)} a year or "
        f"less.** "
        if middle.n > 1
        else f"**The one {unit} is {middle.said(middle.median, cur)} a year, read by {end_name(end)}.** "
    )
    if middle.no_interval:
        said += f"{middle.no_interval} "
    else:
        said += (
            f"If they were drawn at random from all such {plural(2, card.unit)}, the middle of all would lie "
            f"from {middle.said(middle.low, cur)} to {middle.said(middle.high, cur)} "
            f"({whole_percent(middle.coverage)} sure). The middle half of the list lies from "
            f"{middle.said(middle.first, cur)} to {middle.said(middle.third, cur)}. "
        )
    return said + _other_end(card, end, middle)


def end_name(end: str) -> str:
    """What an end is called in a sentence."""
    return {"low": "a lower end", "high": "an upper end", "middle": "a middle"}[end]


def _other_end(card: Card, end: str, middle: Middle) -> str:
    """How far the answer moves when ranges are read by the other end."""
    figures = card.figures or Figures()
    if all(one.low == one.high for one in figures.rows):
        return ""
    other = "low" if end == "high" else "high"
    moved = middle_of(figures, other)
    if moved is None:
        return ""
    ends = "upper" if other == "high" else "lower"
    return (
        f"Read by their {ends} ends the same {plural(2, card.unit)} say "
        f"**{moved.said(moved.median, escape_markdown(card.currency))}**. A range is what a firm says that "
        "it would pay; what people get is another question."
    )


def median_words(card: Card) -> str:
    """What one printed median says, and what it leaves open."""
    return (
        f"**Official median for {escape_markdown(card.with_code)}: {card.median:,.0f} {card.currency} "
        f"a year** ({escape_markdown(card.where)}). Only the median was read, so no interval and no spread "
        "are shown here. It is the pay of everybody under this code, product managers or not."
    )


def card_words(card: Card) -> str:
    """What is in the figure and what is not, from where, and when it was read."""
    lines = [
        f"- **In it:** {escape_markdown(card.includes) or 'not said. Ask before you compare.'}",
        f"- **Not in it:** {escape_markdown(card.excludes) or 'not said. Ask before you compare.'}",
        f"- **From:** {escape_markdown(card.source) or 'not said.'}",
        f"- **Where, when:** {escape_markdown(card.where) or 'not said.'}",
    ]
    lines += [f"- **Licence:** {escape_markdown(card.licence)}"] if card.licence else []
    return "\n".join([*lines, *(f"- {escape_markdown(one)}" for one in card.notes)])


# --- side by side
def beside(cards: Sequence[Card], end: str) -> Cells:
    """The chosen sources, a row each."""
    rows = []
    for place, card in enumerate(cards):
        row = {
            "id": f"{place}-{card.key}", "source": card.with_code, "where": card.where, "n": "",
            "median": f"{card.median:,.0f} {card.currency}", "interval": "none: only the median was read",
            "includes": card.includes or "not said", "excludes": card.excludes or "not said",
        }  # fmt: skip
        if card.figures is not None:
            row |= _from_list(card, end)
        rows.append(row)
    return Cells("beside", "Side by side", columns=_COLUMNS, rows=rows, sortable=False)


def _from_list(card: Card, end: str) -> dict[str, str]:
    middle = middle_of(card.figures or Figures(), end)
    if middle is None:
        return {"n": "0", "median": "none", "interval": "none"}
    interval = f"{middle.said(middle.low, '')} to {middle.said(middle.high, '')}"
    return {
        "n": f"{middle.n:,}",
        "median": middle.said(middle.median, card.currency),
        "interval": middle.no_interval or interval,
    }


def gap_words(cards: Sequence[Card], end: str) -> str:
    """How many answers the same question has."""
    answers = []
    for card in cards:
        if card.figures is None:
            answers.append(f"{card.median:,.0f} {card.currency}")
        elif middle := middle_of(card.figures, end):
            answers.append(middle.said(middle.median, card.currency))
    if len(answers) < 2:
        return ""
    currencies = {card.currency for card in cards}
    apart = " They are in different currencies and stay apart." if len(currencies) > 1 else ""
    alike = (
        "the same answer here, by chance" if len(set(answers)) == 1 else escape_markdown(listed(answers, 5))
    )
    return (
        f"{capital(in_words(len(cards)))} sources, one question: {alike}.{apart} Name source, place, "
        "year and what is in it before you name an amount."
    )
