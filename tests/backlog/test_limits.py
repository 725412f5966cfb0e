"""A small file can't fill the machine: what it holds is counted before memory is taken."""

import json

import pytest
from hostile_books import HEADER, ITEM, book, hostile, text
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.backlog import ImportProblem, limits, read_backlog, workbook_parts

SIZE = 120_000
BOOKS = hostile(SIZE)


@pytest.fixture(autouse=True)
def lower_limits(monkeypatch):
    """The same counting with less to count, so that the tests are quick."""
    monkeypatch.setattr(limits, "_CELLS", 50_000)
    monkeypatch.setattr(limits, "_CHARACTERS", 1_000_000)
    monkeypatch.setattr(workbook_parts, "_MOST_BESIDE", 50_000)
    monkeypatch.setattr(workbook_parts, "MOST_RECORDS", 60_000)


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(ImportProblem) as caught:
        read_backlog(data, name=name)
    said = str(caught.value)
    assert name in said and said.endswith(".") and len(said.split()) <= 60
    return said


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("cells", "has more cells than can be read"),
        ("cells in one row", "has a row with more than 50,000 marks"),
        ("rows in rows", "is nested too deeply"),
        ("empty rows", "has more cells than can be read"),
        ("a row far below", "has more than 200,000 rows"),
        ("cells far to the right", "would make a table of more than 50,000 cells"),
        ("shared texts", "has more cells than can be read"),
        ("one shared text in each cell", "more than 1 million characters"),
        ("pieces of one text", "has a row with more than 50,000 marks"),
        ("a long text", "has a text of more than a million characters"),
        ("formats", "formats, links, names or merged ranges"),
        ("merged ranges", "formats, links, names or merged ranges"),
        ("names", "formats, links, names or merged ranges"),
        ("sheets of one part", "names one of its parts again and again"),
        ("entities", "defines marks of its own"),
        ("attributes", "has a text of more than a million characters"),
    ],
)
def test_a_hostile_workbook_is_refused_with_what_there_is_too_much_of(kind, says):
    assert len(BOOKS[kind]) < 500_000
    assert says in refusal(BOOKS[kind], "b.xlsx")


def test_every_hostile_workbook_is_tried():
    mark = test_a_hostile_workbook_is_refused_with_what_there_is_too_much_of.pytestmark[0]
    assert {kind for kind, _ in mark.args[1]} == set(BOOKS)


def test_a_workbook_that_unpacks_to_a_thousand_times_its_size_is_refused(monkeypatch):
    monkeypatch.setattr(workbook_parts, "_UNPACKED", 1_000_000)
    data = book(strings=f"<si><t>{' ' * 3_000_000}</t></si>")
    assert "would unpack to far more" in refusal(data, "b.xlsx")


@pytest.mark.parametrize("said", ["A1", "A1:B2", "A1:XFD1048576", "C3:D4", "nonsense"])
def test_the_size_that_a_sheet_says_of_itself_is_not_believed(said):
    """Some programs write A1 and mean the whole sheet: all rows below were dropped without a word."""
    data = book(HEADER + ITEM + ITEM.replace("A-1", "A-2"), above=f'<dimension ref="{said}"/>')
    try:
        assert list(read_backlog(data).items["key"]) == ["A-1", "A-2"]
    except ImportProblem as problem:
        assert said == "nonsense" and "is damaged" in str(problem)


def test_formatted_cells_and_rows_without_a_text_take_no_place():
    data = book(HEADER + ITEM + f"<row>{'<c/>' * 9000}</row>" + "<row><c/></row>" * 5000)
    report = read_backlog(data)
    assert (report.rows_in_file, list(report.items["key"])) == (1, ["A-1"])


@settings(max_examples=30)
@given(st.lists(st.lists(st.text("ab 1,;\n", max_size=4), min_size=1, max_size=5), max_size=6))
def test_what_stands_in_a_workbook_comes_in_as_from_csv(rows):
    """Empty cells and rows between filled ones keep their place."""
    filled = [["A", "b", *row, "x"] for row in rows] or [["A", "b", "x"]]
    data = book(HEADER + "".join(f"<row>{''.join(map(text, row))}</row>" for row in filled))
    report = read_backlog(data)
    assert report.rows_in_file == len(filled)
    assert len(report.items) + sum(map(len, report.left_out.values())) == len(filled)


ISSUE = {"number": 1, "title": "x", "state": "open"}


def board(cards: list, **more) -> bytes:
    return json.dumps({"lists": [], "cards": cards, **more}).encode()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (json.dumps([{f"a{n}": 1} for n in range(6000)]).encode(), "more than 5,000 columns"),
        (json.dumps([{f"a{n}": 1 for n in range(900)}, *[{}] * 900]).encode(), "more than 50,000 cells"),
        (json.dumps([{**ISSUE, f"a{n}": 1} for n in range(400)]).encode(), "more than 50,000 cells"),
        (json.dumps([{**ISSUE, "body": "x" * 2_000_000}]).encode(), "“body” is 2.0 million characters"),
        (json.dumps([{"Summary": "x" * 2_000_000}]).encode(), "“Summary” is 2.0 million characters"),
        (
            b'[{"number": 1, "title": "x", "state": "open", "a": ' + b"[" * 480 + b"1" + b"]" * 480 + b"}]",
            "nested too deeply",
        ),
        (
            board([{"id": str(n)} for n in range(900)], customFields=[{"id": str(n)} for n in range(900)]),
            "more than 50,000 cells",
        ),
        (
            board(
                [{"id": "1", "idChecklists": ["c"] * 9000}], checklists=[{"id": "c", "name": "y" * 500_000}]
            ),
            "“Checklists” is 1.5 million characters",
        ),
        (
            board(
                [{"id": str(n), "idMembers": ["m"]} for n in range(900)],
                members=[{"id": "m", "fullName": "y" * 90_000}],
            ),
            "more than 2 million characters",
        ),
        (b"Key,Title," + b",".join([b"c"] * 900) + b"\n" + b"A\n" * 900, "more than 50,000 cells"),
        (b"Key,Title," + b",".join([b"c"] * 900) + b"\n" + b"A\n" * 500_000, "cells (902 columns"),
    ],
    ids=range(11),
)
def test_what_a_text_file_would_be_multiplied_to_is_refused(data, says):
    assert says in refusal(data, "b.json" if data[:1] in b"[{" else "b.csv")


def test_a_header_of_two_hundred_thousand_columns_takes_no_row_with_it():
    data = b"Key,Title," + b",".join([b"c"] * 200_000) + b"\n" + b"A\n" * 2_000
    with pytest.raises(ImportProblem, match="Line 1 has more than 5,000 columns"):
        read_backlog(data)


def test_a_field_with_many_choices_is_looked_up_and_not_searched():
    """Forty thousand choices times eight thousand cards took minutes."""
    fields = [
        {
            "id": "f",
            "name": "F",
            "options": [{"id": str(n), "value": {"text": f"v{n}"}} for n in range(40_000)],
        }
    ]
    cards = [
        {"id": str(n), "name": "n", "customFieldItems": [{"idCustomField": "f", "idValue": str(n)}]}
        for n in range(2_000)
    ]
    kept = read_backlog(board(cards, customFields=fields)).backlog.kept
    assert "v1999" in kept.to_string()


@pytest.mark.parametrize("top", ["", "A-20000,the top,Epic,\n"])
def test_each_way_up_to_an_epic_is_gone_once(top, monkeypatch):
    """Twenty thousand items, each below the next, took a minute: each went the whole way up."""
    monkeypatch.setattr(limits, "_CELLS", 1_000_000)
    rows = "".join(f"A-{n},t,Story,A-{n + 1}\n" for n in range(20_000))
    report = read_backlog(("Key,Title,Issue Type,Parent\n" + rows + top).encode())
    assert set(report.items["epic"][:20_000]) == ({"the top"} if top else {""})
    assert any("20,000 items have the epic above them" in note for note in report.notes) == bool(top)
