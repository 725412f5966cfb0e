"""What answers tell of somebody's weights: Bayes' rule, against counting and in the long run."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import InputError, learn_from_answer, learn_from_choice, sinking_limit, worth_by_guess

EVEN = {"date": 0.5, "price": 0.5}
WORTHS = pd.DataFrame({1: [60.0, 20.0], 2: [30.0, 50.0], 3: [10.0, 50.0]}, index=["date", "price"])


def test_an_answer_counts_by_bayes_rule():
    # of 100 cases 20 are "date"; it accepts in 18 of them, the other 80 accept in 8: 18 of 26
    told = learn_from_answer(
        {"date": 0.2, "price": 0.8}, {"date": 50, "price": 10}, limit=50, accepted=True, slip=0.2
    )
    assert told.beliefs["date"] == pytest.approx(18 / 26)
    refused = learn_from_answer(
        {"date": 0.2, "price": 0.8}, {"date": 50, "price": 10}, limit=50, accepted=False, slip=0.2
    )
    assert refused.beliefs["date"] == pytest.approx(2 / 74)
    assert (
        refused.says
        == "If price is right, this answer was to be expected. It stands at 97 % now, 80 % before."
    )


def test_a_choice_shares_ties():
    told = learn_from_choice(EVEN, WORTHS, 2, slip=0)
    assert told.table["likelihood"].tolist() == [0, 0.5]
    told = learn_from_choice(EVEN, WORTHS, 3, slip=0.3)
    assert told.table["likelihood"].tolist() == pytest.approx([0.1, 0.1 + 0.35])
    assert "was more likely than under the others" in told.says


@settings(max_examples=80)
@given(
    prior=st.floats(0.01, 0.99),
    worth=st.tuples(st.integers(0, 9), st.integers(0, 9)),
    limit=st.integers(0, 9),
    slip=st.floats(0.01, 1),
)
def test_what_is_expected_to_be_learnt_is_nothing(prior, worth, limit, slip):
    """Over both answers, each with its chance, the guess stays where it was."""
    beliefs = {"date": prior, "price": 1 - prior}
    values = dict(zip(beliefs, worth, strict=True))
    mean = 0.0
    for accepted in (True, False):
        told = learn_from_answer(beliefs, values, limit=limit, accepted=accepted, slip=slip)
        assert sum(told.beliefs.values()) == pytest.approx(1)
        mean += told.beliefs["date"] * float(told.table["before"] @ told.table["likelihood"])
    assert mean == pytest.approx(prior)


def test_many_answers_find_the_weights():
    random = np.random.default_rng(5)
    beliefs = {name: 1 / 3 for name in ("date", "price", "years")}
    for _ in range(40):
        worths = pd.DataFrame(random.random((3, 3)), index=list(beliefs), columns=[1, 2, 3])
        by_rule = int(worths.loc["price"].idxmax())
        chosen = int(random.integers(1, 4)) if random.random() < 0.2 else by_rule
        beliefs = learn_from_choice(beliefs, worths, chosen).beliefs
    assert beliefs["price"] > 0.95


def test_equal_values_teach_nothing_and_say_so():
    same = pd.DataFrame({1: [5.0, 9.0], 2: [5.0, 9.0]}, index=["date", "price"])
    told = learn_from_choice(EVEN, same, 1)
    assert told.beliefs == pytest.approx(EVEN)
    assert told.says == (
        "All guesses expected the same answer, so it tells nothing. Offer packages that differ."
    )
    assert "tells nothing" in learn_from_answer(EVEN, {"date": 1, "price": 2}, limit=9, accepted=True).says
    assert "tells nothing" in learn_from_choice(EVEN, WORTHS, 1, slip=1).says


def test_a_guess_reweighs_the_issues_and_keeps_the_order_of_options():
    issues = pd.DataFrame(
        {
            "issue": ["start", "start", "start", "years", "years", "logo", "logo"],
            "option": ["Jan", "Mar", "Jun", "one", "two", "yes", "no"],
            "ours": 0,
            "theirs": [36, 20, 0, 10, 6, 3, 3],
        }
    )
    offers = [
        {"start": start, "years": years, "logo": "no"} for start in ("Jan", "Mar") for years in ("one", "two")
    ]
    told = worth_by_guess(issues, {"date": {"start": 72, "years": 8, "logo": 50}}, offers)
    assert told.loc["date"].tolist() == pytest.approx([80, 72, 48, 40])
    with pytest.raises(InputError, match=r"“date” gives years the weight empty\. Write a number"):
        worth_by_guess(issues, {"date": {"start": 72, "logo": 0}}, offers)
    with pytest.raises(InputError, match="“date” gives start the weight -1"):
        worth_by_guess(issues, {"date": {"start": -1, "years": 8, "logo": 0}}, offers)
    with pytest.raises(InputError, match="start has no option Feb"):
        worth_by_guess(issues, {}, [offers[0] | {"start": "Feb"}])


@pytest.mark.parametrize(
    ("beliefs", "change", "says"),
    [
        ({}, {}, "add up to 1"),
        ({"date": 0.5, "price": 0.4}, {}, "add up to 1"),
        ({"date": 1.5, "price": -0.5}, {}, "0 or more"),
        (EVEN, {"slip": 20}, "The slip is 20. Write a share"),
        (EVEN, {"worth": {"date": 3}}, "worth under “price”. Add its number"),
        (EVEN, {"slip": 0, "accepted": True, "limit": 99}, "None of the guesses can explain this answer"),
    ],
)
def test_what_cannot_be_learnt_from_is_refused(beliefs, change, says):
    given_so = {"worth": {"date": 3, "price": 5}, "limit": 4, "accepted": False} | change
    with pytest.raises(InputError, match=says):
        learn_from_answer(beliefs, given_so.pop("worth"), **given_so)


def test_an_unknown_offer_or_guess_is_refused():
    with pytest.raises(InputError, match=r"There is no offer 4\. Choose one of: 1, 2, 3"):
        learn_from_choice(EVEN, WORTHS, 4)
    with pytest.raises(InputError, match=r"worth under “years”\. Add its row"):
        learn_from_choice({"years": 1.0}, WORTHS, 1)


def test_a_limit_sinks_to_its_lowest_and_never_rises():
    limits = [sinking_limit(60, 40, 8, offers) for offers in range(6)]
    assert limits == [60, 52, 44, 40, 40, 40]
    with pytest.raises(InputError, match="starts at 30, under its lowest of 40"):
        sinking_limit(30, 40, 8, 0)
    with pytest.raises(InputError, match="0 points or more"):
        sinking_limit(60, 40, -8, 0)
