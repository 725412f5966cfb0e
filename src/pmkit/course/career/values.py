"""The numbers of this chapter's lesson: a public name here may stand in a text, `{adverts.n}`. All computed."""

import math
from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.english import counted, spoken_day
from pmkit.practice.values import Draw

# what somebody says of themselves, and what was measured; observed values, as printed in the sources

SELF_RATED = 0.29
STRUCTURED, FREE = 0.238, 0.176
sure_percent = 95
studies = {"self": 55, "structured": 106, "free": 39}


def pairs() -> dict[str, float]:
    """In how many of 100 pairs the one who is ahead in the first thing is ahead in the second too: self-rating and
    measure, interview and work. Taken as bell-shaped together (W. Sheppard's formula); a coin gives 50."""
    correlations = {"self": SELF_RATED, "structured": STRUCTURED, "free": FREE}
    return {name: 50 + 100 * math.asin(one) / math.pi for name, one in correlations.items()}


def _area(lengths: list[int]) -> int:
    """The area of a radar, up to a factor that depends on the number of axes alone."""
    return sum(one * following for one, following in zip(lengths, [*lengths[1:], lengths[0]], strict=True))


def radar() -> dict[str, float]:
    """Three skills rated 5 and three rated 1: how much larger the area is with the fives side by side."""
    return {"times": _area([5, 5, 5, 1, 1, 1]) / _area([5, 1, 5, 1, 5, 1])}


# adverts


def adverts() -> dict[str, int]:
    """The invented adverts: how many, how many say “owner” in the title, and what these are by their duties."""
    jobs = load("jobs")
    owners = jobs[jobs["title"].str.contains("Owner")]["really"].value_counts()
    return {
        "n": len(jobs),
        "owners": int(owners.sum()),
        "other": int(owners.sum() - owners["product owner"]),
        "manager": int(owners["product manager"]),
        "two_jobs": int(owners["two jobs in one"]),
        "salary": int(jobs["salary_from"].notna().sum()),
    }


def asked() -> dict[str, float]:
    """In how many adverts a careful reader finds a certificate and a degree asked for; the range of the share, in per cent."""
    families = load("phrase_families").set_index("family")["asks"]
    n = len(load("jobs"))
    found: dict[str, float] = {}
    for name in ("certificate", "degree"):
        hits = len(families[f"a {name}"])
        low, high = methods.wilson_interval(hits, n)
        found |= {name: hits, f"{name}_low": 100 * low, f"{name}_high": 100 * high}
    return found


def words() -> dict[str, int]:
    """What a search for words finds in the adverts, and what a careful reader: on customers, and on leading people."""
    jobs, families = load("jobs"), load("phrase_families")
    told = methods.false_and_missed(methods.phrase_hits(jobs, families), families).set_index("family")
    found: dict[str, int] = {}
    for name, family in (("customers", "talking to customers"), ("people", "leading people")):
        row = told.loc[family]
        found |= {
            f"{name}_hits": int(row["right"]) + len(row["false_hits"]),
            f"{name}_right": int(row["right"]),
            f"{name}_false": len(row["false_hits"]),
            f"{name}_missed": len(row["missed"]),
            f"{name}_asked": int(row["asked"]),
        }
    return found


def enough() -> dict[str, float]:
    """How wide the range of a quarter of the adverts is, in percentage points, and how many bring it down to 20 and to 10."""
    n = len(load("jobs"))
    low, high = methods.wilson_interval(n / 4, n)
    adverts = methods.adverts_for_width(0.25, 0.2)
    then_low, then_high = methods.wilson_interval(adverts / 4, adverts)
    return {
        "now": 100 * (high - low),
        "low": 100 * then_low,
        "high": 100 * then_high,
        "adverts": adverts,
        "half": methods.adverts_for_width(0.25, 0.1),
    }


def _job(id: str) -> dict[str, Any]:
    """One advert."""
    jobs = load("jobs")
    return dict(jobs[jobs["id"] == id].iloc[0])


def offers() -> dict[str, str]:
    """What Jonas's three offers pay a year, as their adverts say."""
    found = {id.lower(): _job(id) for id in ("J03", "J08", "J38")}
    return {id: f"{job['salary_from']:,.0f} to {job['salary_to']:,.0f} euros" for id, job in found.items()}


def offer_middle() -> float:
    """The middle of what the first of them pays, in euros."""
    job = _job("J03")
    return float((job["salary_from"] + job["salary_to"]) / 2)


# pay


def _begin(kind: str) -> Any:
    """Where the ranges of full-time adverts in euros begin for one kind of work, by its duties."""
    jobs = load("jobs")
    kept = (jobs["currency"] == "EUR") & (jobs["salary_from"] >= 40_000) & (jobs["really"] == kind)
    return jobs.loc[kept, "salary_from"]


def begin() -> dict[str, float]:
    """Managers and owners by their duties: how many adverts, the median of where their ranges begin in euros,
    and between which two the true one lies with 95 %."""
    found: dict[str, float] = {}
    for name in ("manager", "owner"):
        row = methods.quantile_intervals(_begin(f"product {name}"), [0.5]).iloc[0]
        found |= {f"{name}_{part}": float(row[part]) for part in ("n", "value", "low", "high")}
    return found


def filings() -> dict[str, int]:
    """Filings with “product manager” in the title: how many in ten in the class for the rest, and one in how
    many, in tens, as marketing managers."""
    table = load("pay_codes")
    shares = table[table["titles"] == "product manager"].set_index("code")["share"]
    return {
        "rest_in_ten": round(10 * float(shares["15-1299"])),
        "marketing_one_in": 10 * round(1 / (10 * float(shares["11-2021"]))),
    }


def official() -> str:
    """The lowest and the highest of the official medians in the case's file, the newest of each code; a sentence."""
    table = load("pay_sources")
    medians = table[(table["statistic"] == "median") & (table["country"] == "United States")]
    newest = medians.sort_values("year").drop_duplicates("code", keep="last")
    if len(newest) < 2:
        return "Official medians of single codes are not confirmed yet, so none stands here."
    low, high = (
        f"{row['occupation']} {row['value']:,.0f} {row['currency']} ({row['year']})"
        for row in newest.sort_values("value").iloc[[0, -1]].to_dict("records")
    )
    return f"Official US medians of {counted(len(newest), 'code')} run from {low} to {high}."


def law() -> dict[str, str]:
    """The directive on pay transparency: the day by which states owed a law, and the day on which that was looked up."""
    table = load("law_dates")
    row = dict(table[table["id"] == "pay-transparency"].iloc[0])
    return {"due": spoken_day(row["applies_from"]), "as_of": spoken_day(row["as_of"])}


def part_time(draw: Draw) -> dict[str, float]:
    """An offer for a part of full time with more than twelve salaries: the year of full time, and the usual ways to go wrong."""
    month, part, salaries = draw.of((2700, 60, 13), (2400, 50, 13), (3200, 80, 14), (2900, 75, 13))
    year = methods.full_time_year(
        methods.read_pay(f"{month} EUR a month at {part} %, {salaries} salaries")
    ).low
    return {
        "month": month,
        "part": part,
        "salaries": salaries,
        "year": round(year or 0),
        "twelve": round(12 * month * 100 / part),
        "as_paid": salaries * month,
        "down": round(salaries * month * part / 100),
    }
