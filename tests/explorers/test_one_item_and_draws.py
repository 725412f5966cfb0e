"""One item, drawn futures and parts that fail together, without a widget."""

import numpy as np
import pandas as pd
import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.course.roadmapping import data
from pmkit.explorers.single_item import OwnItems, SingleItem
from pmkit.methods import service_level


def case(id):
    return Play(EXPLORERS[f"roadmapping.{id}"].explorer())


def finished(count, days=3):
    done = pd.date_range("2026-08-03", periods=count, freq="7D")
    return pd.DataFrame(
        {"id": [f"D-{n}" for n in range(count)], "started": done - pd.Timedelta(days=days), "done": done}
    )


def begun(*started):
    table = pd.DataFrame({"started": pd.to_datetime(started)})
    return table.assign(
        id=[f"A-{n}" for n in range(len(table))], item=[f"Item {n}" for n in range(len(table))]
    )


def own(items, *started, why=""):
    return Play(SingleItem(items, own=OwnItems(begun(*started), why)))


def test_the_items_since_the_last_change_tell_another_period_than_all():
    one = case("single-item")
    before = one.says
    one.set(which="since")
    days = service_level(data.days_since_change()).days
    assert f"One item takes {days} elapsed days or less with 85 %" in one.says and one.says != before
    assert f"{days} days or less with 85 %" in one.chart.title


def test_to_be_more_sure_takes_more_days():
    one = case("single-item").set(which="since")
    told = [one.set(share=share).says for share in (0.5, 0.85, 0.95)]
    assert len(set(told)) == 3 and "with 95 %" in told[-1]


def test_an_item_in_progress_that_is_older_than_the_period_is_named():
    one = own(finished(30), "2026-12-01", "2027-02-20", None)
    assert "1 of 2 items in progress is older" in one.says and "“Item 0”" in one.says
    assert "none older than that" in own(finished(30), "2027-02-21").says


def test_one_s_own_few_items_are_too_few_and_pasted_days_take_their_place():
    one = own(finished(4), why="")
    assert "too few for 85 %" in one.says
    one.set(**{"from": "pasted"})
    assert "Write how many days" in one.says and not one.result.charts
    one.set(days="3 4 9 12 5 6 7 x")
    assert "“x” is no number of days" in one.result.errors["days"]
    one.set(days="3 4 9 12 5 6 7")
    assert "12 elapsed days or less" in one.says and "Only 7 items" in one.says


def test_a_backlog_without_days_says_why_and_asks_for_them():
    one = own(finished(0), why="No item has both days.")
    assert one.says.startswith("No item has both days.") and "Write how many days" in one.says


def test_an_item_without_its_first_day_is_left_out_and_told():
    items = finished(30)
    items.loc[3, "started"] = pd.NaT
    assert "1 finished item lacks a first or last day and is left out" in own(items).says


def test_one_future_is_told_slip_by_slip_and_many_come_to_the_exact_chance():
    draws = case("draws")
    assert "No future is drawn yet" in draws.says and not draws.result.charts  # a number would anchor a guess
    draws.press("one")
    assert "Future 1" in draws.says and "That is one future" in draws.says
    draws.press("one")
    assert "Of 2 futures" in draws.says
    for _ in range(11):
        draws.press("hundred")
    assert draws.values["futures"] == 1000
    exact = 100 * data.when().chance(data.when().p85)
    assert "Of 1,000 futures" in draws.says and f"it would be {exact:.0f} %" in draws.says
    rows = draws.result.charts["all"].rows
    assert np.abs(rows["bar"] - rows["ring"]).max() < 0.03


def test_a_future_does_not_change_when_more_are_drawn():
    draws = case("draws").set(futures=40)
    before = draws.result.charts["future"].rows
    draws.press("one")
    draws.set(futures=40)
    assert draws.result.charts["future"].rows.equals(before)


def test_side_by_side_a_common_cause_raises_the_chance_of_all_and_of_none():
    together = case("together")
    assert "All of them do with 52 %" in together.says
    together.set(common=0.3)
    assert (
        "62 % (52 if each has its own luck)" in together.says
        and "All are late at once with 5 %" in together.says
    )


@pytest.mark.parametrize(("common", "weeks"), [(0.0, 21), (0.3, 22), (1.0, 24)])
def test_in_a_row_a_common_cause_moves_the_safe_date_towards_the_sum(common, weeks):
    assert f"within {weeks} weeks with 85 %" in case("together").set(ask="row", parts=3, common=common).says
