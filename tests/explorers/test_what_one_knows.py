"""Talking longer does not bring out what only one knows, asking for it does, and sticking undoes both."""

import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.explorers import EXPLORERS
from pmkit.explorers._meeting_facts import MOST_FACTS, MOST_PEOPLE, read_facts
from pmkit.methods import STRUCTURES, MeetingFormat, meeting_odds
from pmkit.practice import to_plain


@pytest.fixture
def case():
    return Play(EXPLORERS["people.what-one-knows"].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS["people.own-what-one-knows"].explorer())


def better(play):
    rows = play.result.charts["formats"].rows
    return dict(zip(rows["item"], rows["share"], strict=True))


def test_the_figures_are_those_of_a_thousand_meetings_with_the_facts_of_the_case(case):
    for key, label in STRUCTURES.items():
        odds = meeting_odds(load("meeting_facts"), MeetingFormat(structure=key))
        assert better(case)[label] == odds.better_chosen
        assert odds.says in case.set(structure=key).says
    assert better(case)["First opinions, without a talk"] == 0


def test_each_sits_in_a_seat_with_ten_facts_less_than_all_and_votes(case):
    assert to_plain(case.result.says["known"]).startswith(
        "Inês knows before the meeting (9 of 16 facts, 3 of them nobody else knows)"
    )
    assert {"list", "facts"} <= case.result.hidden, "what the others know is not given away before the vote"
    case.set(seat="Viktor", vote="sign-on in January")
    known = to_plain(case.result.says["known"])
    assert "You choose sign-on in January. Of the 9 facts that you know 6 speak for it" in known
    assert "of all 16 facts 6 do" in known and not {"list", "facts"} & case.result.hidden
    assert "of all 16 facts 10 do" in to_plain(
        case.set(vote="sign-on in March with a trial group").result.says["known"]
    )


def test_more_time_helps_a_little_more_people_hurt_and_a_named_expert_helps(case):
    label = STRUCTURES["free"]
    now = better(case)[label]
    assert better(case.set(turns=60))[label] > now
    assert better(case.set(turns=20, more=4))[label] < now
    assert better(case.set(more=0, expert="Viktor"))[label] > now


def test_with_every_fact_on_paper_it_fails_where_all_stick(case):
    case.set(structure="write", written=1.0, stick=0.0)
    assert better(case)[STRUCTURES["write"]] == 1 and "it does not help" not in case.says
    case.set(stick=1.0)
    assert better(case)[STRUCTURES["write"]] == 0
    assert "named in 100 % of the meetings" in case.says and "it does not help: 100 % stay" in case.says


def test_how_much_is_written_is_asked_only_where_somebody_writes(case):
    assert "written" in case.result.hidden
    assert "written" not in case.set(structure="write").result.hidden


def test_too_few_turns_for_a_round_are_said(case):
    case.set(structure="round", turns=4, more=6)
    assert "4 turns are too few: each of 10 people needs a turn in the round." in case.says
    assert "too few" not in case.set(structure="free").says
    assert "needs the time of a turn to write" in case.set(structure="write").says


def test_own_facts_show_who_holds_what_nobody_else_knows(own):
    assert own.says.startswith("Known to one person only: 4 of 7 facts. By person: Sam 1, Lee 2 and Ana 1.")
    assert "invented example" in own.result.says["read"]
    who = [row["who"] for row in own.result.tables["list"].rows]
    assert who == ["all", "all", "all", "Sam", "Lee", "Ana", "Lee"] and "list" not in own.result.hidden


def test_names_and_ways_are_read_as_people_write_them(own):
    own.set(meeting="fact;who;for\nx;Ana and ben;Stay\ny;all;go\nz;BEN / Cem & Ana;stay ")
    assert [row["who"] for row in own.result.tables["list"].rows] == ["Ana, ben", "all", "all"]
    assert own.field("expert").options == {"": "nobody", "Ana": "Ana", "ben": "ben", "Cem": "Cem"}
    assert "“stay”: taken as one of the two ways" in to_plain(own.result.says["read"])
    assert "No fact is known to one person only" in own.says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Nothing is pasted yet."),
        ("x;Ana;stay\ny;Ben;Stay", "All facts speak for “stay”. Add what speaks for the other way"),
        ("x;Ana;a\ny;Ben;b\nz;Ana;c", "The facts speak for 3 ways: “a”, “b” and “c”."),
        ("x;all;a\ny;everybody;b", "name at least two people"),
        ("x;Ana;a\ny;Ana;b", "name at least two people"),
        ("x;,;a\ny;Ana, Ben;b", "name at least two people"),
        ("\n".join(f"f{n};Ana, Ben;{'ab'[n % 2]}" for n in range(MOST_FACTS + 1)), "There are 61 facts"),
        ("\n".join(f"f{n};P{n};{'ab'[n % 2]}" for n in range(MOST_PEOPLE + 1)), "21 people"),
    ],
)
def test_what_makes_no_meeting_is_refused_with_a_remedy_and_kept(own, text, says):
    own.set(meeting=text)
    assert says in own.says and own.of("meeting") == text
    assert not own.result.charts and own.set(meeting=own.explorer.sample).result.charts


def test_a_row_without_a_name_is_left_out_and_said(own):
    own.set(meeting="x;Ana;a\ny;Ben;b\nz;;b")
    assert "Line 3 left out" in own.result.says["read"] and "“z”" not in own.says


def test_facts_that_balance_have_no_better_way_and_no_chart_of_it(own):
    own.set(meeting="x;Ana;a\ny;Ben;b")
    assert "speak for neither way" in own.says and "formats" in own.result.hidden


def test_an_expert_of_another_meeting_gives_way_to_nobody(own):
    own.set(expert="Lee")
    assert own.set(meeting="x;Ana;a\ny;Ben;a\nz;Ben;b").of("expert") == ""


def test_neither_names_nor_facts_are_taken_along_only_how_many(own):
    own.set(meeting="the secret;Ana;hither\nthe other;Ben;yonder\nthe third;Ben;yonder")
    left = str(own.explorer.readable(own.seen))
    assert "3 of 3 facts" in left
    assert not any(word in left for word in ("secret", "Ana", "Ben", "hither", "yonder"))


def test_markup_stays_text(own):
    own.set(meeting="<b>x</b>;*Ana*;a\ny;Ben;<i>\nz;Ben;<i>")
    assert "*Ana* 1" in own.says and "<i>" in own.says
    assert r"\<i\>" in own.result.sentence or r"\<i>" in own.result.sentence


def test_the_largest_meeting_is_still_read():
    rows = [f"f{n};P{n % MOST_PEOPLE};{'ab'[n % 3 == 0]}" for n in range(MOST_FACTS)]
    assert not read_facts("\n".join(rows)).problem
