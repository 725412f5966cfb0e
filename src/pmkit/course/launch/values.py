"""The numbers of this chapter's lesson: a public name here may stand in a text, `{volunteers.bound}`. All computed."""

from math import ceil

from pmkit import methods
from pmkit.course.launch.data import allergy_households
from pmkit.course.launch.data import subscribers as _subscribers
from pmkit.practice.values import Draw

sure_percent = 95
fault = 450
told_percent = 20
stage = 115


def _seen(users: int, share: float) -> float:
    """The chance in per cent that at least one of so many meets a fault of this share."""
    return 100 * methods.chance_to_see(share, users)


def _needed(share: float) -> int:
    """How many must use it so that a fault of this share is seen with 95 %."""
    return methods.people_to_see(share) or 0


def families() -> int:
    """Households with an allergy among the subscribers."""
    return allergy_households()


def subscribers() -> int:
    """Who pays at the end of September 2026, consumers and seats of employers."""
    return _subscribers()


# nobody out of n


def volunteers(families: int) -> dict[str, float]:
    """120 who tried it without a fault: what that rules out, in per cent, as one in so many, in households; and how
    often so many miss a fault of 1 in 100 and of 1 in 10."""
    n = 120
    bound = methods.no_failure_bound(n)
    return {
        "n": n,
        "bound": 100 * bound,
        "one_in": 1 / bound,
        "households": round(bound * families),
        "three": 100 * methods.rule_of_three(n),
        "missed": 100 - _seen(n, 1 / 100),
        "frequent": _seen(n, 1 / 10),
    }


# who must see it


def first_stage(families: int) -> dict[str, float]:
    """115 families and a fault of 1 in 450: the chance in per cent that one meets it, and that one writes; who is hit."""
    told = told_percent / 100 / fault
    return {
        "met": _seen(stage, 1 / fault),
        "written": _seen(stage, told),
        "needed": _needed(1 / fault),
        "needed_written": _needed(told),
        "hit": stage / fault,
        "hit_all": families / fault,
    }


def one_percent(subscribers: int, families: int) -> dict[str, float]:
    """One per cent of all: how many, with an allergy among them, what they see of a fault of 1 in 500, in per cent."""
    users = subscribers // 100
    share = 1 / 500
    return {
        "users": users,
        "families": families // 100,
        "seen": _seen(users, share),
        "ten": 10 * users,
        "ten_seen": _seen(10 * users, share),
        "rare": _seen(10 * users, 1 / 10_000),
    }


def cash_desk(draw: Draw) -> dict[str, float]:
    """A fault, how many of those who are hit write, and how many must use it; with the usual ways to go wrong."""
    one_in, of = draw.of((200, 4), (300, 5), (150, 5), (400, 4), (250, 5))
    share = 1 / one_in
    return {
        "one_in": one_in,
        "of": of,
        "needed": _needed(share / of),
        "in_head": 3 * one_in * of,
        "everybody": _needed(share),
        "one": one_in * of,
        "turned": ceil(_needed(share) / of),
    }


def windows() -> dict[str, float]:
    """How many must install an update so that a fault of 1 in 10,000 is met once with 95 %."""
    return {"needed": _needed(1 / 10_000)}


# reading what came of it


def clinic() -> dict[str, float]:
    """How often 300 patients miss a fault of 1 in 150, in per cent."""
    return {"missed": 100 - _seen(300, 1 / 150)}


def stage_missed(first_stage: dict[str, float]) -> float:
    """How often the first stage meets no fault of 1 in 450, in per cent."""
    return 100 - first_stage["met"]
