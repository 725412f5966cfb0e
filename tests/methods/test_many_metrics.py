"""Of many metrics some look significant by chance; a guardrail may be open, and open is not harmless."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmkit.methods import (
    InputError,
    benjamini_hochberg,
    check_arm_sizes,
    family_error,
    guardrail_verdict,
    judge_metrics,
)

# O36: Benjamini & Hochberg 1995, the fifteen p values of their example
PRINTED = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
PRINTED += [0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]


def test_benjamini_and_hochbergs_example():
    told = benjamini_hochberg(PRINTED)
    assert (told["stands_out"].sum(), told["bonferroni"].sum()) == (4, 3)
    assert (told["p_value"] < 0.05).sum() == 9


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20), st.floats(0.01, 0.3))
def test_it_names_all_up_to_the_last_that_lies_under_the_rising_line(p_values, level):
    ordered = sorted(p_values)
    under = [p for place, p in enumerate(ordered, start=1) if p <= level * place / len(p_values)]
    told = benjamini_hochberg(p_values, level=level)
    # at the line itself the last digit decides, so only what lies clearly on one side is compared
    if all(abs(p - level * place / len(p_values)) > 1e-9 for place, p in enumerate(ordered, start=1)):
        assert told["stands_out"].tolist() == [bool(under) and p <= under[-1] for p in p_values]


def test_a_missing_p_value_counts_for_nothing():
    told = benjamini_hochberg(pd.Series([0.01, np.nan, 0.04], index=["a", "b", "c"]))
    assert told["adjusted"].round(3).tolist()[::2] == [0.02, 0.04]
    assert np.isnan(told.loc["b", "adjusted"]) and not told.loc["b", "stands_out"]


def test_false_alarms_of_a_family():
    # O37
    assert [round(family_error(k), 3) for k in (5, 10, 14, 20)] == [0.226, 0.401, 0.512, 0.642]


def test_arm_sizes_as_printed():
    # O33: Kohavi, Tang & Xu 2020, chapters 21 and 3
    first, second = check_arm_sizes(821_588, 815_482), check_arm_sizes(5000, 5400)
    assert first.p_value == pytest.approx(1.8e-6, rel=0.03) and second.p_value == pytest.approx(
        8.8e-5, rel=0.01
    )
    assert first.broken and second.broken
    assert not check_arm_sizes(5000, 5340).broken  # p .0008, above .0005


@pytest.mark.parametrize(
    ("limits", "verdict"),
    [
        ((0.1, 0.9), "improves"),
        ((-0.5, 0.9), "harmless"),
        ((-0.4, -0.1), "harmless"),  # a little worse for sure, and within what may be lived with
        ((-0.6, -0.1), "hurts"),
        ((-2.0, -0.6), "hurts"),
        ((-0.6, 0.3), "not known yet"),
        ((-0.6, 0.0), "not known yet"),
    ],
)
def test_a_guardrail_is_judged_by_its_whole_range(limits, verdict):
    low, high = limits
    assert guardrail_verdict(low, high, 0.5) == verdict
    assert guardrail_verdict(-high, -low, 0.5, worse_is="higher") == verdict


def a_test(**means):
    """Two arms of 2,000; control, variant and role for each share."""
    rows = [
        {"metric": name, "role": role, "arm": arm, "n": 2000, "mean": mean, "worse_is": worse, "margin": 0.03}
        for name, (role, worse, *both) in means.items()
        for arm, mean in zip(("control", "variant"), both, strict=True)
    ]
    return pd.DataFrame(rows)


GOAL = ("goal", "lower", 0.30, 0.36)


@pytest.mark.parametrize(
    ("means", "decision", "says"),
    [
        ({"paid": GOAL}, "roll out", "paid improves"),
        ({"paid": GOAL, "complaints": ("guardrail", "higher", 0.05, 0.05)}, "roll out", "1 guardrail"),
        (
            {"paid": GOAL, "complaints": ("guardrail", "higher", 0.05, 0.09)},
            "don't roll out",
            "complaints got worse",
        ),
        (
            {"paid": GOAL, "stay": ("guardrail", "lower", 0.50, 0.49)},
            "not known yet",
            "stay suffers is not known",
        ),
        ({"paid": ("goal", "lower", 0.30, 0.31)}, "not known yet", "still holds no effect"),
        ({"paid": ("goal", "lower", 0.36, 0.30)}, "don't roll out", "paid, gets worse"),
        ({"paid": GOAL, "speed": ("other", "lower", 0.50, 0.40)}, "talk about it", "speed gets worse"),
    ],
)
def test_the_goal_decides_and_guardrails_can_stop_it(means, decision, says):
    verdict = judge_metrics(a_test(**means))
    assert verdict.decision == decision and says in verdict.says


def test_one_of_fourteen_side_metrics_is_no_news():
    """Alone the metric would be significant; among fourteen it is what chance brings."""
    others = {f"side {place}": ("other", "lower", 0.5, 0.5) for place in range(13)}
    verdict = judge_metrics(a_test(paid=GOAL, odd=("other", "lower", 0.5, 0.466), **others))
    odd = verdict.metrics.set_index("metric").loc["odd"]
    assert odd["p_value"] < 0.05 < odd["adjusted"]
    assert (odd["verdict"], verdict.decision) == ("not known yet", "roll out")


def test_a_mean_with_its_spread_is_read_as_one():
    rows = a_test(minutes=("goal", "higher", 12.0, 11.0)).assign(sd=5.0)
    told = judge_metrics(rows).metrics.iloc[0]
    half = 1.959964 * 5 * np.sqrt(2 / 2000)
    assert [told["low"], told["high"]] == pytest.approx([-1 - half, -1 + half], abs=1e-5)
    assert told["verdict"] == "improves"


ROWS = a_test(paid=GOAL, stay=("guardrail", "lower", 0.5, 0.5))


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (ROWS.assign(role="goal"), "Name one goal metric, which decides. The table has 2."),
        (ROWS.assign(role="other"), "Name one goal metric, which decides. The table has 0."),
        (
            ROWS.assign(role=["goal", "main", "guardrail", "guardrail"]),
            "Row 2: role is “main”. Write one of: goal, guardrail, ",
        ),
        (
            ROWS.assign(role=["goal", "other", "guardrail", "guardrail"]),
            "paid has two different entries in role",
        ),
        (ROWS.iloc[:3], "stay has no row for one of the arms"),
        (ROWS.assign(arm="control"), "Row 2: metric is “paid”. It has this arm twice"),
        (ROWS.assign(mean=[0.3, 12, 0.5, 0.5]), "Row 2: mean is 12. Without an sd it must be a share"),
        (ROWS.assign(mean=[0.3, None, 0.5, 0.5]), "Row 2: mean is empty"),
        (ROWS.assign(n=[1, 9, 9, 9]), "Row 1: n is 1. Count people, at least 2"),
        (ROWS.assign(margin=-1), "Row 1: margin is -1"),
        (ROWS.drop(columns="worse_is"), "needs the column worse_is"),
    ],
)
def test_wrong_rows_are_named(rows, says):
    with pytest.raises(InputError, match=says):
        judge_metrics(rows)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: guardrail_verdict(2, 1, 0.5), "Write the smaller number first"),
        (lambda: guardrail_verdict(float("nan"), 1, 0.5), "The range goes from empty"),
        (lambda: guardrail_verdict(0, 1, -0.5), "margin is -0.5"),
        (lambda: guardrail_verdict(0, 1, 0.5, worse_is="more"), "Write lower or higher"),
        (lambda: family_error(0), "number of metrics is 0"),
        (lambda: benjamini_hochberg([0.1, 1.2]), "Row 2: p_value is 1.2"),
        (lambda: benjamini_hochberg([0.1], level=2), "level is 2"),
    ],
)
def test_wrong_input_is_refused_in_words(call, says):
    with pytest.raises(InputError, match=says):
        call()
