"""A flag's counts, rates and costs; groups with unequal base rates; scores that mean what they say."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pmkit.methods import (
    InputError,
    best_threshold,
    calibration_by_tenths,
    confusion_counts,
    confusion_rates,
    cost_per_thousand,
    equal_thresholds,
    implied_false_alarms,
    natural_frequencies,
    two_curves,
)

COMPAS = pd.DataFrame(
    {
        "group": ["Black", "White"],
        "tn": [990, 1139],
        "fp": [805, 349],
        "fn": [532, 461],
        "tp": [1369, 505],
    }
)
"""ProPublica's file, two-year recidivism, score Low against Medium/High (its notebook prints the counts)."""


def scored(group, scores, marks):
    return pd.DataFrame({"group": group, "score": scores, "unsafe": marks})


def drawn(seed, sizes, means):
    """Calibrated cases of several groups: each is harmful with just the chance that its score says."""
    random = np.random.default_rng(seed)
    parts = []
    for (name, size), mean in zip(sizes.items(), means, strict=True):
        score = random.beta(0.5, 0.5 / mean - 0.5, size)
        parts.append(scored(name, score, (random.random(size) < score).astype(int)))
    return pd.concat(parts, ignore_index=True)


def test_compas_as_propublica_prints_it():
    # D1: FPR 44.85 and 23.45 %, FNR 27.99 and 47.72 %, PPV 62.97 and 59.13 %, base 51.43 and 39.36 %
    told = confusion_rates(COMPAS).set_index("group")
    assert told["n"].tolist() == [3696, 2454]
    printed = {"fpr": (44.85, 23.45), "fnr": (27.99, 47.72), "ppv": (62.97, 59.13)}
    for rate, (black, white) in {**printed, "base_rate": (51.43, 39.36)}.items():
        assert (100 * told[rate]).tolist() == pytest.approx([black, white], abs=0.006), rate
    assert told.loc["Black", ["fpr", "fnr", "ppv"]].tolist() == pytest.approx(
        [0.44847, 0.27985, 0.62971], abs=5e-6
    )


def test_chouldechovas_identity_gives_their_false_alarms_to_every_digit():
    # D2
    for row in confusion_rates(COMPAS).itertuples():
        assert implied_false_alarms(row.base_rate, row.ppv, row.fnr) == pytest.approx(row.fpr, abs=1e-12)


@given(*[st.integers(1, 400)] * 4)
def test_the_identity_holds_for_every_table(tp, fp, fn, tn):
    row = confusion_rates(pd.DataFrame({"tp": [tp], "fp": [fp], "fn": [fn], "tn": [tn]})).iloc[0]
    assert implied_false_alarms(row["base_rate"], row["ppv"], row["fnr"]) == pytest.approx(row["fpr"])


@pytest.mark.parametrize(("shares", "rate", "why"), [
    ((0, 0.5, 0.5), "", "Nothing is harmful"),
    ((1, 0.5, 0.5), "", "Everything is harmful"),
    ((0.5, 0, 0.5), "", "No flag is right"),
    ((0.5, 1.2, 0.5), "", "The ppv is 1.2"),
])  # fmt: skip
def test_where_nothing_follows_the_identity_says_so(shares, rate, why):
    with pytest.raises(InputError, match=why):
        implied_false_alarms(*shares)


def test_three_that_cannot_hold_together_give_more_than_all():
    assert implied_false_alarms(0.9, ppv=0.5, fnr=0.1) > 1


@pytest.mark.parametrize(
    ("shares", "ppv"),
    [((0.01, 0.9, 0.09), 0.09174), ((0.008, 0.9, 0.07), 0.09395), ((0.01, 0.8, 0.096), 0.07764)],
)
def test_about_one_of_ten_positive_screenings_is_right(shares, ppv):
    # D3: printed as “1 in 10” (Gigerenzer 2007)
    assert confusion_rates(natural_frequencies(*shares))["ppv"][0] == pytest.approx(ppv, abs=5e-6)


def test_of_a_hundred_flags_28_are_right_though_19_of_20_are_caught():
    row = confusion_rates(pd.DataFrame({"tp": [19], "fp": [49], "fn": [1], "tn": [931]})).iloc[0]
    assert [round(100 * row[name]) for name in ("ppv", "fnr", "fpr", "right")] == [28, 5, 5, 95]


@pytest.mark.parametrize(("miss", "threshold"), [(100, 0.00990), (20, 0.04762), (1, 0.5), (0, 1)])
def test_the_dearer_a_miss_the_earlier_the_flag(miss, threshold):
    # D6
    assert best_threshold(miss=miss, false_alarm=1) == pytest.approx(threshold, abs=5e-6)


@pytest.mark.parametrize("costs", [(0, 0), (-1, 1), (1, float("nan")), (float("inf"), 1)])
def test_costs_that_decide_nothing_are_refused(costs):
    with pytest.raises(InputError, match="cost"):
        best_threshold(miss=costs[0], false_alarm=costs[1])


@given(st.floats(0.01, 0.9), st.floats(0.3, 4), st.floats(1, 200))
def test_no_other_threshold_is_cheaper_where_the_score_is_calibrated(base_rate, distance, miss):
    def cost(threshold):
        counts = two_curves(base_rate, distance, threshold)
        return cost_per_thousand(counts, miss=miss, false_alarm=1)[0]

    best = best_threshold(miss=miss, false_alarm=1)
    assert all(cost(best) <= cost(other) + 1e-6 for other in (best / 3, best * 0.9, (best + 1) / 2, 0, 1.1))


def test_counts_stand_by_group_with_a_threshold_for_each():
    cases = scored(["a", "b", "a", "b"], [0.5, 0.5, 0.2, 0.2], [1, 1, 0, 0])
    told = confusion_counts(cases, {"a": 0.5, "b": 0.1}, by="group").set_index("group")
    assert told.loc["a"].tolist() == [2, 1, 0, 0, 1]  # a score on the threshold is flagged
    assert told.loc["b"].tolist() == [2, 1, 1, 0, 0]
    assert told.loc["all"].tolist() == [4, 2, 1, 0, 1]
    assert cases.equals(scored(["a", "b", "a", "b"], [0.5, 0.5, 0.2, 0.2], [1, 1, 0, 0]))


def test_an_empty_group_stands_there_and_says_so():
    cases = scored(["a"] * 2, [0.5, 0.1], [1, 0])
    told = confusion_rates(confusion_counts(cases, {"a": 0.3, "b": 0.3}, by="group")).set_index("group")
    assert told.loc["b", "n"] == 0 and told.loc["b", "note"] == "There is no case here."
    assert told.loc["b", ["ppv", "fpr", "fnr", "flagged", "base_rate"]].isna().all()
    nobody = confusion_counts(cases.iloc[:0], 0.3, by="group")
    assert nobody[["group", "n", "tp"]].values.tolist() == [["all", 0, 0]]


@pytest.mark.parametrize(("threshold", "marks", "missing", "says"), [
    (2.0, [1, 0], "ppv", "Nothing is flagged"),
    (0.0, [0, 0], "fnr", "Nothing here is harmful"),
    (0.0, [1, 1], "fpr", "Everything here is harmful"),
])  # fmt: skip
def test_a_rate_of_nobody_is_missing_and_the_note_says_why(threshold, marks, missing, says):
    row = confusion_rates(confusion_counts(scored("a", [0.4, 0.2], marks), threshold)).iloc[0]
    assert np.isnan(row[missing]) and says in row["note"]


@pytest.mark.parametrize(("n", "warns"), [(99, True), (100, False)])
def test_a_small_group_warns(n, warns):
    row = confusion_rates(pd.DataFrame({"tp": [9], "fp": [20], "fn": [1], "tn": [n - 30]})).iloc[0]
    assert ("Under 100 cases" in row["note"]) == warns


def test_of_no_case_there_is_no_cost():
    assert (
        cost_per_thousand(pd.DataFrame({"tp": [0], "fp": [0], "fn": [0], "tn": [0]}), miss=1, false_alarm=1)
        .isna()
        .all()
    )


def test_never_is_right_for_94_of_100_where_6_are_unsafe():
    assert confusion_rates(two_curves(0.06, 1, 2))["right"][0] == pytest.approx(0.94)


@pytest.mark.parametrize(("base_rate", "distance", "threshold", "flagged"), [
    (0.06, 0, 0.05, 1), (0.06, 0, 0.07, 0), (0, 2, 0.5, 0), (1, 2, 0.5, 1), (0.06, 2, 0, 1), (0.06, 2, 1, 0),
])  # fmt: skip
def test_the_ends_of_the_curves(base_rate, distance, threshold, flagged):
    assert confusion_rates(two_curves(base_rate, distance, threshold))["flagged"][0] == flagged


def test_two_curves_are_calibrated():
    # of the cases between two thresholds the share of harmful ones lies between the two
    low, high = (two_curves(0.2, 1.5, at).iloc[0] for at in (0.30, 0.31))
    share = (low["tp"] - high["tp"]) / (low["tp"] - high["tp"] + low["fp"] - high["fp"])
    assert 0.30 < share < 0.31


@pytest.mark.parametrize(("cases", "why"), [
    (scored("a", [0.2, None], [1, 0]), "Row 2: score is empty. Give each case a score"),
    (scored("a", [0.2, 94], [1, 0]), "Row 2: score is 94. A score is a chance"),
    (scored("a", [0.2, 0.3], [1, 2]), "Row 2: unsafe is 2. Write 1 for harm"),
    (scored(["a", " "], [0.2, 0.3], [1, 0]), "Row 2: group is “ ”. Say to which group"),
    (scored(["a", "all"], [0.2, 0.3], [1, 0]), "“all” is the row of all groups"),
    (scored("b", [0.2], [1]), "The group “b” has no threshold"),
    (scored("a", [0.2], [1]).drop(columns="score"), "needs the column score"),
])  # fmt: skip
def test_cells_that_make_no_sense_are_named(cases, why):
    with pytest.raises(InputError, match=why):
        confusion_counts(cases, {"a": 0.5}, by="group")


def test_yes_no_marks_are_read_as_well():
    told = confusion_counts(scored("a", [0.9, 0.1], [True, False]), 0.5)
    assert told[["tp", "tn"]].values.tolist() == [[1, 1]]


CASES = drawn(7, {"one": 4000, "several": 4000}, (0.05, 0.2))


@pytest.mark.parametrize("measure", ["ppv", "fpr", "fnr", "flagged"])
def test_one_measure_can_be_made_equal_and_another_is_not(measure):
    equal = equal_thresholds(CASES, measure, like="one", threshold=0.3).set_index("group")
    assert equal["value"].tolist() == pytest.approx([equal["target"].iloc[0]] * 2, abs=0.01)
    counts = confusion_counts(CASES, equal["threshold"].to_dict(), by="group")
    told = confusion_rates(counts).set_index("group")
    assert told[measure].tolist()[:2] == pytest.approx(equal["value"].tolist())
    apart = told.loc[["one", "several"], ["ppv", "fpr", "fnr"]].diff().iloc[1].abs()
    assert apart.max() > 0.03


def test_with_equal_base_rates_or_a_perfect_score_all_hold():
    perfect = scored(["a"] * 4 + ["b"] * 4, [1, 1, 0, 0, 1, 0, 0, 0], [1, 1, 0, 0, 1, 0, 0, 0])
    told = confusion_rates(confusion_counts(perfect, 0.5, by="group"))
    assert (told["ppv"] == 1).all() and (told["fpr"] == 0).all() and (told["fnr"] == 0).all()


def test_the_group_that_others_follow_keeps_its_threshold_and_small_ones_warn():
    few = pd.concat([CASES.head(200), scored("several", [0.2] * 5, [1, 0, 0, 0, 0])])
    equal = equal_thresholds(few, "flagged", like="one", threshold=0.123).set_index("group")
    assert equal.loc["one", "threshold"] == 0.123 and equal.loc["one", "note"] == ""
    assert "Under 100" in equal.loc["several", "note"]


def test_a_measure_that_cannot_be_said_is_missing():
    cases = scored(["a"] * 2 + ["b"] * 2, [0.6, 0.1, 0.5, 0.2], [1, 0, 0, 0])
    equal = equal_thresholds(cases, "fnr", like="a", threshold=0.5).set_index("group")
    assert np.isnan(equal.loc["b", "value"]) and "can't be said" in equal.loc["b", "note"]
    assert equal.loc["b", "threshold"] == 0.5
    nothing = equal_thresholds(cases, "ppv", like="a", threshold=0.9).set_index("group")
    assert nothing["value"].isna().all()


@pytest.mark.parametrize(
    ("measure", "like", "why"), [("luck", "one", "Choose one of: ppv"), ("ppv", "x", "no group “x”")]
)
def test_unknown_measures_and_groups_are_named(measure, like, why):
    with pytest.raises(InputError, match=why):
        equal_thresholds(CASES, measure, like=like, threshold=0.5)


def test_calibrated_scores_fit_and_scores_that_boast_do_not():
    told = calibration_by_tenths(CASES, by="group")
    assert told["group"].tolist() == ["one"] * 10 + ["several"] * 10 + ["all"] * 10
    assert told["n"].sum() == 2 * len(CASES) and told["fits"].mean() > 0.8
    boasting = CASES.assign(score=(CASES["score"] * 1.5).clip(upper=1))
    assert calibration_by_tenths(boasting)["fits"].iloc[1:9].mean() < 0.3


def test_a_score_on_a_line_belongs_to_the_tenth_that_begins_there():
    told = calibration_by_tenths(scored("a", [0.0, 0.1, 0.3, 0.7, 1.0], [0, 0, 0, 1, 1]))
    assert told["n"].tolist() == [1, 1, 0, 1, 0, 0, 0, 1, 0, 1]
    assert told["fits"].isna().sum() == 5


@given(st.integers(1, 60), st.floats(0, 1), st.integers(0, 60))
def test_nobody_is_lost_between_tenths(n, score, hits):
    assume(hits <= n)
    told = calibration_by_tenths(scored("a", [score] * n, [1] * hits + [0] * (n - hits)))
    assert told["n"].sum() == n and told["harmful"].sum() == hits


def test_of_thresholds_as_near_the_one_next_to_the_other_group_s_is_taken():
    cases = scored(["a"] * 2 + ["b"] * 4, [0.6, 0.1, 0.9, 0.7, 0.3, 0.2], [1, 0, 1, 1, 0, 0])
    equal = equal_thresholds(cases, "ppv", like="a", threshold=0.6).set_index("group")
    assert equal.loc["b", ["threshold", "value"]].tolist() == [0.7, 1]  # 0.9 has the same share
