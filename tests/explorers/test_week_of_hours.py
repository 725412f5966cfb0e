"""The week says what starves, what is over 40 hours, and keeps what was given out."""

import pytest

from pmkit.course.roles.data import ARCHETYPES, week
from pmkit.widgets.explorers.week_of_hours import OwnWeek, WeekOfHours

LABELS = {key: label for key, (label, _) in ARCHETYPES.items()}


@pytest.fixture
def jonas():
    return WeekOfHours(week(), LABELS, None, "Mealwise")


def give(explorer, **hours):
    explorer.form.receive({"kind": "edit", "values": hours})


def test_every_week_has_forty_hours():
    assert week()[list(ARCHETYPES)].sum().tolist() == [40] * len(ARCHETYPES)


def test_jonas_begins_with_forty_hours_and_none_for_customers(jonas):
    said = jonas.said.describe()
    assert "40 of 40 hours" in said and "Customers: talk and watch lacks 4" in said
    assert jonas.chart.title == "3 of 8 activities starve"


def test_hours_for_customers_must_come_from_somewhere(jonas):
    give(jonas, customers=6)
    assert "6 too many: what do you take away?" in jonas.said.describe()
    give(jonas, backlog=10)
    assert "40 of 40 hours" in jonas.said.describe()


def test_another_week_can_be_taken_over(jonas):
    jonas.form.values = {**jonas.form.values, "other": "scribe"}
    jonas.form.click("take")
    assert jonas.hours.tolist() == list(ARCHETYPES["scribe"][1])
    assert "lacks 4" in jonas.said.describe()


def test_a_week_in_which_nothing_starves_says_so(jonas):
    jonas.form.values = {**jonas.form.values, "other": "scrum"}
    jonas.form.click("take")
    assert jonas.said.describe().endswith("Nothing starves.")
    assert jonas.chart.title == "Nothing starves"


def test_the_hours_are_kept(jonas):
    give(jonas, customers=9)
    state = jonas.state()
    jonas.start_over()
    assert jonas.hours[0] == 0
    jonas.restore(state)
    assert jonas.hours[0] == 9


def test_a_state_of_another_kind_is_passed_over(jonas):
    jonas.restore({"hours": {"customers": "many", "sleep": 8}, "other": "nobody"})
    assert jonas.hours.sum() == 40


def test_one_s_own_week_begins_level_and_is_kept_apart():
    own = OwnWeek(week(), LABELS, None, "your own product")
    assert own.hours.tolist() == [5.0] * 8
    assert own.kept_as == "explorer:roles.own-week" != WeekOfHours.item
    own.form.values = {**own.form.values, "other": "jonas"}
    own.form.click("take")
    assert own.hours.sum() == 40
