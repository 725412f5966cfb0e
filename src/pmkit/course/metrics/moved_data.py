"""Why a number of Mealwise moved, month by month: the tree of all subscribers, and who is in the sample.

All subscribers stand in `prices_churn`, split by who pays; the other splits come from the sample of 3,000
households, about one of 55. All invented.
"""

from functools import cache

import pandas as pd

from pmkit.cases import load
from pmkit.explorers import Data

ENOUGH_MEALS = 8
"""Meals from a plan in a month from which on a household counts as one that cooks."""
TRIAL = 14
"""Days after the sign-up on which consumers begin to pay; who signed up later than that can't be counted yet."""
_NODES = (
    ("cooking", "Subscribers who cook", "", "product", ""),
    ("end", "Subscribers at the end", "cooking", "sum", ""),
    ("cook", f"Share who cook {ENOUGH_MEALS} meals a month", "cooking", "share", "%"),
    ("kept", "Kept", "end", "product", ""),
    ("won", "Won", "end", "product", ""),
    ("begin", "Subscribers at the start", "kept", "count", ""),
    ("leave", "Share who leave", "kept", "share less", "%"),
    ("sign_ups", "Sign-ups", "won", "count", ""),
    ("start", "Share who start to pay", "won", "share", "%"),
)
SPLITS = {"plan": "who pays", "segment": "segment", "came_by": "channel", "shop": "shop"}
_PAYS = {"consumer": "consumers", "employer": "seats of employers"}
_ALL, _SAMPLE = "", "the sample"


def moved() -> Data:
    """The tree, its values by month, and its shares and counts by group."""
    nodes = pd.DataFrame(_NODES, columns=["id", "name", "parent", "kind", "unit"])
    more = {
        "nodes": nodes,
        "values": _values(),
        "splits": SPLITS,
        "sample": "the sample of 3,000 households",
        "begins": ("leave", "2025-09", "2026-09"),
    }
    return Data(groups(), more=more)


@cache
def groups() -> pd.DataFrame:
    """People and successes by node, split, period and group, and whether they are all or a sample."""
    return pd.concat([_of_all(), _leave(), _start(), _cook()], ignore_index=True)


def _of_all() -> pd.DataFrame:
    table = load("prices_churn").rename(columns={"month": "period"})
    table = table.assign(group=table["plan"].map(_PAYS), split="plan", source=_ALL)
    parts = [
        table.assign(node="leave", people=table["begin"], successes=table["left"]),
        table.assign(node="start", people=table["sign_ups"], successes=table["new"]),
        table.assign(node="begin", people=table["begin"], successes=0),
        table.assign(node="sign_ups", people=table["sign_ups"], successes=0),
    ]
    return pd.concat(parts, ignore_index=True)[_COLUMNS]


_COLUMNS = ["node", "split", "period", "group", "people", "successes", "source"]


def _leave() -> pd.DataFrame:
    """Of the sample's subscribers at the start of a month, who left in it."""
    customers = load("customers")
    parts = []
    for month in sorted(load("prices_churn")["month"].unique()):
        begins = pd.Timestamp(f"{month}-01")
        ends = begins + pd.offsets.MonthEnd(0)
        there = customers[(customers["subscribed"] < begins) & ~(customers["left"] < begins)]
        parts.append(there.assign(period=month, yes=there["left"] <= ends))
    return _counted("leave", pd.concat(parts), ["segment", "came_by", "shop"])


def _start() -> pd.DataFrame:
    """Of the sample's sign-ups of a month, who began to pay, where that is known by now."""
    customers = load("customers")
    known = customers[customers["signed_up"] <= customers["signed_up"].max() - pd.Timedelta(days=TRIAL)]
    months = known["signed_up"].dt.strftime("%Y-%m")
    rows = known.assign(period=months, yes=known["subscribed"].notna())
    return _counted("start", rows, ["segment", "came_by", "shop"])


def _cook() -> pd.DataFrame:
    """Of the sample's households that pay in a month, who cooked so many meals from a plan."""
    rows = load("usage_months").merge(load("customers"), left_on="customer", right_on="id")
    rows = rows.assign(period=rows["month"], yes=rows["meals_cooked"] >= ENOUGH_MEALS)
    return _counted("cook", rows.assign(plan=rows["plan"].map(_PAYS)), list(SPLITS))


def _counted(node: str, rows: pd.DataFrame, splits: list[str]) -> pd.DataFrame:
    parts = []
    for split in splits:
        counts = rows.groupby(["period", split])["yes"].agg(people="size", successes="sum").reset_index()
        parts.append(counts.rename(columns={split: "group"}).assign(node=node, split=split, source=_SAMPLE))
    return pd.concat(parts, ignore_index=True)[_COLUMNS]


@cache
def _values() -> pd.DataFrame:
    """The value of every node by month; shares as shares."""
    months = load("prices_churn").groupby("month")[["begin", "new", "left", "end", "sign_ups"]].sum()
    counts = groups()
    cook = counts[(counts["node"] == "cook") & (counts["split"] == "plan")]
    cook_sums = cook.groupby("period")[["people", "successes"]].sum()
    months["cook"] = cook_sums["successes"] / cook_sums["people"]
    made = pd.DataFrame(
        {
            "cooking": months["end"] * months["cook"],
            "end": months["end"],
            "cook": months["cook"],
            "kept": months["begin"] - months["left"],
            "won": months["new"],
            "begin": months["begin"],
            "leave": months["left"] / months["begin"],
            "sign_ups": months["sign_ups"],
            "start": months["new"] / months["sign_ups"],
        }
    )
    return made.dropna()


OWN_SAMPLE = """period,group,people,successes
spring,friends,800,480
spring,advertisements,200,40
summer,friends,400,260
summer,advertisements,600,150
"""
"""Shared cars, invented: who drove a second time, by how they came. It shows the shape of a table."""
