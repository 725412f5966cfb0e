"""A table of one's own between two sides, pasted: issue, option, ours, theirs, and what is blocked."""

from dataclasses import replace
from functools import lru_cache

import pandas as pd

from pmkit.explorers import Choice, Form, Pasted, Text
from pmkit.explorers._bargain import Bargain
from pmkit.explorers.pasted import WORDS_GO
from pmkit.explorers.pasted_table import PastedTable, Wanted, read_table
from pmkit.methods import InputError

_ISSUES = (
    Wanted("issue", "issue", words=("topic", "point", "what")),
    Wanted("option", "option", words=("choice", "way", "offer")),
    Wanted("ours", "ours", kind="number", words=("our points", "us", "we", "points for us")),
    Wanted("theirs", "theirs", kind="number", words=("their points", "them", "hers", "his")),
    Wanted("blocked", "blocked", required=False, words=("why blocked", "not for sale", "note")),
)

_TABLE_HELP = (
    f"Columns: issue, option, ours, theirs; blocked (why it is not for sale) if you have it. {WORDS_GO}"
)
_DEALS_HELP = (
    "A line each. “pair 3: 74 62” gives the points of both, “pair 3: 2 2 3 1 1” the number of the option of "
    "each issue; its words do as well, and “pair 4: no deal”."
)
_MOST = 10_000
"""Packages: with more, each change would take too long."""


@lru_cache(maxsize=8)
def read_issues(text: str) -> PastedTable:
    """The pasted table with names on one line each, and `blocked` "" where an option is for sale."""
    table = read_table(text, _ISSUES)
    frame = table.frame.copy()
    for column in ("issue", "option", "blocked"):
        frame[column] = [
            " ".join(str(cell).split()) if isinstance(cell, str) else "" for cell in frame[column]
        ]
    return replace(table, frame=frame)


def table_of(issues: pd.DataFrame, limits: tuple[float, float], suspects: tuple[str, ...]) -> Bargain | str:
    """The table, or the sentence that says why nothing can be agreed on it."""
    if not len(issues):
        return "There is no table yet: see below what was read."
    bargain = Bargain(issues, limits, suspects)
    shut = set(bargain.options) - set(bargain.for_sale["issue"])
    if shut:
        first = next(issue for issue in bargain.options if issue in shut)
        return f"Every option of “{first}” is blocked. Leave the issue out, or open an option."
    try:
        many = len(bargain.made)
    except InputError as problem:
        return str(problem)
    if many > _MOST:
        return f"These options make {many:,} packages, more than {_MOST:,}. Leave out what both agree on."
    return bargain


def own_form(sample: str, sides: tuple[str, str]) -> Form:
    """Where a table of one's own is pasted, with the names of both sides, deals, and sheets to print."""
    sheets = {"none": "no sheet", "ours": "your side's sheet", "theirs": "the other side's sheet"}
    fields = (
        Pasted("issues", "Your table", start=sample, help=_TABLE_HELP),
        Text("us", "Your side", start=sides[0], required=True),
        Text("them", "The other side", start=sides[1], required=True),
        Pasted("typed", "Deals of a workshop", rows=4, help=_DEALS_HELP),
        Choice("sheet_of", "Show to print", options=sheets),
    )
    return Form("data", fields, label="Your own table")
