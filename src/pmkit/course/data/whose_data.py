"""What the explorers on purposes and on consent work on.

The firm, its people and drafts are invented; the lines of law are those of `law_dates`.
"""

from __future__ import annotations

import pandas as pd

from pmkit.cases import load
from pmkit.course.launch.data import subscribers
from pmkit.explorers import Data
from pmkit.explorers.consent_screen import Ask, Person, Switch
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
            source=str(row["source"]),
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


ASKS = {
    "filter": Ask(
        name="the filter of what the household must not eat",
        detail="The filter cannot work without the allergy.",
        feature="the allergy filter",
    ),
    "train": Ask(
        name="training the recommender with the allergy",
        detail="The plan works without it.",
        feature="suggestions that learn from the allergy",
    ),
    "report": Ask(name="a count in the employer's report", detail="Of no use to the household."),
    "advertise": Ask(
        name="handing the allergy to makers of food",
        detail="They pay for it.",
        feature="offers of makers",
    ),
    "research": Ask(name="a study by a university", detail="Of no use to the household yet."),
}
"""What Mealwise would like to ask for."""
PEOPLE = {
    "ngozi": Person(name="Ngozi", wants=frozenset({"filter"})),
    "tarik": Person(name="Tarik", wants=frozenset({"filter", "train"}), fears=("employer", "nordhafen")),
    "child": Person(name="A child of 12", wants=frozenset({"filter"}), age=12),
}
"""A mother who wants the filter and not the training, a man who fears his employer, a child."""


def consent() -> Data:
    """The screen as Viktor would like it, with its faults."""
    switches = {
        "s1": Switch(label="Improve my experience", on=True, tied=True, asks=("filter", "train", "research")),
        "s2": Switch(label="Offers of our partners", on=True, asks=("advertise", "report")),
    }
    screen = {
        "text": "We use your data to improve your experience. Go on to agree.",
        "agree": 1,
        "refuse": 4,
        "withdraw": 6,
        "stands_out": True,
    }
    more = {
        "asks": ASKS,
        "people": PEOPLE,
        "base": ("the weekly plan", "the basket"),
        "switches": switches,
        "screen": screen,
        "law": law_lines(),
        "story": "ftc-betterhelp",
    }
    return Data(more=more)
