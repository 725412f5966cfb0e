"""The numbers of the practice sheet on groups of people: who came, who answered, of how many. All computed."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pmkit import methods
from pmkit.cases import load
from pmkit.practice.values import Draw

# other people, or the same people behaving otherwise


def _split(counts: Mapping[str, tuple[int, int, int, int]]) -> Any:
    """The split of a change; by group: people and successes before, then after."""
    rows = [
        (group, period, people, hits)
        for group, (n0, hits0, n1, hits1) in counts.items()
        for period, people, hits in (("before", n0, hits0), ("after", n1, hits1))
    ]
    return methods.split_change(pd.DataFrame(rows, columns=["group", "period", "people", "successes"]))


def newcomers_fall() -> dict[str, float]:
    """Mealwise's consumers of spring and summer 2026 who subscribed within 30 days, in per cent; the change, its range,
    and how much of it comes from how they heard of Mealwise."""
    people = load("customers")
    people = people[people["plan"] == "consumer"]
    signed_up = pd.to_datetime(people["signed_up"])
    subscribed = (pd.to_datetime(people["subscribed"]) - signed_up).dt.days <= 30
    periods = {"before": ("2026-03-01", "2026-05-31"), "after": ("2026-06-01", "2026-08-31")}
    counted = [
        people.assign(period=name, hit=subscribed)[signed_up.between(*ends).to_numpy()]
        for name, ends in periods.items()
    ]
    table = (
        pd.concat(counted)
        .groupby(["came_by", "period"])["hit"]
        .agg(people="size", successes="sum")
        .reset_index()
    )
    split = methods.split_change(table.rename(columns={"came_by": "group"}))
    spring, summer = (table[table["period"] == name][["successes", "people"]].sum() for name in periods)
    low, high = methods.difference_interval(*map(int, (*spring, *summer)))
    return {
        "before": 100 * split.before,
        "after": 100 * split.after,
        "fall": -100 * split.total,
        "mix": -100 * split.mix,
        "rate": -100 * split.rate,
        "low": 100 * low,
        "high": 100 * high,
        "spring": int(spring["people"]),
        "summer": int(summer["people"]),
    }


def language_school(draw: Draw) -> dict[str, Any]:
    """Who stays at a language school, by course, in spring and autumn: the change and its parts in points."""
    m0, m1 = draw.of(100, 50), draw.of(250, 200, 300)
    evening, online = draw.of(80, 84, 78, 76), draw.of(50, 56, 48, 44)  # per cent that stay in spring
    n0, n1 = 400 - m0, 400 - m1
    hits0, hits1 = n0 * evening // 100, n1 * (evening + 2) // 100
    other0, other1 = m0 * online // 100, m1 * (online + 2) // 100
    split = _split({"evening": (n0, hits0, n1, hits1), "online": (m0, other0, m1, other1)})
    groups = split.groups.set_index("group")
    w = groups.loc["online", "weight_after"] - groups.loc["online", "weight_before"]
    rate = {
        (name, side): groups.loc[name, f"rate_{side}"]
        for name in groups.index
        for side in ("before", "after")
    }
    half = (sum(rate["online", side] - rate["evening", side] for side in ("before", "after"))) / 2
    at_start = rate["online", "before"] - rate["evening", "before"]
    row = "| {} | {} | {:.0f} % | {} | {:.0f} % |".format
    return {
        "table": "\n".join(
            [
                "| | spring: people | of these stay | autumn: people | of these stay |",
                "|---|---:|---:|---:|---:|",
                row("evening course", n0, 100 * hits0 / n0, n1, 100 * hits1 / n1),
                row("online course", m0, 100 * other0 / m0, m1, 100 * other1 / m1),
                row("all", n0 + m0, 100 * split.before, n1 + m1, 100 * split.after),
            ]
        ),
        "mix": 100 * split.mix,
        "rate": 100 * split.rate,
        "total": 100 * split.total,
        "by_spring": 100 * w * at_start,
        "apart": -100 * half,
        "share": 100 * w,
        "other_sign": -100 * split.mix,
    }


def who_answered(draw: Draw) -> dict[str, Any]:
    """A survey of a podcast app: how many would miss it, by how often they listen; by answers, and by all listeners."""
    often, often_miss, seldom, seldom_miss, per_cent = draw.of(
        (120, 84, 40, 8, 25),
        (150, 90, 50, 10, 30),
        (90, 63, 30, 3, 20),
        (160, 96, 40, 6, 20),
        (100, 75, 25, 5, 30),
    )
    named = {("often", True): often_miss, ("often", False): often - often_miss}
    named |= {("seldom", True): seldom_miss, ("seldom", False): seldom - seldom_miss}
    rows = [(group, "miss" if miss else "not") for (group, miss), n in named.items() for _ in range(n)]
    voices = pd.DataFrame(rows, columns=["segment", "theme"])
    weighed = methods.weigh_voices(voices, {"often": per_cent, "seldom": 100 - per_cent})
    shares = methods.weighted_shares(weighed).set_index("theme").loc["miss"]
    return {
        "table": "\n".join(
            [
                "| | answers | would miss it | share of all listeners |",
                "|---|---:|---:|---:|",
                f"| listen each week | {often} | {often_miss} | {per_cent} % |",
                f"| listen less often | {seldom} | {seldom_miss} | {100 - per_cent} % |",
            ]
        ),
        "weighted": 100 * float(shares["weighted_share"]),
        "raw": 100 * float(shares["share"]),
        "average": 50 * (often_miss / often + seldom_miss / seldom),
        "often": 100 * often_miss / often,
        "seldom": 100 * seldom_miss / seldom,
        "per_cent": per_cent,
        "rest": 100 - per_cent,
    }


# the unseen product


def season_tickets(draw: Draw) -> dict[str, Any]:
    """A price test at a pool: who cancelled of 40, ranges for other sizes of the same share, and how many of all
    holders the upper end stands for."""
    cancelled, holders = draw.of((12, 2400), (8, 3000), (16, 1800), (10, 2000), (8, 1500))
    asked, share = 40, cancelled / 40
    ranges = {n: methods.wilson_interval(round(share * n), n) for n in (20, asked, 100, 400)}
    rows = [
        f"| {share * n:.0f} of {n} | {100 * low:.0f} to {100 * high:.0f} % |"
        for n, (low, high) in ranges.items()
    ]
    low, high = ranges[asked]
    return {
        "cancelled": cancelled,
        "asked": asked,
        "holders": holders,
        "per_cent": 100 * share,
        "table": "\n".join(["| Cancelled | Range (95 %) |", "|---:|---:|", *rows]),
        "low": 100 * low,
        "high": 100 * high,
        "most": round(100 * high) / 100 * holders,
        "middle": share * holders,
        "least": round(100 * low) / 100 * holders,
        "of_20": round(100 * ranges[20][1]) / 100 * holders,
        "of_100": round(100 * ranges[100][1]) / 100 * holders,
        "of_400": round(100 * ranges[400][1]) / 100 * holders,
    }
