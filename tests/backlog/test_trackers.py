"""Twelve trackers beyond the first eight, each known by its headers, with the trap that its sample is for."""

from pathlib import Path

import pytest

from pmkit.backlog import read_backlog

SAMPLES = Path(__file__).parent / "samples"


def read(name, **more):
    return read_backlog(SAMPLES / f"{name}.csv", **more)


def item(report, key):
    return report.items.set_index("key").loc[key]


def days(report):
    """What was finished and on which day; None where the file does not tell."""
    history = report.backlog.history
    dates = [None if day is None else str(day)[:10] for day in history["done"].astype(object)]
    return {key: None if day == "NaT" else day for key, day in zip(history["key"], dates, strict=True)}


@pytest.mark.parametrize(
    ("tracker", "titles", "finished"),
    [
        ("asana", ["Show the route", "Load the map", "Print the route"], {"1207000000000011": "2026-02-10"}),
        ("clickup", ["Plan the route", "Load the map"], {"86cx3": None}),
        ("shortcut", ["Plan the route"], {"502": "2026-02-12"}),
        ("gitlab", ["Plan the route", "Load the map"], {"10": "2026-02-12"}),
        ("redmine", ["Plan the route", "New map"], {"72": None, "74": "2026-01-14"}),
        ("openproject", ["Routes", "Plan the route", "Draw the stops"], {"33": None}),
        ("taiga", ["Plan the route"], {"42": "2026-02-12", "43": "2026-01-20"}),
        ("monday", ["Plan the route", "Load the map"], {"9003": None}),
        ("pivotal", ["Plan the route", "Load the map"], {"188000003": "2026-02-06"}),
        ("plane", ["Plan the route"], {"VAN-2": "2026-02-12"}),
        ("youtrack", ["Plan the route", "Load the map", "Routes"], {"VAN-3": "2026-01-14"}),
        ("zenhub", ["Plan the route", "Load the map"], {"vans/app#9": "2026-01-14"}),
    ],
)
def test_each_is_known_by_its_headers_and_tells_what_is_open_and_when_the_rest_was_finished(
    tracker, titles, finished
):
    report = read(tracker)
    assert report.tracker == tracker
    assert list(report.items["item"]) == titles
    assert days(report) == finished


@pytest.mark.parametrize(
    ("tracker", "key", "cells"),
    [
        ("asana", "1207000000000013", {"parent": "1207000000000012", "status": "To do"}),
        ("asana", "1207000000000012", {"requires": ["1207000000000013"], "size": 5, "assignee": "Ida"}),
        ("clickup", "VAN-1", {"size": 5, "labels": ["route", "map"], "assignee": "Ida Berg, Tom Ek"}),
        ("clickup", "VAN-2", {"parent": "VAN-1", "assignee": "", "description": "Uses, the tile server"}),
        (
            "shortcut",
            "501",
            {"labels": ["route", "map"], "epic": "Routes", "sprint": "Iteration 3", "size": 5},
        ),
        ("gitlab", "8", {"requires": ["9"], "size": 5, "epic": "Routes", "estimate_seconds": 7200}),
        ("redmine", "75", {"requires": ["71"], "assignee": "", "type": "Feature"}),
        ("redmine", "71", {"labels": ["Routes"], "sprint": "3.1", "assignee": "Tom"}),
        ("openproject", "35", {"epic": "Routes", "parent": "32"}),
        ("openproject", "32", {"size": 5, "epic": "Routes", "assignee": "Tom", "reporter": "Ida"}),
        (
            "taiga",
            "41",
            {"size": 5, "assignee": "Tom Ek", "reporter": "Ida Berg", "labels": ["route", "map"]},
        ),
        ("monday", "9001", {"requires": ["9002"], "epic": "This sprint", "size": 5, "assignee": "Ida"}),
        ("pivotal", "188000001", {"requires": ["188000002"], "status": "delivered", "assignee": "Tom"}),
        ("plane", "VAN-1", {"epic": "Routes", "sprint": "Cycle 3", "labels": ["route", "map"]}),
        ("youtrack", "VAN-1", {"parent": "VAN-9", "requires": ["VAN-2"], "epic": "Routes", "sprint": "3.1"}),
        ("youtrack", "VAN-2", {"assignee": "", "parent": "VAN-1", "epic": "Routes"}),
        ("zenhub", "vans/app#8", {"requires": ["vans/server#8"], "status": "Sprint Backlog", "size": 5}),
    ],
)
def test_the_columns_of_each_become_fields(tracker, key, cells):
    found = item(read(tracker), key)
    assert {name: found[name] for name in cells} == cells


@pytest.mark.parametrize(
    "tracker", ["asana", "clickup", "gitlab", "openproject", "plane", "redmine", "taiga"]
)
def test_a_due_date_of_each_is_read(tracker):
    due = read(tracker, answers={"date_order": "month"}).items["due"].dropna()
    assert "2026-03-01" in set(due.dt.strftime("%Y-%m-%d"))


@pytest.mark.parametrize(
    ("tracker", "reason"),
    [
        ("shortcut", "archived"),
        ("plane", "archived"),
        ("redmine", "status “Rejected”: dropped"),
        ("openproject", "status “Rejected”: dropped"),
        ("youtrack", "status “Can't Reproduce”: dropped"),
        ("monday", "a header, a group's name or a subitem, not an item"),
    ],
)
def test_what_is_left_out_of_each_says_why(tracker, reason):
    assert reason in read(tracker).left_out


@pytest.mark.parametrize("tracker", ["redmine"])
def test_resolved_is_told_where_it_comes_before_closed_and_can_be_changed(tracker):
    assert any("fixed and not yet checked" in note for note in read(tracker).notes)
    opened = read(tracker, statuses={"Resolved": "open"})
    assert "72" in set(opened.items["key"])
    assert not any("fixed and not yet checked" in note for note in opened.notes)
