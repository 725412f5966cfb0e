"""The pairs explorer names the answer that fits least, and is content when it is mended."""

import pandas as pd
import pytest
from play import Play

from pmkit.explorers.pairs import Pairs
from pmkit.methods import ahp_weights

NAMES = ["stay", "come", "safe"]


@pytest.fixture
def pairs():
    table = [["1", "3", "1"], ["1/3", "1", "3"], ["1", "1/3", "1"]]
    return Play(Pairs(pd.DataFrame(table, index=NAMES, columns=NAMES)))


def answer(explorer, pair, value):
    return explorer.set(**{pair: value}).says


def test_a_contradiction_is_named_with_its_pair(pairs):
    said = pairs.says
    assert "The consistency ratio is 0.48; Saaty's limit for 3 criteria is 0.05." in said
    assert "fits least: you say" in said and "Ask again there." in said
    assert pairs.chart.title == "The answers contradict each other: ratio 0.48"


def test_answers_that_fit_give_weights_to_use(pairs):
    said = answer(pairs, "stay / safe", "9")
    assert "The answers fit well enough to use: “stay” counts most, 0.69 of 1." in said
    judged = ahp_weights([[1, 3, 9], ["1/3", 1, 3], ["1/9", "1/3", 1]])
    bars = pairs.chart.rows.set_index("item")["score"]
    assert bars[NAMES].tolist() == pytest.approx(judged.weights.tolist())


def test_a_judgement_off_the_list_begins_at_the_nearest_answer():
    table = pd.DataFrame([["1", "4.4"], ["1/4.4", "1"]], index=NAMES[:2], columns=NAMES[:2])
    assert Play(Pairs(table)).values["stay / come"] == "5"


def test_a_kept_answer_that_no_longer_exists_is_passed_over(pairs):
    kept = Play(pairs.explorer, {"stay / come": "42", "gone / away": "3"})
    assert {key: kept.values[key] for key in pairs.values} == dict(pairs.values)
