"""How long one item takes: the period and chance hold for the next item, and few items are told."""

import numpy as np
import pandas as pd
import pytest

from pmkit.methods import InputError, elapsed_days, oldest_open, service_level


def test_an_item_begun_and_done_on_one_day_took_one_day_and_weekends_count():
    table = pd.DataFrame({"started": ["2026-10-02", "2026-10-02"], "done": ["2026-10-02", "2026-10-05"]})
    assert elapsed_days(table).tolist() == [1, 4]


def test_an_item_done_before_it_began_is_named():
    table = pd.DataFrame({"item": ["Filter"], "started": ["2026-10-05"], "done": ["2026-10-01"]})
    with pytest.raises(InputError, match=r"Filter.*lies before the day on which work began"):
        elapsed_days(table)


def test_of_nineteen_items_the_seventeenth_holds_with_85_per_cent():
    found = service_level(range(1, 20))
    assert (found.days, found.within, found.chance) == (17, 17, 0.85)


def test_with_many_items_it_is_the_percentile_of_the_past():
    days = np.arange(1, 10_001)
    assert service_level(days, 0.85).days == pytest.approx(np.quantile(days, 0.85), abs=1)


def test_too_few_items_give_no_period_and_say_so():
    found = service_level([2, 9, 4, 3, 5])
    assert found.days is None and "too few for 85 %" in found.says() and "17 %" in found.says()
    assert service_level([2, 9, 4, 3, 5, 1]).days == 9  # six are just enough


def test_few_items_are_told_with_the_span_in_which_the_line_may_lie():
    assert "Only 10 items" in service_level(range(1, 11)).warnings[0]
    assert service_level(range(1, 21)).warnings == ()


@pytest.mark.parametrize("count", [8, 19, 40])
def test_the_next_item_keeps_it_as_often_as_promised_and_the_span_holds_nine_times_in_ten(count):
    random = np.random.default_rng(5)
    tries = 3000
    kept = spanned = 0
    for days in np.ceil(random.lognormal(2.3, 0.7, (tries, count + 1)) * 100):
        found = service_level(days[:-1])
        kept += days[-1] <= (found.days or 0)
        truth = 100 * np.exp(2.3 + 0.7 * 1.0364334)
        spanned += found.low <= truth <= (found.high or np.inf)
    assert kept / tries == pytest.approx(found.chance, abs=0.02) and found.chance >= 0.85
    assert spanned / tries > 0.89


@pytest.mark.parametrize(("days", "share"), [([], 0.85), ([None], 0.85), ([-1], 0.85), ([3], 85)])
def test_what_is_no_history_or_no_chance_is_refused(days, share):
    with pytest.raises(InputError):
        service_level(days, share)


def test_the_oldest_item_in_progress_comes_first_and_what_has_not_begun_is_left_out():
    table = pd.DataFrame({"id": list("abc"), "started": pd.to_datetime(["2026-09-20", None, "2026-09-01"])})
    found = oldest_open(table, "2026-09-30")
    assert found["id"].tolist() == ["c", "a"] and found["age"].tolist() == [30, 11]
