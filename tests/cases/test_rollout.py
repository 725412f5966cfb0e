"""The roll-out of the allergy filter: three things that look alike, and are not."""

from __future__ import annotations

import pandas as pd
import pytest

from pmkit import cases
from pmkit.methods import difference_interval, stop_lines

BAD_DAY = 17


@pytest.fixture(scope="module")
def days() -> pd.DataFrame:
    return cases.load("rollout_days")


@pytest.fixture(scope="module")
def cohorts() -> pd.DataFrame:
    return cases.load("rollout_cohorts")


def test_28_days_in_four_stages_of_the_households_with_an_allergy(days):
    assert days["day"].tolist() == list(range(1, 29))
    audience = cases.load("backlog").set_index("id").loc["MW-02", "reach"]
    first = days[days["exposed_new"] > 0]
    assert first["share"].tolist() == [0.01, 0.05, 0.25, 1.0] and first["day"].tolist() == [1, 8, 15, 22]
    assert (days["exposed"] == (days["share"] * audience).round()).all()
    assert (days["exposed"] == days["exposed_new"].cumsum()).all()
    assert (days["date"].diff().dropna() == pd.Timedelta(days=1)).all()
    assert days["date"].iloc[0] == pd.Timestamp(2027, 1, 25) and days["date"].iloc[0].day_name() == "Monday"


def test_every_stage_begins_with_a_peak_of_novelty_that_is_gone_after_two_days(days):
    each = days.assign(each=days["uses"] / days["exposed"]).set_index("day")["each"]
    for first in (1, 8, 15, 22):
        assert each[[first, first + 1]].mean() > 1.5 * each[first + 2 : first + 6].mean()


def test_on_the_partners_bad_day_errors_double_without_the_filter_too(days):
    other = days[days["day"] != BAD_DAY]
    bad = days.set_index("day").loc[BAD_DAY]
    for errors, uses in (("errors", "uses"), ("control_errors", "control_uses")):
        usual = other[errors].sum() / other[uses].sum()
        assert 1.8 < bad[errors] / bad[uses] / usual < 2.6
    assert "Korbmarkt" in bad["note"]


def test_on_no_other_day_the_control_is_as_bad(days):
    control = (days["control_errors"] / days["control_uses"]).to_numpy()
    assert control.argmax() + 1 == BAD_DAY


def test_stage_2_has_one_true_fault_at_1_in_450_and_the_others_none(days):
    stage2, others = days[days["share"] == 0.05], days[days["share"] != 0.05]
    rate = stage2["unsafe_reports"].sum() / stage2["uses"].sum()
    assert 1 / 600 < rate < 1 / 350
    assert others["unsafe_reports"].sum() == 1 and others["uses"].sum() > 20_000
    assert not days.loc[days["day"] < 8, "unsafe_reports"].any()


def test_rules_differ_where_nothing_is_wrong_and_agree_where_something_is(days):
    """Worse than before stops on the first day; the whole budget at every look on the partner's; a split
    budget never stops for errors, and all stop for the fault in stage 2."""

    def stops(count, rule, **rates):
        lines = stop_lines(days["uses"].cumsum(), rule, **rates)
        over = days[count].cumsum() >= lines["stop"]
        return int(over.to_numpy().argmax()) + 1 if over.any() else None

    errors = {rule: stops("errors", rule, base=0.01, bad=0.02) for rule in ("naive", "each", "split", "sprt")}
    assert errors == {"naive": 1, "each": BAD_DAY, "split": None, "sprt": None}
    for rule in errors:
        assert 8 < stops("unsafe_reports", rule, base=0.0001, bad=1 / 450) <= 14


def test_cohorts_are_the_stages_and_know_only_weeks_that_are_over(days, cohorts):
    assert cohorts.groupby("stage")["households"].first().tolist() == [115, 460, 2300, 8625]
    assert (
        cohorts.groupby("stage")["exposed_on"].first().tolist()
        == days.loc[days["exposed_new"] > 0, "date"].tolist()
    )
    ends = cohorts["exposed_on"] + pd.to_timedelta(7 * cohorts["week"] - 1, unit="D")
    assert ends.max() == pd.Timestamp(2027, 3, 14) and (cohorts["used"] <= cohorts["households"]).all()
    assert cohorts.groupby("stage")["week"].max().tolist() == [7, 6, 5, 4]


def test_all_cohorts_begin_alike_and_who_met_the_fault_uses_it_less_in_week_4(cohorts):
    at = cohorts.set_index(["stage", "week"])
    first = at.xs(1, level="week")
    share = first["used"] / first["households"]
    assert share.max() - share.min() < 0.06
    met, next_one = at.loc[(2, 4)], at.loc[(3, 4)]
    low, _ = difference_interval(met["used"], met["households"], next_one["used"], next_one["households"])
    assert low > 0.02
