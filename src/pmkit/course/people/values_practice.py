"""The numbers of the practice sheet on packages, dates and wishes, and what its rules see. All computed."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pmkit import methods
from pmkit.course.people import sheet_texts
from pmkit.practice.question_parts import Finding
from pmkit.practice.values import Draw, rule

# packages

_FESTIVAL = (
    ("fresh kegs", "each day", 0, 36),
    ("fresh kegs", "every second day", 10, 20),
    ("fresh kegs", "once", 18, 0),
    ("a keg", "95 euros", 30, 0),
    ("a keg", "90 euros", 15, 10),
    ("a keg", "85 euros", 0, 18),
    ("the brewery's name", "on a large sign", 24, 0),
    ("the brewery's name", "on the glasses", 10, 10),
    ("the brewery's name", "nowhere", 0, 14),
)
_MIDDLE = {"fresh kegs": "every second day", "a keg": "90 euros", "the brewery's name": "on the glasses"}
_TRADE = {"fresh kegs": "each day", "a keg": "95 euros", "the brewery's name": "on the glasses"}


def festival_beer() -> dict[str, Any]:
    """A brewery and a festival: the table, the middle of each issue, and how many packages are better for one side and
    worse for neither."""
    issues = pd.DataFrame(_FESTIVAL, columns=["issue", "option", "ours", "theirs"])
    made = methods.packages(issues)

    def worth(package: Mapping[str, str]) -> tuple[int, int]:
        told = methods.package_worth(issues, package)
        return int(told["ours"].sum()), int(told["theirs"].sum())

    middle, trade = worth(_MIDDLE), worth(_TRADE)
    rows = [f"| {issue} | {option} | {ours} | {theirs} |" for issue, option, ours, theirs in _FESTIVAL]
    head = ["| Issue | Option | for the brewery | for the festival |", "|---|---|---:|---:|"]
    return {
        "table": "\n".join([*head, *rows]),
        "packages": len(made),
        "better": int(methods.better_for_both(made, middle).sum()),
        "middle_ours": middle[0],
        "middle_theirs": middle[1],
        "trade_ours": trade[0],
        "trade_theirs": trade[1],
    }


def lunch_packages(draw: Draw) -> dict[str, Any]:
    """Four packages of a nursery and its caterer: the largest product of gains over what both have without a deal."""
    limits, points = draw.of(
        ((40, 30), ((55, 45), (70, 50), (60, 62), (35, 90))),
        ((50, 20), ((60, 40), (75, 44), (66, 60), (45, 95))),
        ((30, 40), ((45, 50), (62, 55), (50, 70), (25, 98))),
        ((35, 45), ((50, 60), (64, 62), (56, 75), (30, 99))),
    )
    made = pd.DataFrame(points, columns=["ours", "theirs"], index=list("ABCD"))
    zone = methods.zone_of_agreement(made, limits)
    gains = {name: (row[0] - limits[0], row[1] - limits[1]) for name, row in zip("ABCD", points, strict=True)}
    best = "ABCD"[zone.nash[0]]
    rows = [f"| {name} | {ours} | {theirs} |" for name, (ours, theirs) in zip("ABCD", points, strict=True)]
    head = ["| Package | for the nursery | for the caterer |", "|---|---:|---:|"]
    return {
        "table": "\n".join([*head, *rows]),
        "ours": limits[0],
        "theirs": limits[1],
        "best": best,
        "product": gains[best][0] * gains[best][1],
        "a": gains["A"][0] * gains["A"][1],
        "b": gains["B"][0] * gains["B"][1],
        "raw": points[2][0] * points[2][1],
        "raw_d": points[3][0] * points[3][1],
        "sum": sum(gains["C"]),
        "gain_ours": gains["C"][0],
        "gain_theirs": gains["C"][1],
        "d_lost": -gains["D"][0],
    }


# the chance of a date, and the price of a wish


def two_dates(draw: Draw) -> dict[str, Any]:
    """A package with two dates: the chance of each by the forecast of its team, and of both, in per cent."""
    login, report = draw.of((6, 7), (7, 7), (6, 8), (7, 8), (5, 8))
    teams = {
        "Log in with a chip": ([1, 2, 0, 2, 3, 1, 2, 1, 2, 2], 8),
        "Report for the trade fair": ([1, 0, 2, 1, 1, 2, 0, 1, 2, 1], 6),
    }
    weeks = range(4, 10)
    chances = {
        name: {week: round(100 * methods.forecast_when(history, items).chance(week)) for week in weeks}
        for name, (history, items) in teams.items()
    }
    first, second = chances["Log in with a chip"][login], chances["Report for the trade fair"][report]
    row = [
        f"| {name} | " + " | ".join(f"{one} %" for one in told.values()) + " |"
        for name, told in chances.items()
    ]
    head = ["| Done within … weeks | " + " | ".join(map(str, weeks)) + " |", "|---|" + "---:|" * len(weeks)]
    return {
        "table": "\n".join([*head, *row]),
        "login": login,
        "report": report,
        "first": first,
        "second": second,
        "both": first * second / 100,
        "share": first * second / 10_000,
        "lower": min(first, second),
        "mean": (first + second) / 2,
        "one_fails": 100 - first * second / 100,
    }


def own_colours(draw: Draw) -> dict[str, Any]:
    """A rental's eight weeks with and without a customer's wish, in euros a year: the price of the wish."""
    wish, worth = draw.of(
        (10, (40, 36, 22, 12)),
        (8, (42, 38, 20, 14)),
        (12, (44, 34, 24, 10)),
        (6, (38, 36, 22, 12)),
        (9, (50, 40, 26, 12)),
    )
    wish, worth = 1000 * wish, tuple(1000 * one for one in worth)
    effort = (3, 4, 2, 1)
    names = ("Return at night", "Deposit by card", "Photos of damage", "Opening hours in the app")
    table = pd.DataFrame({"value": [*worth, wish], "effort": [*effort, 3]}, index=[*names, "Own colours"])
    free = methods.plan_release(table, 8, exclude=["Own colours"], explain=False)
    pinned = methods.plan_release(table, 8, pin=["Own colours"], explain=False)
    rows = [
        f"| {name} | {value:,} | {weeks} |" for name, value, weeks in zip(names, worth, effort, strict=True)
    ]
    head = ["| Item | euros a year | weeks |", "|---|---:|---:|"]
    return {
        "table": "\n".join([*head, *rows, f"| *Own colours* (the wish) | {wish:,} | 3 |"]),
        "price": free.value - pinned.value,
        "pushed": free.value - pinned.value + wish,
        "wish": wish,
        "free": free.value,
        "pinned": pinned.value,
        "three_weeks": 3 * free.value / 8,
    }


# what a rule sees in the two texts


@rule
def ruth_letter_findings(slots: Mapping[str, str]) -> list[Finding]:
    """An answer to two letters that nobody answered."""
    return sheet_texts.late_answer(slots)


@rule
def dienstplan_findings(slots: Mapping[str, str]) -> list[Finding]:
    """The first question to four kinds of people, and who is missing."""
    return sheet_texts.first_questions(slots)
