"""The laboratory: how often each rule is wrong over invented tests."""

import time

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS
from pmkit.methods import false_alarm_chance


@pytest.fixture(scope="module")
def explorer():
    return EXPLORERS["metrics.peeking-laboratory"].explorer()


@pytest.fixture
def laboratory(explorer):
    return Play(explorer)


def rows(play):
    return {row["id"]: row for row in play.result.tables["rules"].rows}


def share(text):
    return float(text.removesuffix(" %"))


def test_without_an_effect_peeking_errs_as_often_as_was_worked_out(laboratory):
    assert "adds nothing" in laboratory.says and "worked out exactly: 27.5 of 100" in laboratory.says
    chart = laboratory.chart.rows.set_index("rule")
    assert chart.loc["Stop at p < 5 %", "share"] == pytest.approx(false_alarm_chance(28), abs=0.04)
    others = chart.drop("Stop at p < 5 %")
    assert (others["share"] < 0.075).all()
    assert chart.loc["Wait for the end", "exact"] == pytest.approx(0.05)


def test_fewer_looks_err_less_often(laboratory):
    exact = [share(rows(laboratory.set(looks=looks))["peek"]["exact"]) for looks in ("28", "4", "2")]
    assert exact == [27.5, 12.6, 8.3]
    assert share(rows(laboratory)["peek"]["wins"]) < 10 and rows(laboratory)["end"]["days"] == "28.0"


def test_with_the_effect_planned_for_the_end_finds_what_was_planned_and_peeking_exaggerates(laboratory):
    laboratory.set(effect=0.035)
    told = rows(laboratory)
    assert 70 < share(told["end"]["wins"]) < 78
    assert share(told["end"]["exact"]) == pytest.approx(share(told["end"]["wins"]), abs=4)
    assert share(told["always_valid"]["wins"]) < share(told["obrien_fleming"]["wins"])
    assert float(told["peek"]["times"]) > 1.5 > float(told["end"]["times"])
    assert float(told["peek"]["days"]) < float(told["obrien_fleming"]["days"]) < float(told["end"]["days"])
    assert "times the truth" in laboratory.says


def test_what_nobody_can_work_out_is_said_to_be_unknown(laboratory):
    told = rows(laboratory)
    assert {rule for rule in told if told[rule]["exact"] == "not known"} == {"always_valid", "miller"}


def test_a_run_can_be_drawn_again_and_called_back(laboratory):
    first = laboratory.says
    second = laboratory.press("again").says
    assert second != first and laboratory.set(run=1).says == first
    laboratory.set(run=50).press("again")
    assert laboratory.values["run"] == 1


def test_where_no_test_is_won_nothing_is_reported(laboratory):
    laboratory.set(people=10, share=0.02, tests="100", looks="2")
    assert "nan" not in laboratory.says and "nan" not in laboratory.result.charts["estimates"].description
    assert all("nan" not in str(row.values()) for row in rows(laboratory).values())


def test_silly_values_are_put_right(explorer):
    play = Play(explorer, {"effect": 4, "share": -1, "people": "many", "looks": "7", "tests": 5, "run": 0.3})
    assert play.values["effect"] == 0.08 and play.values["share"] == 0.02 and play.values["looks"] == "28"


def test_a_thousand_tests_do_not_keep_one_waiting(explorer):
    state = Play(explorer).state
    began = time.process_time()
    for run in range(2, 12):
        explorer.seen({**state, "run": run, "effect": 0.03})
    assert (time.process_time() - began) / 10 < 1
