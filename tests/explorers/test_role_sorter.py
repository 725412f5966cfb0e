"""The role sorter answers each card at once, and its answer changes with the company."""

import pytest

from pmkit.course.roles.data import sorter_cards
from pmkit.widgets.explorers.role_sorter import RoleSorter


@pytest.fixture
def sorter():
    return RoleSorter(sorter_cards(), None, "Mealwise")


def card(sorter, id):
    return next(one for one in sorter.board.cards if one["id"] == id)


def judge(sorter, framework):
    sorter.form.values = {**sorter.form.values, "framework": framework}


def test_it_begins_with_three_cards_of_jonas_of_which_one_is_not_at_home(sorter):
    assert "2 of 3" in sorter.said.describe()
    assert card(sorter, "A05")["warning"] == "Not its home"
    for id in ("A03", "A21"):
        assert card(sorter, id)["badge"] == "at home, not only here"


def test_without_a_framework_a_custom_is_a_home_too_and_in_scrum_it_is_none(sorter):
    sorter.board.place({"product manager": ["A03"]})
    assert card(sorter, "A03")["badge"] == "at home, not only here"
    assert "Without a framework, often: product manager" in sorter.said.describe()
    judge(sorter, "scrum")
    assert card(sorter, "A03")["warning"] == "Not its home"
    judge(sorter, "any")
    sorter.form.values = {**sorter.form.values, "deck": "2"}
    sorter.board.place({"product manager": ["A06"]})  # firms do it; the card's reason says why not
    assert card(sorter, "A06")["warning"] == "Not its home"


def test_ten_cards_lie_on_the_board_and_thirty_there_are(sorter):
    seen = set()
    for deck in "123":
        sorter.form.values = {**sorter.form.values, "deck": deck}
        seen |= {one["id"] for one in sorter.board.cards}
        assert len(sorter.board.cards) == 10
    assert len(seen) == 30


def test_a_moved_card_says_its_reason_and_source(sorter):
    sorter.board.place({"developers": ["A05"]})
    assert card(sorter, "A05")["badge"] == "at home" and not card(sorter, "A05")["warning"]
    said = sorter.said.describe()
    assert "Say how big an item is, developers: at home." in said and "The Scrum Guide, 2020" in said


@pytest.mark.parametrize("id", sorted(sorter_cards()["id"]))
def test_every_card_has_a_home_a_reason_and_a_source_however_one_judges(sorter, id):
    for framework in ("any", "scrum", "safe", "common"):
        judge(sorter, framework)
        homes = sorter.homes(id)
        assert homes
        sorter.form.values = {**sorter.form.values, "deck": str(sorter.by_id[id]["deck"])}
        for place in ("product manager", homes[0]):
            sorter.board.place({place: [id]})
        assert card(sorter, id)["badge"].startswith("at home")
        assert card(sorter, id)["detail"]
    assert sorter.by_id[id]["source"]


def test_another_company_has_another_home_for_the_goal(sorter):
    sorter.form.values = {**sorter.form.values, "deck": "2"}
    sorter.board.place({"product owner": ["A01"]})
    judge(sorter, "scrum")
    assert card(sorter, "A01")["badge"] == "at home"
    judge(sorter, "safe")
    assert card(sorter, "A01")["warning"] == "Not its home"


def test_what_was_placed_comes_back_with_deck_and_framework(sorter):
    sorter.board.place({"developers": ["A05"]})
    sorter.form.values = {**sorter.form.values, "deck": "2", "framework": "safe"}
    state = sorter.state()
    sorter.start_over()
    assert sorter.placed["A05"] == "product owner"
    sorter.restore(state)
    assert (sorter.placed["A05"], sorter.deck, sorter.framework) == ("developers", "2", "safe")


def test_a_broken_state_is_passed_over(sorter):
    sorter.restore({"moved": {"A05": "nowhere", "A99": "developers"}, "deck": "9", "framework": "waterfall"})
    assert (sorter.placed["A05"], sorter.deck, sorter.framework) == ("product owner", "1", "any")
