"""What the explorers on purposes, consent and explanation work on.

The firm, its people and drafts are invented; the lines of law are those of `law_dates`.
"""

from __future__ import annotations

import pandas as pd

from pmkit.cases import load
from pmkit.course.launch.data import subscribers
from pmkit.explorers import Data
from pmkit.explorers.law_lines import LawLine
from pmkit.explorers.purposes import About, Use

_CHANGED = {
    ("allergy", "improve"): Use("contract", "", "squad Plan and data", ""),
    ("allergy", "report"): Use("legitimate interests", "", "employer, by department", "until the seat ends"),
    ("allergy", "advertise"): Use("consent", "", "makers of food", "for ever"),
    ("diabetes", "improve"): Use("contract", "", "squad Plan and data", "two years, then only counts"),
    ("bank account", "bill"): Use("consent", "", "billing and the bank", "as long as bills must be kept"),
    ("child's first name", "plan"): Use("consent", "", "squad Plan", "for ever"),
    ("employer", "report"): Use("legitimate interests", "", "employer, by name", "until the seat ends"),
    ("meals cooked", "advertise"): Use("legitimate interests", "", "makers of food", ""),
    ("search words", "improve"): Use("none yet", "", "squad Plan and data", "90 days"),
    ("place of the phone", "advertise"): Use("consent", "", "advertisers", ""),
}
"""Where Tomasz's draft differs from what a careful reader would write."""
_ABOUT = {
    "plan": About(told=True, on=True),
    "fill": About(told=True, on=True),
    "bill": About(told=True, on=True),
    "improve": About(told=False, on=True, shared=True, firm="A firm for computing", contract=False),
    "advertise": About(told=True, on=True, shared=True),
    "research": About(told=True, shared=True),
}
OWN_FIELDS = """field,purposes,basis,who sees it,how long,kind,exception,needed for
passenger's name,sell tickets; search at sea,contract; vital interests,captain and office,a day after the trip,,,search at sea
bank card,sell tickets,consent,office and the bank,as long as bills must be kept,,,sell tickets
needs a wheelchair,help on board,consent,,,health,,help on board
child's birthday,sell tickets; advertising,consent,office,for ever,child,,
e-mail address,sell tickets; advertising,contract; consent,office,a year after the trip,,,sell tickets; advertising
"""
"""The invented ferry line, as somebody would paste it."""


def law_lines() -> dict[str, LawLine]:
    """The dates of law, by id, in the order of the file."""
    found = {}
    for row in load("law_dates").to_dict("records"):
        since = None if pd.isna(row["applies_from"]) else row["applies_from"].date()
        article = "" if pd.isna(row["article"]) else str(row["article"])
        found[str(row["id"])] = LawLine(
            law=str(row["law"]),
            article=article,
            since=since,
            as_of=row["as_of"].date(),
            asks=str(row["asks"]),
        )
    return found


def careful_uses() -> dict[tuple[str, str], Use]:
    """Each use that a careful reader allows, with the first basis that holds."""
    return {
        (row["field"], purpose): Use(basis.split(" or ")[0], row["exception"], row["sees"], row["keeps"])
        for row in load("data_fields").to_dict("records")
        for purpose, basis in zip(row["purposes"], row["basis"], strict=True)
    }


def purposes() -> Data:
    """The 18 fields, with Tomasz's draft of what they are used for."""
    more = {
        "draft": {**careful_uses(), **_CHANGED},
        "about": _ABOUT,
        "people": subscribers(),
        "law": law_lines(),
    }
    return Data(load("data_fields"), more=more)


def own_purposes() -> Data:
    """An invented table to begin with."""
    return Data(more={"law": law_lines(), "sample": OWN_FIELDS})
