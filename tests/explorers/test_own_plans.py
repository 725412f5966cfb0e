"""Timeline and shocks on one's own backlog: teams from a column, messages from one's own items."""

import pandas as pd
import pytest

from pmkit.methods import InputError
from pmkit.practice import Workbook
from pmkit.practice.progress import MemoryStore
from pmkit.widgets.explorers._teams import MOST_TEAMS, team_columns, teams
from pmkit.widgets.explorers.own_shocks import OwnShocks, cards_for
from pmkit.widgets.explorers.own_timeline import OwnTimeline
from pmkit.widgets.explorers.timeline import prepared


@pytest.fixture
def workbook():
    return Workbook(MemoryStore(), {}.__getitem__)


@pytest.fixture
def items():
    return pd.DataFrame(
        {
            "id": list("ABCDE"),
            "item": ["Ask", "Build *it*", "Check", "Deliver", "End"],
            "duration": [2.0, 6.0, 1.0, 3.0, 2.0],
            "value": [1.0, 2.0, 9.0, 3.0, 1.0],
            "requires": [[], ["A"], [], ["C"], []],
            "assignee": ["Imke", "Imke", "", "Teo", "Teo"],
            "labels": [["app"], ["app", "web"], [], ["web"], []],
            "type": ["Story"] * 5,
            "file: Squad": ["North", "South", "South", "North", "South"],
        }
    )


def put(form, **values):
    form.values = {**form.values, **values}


def test_columns_that_part_the_items_into_a_few_groups_can_tell_the_teams(items):
    assert team_columns(items) == {"file: Squad": "Squad", "assignee": "Assignee", "labels": "Labels"}
    many = pd.DataFrame({"assignee": [f"p{n}" for n in range(MOST_TEAMS + 1)]})
    assert team_columns(many) == {}
    assert teams(items, "labels").tolist() == ["app", "app", "no labels", "web", "no labels"]
    assert set(teams(items, "nothing")) == {"the team"}


def test_the_timeline_plans_with_teams_from_a_column_and_comes_back(items, workbook):
    one = OwnTimeline(items, workbook, "ours")
    assert one.teams == ["the team"] and "The team has too much" in one.said.text
    put(one.form, by="file: Squad")
    assert one.teams == ["North", "South"]
    put(one.form, **{"team 1": 2})
    one.form.click("plan")
    assert "It can be worked" in one.said.text and one.capacity == {"North": 1, "South": 2}
    again = OwnTimeline(items, workbook, "ours")
    assert again.by == "file: Squad" and again.capacity == one.capacity and again.said.text == one.said.text
    again.start_over()
    assert again.teams == ["the team"] and again.form.values["by"] == "one"


def test_the_plan_of_forty_items_is_made(workbook):
    many = pd.DataFrame(
        {
            "id": [f"K-{n}" for n in range(40)],
            "item": [f"Item {n}" for n in range(40)],
            "duration": [1.0 + n % 5 for n in range(40)],
            "requires": [[f"K-{n - 7}"] if n > 6 else [] for n in range(40)],
        }
    )
    one = OwnTimeline(many, workbook, "ours")
    one.form.click("plan")
    assert "It can be worked" in one.said.text and f"week **{many['duration'].sum():g}**" in one.said.text


def test_the_messages_are_about_one_s_shown_items(items):
    longer, away, date = cards_for(prepared(items), {"the team": 1.0})
    assert "“Build \\*it\\*”: 12 weeks, not 6" in longer.text and longer.effect == {"durations": {"B": 12.0}}
    assert away.effect["new_capacity"]["the team"][0][1] == 0
    assert "“Check”" in date.text and set(date.deadlines) == {"C"}  # worth most


def test_every_answer_can_be_computed_at_every_size_of_the_team(items, workbook):
    one = OwnShocks(items, workbook, "ours")
    for at_once in (1.0, 3.0):
        put(one.turn, at_once=at_once)
        for card in list(one.cards):
            put(one.turn, card=card)
            for answer in one.cards[card].answers:
                put(one.choose, answer=answer.id)
                assert "The plan ends" in one.said.text and "nan" not in one.said.text


def test_what_was_answered_comes_back(items, workbook):
    one = OwnShocks(items, workbook, "ours")
    put(one.turn, at_once=2.0)
    put(one.turn, card="date")
    put(one.choose, answer="first")
    again = OwnShocks(items, workbook, "ours")
    assert (again.card, again.answers["date"], again.at_once) == ("date", "first", 2)
    assert again.said.text == one.said.text


def test_items_that_wait_for_each_other_are_told(items, workbook):
    circle = items.assign(requires=[["B"], ["A"], [], [], []])
    with pytest.raises(InputError, match="can be first"):
        OwnShocks(circle, workbook, "ours")
