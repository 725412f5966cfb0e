"""What a history of finished items can and can't tell."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.cases import load
from pmkit.methods import (
    InputError,
    history_warnings,
    regime_change,
    throughput_from_dates,
    within_range_chance,
)


def test_order_statistics_say_how_often_the_next_value_stays_in_the_range():
    # O11: order statistics; Magennis, KLRAT 2013 (whose slide prints .75 .833 .90 for n above 3)
    chances = [round(within_range_chance(n), 4) for n in (3, 5, 7, 11, 30)]
    assert chances == [0.5, 0.6667, 0.75, 0.8333, 0.9355]


def test_the_range_chance_is_what_a_simulation_finds():
    drawn = np.random.default_rng(3).random((40_000, 6))
    inside = (drawn[:, 5] >= drawn[:, :5].min(axis=1)) & (drawn[:, 5] <= drawn[:, :5].max(axis=1))
    assert inside.mean() == pytest.approx(within_range_chance(5), abs=0.01)


def test_one_sample_is_no_range():
    with pytest.raises(InputError, match="at least 2 samples"):
        within_range_chance(1)


def test_done_dates_are_counted_into_weeks_with_the_empty_ones():
    weeks = throughput_from_dates(["2026-10-20", "2026-10-05", None, "2026-10-11"], last="2026-10-25")
    assert weeks["finished"].tolist() == [2, 0, 1]
    assert [f"{day:%a %d}" for day in weeks["starts"]] == ["Mon 05", "Mon 12", "Mon 19"]


def test_a_week_that_is_still_running_does_not_count():
    weeks = throughput_from_dates(["2026-10-05", "2026-10-13"])
    assert weeks["finished"].tolist() == [1]


def test_a_week_that_was_only_watched_in_part_does_not_count():
    weeks = throughput_from_dates(["2026-10-08", "2026-10-13"], first="2026-10-07", last="2026-10-18")
    assert weeks["finished"].tolist() == [1]


def test_workdays_have_no_weekends_and_weekend_work_counts_for_friday():
    days = throughput_from_dates(
        ["2026-10-09", "2026-10-10", "2026-10-12"], period="workday", first="2026-10-08", last="2026-10-13"
    )
    assert days["finished"].tolist() == [0, 2, 1, 0]


def test_fortnights_and_days():
    done = ["2026-10-05", "2026-10-16", "2026-10-19"]
    assert throughput_from_dates(done, period="fortnight", last="2026-11-01")["finished"].tolist() == [2, 1]
    assert len(throughput_from_dates(done, period="day")) == 15


def test_times_of_day_and_zones_are_read_as_days():
    weeks = throughput_from_dates(
        ["2026-10-05T23:30:00Z", pd.Timestamp("2026-10-07 08:00")], last="2026-10-11"
    )
    assert weeks["finished"].tolist() == [2]


@pytest.mark.parametrize(
    ("done", "more", "says"),
    [
        (["2026-10-05", "soon"], {}, "Row 2: done is “soon”. Write a date as 2026-10-05"),
        ([None, ""], {}, "No item has a done date yet"),
        (["2026-10-05"], {}, "no whole week between 2026-10-05 and 2026-10-05"),
        (["2026-10-05"], {"period": "moon"}, "Choose one of: day, workday, week, fortnight"),
    ],
)
def test_dates_that_make_no_history_are_refused(done, more, says):
    with pytest.raises(InputError, match=says.replace("(", r"\(")):
        throughput_from_dates(done, **more)


@given(st.lists(st.dates(pd.Timestamp("2026-01-05").date(), pd.Timestamp("2026-03-01").date()), min_size=1))
@settings(max_examples=40)
def test_every_item_in_the_whole_weeks_is_counted_once(done):
    weeks = throughput_from_dates(done, first="2026-01-05", last="2026-03-01")
    assert weeks["finished"].sum() == len(done)
    assert len(weeks) == 8


def test_mealwises_change_of_pace_is_found_in_the_week_it_happened():
    throughput = load("throughput")
    regime = regime_change(throughput)
    assert throughput["note"][regime.at - 1] == "support for employers moves to the squads"
    before, after = throughput["finished"][: regime.at - 1], throughput["finished"][regime.at - 1 :]
    assert (regime.before, regime.after) == (before.mean(), after.mean())
    assert regime.p_value < 0.01


def test_a_steady_team_rarely_seems_to_change():
    random = np.random.default_rng(11)
    alarms = sum(regime_change(random.poisson(3, 40)).changed for _ in range(60))
    assert alarms <= 3


def test_the_latest_of_two_changes_is_told():
    assert regime_change([8, 9, 8, 7, 9, 8, 3, 4, 3, 4, 3, 4, 0, 1, 0, 1, 0, 0]).at == 13


def test_a_short_or_constant_history_shows_no_change():
    assert not regime_change([1, 1, 1, 9, 9, 9]).changed
    assert not regime_change([3] * 40).changed


def test_few_periods_are_told_with_what_they_are_worth():
    (says,) = history_warnings([3, 2, 4])
    assert "Only 3 weeks of history" in says
    assert "50 %" in says
    assert history_warnings([3], period="sprint")[0].startswith("Only 1 sprint of history: this is a guess")
    assert history_warnings([3, 2, 4, 1, 2, 3, 2]) == ()


def test_a_history_without_anything_finished_is_told():
    assert history_warnings([0] * 8) == (
        "Nothing was finished in 8 weeks. By this history it never will be.",
    )


def test_the_warning_of_a_change_names_week_and_both_paces():
    (says,) = history_warnings([4, 5, 4, 6, 5, 4, 5, 6, 1, 2, 1, 0, 2, 1, 1, 2])
    assert says.startswith("From week 9 on less is finished: 1.2 items a week, before that 4.9.")
    assert "the 8 weeks since the change" in says


def test_warnings_are_short_enough_to_be_read():
    histories = ([1], [1, 2, 3], [0] * 9, [4, 5, 4, 6, 5, 4, 5, 6, 1, 2, 1, 0, 2, 1, 1, 2])
    assert all(len(says.split()) <= 60 for history in histories for says in history_warnings(history))
