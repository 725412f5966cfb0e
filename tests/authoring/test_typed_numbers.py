"""A figure that is typed where a name should stand is told with its line; givens, years and counts not."""

import pytest

from pmkit.authoring.typed_numbers import typed_numbers
from pmkit.practice.draft import Setting
from pmkit.practice.draft_lines import split
from pmkit.practice.quiz_markdown import question
from pmkit.practice.values import Values

NAMES = {"wip": 12, "pace": 3, "weeks": 4.0, "wrong": 36}
SOUND = """## wip · number · flow · 2 min
A squad has {wip} items in progress and finishes {pace} a week: 24 in two months. How long is one item?

= {weeks} weeks
! multiplied {wrong} :: You multiplied {wip} and {pace}. More items a week must give fewer weeks.
hint: By 31 March 2027, at 9:40, MW-06 has one of 24 items; that is 100 % of Q1.
why: {wip} ÷ {pace} = {weeks} weeks, in 1 of 3 squads.
source: J. Little, 1961, page 383
"""


def told(text):
    (draft,) = split(text, Setting("c/x.md", values=Values(lambda: NAMES), strict=True))[2]
    return list(typed_numbers(draft, question(draft, "c")))


def test_names_givens_dates_years_and_small_counts_are_free():
    assert told(SOUND) == []


PLANTED = {
    "why: {wip} ÷ {pace} = {weeks}": ("why: {wip} ÷ {pace} = 4.5", 7, "4.5 is typed and no given"),
    "More items a week": ("At 15 % more items a week", 5, "15 is typed and no given"),
    "one of 24 items": ("one of 27 items", 6, "27 is typed and no given"),
    "= {weeks} weeks\n": ("= 4 weeks\n", 4, "4 is a typed key. Write a name of values.py in braces"),
    "multiplied {wrong}": ("multiplied 36", 5, "36 is a typed key"),
    "hint:": ("given: 55 %\nhint:", 6, "55 is listed as given and stands in no reply"),
}


@pytest.mark.parametrize("sound", PLANTED)
def test_a_typed_figure_is_told_with_its_line_and_remedy(sound):
    planted, line, says = PLANTED[sound]
    found = told(SOUND.replace(sound, planted))
    assert len(found) == 1
    assert found[0][0] == line and says in found[0][1]


def test_what_is_listed_as_given_may_be_typed():
    text = SOUND.replace("why:", "given: 29 %, 1,500\nwhy: Of 1,500 people 29 % said so.")
    assert told(text) == []


def test_a_reason_may_repeat_what_the_options_say():
    text = "## x · choose one\nWhich?\n\n(x) 55,400 EUR :: It is 55,400.\n( ) 12.5 :: Not {wip}."
    assert told(text) == []
    assert [line for line, _ in told(text.replace("It is 55,400", "It is 55,401"))] == [4]
