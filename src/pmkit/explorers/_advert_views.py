"""What is seen of counted adverts: sentences, pictures and tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from pmkit.english import (
    capital,
    counted,
    format_number,
    in_words,
    listed,
    plural,
    shortened,
    signed,
    whole_percent,
)
from pmkit.explorers import Cells
from pmkit.explorers._advert_counts import Marks
from pmkit.explorers._advert_pile import Pile, shown_firm
from pmkit.methods import FEWEST_ADVERTS, adverts_for_width, summarise_adverts
from pmkit.practice.markdown import escape_markdown

MOST_HITS = 60
"""Hits of one family that are listed; the others are counted."""
_AROUND = 42
BY = {"title": "by the title", "really": "by what the job is"}


def range_words(low: float, high: float) -> str:
    """A range of shares: 35 to 65 %."""
    return f"{100 * low:.0f} to {100 * high:.0f} %"


# --- sentences
def count_said(
    one: Marks, row: Mapping[str, Any], by_reader: bool, firms: bool, *, compared: bool = True
) -> str:
    """How often the chosen family is asked for, and what a careful reader says of the hits, where the two are
    `compared`."""
    name = f"**{escape_markdown(one.family.name)}**"
    if not one.family.words and not by_reader:
        bare = f"**{escape_markdown(capital(one.family.name))}**"
        return f"{bare} has no words, so nothing is counted. Write at least one, such as roadmap\\*."
    unit = counted(int(row["n"]), "firm" if firms else "advert")
    who = "By a careful reader's list" if by_reader else "By these words"
    said = f"{who} {name} is asked for in **{int(row['hits']):,} of {unit}**"
    said += (
        f" ({range_words(row['low'], row['high'])})."
        if row["n"] >= FEWEST_ADVERTS
        else ": a count, no share."
    )
    if one.struck and not by_reader:
        said += f" You struck out {counted(len(one.struck), 'hit')}."
    return f"{said} {_reader_said(one, by_reader, compared)}".strip()


def _reader_said(one: Marks, by_reader: bool, compared: bool) -> str:
    if one.family.asks is None or not compared:
        return "Look at the hits: which of them mean something else?" if one.hits and not one.struck else ""
    false, missed = one.false_hits, one.missed
    if not false and not missed:
        return "Words and a careful reader agree on each advert."
    parts = []
    if false:
        parts.append(
            f"{counted(len(false), 'hit')} of the words {plural(len(false), 'means', 'mean')} something else"
        )
    if missed:
        parts.append(
            f"{counted(len(missed), 'advert')} {plural(len(missed), 'asks', 'ask')} for it in other words"
        )
    told = f"{listed(parts)}."
    if by_reader:
        return f"{counted(len(one.hits), 'advert')} {plural(len(one.hits), 'has', 'have')} such words: {told}"
    return f"A careful reader finds it in **{len(one.family.asks)}**: {told}"


def compare_said(chosen: Marks, table: pd.DataFrame, by: str, left: int) -> str:
    """The two groups for the chosen family, how many families differ, and who belongs to neither."""
    row = table.loc[table["family"] == chosen.family.id].iloc[0]
    name = f"**{escape_markdown(chosen.family.name)}**"
    said = (
        f"{capital(BY[by])}, {name} is asked of {int(row['hits'])} of {int(row['n'])} product managers and "
        f"{int(row['other_hits'])} of {int(row['other_n'])} product owners."
    )
    if pd.isna(row["low"]):
        said += f" A group has under {FEWEST_ADVERTS} adverts, so there are counts and no difference."
    else:
        points = f"{signed(100 * row['low'], 0)} and {signed(100 * row['high'], 0)} points"
        is_open = row["low"] <= 0 <= row["high"]
        said += f" The difference lies between {points}: " + (
            "it may be none." if is_open else "there is one."
        )
        clear = int(((table["low"] > 0) | (table["high"] < 0)).sum())
        said += (
            f" Of {counted(len(table), 'family', 'families')} **{in_words(clear)}** "
            f"{plural(clear, 'differs', 'differ')} clearly; one range in twenty leaves 0 by chance alone."
        )
    others = (
        f" {counted(left, 'advert')} {plural(left, 'belongs', 'belong')} to neither group." if left else ""
    )
    return said + others


def pile_said(pile: Pile, invented: bool) -> str:
    """What the pile is: firms, years asked, salaries stated; and what adverts are not."""
    told = summarise_adverts(pile.adverts)
    said = [f"**The pile.** {counted(told.n, 'advert')} of {counted(told.firms, 'firm')}."]
    if told.years is None:
        said.append("No years of experience were found.")
    else:
        said.append(
            f"Years of experience: stated in {told.years_stated}, in the middle {format_number(told.years)}."
        )
    salary = f"A salary is stated in {told.salary_stated} of {told.n}"
    if told.n >= FEWEST_ADVERTS:
        salary += f" ({range_words(told.salary_low, told.salary_high)})"
    said += [f"{salary}.", escape_markdown(told.says)]
    said.append("Adverts are what firms wish for, not whom they hire.")
    said.append("These adverts are invented, salaries included." if invented else "")
    return " ".join(filter(None, said))


def enough_said(row: Mapping[str, Any], width: float) -> str:
    """How many adverts a range of this width needs, by the share that was found."""
    n = int(row["n"])
    points = f"{100 * width:.0f} points"
    share = row["share"] if n >= FEWEST_ADVERTS else 0.5
    need = adverts_for_width(float(share), width)
    by = f"With a share of {whole_percent(float(share))}" if n >= FEWEST_ADVERTS else "At worst"
    have = f"You have {n}" + (
        f", and the range is {100 * (row['high'] - row['low']):.0f} points wide."
        if n >= FEWEST_ADVERTS
        else "."
    )
    return f"**How many are enough?** {by} a range of {points} needs {counted(need, 'advert')}. {have}"


# --- tables
def families_table(marks: Sequence[Marks], table: pd.DataFrame, read: bool) -> Cells:
    """Each family with its words, counts and range; with a reader's list what words find and miss."""
    columns = [
        {"key": "family", "label": "Asked for", "readonly": True, "width": 20},
        {"key": "words", "label": "Words", "readonly": True, "width": 24},
        {"key": "hits", "label": "Counted", "readonly": True, "type": "number"},
        {"key": "range", "label": "Range of the share", "readonly": True, "width": 12},
    ]
    if read:
        columns += [
            {"key": "reader", "label": "A reader finds", "readonly": True, "type": "number"},
            {"key": "false", "label": "False hits", "readonly": True, "type": "number"},
            {"key": "missed", "label": "Missed by the words", "readonly": True, "type": "number"},
        ]
    rows: list[dict[str, Any]] = []
    for one, row in zip(marks, table.to_dict("records"), strict=True):
        known = one.family.asks is not None
        rows.append(
            {
                "id": one.family.id,
                "family": one.family.name,
                "words": "; ".join(one.family.words) or "none",
                "hits": int(row["hits"]),
                "range": range_words(row["low"], row["high"]) if row["n"] >= FEWEST_ADVERTS else "too few",
                "reader": len(one.family.asks or ()) if known else None,
                "false": len(one.false_hits) if known else None,
                "missed": len(one.missed) if known else None,
            }
        )
    return Cells("table", "All families", columns=columns, rows=rows, stacked=False)


def hits_table(pile: Pile, one: Marks, read: bool) -> Cells:
    """The hits of one family with the words around them; each can be struck out."""
    counts = [{"value": "yes", "label": "it asks for it"}, {"value": "no", "label": "something else"}]
    columns: list[dict[str, Any]] = [
        {"key": "advert", "label": "Advert", "readonly": True, "width": 20},
        {"key": "around", "label": "Where it stands", "readonly": True, "wide": True},
        {"key": "counts", "label": "You say", "type": "choice", "options": counts, "width": 14},
    ]
    if read:
        columns.append({"key": "reader", "label": "A careful reader says", "readonly": True, "width": 10})
    rows: list[dict[str, Any]] = []
    for id, title, text in pile.texts:
        if id in one.hits and len(rows) < MOST_HITS:
            asks = one.family.asks is not None and id in one.family.asks
            rows.append(
                {
                    "id": id,
                    "advert": title,
                    "around": around(f"{title}. {text}", one.hits[id]),
                    "counts": "yes",
                    "reader": "it asks for it" if asks else "something else",
                }
            )
    more = len(one.hits) - len(rows)
    label = f"Hits of: {shortened(one.family.name, 40)}"
    label += f" (the first {MOST_HITS}, {more:,} more are counted)" if more > 0 else ""
    return Cells(
        "hits",
        label,
        at=("struck", one.family.id),
        columns=columns,
        rows=rows,
        keys=("counts",),
        sortable=False,
        stacked=False,
    )


def around(text: str, words: Sequence[str]) -> str:
    """Up to two places at which the words stand, with what is around them.

    >>> around("You talk to users each week and you write it all down for your colleagues.", ["users"])
    'You talk to users each week and you write it all down for …'
    """
    line = " ".join(text.split())
    pieces = []
    for word in list(words)[:2]:
        at = line.find(word)
        if at < 0:
            continue
        begin, end = max(0, at - _AROUND), min(len(line), at + len(word) + _AROUND)
        piece = line[begin:end]
        piece = f"… {piece.partition(' ')[2]}" if begin else piece
        pieces.append(f"{piece.rpartition(' ')[0]} …" if end < len(line) else piece)
    return " / ".join(pieces)


def missed_said(pile: Pile, one: Marks) -> str:
    """Adverts that ask for it in other words."""
    titles = {id: title for id, title, _ in pile.texts}
    lines = [f"- {escape_markdown(id)}, {escape_markdown(titles[id])}" for id in one.missed if id in titles]
    if not lines:
        return ""
    return "\n".join(["**Asked for in other words, so the words miss it**", "", *lines])


def advert_head(row: Mapping[str, Any]) -> str:
    """Title and firm of an advert, as Markdown."""
    firm = shown_firm(str(row["company"]))
    return f"**{escape_markdown(str(row['title']))}**" + (f", {escape_markdown(firm)}" if firm else "")
