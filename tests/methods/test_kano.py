"""Kano: the evaluation table, every rule by its name, and what stays undefined."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import (
    InputError,
    fong_significant,
    kano_categories,
    kano_segments,
    kano_summary,
    kano_survey,
)

ANSWERS = ["like", "must-be", "neutral", "live-with", "dislike"]
PAIRS = st.lists(st.tuples(st.sampled_from(ANSWERS), st.sampled_from(ANSWERS)), min_size=1, max_size=20)


def counts(**letters):
    return pd.DataFrame([{letter: letters.get(letter, 0) for letter in "MOAIRQ"}])


def survey(pairs, **columns):
    answers = pd.DataFrame(pairs, columns=["functional", "dysfunctional"])
    return answers.assign(feature="filter", **columns)


def test_edge_grip_of_sauerwein():
    # O4: Sauerwein et al. 1996, fig. 10-11: per cent of answers A 7, O 33, M 50, I 10
    line = kano_summary(counts(A=7, O=33, M=50, I=10)).iloc[0]
    assert (round(line["better"], 2), round(line["worse"], 2)) == (0.40, -0.83)
    assert (line["category"], line["total_strength"]) == ("M", 0.9)


@pytest.mark.parametrize(
    ("letters", "better", "worse"),
    [
        # the paper prints -.78 and .89: rounding artefacts of its unrounded data, so the formula is asserted
        (dict(A=11, O=46, M=31, I=12), 0.57, -0.77),
        (dict(A=66, O=22, M=3, I=9), 0.88, -0.25),
    ],
)
def test_the_other_products_of_sauerwein(letters, better, worse):
    line = kano_summary(counts(**letters)).iloc[0]
    assert (round(line["better"], 2), round(line["worse"], 2)) == (better, worse)


@pytest.mark.parametrize(
    ("letters", "mode", "berger"),
    [
        (dict(M=5, O=5), "M", "M"),
        (dict(O=4, A=4, I=4), "O", "O"),
        (dict(A=3, I=3), "A", "I"),
        (dict(I=3, R=3, Q=3), "I", "I"),
        (dict(M=3, O=3, A=3, I=5), "I", "M"),
        (dict(A=5, I=4, R=4), "A", "I"),
    ],
)
def test_mode_ties_and_bergers_rule(letters, mode, berger):
    line = kano_summary(counts(**letters)).iloc[0]
    assert (line["category"], line["category_berger"]) == (mode, berger)


def test_ties_are_told():
    assert kano_summary(counts(M=5, O=5))["tied"].tolist() == [True]
    assert kano_summary(counts(M=5, O=4))["tied"].tolist() == [False]


def test_coefficients_without_a_denominator_are_missing():
    line = kano_summary(counts(R=4, Q=1)).iloc[0]
    assert np.isnan(line["better"]) and np.isnan(line["worse"])
    assert line["category"] == "R"


def test_nobody_asked_has_no_category():
    line = kano_summary(counts()).iloc[0]
    assert pd.isna(line["category"]) and pd.isna(line["category_berger"])
    assert np.isnan(line["category_strength"])
    assert not line["significant"] and not line["clear"]


@pytest.mark.parametrize(("second", "clear"), [(44, True), (45, False)])
def test_six_points_lead_are_clear(second, clear):
    assert kano_summary(counts(A=50, O=second, I=6))["clear"].tolist() == [clear]


def test_fong():
    # 1.65 √(78 · 122 / 200) = 11.38
    assert not fong_significant(44, 34, 100)
    assert fong_significant(45, 33, 100)
    assert fong_significant([45, 44], [33, 34], 100).tolist() == [True, False]


def test_answers_are_read_in_usual_spelling_and_refused_otherwise():
    assert kano_categories(survey([(" Like", "DISLIKE"), ("I like it", None)]))["category"].tolist()[0] == "O"
    with pytest.raises(InputError, match=r"functional is “love”. Write one of like, must-be, neutral"):
        kano_categories(survey([("love", "like")]))


def test_missing_answers_are_counted_apart():
    line = kano_survey(survey([("like", "dislike"), ("like", None)])).iloc[0]
    assert (line["n"], line["O"], line["unanswered"]) == (1, 1, 1)


def test_segments_that_hide_each_other_are_found():
    pairs = [("like", "neutral")] * 6 + [("neutral", "dislike")] * 5
    table = kano_segments(survey(pairs, segment=["families"] * 6 + ["employers"] * 5))
    assert table["category"].tolist() == ["A", "M"]
    assert table["category_all"].tolist() == ["A", "A"]
    assert table["hidden"].tolist() == [False, True]


def test_lacking_columns_are_named():
    with pytest.raises(InputError, match="needs the columns M, O, A, I, R, Q"):
        kano_summary(pd.DataFrame({"feature": ["x"]}))


@settings(max_examples=40)
@given(pairs=PAIRS, data=st.data())
def test_the_order_of_the_answers_changes_nothing_and_shares_stay_in_their_range(pairs, data):
    one = kano_survey(survey(pairs))
    pd.testing.assert_frame_equal(one, kano_survey(survey(data.draw(st.permutations(pairs)))))
    line = one.iloc[0]
    assert line[list("MOAIRQ")].sum() == line["n"] == len(pairs)
    if not np.isnan(line["better"]):
        assert 0 <= line["better"] <= 1 and -1 <= line["worse"] <= 0


@settings(max_examples=40)
@given(pairs=PAIRS)
def test_asking_twice_as_many_alike_people_changes_no_share(pairs):
    one, two = kano_survey(survey(pairs)).iloc[0], kano_survey(survey(pairs * 2)).iloc[0]
    for name in ("better", "worse", "category_strength", "total_strength"):
        assert one[name] == pytest.approx(two[name], nan_ok=True)
    assert one["category"] == two["category"]
