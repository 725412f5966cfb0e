"""Who still uses it: at equal age, and blank where the week is not over."""

import pandas as pd
import pytest

from pmkit.methods import adoption_at_age, adoption_of_all, weeks_over, wilson_interval


@pytest.fixture
def cohorts():
    rows = [(1, 100, 1, 60), (1, 100, 2, 40), (2, 300, 1, 180), (2, 300, 2, 120)]
    table = pd.DataFrame(rows, columns=["stage", "households", "week", "used"])
    return table.assign(
        exposed_on=table["stage"].map({1: pd.Timestamp(2027, 1, 4), 2: pd.Timestamp(2027, 1, 11)})
    )


def test_a_week_counts_from_the_evening_of_its_seventh_day(cohorts):
    assert weeks_over(cohorts, pd.Timestamp(2027, 1, 9)).empty
    assert len(weeks_over(cohorts, pd.Timestamp(2027, 1, 10))) == 1


def test_a_cohort_that_is_too_young_is_blank(cohorts):
    late = adoption_at_age(cohorts, 2, as_of=pd.Timestamp(2027, 1, 17))
    assert late["share"].isna().tolist() == [False, True]
    assert late.loc[0, ["low", "high"]].tolist() == pytest.approx(wilson_interval(40, 100))


def test_at_equal_age_both_are_alike_though_all_together_look_worse_a_week_later(cohorts):
    now = pd.Timestamp(2027, 1, 24)
    assert adoption_at_age(cohorts, 2, as_of=now)["share"].tolist() == [0.4, 0.4]
    assert adoption_of_all(cohorts, as_of=pd.Timestamp(2027, 1, 17)) == pytest.approx(0.55)
    assert adoption_of_all(cohorts, as_of=now) == pytest.approx(0.4)


def test_before_the_first_week_is_over_nothing_is_known(cohorts):
    assert pd.isna(adoption_of_all(cohorts, as_of=pd.Timestamp(2027, 1, 5)))


def test_more_users_than_households_are_refused(cohorts):
    with pytest.raises(ValueError, match="is no share"):
        adoption_at_age(cohorts.assign(used=999), 1, as_of=pd.Timestamp(2027, 2, 1))
