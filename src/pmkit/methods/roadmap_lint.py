"""Rules that look at a now-next-later board and at a goal-oriented roadmap, and say what they see.

Rules name what they see in words and numbers; none of them understands a plan. The limits are rules of thumb
of this course; Now-Next-Later goes back to Janna Bastow and Simon Cast (ProdPad, 2012).
"""

import re
from dataclasses import dataclass

import pandas as pd

from pmkit.methods._frame import need_columns

HORIZONS = ("now", "next", "later")
MOST_NOW = 3
"""So many items in Now can be finished by a team or two before they are talked about again."""
DUSTBIN = 2
"""Later holds more than so many times what Now and Next hold: nobody has said no for a while."""

_SHORT = "jan feb mar apr jun jul aug sep sept oct nov dec"
_MONTHS = "january february march april june july august september october november december"
_DATE = re.compile(
    rf"\b(q[1-4]|h[12]|20\d\d|\d{{1,2}}[./]\d{{1,2}}\.?|week \d+|(?:by|in|until|till) may|"
    rf"\d{{1,2}}\.? (?:may|{'|'.join(_SHORT.split())})|(?:{'|'.join(_SHORT.split())}) \d+|"
    rf"{'|'.join(_MONTHS.split())}|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class BoardFinding:
    """What a rule saw: `rule` is its name, `text` the sentence, `where` an item or a column ("": all)."""

    rule: str
    text: str
    where: str = ""


def names_a_date(text: str) -> bool:
    """Whether a text names a quarter, a month, a season, a year or a week.

    >>> names_a_date("New API by March"), names_a_date("Shared list")
    (True, False)
    """
    return bool(_DATE.search(text))


def lint_board(
    items: pd.DataFrame, names: tuple[str, str, str] = ("Now", "Next", "Later")
) -> list[BoardFinding]:
    """What a critical reader would ask about this board; empty where no rule has an objection.

    `items` has `id`, `item` (title), `horizon` (now, next, later; rows elsewhere are passed over) and
    `outcome` (text, may be empty); `names` are the headings of the columns. Raises `InputError` for a missing
    column.
    """
    need_columns(items, ["id", "item", "horizon", "outcome"], "A board")
    found = []
    for key, name in zip(HORIZONS, names, strict=True):
        if names_a_date(name):
            text = f"The column “{name}” is a date. A column says how certain you are."
            found.append(BoardFinding(rule="renamed", text=text, where=key))
    count = {key: int((items["horizon"] == key).sum()) for key in HORIZONS}
    if count["now"] > MOST_NOW:
        much = f"{count['now']} items are in Now."
        text = f"{much} Keep the {MOST_NOW} that you finish first; the others go to Next."
        found.append(BoardFinding(rule="too-much", text=text, where="now"))
    if count["later"] > DUSTBIN * max(1, count["now"] + count["next"]) or count["later"] > 8:
        much = f"{count['later']} items are in Later: it has become a dustbin."
        text = f"{much} Keep those that you would really begin, and say no to the others."
        found.append(BoardFinding(rule="dustbin", text=text, where="later"))
    for row in items.to_dict("records"):
        if row["horizon"] in HORIZONS and names_a_date(str(row["item"])):
            text = (
                "The title holds a date. Keep the problem; a date from outside belongs into the other field."
            )
            found.append(BoardFinding(rule="date", text=text, where=str(row["id"])))
        if row["horizon"] in ("now", "next") and not str(row["outcome"] or "").strip():
            text = "What will be different for somebody? It has no outcome yet."
            found.append(BoardFinding(rule="outcome", text=text, where=str(row["id"])))
    if items.empty or not count["now"]:
        found.append(BoardFinding(rule="empty", text="Nothing is in Now. What is worked on?", where="now"))
    return found
