"""The forecast on one's own backlog: its history where there is one, else pasted counts."""

import json

import pandas as pd
import pytest
from play import Play
from typer.testing import CliRunner

from pmkit.cli import app
from pmkit.course import own_backlog
from pmkit.explorers.forecast import Backlog, Forecast
from pmkit.workspace import show

HEAD = "Summary,Issue key,Issue Type,Status,Resolved\n"
OPEN = "".join(f"Open {n},A-{n},{'Bug' if n < 3 else 'Story'},To Do,\n" for n in range(9))
SUNDAY = pd.Timestamp("2026-06-07")
DONE = "".join(
    f"Done {week} {n},D-{week}-{n},Story,Done,{SUNDAY + pd.Timedelta(weeks=week):%Y-%m-%d}\n"
    for week, finished in enumerate((2, 0, 3, 1, 2, 2, 1, 3))
    for n in range(finished)
)


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("PMKIT_HOME", str(tmp_path))
    return tmp_path


def bring_in(text):
    form = show.explore("own.backlog")
    form.panels["in"].file.take("mine.csv", text.encode())
    form.panels["in"].run.buttons.click("use")


def forecast(text=""):
    if text:
        bring_in(text)
    return show.explore("roadmapping.own-forecast").view


def fields(one):
    return {field["key"] for field in one.controls["form"].widget.fields}


def help_of(one):
    return [field.get("help", "") for field in one.controls["form"].widget.fields]


def test_it_takes_the_history_of_the_backlog_and_its_number_of_open_items():
    one = forecast(HEAD + OPEN + DONE)
    assert one.pictures()["past"].rows["finished"].tolist() == [2, 0, 3, 1, 2, 2, 1, 3]
    assert one.seen.values["items"] == 9
    assert (
        "From the **backlog's history**: 8 weeks from 1 June 2026 to 26 July 2026, 14 finished items."
        in one.said.text
    )
    assert "finished" not in fields(one)


def test_the_command_line_reads_the_same_weeks_from_the_same_file(tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text(HEAD + OPEN + DONE)
    told = json.loads(CliRunner().invoke(app, ["forecast", str(file), "--items", "9", "--json"]).stdout)
    one = forecast(HEAD + OPEN + DONE)
    assert told["history"]["periods"] == len(one.pictures()["past"].rows)
    assert f"within {told['p50']} weeks with 50 %, within {told['p85']} weeks with 85 %" in one.said.text


def test_without_a_history_it_asks_for_counts_and_draws_nothing_before():
    one = forecast(HEAD + OPEN)
    assert "so there is no history" in one.said.text
    assert not one.pictures() and not one.charts.widgets
    assert "from" not in fields(one) and not one.controls["form"].widget.errors
    one.set(finished="3, 3; 3\n3 3 3 3")
    assert one.pictures()["past"].rows["finished"].tolist() == [3] * 7
    assert "From the **7 weeks that you pasted**, 21 finished items." in one.said.text
    assert "3 weeks with 50 %" in one.said.text and list(one.pictures()) == ["when", "past"]
    one.set(finished="3 many 2")
    assert "“many” is no number" in one.said.text and one.controls["form"].widget.errors["finished"]
    one.set(finished="0 0 0")
    assert "never" in one.said.text


def test_counts_can_be_pasted_beside_a_history_and_it_says_which_is_used():
    one = forecast(HEAD + OPEN + DONE)
    one.set(**{"from": "pasted"})
    assert "finished" in fields(one)
    one.set(finished="5 5 5")
    assert "3 weeks that you pasted" in one.said.text and "own history is not used" in one.said.text
    one.set(**{"from": "history"})
    assert "From the **backlog's history**: 8 weeks" in one.said.text


def test_what_was_asked_comes_back_and_the_open_items_follow_the_choice():
    one = forecast(HEAD + OPEN + DONE)
    one.set(**{"from": "pasted", "finished": "4 4", "ask": "many", "weeks": 6.0})
    own_backlog.current_backlog().look_at({"type": "Bug"}, hides_names=False)
    again = forecast()
    assert again.pictures()["past"].rows["finished"].tolist() == [4, 4]
    assert (again.seen.values["weeks"], again.seen.values["items"]) == (6, 3)
    again.set(ask="when")
    assert any("3 of 9 open items" in told for told in help_of(again))


def test_on_the_case_it_forecasts_the_case():
    one = forecast()
    assert "60 weeks from 4 August 2025" in one.said.text and one.seen.values["items"] == 30


def test_a_history_of_less_than_a_week_is_told():
    one = forecast(HEAD + OPEN + "Done,D-1,Story,Done,2026-06-03\n")
    assert "no whole week" in one.said.text


def test_what_was_finished_in_a_week_that_may_not_be_over_is_told():
    late = "".join(f"Late {n},L-{n},Story,Done,2026-07-29\n" for n in range(2))
    one = forecast(HEAD + OPEN + DONE + late)
    assert "8 weeks" in one.said.text
    assert "2 finished later are left out: that week may not be over." in one.said.text


BEGUN = "Summary,Issue key,Issue Type,Status,Started,Resolved\n"
LASTED = "".join(
    f"Done {n},D-{n},Story,Done,{SUNDAY + pd.Timedelta(days=7 * n - n % 9):%Y-%m-%d},"
    f"{SUNDAY + pd.Timedelta(days=7 * n):%Y-%m-%d}\n"
    for n in range(25)
)


def one_item(text):
    bring_in(text)
    return show.explore("roadmapping.own-single-item").view


def test_the_time_for_one_item_is_read_from_the_backlog_and_names_what_is_older():
    one = one_item(
        BEGUN + LASTED + "Old one,A-1,Story,In Progress,2026-08-01,\n" + "Not begun,A-2,Story,To Do,,\n"
    )
    assert "One item takes 8 elapsed days or less with 85 %" in one.said.text
    assert "1 of 1 item in progress is older. Look first at “Old one”" in one.said.text
    assert "days" not in fields(one)


def test_a_backlog_without_a_day_of_beginning_asks_for_the_days():
    one = one_item(HEAD + OPEN + DONE)
    assert "No item of this backlog has both a day" in one.said.text and "days" in fields(one)


@pytest.mark.parametrize(
    ("came_in", "says", "offered"),
    [
        ((1,) * 8, "have to be done too, 85 % takes", True),
        ((2,) * 8, "nobody can name a day", False),
        ((0,) * 7 + (12,), "have to be done too", True),
        ((0,) * 8, "0 new items came in", False),
        ((), "", False),
    ],
)
def test_new_items_count_only_where_a_date_can_come_of_them(came_in, says, offered):
    weeks = pd.DataFrame({"finished": [2, 0, 3, 1, 2, 2, 1, 3]})
    one = Play(Forecast(weeks, backlog=Backlog(open=9, came_in=came_in)))
    assert says in one.says and ("new items" in one.says or "new item came" in one.says) == bool(came_in)
    assert ("created" in one.field("growth").options) == offered
    one.set(growth="created").set(**{"from": "pasted", "finished": "1 2 3"})
    assert one.values["growth"] == "none"  # counts that are pasted have other weeks


def test_a_heap_of_new_items_from_another_tool_makes_no_date():
    weeks = pd.DataFrame({"finished": [60] * 49 + [1]})
    one = Play(Forecast(weeks, backlog=Backlog(open=9, came_in=(*[0] * 49, 2000))))
    assert "looks like a move from another tool" in one.says and "created" not in one.field("growth").options
