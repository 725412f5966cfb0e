"""Funnels, retention, churn, lifetime value and goals: counted right, and missing where nobody can know."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmkit.cases import load
from pmkit.methods import (
    InputError,
    churn_over,
    churn_rates,
    fit_sbg,
    funnel_counts,
    funnel_rates,
    grade_key_results,
    grade_objectives,
    lifetime_value,
    retention_table,
)

# O13: Fader & Hardie 2007, High End segment, years 0 to 7
HIGH_END = [1000, 869, 743, 653, 593, 551, 517, 491]


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=6).map(lambda n: sorted(n, reverse=True)))
def test_the_overall_rate_is_the_product_of_the_steps(people):
    table = funnel_rates(pd.DataFrame({"people": people}))
    assert np.nanprod(table["step_rate"]) == pytest.approx(table["overall_rate"].iloc[-1])
    assert table["lost"].sum() == people[0] - people[-1]


def test_a_funnel_of_nobody_has_no_rates():
    table = funnel_rates(pd.DataFrame({"people": [0, 0]}))
    assert table[["step_rate", "overall_rate", "low"]].isna().all().all()
    assert not table["biggest_loss"].any()


def test_steps_count_in_order_and_in_time():
    events = pd.DataFrame(
        [
            ("in time", "signed up", "2026-01-01"), ("in time", "paid", "2026-01-08"),
            ("too late", "signed up", "2026-01-01"), ("too late", "paid", "2026-01-20"),
            ("backwards", "paid", "2026-01-01"), ("backwards", "signed up", "2026-01-03"),
            ("no time yet", "signed up", "2026-01-30"), ("stranger", "paid", "2026-01-02"),
        ],
        columns=["customer", "event", "date"],
    )  # fmt: skip
    counts = funnel_counts(events, ["signed up", "paid"], within_days=7, until="2026-01-31")
    assert counts["people"].tolist() == [3, 1]
    assert funnel_counts(events, ["signed up", "paid"])["people"].tolist() == [4, 2]


def test_mealwises_funnel_is_the_one_its_story_tells():
    events, customers = load("usage_events"), load("customers")
    steps = ["signed_up", "answered_questions", "first_plan", "first_basket", "subscribed"]
    consumers = set(customers.loc[customers["plan"] == "consumer", customers.columns[0]])
    table = funnel_counts(events[events["customer"].isin(consumers)], steps)
    assert [round(100 * rate) for rate in table["overall_rate"][1:4]] == [69, 49, 39]


def test_retention_by_its_three_definitions():
    use = pd.DataFrame(
        {
            "customer": ["a", "a", "b", "b", "c"],
            "date": ["2026-03-01", "2026-03-02", "2026-03-01", "2026-03-04", "2026-03-01"],
        }
    )
    more = {"unit": "day", "cohort": None, "until": "2026-03-31"}
    exact = retention_table(use, ages=[1, 3], **more)["retention"].tolist()
    rolling = retention_table(use, kind="rolling", ages=[1, 3], **more)["retention"].tolist()
    bracket = retention_table(use, kind="bracket", ages=[(1, 3)], **more)["retention"].tolist()
    assert exact == [pytest.approx(1 / 3), pytest.approx(1 / 3)]
    assert rolling == [pytest.approx(2 / 3), pytest.approx(1 / 3)]
    assert bracket == [pytest.approx(2 / 3)]


def test_what_is_not_yet_observed_is_missing_not_zero():
    use = pd.DataFrame(
        {"customer": ["a", "a", "b", "c"], "date": ["2026-01-10", "2026-02-10", "2026-02-01", "2026-02-20"]}
    )
    table = retention_table(use, ages=[1], until="2026-03-10").set_index("cohort")
    assert table["retention"].isna().to_dict() == {
        pd.Timestamp("2026-01-01"): False, pd.Timestamp("2026-02-01"): True, "all": False,
    }  # fmt: skip
    assert (table["observed"]["all"], table["retention"]["all"]) == (1, 1)


def test_a_cohort_that_is_observed_in_part_has_no_retention_yet():
    use = pd.DataFrame({"customer": ["a", "b"], "date": ["2026-03-02", "2026-03-20"]})
    table = retention_table(use, ages=[1], unit="week", until="2026-03-25")
    assert table["observed"].tolist() == [1, 1]
    assert table["retention"].isna().tolist() == [True, False]


def test_a_unit_that_is_still_running_is_not_observed():
    use = pd.DataFrame({"customer": ["a", "b"], "date": ["2026-03-02", "2026-03-03"]})
    table = retention_table(use, ages=[1], unit="week", cohort=None, until="2026-03-15")
    assert table["observed"].tolist() == [1]


def test_a_start_without_use_counts():
    use = pd.DataFrame({"customer": ["a"], "date": ["2026-03-09"], "started": ["2026-03-02"]})
    assert retention_table(use, ages=[1], unit="week", cohort=None, until="2026-03-31")["active"][0] == 1


@pytest.mark.parametrize(
    ("use", "more", "says"),
    [
        ({"customer": ["a"], "date": ["soon"]}, {}, "Write a date"),
        ({"customer": [], "date": []}, {}, "no use to look at"),
        (
            {"customer": ["a"], "date": ["2026-03-01"], "started": ["2026-03-02"]},
            {},
            "before the customer started",
        ),
        ({"customer": ["a"], "date": ["2026-03-01"]}, {"ages": [(1, 2)]}, "For exact retention"),
        ({"customer": ["a"], "date": ["2026-03-01"]}, {"kind": "bracket"}, r"pairs such as \(1, 3\)"),
        ({"customer": ["a"], "date": ["2026-03-01"]}, {"kind": "new"}, "Choose exact, rolling or bracket"),
        ({"customer": ["a"], "date": ["2026-03-01"]}, {"unit": "year"}, "Choose day, week or month"),
        ({"customer": ["a"], "date": ["2026-03-01"]}, {"cohort": "year"}, "Choose day, week or month"),
    ],
)
def test_retention_that_can_not_be_counted_is_refused(use, more, says):
    with pytest.raises(InputError, match=says):
        retention_table(pd.DataFrame(use), **more)


def test_five_percent_a_month_is_46_a_year():
    # O19
    assert round(churn_over(0.05), 4) == 0.4596
    table = churn_rates(pd.DataFrame({"begin": [1000, 0], "left": [50, 0]}))
    assert round(table["yearly_churn"][0], 4) == 0.4596
    assert pd.isna(table["churn"][1])


def test_mealwises_churn_is_the_one_its_story_tells():
    months = churn_rates(load("prices_churn")).query("plan == 'consumer'").set_index("month")["churn"]
    assert [round(100 * months[month], 1) for month in ("2026-05", "2026-06", "2026-02")] == [4.7, 6.4, 6.8]


def test_the_sbg_model_finds_fader_and_hardies_parameters():
    # O13: alpha .668, beta 3.806, log-likelihood -1611.2
    model = fit_sbg(HIGH_END)
    assert (round(model.alpha, 3), round(model.beta, 3)) == (0.668, 3.806)
    assert round(model.log_likelihood, 1) == -1611.2


def test_no_other_parameters_are_likelier():
    model = fit_sbg(HIGH_END)
    lost = -np.diff(HIGH_END)
    for alpha, beta in [(0.66, 3.8), (0.68, 3.8), (0.668, 3.7), (0.668, 3.9)]:
        other = type(model)(alpha, beta, 0.0)
        stays = other.survival(7)
        likelihood = (lost * np.log(-np.diff(stays))).sum() + HIGH_END[-1] * np.log(stays[-1])
        assert likelihood < model.log_likelihood


def test_the_models_churn_falls_and_its_survival_is_close_to_what_was_seen():
    model = fit_sbg(HIGH_END)
    assert (np.diff(model.churn(10)) < 0).all()
    assert model.churn(1)[0] == model.mean_churn
    assert np.allclose(model.survival(7), np.array(HIGH_END) / 1000, atol=0.02)


def test_one_churn_for_all_makes_customers_worth_too_little():
    model = fit_sbg(HIGH_END)
    assert lifetime_value(100, model=model, periods=30) > lifetime_value(
        100, churn=model.mean_churn, periods=30
    )


def test_lifetimes_by_formula_sum_and_horizon():
    model = type(fit_sbg(HIGH_END))(3.0, 5.0, 0.0)
    assert model.lifetime() == pytest.approx(model.survival(100_000).sum(), rel=1e-3)
    assert model.lifetime(discount=0.1) == pytest.approx(model.lifetime(discount=0.1, periods=2000))
    assert lifetime_value(10, churn=0.05) == pytest.approx(200)
    assert lifetime_value(10, churn=0.05, periods=1) == pytest.approx(10)
    assert lifetime_value(10, churn=0.05, discount=0.01, periods=500) == pytest.approx(
        lifetime_value(10, churn=0.05, discount=0.01)
    )


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: fit_sbg([10, 9]), "at least two periods"),
        (lambda: fit_sbg([10, 9, 9.5]), "After period 2 there are more customers"),
        (lambda: fit_sbg([10, 10, 10]), "Nobody or everybody left"),
        (lambda: fit_sbg([10, np.nan, 3]), "without gaps"),
        (lambda: fit_sbg([1000, 990, 900, 500]), "churn of these customers doesn't fall"),
        (lambda: fit_sbg(HIGH_END).lifetime(), "Name a discount"),
        (lambda: fit_sbg(HIGH_END).lifetime(discount=-1), "discount is -1"),
        (lambda: fit_sbg(HIGH_END).lifetime(periods=0), "at least 1 period"),
        (lambda: lifetime_value(10), "Name one"),
        (lambda: lifetime_value(10, churn=5), "churn is 5"),
        (lambda: lifetime_value(10, churn=0.1, discount=-1), "discount is -1"),
        (lambda: lifetime_value(10, churn=0.1, periods=0), "at least 1 period"),
        (lambda: churn_over(5), "churn is 5"),
        (lambda: churn_over(0.5, -1), "can't be under 0"),
        (lambda: churn_rates(pd.DataFrame({"begin": [5], "left": [6]})), "More left than there were"),
        (lambda: funnel_rates(pd.DataFrame({"people": [5, 6]})), "More people than in the step before"),
        (lambda: funnel_rates(pd.DataFrame({"people": [5]})), "at least two steps"),
        (lambda: funnel_rates(pd.DataFrame({"people": [5, 2.5]})), "whole numbers"),
        (lambda: funnel_counts(load("usage_events"), ["signed_up"]), "at least two different steps"),
        (lambda: funnel_counts(load("usage_events"), ["signed_up", "flew"]), "No event is called flew"),
    ],
)
def test_what_can_not_be_counted_is_refused(call, says):
    with pytest.raises(InputError) as refused:
        call()
    assert says in str(refused.value)


def goals(**columns):
    return pd.DataFrame({"start": [0.0], "target": [10.0], "actual": [7.0], **columns})


@pytest.mark.parametrize(
    ("start", "target", "actual", "grade", "band"),
    [(0, 10, 7, 0.7, "green"), (6, 4, 5, 0.5, "yellow"), (6, 4, 7, 0, "red"), (0, 10, 30, 1, "green")],
)
def test_grades_rise_and_fall_with_the_metric(start, target, actual, grade, band):
    row = grade_key_results(goals(start=[start], target=[target], actual=[actual])).iloc[0]
    assert (row["grade"], row["band"]) == (pytest.approx(grade), band)


def test_a_result_that_is_not_known_has_no_grade():
    row = grade_key_results(goals(actual=[None])).iloc[0]
    assert pd.isna(row["grade"])
    assert (row["says"], pd.isna(row["band"])) == ("Not known yet.", True)


def test_grading_says_what_a_number_hides():
    says = grade_key_results(goals(kind=["committed"]))["says"][0]
    assert says == "A commitment is expected at 1.0: say what happened."
    assert "wrong way" in grade_key_results(goals(actual=[-1.0]))["says"][0]
    assert "far past its target" in grade_key_results(goals(actual=[16.0]))["says"][0]


def test_an_objectives_mean_does_not_hide_a_zero():
    results = pd.DataFrame({"objective": list("AAAB"), "start": 0, "target": 10, "actual": [10, 10, 0, 10]})
    table = grade_objectives(results).set_index("objective")
    assert table["mean"].to_dict() == {"A": pytest.approx(2 / 3), "B": 1}
    assert "hides a result at 0" in table["says"]["A"]
    assert "It has 1 key result" in table["says"]["B"]
    sure = pd.DataFrame({"objective": list("AA"), "start": 0, "target": 10, "actual": [10, 12]})
    assert "high enough" in grade_objectives(sure)["says"][0]


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"target": [0.0]}, "nothing is meant to change"),
        ({"start": [None]}, "only be graded from a start"),
        ({"kind": ["hopeful"]}, "committed or aspirational"),
    ],
)
def test_what_can_not_be_graded_is_refused(columns, says):
    with pytest.raises(InputError, match=says):
        grade_key_results(goals(**columns))


def test_a_unit_that_retention_does_not_know_is_refused():
    use = pd.DataFrame({"customer": ["a", "a"], "date": ["2026-01-05", "2026-02-05"]})
    with pytest.raises(InputError, match=r"The cohort's unit year is not known. Choose day, week or month."):
        retention_table(use, cohort="year")
