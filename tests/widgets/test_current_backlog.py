"""Which backlog is in use, what of it is shown, what was decided: it survives kernels and new exports."""

import os

import pandas as pd
import pytest
from own_helpers import HEADER, ROWS, export

from pmkit.backlog import read_backlog, storage
from pmkit.backlog.rules import Among
from pmkit.widgets.backlog_form import in_use_words
from pmkit.widgets.current_backlog import NONE, CurrentBacklog


class Notes(dict):
    note = dict.__setitem__
    noted = dict.get


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def used():
    used = CurrentBacklog(Notes())
    used.keep(read_backlog(export(), "jira.csv"), {})
    return used


def reach(current, key):
    return current.backlog.items.set_index("id").at[key, "reach"]


def test_without_a_backlog_the_case_is_in_use():
    assert CurrentBacklog().backlog is None and CurrentBacklog().stored() == ()


def test_what_was_decided_is_there_in_the_next_kernel(used):
    used.decide([("F-3", "reach", 70.0), ("F-1", "moscow", "must"), ("gone", "reach", 1.0)], "two values")
    again = CurrentBacklog(Notes())
    assert again.name == "jira.csv" and reach(again, "F-3") == 70
    assert again.backlog.items["moscow"].tolist() == ["must", "", ""]


def test_each_decision_can_be_taken_back(used):
    used.decide([("F-1", "reach", 1.0)], "reach")
    used.decide([("F-1", "reach", None)], "reach again")
    assert used.undo() == "reach again" and reach(used, "F-1") == 1
    assert used.undo() == "reach" and reach(used, "F-1") == 900 and used.undo() == ""
    assert reach(CurrentBacklog(), "F-1") == 900


def test_a_newer_export_keeps_decisions_and_tells_what_changed(used):
    used.decide([("F-3", "reach", 70.0)], "reach")
    newer = [["Offline ticket, new", *ROWS[0][1:]], ROWS[2], ["Ramp", "F-9", *ROWS[2][2:]]]
    report = read_backlog(export(newer), "jira-december.csv")
    assert list(storage.alike(report.backlog).values()) == [2]
    used.keep(report, {}, update=used.id)
    assert reach(used, "F-3") == 70
    said = " ".join(used.told)
    assert "1 new item, 1 changed item and 1 item that is gone." in said and "decisions on 1 item" in said
    assert [one.name for one in used.stored()] == ["jira-december.csv"]


def test_another_backlog_of_the_same_name_stands_beside_the_first(used):
    used.decide([("F-1", "reach", 1.0)], "reach")
    used.keep(read_backlog(export(), "jira.csv"), {})
    assert {one.name for one in used.stored()} == {"jira.csv", "jira.csv (2)"}
    used.choose(next(one.id for one in used.stored() if one.name == "jira.csv"))
    assert reach(used, "F-1") == 1
    used.choose("")
    assert used.backlog is None and len(used.stored()) == 2


def test_filters_count_among_what_the_others_leave_and_are_kept(used):
    assert used.counts("type") == [("Story", 2), ("Bug", 1)]
    used.look_at({"labels": "booking"}, hides_names=False)
    assert used.counts("type") == [("Bug", 1), ("Story", 1)] and len(used.items) == 2
    assert used.counts("labels") == [("booking", 2), ("app", 1)]
    again = CurrentBacklog(used._notebook)
    assert again.filters == {"labels": Among(("booking",))} and len(again.items) == 2
    used.look_at({"epic": NONE}, hides_names=True)
    assert len(used.items) == 3 and "Imke Vos" not in used.items.to_csv()
    used.show_all()
    assert len(used.items) == 3


def test_a_filter_has_several_values_or_all_but_some(used):
    used.look_at({"type": Among(("Story", "Bug"))}, hides_names=False)
    assert len(used.items) == 3
    used.look_at({"labels": Among(("app", NONE), without=True)}, hides_names=False)
    assert list(used.items["id"]) == ["F-2", "F-3"]
    again = CurrentBacklog(used._notebook)
    assert again.filters == {"labels": Among(("app", NONE), without=True)}


def test_a_filter_as_0_1_kept_it_is_still_read(used):
    used._notebook.note(f"explorer:own.look/{used.id}", {"filters": {"labels": "booking"}, "units": {}})
    assert list(CurrentBacklog(used._notebook).items["id"]) == ["F-2", "F-3"]


def test_epics_are_left_out_until_they_are_wanted_or_chosen(used):
    rows = [["Tickets", "F-0", "Epic", *ROWS[0][3:]], *ROWS]
    used.keep(read_backlog(export(rows), "with-epics.csv"), {})
    assert "F-0" not in set(used.items["id"])
    assert used.ungrouped.says() == "1 epic is left out: it groups other items."
    told = in_use_words(used, "Mealwise")
    assert told.endswith("it groups other items.") and "that you chose" not in told
    used.look_at({"type": "Epic"}, hides_names=False)
    assert list(used.items["id"]) == ["F-0"]
    used.look_at({}, hides_names=False, with_groups=True)
    assert len(used.items) == 4 and used.ungrouped.says() == ""
    assert len(CurrentBacklog(used._notebook).items) == 4


def test_the_unit_of_money_comes_from_the_column_until_it_is_said(used):
    assert used.units == {"value": "", "cost_of_delay": ""}
    header = [*HEADER, "Cost of delay (CHF/week)", "Business value"]
    used.keep(read_backlog(export([[*row, "5", "7"] for row in ROWS], header), "swiss.csv"), {})
    assert used.units == {"value": "", "cost_of_delay": "CHF"}
    used.say_unit("value", "  points of  joy ")
    used.say_unit("cost_of_delay", "")
    again = CurrentBacklog(used._notebook)
    assert again.units == {"value": "points of joy", "cost_of_delay": ""}
    assert again.shown.units == {"value": "points of joy", "cost_of_delay": ""}
    assert again.backlog.units == {}
    again.keep(read_backlog(export(ROWS[:3]), "newer.csv"), {}, update=again.id)
    assert CurrentBacklog(used._notebook).units["value"] == "points of joy"


def test_hidden_names_stay_hidden_in_the_next_backlog_and_the_next_kernel(used):
    used.look_at({}, hides_names=True)
    used.keep(read_backlog(export(), "other.csv"), {})
    assert "Imke Vos" not in used.items.to_csv()
    used.choose("")
    assert CurrentBacklog(used._notebook).hides_names


def test_what_explorers_hold_back_is_handed_over_before_the_backlog_changes(used):
    asked = []
    used.before_change.append(lambda: asked.append(used.id))
    first = used.id
    used.choose("")
    assert asked == [first]


def test_removing_takes_the_file_from_the_disk(used, home):
    used.remove()
    assert used.backlog is None and used.stored() == () and not list(home.rglob("*.zip"))


def test_a_damaged_file_is_told_and_the_case_is_in_use(used, home):
    next(home.rglob("*.zip")).write_bytes(b"nothing")
    again = CurrentBacklog()
    assert again.backlog is None and again.trouble


def test_a_disk_that_refuses_is_told_and_what_it_refused_is_kept_with_the_next(used, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        used.decide([("F-1", "reach", 5.0)], "reach")
    assert reach(used, "F-1") == 5 and "no space left on device" in used.trouble
    used.decide([("F-2", "reach", 6.0)], "reach")
    assert used.trouble == "" and (reach(CurrentBacklog(), "F-1"), reach(CurrentBacklog(), "F-2")) == (5, 6)


def test_a_decision_writes_a_line_and_not_the_whole_backlog(used, monkeypatch):
    monkeypatch.setattr(storage, "save", None)
    used.decide([("F-1", "reach", 5.0), ("F-1", "moscow", "must")], "two")
    used.decide([("F-1", "reach", None)], "one")
    again = CurrentBacklog().backlog.items.set_index("id")
    assert pd.isna(again.at["F-1", "reach"]) and again.at["F-1", "moscow"] == "must"
