"""*All columns* gives every column and every row of the file back, with what was decided beside them."""

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

from pmkit.backlog import (
    ImportProblem,
    all_columns_csv,
    decide,
    from_bytes,
    from_frame,
    read_backlog,
    to_bytes,
)
from pmkit.backlog.file_table import is_ours
from pmkit.csv_cells import unprotected

SAMPLES = Path(__file__).parent / "samples"
MAPPED = {"anything.csv": {"Was": "item", "Leute/Quartal": "reach", "Monate": "effort"}}
DECISIONS = (
    {"reach": 1234.5, "impact": 2.0, "confidence": 0.8, "effort": 1.234, "moscow": "must"},
    {"value": 0.25, "cost_of_delay": 1e6, "duration": 3.0, "size": 21.0},
)


def read(data, name):
    return read_backlog(data, name, MAPPED.get(name), {"date_order": "day", "decimal_mark": "group"})


def readable():
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix != ".md":
            try:
                read(path.read_bytes(), path.name)
            except ImportProblem:
                continue
            yield path.name


def decided(report):
    backlog = report.backlog
    for key, values in zip(backlog.items["key"], DECISIONS, strict=False):
        backlog = decide(backlog, key, values)
    rest = list(backlog.items["key"])[len(DECISIONS) :]
    return decide(backlog, rest[0], {"size": None, "reach": None}) if rest else backlog


NAMES = tuple(readable())


def test_nearly_all_samples_can_be_read():
    assert len(NAMES) >= 25


@pytest.mark.parametrize("name", NAMES)
def test_what_goes_out_comes_in_equal_but_for_what_was_decided(name):
    report = read((SAMPLES / name).read_bytes(), name)
    backlog = from_bytes(to_bytes(decided(report)))
    again = read(all_columns_csv(backlog).encode("utf-8-sig"), name)
    pd.testing.assert_frame_equal(again.items, backlog.items)
    pd.testing.assert_frame_equal(again.backlog.history, backlog.history)
    for header in backlog.kept.columns:
        if any(map(bool, backlog.kept[header])):
            assert list(again.backlog.kept[header]) == list(backlog.kept[header]), header
    assert again.rows_in_file + len(report.left_out.get("empty rows", ())) >= report.rows_in_file
    assert set(report.left_out) - {"empty rows"} <= set(again.left_out)


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith((".csv", ".tsv", ".xlsx"))])
def test_every_column_of_the_file_is_there_cell_for_cell(name):
    backlog = decided(read((SAMPLES / name).read_bytes(), name))
    rows = list(csv.reader(io.StringIO(all_columns_csv(backlog))))
    own = [place for place, header in enumerate(rows[0]) if not is_ours(header)]
    assert [unprotected(rows[0][place]) for place in own] == list(backlog.table.headers)
    assert len(rows) - 1 == len(backlog.table)
    for place, column in zip(own, backlog.table.columns, strict=True):
        assert [unprotected(row[place]) for row in rows[1:]] == list(column)


def test_out_and_in_twice_is_as_good_as_once():
    backlog = decided(read((SAMPLES / "jira_en.csv").read_bytes(), "jira_en.csv"))
    once = all_columns_csv(backlog)
    assert all_columns_csv(read(once.encode(), "jira_en.csv").backlog) == once


def test_a_decision_stands_beside_the_trackers_value():
    data = b'Key,Title,Reach\nA-1,Sort,"1,5"\nA-2,Share,"2,5"\n'
    backlog = decide(read_backlog(data).backlog, "A-1", {"reach": 0.8})
    rows = list(csv.DictReader(io.StringIO(all_columns_csv(backlog))))
    assert [(row["Reach"], row["Reach (pmkit)"]) for row in rows] == [("1,5", "0.8"), ("2,5", "2.5")]


def test_what_each_row_is_taken_as_is_marked():
    data = b"Key,Title,Status,Resolved\nA-1,Sort,Open,\nA-2,Share,Done,2026-03-09\nA-3,Gone,Won't Do,\n"
    data += b"A-1,Again,Open,\n"
    rows = list(csv.DictReader(io.StringIO(all_columns_csv(read_backlog(data).backlog))))
    assert [row["Taken as (pmkit)"] for row in rows] == [
        "item", "history", "status “Won't Do”: dropped", "the key came before",
    ]  # fmt: skip


def test_a_backlog_from_no_file_gives_its_items():
    frame = pd.DataFrame({"id": ["A", "B"], "item": ["One", "=1+1"], "reach": [3.0, None], "Odd": ["x", "y"]})
    again = read_backlog(all_columns_csv(from_frame(frame)).encode()).backlog
    assert list(again.items["item"]) == ["One", "=1+1"] and list(again.kept["Odd"]) == ["x", "y"]
    assert again.items["reach"][0] == 3
