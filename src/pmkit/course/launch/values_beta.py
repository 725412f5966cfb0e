"""The numbers of the lesson on the volunteers, their findings, and services that must all be there. All computed."""

from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.practice.values import Draw

ALLERGY = "allergy families"
PROMISED = 0.999


def _paying() -> Any:
    """The households of the sample that pay at the end of September 2026."""
    customers = load("customers")
    return customers[customers["subscribed"].notna() & customers["left"].isna()]


def _kind(households: Any) -> Any:
    """What one begins to weigh by in the explorer: segment and platform together."""
    return households["segment"] + " / " + households["platform"]


def beta() -> dict[str, float]:
    """The volunteers: stars, the share that would keep the filter, raw and weighed, in per cent; how many
    live with an allergy among them and among the customers; on how many like answers the weighed share rests."""
    answers, paying = load("beta_test"), _paying()
    people = _kind(paying).value_counts()
    weighed = methods.weigh_voices(
        answers.assign(kind=_kind(answers)), people.to_dict(), group="kind"
    ).assign(theme=answers["keep"].map({True: "keep", False: "off"}))
    keep = methods.weighted_shares(weighed).set_index("theme").loc["keep"]
    return {
        "score": float(answers["score"].mean()),
        "raw": 100 * float(keep["share"]),
        "weighed": 100 * float(keep["weighted_share"]),
        "low": 100 * float(keep["weighted_low"]),
        "high": 100 * float(keep["weighted_high"]),
        "counts_as": methods.effective_number(weighed["weight"]),
        "volunteers_allergy": 100 * float((answers["segment"] == ALLERGY).mean()),
        "customers_allergy": 100 * float((paying["segment"] == ALLERGY).mean()),
    }


def _middle(ratings: Any) -> int:
    """The middle of three ratings."""
    return sorted(int(one) for one in ratings)[1]


def findings() -> dict[str, int]:
    """The findings of the volunteers: how many, on traces, and of the five taps how many wrote it of how many,
    with those that tell the same again."""
    table = load("beta_findings").set_index("finding")
    traces = table[table["text"].str.contains("traces", case=False)]
    raters = [f"rater_{number}" for number in (1, 2, 3)]
    return {
        "all": len(table),
        "traces": len(traces),
        "taps": int(table["reporters"][(table.index == "F03") | (table["same_as"] == "F03")].sum()),
        "could_meet": int(table["could_meet"]["F03"]),
        "taps_severity": _middle(table.loc["F03", raters]),
        "traces_severity": _middle(table.loc["F01", raters]),
    }


def five() -> dict[str, float]:
    """Five services with 99.9 % each: how much all are there together, in per cent, and the minutes in 30 days."""
    there = methods.serial_availability([PROMISED] * 5)
    return {
        "there": 100 * there,
        "one": methods.minutes_down(PROMISED),
        "all": methods.minutes_down(there),
    }


def cinema(draw: Draw) -> dict[str, int]:
    """A cinema chain that has to leave an old interface: the latest week to begin, and the usual ways to go wrong."""
    weeks, middle, safe, partner = draw.of(
        (27, 4, 8, 3), (30, 4, 9, 3), (26, 4, 9, 3), (34, 6, 11, 3), (33, 4, 10, 4)
    )
    return {
        "weeks": weeks,
        "middle": middle,
        "safe": safe,
        "partner": partner,
        "latest": weeks - safe - partner,
        "by_middle": weeks - middle - partner,
        "no_partner": weeks - safe,
        "neither": weeks - middle,
        "elapsed": safe + partner,
    }
