"""The numbers of the table with Nordhafen: packages, the middle, what is better for both."""

from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.course.people import data
from pmkit.practice.values import Draw


def _issues(*, lawful: bool = True) -> Any:
    """The options of the table, ours and hers; the lawful ones alone where that is asked."""
    table = load("negotiation").rename(columns={"mealwise": "ours", "nordhafen": "theirs"})
    return table[table["allowed"]] if lawful else table


def nordhafen() -> dict[str, int]:
    """The largest employer: its seats, and what it pays in a year (EUR)."""
    row: Any = load("employers").set_index("id").loc["E01"]
    return {"seats": int(row["seats"]), "a_year": round(12 * row["seats"] * row["price"])}


def table() -> dict[str, float]:
    """Packages, lawful ones, what the middle of everything is worth, and how many lawful ones better it."""
    lawful = methods.packages(_issues())
    middle = _issues(lawful=False).groupby("issue", sort=False)[["ours", "theirs"]].nth(1).sum()
    ours, theirs = float(middle["ours"]), float(middle["theirs"])
    better = methods.better_for_both(lawful, (ours, theirs))
    return {
        "all": len(methods.packages(_issues(lawful=False))),
        "lawful": len(lawful),
        "ours": ours,
        "theirs": theirs,
        "better": int(better.sum()),
        "better_in_march": int((better & (lawful["sign-on"] == "in March 2027")).sum()),
    }


def dates() -> dict[str, float]:
    """How many of a hundred such dates of the sign-on are kept, by the forecast: January and March."""
    return {
        "january": 100 * data.chance_of("in January 2027"),
        "march": 100 * data.chance_of("in March 2027"),
    }


def fair() -> dict[str, float]:
    """The fair package of the table: what it is worth to each side."""
    lawful = methods.packages(_issues())
    (row,) = methods.zone_of_agreement(lawful, data.LIMITS).nash
    return {"ours": float(lawful["ours"].iloc[row]), "theirs": float(lawful["theirs"].iloc[row])}


def offer(table: dict[str, float]) -> dict[str, float]:
    """What Mealwise offers in the end: of the packages with March that better the middle, the fair one."""
    lawful = methods.packages(_issues())
    better = methods.better_for_both(lawful, (table["ours"], table["theirs"]))
    march = lawful[better & (lawful["sign-on"] == "in March 2027")].reset_index(drop=True)
    (row,) = methods.zone_of_agreement(march, data.LIMITS).nash
    return {"ours": float(march["ours"].iloc[row]), "theirs": float(march["theirs"].iloc[row])}


def pair() -> dict[str, float]:
    """The date and the years alone, for both sides: January for three years, and the middle of each."""
    worth = _issues().set_index(["issue", "option"])[["ours", "theirs"]]
    trade = worth.loc[[("sign-on", "in January 2027"), ("years", "three years")]].sum()
    middle = worth.loc[[("sign-on", "in March 2027"), ("years", "two years")]].sum()
    return {
        "ours": float(trade["ours"]),
        "hers": float(trade["theirs"]),
        "middle_ours": float(middle["ours"]),
        "middle_hers": float(middle["theirs"]),
    }


def hall(draw: Draw) -> dict[str, float]:
    """A theatre and a choir: what two changes bring to whom, and what comes of adding up wrongly."""
    lose, gets, win, pays = draw.of(
        (7, 18, 16, 5),
        (4, 15, 18, 6),
        (5, 17, 16, 3),
        (8, 21, 15, 4),
        (6, 21, 19, 7),
    )
    return {
        "lose": lose,
        "gets": gets,
        "win": win,
        "pays": pays,
        "theatre": win - lose,
        "choir": gets - pays,
        "both": win - lose + gets - pays,
        "added": win + lose,
    }
