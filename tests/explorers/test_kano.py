"""The Kano explorer shows whom an average hides."""

import pytest
from play import Play

from pmkit.cases import load
from pmkit.explorers.kano import KanoSurvey


@pytest.fixture
def kano():
    answers = load("kano").merge(load("kano_features")[["feature", "title"]], on="feature")
    return Play(KanoSurvey(answers))


def test_it_begins_with_all_features_of_everybody(kano):
    assert kano.says.startswith("For everybody (150 answers): ")
    assert len(kano.result.charts["grid"].rows) == 12


def test_a_segment_has_features_of_its_own(kano):
    kano.set(segment="allergy families")
    assert kano.says.startswith("For allergy families (50 answers): must-be: Search leaves out")


def test_one_feature_shows_the_segments_that_hide_each_other(kano):
    kano.set(feature="allergy-filter")
    assert kano.says == (
        "“Search leaves out what we are allergic to” is indifferent for everybody together. "
        "But it is must-be for allergy families (50 answers)."
    )
    assert kano.result.charts["shares"].title == "49 % of everybody's answers make it indifferent"
    assert "allergy families: must-be" in kano.result.charts["shares"].description


def test_where_all_agree_it_says_so(kano):
    kano.set(feature="dark-mode")
    assert kano.says.endswith("Every segment says the same.")


def test_the_choice_is_kept_and_unknown_ones_are_passed_over(kano):
    kano.set(feature="recommender", segment="families")
    again = Play(kano.explorer, {**kano.state, "segment": "gone"})
    assert again.values == {"feature": "recommender", "segment": "everybody"}


def test_the_bars_of_one_feature_are_named_by_their_segment(kano):
    kano.set(feature="allergy-filter")
    names = set(kano.result.charts["shares"].rows["name"])
    assert names == {"everybody", "allergy families", "families", "couples and singles"}
