"""The peeking machine on a pasted test, with the lines as people have them."""

import time

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers._own_days import read_own_days
from pmkit.practice import to_plain

HEAD = "day,arm,people,successes\n"


@pytest.fixture(scope="module")
def explorer():
    return EXPLORERS["metrics.own-peeking"].explorer()


@pytest.fixture
def machine(explorer):
    return Play(explorer)


def days(count, control=30, variant=30, people=100, start=1):
    rows = (
        f"{day},{arm},{people},{hits}\n"
        for day in range(start, start + count)
        for arm, hits in (("A", control), ("B", variant))
    )
    return HEAD + "".join(rows)


def read(play):
    return to_plain(play.result.says["read"])


def test_it_begins_with_a_sample_and_says_so(machine):
    assert machine.says.startswith("This is a sample, Mealwise's T2 up to day 12. Paste your own")
    assert machine.values["planned"] == 28 and "on day 12 it is +3.9" in machine.says
    assert "sample" not in machine.set(days=days(5)).says


def test_a_clear_winner_stops_every_rule_that_may_stop_early(machine):
    machine.set(days=days(10, 30, 50))
    assert machine.values["planned"] == 10 and machine.values["day"] == 10
    rows = machine.result.charts["stops"].rows
    assert set(rows["winner"]) == {"variant"}
    machine.set(control="B")
    assert set(machine.result.charts["stops"].rows["winner"]) == {"control"}


def test_a_test_that_goes_on_is_held_against_its_planned_end(machine):
    machine.set(days=days(4, 30, 38), planned=20, rule="end")
    assert "The test runs on" in machine.says
    assert "day 20" in machine.result.says["rule"]


def test_fewer_days_than_there_are_can_not_be_planned(machine):
    assert machine.set(days=days(6), planned=3).values["planned"] == 6


def test_dirty_lines_are_told_by_their_number(machine):
    machine.set(
        days="Date;Group;Users;Conversions\n"
        "2026-05-04;A;100;10\n2026-05-04;B;101;20\n"
        "2026-05-06;A;90;95\n2026-05-06;b ;x;5\n2026-05-06;B;80.5;4\n"
        "2026-05-07;a;100;12\n2026-05-07;B;99;19\n"
    )
    said = read(machine)
    assert "Line 5 left out: “x” cannot be read as a number" in said
    assert "line 6. Count people in whole numbers" in said
    assert "line 4. More successes than people" in said
    assert "4 rows used" in said and "“A” and “a” are taken as one arm" in said
    assert "4 May 2026 to 7 May 2026" in said and "1 to 2" in said
    assert machine.values["control"] == "A" and "day 2" in machine.says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Nothing is pasted yet"),
        ("what a test", "No line names the columns"),
        ("day,arm,people\n1,A,5", "no column for “successes”"),
        (HEAD + "1,A,5,9\n1,B,5,6\n", "No row could be read. Left out: line 2 and 3. More successes"),
        (HEAD + "1,A,lots,1\n", "No row could be read. Line 2: “lots”"),
        (HEAD + "1,A,5,1\n2,A,5,1\n", "names 1 arm: “A”. Paste the rows of two arms"),
        (HEAD + "1,A,5,1\n1,B,5,1\n1,C,5,1\n", "names 3 arms: “A”, “B” and “C”"),
        (HEAD + "1,A,5,1\n1,B,0,0\n", "The arm “B” has no people"),
        (days(61), "has 61 days. A replay takes up to 60 looks: add up the days of each week"),
    ],
)
def test_what_can_not_be_replayed_is_said_with_what_to_do(machine, text, says):
    machine.set(days=text)
    assert says in machine.says and not machine.result.charts
    assert {"line", "stops", "sides"} <= set(machine.result.hidden)


def test_running_totals_are_suspected(machine):
    text = HEAD + "".join(f"{day},{arm},{100 * day},{30 * day}\n" for day in range(1, 8) for arm in "AB")
    assert "Are these totals so far?" in read(machine.set(days=text))
    assert "totals" not in read(machine.set(days=days(7)))


def test_two_rows_of_a_day_and_arm_are_added_up(machine):
    assert "2 rows of a day and arm that has one already" in read(
        machine.set(days=days(3) + "2,A,5,1\n3,B,5,1\n")
    )


def test_nobody_succeeding_is_no_reason_to_fail(machine):
    machine.set(days=days(3, 0, 0), rule="miller")
    assert "no winner" in machine.says and "nan" not in machine.says


def test_an_arm_that_starts_later_is_compared_when_it_has_people(machine):
    machine.set(days=HEAD + "1,A,50,5\n2,A,50,5\n2,B,50,9\n", day=1)
    assert "nothing to compare yet" in machine.says
    assert "nan" not in machine.result.charts["line"].title


def test_hostile_names_are_shown_as_text(machine):
    machine.set(days=HEAD + "1,<b>x</b>,5,1\n1,*y*,5,1\n1,`z`,5,1\n")
    assert "<b>" in machine.says and "*y*" in machine.says


def test_the_arm_named_like_a_control_is_taken_as_one():
    own = read_own_days(HEAD + "1,new,5,1\n1,Old,5,1\n")
    assert own.control == "Old"


def test_a_change_is_quick(explorer):
    state = Play(explorer).set(rule="always_valid").state
    began = time.process_time()
    for step in range(1, 11):
        explorer.seen({**state, "effect": step / 200, "day": step})
    assert (time.process_time() - began) / 10 < 1
