"""The numbers of the talks before the meeting, and of what only one person knows."""

from typing import Any

from pmkit import methods
from pmkit.cases import load

TALKS = 5
"""Mara has time for so many talks before the meeting."""


def talks() -> dict[str, float]:
    """All orders of five talks: how many there are, how many win everybody, and how many of a hundred end with
    the first person alone; and the voices that Clara waits for."""
    allies: Any = load("allies")
    best = methods.best_talks(allies, TALKS)
    ends = best.ends.set_index("supporters")["orders"]
    return {
        "talks": TALKS,
        "people": len(allies),
        "orders": int(ends.sum()),
        "all_join": int(ends[best.supporters]),
        "one_joins": 100 * float(ends[1] / ends.sum()),
        "clara_needs": int(allies.set_index("person").loc["clara", "needs"]),
    }


def fragile() -> dict[str, int]:
    """How many join when one person waits for one voice more: Kofi, Clara."""
    ends = methods.effect_of_thresholds(load("allies")).set_index("person")["one_more"]
    return {"kofi": int(ends["kofi"]), "clara": int(ends["clara"])}


def known() -> dict[str, int]:
    """The facts on two ways to keep Nordhafen: all of them, and those that one person alone knows."""
    facts = load("meeting_facts")
    return {"facts": len(facts), "one_only": int((facts["holders"].str.len() == 1).sum())}


def meeting() -> dict[str, float]:
    """Of a hundred meetings how many choose the better way, by how the meeting is held; and how many of a hundred
    facts are named in free talk."""
    facts = load("meeting_facts")
    formats = {
        "free": methods.MeetingFormat(),
        "round": methods.MeetingFormat(structure="round"),
        "written": methods.MeetingFormat(structure="write"),
        "longer": methods.MeetingFormat(turns=40),
        "crowd": methods.MeetingFormat(more_people=4),
        "expert": methods.MeetingFormat(expert="viktor"),
    }
    odds = {name: methods.meeting_odds(facts, one) for name, one in formats.items()}
    told = {name: 100 * one.better_chosen for name, one in odds.items()}
    free = odds["free"]
    return {**told, "shared": 100 * free.shared_named, "unshared": 100 * free.unshared_named}
