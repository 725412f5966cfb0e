"""The peeking machine: what each rule would have done with Mealwise's tests, day by day."""

import time

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.explorers._replay import NAMES


@pytest.fixture(scope="module")
def explorer():
    return EXPLORERS["metrics.peeking"].explorer()


@pytest.fixture
def machine(explorer):
    return Play(explorer)


def test_it_opens_on_the_morning_on_which_viktor_stopped(machine):
    assert "stopped on day 9 and names the variant the winner: +5.6 points" in machine.says
    assert "27.5 of 100" in machine.result.says["rule"]
    assert machine.result.charts["stops"].title == "By day 9, 1 of 6 rules has named a winner"


def test_what_came_later_is_said_only_when_one_looks(machine):
    assert "+0.7" not in machine.says and "Nobody who stopped" not in machine.says
    machine.set(day=28)
    assert "on day 28 it is +0.7 points (range −1.9 to +3.2)" in machine.says
    machine.set(day=8)
    assert "The test runs on" in machine.says and "winner" not in machine.says


@pytest.mark.parametrize("rule", [rule for rule in NAMES if rule != "peek"])
def test_only_peeking_names_a_winner_in_the_headline_test(machine, rule):
    machine.set(rule=rule, day=28)
    assert "no winner" in machine.says and "never past the line" in _line(machine).title


def test_each_rule_says_what_it_needs_in_advance(machine):
    says = {rule: machine.set(rule=rule).result.says["rule"] for rule in NAMES}
    assert all("number of looks in advance, here 28" in says[rule] for rule in ("pocock", "obrien_fleming"))
    assert "need no number of looks" in says["always_valid"] and "fewer of the true" in says["always_valid"]
    assert "same size" in says["miller"] and "lead of 89" in says["miller"]
    assert "can't stop early" in says["end"]


def test_the_first_test_wins_under_every_rule_but_on_different_days(machine):
    machine.set(test="T1", day=28)
    assert machine.result.charts["stops"].title == "By day 28, 6 of 6 rules have named a winner"
    stopped = machine.result.charts["stops"].rows.set_index("rule")["ran"]
    assert stopped[NAMES["peek"]] == 8 and stopped[NAMES["end"]] == 28
    assert stopped[NAMES["always_valid"]] > stopped[NAMES["pocock"]]


def test_another_expected_effect_moves_the_always_valid_line_only(machine):
    machine.set(test="T1", rule="always_valid", day=28)
    before = _line(machine).rows["line"]
    machine.set(effect=0.12)
    assert not _line(machine).rows["line"].equals(before) and "12.0 points" in machine.result.says["rule"]
    line = _line(machine.set(rule="pocock")).rows["line"]
    assert machine.set(effect=0.02).field("effect") and _line(machine).rows["line"].equals(line)


def test_miller_counts_successes_and_shows_no_range(machine):
    machine.set(rule="miller", day=20)
    assert list(machine.result.charts) == ["lead", "stops"]
    assert machine.result.charts["lead"].rows["low"].isna().all()


def test_the_line_ends_on_the_day_and_its_range_stands_there(machine):
    rows = _line(machine.set(day=12)).rows
    assert rows["value"].count() == 12 and rows["low"].count() == 1
    assert rows.loc[rows["low"].notna(), "day"].tolist() == [12]
    assert _line(machine.set(day=28)).rows["value"].count() == 28


def test_the_value_passes_the_line_on_the_day_of_the_stop_and_not_before(machine):
    rows = _line(machine.set(day=28)).rows.dropna(subset=["line"]).set_index("day")
    past = rows.index[rows["value"].abs() > rows["line"]]
    assert past.tolist() == [9, 10, 11]
    error = machine.explorer.tests["T2"].results["error"].iloc[-1]
    assert rows.loc[28, "line"] == pytest.approx(196 * error, rel=1e-3)
    once = _line(machine.set(rule="end")).rows
    assert once.loc[once["line"].notna(), "day"].tolist() == [28]
    assert "nothing is decided before day 28" in _line(machine.set(day=20)).title


def test_a_kept_state_that_fits_no_longer_is_put_right(explorer):
    play = Play(explorer, {"test": "T9", "rule": "coin", "day": 400, "effect": {"T2": "much"}})
    assert play.values["test"] == "T2" and play.values["rule"] == "peek" and play.values["day"] == 28


def test_a_change_is_quick(explorer):
    state = Play(explorer).state
    began = time.process_time()
    for day in range(1, 21):
        explorer.seen({**state, "day": day, "rule": "always_valid", "effect": {"T2": 0.01 + day / 1000}})
    assert (time.process_time() - began) / 20 < 1


def _line(play):
    return play.result.charts.get("line") or play.result.charts["lead"]
