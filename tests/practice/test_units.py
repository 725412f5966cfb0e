"""A number with another unit than the one asked for is told so, in the unit that was typed."""

import pytest
from questions_for_tests import ALLOCATE, ESTIMATE

from pmkit.practice import Number, Predict, Trap, Verdict, check
from pmkit.practice.markdown import to_plain


def number(**values):
    fields = {"id": "a.b", "prompt": "?", "skill": "s", "minutes": 1}
    return Number(**(fields | values))


HOURS = number(expected=4.8, unit="hours")


@pytest.mark.parametrize("typed", ["288 min", "288 minutes", "about 288 min", "0.6 days", "0.6 person-days"])
def test_a_figure_in_another_unit_of_time_is_not_read_as_the_one_asked_for(typed):
    said = check(HOURS, typed)
    assert said.verdict is Verdict.NOT_YET
    assert to_plain(said.message) == f"You wrote “{typed}”; the question asks for hours."
    assert said.next_step == "Work your figure out in hours, then check again."


@pytest.mark.parametrize("typed", ["900 €", "$900", "900 items", "90 %"])
def test_so_is_a_figure_of_another_kind(typed):
    assert "the question asks for hours" in check(HOURS, typed).message


@pytest.mark.parametrize(
    ("unit", "typed"),
    [
        ("hours a week", "5 h"),
        ("hours", "5 pieces"),
        ("person-months", "5 months"),
        ("person-months", "5 person months"),
        ("households", "5,000 families"),
        ("points, 0 to 20", "90 %"),
        ("EUR", "5 €"),
    ],
)
def test_a_unit_that_fits_or_that_nobody_knows_is_quoted_as_it_was_typed(unit, typed):
    said = check(number(expected=70, unit=unit), typed)
    assert to_plain(said.message).startswith(f"You wrote “{typed}”; the result is ")


def test_a_per_cent_sign_is_a_part_of_one_where_no_unit_is_asked_for():
    grade = number(expected=0.8, tolerance=0.005, traps=(Trap(id="left", value=0.2, says="That is left."),))
    assert check(grade, "80 %").verdict is Verdict.RIGHT
    assert check(grade, "20 %").message == "That is left."
    assert check(grade, "50 %").message == "You wrote 0.5; the result is larger."


def test_a_trap_speaks_before_the_unit_unless_time_is_meant_in_another_unit():
    trap = Trap(id="households", value=210, says="That is how many.")
    assert check(number(expected=0.95, unit="%", traps=(trap,)), "210 households").message == trap.says
    three = Trap(id="three", value=3, says="You left out the waiting.")
    said = check(number(expected=9, unit="hours", traps=(three,)), "3 days")
    assert "the question asks for hours" in said.message


def test_guesses_ranges_and_shares_of_a_total_are_told_so_too():
    guess = check(Predict(id="a.b", prompt="?", skill="s", minutes=1, unit="hours"), "30 min")
    assert not guess.understood and guess.message == "You wrote “30 min”; the question asks for hours."
    seats = check(ESTIMATE, {"low": "3 days", "high": "5 days"})
    assert not seats.understood and "the question asks for" in seats.message
    given = check(ALLOCATE, {"customers": "90 min", "team": "20", "meetings": "2"})
    assert not given.understood and "“90 min”; the question asks for hours" in given.message
