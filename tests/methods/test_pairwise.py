"""Comparisons: rankings with their circles, agreement with ties, and counts that add up to nothing."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import InputError, best_worst, kendalls_w, preference_cycles, stack_rank


def choices(*pairs):
    return pd.DataFrame([tuple(pair) for pair in pairs], columns=["winner", "loser"])


def test_a_stack_rank_without_contradictions():
    ranked = stack_rank(choices("AB", "BC", "AC"))
    assert ranked["item"].tolist() == ["A", "B", "C"]
    assert ranked["rank"].tolist() == [1, 2, 3]
    assert not ranked["in_cycle"].any()
    assert preference_cycles(choices("AB", "BC", "AC")) == []


def test_condorcets_circle_is_found_and_told():
    votes = choices("AB", "BC", "CA", "AD", "BD", "CD")
    assert preference_cycles(votes) == [("A", "B", "C")]
    ranked = stack_rank(votes)
    assert ranked["in_cycle"].tolist() == [True, True, True, False]
    assert ranked["tied"].tolist() == [True, True, True, False]


def test_the_shortest_circle_of_each_group_is_shown():
    votes = choices("AB", "BC", "CD", "DA", "CA", "XY", "YZ", "ZX", "AX")
    assert preference_cycles(votes) == [("A", "B", "C"), ("X", "Y", "Z")]


def test_the_majority_decides_and_a_draw_counts_half():
    ranked = stack_rank(choices("AB", "AB", "BA", "BC", "CB"))
    assert ranked.set_index("item")["score"].to_dict() == {"A": 1.0, "B": 0.25, "C": 0.5}
    assert ranked["draws"].tolist() == [0, 1, 1]


def test_a_choice_against_itself_is_refused():
    with pytest.raises(InputError, match="can't be compared with itself"):
        stack_rank(choices("AA"))
    with pytest.raises(InputError, match="Say which item was chosen before which"):
        stack_rank(choices(("A", None)))


@settings(max_examples=50)
@given(data=st.data())
def test_circles_are_real_and_nothing_is_overlooked(data):
    count = data.draw(st.integers(2, 6))
    votes = []
    for one in range(count):
        for other in range(one):
            votes.append((one, other) if data.draw(st.booleans()) else (other, one))
    beats = set(votes)
    circles = preference_cycles(choices(*votes))
    for circle in circles:
        assert all(step in beats for step in zip(circle, circle[1:] + circle[:1], strict=True))
    # a tournament has no circle exactly when its win counts are 0, 1, …, n - 1
    wins = sorted(sum(winner == item for winner, _ in votes) for item in range(count))
    assert (circles == []) == (wins == list(range(count)))


def test_kendalls_w_at_both_ends():
    agree = pd.DataFrame({"Ada": [1, 2, 3], "Ben": [10, 20, 30]})
    against = pd.DataFrame({"Ada": [1, 2, 3], "Ben": [3, 2, 1]})
    assert (kendalls_w(agree), kendalls_w(against)) == (1, 0)


def test_kendalls_w_by_hand_with_ties():
    # rank sums 2.5, 4.5, 5 -> S = 3.5; W = 12·3.5 / (4·24 - 2·6) = 0.5
    ranks = pd.DataFrame({"Ada": [1, 2, 3], "Ben": [1.5, 3, 1.5]})
    assert kendalls_w(ranks) == pytest.approx(12 * 3.5 / (4 * 24 - 2 * 6))


def test_w_of_raters_who_find_all_alike_is_missing():
    assert np.isnan(kendalls_w(pd.DataFrame({"Ada": [1, 1], "Ben": [2, 2]})))


def test_w_needs_complete_rankings():
    with pytest.raises(InputError, match="Every rater must rank every item"):
        kendalls_w(pd.DataFrame({"Ada": [1, None], "Ben": [1, 2]}))
    with pytest.raises(InputError, match="two raters and two items"):
        kendalls_w(pd.DataFrame({"Ada": [1, 2]}))


@settings(max_examples=40)
@given(
    cells=st.lists(st.lists(st.integers(1, 4), min_size=3, max_size=3), min_size=2, max_size=6),
    data=st.data(),
)
def test_w_lies_between_0_and_1_whoever_comes_first(cells, data):
    ranks = pd.DataFrame(cells)
    agreement = kendalls_w(ranks)
    turned = ranks.iloc[data.draw(st.permutations(range(len(ranks)))), ::-1]
    assert kendalls_w(turned) == pytest.approx(agreement, nan_ok=True)
    assert np.isnan(agreement) or -1e-9 <= agreement <= 1 + 1e-9


def test_w_is_the_mean_rank_correlation_in_another_dress():
    # without ties: mean Spearman correlation between raters = (m W - 1) / (m - 1)
    ranks = pd.DataFrame({"Ada": [1, 2, 3, 4], "Ben": [2, 1, 4, 3], "Cem": [1, 3, 2, 4]})
    spearman = ranks.corr().to_numpy()[np.triu_indices(3, 1)].mean()
    assert (3 * kendalls_w(ranks) - 1) / 2 == pytest.approx(spearman)


def test_best_worst_counts_by_times_shown():
    tasks = pd.DataFrame({"shown": [["A", "B", "C"], "A; B; D"], "best": ["A", "B"], "worst": ["C", "D"]})
    counted = best_worst(tasks).set_index("item")
    assert counted["score"].to_dict() == {"A": 0.5, "B": 0.5, "C": -1, "D": -1}
    assert counted["rank"].tolist() == [1, 1, 3, 3]


def test_a_task_that_shows_an_item_twice_is_refused():
    """The second A counted as shown once more, so that its score was too low."""
    tasks = pd.DataFrame({"shown": ["A; B; C", "A;A;B"], "best": ["A", "A"], "worst": ["C", "B"]})
    with pytest.raises(InputError, match=r"names an item twice\. Name each item once"):
        best_worst(tasks)


def test_best_and_worst_must_have_been_shown_and_differ():
    with pytest.raises(InputError, match=r"best is “D”. It was not among the items shown"):
        best_worst(pd.DataFrame({"shown": [["A", "B"]], "best": ["D"], "worst": ["A"]}))
    with pytest.raises(InputError, match="can't be best and worst"):
        best_worst(pd.DataFrame({"shown": [["A", "B"]], "best": ["A"], "worst": ["A"]}))


@settings(max_examples=40)
@given(data=st.data())
def test_best_minus_worst_adds_up_to_nothing(data):
    # O22: an identity, whatever was shown how often
    tasks = []
    for _ in range(data.draw(st.integers(1, 8))):
        shown = data.draw(st.permutations("ABCDE"))[: data.draw(st.integers(2, 5))]
        tasks.append((list(shown), shown[0], shown[1]))
    counted = best_worst(pd.DataFrame(tasks, columns=["shown", "best", "worst"]))
    assert (counted["best"] - counted["worst"]).sum() == 0
    assert counted["score"].between(-1, 1).all()
