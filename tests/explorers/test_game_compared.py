"""A game beside others: the order of what is told, who is equal, and what of the result was luck."""

import pytest
from games import BECAUSE, log_text, look
from players import log_of

from pmkit.explorers.explorer import names_in
from pmkit.practice import to_plain
from pmkit.simulator.compare import compare_log
from pmkit.simulator.judge import judge
from pmkit.simulator.log import Entry, Log, write_log
from pmkit.simulator.mealwise import mealwise

ID = "capstone.compare"


@pytest.fixture
def compared():
    return look(ID, log_text())


def test_the_sentence_of_the_first_quarter_comes_first(compared):
    assert to_plain(compared.result.says["first"]) == f"Your sentence of quarter 1: “{BECAUSE}”"
    names = list(names_in(compared.explorer.layout))
    assert names.index("first") < names.index("sentence") < names.index("bands") < names.index("parts")
    assert "You wrote no sentence" in look(ID, log_text(because=" \n ")).result.says["first"]


def test_the_result_is_that_of_the_replay_beside_the_policies(compared):
    found = compare_log(mealwise(), log_of("careful mix", "basil"))
    rows = compared.result.charts["seed"].rows.set_index("item")["value"]
    assert rows["You"] == pytest.approx(found.result)
    assert rows["Planner with your information"] == pytest.approx(found.with_your_information)
    assert rows["By RICE"] == pytest.approx(found.policies["RICE"]) and len(rows) == 9
    assert list(rows) == sorted(rows, reverse=True)


def test_ties_within_25_are_called_equal(compared):
    assert (
        "Equal (within 25): thoughtful person." in compared.says
    )  # the game is that of the thoughtful person
    assert (
        "On your luck (seed basil) these came out higher: planner with your information and who knows the "
        "truth." in compared.says
    )


def test_who_built_nothing_is_told_so_and_not_0_of_0():
    nothing = Log("basil", (Entry({}, ""),) * 8)
    said = look("capstone.compare", write_log(mealwise(), nothing)).result.says["gauges"]
    assert "none, as you built no idea" in said and "0 of the 0" not in said


def test_where_it_lies_among_300_games(compared):
    rows = compared.result.charts["bands"].rows
    assert len(rows) == 8 and rows["value"].nunique() == 1
    assert (rows["low"] < rows["middle"]).all() and (rows["middle"] < rows["high"]).all()
    bands = compared.explorer.frame
    yours = rows["value"].iloc[0]
    rice = bands[bands["policy"] == "RICE"]["result"]
    share = round(100 * float((rice < yours - 25).mean()))
    assert f"{share} % of the list by RICE" in compared.result.says["place"]
    assert rows.set_index("item").loc["By RICE", "words"] == f"higher than {share} %"


def test_what_goes_on_is_counted_as_one_wants_and_the_games_stay_as_they_are(compared):
    none, four = [compared.set(terminal=one).result.charts["seed"].rows for one in ("0", "4")]
    two = compared.set(terminal="2").result.charts["seed"].rows
    by = [one.set_index("item")["value"] for one in (none, two, four)]
    assert (by[0] + by[2]).sub(2 * by[1]).abs().max() < 1e-6  # linear in what goes on, and nothing else
    compared.set(terminal="0")
    assert "bands" in compared.result.hidden and "two quarters" in compared.result.says["place"]
    assert "with nothing counted for what goes on" in compared.says


def test_decision_information_and_luck_are_told_when_they_are_wanted(compared):
    assert "tick" in compared.result.says["parts"] and not compared.result.says["debrief"]
    verdict = judge(mealwise(), log_of("careful mix", "basil"))
    parts = compared.set(apart=True).result.says["parts"]
    assert f"**Luck: −{-verdict.luck:,.0f} thousand EUR.**" in parts
    assert f"In {verdict.percentile:.0f} of 100 games" in parts
    rows = compared.result.tables["quarters"].rows
    assert [one["luck"] for one in rows] == [round(one) for one in verdict.lucks]
    assert [one["decision"] for one in rows] == [round(one) for one in verdict.decisions]


def test_three_decisions_stand_there_with_what_could_be_known(compared):
    rows = compared.set(apart=True).result.tables["three"].rows
    brought = [abs(one["brought"]) for one in rows]
    assert len(rows) == 3 and brought == sorted(brought, reverse=True)
    assert all(one["known"] and one["instead"] for one in rows)


def test_the_debrief_has_three_texts_and_the_questions_stay_open(compared):
    said = compared.set(apart=True).result.says["debrief"]
    assert len(said.split("\n\n")) == 4
    compared.set(q1="that parents want videos")
    written = [str(one) for one in compared.explorer.readable(compared.seen)]
    assert any("that parents want videos" in one for one in written)


def test_gauges_are_told_one_by_one_and_never_summed(compared):
    said = compared.result.says["gauges"]
    assert "Promises: 1 of 3 dates kept, 2 broken" in said and "of 24 launches taken back" in said
    assert "19 %, 18 %" in said and "that harm: 2 of the 19 ideas" in said
    nothing = look(ID, log_text("do nothing")).result.says["gauges"]
    assert "no launches" in nothing and "0 %, 0 %" in nothing


def test_fewer_quarters_are_compared_at_the_same_quarter_and_show_no_truth():
    early = look(ID, log_text(quarters=3))
    found = compare_log(
        mealwise(), type(log_of("RICE", "basil"))("basil", log_of("RICE", "basil").entries[:3])
    )
    rows = early.result.charts["seed"].rows.set_index("item")["value"]
    assert rows["By RICE"] == pytest.approx(found.result)
    assert "After 3 quarters, and all others after as many" in early.says
    assert "harm" not in early.result.says["gauges"] and "bands" in early.result.hidden
    early.set(apart=True)
    assert "after the last quarter" in early.result.says["parts"] and "three" in early.result.hidden
    early.set(ends=True)
    assert "**Luck:" in early.result.says["parts"] and "that harm" in early.result.says["gauges"]
    assert len(early.result.tables["quarters"].rows) == 3


def test_who_looked_into_nothing_hears_that_information_bought_nothing():
    rice = look(ID, log_text("RICE")).set(apart=True)
    assert "Information: +0 thousand EUR" in rice.result.says["parts"]
    assert "You looked into nothing" in rice.result.says["parts"]
