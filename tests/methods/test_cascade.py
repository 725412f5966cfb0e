"""Who follows whom: Granovetter's crowds, the case, and the best order against every order one by one."""

from itertools import permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq
from scipy.stats import norm

from pmkit.cases import load
from pmkit.methods import (
    InputError,
    best_talks,
    crowd_share,
    effect_of_thresholds,
    run_talks,
    settle_crowd,
)


def crowd(needs, listens=None, names="abcdefgh"):
    table = pd.DataFrame({"person": list(names[: len(needs)]), "needs": needs})
    return table if listens is None else table.assign(listens_to=listens)


@st.composite
def crowds(draw, most=5):
    size = draw(st.integers(1, most))
    names = "abcdefgh"[:size]
    ears = [sorted(draw(st.sets(st.sampled_from(names)), label="ears") - {names[row]}) for row in range(size)]
    return crowd(draw(st.lists(st.integers(0, 3), min_size=size, max_size=size)), ears)


def test_one_changed_threshold_of_a_hundred_stops_everything():
    # O43: thresholds 0..99 end with all, the same with 1 -> 2 with one person (Granovetter 1978)
    needs = list(range(100))
    names = [f"p{number}" for number in needs]
    assert len(settle_crowd(crowd(needs, names=names)).joined) == 100
    needs[1] = 2
    stopped = settle_crowd(crowd(needs, names=names))
    assert stopped.joined == ("p0",)
    assert stopped.says.startswith("1 of 100 joins.")


def test_the_normal_crowd_jumps():
    # O43: mean 25; 5.5 at a spread of 12.2, nearly 100 at 12.3
    assert 100 * crowd_share(25, 12.2) == pytest.approx(5.5, abs=0.05)
    assert 100 * crowd_share(25, 12.3) == pytest.approx(100, abs=0.05)
    root = brentq(lambda share: norm.cdf(100 * share, 25, 10) - share, 0, 0.1)
    assert crowd_share(25, 10) == pytest.approx(root, abs=1e-6)
    with pytest.raises(InputError, match="The spread is 0"):
        crowd_share(25, 0)


def test_the_case_joins_whole_and_hangs_on_one_threshold():
    # curriculum, hidden fact of `allies`: one changed threshold stops the cascade
    people = load("allies")
    settled = settle_crowd(people)
    assert len(settled.joined) == 8 and settled.circle == () and "All 8 join" in settled.says
    effect = effect_of_thresholds(people).set_index("person")
    assert (effect["now"] == 8).all()
    assert effect.loc[["ines", "kofi"], "one_more"].tolist() == [0, 1]
    assert (effect["one_more"] < 8).sum() == 2
    assert pd.isna(effect.loc["ines", "one_less"])


def test_with_an_order_the_effect_is_that_on_the_talks():
    people = load("allies")
    effect = effect_of_thresholds(people, ["kofi", "ines"]).set_index("person")
    assert (effect["now"] == len(run_talks(people, ["kofi", "ines"]).supporters)).all()
    easier = people.assign(needs=people["needs"].where(people["person"] != "kofi", 0))
    assert effect.loc["kofi", "one_less"] == len(run_talks(easier, ["kofi", "ines"]).supporters) > 1


def test_every_order_of_the_case_is_tried():
    best = best_talks(load("allies"))
    assert best.ends["orders"].sum() == 40_320 and best.supporters == 8
    assert len(run_talks(load("allies"), best.order).supporters) == 8
    assert f"{best.ends['orders'].iloc[-1]:,} of 40,320 orders do as well" in best.says


@settings(max_examples=60)
@given(people=crowds(), talks=st.integers(0, 5), meeting=st.booleans())
def test_the_best_order_is_the_best_of_all_one_by_one(people, talks, meeting):
    talks = min(talks, len(people))
    ends = [
        len(run_talks(people, order, meeting=meeting).supporters)
        for order in permutations(people["person"], talks)
    ]
    best = best_talks(people, talks, meeting=meeting)
    assert best.supporters == max(ends)
    assert best.ends["supporters"].tolist() == sorted(set(ends))
    assert best.ends["orders"].tolist() == [ends.count(end) for end in sorted(set(ends))]
    assert len(run_talks(people, best.order, meeting=meeting).supporters) == max(ends)
    first = next(
        order
        for order in permutations(people["person"], talks)
        if len(run_talks(people, order, meeting=meeting).supporters) == max(ends)
    )
    assert best.order == first


@settings(max_examples=80)
@given(people=crowds())
def test_talking_to_all_in_the_order_of_the_waves_wins_whoever_can_be_won(people):
    settled = settle_crowd(people)
    rest = [name for name in people["person"] if name not in settled.joined]
    talks = run_talks(people, [*settled.joined, *rest])
    assert talks.supporters == settled.joined
    assert best_talks(people).supporters == len(settled.joined)


@settings(max_examples=60)
@given(people=crowds())
def test_a_higher_threshold_never_wins_more(people):
    effect = effect_of_thresholds(people)
    assert (effect["one_more"] <= effect["now"]).all()
    assert (effect["one_less"].dropna() >= effect["now"][effect["one_less"].notna()]).all()


def test_a_no_stands_and_the_meeting_looks_once():
    people = crowd([0, 1, 2, 3], ["", "a", "a;b", "a;b;c"])
    assert run_talks(people, ["b", "a"]).supporters == ("a",)
    talks = run_talks(people, ["a", "b"])
    assert talks.supporters == ("a", "b", "c")  # d sees two, not three: c decides at the same time
    assert talks.steps.to_numpy().tolist() == [
        ["a", "talk", 0, 0, True],
        ["b", "talk", 1, 1, True],
        ["c", "meeting", 2, 2, True],
        ["d", "meeting", 2, 3, False],
    ]
    assert run_talks(people, ["a", "b"], meeting=False).supporters == ("a", "b")
    assert run_talks(people, ["b"]).says == "1 of 4 is for it at the end. Asked too early: b."
    assert run_talks(people, []).supporters == ("a",)


def test_a_circle_of_people_who_wait_for_each_other_is_named():
    people = crowd([0, 1, 1, 1], [[], ["c"], ["d"], ["b"]])
    settled = settle_crowd(people)
    assert settled.circle == ("b", "c", "d")
    assert settled.says == (
        "1 of 4 joins. b waits for c, c waits for d and d waits for b: none of them goes first. "
        "Speak with them together."
    )
    assert settled.table["says"].tolist()[1] == "Needs 1 of c; 0 joined."
    assert "the order does not matter here" in best_talks(people).says


def test_nobody_without_needs_starts_nothing():
    people = crowd([1, 1])
    assert settle_crowd(people).joined == () and "Nobody begins" in settle_crowd(people).says
    assert best_talks(people).says.startswith("No order starts anything")
    assert settle_crowd(people).circle == ("a", "b")


def test_who_needs_more_voices_than_they_hear_never_joins():
    settled = settle_crowd(crowd([0, 2], [None, "a"]))
    assert settled.table["says"][1] == "Needs 2 voices and listens to 1: this can't come about."
    assert settled.table["wave"].isna().tolist() == [False, True]
    assert settled.circle == ()


def test_names_may_have_blanks_and_markup():
    people = pd.DataFrame(
        {
            "person": ["Anna <b>Meier</b>", "Jo | Li"],
            "needs": [0, 1],
            "listens_to": ["", " Anna <b>Meier</b> ,"],
        }
    )
    assert settle_crowd(people).joined == ("Anna <b>Meier</b>", "Jo | Li")


def test_nobody_at_all_is_no_error():
    nobody = crowd([])
    assert settle_crowd(nobody).joined == () and effect_of_thresholds(nobody).empty
    assert best_talks(nobody).supporters == 0 and run_talks(nobody, []).supporters == ()


@pytest.mark.parametrize(
    ("people", "says"),
    [
        (crowd([0, 1], ["", "Zoë"]), "b listens to “Zoë”, who is not in the table. Add a row"),
        (crowd([0, 1], ["", "b"]), r"b listens to themselves\. Remove"),
        (crowd([0, -1]), "Row 2: needs is -1. Nobody needs fewer"),
        (crowd([0, 0.5]), "Row 2: needs is 0.5. Write a whole number"),
        (crowd([0, None]), "Row 2: needs is empty. Write how many"),
        (crowd([0, 1], names="aa"), "Row 2: person is “a”. This name stands twice"),
        (crowd([0, 1], names=["a", " "]), "Row 2: person is “ ”. Give everybody a name"),
        (pd.DataFrame({"person": ["a"]}), "needs the column needs"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_with_its_place(people, says):
    for method in (settle_crowd, best_talks, effect_of_thresholds):
        with pytest.raises(InputError, match=says):
            method(people)


def test_orders_that_cannot_be_are_refused():
    with pytest.raises(InputError, match="“z” is not among the people"):
        run_talks(crowd([0, 1]), ["z"])
    with pytest.raises(InputError, match="“a” is talked to twice"):
        run_talks(crowd([0, 1]), ["a", "a"])
    with pytest.raises(InputError, match=r"3 talks with 2 people: talk to each once\."):
        best_talks(crowd([0, 1]), 3)
    with pytest.raises(InputError, match="10 people have too many orders"):
        best_talks(crowd(list(range(10)), names=list("abcdefghij")))


def test_lists_from_a_file_and_text_read_alike():
    lists = crowd([0, 1, 2], [(), ("a",), np.array(["a", "b"])])
    text = crowd([0, 1, 2], ["", "a", "a,\nb"])
    assert settle_crowd(lists).joined == settle_crowd(text).joined == ("a", "b", "c")
