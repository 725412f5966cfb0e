"""A game once more: what was seen stands beside what was true, which waits until it is asked for."""

import numpy as np
import pytest
from games import log_text, look
from players import log_of

from pmkit.simulator.log import Entry, Log, replay, write_log
from pmkit.simulator.mealwise import mealwise

ID = "capstone.replay"


@pytest.fixture
def replayed():
    return look(ID, log_text())


@pytest.fixture(scope="module")
def played():
    return replay(mealwise(), log_of("careful mix", "basil"))


def test_it_opens_in_the_first_quarter_without_the_truth(replayed):
    assert "Quarter 1 (Q4 2026)" in replayed.says and "I would change my mind" in replayed.says
    assert replayed.values["truth"] is False and "tick" in replayed.result.says["true"]
    assert replayed.result.charts["beliefs"].rows["value"].isna().all()


def test_each_quarter_shows_its_own_decisions_money_and_letters(replayed, played):
    for number in range(1, 9):
        replayed.set(quarter=number)
        report = played.reports[number - 1]
        assert f"{abs(round(report.margin)):,} thousand EUR in this quarter" in replayed.says
        assert replayed.result.says["seen"].count("You: ") <= 2
        assert f"debt {played.states[number - 1].debt:.2f}" in replayed.result.says["seen"]
    assert "Annegret Voss" in replayed.set(quarter=1).result.says["seen"]


def test_a_quarter_without_anything_uncertain_has_no_empty_chart():
    for entry in ({"order": []}, {"order": ["MW-37", "MW-06"]}):
        replayed = look(ID, write_log(mealwise(), Log("basil", (Entry(entry, ""),))))
        assert "beliefs" in replayed.result.hidden
        replayed.set(truth=True, ends=True)
        assert "beliefs" in replayed.result.hidden


def test_beliefs_are_those_of_the_beginning_of_the_quarter(replayed, played):
    ideas = mealwise().ideas
    for number in (1, 4):
        rows = replayed.set(quarter=number).result.charts["beliefs"].rows
        belief = played.states[number - 1].belief
        for row in rows.to_dict("records"):
            item = ideas.titles.index(row["item"])
            assert row["middle"] == pytest.approx(100 * belief.mean[item])
            assert row["high"] - row["low"] == pytest.approx(2 * 128.16 * belief.sd[item])
    assert rows["middle"].nunique() > 1


def test_the_truth_is_the_world_of_the_seed(replayed, played):
    replayed.set(quarter=3, truth=True)
    rows, ideas = replayed.result.charts["beliefs"].rows, mealwise().ideas
    share = mealwise().true_share(played.world, played.states[-1])
    for row in rows.to_dict("records"):
        assert row["value"] == pytest.approx(100 * share[ideas.titles.index(row["item"])])
    said = replayed.result.says["true"]
    api = ideas.number("MW-06")
    assert f"took {played.world.effort[api]:g} months; the estimate was {ideas.effort[api]:g} months" in said
    unseen = np.flatnonzero(ideas.hidden & ~played.states[2].seen)
    assert len(unseen) == 4 and all(ideas.titles[one] in said for one in unseen)


def test_before_the_end_the_truth_is_told_only_to_who_does_not_play_on():
    early = look(ID, log_text(quarters=3)).set(truth=True)
    assert "after the last quarter" in early.result.says["true"]
    assert early.result.charts["beliefs"].rows["value"].isna().all()
    early.set(ends=True)
    assert "6 ideas that nobody had asked for lay in the themes, unseen" in early.result.says["true"]
    assert early.result.charts["beliefs"].rows["value"].notna().all()


def test_events_are_marked_with_their_quarter(replayed, played):
    rows = replayed.set(quarter=3).result.charts["events"].rows
    assert set(rows[rows["shape"] == "now"]["quarter"]) == {3}
    launched = rows[rows["item"] == "Launched"].set_index("quarter")["count"].astype(int)
    for report in played.reports:
        assert launched.get(report.quarter, 0) == len(report.launched)
    trouble = rows[(rows["item"] == "Trouble") & (rows["quarter"] == 3)]["words"].iloc[0]
    assert trouble == "baskets are dead (−110 thousand EUR)"


def test_a_quarter_beyond_the_game_is_the_last_one():
    assert "Quarter 3" in look(ID, log_text(quarters=3), {"quarter": 8}).says


def test_what_could_not_be_taken_is_told():
    text = log_text().replace('"debt": 1.0', '"debt": 9', 1)
    assert "Not taken: The work on debt goes from 0 to 3" in look(ID, text).says
