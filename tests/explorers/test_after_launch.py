"""After the launch: adoption at equal age, verdicts under a rule that was written first, what moves."""

import time
from dataclasses import replace

import pandas as pd
import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.explorers import EXPLORERS

RULE = "Counted evidence moves the roadmap, Mara decides"


@pytest.fixture(scope="module")
def explorer():
    return EXPLORERS["launch.after"].explorer()


@pytest.fixture
def after(explorer):
    return Play(explorer)


def _all_right(explorer):
    return {
        verdict: [id for id, row in explorer.by_id.items() if row["homes"][0] == verdict]
        for verdict in ("keep", "improve", "stop", "take back")
    }


def test_it_opens_with_all_together_against_each_stage_at_the_same_age(after):
    assert "used it in their last whole week, new ones and old ones mixed" in after.says
    assert "stage 1 40 % (keep) and stage 2 27 % (improve)" in after.says
    assert "Stages 3 and 4: not known yet" in after.says


def test_all_together_fall_while_no_stage_changes_its_week_4(after):
    early = after.set(day=28).says
    late = after.set(day=49).says
    assert "58 % used it" in early and "37 % used it" in late
    assert "stage 1 40 %" in early and "stage 1 40 %" in late and "not known yet" not in late


def test_stages_that_are_too_young_are_blank_in_the_chart(after):
    chart = after.result.charts["late"]
    assert chart.rows["item"].tolist() == ["Stage 1", "Stage 2"] and "not known yet" in chart.words.subtitle
    assert len(after.set(day=49).result.charts["late"].rows) == 4
    assert "clearly under 30 %: stage 2" not in after.set(keep=0.26).result.charts["late"].title


def test_the_rule_comes_before_the_signals(after):
    assert {"board", "roadmap", "messages"} <= set(after.result.hidden)
    assert "Write your rule first" in after.result.says["verdicts"]
    after.set(words=RULE)
    assert after.result.hidden == {"roadmap"} and "8 signals wait" in after.result.says["verdicts"]


def test_a_rule_that_is_emptied_hides_but_loses_nothing(after):
    after.set(words=RULE).move("board", improve=["L2"]).set(words="")
    assert "board" in after.result.hidden and "L2" in after.of("board")["improve"]


def test_a_signal_says_nothing_before_it_is_placed(after):
    after.set(words=RULE)
    assert not any(one["detail"] for one in after.result.cards["board"].values())


def test_each_verdict_that_can_be_defended_is_told_so(after, explorer):
    after.set(words=RULE).move("board", **_all_right(explorer))
    assert "**8 of 8 verdicts** can be defended" in after.result.says["verdicts"]
    assert not after.warnings("board")
    for id, row in explorer.by_id.items():
        for home in row["homes"]:
            after.move("board", **{home: [id]})
            assert not after.warnings("board").get(id)


def test_a_promise_is_not_kept_because_it_was_made(after):
    after.set(words=RULE).move("board", keep=["L6"])
    assert after.warnings("board")["L6"] == "Easier to defend: stop"
    assert "0 of 1 verdict" in after.result.says["verdicts"]


def test_where_several_verdicts_can_be_defended_one_of_them_is_asked_for(after):
    after.set(words=RULE).move("board", stop=["L8"])
    assert after.warnings("board")["L8"] == "Easier to defend: keep or improve"


def test_what_is_kept_moves_nothing_and_before_a_verdict_there_is_no_table(after):
    assert "roadmap" in after.set(words=RULE).result.hidden
    after.move("board", keep=["L1"], improve=["L2"])
    rows = after.result.tables["roadmap"].rows
    assert "roadmap" not in after.result.hidden
    assert [(row["move"], bool(row["item"])) for row in rows] == [("nothing moves", False), ("Next", True)]


def test_the_same_evidence_under_two_verdicts_is_shown(after):
    after.set(words=RULE).move("board", stop=["L6"], keep=["L8"])
    said = after.result.says["verdicts"]
    assert "Same rule, same evidence, different verdicts: **Sales promise** (stop) and **Silence**" in said
    after.move("board", stop=["L8"])
    assert "Same rule" not in after.result.says["verdicts"]


def test_different_evidence_may_have_different_verdicts(after):
    after.set(words=RULE).move("board", improve=["L3"], stop=["L6"])
    assert "Same rule" not in after.result.says["verdicts"]


def test_what_is_decided_moves_on_the_roadmap(after):
    after.set(words=RULE).move("board", **{"take back": ["L3"], "improve": ["L2"], "stop": ["L6"]})
    moves = {row["title"]: row["move"] for row in after.result.tables["roadmap"].rows}
    assert moves == {
        "Guardrail": "Now, before all else",
        "Support themes": "Next",
        "Sales promise": "Said no",
    }


def test_a_message_of_more_than_60_words_is_told_so_and_kept(after):
    after.set(words=RULE, parents="word " * 61)
    assert after.result.errors["parents"].startswith("61 words") and after.of("parents").count("word") == 61
    assert not after.set(parents="word " * 60).result.errors


def test_one_does_not_stop_what_one_keeps(after):
    assert "stop" in after.set(keep=0.2, stop=0.25).result.errors
    assert "stop" not in after.set(stop=0.2).result.errors


def test_two_pairs_of_signals_have_the_same_evidence():
    signals = load("launch_signals")
    alike = signals[signals.duplicated(["evidence", "points", "severity"], keep=False)]
    assert len(signals) == 8 and alike["signal"].tolist() == ["L2", "L6", "L7", "L8"]
    assert signals["homes"].map(len).between(1, 2).all()


def test_a_change_is_quick(explorer):
    state = Play(explorer).state
    began = time.process_time()
    for day in range(28, 48):
        explorer.seen({**state, "day": day, "words": RULE})
    assert (time.process_time() - began) / 20 < 1


def test_a_day_before_any_stage_is_old_enough_says_so(explorer):
    early = type(explorer)(
        explorer.frame,
        cohorts=explorer.cohorts,
        first=pd.Timestamp(2027, 1, 25),
        days=(7, 49),
        begin=14,
        now_before=3,
    )
    assert "No stage has had it for 4 weeks yet" in Play(early).says


def _with_board(now):
    used = EXPLORERS["launch.after"]
    more = {**used.data().more, "kept": {"board": now}}
    return Play(used.make(replace(used.data(), more=more))).set(words=RULE)


def test_what_is_taken_back_needs_room_on_the_roadmap_of_chapter_4(after):
    after.set(words=RULE)
    assert after.result.says["room"] == ""
    assert "Nothing that you decided goes there" in after.move("board", improve=["L2"]).result.says["room"]
    after.move("board", **{"take back": ["L3", "L4"]})
    assert "Jonas's first roadmap has 5 items in Now" in after.result.says["room"]
    assert "there are **7**" in after.result.says["room"] and "what moves down" in after.result.says["room"]


def test_the_learners_own_roadmap_counts_where_there_is_one():
    mine = _with_board({"now": ["MW-01"], "next": []}).move("board", **{"take back": ["L3"]})
    assert "Your roadmap of chapter 4 has 1 item in Now" in mine.result.says["room"]
    assert "it fits" in mine.result.says["room"]


@pytest.mark.parametrize("board", [None, 7, "now", [], {}, {"now": 3}, {"now": None}])
def test_a_roadmap_that_cannot_be_read_is_as_good_as_none(board):
    mine = _with_board(board).move("board", stop=["L6"])
    assert "Jonas's first roadmap" in mine.result.says["room"]
