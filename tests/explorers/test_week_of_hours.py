"""The week says what starves, what is over 40 hours, and keeps what was given out."""

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.course.roles.data import ARCHETYPES, week
from pmkit.explorers.week_of_hours import WHOLE, WeekOfHours

LABELS = {key: label for key, (label, _) in ARCHETYPES.items()}


@pytest.fixture
def jonas():
    return Play(WeekOfHours(week(), weeks=LABELS))


@pytest.fixture
def own():
    return Play(WeekOfHours(week(), weeks=LABELS, own=True))


def hours(play):
    return [play.values["hours"][id] for id in week()["id"]]


def test_every_week_has_forty_hours():
    assert week()[list(ARCHETYPES)].sum().tolist() == [WHOLE] * len(ARCHETYPES)


def test_jonas_begins_with_forty_hours_and_none_for_customers(jonas):
    assert "40 of 40 hours" in jonas.says and "Customers: talk and watch is 4 hours short" in jonas.says
    lacking = week()["least"] > week()["jonas"]
    assert jonas.chart.title == f"{lacking.sum()} of {len(lacking)} activities starve"


def test_hours_for_customers_must_come_from_somewhere(jonas):
    jonas.set(customers=6)
    assert "6 too many: what will you drop?" in jonas.says
    assert "40 of 40 hours" in jonas.set(backlog=10).says


def test_one_hour_that_lacks_is_one(jonas):
    least = int(week().set_index("id").loc["customers", "least"])
    assert "is 1 hour short:" in jonas.set(other="scrum").press("take").set(customers=least - 1).says


def test_one_of_eight_activities_starves_in_the_singular(jonas):
    jonas.set(other="scrum").press("take").set(customers=3)
    assert jonas.chart.title == "1 of 8 activities starves"


def test_another_week_can_be_taken_over(jonas):
    jonas.set(other="scribe").press("take")
    assert hours(jonas) == list(ARCHETYPES["scribe"][1])
    assert "is 4 hours short" in jonas.says


def test_a_week_in_which_nothing_starves_says_so(jonas):
    jonas.set(other="scrum").press("take")
    assert jonas.says.endswith("Nothing starves.") and jonas.chart.title == "Nothing starves"
    jonas.set(customers=30)
    assert jonas.says.endswith("but these hours don't exist.")


def test_the_other_week_is_drawn_beside_it(jonas):
    for other in jonas.explorer.others:
        assert jonas.set(other=other).chart.rows["other"].tolist() == week()[other].tolist()
        assert LABELS[other] in jonas.chart.subtitle


def test_a_state_of_another_kind_is_passed_over(jonas):
    again = Play(jonas.explorer, {"hours": {"customers": "many", "sleep": 8}, "other": "nobody"})
    assert hours(again) == hours(jonas) and again.of("other") == jonas.of("other")


def test_one_s_own_week_begins_level_and_is_no_week_until_it_is_changed(own):
    assert hours(own) == [WHOLE / len(week())] * len(week())
    assert own.chart.title == "Not your week yet" and "begins with" in own.says
    own.set(customers=6)
    assert own.chart.title != "Not your week yet" and "You gave out" in own.says
    own.set(other="jonas").press("take")
    assert hours(own) == week()["jonas"].tolist()


def test_one_s_own_week_is_kept_apart():
    assert EXPLORERS["roles.own-week"].item == "explorer:roles.own-week" != EXPLORERS["roles.week"].item
