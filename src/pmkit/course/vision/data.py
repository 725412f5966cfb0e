"""What the vision chapter works on: Mealwise's draft texts and numbers. All of them are invented."""

from typing import Any

import pandas as pd

from pmkit.cases import load
from pmkit.methods import funnel_counts

CASE = "Mealwise (invented)"

WEAK_POSITIONING = {
    "customer": "everyone who cooks",
    "need": "want to save time",
    "category": "app",
    "benefit": "recipes, lists, a talking chef",
    "alternative": "none",
    "difference": "uses artificial intelligence",
}

WEAK_BOARD = {
    "vision": "Be the leading meal planning platform",
    "target_group": "everyone",
    "needs": "a recipe filter and a shopping list",
    "product": "recipes, lists, baskets, PDF, dark mode, chef, recommender, coupons",
    "business_goals": "grow",
}

DRAFT_RELEASE = {
    "heading": "Mealwise launches its revolutionary talking chef",
    "subheading": "For everyone, from spring",
    "summary": "Mealwise has built a voice that reads recipes aloud.",
    "problem": "Users do not have a talking chef yet.",
    "solution": "The chef uses our new API and the recommender.",
}


def segments() -> pd.DataFrame:
    """Segments for the wedge picker: households and three shares. Invented."""
    columns = ["segment", "reach", "pain", "open", "channel"]
    rows = [
        ("Everyone who cooks", 2_000_000, 0.20, 0.05, 0.02),
        ("Families with a food allergy", 60_000, 0.90, 0.70, 0.25),
        ("Flat shares", 150_000, 0.30, 0.40, 0.10),
        ("Retired couples", 400_000, 0.15, 0.30, 0.05),
        ("Shift workers with an employer's benefit", 20_000, 0.70, 0.80, 0.60),
    ]
    return pd.DataFrame(rows, columns=columns)


def north_star_inputs() -> pd.DataFrame:
    """The five inputs of the North Star tree. Invented; `started` is counted from the usage sample."""
    columns = ["key", "label", "value", "min", "max", "step", "unit"]
    rows: list[tuple[Any, ...]] = [
        ("kept", "Households that stay, a month", 20_000, 15_000, 21_000, 200, ""),
        ("new", "New households, a month", 6_000, 0, 12_000, 200, ""),
        (
            "started",
            "New ones with a basket in week one",
            filled_in_a_week(),
            0.05,
            0.95,
            0.01,
            "%",
        ),
        ("planned", "Dinners planned, per household", 4.0, 1.0, 7.0, 0.1, ""),
        ("cooked", "Planned dinners that are cooked", 0.60, 0.10, 1.0, 0.01, "%"),
    ]
    return pd.DataFrame(rows, columns=columns)


def filled_in_a_week() -> float:
    """The share of consumers who fill a first basket within a week of signing up, in whole per cent."""
    customers, events = load("customers"), load("usage_events")
    consumers = customers.loc[customers["plan"] == "consumer", "id"]
    steps = funnel_counts(
        events[events["customer"].isin(consumers)], ["signed_up", "first_basket"], within_days=7
    )
    return round(float(steps["overall_rate"].iloc[-1]), 2)


OBJECTIVE = "Families trust what Mealwise puts on their table"
"""The objective of the third quarter of 2026, whose key results are these."""


def key_results() -> pd.DataFrame:
    """Mealwise's objective of the third quarter of 2026: a mean that looks fine and hides a zero.

    Churn and seats are those of the case's tables, the dinners those of the North Star tree.
    """
    columns = ["key_result", "start", "target", "actual", "kind"]
    rows = [
        ("Churn of consumers a month, %", 6.4, 5.9, 6.0, "aspirational"),
        ("Dinners cooked a week, per home", 2.0, 2.5, 2.4, "aspirational"),
        ("Near misses, a month", 9.0, 0.0, 9.0, "committed"),
        ("Employers using half their seats", 7.0, 13.0, 12.0, "aspirational"),
    ]
    return pd.DataFrame(rows, columns=columns)


def own_key_results() -> pd.DataFrame:
    """Five empty rows for the key results of the learner's own objective."""
    empty: dict[str, list[Any]] = {"key_result": [""] * 5, "kind": ["aspirational"] * 5}
    numbers = {name: [float("nan")] * 5 for name in ("start", "target", "actual")}
    return pd.DataFrame({**empty, **numbers})[["key_result", "start", "target", "actual", "kind"]]


def own_segments() -> pd.DataFrame:
    """Four groups to name and fill in; the numbers are examples to write over."""
    return segments().iloc[1:].assign(segment=[f"Group {letter}" for letter in "ABCD"])
