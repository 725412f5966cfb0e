"""From the plan at the release to timeline, shocks, forecast and the tracker's file: the same items in all
of them.

Five items, worth 10, 9, 8, 1 and 1; efforts 2, 2, 2, 2 and 2 person-months: at a capacity of 6 the first
three.
"""

import csv
import io
import json

import pandas as pd
import pytest
from typer.testing import CliRunner

from pmkit.cli import app
from pmkit.course import own_backlog
from pmkit.widgets import plan_notes
from pmkit.workspace import show

HEAD = "Summary,Issue key,Issue Type,Status,Created,Resolved,Value,Effort,Duration\n"
VALUES = (10, 9, 8, 1, 1)
OPEN = "".join(f"Open {n},A-{n},Story,To Do,2026-06-03,,{VALUES[n]},2,\n" for n in range(5))
DONE = "".join(
    f"Done {week} {n},D-{week}-{n},Story,Done,2026-05-01,"
    f"{pd.Timestamp('2026-06-07') + pd.Timedelta(weeks=week):%Y-%m-%d},,,\n"
    for week in range(8)
    for n in range(1)
)
PLAN = ("A-0", "A-1", "A-2")


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    bring_in(HEAD + OPEN + DONE)
    return tmp_path


def bring_in(text):
    own_backlog.current_backlog.cache_clear()
    take(text, "mine.csv")


def take(text, name):
    form = show.explore("own.backlog")
    if own_backlog.current_backlog().backlog is not None:
        form.steps.value = "in"
    form.panels["in"].file.take(name, text.encode())
    form.panels["in"].run.buttons.click("use")


def kept(capacity=6):
    """The release, after its plan was kept."""
    release = show.explore("prioritisation.own-release")
    release.view.set(capacity=capacity)
    release.keep_plan.form.click("keep")
    return release


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


def use(explorer, **typed):
    explorer.use_plan.form.receive({"kind": "edit", "values": typed})


def test_what_is_shown_is_kept_and_the_plan_before_comes_back():
    release = kept()
    assert "You keep a plan: 3 items for 6 person-months, counted by value." in release.keep_plan.said.text
    release.view.set(capacity=4)
    assert "not it: 1 of these is out" in release.keep_plan.said.text
    release.keep_plan.form.click("keep")
    assert plan_notes.kept_plan(own_backlog.current_backlog()).ids == PLAN[:2]
    release.keep_plan.form.click("back")
    assert plan_notes.kept_plan(own_backlog.current_backlog()).ids == PLAN
    release.keep_plan.form.click("back")
    assert plan_notes.kept_plan(own_backlog.current_backlog()) is None
    assert [one["key"] for one in release.keep_plan.form.fields] == ["keep"]


def test_its_items_alone_are_in_timeline_shocks_and_forecast_and_all_come_back():
    kept()
    timeline = show.explore("roadmapping.own-timeline")
    forecast = show.explore("roadmapping.own-forecast")
    shocks = show.explore("roadmapping.own-shocks")
    assert forecast.view.seen.values["items"] == 5 and timeline.view is None
    timeline.use_plan.form.click("only")
    for one in (timeline, forecast, shocks):
        assert "Only the items of your plan are here: 3" in one.use_plan.said.text
        assert "2 other items wait." in one.use_plan.said.text
    assert forecast.view.seen.values["of_plan"]["items"] == 3
    # 2 person-months with 2 people are 4 weeks: none is filled in before somebody says how many people
    use(timeline, people="2")
    assert timeline.view is None
    timeline.use_plan.form.click("fill")
    assert timeline.view.explorer.items["duration"].tolist() == [4.0, 4.0, 4.0]
    assert len(shocks.view.explorer.frame) == 3
    current = own_backlog.current_backlog()
    current.decide([("A-4", "effort", 3.0)], "something else")
    assert "unfill" not in [one["key"] for one in timeline.use_plan.form.fields]
    current.undo()  # only the last step is taken back
    timeline.use_plan.form.click("unfill")
    assert own_backlog.current_backlog().items["duration"].isna().all()
    timeline.use_plan.form.click("all")
    assert forecast.view.seen.values["items"] == 5 and not timeline.use_plan.said.text


def test_the_forecast_of_the_plan_has_days_and_says_what_new_items_do_to_them():
    """One item was finished in each of eight weeks, and five came in over them: three take three weeks."""
    kept()
    forecast = show.explore("roadmapping.own-forecast")
    assert "Say above when work begins" in forecast.view.said.text
    forecast.use_plan.form.click("only")
    use(forecast, begins="1 December 2026")
    said = forecast.view.said.text
    assert (
        "**3 items: 50 % by 21 December 2026, 85 % by 21 December 2026, 95 % by 21 December 2026.**" in said
    )
    assert "In these 8 weeks 5 new items came in (*Created*), 8 were finished." in said
    assert "without them it is 21 December 2026" in said
    forecast.view.set(growth="created")
    grown = forecast.view.said.text
    assert "They count here; without them 85 % is 21 December 2026." in grown
    then = said.partition("have to be done too, 85 % is ")[2].partition(";")[0]
    assert f"85 % by {then}" in grown and then != "21 December 2026"
    forecast.view.set(ask="many", weeks=6)
    assert "The last day of that time is **11 January 2027**" in forecast.view.said.text


def test_it_is_all_there_after_a_restart_and_after_a_newer_file():
    kept()
    show.explore("roadmapping.own-timeline").use_plan.form.click("only")
    use(show.explore("roadmapping.own-timeline"), begins="2026-12-01")
    own_backlog.current_backlog.cache_clear()
    assert show.explore("roadmapping.own-forecast").view.seen.values["of_plan"]["items"] == 3
    newer = HEAD + OPEN.replace("A-0,Story,To Do,2026-06-03,", "A-0,Story,Done,2026-06-03,2026-08-01")
    take(newer + DONE, "week-later.csv")
    current = own_backlog.current_backlog()
    assert [one.name for one in current.stored()] == ["week-later.csv"]  # an update of that backlog
    assert plan_notes.kept_plan(current).ids == PLAN
    timeline = show.explore("roadmapping.own-timeline")
    assert "here: 2** (3 items for 6 person-months" in timeline.use_plan.said.text
    assert "1 is not open any more" in timeline.use_plan.said.text


def test_a_plan_follows_keys_that_were_renamed():
    kept()
    take((HEAD + OPEN + DONE).replace("A-1,", "NEW-7,"), "mine.csv")
    assert plan_notes.kept_plan(own_backlog.current_backlog()).ids == ("A-0", "NEW-7", "A-2")


def test_the_trackers_file_marks_the_plan_and_not_another_one():
    kept()
    rows = list(csv.DictReader(io.StringIO(own_backlog.export("tracker").data.decode("utf-8-sig"))))
    marked = {row["Issue key"]: row["In release"] for row in rows}
    assert marked == {key: "yes" if key in PLAN else "no" for key in ("A-0", "A-1", "A-2", "A-3", "A-4")}
    form = show.explore("own.backlog")
    form.steps.value = "out"
    panel = form.panels["out"]
    assert "3 items of 5 are marked yes in “In release”" in panel.said.text
    assert "capacity" not in {field["key"] for field in panel.tracker.fields}
    panel.tracker.receive({"kind": "edit", "values": {"plan": False}})
    assert "In release" not in panel.said.text
    assert "capacity" in {field["key"] for field in panel.tracker.fields}


def test_the_command_line_keeps_a_plan_for_forecast_export_and_page(tmp_path):
    assert "No plan is kept" in run("forecast", "--plan").output
    told = run("plan", "--capacity", 6, "--keep", "--json")
    assert told.exit_code == 0 and json.loads(told.stdout)["kept"]
    own_backlog.current_backlog.cache_clear()
    assert plan_notes.kept_plan(own_backlog.current_backlog()).ids == PLAN
    said = json.loads(run("forecast", "--plan", "--starts", "2026-12-01", "--json").stdout)
    assert said["items"] == 3 and said["dates"]["p85"] == "2026-12-21"
    out = run("export", "backlog", "tracker", "--plan", "--to", tmp_path / "back.csv")
    assert out.exit_code == 0 and "3 items of 5 are marked yes" in out.output
    assert (tmp_path / "back.csv").read_text("utf-8-sig").count(",yes") == 3
    for wrong in (
        ("plan", "--case", "--capacity", 6, "--keep"),
        ("plan", "--capacity", 6, "--capacity", 3, "--keep"),
        ("forecast", "--plan", "--items", 3),
        ("export", "backlog", "--plan", "--capacity", 3),
    ):
        assert run(*wrong).exit_code == 2
