"""Ranges of a room: together a forecast, beside the truth a calibration."""

import pandas as pd
import pytest
from play import Play

from pmkit.explorers.ranges_together import RangesTogether


def ranges(*given, unit="weeks", quantity="The list", truth=float("nan")):
    rows = [
        (f"person {n}", quantity, unit, float(low), float(high), truth) for n, (low, high) in enumerate(given)
    ]
    return pd.DataFrame(rows, columns=["person", "quantity", "unit", "low", "high", "truth"])


def test_ranges_in_weeks_are_a_forecast_that_says_what_its_chart_says():
    play = Play(RangesTogether(ranges((2, 4), (4, 9), (8, 30))))
    assert "50 % by 6 weeks, 85 % by 17 weeks, 95 % by 24 weeks" in play.says
    assert play.result.charts["when"].title == "The list: 17 weeks are enough with 85 % certainty"
    assert "one range alone says 4 weeks, another 24 weeks" in play.says
    assert {"held", "sure"} <= set(play.result.hidden)


def test_who_trusts_the_ranges_less_needs_more_weeks():
    play = Play(RangesTogether(ranges((2, 4), (4, 9))))
    before = play.result.charts["when"].title
    assert play.set(trust=0.5).result.charts["when"].title != before
    assert "holds the truth with 50 %" in play.says


def test_what_is_no_time_has_no_when_and_a_truth_counts_who_held_it():
    play = Play(RangesTogether(ranges((20, 60), (50, 80), (-5, 1), unit="households", truth=40.0)))
    assert "when" not in play.result.charts and "when" in play.result.hidden
    assert "up to" in play.says
    assert play.result.charts["ranges"].title == "1 of 3 ranges holds the truth"
    assert "1 of your 2 ranges held the truth" in play.result.says["held"]


def test_several_numbers_take_turns_and_all_count_for_the_calibration():
    both = pd.concat(
        [ranges((1, 3), truth=2.0, quantity="First"), ranges((1, 3), (5, 9), truth=4.0, quantity="Then")]
    )
    play = Play(RangesTogether(both))
    assert play.values["quantity"] == "Then"
    assert "2 ranges" in play.says and "1 range" in play.set(quantity="First").says
    assert "1 of your 3 ranges held" in play.result.says["held"]


def test_of_three_hundred_ranges_some_are_drawn_and_that_is_said():
    play = Play(RangesTogether(ranges(*((n, n + 5) for n in range(1, 301)))))
    picture = play.result.charts["ranges"]
    assert len(picture.rows) == 30 and "30 of 300 are drawn" in picture.subtitle
    assert picture.rows["low"].iloc[[0, -1]].tolist() == [1, 300]


@pytest.mark.parametrize("unit", ["day", "Months", " sprints "])
def test_a_unit_of_time_is_known_in_any_number(unit):
    assert "when" in Play(RangesTogether(ranges((1, 3), unit=unit))).result.charts
