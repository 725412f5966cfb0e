"""The small files of the field cases beside the repository come in as their list says.

Each stands for a kind that `test_kinds_of_reading.py` and `test_trackers.py` test on files of their own;
these are skipped where the folder is not there.
"""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pmkit.backlog import read_backlog
from pmkit.cli import app
from pmkit.practice import Verdict, check
from pmkit.practice.quiz_json import read_json

CASES = Path(__file__).parents[3] / "shared" / "field_cases"
pytestmark = pytest.mark.skipif(
    not CASES.is_dir(), reason="../shared/field_cases is not beside the repository"
)


def read(name, **more):
    return read_backlog(CASES / name, **more)


def cells(report, field):
    return dict(zip(report.items["key"], report.items[field], strict=True))


def finished(report):
    return list(report.backlog.history["key"])


def test_a_standard_column_before_an_empty_one_of_the_teams_own():
    english = read("jira_custom_shadows.csv")
    assert finished(english) == ["AB-2"]
    assert cells(english, "priority") == {"AB-1": "High"}
    assert cells(english, "description") == {"AB-1": "The text of one"}
    spanish = read("jira_es_shadows.csv")
    assert cells(spanish, "priority") == {"AB-1": "High", "AB-2": "Low"}
    assert cells(spanish, "description") == {"AB-1": "El texto", "AB-2": "Otro texto"}
    assert cells(spanish, "parent") == {"AB-1": "AB-2", "AB-2": ""}
    assert cells(spanish, "requires") == {"AB-1": [], "AB-2": ["AB-1"]}


@pytest.mark.parametrize("name", ["trello_archived_done.json", "linear_autoarchived.csv"])
def test_finished_and_then_archived_is_history(name):
    report = read(name)
    assert len(finished(report)) == 3
    assert report.backlog.history["done"].notna().all()
    assert len(report.left_out["archived"]) == 1
    assert len(report.items) == 1


def test_a_sheet_declared_wider_than_it_is():
    assert list(read("wide_formatted.xlsx").items["key"]) == ["A-1"]


def test_history_without_titles():
    told = CliRunner().invoke(
        app, ["forecast", str(CASES / "forecast_no_title.csv"), "--items", "3", "--json"]
    )
    assert told.exit_code == 0
    assert json.loads(told.stdout)["history"]["periods"] == 3  # the week of the last date is still running


def test_done_under_another_name():
    report = read("done_under_another_name.csv")
    assert finished(report) == ["2"]
    assert f"{report.backlog.history['done'][0]:%Y-%m-%d}" == "2026-01-12"


def test_parents_by_internal_number_and_epics_by_parents():
    assert cells(read("jira_epic_by_parent.csv"), "epic") == dict.fromkeys(
        ("AB-1", "AB-2", "AB-3"), "Accounts"
    )
    below = read("jira_parent_id.csv")
    assert cells(below, "parent") == {"AB-1": "", "AB-2": "AB-1", "AB-3": "AB-2"}
    assert cells(below, "epic") == {"AB-1": "", "AB-2": "Accounts", "AB-3": "Accounts"}


def test_sheets_with_a_cover_a_title_and_a_total():
    assert list(read("cover_sheet.xlsx").items["key"]) == ["A-1"]
    assert list(read("title_and_total.xlsx").items["key"]) == ["1", "2"]


def test_titles_under_other_names():
    assert list(read("only_description.csv").items["item"]) == [
        "As a clerk I want to print labels",
        "As a clerk I want to scan parcels",
    ]
    assert list(read("taskname.csv").items["item"]) == ["Build login"]


def test_dates_of_plane():
    report = read("plane_dates.csv")
    assert f"{report.items['created'][0]:%Y-%m-%d %H:%M:%S}" == "2025-04-21 10:17:06"
    assert f"{report.backlog.history['done'][0]:%Y-%m-%d %H:%M:%S}" == "2025-04-22 01:02:18"


def test_lists_in_any_notation():
    report = read("label_lists_json.csv")
    assert list(report.items["labels"]) == [
        ["backend", "security"],
        [],
        ["web", "api"],
        ["frontend", "feature"],
    ]
    assert list(report.items["assignee"]) == ["Ann, Bo", "", "", ""]


def test_italian_states():
    assert list(read("status_it.csv").items["key"]) == ["A-6"]


def test_github_addresses_as_ids():
    assert cells(read("github_ids_are_addresses.json"), "requires") == {"1": ["2"], "2": []}


@pytest.mark.parametrize(
    ("tracker", "keys", "done"),
    [
        ("asana", ["1200000000000002", "1200000000000003"], ["1200000000000001"]),
        ("clickup", ["86a1"], ["86a2"]),
        ("gitlab", ["2"], ["1"]),
        ("monday", None, None),
        ("openproject", ["11"], ["12"]),
        ("pivotal", ["185000001"], ["185000002"]),
        ("redmine", ["101"], ["102"]),
        ("shortcut", ["31"], ["32"]),
        ("taiga", ["12"], ["13"]),
        ("youtrack", ["SH-1"], ["SH-2", "SH-4"]),
        ("zenhub", ["12"], ["13"]),
    ],
)
def test_twelve_trackers(tracker, keys, done):
    report = read(f"tracker_{tracker}.csv")
    assert report.tracker == tracker
    assert report.items["item"].iloc[0] == "Build search"
    assert keys is None or list(report.items["key"]) == keys
    assert done is None or finished(report) == done
    assert report.rows_in_file == len(report.items) + sum(map(len, report.left_out.values()))


def test_rows_that_are_no_items_and_rows_that_are():
    assert list(read("header_again.csv").items["item"]) == ["One", "Three"]
    assert [labels for labels in read("quote_after_blank.csv").items["labels"]] == [
        ["bug"],
        ["question", "bug"],
    ]
    assert read("starts_with_angle.csv").rows_in_file == 2
    assert any("“Resolved” is taken as done" in note for note in read("azure_resolved.csv").notes)


def test_a_wrong_cell_is_told_by_the_row_of_the_sheet():
    told = CliRunner().invoke(app, ["score", str(CASES / "effort_zero.csv")])
    assert told.exit_code == 1
    assert "Row 4 (“Three”): effort is 0" in told.stderr


def test_two_right_numbers_of_a_quiz():
    quiz = read_json(CASES / "quiz_two_right_numbers.json")
    number, choice = quiz.questions
    assert (number.kind, choice.kind) == ("number", "choose_one")
    assert check(number, "3.14").message == "Right."
    assert check(number, "3.1428575").message == "Right too."
    assert check(number, "3").verdict is Verdict.NOT_YET
