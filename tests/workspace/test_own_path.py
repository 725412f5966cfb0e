"""The front page tells what is done of one's own backlog."""

from datetime import date

import pytest

import pmkit
from pmkit.backlog.kept_plan import KeptPlan
from pmkit.course import own_backlog
from pmkit.widgets import plan_notes
from pmkit.workspace import show

FILE = "Summary,Issue key,Issue Type,Status,Value,Effort\nOne,A-1,Story,To Do,3,1\nTwo,A-2,Story,To Do,,\n"


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    own_backlog.current_backlog.cache_clear()


def test_without_a_backlog_nothing_is_done():
    assert pmkit.own_backlog_path().text.count("not yet") == 6


def test_each_step_says_how_far_it_is():
    form = show.explore("own.backlog")
    form.panels["in"].file.take("mine.csv", FILE.encode())
    form.panels["in"].run.buttons.click("use")
    current = own_backlog.current_backlog()
    said = pmkit.own_backlog_path().describe()
    for part in ("mine.csv, 2 open items", "1 of 2 items have value", "no plan is kept yet", "nothing yet"):
        assert part in said
    plan_notes.keep_plan(current, KeptPlan(ids=("A-1",), how="for 1 person-month, counted by value"))
    plan_notes.say_work_begins(current, date(2026, 12, 1))
    own_backlog.folder().mkdir()
    (own_backlog.folder() / "for-the-tracker.csv").write_text("x")
    said = pmkit.own_backlog_path().describe()
    for part in ("1 item for 1 person-month", "work begins on 1 December 2026", "1 file made"):
        assert part in said
