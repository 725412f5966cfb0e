"""The explorers of the roadmapping chapter: what they say follows what is changed, and comes back."""

import pytest

from pmkit.course.explorers import EXPLORERS
from pmkit.practice import Workbook
from pmkit.practice.progress import MemoryStore

IDS = sorted(id for id in EXPLORERS if id.startswith("roadmapping.") and ".own-" not in id)


@pytest.fixture
def workbook():
    return Workbook(MemoryStore(), {}.__getitem__)


def put(form, **values):
    form.values = {**form.values, **values}


@pytest.mark.parametrize("id", IDS)
def test_each_opens_with_something_to_say_and_starts_over(workbook, id):
    explorer = EXPLORERS[id](workbook)
    first = explorer.said.text
    assert first
    explorer.start_over()
    assert explorer.said.text == first


@pytest.mark.parametrize("id", sorted(id for id in EXPLORERS if id.startswith("roadmapping.own-")))
def test_without_a_backlog_one_s_own_begins_on_the_case(workbook, id):
    assert EXPLORERS[id](workbook).describe().startswith("Work on: [Mealwise] | ")
    assert len(EXPLORERS[id](workbook).describe()) > 60


def test_the_board_names_each_rule_and_falls_silent_when_all_is_mended(workbook):
    board = EXPLORERS["roadmapping.now-next-later"](workbook)
    assert {one.rule for one in board.found} == {"renamed", "too-much", "dustbin", "date", "outcome"}
    put(board.form, now="Now", next="Next", later="Later")
    assert [column["title"] for column in board.board.columns] == ["Now", "Next", "Later", "Said no"]
    places = board.board.places()
    board.table.rows = [
        {
            **row,
            "item": row["item"].replace(" by March", "").replace(" in Q1", ""),
            "outcome": "Dinner is calm",
        }
        for row in board.table.rows
    ]
    board.board.place(
        {"now": places["now"][:3], "next": places["next"] + places["now"][3:], "later": places["later"][:8]}
    )
    board.board.place({"next": [*board.board.places()["next"], places["later"][8]]})
    assert board.found == [] and "No rule has an objection" in board.said.text


def test_the_board_comes_back_with_titles_places_and_headings(workbook):
    board = EXPLORERS["roadmapping.now-next-later"](workbook)
    put(board.form, now="Now")
    board.table.rows = [{**row, "item": "A <b>new</b> title"} for row in board.table.rows]
    board.board.place({"later": ["MW-01"]})
    board.save_now()
    again = EXPLORERS["roadmapping.now-next-later"](workbook)
    assert again.names[0] == "Now" and again.board.cards[0]["title"] == "A <b>new</b> title"
    assert "MW-01" in again.board.places()["later"]
    assert "<b>" not in again.static_html()


def test_the_timeline_says_what_cannot_be_worked_and_plans_anew(workbook):
    timeline = EXPLORERS["roadmapping.timeline"](workbook)
    assert "can't be worked" in timeline.said.text and "too much" in timeline.said.text
    timeline.form.click("plan")
    assert (
        "week **21**" in timeline.said.text
        and "Without slack: “One clean ingredient table”" in timeline.said.text
    )
    rows = [dict(row) for row in timeline.table.rows]
    next(row for row in rows if row["id"] == "MW-37")["start"] = 20
    timeline.table.rows = rows
    assert "“Replace the login library before its support ends” is needed by week 13" in timeline.said.text
    timeline.save_now()
    assert EXPLORERS["roadmapping.timeline"](workbook).said.text == timeline.said.text


def test_more_at_once_helps_only_the_team_that_ends_last(workbook):
    timeline = EXPLORERS["roadmapping.timeline"](workbook)
    for team, end in (("team 1", 21), ("team 0", 12)):
        put(timeline.form, **{team: 2})
        timeline.form.click("plan")
        assert timeline.end == end


def test_each_reader_gets_another_version(workbook):
    readers = EXPLORERS["roadmapping.audiences"](workbook)
    assert readers.said.text.startswith("**Customers**") and "does not belong here" in readers.said.text
    for reader in readers.readers:
        put(readers.form, reader=reader)
        wrong = [line.id for line, _ in readers.amiss(reader)]
        shown = [id for id in readers.board.places()["shown"] if id not in wrong]
        readers.board.place({"shown": shown, "out": wrong})
    assert "All versions tell one story" in readers.said.text
    readers.board.place({"out": ["goal"]})
    assert "is missing" in readers.said.text
    readers.save_now()
    assert EXPLORERS["roadmapping.audiences"](workbook).said.text == readers.said.text


def test_a_shock_breaks_a_date_and_an_answer_saves_it_at_a_price(workbook):
    shocks = EXPLORERS["roadmapping.shocks"](workbook)
    assert "comes in week 18, needed by week 12" in shocks.said.text
    put(shocks.choose, answer="first")
    assert "comes in week 13" in shocks.said.text and "1 item is finished later" in shocks.said.text
    put(shocks.choose, answer="cut")
    assert "No outside date is broken" in shocks.said.text
    filter_ = shocks.plan.set_index("id").loc["MW-01"]
    assert filter_["finish"] - filter_["finish_before"] == 7  # as the text of the message says
    put(shocks.turn, card="kofi")
    assert "4 weeks later" in shocks.said.text and "Kofi" in shocks.told.text
    put(shocks.turn, card="korbmarkt")
    assert shocks.choose.values["answer"] == "cut"
    shocks.save_now()
    again = EXPLORERS["roadmapping.shocks"](workbook)
    assert again.said.text == shocks.said.text


def test_help_from_a_squad_with_slack_costs_one_week_and_work_that_pauses_is_no_overload(workbook):
    """An item that pauses was counted as at work in the weeks in which its squad stood still."""
    shocks = EXPLORERS["roadmapping.shocks"](workbook)
    put(shocks.turn, card="kofi")
    paused = shocks.plan.set_index("id").loc["MW-01"]
    assert paused["finish"] - paused["finish_before"] == 4 and not shocks.load["over"].any()
    still = shocks.load[(shocks.load["team"] == "Basket") & shocks.load["week"].between(8, 11)]
    assert still["load"].sum() == 0 and shocks.load["load"].sum() == 39  # the weeks of all items
    put(shocks.choose, answer="lend")
    assert "1 week later" in shocks.said.text and not shocks.load["over"].any()


def test_two_things_wanted_on_one_day_are_two_dates_that_can_break(workbook):
    shocks = EXPLORERS["roadmapping.shocks"](workbook)
    put(shocks.turn, card="nordhafen")
    assert shocks.said.text.count("needed by week 8") == 2
    put(shocks.choose, answer="pilot")
    assert shocks.said.text.count("needed by week 8") == 1
    put(shocks.choose, answer="talk")
    assert "No outside date is broken" in shocks.said.text


def test_every_answer_of_every_shock_can_be_computed(workbook):
    shocks = EXPLORERS["roadmapping.shocks"](workbook)
    for card in shocks.cards.values():
        put(shocks.turn, card=card.id)
        for answer in card.answers:
            put(shocks.choose, answer=answer.id)
            assert answer.price[:20] in shocks.said.text.replace("\\", "")


def test_a_no_has_a_place_of_its_own_and_is_not_judged_as_a_plan(workbook):
    """Later could only be thinned by moving wishes forward."""
    board = EXPLORERS["roadmapping.now-next-later"](workbook)
    places = board.board.places()
    gone = [*places["later"][2:], "MW-06"]
    board.board.place(
        {column: [id for id in ids if id not in gone] for column, ids in places.items()} | {"no": gone}
    )
    assert not [one for one in board.found if one.rule == "dustbin" or one.where == "MW-06"]
    assert "8 got a no" in board.said.text
    board.save_now()
    assert EXPLORERS["roadmapping.now-next-later"](workbook).board.places()["no"] == gone
