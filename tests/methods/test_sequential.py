"""Looking early: lines as printed, p values that stay valid, and rules that err as often as they promise."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.cases import load
from pmkit.methods import (
    STOPPING_RULES,
    InputError,
    always_valid,
    chance_to_stop,
    compare_stopping,
    false_alarm_chance,
    level_for_looks,
    millers_false_alarms,
    millers_lead,
    results_by_day,
    sequential_limits,
    simulate_stopping,
)


def test_pococks_line_as_printed():
    # O32: Pocock 1977; Jennison & Turnbull 2000
    printed = {
        2: (2.178, 0.0294),
        3: (2.289, 0.0221),
        4: (2.361, 0.0182),
        5: (2.413, 0.0158),
        10: (2.555, 0.0106),
    }
    for looks, (z, nominal) in printed.items():
        limits = sequential_limits(looks, shape="pocock")
        assert limits["z"].to_numpy() == pytest.approx(z, abs=0.001)
        assert limits["nominal"].round(4).eq(nominal).all()


def test_obrien_and_flemings_line_as_printed():
    # O32: O'Brien & Fleming 1979; Jennison & Turnbull 2000
    printed = {2: 1.977, 3: 2.004, 4: 2.024, 5: 2.040, 10: 2.087}
    for looks, last in printed.items():
        assert sequential_limits(looks)["z"].iloc[-1] == pytest.approx(last, abs=0.001)
    assert sequential_limits(5)["z"].tolist() == pytest.approx([4.562, 3.226, 2.634, 2.281, 2.040], abs=0.001)


def test_a_month_of_looks_at_five_percent_gives_over_a_quarter_false_alarms():
    # M6.1
    assert round(100 * false_alarm_chance(28), 1) == 27.5


def test_pococks_nominal_level_is_the_level_for_looks():
    assert sequential_limits(7, shape="pocock")["nominal"][0] == pytest.approx(level_for_looks(7), abs=1e-9)


@settings(max_examples=12)
@given(st.integers(1, 30), st.sampled_from(["pocock", "obrien_fleming"]), st.floats(0.01, 0.2))
def test_every_line_spends_its_level_and_no_more(looks, shape, level):
    limits = sequential_limits(looks, shape=shape, level=level)
    assert limits["spent"].iloc[-1] == pytest.approx(level, abs=1e-8)
    assert (limits["spent"].diff().dropna() > 0).all()
    assert chance_to_stop(limits["z"])[-1] == pytest.approx(level, abs=1e-8)


def test_a_simulation_finds_the_same_false_alarms_and_the_same_power():
    sums = np.cumsum(np.random.default_rng(3).standard_normal((40_000, 6)), axis=1)
    limits = sequential_limits(6)["z"].to_numpy()
    looks = np.arange(1, 7)
    for expected in (0.0, 2.8):
        z = sums / np.sqrt(looks) + expected * np.sqrt(looks / 6)
        stopped = np.maximum.accumulate(abs(z) > limits, axis=1).mean(axis=0)
        assert chance_to_stop(limits, expected_z=expected) == pytest.approx(stopped, abs=0.008)


def test_a_single_look_is_the_usual_test():
    assert sequential_limits(1)["z"][0] == pytest.approx(1.959964, abs=1e-5)
    assert chance_to_stop([1.959964], expected_z=2.8016)[0] == pytest.approx(0.8, abs=1e-3)


def test_millers_leads_and_false_alarms():
    # O45: E. Miller 2015; false alarms by the ruin sum
    sizes = (100, 1000, 10_000)
    assert [millers_lead(n) for n in sizes] == [20, 64, 200]
    assert [millers_lead(n, two_sided=True) for n in sizes] == [23, 72, 225]
    assert [round(millers_false_alarms(n), 4) for n in sizes] == [0.0460, 0.0430, 0.0455]
    assert [round(millers_false_alarms(n, two_sided=True), 4) for n in sizes] == [0.0420, 0.0456, 0.0489]


@pytest.mark.parametrize("two_sided", [False, True])
def test_the_ruin_sum_counts_every_walk(two_sided):
    for steps in (3, 9, 12):
        lead = millers_lead(steps, two_sided=two_sided)
        walks = np.array(np.meshgrid(*[[-1, 1]] * steps)).reshape(steps, -1).cumsum(axis=0)
        met = ((abs(walks) if two_sided else walks) >= lead).any(axis=0)
        assert millers_false_alarms(steps, two_sided=two_sided) == pytest.approx(met.mean(), abs=1e-12)


def the_test(name):
    return load("experiment_days").query("test == @name")


def test_mealwises_tests_day_by_day():
    t2 = results_by_day(the_test("T2")).set_index("day")
    assert t2.index[t2["p_value"] < 0.05].tolist() == [9, 10, 11]
    assert t2["z"][[9, 28]].round(2).tolist() == [2.41, 0.51]
    t1 = results_by_day(the_test("T1")).set_index("day")
    assert t1.index[t1["p_value"] < 0.05].tolist() == list(range(8, 29))


def test_mealwises_always_valid_p():
    t2 = always_valid(the_test("T2"), tau=0.037)
    assert round(t2["p_always"].min(), 3) == 0.131
    t1 = always_valid(the_test("T1"), tau=0.037).set_index("day")
    assert t1["p_always"][[9, 14, 21, 28]].round(3).tolist() == [0.153, 0.094, 0.016, 0.008]


@given(st.integers(0, 10_000), st.floats(0.01, 0.2))
@settings(max_examples=25)
def test_the_range_leaves_zero_out_exactly_where_the_p_of_that_day_is_under_the_level(seed, tau):
    random = np.random.default_rng(seed)
    days = pd.DataFrame(
        {"day": np.repeat(np.arange(1, 9), 2), "arm": ["control", "variant"] * 8, "people": 200}
    )
    days["successes"] = random.binomial(200, np.tile([0.3, 0.38], 8))
    told = always_valid(days, tau=tau)
    outside = (told["low_always"] > 0) | (told["high_always"] < 0)
    first = outside.to_numpy().argmax() if outside.any() else len(told)
    assert (told["p_always"] < 0.05).tolist() == [place >= first for place in range(len(told))]
    assert told["p_always"].is_monotonic_decreasing and told["p_always"].between(0, 1).all()


def test_days_come_in_any_order_and_are_added_up():
    days = the_test("T3")
    mixed = days.sample(frac=1, random_state=4)
    assert results_by_day(mixed).equals(results_by_day(days))


def test_what_can_not_be_known_yet_is_missing():
    days = pd.DataFrame({"day": [1, 2, 2], "arm": ["control", "control", "variant"], "people": [5, 5, 5]})
    told = results_by_day(days.assign(successes=[0, 0, 0]))
    assert told.loc[0, ["difference", "z", "p_value", "low", "high"]].isna().all()
    assert told.loc[1, ["difference"]].tolist() == [0] and np.isnan(told.loc[1, "p_value"])
    assert told.loc[1, "low"] < 0 < told.loc[1, "high"]
    assert always_valid(days.assign(successes=[0, 0, 0]), tau=0.1)["p_always"].isna().all()


def test_only_peeking_rolls_out_mealwises_headline():
    told = compare_stopping(the_test("T2"), tau=0.037, most_successes=1500).set_index("rule")
    assert told.loc["peek", ["stopped", "decision"]].tolist() == [9, "variant"]
    assert set(told.drop(index="peek")["decision"]) == {"no winner"}
    t1 = compare_stopping(the_test("T1"), tau=0.037, most_successes=1500).set_index("rule")
    assert set(t1["decision"]) == {"variant"}
    assert t1["stopped"].idxmin() == "peek"
    assert list(told.index) == list(STOPPING_RULES)


def test_millers_rule_gives_up_when_the_successes_are_used_up():
    told = compare_stopping(the_test("T2"), tau=0.037, most_successes=400).set_index("rule")
    assert told.loc["miller", "decision"] == "no winner" and told.loc["miller", "stopped"] < 28


def test_without_an_effect_each_rule_errs_as_often_as_it_promises():
    told = simulate_stopping(baseline=0.3, people_per_day=200, tests=4000).set_index("rule")
    alarms = told["variant"] + told["control"]
    assert alarms["peek"] == pytest.approx(false_alarm_chance(28), abs=0.025)
    for rule in ("end", "pocock", "obrien_fleming"):
        assert alarms[rule] == pytest.approx(0.05, abs=0.014)
    assert alarms["always_valid"] <= 0.05 and alarms["miller"] <= 0.05
    assert (told[["variant", "control", "no_winner"]].sum(axis=1).round(9) == 1).all()
    assert told["exaggeration"].isna().all()


def test_millers_rule_keeps_its_level_where_successes_are_rare():
    told = simulate_stopping(baseline=0.02, people_per_day=1000, tests=4000).set_index("rule").loc["miller"]
    assert 0.02 < told["variant"] + told["control"] <= 0.055


def test_stopping_early_exaggerates_and_waiting_finds_what_was_planned():
    told = simulate_stopping(baseline=0.3, effect=0.037, people_per_day=88, tests=2000).set_index("rule")
    assert told.loc["end", "variant"] == pytest.approx(0.8, abs=0.03)
    assert told.loc["peek", "exaggeration"] > told.loc["obrien_fleming", "exaggeration"]
    assert told.loc["obrien_fleming", "exaggeration"] > told.loc["end", "exaggeration"] > 1
    assert told.loc["obrien_fleming", "variant"] > told.loc["always_valid", "variant"]
    assert told.loc["end", "mean_days"] == 28 and told.loc["peek", "mean_days"] < 20


def test_the_same_seed_gives_the_same_answer():
    first, again, other = (
        simulate_stopping(baseline=0.3, days=5, tests=300, seed=seed) for seed in (7, 7, 8)
    )
    assert first.equals(again) and not first.equals(other)


DAY = pd.DataFrame({"day": [1, 1], "arm": ["control", "variant"], "people": [50, 50], "successes": [20, 25]})


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: sequential_limits(0), "number of looks is 0. Write a whole number from 1 to 200"),
        (lambda: sequential_limits(2.5), "number of looks is 2.5"),
        (lambda: sequential_limits(5, level=5), "level is 5. Write a share"),
        (lambda: sequential_limits(5, shape="haybittle"), "shape “haybittle” is not known"),
        (lambda: chance_to_stop([]), "one per look"),
        (lambda: chance_to_stop([1.96, -1]), "z value above 0"),
        (lambda: millers_lead(0), "most successes are 0"),
        (lambda: always_valid(DAY, tau=5), "tau is 5. Write the effect you expect as a share"),
        (lambda: results_by_day(DAY, level=0), "level is 0"),
        (
            lambda: results_by_day(DAY.assign(arm=["control", "b"])),
            "Row 2: arm is “b”. Write control or variant",
        ),
        (lambda: results_by_day(DAY.assign(day=[1, 1.5])), "Row 2: day is 1.5. Count days in whole numbers"),
        (
            lambda: results_by_day(DAY.assign(day=[1, "Monday"])),
            "Row 2: day is “Monday”. Write a plain number",
        ),
        (lambda: results_by_day(DAY.assign(test=["T1", "T2"])), "more than one test \\(T1, T2\\)"),
        (lambda: compare_stopping(DAY, tau=0, most_successes=100), "tau is 0"),
        (lambda: compare_stopping(DAY, tau=0.1, most_successes=0), "most successes are 0"),
        (lambda: simulate_stopping(baseline=0.9, effect=0.2), "share of the variant is 1.1"),
        (lambda: simulate_stopping(baseline=0.9, days=0), "number of days is 0"),
        (lambda: simulate_stopping(baseline=0.9, tests=10_000_000), "too many to draw"),
    ],
)
def test_wrong_input_is_refused_in_words(call, says):
    with pytest.raises(InputError, match=says):
        call()


def test_a_running_test_is_held_against_the_lines_for_all_its_planned_looks():
    days = the_test("T2").query("day <= 8")
    told = compare_stopping(days, tau=0.037, most_successes=1500, planned_days=28).set_index("rule")
    assert set(told["decision"]) == {"still running"} and set(told["stopped"]) == {8}
    strict = days.assign(successes=[30 if arm == "control" else 45 for arm in days["arm"]])
    short = compare_stopping(strict, tau=0.037, most_successes=1500).set_index("rule")["stopped"]
    whole = compare_stopping(strict, tau=0.037, most_successes=1500, planned_days=28).set_index("rule")
    assert short["obrien_fleming"] < whole["stopped"]["obrien_fleming"]
    assert whole.loc["end", "decision"] == "still running"
    with pytest.raises(InputError, match="8 days, more than the 7 planned"):
        compare_stopping(days, tau=0.037, most_successes=1500, planned_days=7)
