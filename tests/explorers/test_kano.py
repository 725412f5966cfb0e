"""The Kano explorer shows whom an average hides."""

import pytest

from pmkit.cases import load
from pmkit.widgets.explorers.kano import KanoSurvey


@pytest.fixture
def kano():
    answers = load("kano").merge(load("kano_features")[["feature", "title"]], on="feature")
    return KanoSurvey(answers, None, "Mealwise")


def choose(explorer, **values):
    explorer.form.values = {**explorer.form.values, **values}


def test_it_begins_with_all_features_of_everybody(kano):
    assert kano.said.describe().startswith("For everybody (150 answers): ")
    assert len(kano.grid.rows[kano.grid.main]) == 12


def test_a_segment_has_features_of_its_own(kano):
    choose(kano, segment="allergy families")
    assert kano.said.describe().startswith("For allergy families (50 answers): must-be: Search leaves out")


def test_one_feature_shows_the_segments_that_hide_each_other(kano):
    choose(kano, feature="allergy-filter")
    assert kano.said.describe() == (
        "“Search leaves out what we are allergic to” is indifferent for everybody together. "
        "But it is must-be for allergy families (50 answers)."
    )
    assert kano.shares.title == "49 % of everybody's answers make it indifferent"
    assert "allergy families: must-be" in kano.shares.description


def test_where_all_agree_it_says_so(kano):
    choose(kano, feature="dark-mode")
    assert kano.said.describe().endswith("Every segment says the same.")


def test_the_choice_is_kept_and_unknown_ones_are_passed_over(kano):
    choose(kano, feature="recommender", segment="families")
    state = kano.state()
    kano.start_over()
    kano.restore({**state, "segment": "gone"})
    assert (kano.feature, kano.segment) == ("recommender", "everybody")


def test_the_bars_of_one_feature_are_named_by_their_segment(kano):
    choose(kano, feature="allergy-filter")
    names = {row["name"] for row in kano.shares.rows[kano.shares.main]}
    assert names == {"everybody", "allergy families", "families", "couples and singles"}
