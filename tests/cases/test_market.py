"""Subscribers, employers and the usage sample tell one story: shares add up and growth has stalled."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest

from pmkit import cases


@pytest.fixture(scope="module")
def months() -> pd.DataFrame:
    return cases.load("prices_churn")


@pytest.fixture(scope="module")
def customers() -> pd.DataFrame:
    return cases.load("customers").set_index("id")


@pytest.fixture(scope="module")
def events() -> pd.DataFrame:
    return cases.load("usage_events")


def test_41_000_subscribers_are_32_400_consumers_and_8_600_seats_of_23_employers(months):
    last = months[months["month"] == "2026-09"].set_index("plan")["end"]
    assert last.to_dict() == {"consumer": 32_400, "employer": 8_600}
    employers = cases.load("employers")
    assert len(employers) == 23 and employers["seats"].sum() == 8_600
    assert employers["id"].is_unique and employers["name"].is_unique


def test_each_month_begins_where_the_last_one_ended_and_adds_up(months):
    assert (months["begin"] + months["new"] - months["left"] == months["end"]).all()
    for _, plan in months.groupby("plan"):
        assert (plan["begin"].iloc[1:].to_numpy() == plan["end"].iloc[:-1].to_numpy()).all()
        assert (plan[["new", "left"]] >= 0).all(axis=None)


def test_the_flat_total_hides_that_consumers_leave(months):
    total = months.groupby("month")["end"].sum()
    consumers = months[months["plan"] == "consumer"].set_index("month")["end"]
    assert abs(total["2026-09"] / total["2026-04"] - 1) < 0.01
    assert consumers["2026-09"] < 0.975 * consumers["2026-05"]


def test_more_leave_when_the_price_rises_and_when_the_rival_is_free(months):
    consumers = months[months["plan"] == "consumer"].set_index("month")
    churn = consumers["left"] / consumers["begin"]
    assert churn["2026-02"] > 1.3 * churn["2026-01"]
    assert churn["2026-06"] > 1.3 * churn["2026-05"]


def test_the_largest_employer_has_a_third_of_the_seats_and_its_contract_ends_in_january():
    employers = cases.load("employers").set_index("id")
    assert employers["seats"].idxmax() == "E01" and employers.at["E01", "seats"] == 2_900
    assert employers.at["E01", "renewal"] == pd.Timestamp("2027-01-31")
    assert employers.at["E01", "mood"] == "threatens to leave"


def test_the_sample_has_3_000_households_whose_employers_exist(customers):
    assert len(customers) == 3_000 and customers.index.is_unique
    by_work = customers["plan"] == "employer"
    assert set(customers.loc[by_work, "employer"]) <= set(cases.load("employers")["id"])
    assert (customers.loc[~by_work, "employer"] == "").all()


def test_nobody_signs_up_by_an_employer_before_its_contract(customers):
    started = cases.load("employers").set_index("id")["started"]
    by_work = customers[customers["plan"] == "employer"]
    assert (by_work["signed_up"] >= by_work["employer"].map(started)).all()


def test_sign_ups_of_the_sample_follow_those_of_the_whole_company(months, customers):
    consumers = customers[customers["plan"] == "consumer"]
    sample = consumers["signed_up"].dt.strftime("%Y-%m").value_counts()
    whole = months[months["plan"] == "consumer"].set_index("month")["sign_ups"]
    assert (whole / sample).between(50, 62).all()


def test_events_come_in_the_order_of_the_funnel(customers, events):
    days = events.pivot(index="customer", columns="event", values="date")
    steps = ["signed_up", "answered_questions", "first_plan", "first_basket"]
    for before, after in pairwise(steps):
        assert (days[after].dropna() >= days.loc[days[after].notna(), before]).all(), after
    assert days["left"].dropna().gt(days.loc[days["left"].notna(), "subscribed"]).all()
    assert events["date"].max() <= pd.Timestamp("2026-09-30")
    assert set(events["customer"]) == set(customers.index)


def test_customers_and_events_tell_the_same_dates(customers, events):
    days = events.pivot(index="customer", columns="event", values="date").reindex(customers.index)
    for column in ("signed_up", "subscribed", "left"):
        pd.testing.assert_series_equal(customers[column], days[column], check_names=False, check_dtype=False)


def test_half_of_those_who_sign_up_see_a_first_plan(customers, events):
    consumers = customers.index[customers["plan"] == "consumer"]
    steps = events[events["customer"].isin(consumers)]["event"].value_counts()
    assert steps["first_plan"] / steps["signed_up"] == pytest.approx(0.5, abs=0.03)


def test_the_longer_somebody_has_stayed_the_less_likely_they_leave(customers):
    """The mark of the shifted beta geometric model, seen before the rival came."""
    cut = pd.Timestamp("2026-05-31")
    payers = customers[(customers["plan"] == "consumer") & (customers["subscribed"] < cut)]
    end = payers["left"].clip(upper=cut).fillna(cut)
    stayed = (end - payers["subscribed"]).dt.days // 30
    gone = payers["left"].notna() & (payers["left"] <= cut)

    def share_that_leaves(first: int, last: int) -> float:
        at_risk = sum((stayed >= age).sum() for age in range(first, last))
        return (gone & stayed.between(first + 1, last)).sum() / at_risk

    assert share_that_leaves(0, 4) > 1.3 * share_that_leaves(8, 16)


def test_only_payers_have_months_and_only_months_that_they_paid_for(customers):
    months = cases.load("usage_months")
    payers = customers[customers["subscribed"].notna()]
    assert set(months["customer"]) == set(payers.index)
    assert not months.duplicated(["customer", "month"]).any()
    first = months["customer"].map(payers["subscribed"]).dt.strftime("%Y-%m")
    last = months["customer"].map(payers["left"]).dt.strftime("%Y-%m").fillna("2026-09")
    assert (months["month"] >= first).all() and (months["month"] <= last).all()


def test_31_of_100_baskets_go_to_the_partner_who_retires_its_api():
    months = cases.load("usage_months")
    assert (months["korbmarkt_baskets"] <= months["baskets"]).all()
    assert months["korbmarkt_baskets"].sum() / months["baskets"].sum() == pytest.approx(0.31, abs=0.01)
    api = cases.load("backlog").set_index("id").loc["MW-06"]
    assert api["reach"] / 41_000 == pytest.approx(0.31, abs=0.005)


def test_reach_of_the_sign_up_form_is_the_number_of_sign_ups_of_a_quarter(months):
    quarter = months[(months["plan"] == "consumer") & (months["month"] >= "2026-07")]["sign_ups"].sum()
    assert cases.load("backlog").set_index("id").at["MW-53", "reach"] == pytest.approx(quarter, rel=0.01)


def test_items_for_all_seats_reach_no_more_households_than_there_are_seats():
    backlog = cases.load("backlog")
    assert backlog.loc[backlog["segment"] == "employers", "reach"].max() == 8_600


def test_promises_of_the_backlog_are_made_to_employers_that_exist():
    promised = cases.load("backlog")["promised_to"]
    assert set(promised[promised != ""]) <= set(cases.load("employers")["id"])


def test_customers_who_asked_for_an_item_are_in_the_usage_data(customers):
    asked = set(cases.load("backlog")["requested_by"])
    assert {id for id in asked if id[0] == "C" and id[1:].isdigit()} <= set(customers.index)
    assert {id for id in asked if id[0] == "E" and id[1:].isdigit()} <= set(cases.load("employers")["id"])
