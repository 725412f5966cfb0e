"""Who must see it: stages sized by the fault that must be seen, on Mealwise's launch and on one's own."""

import time

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.methods import chance_to_see


@pytest.fixture(scope="module")
def explorer():
    return EXPLORERS["launch.seen"].explorer()


@pytest.fixture
def seen(explorer):
    return Play(explorer)


@pytest.fixture
def own():
    return Play(EXPLORERS["launch.own-seen"].explorer())


def test_it_opens_on_a_first_stage_that_sees_next_to_nothing(seen):
    assert "115 households could meet a fault that hits 1 household in 450" in seen.says
    assert "at least one of them tells you is 5 %" in seen.says and "you need 6,739 households" in seen.says
    assert seen.result.charts["stages"].title.startswith("5 % to hear of it by the end of stage 1")


def test_if_everybody_told_the_first_stage_would_see_it_in_23_of_100_cases(seen):
    assert "tells you is 23 %" in seen.set(telling=1.0).says


def test_one_per_cent_of_all_subscribers_sees_a_fault_of_1_in_500_with_56_per_cent(seen):
    assert "410 households" in seen.set(audience="41000", rate="500", telling=1.0).says
    assert "tells you is 56 %" in seen.says


def test_the_chart_holds_the_exact_chances(seen):
    shares = seen.result.charts["stages"].rows["value"] / 100
    assert shares.tolist() == pytest.approx(
        [chance_to_see(1 / 450, n, reporting=0.2) for n in (115, 575, 2875, 11_500)]
    )


def test_a_ramp_hits_fewer_than_all_at_once_and_lets_the_last_ones_wait(seen):
    ramps = seen.result.charts["ramps"].rows.set_index("item")["value"]
    assert ramps["1-5-25-100 (chosen)"] < ramps["Seven days of a store"] < ramps["All at once"]
    assert "the last ones wait 21 days" in seen.says


def test_a_store_is_too_quick_only_where_one_needs_time_to_meet_the_fault(seen):
    seen.set(uses=0)
    ramps = seen.result.charts["ramps"].rows.set_index("item")["value"]
    assert ramps["Seven days of a store"] < ramps["1-5-25-100 (chosen)"]
    assert "Seven days of a store" in seen.result.charts["ramps"].title


def test_without_a_fault_nothing_is_reported_and_only_days_are_paid(seen):
    seen.set(rate="none")
    assert seen.says.startswith("There is no fault") and "The last ones wait 21 days" in seen.says
    assert {"stages", "telling", "confidence"} <= set(seen.result.hidden)
    assert seen.result.charts["ramps"].title == "Without a fault a ramp only costs days"


def test_a_fault_rarer_than_the_audience_is_not_left_to_reports(seen):
    seen.set(rate="10000")
    assert "149,786 households, more than get it at all (11,500)" in seen.says
    assert "look for such a fault yourself" in seen.says


def test_a_stage_that_is_too_short_to_meet_the_fault_shows_nothing(seen):
    seen.set(uses=4, weekly=2)
    assert "nobody has had it long enough" in seen.says
    assert "says nothing at all" in seen.result.says["silence"]
    assert seen.result.charts["stages"].rows["value"].iloc[0] == 0


def test_silence_after_the_first_stage_leaves_room_for_more_where_few_tell(seen):
    assert "2.6 %" in seen.result.says["silence"] and "**13 %**" in seen.result.says["silence"]
    assert "only" not in seen.set(telling=1.0).result.says["silence"]


def test_ramps_that_hit_alike_are_named_together(seen):
    seen.set(rate="own", one_in=2, uses=0)
    title = seen.result.charts["ramps"].words.title
    assert (
        title
        == "Fewest are hit with “1-5-25-100” and “Seven days of a store”: 57.5 households before you stop"
    )


def test_harm_is_in_euros_only_where_money_is_a_measure(seen):
    assert "EUR" not in seen.says and "euro" in seen.result.hidden
    seen.set(money=True, euro=50, ramp="once", audience="own", people=450)
    assert "it hits 1 household before you stop, 50 EUR" in seen.says


def test_a_stage_has_all_so_far_and_the_new_ones(seen):
    rows = seen.result.tables["table"].rows
    assert [row["exposed"] for row in rows] == [115, 575, 2875, 11_500]
    assert [row["new"] for row in rows] == [115, 460, 2300, 8625]


def test_an_own_ramp_is_followed(seen):
    assert "own" in seen.result.hidden
    seen.set(ramp="own", uses=0).edit("own", "1", "share", 0.2)
    seen.edit("own", "2", "share", 0.3)
    assert "2,300 households" in seen.says and "own" not in seen.result.hidden
    assert [row["stage"] for row in seen.result.tables["table"].rows][:2] == ["1: 20 %", "2: 30 %"]


@pytest.mark.parametrize(
    ("row", "column", "value", "words"),
    [
        ("2", "share", 0.005, "Stage 2: 0.5 % is not more than the 1 % before it"),
        ("2", "share", None, "Stage 2 does not say who has it"),
        ("2", "days", None, "Stage 2 does not say how many days"),
        ("2", "days", "soon", "Stage 2 does not say how many days"),
        ("4", "share", 7, "Stage 4: 700 %"),
    ],
)
def test_a_ramp_that_can_not_be_is_told_by_its_row_and_nothing_is_lost(seen, row, column, value, words):
    seen.set(ramp="own").edit("own", row, column, value)
    assert words in seen.says and {"stages", "ramps", "table"} <= set(seen.result.hidden)
    assert seen.of("own")[row][column] == value


def test_an_own_ramp_that_ends_early_leaves_the_others_without(seen):
    seen.set(ramp="own").edit("own", "4", "share", None)
    seen.edit("own", "4", "days", None)
    assert "ends at 50 %, so the others never get it" in seen.says


def test_an_empty_ramp_asks_for_a_stage(seen):
    seen.set(ramp="own", own={str(at): {"share": None, "days": None} for at in range(1, 5)})
    assert "has no stage yet" in seen.says


def test_a_wrong_own_table_does_not_disturb_another_ramp(seen):
    seen.set(ramp="own").edit("own", "2", "share", 0.001)
    assert "115 households" in seen.set(ramp="four").says


def test_own_numbers_are_of_users_and_begin_without_mealwise(own):
    assert "100 users could meet a fault that hits 1 user in 1,000" in own.says
    assert "household" not in own.says and not any(
        one.key == "audience" for one in own.control("form").fields
    )
    assert "2 users could" in own.set(people=200).says


def test_one_user_is_an_audience_too(own):
    own.set(people=1, ramp="once")
    assert "1 user could meet" in own.says and "hits fewer than 0.1 users before" in own.says


def test_a_rate_of_ones_own(own):
    assert "1 user in 7" in own.set(rate="own", one_in=7).says


def test_a_change_is_quick(explorer):
    state = Play(explorer).state
    began = time.process_time()
    for telling in range(5, 100, 5):
        explorer.seen({**state, "telling": telling / 100})
    assert (time.process_time() - began) / 19 < 1
