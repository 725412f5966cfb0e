"""The tree quotes what it saw, follows what is changed, and is readable when it is taken along."""

import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.explorers import EXPLORERS
from pmkit.explorers._tree_cards import MOST
from pmkit.explorers.readable import Drawn, Grid
from pmkit.practice import to_plain


@pytest.fixture
def tree():
    return Play(EXPLORERS["discovery.tree"].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS["discovery.own-tree"].explorer())


def notes(play):
    rows = play.result.charts["tree"].rows
    return {row["key"]: row["note"] for row in rows.to_dict("records") if row["note"]}


def test_it_begins_with_what_the_key_of_the_tree_names(tree):
    key = load("opportunities").set_index("id")["key"]
    assert set(notes(tree)) == set(key[key != ""].index)
    assert tree.result.charts["tree"].title == "6 of 14 cards ask for a second look"
    assert tree.says.startswith("The rules ask about 6 things. Begin with T04:")
    assert "T07: “Build”: a solution." in to_plain(tree.result.says["findings"])


def test_three_notes_of_one_household_are_one_voice(tree):
    tree.set(card="T05")
    assert tree.result.says["quotes"].startswith("**3 notes from 1 household.**")
    assert "one person" in tree.result.errors["evidence"]
    tree.set(evidence="F203; F023; F302")
    assert "T05" not in notes(tree) and tree.result.says["quotes"].startswith(
        "**3 notes from 3 households.**"
    )


def test_an_opportunity_in_the_words_of_a_customer_is_no_solution(tree):
    tree.set(card="T08")
    assert "button" in tree.result.errors["text"]
    tree.set(text="We were away for a month and paid for it all the same")
    assert "text" not in tree.result.errors and "T08" not in notes(tree)


def test_evidence_is_attached_by_a_press(tree):
    tree.set(card="T05").set(theme="allergy").set(verbatim="F023").press("attach")
    assert tree.of("evidence") == "F203; F299; I09; F023"
    assert "F023" not in tree.field("verbatim").options


def test_a_talk_is_evidence_like_a_verbatim_and_told_by_whom_it_was(tree):
    tree.set(card="T06")
    assert "I05, families, talk: “Me, on Saturday" in to_plain(tree.result.says["quotes"])
    tree.set(theme="interviews")
    assert "I05" not in tree.field("verbatim").options and len(tree.field("verbatim").options) == 11


def test_an_id_that_nobody_said_is_named(tree):
    tree.set(card="T02").set(evidence="F010; F999, cheese")
    assert "F999 and cheese" in tree.result.errors["evidence"]


def test_a_card_added_under_another_is_open_and_can_be_taken_out(tree):
    tree.set(card="T06").press("add")
    assert tree.of("card") == "T15" and tree.of("kind") == "solution" and tree.of("parent") == "T06"
    assert notes(tree)["T15"] == "empty"
    tree.set(text="Two adults, each with an own login")
    assert "T06" not in notes(tree), "two solutions stand side by side"
    tree.press("remove")
    assert tree.of("card") == "T06" and notes(tree)["T06"] == "one solution only"
    tree.press("add")
    assert tree.of("card") == "T16", "an id is not used twice"


def test_what_hung_on_a_card_that_is_taken_out_hangs_on_the_one_above(tree):
    tree.set(card="T06").press("remove").set(card="T13")
    assert tree.of("parent") == "T01" and "answers no opportunity" in notes(tree)["T13"]


def test_a_card_cannot_hang_on_itself_or_on_what_hangs_on_it(tree):
    tree.set(card="T02")
    assert set(tree.field("parent").options).isdisjoint({"T02", "T03", "T10", "T11"})


def test_two_targets_and_a_pick_without_a_test_are_asked_about(tree):
    tree.set(card="T02").set(chosen=True).set(card="T06").set(chosen=True).set(card="T10").set(chosen=True)
    assert "Pick one target" in tree.says and notes(tree)["T10"] == "picked without a test"


def test_the_first_test_asks_for_the_result_that_stops_it(tree):
    assert notes(tree)["T14"] == "no stop rule"
    tree.set(first_stop="when it does not go well")
    assert notes(tree)["T14"] == "a vague stop rule"
    tree.set(first_stop="fewer than 3 of 8 homes use it on two days")
    assert "T14" not in notes(tree)
    tree.set(card="T14")
    assert tree.of("stop") == "fewer than 3 of 8 homes use it on two days"


def test_an_own_tree_begins_empty_and_is_not_scolded(own):
    assert own.says.startswith("Nothing is written yet. Open the outcome")
    assert not notes(own) and own.result.says["findings"] == ""
    assert own.explorer.readable(own.seen) == ()


def test_an_own_tree_counts_a_line_as_a_person_and_keeps_all(own):
    own.set(card="C1").set(text="5 of 100 guests come back within a month, up from 3")
    own.set(card="C2").set(text="I wait for the bill and miss my bus", evidence="Ada, 3 May: ran for it")
    assert "one person" in notes(own)["C2"]
    own.set(evidence="Ada, 3 May: ran for it\n\nBen, 4 May: left cash\nBen, 4 May: left cash")
    assert own.result.says["quotes"] == "2 lines, counted as 2 people."
    assert Play(own.explorer, own.state).result.sentence == own.result.sentence
    assert "C3" not in notes(own), "an empty card asks for nothing"


def test_what_is_taken_along_has_the_first_test_and_its_stop_rule(own):
    own.set(card="C1").set(text="5 of 100 guests come back within a month, up from 3")
    own.set(card="C5").set(text="Bring <b>eight</b> bills by hand", stop="fewer than 3 of 8 stay seated")
    drawn, plan, cards = own.explorer.readable(own.seen)
    assert isinstance(drawn, Drawn) and isinstance(cards, Grid)
    assert plan.rows == (
        ("First test", "Bring <b>eight</b> bills by hand"),
        ("We stop if", "fewer than 3 of 8 stay seated"),
    )
    assert [row[0] for row in cards.rows] == ["C1", "C2", "C3", "C5"], (
        "empty ones only where they lead to others"
    )


@pytest.mark.parametrize(
    "kept",
    [
        {"cards": {"C1": {"kind": "elephant", "text": 7}, "C9": "x"}, "added": [3, "C9"], "removed": "all"},
        {"cards": [], "added": {}, "removed": ["C1", "C2", "C3", "C4", "C5", "C6"]},
        {"card": "gone", "first": 4, "cards": {"C2": {"parent": "C3"}, "C3": {"parent": "C2", "text": "x"}}},
    ],
)
def test_a_spoiled_state_is_read_as_far_as_it_fits(own, kept):
    assert Play(own.explorer, kept).result.charts["tree"].description


def test_words_of_the_user_are_escaped(own):
    own.set(card="C2").set(text="<script> *now* gets `slow`", chosen=True)
    assert "<script>" not in own.result.sentence


def test_a_tree_has_an_end(own):
    for _ in range(MOST + 5):
        if any(getattr(one, "key", "") == "add" for one in own.control("card").fields):
            own.press("add")
    assert len(own.result.charts["tree"].rows) == MOST


def test_an_empty_tree_is_not_called_one_without_faults(own):
    assert own.result.charts["tree"].title == "6 cards that wait for your words"


def test_it_says_whose_the_tree_is_and_whose_the_limits(own):
    assert "Teresa Torres's" in own.result.says["limits"]
    assert "such as 7 cards under one, are this course's own" in own.result.says["limits"]
