"""Whoever is asked too early says no, and a no stands: the order of the talks decides how they end."""

import re
from itertools import permutations

import pytest
from play import Play

from pmkit.charts.render import chart_svg
from pmkit.course.explorers import EXPLORERS
from pmkit.course.people import allies_data
from pmkit.explorers.first_talks import MEETING, TALKS, FirstTalks
from pmkit.methods import run_talks
from pmkit.practice import to_plain


@pytest.fixture
def talks():
    return Play(EXPLORERS["people.first-talks"].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS["people.own-first-talks"].explorer())


def ordered(play, *names):
    every = [*play.values["board"][TALKS], *play.values["board"][MEETING]]
    return play.set(board={TALKS: list(names), MEETING: [name for name in every if name not in names]})


def effects(play):
    return {row["person"]: (row["less"], row["more"]) for row in play.result.tables["effects"].rows}


def told(play, key):
    return to_plain(play.result.says[key])


def pasted(*rows):
    return "name,needs,listens to\n" + "\n".join(rows)


def test_talks_by_rank_win_one_of_eight(talks):
    assert talks.values["board"][TALKS] == ["Viktor", "Clara", "Ruth", "Kofi", "Inês"]
    assert talks.says == "1 of 8 is for it at the end. Asked too early: Viktor, Clara, Ruth and Kofi."
    assert talks.chart.title == "1 of 8 is for it at the end"


def test_the_best_order_is_shown_when_asked_for_and_wins_all(talks):
    assert told(talks, "best") == ""
    talks.set(show=True)
    assert told(talks, "best").startswith("The best order ends with 8 of 8. 3 of 6,720 orders do as well")
    talks.press("take")
    assert talks.values["board"][TALKS] == ["Inês", "Kofi", "Samira", "Ruth", "Tomasz"]
    assert talks.says == "8 of 8 are for it at the end."


def test_no_order_of_four_people_does_better_than_the_best():
    people = allies_data.allies()
    small = people[people["person"].isin(["Inês", "Kofi", "Aoife", "Samira"])].reset_index(drop=True)
    small["listens_to"] = [[one for one in ids if one in set(small["person"])] for ids in small["listens_to"]]
    play = Play(FirstTalks(small)).press("take")
    ends = [len(run_talks(small, order).supporters) for order in permutations(small["person"])]
    assert int(play.says.split()[0]) == max(ends) > min(ends)


def test_the_steps_say_what_each_person_heard(talks):
    ordered(talks, "Inês", "Kofi", "Viktor")
    rows = [
        (row["step"], row["person"], row["heard"], row["says"]) for row in talks.result.tables["steps"].rows
    ]
    assert rows[:3] == [
        ("talk 1", "Inês", 0, "yes"),
        ("talk 2", "Kofi", 1, "yes"),
        ("talk 3", "Viktor", 1, "no"),
    ]
    assert {row[0] for row in rows[3:]} == {"meeting"}
    assert talks.chart.rows["words"].tolist()[:4] == ["yes: 1", "yes: 2", "no, still 2", "yes: 3"]
    assert "3. Viktor no, still 2" in talks.chart.description


def test_the_axis_counts_whole_people(talks):
    def ticks():
        return [tick for tick in re.findall(r">([\d.]+)</text>", chart_svg(talks.chart)) if len(tick) < 4]

    assert ticks() == ["0", "1"], "a smallest step alone drew 0.5 of a person"
    talks.press("take")
    assert ticks() == ["0", "2", "4", "6", "8"]


def test_one_changed_threshold_stops_everything(talks):
    talks.press("take")
    assert effects(talks)["Inês"] == (None, 0)
    assert effects(talks)["Kofi"] == (8, 1)
    assert effects(talks)["Clara"] == (8, 7)
    assert told(talks, "fragile") == "If Inês needed one voice more, 0 instead of 8 are for it at the end."


def test_the_fragility_is_that_of_the_order_on_the_board(talks):
    assert effects(talks)["Kofi"] == (5, 1)
    assert told(talks, "fragile") == "If Kofi needed one voice less, 5 instead of 1 are for it at the end."


def test_more_than_five_talks_are_told(talks):
    assert talks.result.columns["board"][TALKS]["meter"]["over"] is False
    talks.move("board", **{TALKS: ["Aoife"]})
    assert "There is time for 5 talks; you plan 6." in talks.says
    assert talks.result.columns["board"][TALKS]["meter"]["over"] is True


def test_without_any_talk_the_meeting_decides_alone(talks):
    assert ordered(talks).says == "1 of 8 is for it at the end."


def test_it_says_that_it_is_a_model_and_asks_about_openness(talks):
    assert told(talks, "model").startswith("This is a model of thresholds, not of these people")
    assert talks.field("told").label == "Would you tell them openly that you spoke before?"
    answers = {told(talks.set(told=one), "answer") for one in ("", "yes", "asked", "no")}
    assert len(answers) == 4


def test_a_card_says_whom_somebody_listens_to_and_what_they_ask(talks):
    cards = {card["id"]: card["detail"] for card in talks.control("board").cards}
    assert cards["Inês"] == "Needs nobody before. Asks: Is the login library done before the sign-on?"
    assert cards["Samira"].startswith("Needs 2 of Inês, Kofi and Aoife. Asks: ")


# --- one's own
def test_own_people_begin_with_the_ferry_line_and_say_so(own):
    assert told(own, "read").startswith("This is an invented example.")
    assert own.says == "4 of 6 are for it at the end. Asked too early: Harbour master and Tour operator."
    assert own.press("take").says == "6 of 6 are for it at the end."


def test_without_anybody_who_begins_nothing_starts(own):
    own.set(people=pasted("A,1,B", "B,1,C", "C,1,B")).set(show=True)
    assert "Nobody begins: everybody waits for somebody else." in own.says
    assert told(own, "best").startswith("No order starts anything")
    assert "Nobody begins" in own.set(people=pasted("A,1,", "B,1,A")).says


def test_people_who_wait_for_each_other_in_a_circle_are_named(own):
    own.set(people=pasted("A,0,", "B,1,C", "C,1,B"))
    assert "B waits for C and C waits for B: none of them goes first." in own.says
    assert own.warnings("board") == {
        "B": "Joins in no order. Needs 1 of C; 0 joined.",
        "C": "Joins in no order. Needs 1 of B; 0 joined.",
    }


def test_somebody_who_needs_more_than_they_listen_to_is_warned_of(own):
    own.set(people=pasted("A,0,", "B,3,A"))
    assert "this can't come about" in own.warnings("board")["B"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Nothing is pasted yet. Paste a table whose first line names its columns: name and needs"),
        (pasted("A,1,A"), "A listens to themselves. Remove the name."),
        (pasted("A,0,", "B,1,*Zoe*"), "B listens to “*Zoe*”, who is not in the table. Add a row, or correct"),
        (pasted("A,0,", "B,1,A", "A,2,B"), "Row 4: person is “A”. This name stands twice."),
        (pasted("A,0,", "B,1.5,A"), "Row 3: needs is 1.5. Write a whole number."),
        (pasted(",0,"), "Nobody could be read, so nothing is worked out."),
        (pasted(*(f"P{n},0," for n in range(31))), "31 people are too many for one board."),
        ("name\nA", "There is no column for “needs”."),
    ],
)
def test_a_table_that_can_not_be_used_gets_a_sentence_and_stays(own, text, said):
    own.set(people=text)
    assert own.says.startswith(said) and not own.result.charts and own.of("people") == text


def test_a_row_without_a_name_is_left_out_and_told(own):
    own.set(people=pasted(",1,A", "A,0,", "B,1,A"))
    assert "Line 2 left out: Name must not be empty." in told(own, "read")
    assert own.says.startswith("2 of 2")


def test_without_names_to_listen_to_everybody_listens_to_everybody_which_is_told(own):
    own.set(people="name,needs\nA,0\nB,1\nC,2\n")
    assert "so everybody listens to everybody" in told(own, "read")
    assert own.says == "3 of 3 are for it at the end."


def test_more_than_nine_people_have_too_many_orders_to_try(own):
    own.set(people=pasted(*(f"P{n},0," for n in range(10))))
    before = own.values["board"]
    own.press("take")
    assert own.values["board"] == before
    assert told(own, "best").startswith("10 people have too many orders to try.")


def test_an_order_stays_while_the_table_is_mended(own):
    ordered(own, "Captain", "Mechanic")
    text = own.of("people")
    own.set(people="name").set(people=text)
    assert own.values["board"][TALKS] == ["Captain", "Mechanic"]


def test_what_somebody_thinks_of_colleagues_is_not_taken_along(own, talks):
    assert own.explorer.readable(own.seen) == ()
    assert talks.explorer.readable(talks.seen)


def test_names_with_markup_are_text(own):
    own.set(people=pasted("A,0,", "*B*,2,A"))
    assert "Asked too early: *B*." in own.says and r"\*B\*" in own.result.sentence
