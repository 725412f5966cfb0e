"""A title, a filter or a separator line above the header is passed over, and the rows keep their numbers."""

import io

import openpyxl
import pytest

from pmkit.backlog import ImportProblem, read_backlog
from pmkit.backlog.header_row import header_place

ROWS = "Key,Title,Status,Reach\nA-1,Sort,Open,3\nA-2,Share,Open,soon\n"


@pytest.mark.parametrize(
    ("above", "says"),
    [
        (
            "Backlog of the shop\n\n",
            "1 line stands above the header and was passed over: “Backlog of the shop”",
        ),
        ("Report:,Open items\nMade on:,2026-01-02\n,,,\n", "3 lines stand above the header"),
        (",,,\n,,,\n", "2 lines stand above the header and were passed over. The header is line 3."),
        ('"Exported by M, on Monday"\n', "passed over: “Exported by M, on Monday”. The header is line 2."),
        ("# made by a script\n", "passed over: “# made by a script”"),
    ],
)
def test_what_stands_above_the_header_is_passed_over_and_told(above, says):
    report = read_backlog((above + ROWS).encode())
    assert list(report.items["item"]) == ["Sort", "Share"]
    assert report.rows_in_file == 2
    assert any(says in note for note in report.notes)


def test_rows_below_a_heading_keep_the_numbers_that_a_spreadsheet_shows():
    report = read_backlog(("Backlog\n\n" + ROWS).encode())
    assert any("row 5 (“soon”)" in note for note in report.notes)


def test_blank_lines_count_as_rows_in_the_numbers_but_not_in_the_counts():
    for filler in ("", "x" * 1_100_000 + "\n" * 0):
        big = f"A-0,{'y' * 900_000},Open,1\nA-9,{'z' * 900_000},Open,1\n" if filler else ""
        report = read_backlog(ROWS.replace("A-2", f"\n\n{big}A-2").encode())
        assert report.rows_in_file == (4 if big else 2)
        assert any(f"row {7 if big else 5} (“soon”)" in note for note in report.notes)


@pytest.mark.parametrize("line", ["sep=;\n", "sep=;\r\n", '"sep=;"\n', "SEP=;\n", "sep=^\n", "sep=~\n"])
def test_a_separator_line_is_for_the_spreadsheet(line):
    mark = line.strip().strip('"')[-1]
    report = read_backlog((line + ROWS.replace(",", mark)).encode())
    assert list(report.items["item"]) == ["Sort", "Share"]
    assert any("row 3 (“soon”)" in note for note in report.notes)


def test_a_heading_above_columns_that_mean_nothing_here():
    report = read_backlog(b"My list\nWas;Wozu\nSort;a\nShare;b\n", mapping={"Was": "item"})
    assert list(report.items["item"]) == ["Sort", "Share"]


def test_a_heading_in_a_spreadsheet():
    book = openpyxl.Workbook()
    for row in ([], ["Backlog of the shop"], [], *(line.split(",") for line in ROWS.split())):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    report = read_backlog(out.getvalue())
    assert list(report.items["item"]) == ["Sort", "Share"]
    assert any("row 6 (“soon”)" in note for note in report.notes)
    assert any("Backlog of the shop" in note for note in report.notes)


@pytest.mark.parametrize(
    "rows",
    [
        [["Title", "Status"], ["Story", "Done"], ["Task", "Closed"]],
        [["Was", "Wozu", "Leute"], ["Title", "Status", ""], ["a", "b", "c"]],
        [["Title"], ["Sort"], ["Share"]],
        [["Title"], ["Key", "Status"]],
        [["a"], ["b", "c"], ["d"]],
        [],
    ],
)
def test_a_header_in_the_first_row_stays_the_header(rows):
    assert header_place(rows) == 0


def test_errors_below_a_heading_name_the_line_of_the_file():
    with pytest.raises(ImportProblem, match="line 6, column 2") as caught:
        read_backlog(("Backlog\n\n" + ROWS + 'A-3,"never closed,Open,1\n').encode())
    assert caught.value.line == 6
    with pytest.raises(ImportProblem, match="middle of line 5"):
        read_backlog(b"sep=,\nKey,Title,Status\nA-1,x,Open\n\nA-2,tw")
