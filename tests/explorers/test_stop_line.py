"""The stop line: how often each rule stops for nothing, and the roll-out played day by day."""

import time

import pandas as pd
import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.course.launch import data
from pmkit.explorers.stop_line import StopLine


@pytest.fixture(scope="module")
def explorer():
    return EXPLORERS["launch.guardrail"].explorer()


@pytest.fixture
def line(explorer):
    return Play(explorer)


def _on(days, **changed):
    made = data.days()
    return Play(StopLine(days.assign(**changed), **made.more))


def test_it_opens_on_a_rule_that_stops_nearly_every_harmless_roll_out(line):
    assert line.says.startswith("Worse than before, looking every day: it stops 99 %")
    assert "Over a budget of 5 %" in line.result.charts["risks"].title


def test_only_the_split_budget_and_walds_test_keep_to_the_budget(line):
    shares = line.result.charts["risks"].rows.set_index("item")["value"]
    over = shares[shares > 5].index.tolist()
    assert over == ["Worse than before (chosen)", "The whole budget at every look"]


def test_fewer_looks_are_fewer_false_alarms(line):
    daily = line.set(rule="each").result.charts["risks"].rows["value"].iloc[1]
    assert line.set(looks="stage").result.charts["risks"].rows["value"].iloc[1] < daily


def test_two_guardrails_share_the_budget(line):
    line.set(rule="split")
    assert "an equal part of 2.5 %" in line.result.says["rule"]
    assert "an equal part of 5 %" in line.set(watch="errors").result.says["rule"]
    assert list(line.result.charts) == ["risks", "line1"] and "bad_unsafe" in line.result.hidden


def test_nothing_is_told_of_days_to_come(line):
    shown = " ".join(line.result.says.values())
    assert "Korbmarkt" not in shown and "1 in 450" not in shown and not line.result.says["told"]
    assert set(line.result.charts["line1"].rows["x"]) == {1}


def test_each_decision_goes_on_by_a_day(line):
    line.press("go").press("hold").press("go")
    assert "Day 4, 28 January 2027" in line.result.says["day"]
    assert "go on 2 times, hold once" in line.result.says["day"]


def test_on_the_partners_bad_day_the_control_says_so(line):
    line.set(rule="each", watch="errors")
    for _ in range(16):
        line.press("go")
    assert "2.09 %; without the filter 2.24 %" in line.result.says["day"]
    assert "past the line on day 17" in line.result.says["day"]


def test_taking_it_back_ends_the_play_and_compares_with_what_was_true(line):
    line.set(rule="split")
    for _ in range(9):
        line.press("go")
    told = line.press("back").result.says["told"]
    assert "You took it back on day 10; 575 households had it" in told
    assert "errors: never and unsafe recipes reported: day 13" in told
    assert "That can be defended (first on day 10)" in told and "Korbmarkt" not in told
    assert [one.key for one in line.control("play").fields] == ["again"]
    assert "Day 1," in line.press("again").result.says["day"]


def test_who_always_goes_on_hears_what_was_missed(line):
    for _ in range(28):
        line.press("go")
    told = line.result.says["told"]
    assert "You went through all days; 11,500" in told and "Easier to defend: hold or take it back" in told
    assert "Easier to defend: hold. Ask the partner" in told and "Nothing was wrong" not in told


def test_who_always_holds_stopped_for_nothing_most_days(line):
    for _ in range(28):
        line.press("hold")
    assert "Nothing was wrong on 20 days (1, " in line.result.says["told"]


def test_who_stops_on_a_single_quiet_day_is_told_which_one(line):
    line.press("back")
    assert "Nothing was wrong on day 1, and you stopped." in line.result.says["told"]


def test_the_names_at_the_ends_of_the_lines_are_short_enough_to_be_read_beside_another_chart(line):
    for key in ("line1", "line2"):
        assert all(len(name) <= 15 for name in line.result.charts[key].rows["series"])


def test_too_weak_is_not_green(line):
    assert "too weak to exclude harm" in line.result.says["day"]
    for _ in range(27):
        line.press("go")
    line.set(rule="sprt", watch="errors")
    assert "harm excluded" in line.result.says["day"]


def test_few_users_can_not_reach_the_line(explorer):
    few = _on(explorer.frame, uses=1, errors=0, unsafe_reports=0, control_uses=1, control_errors=0)
    few.set(rule="split")
    assert "the line can't be reached for errors on 1 look" in few.says
    assert "the line can't be reached yet" in few.result.says["day"]


def test_days_without_uses_are_read_too(explorer):
    none = _on(explorer.frame, uses=0, errors=0, unsafe_reports=0, control_uses=0, control_errors=0)
    assert "too weak to exclude harm" in none.result.says["day"]


def test_arms_that_are_not_as_planned_give_no_reading(explorer):
    exposed = explorer.frame["exposed"].where(explorer.frame["day"] != 8, 300)
    broken = _on(explorer.frame, exposed=exposed)
    assert broken.says.startswith("No reading. On day 8, 300 have it; 575 were planned")
    assert not broken.result.charts and "play" in broken.result.hidden


def test_what_is_not_tolerated_must_be_more_than_usual(line):
    line.set(bad_errors=5)
    assert "must be more than what is usual" in line.says
    assert "bad_errors" in line.result.errors and line.of("bad_errors") == 5


@pytest.mark.parametrize("kept", [["fly"], "go", 7, [["go"]], ["go"] * 99, ["back", "go"]], ids=repr)
def test_decisions_that_can_not_be_are_passed_over(explorer, kept):
    assert Play(explorer, {"decisions": kept}).result


def test_what_was_kept_after_it_was_taken_back_does_not_count(explorer):
    told = Play(explorer, {"decisions": ["go", "back", "go", "go"]}).result.says["told"]
    assert "You took it back on day 2" in told


def test_markup_in_a_note_is_text(explorer):
    days = explorer.frame.assign(note=pd.Series(["<b>*x*"] * len(explorer.frame)))
    assert r"\<b\>" in _on(days).result.says["day"] or "&lt;b" in _on(days).result.says["day"]


def test_a_change_is_quick(explorer):
    state = Play(explorer).state
    began = time.process_time()
    for at in range(10):
        explorer.seen({**state, "level": 0.02 + at / 100, "rule": "sprt", "decisions": ["go"] * (2 * at)})
    assert (time.process_time() - began) / 10 < 1
