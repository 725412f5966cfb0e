"""The tables of the chart workshop, from the case. All invented."""

from functools import cache

import pandas as pd

from pmkit.cases import load
from pmkit.course.metrics.chart_months import cancelled, come_and_go, plans, sign_ups, themes
from pmkit.explorers.chart_settings import ChartTable

OWN_SAMPLE = "label,value\nfrom a friend,38\nby a search,61\nby an advertisement,57\n"
"""A few lines that show the shape of one's own table; invented."""
LATE = "2026-06-01"
"""Since the rival's planner is free."""
_STEPS = {
    "answered_questions": "answered the questions",
    "first_plan": "saw a first plan",
    "first_basket": "filled a first basket",
    "subscribed": "subscribed",
}


@cache
def headline() -> ChartTable:
    """T2 after 28 days, by arm."""
    days = load("experiment_days")
    arms = days[days["test"] == "T2"].groupby("arm")[["people", "successes"]].sum()
    people, share = arms["people"], arms["successes"] / arms["people"]
    rows = pd.DataFrame(
        {
            "label": ["Old headline", "New headline"],
            "value": [share["control"], share["variant"]],
        }
    )
    base = f"of {people['control']:,} and {people['variant']:,} people, 28 days"
    forms, asks = ("bar", "dot", "line", "picture"), ("compare",)
    return ChartTable(
        "headline", "The test of the headline", rows, forms, asks, "share who paid", share=True, base=base
    )


@cache
def seats() -> ChartTable:
    """The four largest employers."""
    largest = load("employers").nlargest(4, "seats")
    rows = pd.DataFrame({"label": largest["name"].tolist(), "value": largest["seats"].astype(float).tolist()})
    base = f"of {int(load('employers')['seats'].sum()):,} seats in {len(load('employers'))} companies"
    return ChartTable(
        "seats",
        "The largest employers",
        rows,
        ("bar", "dot", "picture", "pie"),
        ("compare",),
        "seats",
        base=base,
    )


def who_left() -> pd.Series:
    """How many of those who left since June and said why named what."""
    voices = load("feedback")
    told = voices[(voices["channel"] == "cancellation form") & (voices["date"] >= LATE)]
    return told["theme"].value_counts()


@cache
def reasons() -> ChartTable:
    """What those who left since June named."""
    count = who_left()
    rows = pd.DataFrame({"label": count.index.tolist(), "value": (count / count.sum()).tolist()})
    base = f"of {count.sum()} people who left since June and said why"
    return ChartTable(
        "reasons",
        "Why people left",
        rows,
        ("bar", "dot", "pie", "line"),
        ("compare", "part"),
        "share of the people",
        share=True,
        base=base,
    )


@cache
def first_steps() -> ChartTable:
    """How far consumers get."""
    customers, events = load("customers"), load("usage_events")
    own = customers.loc[customers["plan"] == "consumer", "id"]
    count = events[events["customer"].isin(own)].groupby("event")["customer"].nunique()
    rows = pd.DataFrame(
        {"label": list(_STEPS.values()), "value": [count[step] / count["signed_up"] for step in _STEPS]}
    )
    base = f"of {count['signed_up']:,} who signed up"
    return ChartTable(
        "first-steps",
        "How far people get",
        rows,
        ("bar", "dot", "pie", "line"),
        ("flow", "compare"),
        "share of the people",
        share=True,
        base=base,
    )


@cache
def cooking() -> pd.DataFrame:
    """Weeks planned and meals cooked by household and month."""
    months = load("usage_months").merge(
        load("customers")[["id", "segment"]], left_on="customer", right_on="id"
    )
    return months[["segment", "plans", "meals_cooked", "customer"]]


@cache
def meals() -> ChartTable:
    """Meals that a household cooks in a month, on average and its middle half."""
    cooked = cooking().groupby("segment")["meals_cooked"]
    whole = cooking()["meals_cooked"]
    rows = pd.DataFrame(
        {
            "label": ["all households", *cooked.mean().index],
            "value": [whole.mean(), *cooked.mean()],
            "low": [whole.quantile(0.25), *cooked.quantile(0.25)],
            "high": [whole.quantile(0.75), *cooked.quantile(0.75)],
        }
    )
    base = f"of {cooking()['customer'].nunique():,} households, month by month"
    return ChartTable(
        "meals",
        "How much people cook",
        rows,
        ("bar", "dot"),
        ("compare", "spread"),
        "meals a month, on average",
        mean=True,
        base=base,
    )


@cache
def plans_andcooking() -> ChartTable:
    """Weeks planned and meals cooked, a point for each household of a sample."""
    each = cooking().groupby("customer").agg(x=("plans", "mean"), value=("meals_cooked", "mean"))
    rows = each.iloc[::3].reset_index(names="label").sort_values("x", kind="stable").reset_index(drop=True)
    base = f"every third of {len(each):,} households"
    return ChartTable(
        "plans-and-meals",
        "Planning and cooking",
        rows,
        ("scatter", "line"),
        ("relation", "spread"),
        "meals cooked a month",
        base=base,
        x_unit="weeks planned a month",
    )


@cache
def tables() -> dict[str, ChartTable]:
    """All of them, by their keys."""
    made = (
        headline(), seats(), come_and_go(), sign_ups(), cancelled(), reasons(), first_steps(), themes(),
        plans(), meals(), plans_andcooking(),
    )  # fmt: skip
    return {one.key: one for one in made}
