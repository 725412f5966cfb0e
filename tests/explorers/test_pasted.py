"""A pasted table is read, and all that was not read as typed is told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from play import Play

from pmkit.explorers import Explorer, Form, Pasted, Result
from pmkit.explorers.pasted_table import Wanted, plain, read_lines, read_table
from pmkit.widgets.explorer_view import ExplorerView

COLUMNS = (
    Wanted("text", "text", words=("verbatim", "comment")),
    Wanted("people", "people", kind="number", words=("count",), min=0),
    Wanted("day", "date", kind="date", required=False),
    Wanted(
        "side",
        "side",
        kind="choice",
        required=False,
        options=(("stays", "stays"), ("left", "left"), ("left", "gone")),
    ),
)


def told(text, columns=COLUMNS, **more):
    return "\n".join(read_table(text, columns, **more).told)


@pytest.mark.parametrize("mark", ["\t", ";", ",", "|"])
def test_it_finds_the_mark_between_the_cells_and_the_columns_by_their_names(mark):
    text = f"COMMENT {mark}Count{mark}Date\nslow{mark}3{mark}2026-10-01\n"
    table = read_table(text, COLUMNS)
    assert table.frame[["text", "people", "line"]].to_numpy().tolist() == [["slow", 3.0, 2]]
    assert table.frame["day"].dt.day.tolist() == [1]
    assert "“COMMENT” is text, “Count” is people and “Date” is date." in table.told[0]


def test_a_cell_in_quotation_marks_may_hold_line_breaks_and_marks():
    table = read_table('text,people\n"one, two\nthree",4\nfour,x\n', COLUMNS)
    assert table.frame["text"].tolist() == ["one, two\nthree"]
    assert [one.line for one in table.left_out] == [4]
    assert table.left_out[0].reason.startswith("“x”")


def test_headers_are_compared_without_case_blanks_and_underscores():
    assert plain("Sign-up_Date ") == plain("sign up date")
    columns = (Wanted("key", "signup date", words=("sign up date",)),)
    assert read_table("SIGN_UP-DATE\nx", columns).frame["key"].tolist() == ["x"]


def test_columns_that_are_called_as_they_are_wanted_are_only_named():
    assert read_table("text,People\na,1\n", COLUMNS).told[0] == (
        "The columns text and people were found. Between the cells: commas."
    )
    assert read_table("text\na\n", COLUMNS[:1]).told[0] == "The column text was found."


def test_a_title_is_told_without_the_empty_cells_beside_it():
    assert "passed over: “Our voices, spring”." in told("Our voices;spring;;\ntext;people;date;side\na;1;;\n")


def test_decimal_commas_are_told():
    said = told("text;people\na;1,5\nb;2,25\n")
    assert "Decimal commas in the column people." in said
    assert read_table("text;people\na;1,5\nb;2,25\n", COLUMNS).frame["people"].tolist() == [1.5, 2.25]


def test_a_row_that_cannot_be_read_is_left_out_with_its_line_and_the_reason():
    table = read_table("text;people\na;1\nb;many\n;3\nc;-1\n", COLUMNS)
    assert table.frame["text"].tolist() == ["a"]
    assert [one.line for one in table.left_out] == [3, 4, 5]
    assert table.left_out[1].reason == "Text must not be empty."
    assert "1 row read, 3 left out." in table.told


def test_many_rows_left_out_are_all_counted_and_their_lines_named():
    table = read_table("text;people\n" + "b;many\n" * 12 + "a;1", COLUMNS)
    assert len(table.left_out) == 12
    assert table.told[-1] == "Left out for such reasons too: lines 7, 8, 9, 10, 11, 12 and 13."


def test_an_optional_cell_that_cannot_be_read_is_taken_as_empty_and_told():
    table = read_table("text;people;date;side\na;1;soon;gone\nb;2;2026-10-01;maybe\n", COLUMNS)
    assert len(table.frame) == 2
    assert table.frame["day"].isna().tolist() == [True, False]
    assert table.frame["side"].fillna("").tolist() == ["left", ""]
    assert "1 cell taken as empty in the column date (line 2: “soon” is no date)." in table.told
    assert any("column side (line 3: “maybe”" in one for one in table.told)


def test_a_date_that_can_be_two_days_is_not_guessed_and_other_dates_decide():
    assert "can be two days" in told("text;people;date\na;1;03/04/2026")
    said = told("text;people;date\na;1;03/04/2026\nb;1;25/04/2026")
    assert "the day comes first" in said
    assert "two days" not in said


def test_without_a_header_the_columns_are_taken_in_their_order_where_that_is_allowed():
    assert read_table("slow;3\nfast;4", COLUMNS).problem.startswith("No line names the columns.")
    table = read_table("slow;3\nfast;4", COLUMNS, header_needed=False)
    assert table.frame["people"].tolist() == [3, 4]
    assert table.told[0].endswith("column 1 is text and column 2 is people.")


def test_a_missing_column_is_named_with_what_it_may_be_called():
    problem = read_table("text;group\nslow;a", COLUMNS).problem
    assert "There is no column for “people”" in problem
    assert "with semicolons between them" in problem
    assert "Call the column “people”; count is understood too." in problem


def test_a_column_alone_keeps_the_commas_of_its_texts():
    table = read_table("verbatim\nslow, and dear\nfine", COLUMNS[:1])
    assert table.frame["text"].tolist() == ["slow, and dear", "fine"]
    alone = read_table("slow, and dear\nfine", COLUMNS[:1], header_needed=False)
    assert alone.frame["text"].tolist() == ["slow, and dear", "fine"]


def test_a_comma_that_cuts_a_text_in_two_is_told_not_lost():
    table = read_table("text,people\nslow, and dear,3\nfine,4\nbad,5", COLUMNS)
    assert table.frame["text"].tolist() == ["fine", "bad"]
    assert table.left_out[0].reason.startswith("It has 3 cells, the table has 2.")


def test_a_title_above_the_header_and_other_columns_are_told():
    said = told("Our voices\n\ntext;people;country\nslow;3;DE\n")
    assert "1 line above the header passed over: “Our voices”." in said
    assert "Not used: “country”." in said


@pytest.mark.parametrize("text", ["", "  \n\t", "\0", "﻿"])
def test_nothing_pasted_says_what_to_paste(text):
    problem = read_table(text, COLUMNS).problem
    assert "Paste a table whose first line names its columns: text and people; date and side" in problem


def test_a_quotation_mark_that_never_closes_names_its_line():
    assert "line 2, column 1" in read_table('text;people\n"slow;3\n', COLUMNS).problem


def test_a_problem_with_the_text_of_a_user_is_escaped():
    assert r"\<img" in read_table("text;<img src=x>\nslow;a", COLUMNS).told_text


_CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["1", "1,5", "1.200", "", "x", "Total", "2026-10-01", "03/04/2026", '"', "stays", "1/0", "1e999"]
    ),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(_CELLS, max_size=5), max_size=8),
    st.sampled_from("\t;,|"),
    st.booleans(),
    st.sampled_from(["text;people;date;side", "text;people", "people;text", ""]),
)
def test_it_never_raises_and_its_counts_add_up(rows, mark, needed, header):
    lines = [header.replace(";", mark), *(mark.join(row) for row in rows)]
    table = read_table("\n".join(lines), COLUMNS, header_needed=needed)
    assert len(table.frame) + len(table.left_out) == table.rows
    assert list(table.frame.columns) == ["text", "people", "day", "side", "line"]
    assert bool(table.problem) != bool(table.told)
    lines = [*table.frame["line"], *(one.line for one in table.left_out)]
    assert len(set(lines)) == len(lines)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_lines_of_any_text_are_all_read_or_counted(text):
    table = read_lines(text)
    blank = sum(not line.split() for line in text.splitlines())
    assert table.rows == len(table.frame) == len(text.splitlines()) - blank


class Lengths(Explorer):
    layout = ("data", "sentence")

    def controls(self, _):
        return (Form("data", (Pasted("voices", "Your verbatims", start="one\ntwo"),)),)

    def result(self, values):
        return Result(sentence=read_lines(values["voices"]).told_text)


def test_the_field_is_a_value_like_any_other_and_stays_at_home():
    play = Play(Lengths())
    assert play.says == "2 lines read, one text each."
    assert play.set(voices="a\n\nb\nc").says.startswith("3 lines read")
    view = ExplorerView(Lengths())
    view.set(voices="mine")
    view.step("undo")
    assert view.state["voices"] == "one\ntwo"
    assert not any("two" in str(block) for block in play.explorer.readable(play.seen))


def test_more_than_the_field_takes_is_refused_and_what_was_there_stays():
    view = ExplorerView(Lengths())
    form = view.controls["data"].widget
    form.receive({"kind": "edit", "values": {"voices": "x" * 200_001}})
    assert form.errors["voices"].startswith("This text has 200,001 characters; 200,000 is the most")
    assert view.state["voices"] == "one\ntwo"
    form.receive({"kind": "edit", "values": {"voices": "x" * 200_000}})
    assert not form.errors
    assert len(view.state["voices"]) == 200_000
    assert len(form.describe()) < 200


COUNTED = (
    Wanted("group", "group"),
    Wanted("people", "people", kind="number", min=0, whole=True),
    Wanted("share", "share", kind="number", required=False),
)


def test_a_dot_before_three_digits_of_a_count_stands_for_thousands():
    text = "group;people;share\na;1.200;1.200\nb;1.234.567;\nc;60,0;\nd;0.125;\ne;2,400;"
    table = read_table(text, COUNTED)
    assert table.frame["people"].tolist() == [1200, 1234567, 60, 0.125, 2400]
    assert table.frame["share"].iloc[0] == 1.2
    assert "line 2: Read as 1,200" in table.told_text


@pytest.mark.parametrize("name", ["Total", "TOTALS", "grand total", "Summe", "Gesamt:"])
def test_a_row_that_sums_up_the_others_is_left_out_and_named(name):
    table = read_table(f"group,people\na,2\n{name},2\nTotal view,3", COUNTED)
    assert table.frame["group"].tolist() == ["a", "Total view"]
    assert f"Line 3 left out: “{name}”: taken as the sum" in table.told_text


def test_a_table_without_numbers_has_no_sum():
    assert len(read_table("text\nTotal\nmore", (Wanted("text", "text"),)).frame) == 2
