"""What is called done without its checks is work for later, and some qualities nobody looks at."""

import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.done import Done
from pmkit.practice import to_plain


@pytest.fixture
def done():
    return Play(EXPLORERS["delivery.done"].explorer())


@pytest.fixture
def own():
    return Play(EXPLORERS["delivery.own-done"].explorer())


def keys(play):
    form = play.control("checks")
    return {field.label.rpartition(" (")[0]: field.key for field in form.fields[:-1]}


def unwatched(play):
    return to_plain(play.result.says["unwatched"])


def read(play):
    return to_plain(play.result.says["read"])


def test_done_except_for_testing_weighs_six_weeks_of_the_hours_set_aside(done):
    skipped = load("done_checks").set_index("check").loc[list(done.explorer.skipped), "hours_per_item"].sum()
    items = load("throughput")["squad_basket"].tail(6).sum()
    assert (skipped, items) == (9.5, 5)
    assert done.says.startswith("Each item leaves 9.5 hours undone. 5 items are called done, and 47.5 hours")
    assert done.says.endswith("What is called done on 20 November 2026 is done on 1 January 2027.")
    assert done.chart.title == "After 6 weeks, 47.5 hours of work are not done"
    assert done.chart.rows["value"].tolist() == [9.5, 28.5, 28.5, 38, 38, 47.5]


def test_the_factor_is_the_readers_guess_and_moves_the_honest_date(done):
    assert "guess" not in done.says
    done.set(factor=2)
    assert "To do it later takes 95 hours: 11.9 weeks" in done.says
    assert "is done on 12 February 2027." in done.says
    assert "The factor of 2 is your guess: there is no number for all teams" in done.says
    assert done.field("factor").max == 3


def test_without_hours_set_aside_there_is_no_honest_date(done):
    assert "So there is no honest date" in done.set(capacity=0).says


def test_every_check_made_leaves_nothing_undone_but_two_qualities_that_no_check_looks_at(done):
    done.press("all")
    assert done.says == "Every check is made: 5 items called done are done."
    assert done.chart.title == "After 6 weeks, nothing is left undone"
    assert "skipped" in done.result.hidden
    assert unwatched(done).endswith("For compatibility and flexibility there is no check at all.")


def test_a_check_that_is_left_out_takes_its_quality_with_it_unless_another_looks(done):
    done.press("all")
    names = keys(done)
    done.set(**{names["The help text is there, read by somebody from support"]: False})
    assert "interaction capability" not in unwatched(done)
    done.set(**{names["It works by keyboard and with a screen reader"]: False})
    assert "For interaction capability the check is left out." in unwatched(done)
    row = next(row for row in done.result.tables["qualities"].rows if row["id"] == "interaction capability")
    assert row["kept"] == "nobody" and row["out"].count(";") == 1


def test_what_stays_hidden_is_listed_with_its_hours(done):
    rows = {row["check"]: row["hours"] for row in done.result.tables["skipped"].rows}
    assert rows["The examples run by themselves"] == 20 and sum(rows.values()) == 47.5
    assert "Hidden: rules that the product breaks" in done.says


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Write how many items are called done in each week: 1 2 0 1."),
        ("1 two", "“two” is no number of items. Write whole numbers, first week first."),
        ("1 " * 27, "27 weeks are too many here. Write at most 26."),
    ],
)
def test_weeks_that_can_not_be_read_are_told_at_the_field_and_stay(done, typed, told):
    done.set(finished=typed)
    assert done.result.errors == {"finished": told} and done.says == told and done.of("finished") == typed


def test_weeks_in_which_nothing_is_finished_leave_nothing_undone(done):
    done.set(finished="0 0")
    assert "Nothing is finished in these weeks, so nothing is left undone yet." in done.says
    assert "Hidden:" not in done.says


def test_own_checks_begin_with_an_example_that_says_so(own):
    assert read(own).startswith("This is an invented example.")
    assert own.says.endswith("The honest date is 2.2 weeks after the one that you name.")
    assert EXPLORERS["delivery.own-done"].label == "your own product"


def test_own_checks_are_read_and_every_row_that_is_not_is_told(own):
    own.set(mine="check;hours;quality\nA *star*;1,5;usability\nB;x;\nC;2;beauty\nD;;\n")
    assert [field.label for field in own.control("checks").fields[:-1]] == [
        "A *star* (1.5 hours)",
        "C (2 hours)",
    ]
    assert "This is an invented example" not in read(own)
    assert "2 rows read, 2 left out." in read(own)
    assert "1 cell taken as empty in the column quality (line 4: “beauty”" in read(own)
    own.set(**{"check 1": False})
    assert "Hidden: what “A *star*” would find." in own.says
    assert "For interaction capability the check is left out." in unwatched(own)


@pytest.mark.parametrize(
    ("pasted", "told"),
    [
        ("", "Nothing is pasted yet. Paste a table whose first line names its columns: check and hours"),
        ("check,hours\nA,1\nB,1\nA,2", "Line 4: “A” stands twice. Remove one, or tell the two apart."),
        ("check,hours\nA,\n", "No check could be read, so nothing is worked out."),
        ("check,hours\n" + "".join(f"c{n},1\n" for n in range(41)), "41 checks are more than a team makes"),
        ("check\nA", "There is no column for “hours”."),
    ],
)
def test_a_table_that_can_not_be_used_gets_a_sentence(own, pasted, told):
    own.set(mine=pasted)
    assert own.says.startswith(told) and not own.result.charts and own.of("mine") == pasted


def test_checks_without_a_quality_are_asked_for_one(own):
    own.set(mine="check,hours\nA,1\n")
    assert unwatched(own).startswith("No check names a quality.")


def test_a_decision_about_a_check_stays_while_the_text_is_mended(own):
    own.set(**{keys(own)["A colleague has read it"]: False})
    text = own.of("mine")
    own.set(mine="check").set(mine=text)
    assert not own.of("check 1")


def test_the_class_is_the_same_for_the_case_and_for_own_checks(done, own):
    assert type(done.explorer) is type(own.explorer) is Done


def test_the_names_of_checks_are_shown_whole(done):
    shown = [
        column for table in done.result.tables.values() for column in table.columns if "type" not in column
    ]
    assert all(column.get("wide") for column in shown if column["key"] in ("kept", "out", "catches"))
