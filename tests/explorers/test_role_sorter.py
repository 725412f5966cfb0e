"""The role sorter answers each card at once, and its answer changes with the company."""

import pytest
from play import Play

from pmkit.course.roles.data import sorter_cards
from pmkit.explorers.role_sorter import FRAMEWORKS, UNPLACED, RoleSorter
from pmkit.widgets.explorer_view import ExplorerView


@pytest.fixture
def sorter():
    return Play(RoleSorter(sorter_cards()))


def card(sorter, id):
    return sorter.result.cards["places"][id]


def place(sorter, column, *ids):
    return sorter.move("places", **{column: ids})


def column_of(sorter, id):
    return next(column for column, ids in sorter.of("places").items() if id in ids)


def test_it_begins_with_three_cards_of_jonas_of_which_one_is_not_at_home(sorter):
    assert "2 of 3" in sorter.says
    assert sorter.warnings("places") == {"A05": "Not its home"}
    for id in ("A03", "A21"):
        assert card(sorter, id)["badge"] == "at home, not only here"


def test_without_a_framework_a_custom_is_a_home_too_and_in_scrum_it_is_none(sorter):
    place(sorter, "product manager", "A03")
    assert card(sorter, "A03")["badge"] == "at home, not only here"
    assert "Without a framework, often: product manager" in sorter.says
    sorter.set(framework="scrum")
    assert card(sorter, "A03")["warning"] == "Not its home"
    sorter.set(framework="any", deck="2")
    place(sorter, "product manager", "A06")  # many firms do it; the card's reason says whose it is in Scrum
    assert card(sorter, "A06")["badge"] == "at home, not only here"
    assert "The developers select the items" in card(sorter, "A06")["detail"]
    assert card(sorter.set(framework="scrum"), "A06")["warning"] == "Not its home"


def test_ten_cards_lie_on_the_board_and_thirty_there_are(sorter):
    view = ExplorerView(sorter.explorer)
    seen = set()
    for deck in sorter.explorer.decks:
        view.set(deck=deck)
        cards = {one["id"] for one in view.controls["places"].widget.cards}
        assert len(cards) == 10 and cards == set(view.seen.result.cards["places"])
        seen |= cards
    assert seen == set(sorter_cards()["id"])


def test_cards_that_are_not_on_the_board_stay_where_they_are(sorter):
    view = ExplorerView(sorter.explorer)
    view.controls["places"].widget.place({"developers": ["A05"]})
    view.set(deck="2")
    view.controls["places"].widget.place({"product owner": ["A01"]})
    assert {"A05", "A01"} <= view.seen.values["moved"].keys()


def test_a_moved_card_says_its_reason_and_source(sorter):
    place(sorter, "developers", "A05")
    assert card(sorter, "A05")["badge"] == "at home" and not card(sorter, "A05")["warning"]
    assert "Say how big an item is, developers: at home." in sorter.says
    assert "The Scrum Guide, 2020" in sorter.says


def test_the_card_that_moved_last_is_told_until_it_lies_aside(sorter):
    activity = sorter_cards().set_index("id")["activity"]
    place(sorter, "developers", "A05")
    place(sorter, "project manager", "A03")
    assert sorter.says.startswith(activity["A03"])
    before = sorter.state
    place(sorter, "developers", "A21")
    assert sorter.says.startswith(activity["A21"])
    assert Play(sorter.explorer, before).says.startswith(activity["A03"])  # as after undo
    place(sorter, UNPLACED, "A21")
    assert sorter.says.startswith("At home: ")
    assert sorter.set(deck="2").says.startswith("At home: ")


def test_every_card_has_a_home_a_reason_and_a_source_however_one_judges(sorter):
    for row in sorter_cards().to_dict("records"):
        sorter.set(deck=str(row["deck"]))
        assert row["source"]
        for framework in FRAMEWORKS:
            homes = sorter.explorer.homes(row["id"], framework)
            sorter.set(framework=framework)
            place(sorter, homes[0], row["id"])
            assert card(sorter, row["id"])["badge"].startswith("at home")
            assert card(sorter, row["id"])["detail"]


def test_another_company_has_another_home_for_the_goal(sorter):
    sorter.set(deck="2", framework="scrum")
    place(sorter, "product owner", "A01")
    assert card(sorter, "A01")["badge"] == "at home"
    assert card(sorter.set(framework="safe"), "A01")["warning"] == "Not its home"


def test_starting_over_forgets_what_was_moved(sorter):
    first = sorter.says
    place(sorter, "developers", "A05")
    over = sorter.explorer.started_over(sorter.state, lambda _: False)
    assert Play(sorter.explorer, over).says == first


def test_what_version_0_1_kept_is_read(sorter):
    kept = {"moved": {"A05": "developers"}, "deck": "2", "framework": "safe"}
    again = Play(sorter.explorer, kept)
    assert (column_of(again, "A05"), again.of("deck"), again.of("framework")) == ("developers", "2", "safe")
    assert again.says.startswith("At home: ")  # nothing was moved just now


def test_a_broken_state_is_passed_over(sorter):
    broken = {"moved": {"A05": "nowhere", "A99": "developers"}, "deck": "9", "framework": "waterfall"}
    again = Play(sorter.explorer, broken)
    assert (column_of(again, "A05"), again.of("deck"), again.of("framework")) == ("product owner", "1", "any")
