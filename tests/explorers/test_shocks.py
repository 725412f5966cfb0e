"""A shock breaks a date, an answer saves it at a price; on one's own plan its items are what it is about."""

import pandas as pd
import pytest
from play import Play

from pmkit.course.roadmapping import data
from pmkit.course.roadmapping.shock_cards import CARDS
from pmkit.explorers.shock_cards import cards_for
from pmkit.explorers.shocks import Shocks
from pmkit.explorers.timeline import prepared
from pmkit.methods import InputError


@pytest.fixture
def shocks():
    frame = data.schedule().drop(columns="start")
    return Play(Shocks(frame, cards=CARDS, capacity=data.CAPACITY))


@pytest.fixture
def items():
    return pd.DataFrame(
        {
            "id": list("ABCDE"),
            "item": ["Ask", "Build *it*", "Check", "Deliver", "End"],
            "duration": [2.0, 6.0, 1.0, 3.0, 2.0],
            "value": [1.0, 2.0, 9.0, 3.0, 1.0],
            "requires": [[], ["A"], [], ["C"], []],
        }
    )


def effect(play):
    values = play.values
    card = play.explorer.cards(int(values.get("at_once", 1)))[values["card"]]
    answer = next(one for one in card.answers if one.id == values["answers"][card.id])
    return play.explorer.effect(card, answer, int(values.get("at_once", 1)))


def apart(play):
    row = effect(play).plan.set_index("id").loc["MW-01"]
    return row["finish"] - row["finish_before"]


def test_a_shock_breaks_a_date_and_an_answer_saves_it_at_a_price(shocks):
    assert "comes in week 18, needed by week 12" in shocks.says
    shocks.set(answer="first")
    assert "comes in week 13" in shocks.says and "1 item is finished later" in shocks.says
    shocks.set(answer="cut")
    assert "No outside date is broken" in shocks.says
    assert apart(shocks) == 7  # as the text of the message says


def test_each_message_keeps_its_answer(shocks):
    shocks.set(answer="cut").set(card="kofi")
    assert shocks.of("answer") == "nothing"
    assert "4 weeks later" in shocks.says and "Kofi" in shocks.result.says["told"]
    assert shocks.set(card="korbmarkt").of("answer") == "cut"
    assert Play(shocks.explorer, shocks.state).says == shocks.says


def test_help_from_a_squad_with_slack_costs_one_week_and_work_that_pauses_is_no_overload(shocks):
    """An item that pauses was counted as at work in the weeks in which its squad stood still."""
    shocks.set(card="kofi")
    load = effect(shocks).load
    assert apart(shocks) == 4 and not load["over"].any()
    still = load[(load["team"] == "Basket") & load["week"].between(8, 11)]
    assert still["load"].sum() == 0
    assert load["load"].sum() == data.schedule()["duration"].sum()
    shocks.set(answer="lend")
    assert "1 week later" in shocks.says and not effect(shocks).load["over"].any()


def test_two_things_wanted_on_one_day_are_two_dates_that_can_break(shocks):
    shocks.set(card="nordhafen")
    assert shocks.says.count("needed by week 8") == 2
    assert shocks.set(answer="pilot").says.count("needed by week 8") == 1
    assert "No outside date is broken" in shocks.set(answer="talk").says


def test_every_answer_of_every_shock_can_be_computed(shocks):
    for card in CARDS:
        shocks.set(card=card.id)
        for answer in card.answers:
            assert answer.price[:20] in shocks.set(answer=answer.id).says


def test_an_answer_that_is_gone_is_to_do_nothing(shocks):
    shocks = Play(shocks.explorer, {"card": "flood", "answers": {"korbmarkt": "pray", "kofi": "lend"}})
    assert (shocks.of("card"), shocks.of("answer")) == ("korbmarkt", "nothing")
    assert shocks.set(card="kofi").of("answer") == "lend"


# --- on one's own plan
def test_the_messages_are_about_one_s_shown_items(items):
    longer, away, date = cards_for(prepared(items), {"the team": 1.0})
    assert "“Build \\*it\\*”: 12 weeks, not 6" in longer.text and longer.effect == {"durations": {"B": 12.0}}
    assert away.effect["new_capacity"]["the team"][0][1] == 0
    assert "“Check”" in date.text and set(date.deadlines) == {"C"}  # worth most


def test_every_answer_can_be_computed_at_every_size_of_the_team(items):
    one = Play(Shocks(items))
    ends = set()
    for at_once in (1, 3):
        one.set(at_once=at_once)
        for card in one.explorer.cards(at_once).values():
            one.set(card=card.id)
            for answer in card.answers:
                one.set(answer=answer.id)
                assert "The plan ends" in one.says and "nan" not in one.says
        ends.add(effect(one).end_before)
    assert len(ends) == 2


def test_what_was_answered_comes_back(items):
    one = Play(Shocks(items)).set(at_once=2, card="date").set(answer="first")
    again = Play(Shocks(items), one.state)
    assert (again.of("card"), again.of("answer"), again.of("at_once")) == ("date", "first", 2)
    assert again.says == one.says


def test_items_that_wait_for_each_other_are_told(items):
    with pytest.raises(InputError, match="can be first"):
        Play(Shocks(items.assign(requires=[["B"], ["A"], [], [], []])))
