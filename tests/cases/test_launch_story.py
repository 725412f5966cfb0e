"""The beta before the launch, its findings and the partners: what each table hides."""

from __future__ import annotations

import pandas as pd
import pytest

from pmkit import cases
from pmkit.methods import no_failure_bound

BETA, FINDINGS = cases.load("beta_test"), cases.load("beta_findings")
PARTNERS = cases.load("integrations").set_index("id")


def paying():
    customers = cases.load("customers")
    return customers[customers["subscribed"].notna() & customers["left"].isna()]


def test_volunteers_are_not_a_picture_of_the_customers():
    assert len(BETA) == 120 and BETA["tester"].is_unique
    of = {"beta": BETA, "paying": paying()}
    allergy = {
        name: round(100 * (table["segment"] == "allergy families").mean()) for name, table in of.items()
    }
    ios = {name: round(100 * (table["platform"] == "ios").mean()) for name, table in of.items()}
    assert allergy == {"beta": 58, "paying": 31} and ios == {"beta": 63, "paying": 42}


def test_stars_hide_that_only_allergy_families_would_keep_it():
    assert round(BETA["score"].mean(), 1) == 4.6
    keep = BETA.groupby("segment")["keep"].mean()
    assert keep["allergy families"] > 0.85 and keep["families"] < 0.5 and keep["couples and singles"] <= 0.25
    assert BETA["keep"].mean() > 0.65


def test_two_groups_of_customers_are_not_in_the_beta_at_all():
    customers = paying()
    assert (customers["came_by"] == "employer").mean() > 0.15 and "employer" not in set(BETA["came_by"])
    alone = (BETA["segment"] == "couples and singles") & (BETA["platform"] == "web")
    assert alone.sum() == 0
    assert ((customers["segment"] == "couples and singles") & (customers["platform"] == "web")).any()


def test_its_words_are_those_of_the_customers():
    for column in ("segment", "platform", "came_by"):
        assert set(BETA[column]) <= set(cases.load("customers")[column]), column
    sizes = BETA["household_size"]
    assert sizes.between(1, 6).all() and BETA["days_used"].between(0, 14).all()
    assert (BETA["meals"] <= BETA["days_used"]).all()


def test_fewer_could_have_met_a_fault_than_took_part():
    cooked = BETA["meals"] > 0
    with_allergy = cooked & (BETA["segment"] == "allergy families")
    assert (len(BETA), int(cooked.sum()), int(with_allergy.sum())) == (120, 111, 68)
    assert no_failure_bound(68) > 1.7 * no_failure_bound(120)
    assert FINDINGS["could_meet"].max() <= int(cooked.sum())


def test_two_findings_are_about_traces_and_one_is_the_other_told_again():
    traces = FINDINGS[FINDINGS["text"].str.contains("may contain traces")]
    assert len(FINDINGS) == 26 and list(traces["finding"]) == ["F01", "F10"]
    assert list(traces["same_as"]) == ["", "F01"] and (traces["reporters"] == 1).all()
    assert (traces[["rater_1", "rater_2", "rater_3"]].median(axis=1) == 4).all()


def test_the_loudest_finding_is_not_the_worst():
    severity = FINDINGS[["rater_1", "rater_2", "rater_3"]].median(axis=1)
    loudest = FINDINGS["reporters"].idxmax()
    assert severity[loudest] == 1 and FINDINGS.loc[severity == 4, "reporters"].max() <= 3


def test_raters_differ_and_no_fault_of_severity_four_may_wait():
    raters = FINDINGS[["rater_1", "rater_2", "rater_3"]]
    assert ((raters.max(axis=1) - raters.min(axis=1)) >= 1).sum() >= 15
    severe = FINDINGS[raters.median(axis=1) == 4]
    assert len(severe) >= 4 and all("before" in homes for homes in severe["key"])
    homes = {home for homes in FINDINGS["key"] for home in homes}
    assert homes == {"before", "after", "watch", "no fault"}


def test_findings_are_written_within_the_two_weeks_by_testers_who_cooked():
    assert FINDINGS["date"].between("2027-01-04", "2027-01-17").all()
    assert (FINDINGS["reporters"] <= FINDINGS["could_meet"]).all()
    assert BETA["reports"].sum() == FINDINGS["reporters"].sum()
    assert (BETA.loc[BETA["meals"] == 0, "reports"] == 0).all()
    assert set(FINDINGS["same_as"]) - {""} <= set(FINDINGS["finding"])


def test_the_way_out_of_korbmarkt_runs_in_korbmarkt_s_house():
    assert len(PARTNERS) == 12
    old = PARTNERS.loc["D01"]
    assert old["place"] == PARTNERS.loc[old["fallback_needs"], "place"]
    assert PARTNERS.loc["D03", "place"] != old["place"]


def test_shares_and_dates_are_those_of_the_older_tables():
    shops = PARTNERS[PARTNERS["serves"].isin(["Korbmarkt", "Nahkauf", "Grünhof"])]["share"]
    assert shops.sum() == pytest.approx(0.97), "three of a hundred print the list"
    months = cases.load("usage_months")
    assert shops["D01"] == round(months["korbmarkt_baskets"].sum() / months["baskets"].sum(), 2)
    assert PARTNERS.loc["D01", "retires_on"] == pd.Timestamp("2027-03-31")
    seats = cases.load("employers")["seats"].sum()
    assert PARTNERS.loc["D11", "share"] == round(seats / 41_000, 2)


def test_the_peak_of_korbmarkt_does_not_fit_the_new_api_whose_limit_is_ours_and_not_a_household_s():
    new = PARTNERS.loc["D02"]
    assert new["peak_per_minute"] > new["limit_per_minute"] and new["limit_per"] == "key"
    assert PARTNERS.loc["D09", "limit_per"] == "user"


def test_one_ends_without_a_date_and_two_lack_one_owner():
    undated = PARTNERS[(PARTNERS["sign"] != "") & PARTNERS["retires_on"].isna()]
    assert list(undated.index) == ["D09"]
    assert {id for id, owners in PARTNERS["owner"].items() if len(owners) != 1} == {"D04", "D08"}
    names = {str(name).split()[0] for name in cases.people()["name"]}
    assert {one for owners in PARTNERS["owner"] for one in owners} <= names
