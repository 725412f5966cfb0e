"""What Mealwise knows in October 2026, as the chapter uses it: voices, a tree, assumptions and tests. All
invented.
"""

from typing import Any

import pandas as pd

from pmkit.cases import load
from pmkit.english import listed
from pmkit.explorers import Data

NO_COMPLAINT = ("praise", "safe", "off-topic", "life", "talking chef")
"""Themes of the feedback in which nobody complains: the chef was asked about."""


def nothing() -> Data:
    """For an explorer on data that are pasted."""
    return Data()


def questions() -> pd.DataFrame:
    """Questions of interviews and surveys, and what a careful reader finds wrong with them."""
    return load("questions")


def voices() -> Data:
    """The feedback, and the households that pay and those that ever signed up, by segment."""
    return Data(load("feedback"), more={"people": households(), "no_complaint": NO_COMPLAINT})


def households() -> dict[str, dict[str, float]]:
    """Households of the sample by segment: those that pay on its last day, and all that signed up."""
    customers = load("customers")
    paying = customers[customers["subscribed"].notna() & customers["left"].isna()]
    return {"paying household": _by_segment(paying), "sign-up": _by_segment(customers)}


def _by_segment(customers: pd.DataFrame) -> dict[str, float]:
    return {str(name): float(count) for name, count in customers["segment"].value_counts().items()}


def tree() -> Data:
    """Jonas's tree, and what customers said, in writing and in the twelve talks."""
    said = pd.concat([load("feedback"), _talks()], ignore_index=True)
    return Data(load("opportunities").drop(columns="key"), more={"verbatims": said})


def _talks() -> pd.DataFrame:
    """Each talk with the first thing that somebody told in it as it happened."""
    lines = load("interview_lines")
    events = lines[lines["key_kind"] == "event"].drop_duplicates("interview")
    told = events.set_index("interview")["text"]
    talks = load("interviews")
    return talks.assign(channel="talk", theme="interviews", text=talks["id"].map(told))


def own_tree() -> pd.DataFrame:
    """An outcome and a few cards on which nothing is written yet."""
    rows: list[dict[str, Any]] = [
        {"id": f"C{at}", "parent": parent, "kind": kind, "text": "", "evidence": []}
        for at, (parent, kind) in enumerate(
            [
                ("", "outcome"),
                ("C1", "opportunity"),
                ("C2", "solution"),
                ("C2", "solution"),
                ("C3", "test"),
                ("C1", "opportunity"),
            ],
            start=1,
        )
    ]
    return pd.DataFrame(rows)


PERSON_MONTH = 8.0
"""Assumed cost of a person-month, thousand EUR."""
UNIT = "thousand EUR"
WAITS = "MW-06"
"""What has to wait where the squad does something else: Korbmarkt's new order API."""
FIRST_TEST = "concierge"
_ASSUMPTIONS = (
    ("A1", "MW-05", "Two people in one home both use the list", "desirable", 5, 2, 0.5),
    ("A2", "MW-05", "Two phones stay in step where there is no signal", "feasible", 4, 2, 0.6),
    ("A3", "MW-05", "Who shares a list stays longer", "viable", 5, 1, 0.4),
    ("A4", "MW-05", "Ticking at the same time confuses nobody", "usable", 3, 3, 0.7),
    ("A5", "MW-10", "People want a voice that cooks with them", "desirable", 5, 3, 0.3),
    ("A6", "MW-10", "It understands people beside a running fan", "feasible", 3, 1, 0.4),
    ("A7", "MW-13", "On a bad day people open the app before they order", "desirable", 4, 1, 0.4),
    ("A8", "MW-13", "Two taps are enough to find another dinner", "usable", 2, 3, 0.7),
    ("A9", "MW-17", "Who pauses comes back", "viable", 3, 2, 0.6),
    ("A10", "MW-01", "Three tables of ingredients can become one", "feasible", 4, 4, 0.8),
)
"""Id, item of the backlog, what has to be true, what it says, importance, evidence, chance: all judgement."""


def assumptions() -> Data:
    """What has to be true, with the worth and the effort of its item in the backlog, and the ways to test it."""
    names = ["id", "item", "assumption", "kind", "importance", "evidence", "chance"]
    table = pd.DataFrame(_ASSUMPTIONS, columns=names)
    backlog = load("backlog").set_index("id")
    table["gain"] = table["item"].map(backlog["value"]).astype(float)
    table["cost"] = table["item"].map(backlog["effort"]) * PERSON_MONTH
    waits = f"{backlog['item'][WAITS]} ({WAITS})"
    week = backlog["cost_of_delay"][WAITS] / 1000
    more = {
        "tests": load("tests"),
        "test": FIRST_TEST,
        "unit": UNIT,
        "cost_help": f"The effort in the backlog, at an assumed {PERSON_MONTH:g} {UNIT} a person-month.",
        "week_cost": week,
        "waiting": waits,
    }
    return Data(table, more=more)


def own_assumptions() -> Data:
    """Eight empty assumptions; the tests are the case's, to be given the own costs and rates."""
    rows = [{"id": f"A{at}", "assumption": "", "kind": "desirable"} for at in range(1, 9)]
    table = pd.DataFrame(rows).assign(importance=None, evidence=None)
    return Data(table, more={"unit": "thousand", "tests": load("tests"), "test": FIRST_TEST})


def talks() -> Data:
    """Twelve talks with households, what three coders made of them, and the code book."""
    more = {"talks": load("interviews"), "marks": load("interview_codes"), "book": load("code_book")}
    return Data(load("interview_lines"), more=more)


def heard() -> pd.DataFrame:
    """Which code came up in which talk, by the codes for which the lines were written."""
    lines = load("interview_lines")
    said = lines[lines["key_code"] != ""].rename(columns={"key_code": "code"})
    talks = load("interviews").set_index("id")
    names = said.groupby("interview")["speaker"].agg(lambda each: listed(list(dict.fromkeys(each))))
    return said[["interview", "code"]].assign(
        segment=said["interview"].map(talks["segment"]), name=said["interview"].map(names)
    )


OWN_TALKS = """talk,segment,code
Mrs Arslan,offices,invoice late
Mrs Arslan,offices,no contact person
Mr Bauer,offices,invoice late
Mr Bauer,offices,wrong address
Ms Costa,offices,invoice late
Ms Costa,offices,no contact person
Mr Dahl,offices,wrong address
Mr Dahl,offices,invoice late
Dr Eze,practices,delivery at noon
Dr Eze,practices,invoice late
Dr Fuchs,practices,delivery at noon
Ms Grant,practices,cold chain
"""
"""Seven invented talks of a courier, so that the first picture is drawn from something."""

OWN_TALK = """# Mr Bauer
Anna: Tell me about the last parcel that went wrong.
Bauer: On Friday it stood at the gate until six. Nobody had rung.
Bauer: I found it when I locked up.
Anna: What did you do then?
Bauer: I rang the hotline and waited eleven minutes.
Bauer: We always write the phone number on the label ourselves now.
Anna: What would help you?
Bauer: A message when it is at the gate.
# Ms Costa
Anna: When did you last send something?
Costa: Yesterday, two boxes. The driver came at noon, and we were at lunch.
Costa: So I sent it with the others on the way home.
Costa: Your people are very friendly, I must say.
"""
"""Two invented talks of a courier, so that the first picture is drawn from something."""
OWN_CODES = "not told, wrong time, hotline, own way round"
OWN_OTHERS = """line,coder,code
2,Kim,not told
3,Kim,not told
5,Kim,hotline
6,Kim,own way round
8,Kim,not told
10,Kim,wrong time
11,Kim,own way round
2,Lee,not told
3,Lee,wrong time
5,Lee,hotline
6,Lee,own way round
8,Lee,not told
10,Lee,wrong time
11,Lee,wrong time
"""
"""What two colleagues chose for these lines."""
