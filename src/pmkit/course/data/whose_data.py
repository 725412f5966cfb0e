"""What the explorers on purposes, consent and explanation work on.

The firm, its people and drafts are invented; the lines of law are those of `law_dates`.
"""

from __future__ import annotations

import pandas as pd

from pmkit.cases import load
from pmkit.course.launch.data import subscribers
from pmkit.explorers import Data
from pmkit.explorers.consent_screen import Ask, Person, Switch
from pmkit.explorers.explain_card import Asked, CardReader
from pmkit.explorers.law_lines import LawLine
from pmkit.explorers.purposes import About, Use
from pmkit.methods import best_threshold, confusion_counts, confusion_rates

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


FLAGGED_FROM = best_threshold(miss=20, false_alarm=1)
"""The line at which the lesson ends: a miss weighs as much as 20 false alarms."""
LOOKS_AT = ("allergy", "allergies", "label", "labels", "ingredients", "traces")
LOOKS_NOT_AT = (
    "employer",
    "name",
    "age",
    "postcode",
    "income",
    "faith",
    "religion",
    "meals cooked",
    "friends",
)
READERS = {
    "parent": CardReader(
        name="a parent",
        first=("no-way-out", "no-error", "bare-percentage", "jargon"),
        asked=(
            Asked(
                who="Ngozi",
                says="Last week it let a bar with nuts through. How often does that happen?",
                slots=("wrong",),
                words=("miss", "let through", "lets through", "unsafe", "overlook"),
            ),
            Asked(
                who="Walter",
                says="It leaves out my soup for nothing. What do I do, and whom do I tell?",
                slots=("no", "ask"),
            ),
        ),
    ),
    "council": CardReader(
        name="the works council",
        first=("false-never", "false-reason", "nobody-decides", "no-way-out"),
        asked=(
            Asked(
                who="A member of the works council",
                says="Does our employer learn who was warned, or count in it?",
                slots=("never",),
                words=("employer", "firm", "Nordhafen", "company"),
            ),
            Asked(
                who="Annegret",
                says="Who decides in the end, you or a machine?",
                slots=("decides",),
                words=("we", "program", "machine", "computer", "system"),
            ),
        ),
    ),
    "clara": CardReader(
        name="Clara",
        first=("long", "bare-percentage", "no-direction", "jargon"),
        asked=(
            Asked(
                who="Clara",
                says="Tomasz says in one number how often it is right. Why don't you?",
                slots=("wrong",),
                words=("100",),
            ),
            Asked(
                who="A journalist",
                says="What would have had to be different for this meal to be shown?",
                slots=("change",),
            ),
        ),
    ),
}
"""What each asks is the course's judgement; the people are invented."""
OWN_READERS = {
    "hit": CardReader(
        name="somebody who was locked out",
        first=("no-way-out", "nobody-decides", "jargon", "no-error"),
        asked=(
            Asked(
                who="One who was locked out",
                says="What would have had to be different, and what do I do now?",
                slots=("change", "no"),
            ),
            Asked(
                who="Their friend, who is not",
                says="How often does it hit somebody for nothing?",
                slots=("wrong",),
                words=(
                    "for nothing",
                    "wrongly",
                    "by mistake",
                    "although",
                    "false alarm",
                    "innocent",
                    "too strict",
                ),
            ),
        ),
    ),
    "checks": CardReader(
        name="somebody who checks you",
        first=("false-reason", "false-never", "no-error", "no-direction"),
        asked=(
            Asked(
                who="The data protection officer",
                says="From which data, and from which never?",
                slots=("from", "never"),
            ),
            Asked(
                who="A judge",
                says="Who decides, and who hears the other view?",
                slots=("decides", "ask"),
            ),
        ),
    ),
}


def flag_rates() -> dict[str, int]:
    """Of 100, in whole ones: unsafe meals that are missed, flags that are right, and meals that are safe."""
    scores = load("unsafe_scores")
    rates = confusion_rates(confusion_counts(scores, FLAGGED_FROM)).iloc[0]
    shares = {"missed": rates["fnr"], "right": rates["ppv"], "safe": 1 - rates["base_rate"]}
    return {key: round(100 * float(share)) for key, share in shares.items()}


def card() -> Data:
    """Tomasz's card about the flag “unsafe for this household”, with its faults."""
    of_100 = flag_rates()
    known = (
        f"**What may be told** (invented data): of 100 unsafe meals the flag misses about {of_100['missed']}; "
        f"of 100 meals that it leaves out about {of_100['right']} are unsafe, the others are left out for "
        f"nothing. Of all meals about {of_100['safe']} in 100 are safe: who never warns is right as often. It "
        "looks at the allergies in the profile and at the label of each meal, and at nothing else of a person."
    )
    start = {
        "decides": "Our model determines whether a meal is suitable.",
        "from": "Embeddings of your household, your employer and the label.",
        "never": "Your allergies are never used for anything else.",
        "wrong": f"It is {of_100['safe']} % accurate.",
        "change": "It is calculated anew every night.",
        "no": "You can trust it.",
        "ask": "",
    }
    model = {
        "decides": "We leave a meal out of your plan when our program says that it may be unsafe for you.",
        "from": "It reads the allergies in your profile and the label.",
        "never": "It never looks at your employer, and your employer never sees it.",
        "wrong": f"Of 100 unsafe meals it misses about {of_100['missed']}, so read the label. Of 100 meals that "
        f"it leaves out, about {100 - of_100['right']} were safe.",
        "change": "Another allergy in your profile, or another label.",
        "no": "Switch it off under Profile.",
        "ask": "Aoife reads every report: help@mealwise.example.",
    }
    more = {
        "start": start,
        "readers": READERS,
        "known": known,
        "used": LOOKS_AT,
        "unused": LOOKS_NOT_AT,
        "model": model,
    }
    return Data(more=more)


def own_card() -> Data:
    """An empty card about one's own product."""
    return Data(more={"start": {}, "readers": OWN_READERS, "own": True})
