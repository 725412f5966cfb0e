"""Weeks as days of the calendar, by hand: 1 December 2026 is a Tuesday."""

from datetime import date

import pandas as pd
import pytest
from play import Play

from pmkit.explorers._calendar import first_day, last_day, week_of
from pmkit.explorers.shocks import Shocks
from pmkit.explorers.timeline import Timeline
from pmkit.explorers.typed_cells import CellError
from pmkit.explorers.typed_day import read_day

TUESDAY = date(2026, 12, 1)


def items(**more):
    return pd.DataFrame(
        {"id": ["A", "B"], "item": ["Ask", "Build"], "duration": [1.0, 1.5], "requires": [[], ["A"]], **more}
    )


@pytest.mark.parametrize(
    ("week", "begins", "ends"),
    [(0, "2026-12-01", "2026-11-30"), (1, "2026-12-08", "2026-12-07"), (1.5, "2026-12-11", "2026-12-11")],
)
def test_a_week_has_seven_days_and_ends_on_the_day_before_the_next_begins(week, begins, ends):
    assert (first_day(TUESDAY, week).isoformat(), last_day(TUESDAY, week).isoformat()) == (begins, ends)


def test_a_day_that_is_due_is_a_deadline_at_its_end():
    assert week_of(TUESDAY, date(2026, 12, 14)) == 2 and week_of(TUESDAY, date(2026, 11, 1)) == 0


@pytest.mark.parametrize(
    "typed", ["2026-12-01", "1.12.2026", "1 December 2026", "01/Dec/26", "1. Dezember 2026"]
)
def test_a_day_is_read_as_it_is_written_at_work(typed):
    assert read_day(typed) == ("2026-12-01", "Tuesday, 1 December 2026")


def test_what_can_be_two_days_or_none_is_refused_with_a_remedy():
    for typed, says in (("1/12/2026", "can be two days"), ("soon", "is no day"), ("2026-02-30", "is no day")):
        with pytest.raises(CellError, match=says):
            read_day(typed)
    assert read_day("13/12/2026").value == "2026-12-13" and read_day(" ").value is None


def test_the_timeline_says_days_once_it_knows_when_work_begins():
    one = Play(Timeline(items(), starts=TUESDAY)).press("plan")
    assert "The plan ends after week 2.5, on 18 December 2026." in one.says
    days = one.result.computed["starts"]
    assert days == {
        "from": ["1 December 2026", "8 December 2026"],
        "to": ["7 December 2026", "18 December 2026"],
    }
    weeks = Play(Timeline(items())).press("plan")
    assert "after week 2.5. It can" in weeks.says and not weeks.result.computed


def test_what_is_due_is_held_against_the_plan():
    due = pd.to_datetime(["2026-12-03", None])
    late = Play(Timeline(items(due=due), starts=TUESDAY)).press("plan")
    assert "“Ask” is needed by 3 December 2026 and comes on 7 December 2026." in late.says
    assert "is needed" not in Play(Timeline(items(due=due))).press("plan").says


def test_a_shock_moves_the_end_in_days_too():
    one = Play(Shocks(items(), starts=TUESDAY))
    week = float(one.says.partition("after week ")[2].partition(",")[0])
    assert f"after week {week:g}, on {last_day(TUESDAY, week).day} " in one.says
