"""Who is speaking, on pasted verbatims."""

import pytest
from play import Play

from pmkit.course.explorers import EXPLORERS

VOICES = (
    "text;group;theme;date\nplans break;families;planning;2026-09-01\nnuts;allergy;nuts;2026-09-02\n"
    "too dear;families;price;2026-08-01\nnuts again;allergy;Nuts ;2026-08-03\n"
    "plan;Families;planning;2026-08-09\nplan;families;planning;2026-08-10\nwhat;families;;2026-08-09\n"
)


@pytest.fixture
def own():
    return Play(EXPLORERS["discovery.own-voices"].explorer())


def test_it_says_first_what_to_paste(own):
    assert own.says.startswith(
        "Nothing is pasted yet. Paste a table whose first line names its columns: text and group"
    )


def test_themes_are_counted_alike_until_the_people_are_known(own):
    own.set(voices=VOICES)
    assert own.says.startswith("By voice, planning comes first: 50.0 % of 6 voices")
    assert "say in the second field how many people belong to each group." in own.says
    assert "1 voice without a theme is left out." in own.says
    own.set(people="families,100\nallergy,300\nstudents,50")
    assert "By people in the group it is nuts: 78.9 %" in own.says
    assert "Nobody was heard of students" in own.says


def test_a_month_can_be_chosen_where_dates_are_given(own):
    own.set(voices=VOICES).set(month="2026-09")
    assert "of 2 voices" in own.says
    own.set(voices="text;group\na;x\n")
    assert [one.key for one in own.seen.controls] == ["data"]


def test_without_themes_groups_are_counted_and_it_says_so(own):
    own.set(voices="text,group\na,x\nb,y\nc,x", people="x,1\ny,9\nz,10")
    assert own.chart.title == "x: 66.7 % of the voices, 5.0 % of the people"
    assert "Nobody was heard of z: ask them. No theme is given, so only groups are counted" in own.says


@pytest.mark.parametrize("people", ["", "x,1", "x,0\ny,0", "x;y", "nonsense"])
def test_people_that_are_missing_are_asked_for_by_name(own, people):
    own.set(voices="text,group\na,x\nb,y\nc,x", people=people)
    assert "Nothing is weighed yet: say in the second field how many people belong to" in own.says


def test_rows_that_cannot_be_read_are_told_with_their_line(own):
    own.set(voices="text;group\n;x\nb;\n")
    assert own.says == "No row of the table could be read; see why below."
    assert "Line 2 left out" in own.result.says["read"]
