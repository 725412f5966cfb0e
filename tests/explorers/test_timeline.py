"""The timeline says what can't be worked, plans anew, and lets a column tell the teams."""

import pandas as pd
import pytest
from play import Play

from pmkit.course.roadmapping import data
from pmkit.explorers._teams import MOST_TEAMS, THE_TEAM, team_columns, teams
from pmkit.explorers.timeline import Timeline
from pmkit.methods import build_schedule


@pytest.fixture
def timeline():
    return Play(Timeline(data.schedule()))


@pytest.fixture
def items():
    return pd.DataFrame(
        {
            "id": list("ABCDE"),
            "item": ["Ask", "Build *it*", "Check", "Deliver", "End"],
            "duration": [2.0, 6.0, 1.0, 3.0, 2.0],
            "requires": [[], ["A"], [], ["C"], []],
            "assignee": ["Imke", "Imke", "", "Teo", "Teo"],
            "labels": [["app"], ["app", "web"], [], ["web"], []],
            "type": ["Story"] * 5,
            "file: Squad": ["North", "South", "South", "North", "South"],
        }
    )


def ends(play):
    rows = play.chart.rows
    return rows[rows["kind"] == "item"]["finish"].max()


def test_it_says_what_cannot_be_worked_and_plans_anew(timeline):
    assert "can't be worked" in timeline.says and "too much" in timeline.says
    timeline.press("plan")
    best = build_schedule(data.schedule().drop(columns=["start", "deadline"]), data.CAPACITY)
    assert f"The plan ends after week {best.end:g}." in timeline.says and ends(timeline) == best.end
    assert f"Without slack: “{best.items[best.items['critical']].sort_values('start')['item'].iloc[0]}”" in (
        timeline.says
    )
    timeline.edit("starts", "MW-37", "start", 20)
    due = data.DEADLINES["MW-37"]
    assert f"“Replace the login library before its support ends” is needed by week {due:g}" in timeline.says


def test_a_plan_that_people_make_longer_names_both_chains(timeline):
    """21 weeks of four jobs that share one squad were called a critical path, which is 9."""
    timeline.press("plan")
    assert "alone it would take 9 weeks (critical path)" in timeline.says
    assert "It takes 21 weeks because a team can do only so much at once (critical chain)" in timeline.says
    timeline.set(**{"team 0": 4, "team 1": 4}).press("plan")
    assert (
        "(critical path): more people don't help" in timeline.says and "critical chain" not in timeline.says
    )


def test_a_plan_with_a_pause_in_it_is_no_critical_chain(timeline):
    timeline.press("plan").edit("starts", "MW-16", "start", 30)
    assert "with these teams 21 weeks are possible" in timeline.says and "critical chain" not in timeline.says


def test_an_emptied_cell_is_as_it_was(timeline):
    first = timeline.says
    timeline.edit("starts", "MW-37", "start", None).edit("starts", "MW-37", "duration", None)
    assert timeline.says == first


def test_more_at_once_helps_only_the_team_that_ends_last(timeline):
    capacity = dict(data.CAPACITY)
    found = []
    for number, team in reversed(list(enumerate(capacity))):
        capacity[team] = 2
        timeline.set(**{f"team {number}": 2}).press("plan")
        found.append(ends(timeline))
        assert found[-1] == build_schedule(data.schedule().drop(columns=["start", "deadline"]), capacity).end
    assert found[0] > found[1]


def test_one_week_of_too_much_is_one_week():
    """It was “1 weeks”."""
    two = pd.DataFrame({"id": ["A", "B"], "item": ["Ask", "Build"], "duration": [1.0, 1.0]})
    assert (
        "The team has too much in 1 week, first in week 0: 2 at once, 1 possible." in Play(Timeline(two)).says
    )


def test_what_version_0_1_kept_is_read(timeline):
    kept = {"starts": {"MW-37": [20.0, 3.0], "X": [1, 2]}, "capacity": {"Plan": 9.0, "Basket": 2.0}}
    timeline = Play(timeline.explorer, kept)
    assert timeline.of("starts")["MW-37"]["start"] == 20
    assert [timeline.of("team 0"), timeline.of("team 1")] == [2, 4]
    assert timeline.state["starts"]["X"]  # an item that is not here now
    assert timeline.explorer.opened(timeline.state) == timeline.state


# --- teams of one's own
def test_columns_that_part_the_items_into_a_few_groups_can_tell_the_teams(items):
    found = team_columns(items)
    assert found == {"file: Squad": "Squad", "assignee": "Assignee", "labels": "Labels"}
    assert next(iter(found)) == "assignee"
    many = pd.DataFrame({"labels": [f"p{n}" for n in range(MOST_TEAMS + 1)]})
    assert team_columns(many) == {}
    assert teams(items, "labels").tolist() == ["app", "app", "no labels", "web", "no labels"]
    assert set(teams(items, "nothing")) == {THE_TEAM}


def test_people_come_first_and_numbers_and_days_are_nobodys_name():
    """It offered Votes, and not Assignee where more than eight people work."""
    items = pd.DataFrame(
        {
            "file: Votes": ["0", "3", "", "12"],
            "file: Updated": ["20/Jul/26 10:16 AM", "21/Jul/26 9:00 AM", "2026-07-22", ""],
            "file: Watchers": ["1", "2", "2", "1"],
            "file: Squad": ["North", "South", "2", ""],
            "file: Bearbeiter": ["Imke", "Teo", "Teo", ""],
            "assignee": ["", "Runa", "Runa", "Pavel"],
            "labels": [["a"], ["b"], [], []],
        }
    )
    assert list(team_columns(items)) == ["assignee", "file: Bearbeiter", "file: Squad", "labels"]


def test_of_many_people_the_busiest_stand_alone():
    names = [f"p{n}" for n in range(12)]
    items = pd.DataFrame({"assignee": [*names, "p11", "p10", "p10", ""]})
    assert list(team_columns(items)) == ["assignee"]
    found = teams(items, "assignee")
    assert found.nunique() == MOST_TEAMS
    assert found.value_counts()["6 others"] == 6 and (found == "p10").sum() == 3
    eight = teams(items[4:], "assignee")  # eight people, and one item of nobody
    assert eight.nunique() == MOST_TEAMS and "2 others" in set(eight)
    assert "others" not in " ".join(teams(items[5:12], "assignee"))


def test_it_plans_with_teams_from_a_column_and_each_keeps_what_it_does_at_once(items):
    one = Play(Timeline(items))
    assert one.explorer.teams(one.values) == [THE_TEAM] and "The team has too much" in one.says
    one.set(by="file: Squad")
    assert one.explorer.teams(one.values) == ["North", "South"]
    one.set(**{"team 1": 2}).press("plan")
    assert "It can be worked" in one.says and one.values["capacity"]["South"] == 2
    said = one.says
    one.set(by="assignee")
    assert one.explorer.teams(one.values) == ["Imke", "no assignee", "Teo"] and one.says != said
    one.set(by="file: Squad")
    assert one.says == said
    assert Play(Timeline(items), one.state).says == said


def test_a_column_that_is_gone_is_one_team(items):
    one = Play(Timeline(items.drop(columns="file: Squad")), {"by": "file: Squad", "starts": {}})
    assert one.values["by"] == "one" and one.explorer.teams(one.values) == [THE_TEAM]


def test_the_plan_of_forty_items_is_made():
    many = pd.DataFrame(
        {
            "id": [f"K-{n}" for n in range(40)],
            "item": [f"Item {n}" for n in range(40)],
            "duration": [1.0 + n % 5 for n in range(40)],
            "requires": [[f"K-{n - 7}"] if n > 6 else [] for n in range(40)],
        }
    )
    one = Play(Timeline(many)).press("plan")
    assert "It can be worked" in one.says and ends(one) == many["duration"].sum()
