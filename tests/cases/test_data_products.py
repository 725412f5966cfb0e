"""The sets of chapter 10 hide what they were made for, and agree with the law and with the older sets."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from pmkit import cases
from pmkit.methods import (
    BASES,
    PURPOSES,
    alike_cells,
    attack_cells,
    best_threshold,
    calibration_by_tenths,
    cells_with_totals,
    cohens_kappa,
    compare_months,
    confusion_counts,
    confusion_rates,
    drift_by_period,
    hide_small,
    how_unique,
    judge_preference,
    lint_purposes,
    no_failure_bound,
    wilson_interval,
)
from pmkit.methods.consent_lint import CONSENT_ARTICLES
from pmkit.methods.purposes_lint import PURPOSE_ARTICLES

TABLE = ["department", "allergy"]


@pytest.fixture(scope="module")
def law() -> pd.DataFrame:
    return cases.load("law_dates").set_index("id")


@pytest.fixture(scope="module")
def seats() -> pd.DataFrame:
    return cases.load("employee_use")


@pytest.fixture(scope="module")
def scores() -> pd.DataFrame:
    return cases.load("unsafe_scores")


@pytest.fixture(scope="module")
def answers() -> pd.DataFrame:
    return cases.load("assistant_cases")


@pytest.fixture(scope="module")
def weeks() -> pd.DataFrame:
    bins = [f"bin_{number}" for number in range(1, 6)]
    return drift_by_period(cases.load("recommender_weeks"), bins, range(1, 9)).set_index("week")


def uses(**more: object) -> pd.DataFrame:
    """The fields as a row per purpose, as the rules for purposes read them."""
    fields = cases.load("data_fields").explode(["purposes", "basis"]).dropna(subset=["purposes"])
    basis = fields["basis"].str.split(" or ").str[0]
    told = fields.assign(
        purpose=fields["purposes"], basis=basis, consent=fields["field"] + fields["purposes"]
    )
    return told.drop(columns=["purposes", "needed"]).reset_index(drop=True).assign(**more)


# the law


def test_every_date_of_law_says_what_it_asks_where_it_was_read_and_as_of_when(law):
    assert law.index.is_unique and (law[["law", "asks", "source"]] != "").all().all()
    assert law["as_of"].notna().all() and set(law["place"]) == {"EU", "California", "USA"}
    assert set(law["checked"]) == {"text read in a copy", "read in a secondary source"}
    undated = law.index[law["applies_from"].isna()].tolist()
    assert undated == ["digital-omnibus-gdpr", "ai-act-4a"]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("gdpr-9", "2018-05-25"),
        ("ai-act-50", "2026-08-02"),
        ("ai-act-annex-iii", "2027-12-02"),
        ("ai-act-annex-i", "2028-08-02"),
        ("ai-act-amended", "2026-07-27"),
        ("ccpa-admt", "2027-01-01"),
        ("pay-transparency", "2026-06-07"),
    ],
)
def test_the_dates_that_pages_get_wrong_are_those_of_the_facts(law, name, day):
    assert law.loc[name, "applies_from"] == pd.Timestamp(day)


def test_on_2_september_2026_people_must_be_told_and_nothing_of_annex_iii_holds(law):
    acts = law[law.index.str.startswith("ai-act")]
    holds = acts.index[acts["applies_from"] <= "2026-09-02"]
    assert "ai-act-50" in holds and "ai-act-annex-iii" not in holds


def test_each_rule_leads_to_an_article_that_it_names(law):
    for ids in (PURPOSE_ARTICLES, CONSENT_ARTICLES):
        assert set(ids.values()) <= set(law.index)
    for use in (uses(basis=""), uses(keeps=""), uses(exception="")):
        for one in lint_purposes(use):
            number = PURPOSE_ARTICLES[one.rule].removeprefix("gdpr-")
            assert re.search(rf"Art\. {number}\b", one.text), one.rule


# what for


def test_18_fields_have_a_basis_for_each_purpose_and_rest_on_law_that_is_listed(law):
    fields = cases.load("data_fields")
    assert len(fields) == 18 and fields["field"].is_unique
    for one in fields.itertuples():
        assert len(one.purposes) == len(one.basis) and set(one.purposes) <= set(PURPOSES)
        assert {basis for cell in one.basis for basis in cell.split(" or ")} <= set(BASES)
        assert set(one.needed) <= set(one.purposes) and set(one.source) <= set(law.index)
        assert one.why and one.keeps and one.sees


def test_the_case_s_own_table_is_asked_for_an_impact_assessment_only():
    assert [one.rule for one in lint_purposes(uses(), people=41_000)] == ["no-assessment"]
    assert lint_purposes(uses(), people=41_000, assessed=True) == []


def test_an_allergy_is_never_for_advertising_and_a_child_s_name_for_nothing():
    fields = cases.load("data_fields").set_index("field")
    assert "advertise" not in fields.loc["allergy", "purposes"] + fields.loc["diabetes", "purposes"]
    assert fields.loc["child's first name", "purposes"] == []
    assert fields.loc["name and billing address", "basis"][0].startswith("contract")
    special = fields["category"].isin(["health", "belief"])
    assert (fields.loc[special, "exception"] == "explicit consent").all()
    assert (fields.loc[~special, "exception"] == "").all()


# small cells


def test_there_is_a_row_for_each_active_seat(seats):
    employers = cases.load("employers").set_index("id")
    active = (employers["seats"] * employers["active_share"]).round().astype(int)
    assert seats.groupby("employer").size().to_dict() == active.to_dict()
    started = seats["employer"].map(employers["started"]).dt.strftime("%Y-%m")
    assert (seats["month"] >= started).all() and seats["month"].max() == "2027-02"
    assert active["E07"] == 92  # the bakery of the sheet


def test_one_employer_has_fewer_than_5_with_an_allergy_and_five_fewer_than_11(seats):
    # D7
    allergic = seats[seats["allergy"] == "yes"].groupby("employer").size()
    assert ((allergic < 5).sum(), (allergic < 11).sum()) == (1, 5)


def test_only_the_three_largest_tell_departments(seats):
    told = seats[seats["department"] != "firm"]
    assert set(told["employer"]) == {"E01", "E02", "E03"}
    assert told.groupby("employer")["department"].nunique().to_dict() == {"E01": 8, "E02": 5, "E03": 4}


def nordhafen(seats, until="2027-02"):
    return seats[(seats["employer"] == "E01") & (seats["month"] <= until)]


def test_in_the_control_room_all_six_have_it_and_k_of_5_shows_them(seats):
    told = alike_cells(nordhafen(seats), ["department"], "allergy").set_index("department")
    assert told.loc["Control room"].tolist() == [6, 1, "yes"] and (told["values"] == 1).sum() == 1
    cells = hide_small(cells_with_totals(nordhafen(seats), TABLE), TABLE, 5).set_index(TABLE)
    assert cells.loc[("Control room", "yes"), "hidden"] == ""


def test_small_cells_alone_come_back_by_differences_and_with_those_beside_them_do_not(seats):
    table = cells_with_totals(nordhafen(seats), TABLE)
    found = attack_cells(hide_small(table, TABLE, 11, beside=False), TABLE)
    assert found.merge(table, on=TABLE).eval("derived == n").all()
    assert ["Workshop", "yes"] in found[TABLE].values.tolist()
    hidden = hide_small(table, TABLE, 11)
    small = hidden[hidden["hidden"] == "small"]
    assert len(small) == 4 and attack_cells(hidden, TABLE).merge(small, on=TABLE).empty


def test_between_january_and_february_one_person_with_an_allergy_comes_to_customs(seats):
    months = [nordhafen(seats, until) for until in ("2027-01", "2027-02")]
    before, after = (hide_small(cells_with_totals(one, TABLE), TABLE, 11) for one in months)
    told = compare_months(before, after, TABLE, 11).set_index(TABLE)
    assert told.loc[("Customs", "yes")].tolist() == [12, 13, 1]
    assert [name for name, has in told.index if has == "yes"] == ["Customs", "all"]


def test_who_knows_the_shift_knows_one_person_of_the_office(seats):
    office = nordhafen(seats)[nordhafen(seats)["department"] == "Office"]
    assert (office["shift"] == "night").sum() == 1


def test_five_columns_single_out_hundreds_and_two_nobody(seats):
    many = how_unique(seats, ["employer", "department", "shift", "age_band", "household_size"])
    assert many.unique > 500 and how_unique(seats, ["employer", "department"]).unique == 0


# the line and the groups


def test_94_per_cent_right_is_the_share_of_safe_meals(scores):
    assert len(scores) == 4_000 and scores["household"].is_unique
    assert (scores["unsafe"] == 0).mean() == 0.94
    never = confusion_rates(confusion_counts(scores, 1.1)).loc[0, "right"]
    model = confusion_rates(confusion_counts(scores, 0.5)).loc[0, "right"]
    assert (round(100 * never, 1), round(100 * model, 1)) == (94.0, 94.1)


def test_several_allergies_have_the_higher_base_rate_and_both_groups_calibrated_scores(scores):
    base = scores.groupby("group")["unsafe"].agg(["size", "mean"])
    assert base["size"].to_dict() == {"one": 3_200, "several": 800}
    assert base["mean"].to_dict() == {"one": 0.04, "several": 0.14}
    told = calibration_by_tenths(scores, by="group")
    assert (told["fits"].dropna()).mean() > 0.9


def test_at_one_threshold_no_rate_is_equal_for_both(scores):
    counts = confusion_counts(scores, best_threshold(miss=20, false_alarm=1), by="group")
    one, several = (confusion_rates(counts).set_index("group").loc[name] for name in ("one", "several"))
    assert one["fnr"] > several["fnr"] + 0.1  # more is missed in the small families
    assert one["fpr"] < several["fpr"] - 0.1 and one["ppv"] < several["ppv"] - 0.1


# does it work, and still?


def test_240_answers_hide_the_babies(answers):
    assert len(answers) == 240 and answers["question"].is_unique
    told = answers.groupby("slice")["unsafe"].agg(["size", "sum"])
    assert told["size"].to_dict() == {"allergy": 60, "baby": 30, "diabetes": 30, "other": 120}
    assert told["sum"].to_dict() == {"allergy": 1, "baby": 4, "diabetes": 0, "other": 0}
    assert wilson_interval(4, 30)[0] > wilson_interval(5, 240)[1]  # for sure worse than all
    assert no_failure_bound(30) > 0.09  # nobody of 30 says little


def test_the_length_is_that_of_the_answer(answers):
    assert (answers["answer"].str.split().str.len() == answers["length"]).all()


def test_two_people_agree_beyond_chance_and_the_judge_with_them_much_less(answers):
    assert cohens_kappa(answers[["rater_a", "rater_b"]]) > 0.65
    assert all(cohens_kappa(answers[[one, "judge"]]) < 0.5 for one in ("rater_a", "rater_b"))


@pytest.mark.parametrize("split", ["length", "position"])
def test_the_judge_likes_what_is_long_and_comes_first_and_people_do_not(answers, split):
    told = judge_preference(answers, split).set_index("judge")
    assert told["prefers"].to_dict() == {"rater_a": False, "rater_b": False, "judge": True}
    assert told.loc["judge", "difference"] > 0.15 and told.loc["rater_a", "difference"] < 0.05


def test_honey_for_a_baby_is_unsafe_wherever_it_is_proposed(answers):
    honey = answers[(answers["slice"] == "baby") & answers["answer"].str.contains("honey")]
    assert len(honey) == 2 and (honey["unsafe"] == 1).all()


def test_week_12_raises_the_alarm_and_nothing_is_worse(weeks):
    assert weeks.index[weeks["drift"] == "alarm"].tolist() == [12]
    assert weeks.loc[12, "cooked"] >= weeks.loc[1:8, "cooked"].min()


def test_from_week_25_less_is_cooked_and_the_index_is_calm(weeks):
    assert weeks.loc[25, "cooked"] < weeks.loc[1:8, "cooked"].min() - 0.05
    assert set(weeks.loc[14:, "drift"]) == {"calm"}


def test_from_week_30_on_popularity_feeds_itself(weeks):
    assert weeks.loc[:29, "top20_share"].max() < 0.35
    assert weeks.loc[[30, 33, 36, 40], "top20_share"].is_monotonic_increasing
    assert weeks.loc[40, "top20_share"] > 0.55 and weeks.loc[30, "cooked"] > 0.4


def test_the_trial_has_the_households_of_which_the_backlog_tells(weeks):
    item = cases.load("backlog").set_index("id").loc["MW-19", "without_it"]
    assert "1,200 households" in item
    assert (weeks[[f"bin_{number}" for number in range(1, 6)]].sum(axis=1) == 1_200).all()
