"""The pairs explorer names the answer that fits least, and is content when it is mended."""

import pandas as pd
import pytest

from pmkit.methods import ahp_weights
from pmkit.widgets.explorers.pairs import Pairs

NAMES = ["stay", "come", "safe"]


@pytest.fixture
def pairs():
    table = [["1", "3", "1"], ["1/3", "1", "3"], ["1", "1/3", "1"]]
    return Pairs(pd.DataFrame(table, index=NAMES, columns=NAMES), None, "ours")


def answer(explorer, pair, value):
    explorer.form.values = {**explorer.form.values, pair: value}
    return explorer.said.describe()


def test_a_contradiction_is_named_with_its_pair(pairs):
    said = pairs.said.describe()
    assert "The consistency ratio is 0.48; Saaty's limit for 3 criteria is 0.05." in said
    assert "fits least: you say" in said and "Ask again there." in said
    assert pairs.chart.title == "The answers contradict each other: ratio 0.48"


def test_answers_that_fit_give_weights_to_use(pairs):
    said = answer(pairs, "stay / safe", "9")
    assert "The answers fit well enough to use: “stay” counts most, 0.69 of 1." in said
    judged = ahp_weights([[1, 3, 9], ["1/3", 1, 3], ["1/9", "1/3", 1]])
    assert pairs.judged.weights.tolist() == pytest.approx(judged.weights.tolist())


def test_a_judgement_off_the_list_begins_at_the_nearest_answer():
    table = pd.DataFrame([["1", "4.4"], ["1/4.4", "1"]], index=NAMES[:2], columns=NAMES[:2])
    assert Pairs(table, None, "ours").form.values["stay / come"] == "5"


def test_a_kept_answer_that_no_longer_exists_is_passed_over(pairs):
    before = dict(pairs.form.values)
    pairs.restore({"stay / come": "42", "gone / away": "3"})
    assert pairs.form.values == before
