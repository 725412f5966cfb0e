"""Chapter 03 keeps its promises: what its text says is what the methods and the case say."""

from pathlib import Path

import pytest

from pmkit.course import question
from pmkit.course.explorers import EXPLORERS
from pmkit.course.prioritisation import closer_methods, closer_weights, data, lesson_release, practice_last
from pmkit.methods import (
    Planner,
    best_order,
    contradictions,
    delay_cost,
    how_sure,
    moscow_effort,
    plan_release,
    rice,
)
from pmkit.practice import Workbook, check
from pmkit.practice.progress import MemoryStore

LESSON = (Path(__file__).resolve().parents[2] / "lessons" / "03_prioritisation.py").read_text(
    encoding="utf-8"
)


def test_the_scores_named_in_the_lesson_are_those_of_the_data():
    scores = rice(data.items(data.FIRST_FOUR)).set_index("id")["rice"]
    assert scores.round().tolist() == [3200, 900, 3000, 3000]
    for said in ("dark mode **3,000**", "the shared list **3,000**", "the PDF **900**"):
        assert said in LESSON


def test_the_lesson_says_how_often_the_leader_is_first():
    sure = how_sure(data.items(data.SHORTLIST), "rice", noise=0.3, k=4, trials=4000).set_index("id")
    first = sure["p_first"].sort_values(ascending=False)
    assert f"about **{100 * sure.loc['MW-01', 'p_first']:.0f} of 100** draws" in LESSON
    assert abs(first.iloc[0] - first.iloc[1]) < 0.02  # “the next one is first just as often”
    assert sure["p_top"].nlargest(4).min() > 0.8 and sure.loc["MW-10", "p_top"] < 0.01


def test_the_queue_differs_by_what_the_lesson_says():
    jobs = data.items(data.QUEUE)
    assert jobs["duration"].sum() == 38
    worst = delay_cost(jobs, list(data.QUEUE), until="finish")
    assert worst - best_order(jobs, until="finish").cost > 300_000
    assert "38 weeks" in LESSON and "more than 300,000 EUR" in LESSON


def test_the_release_of_the_lesson_has_23_wishes():
    assert len(data.spring_release()) == 23 and LESSON.count("23 wishes") == 2


def test_the_release_figures_are_those_of_the_planner():
    backlog = data.whole_backlog()
    planner = Planner(backlog)
    best, wider = planner.plan(lesson_release.CAPACITY), planner.plan(13)
    pinned = Planner(backlog, pin=["MW-10"]).plan(lesson_release.CAPACITY)
    assert best.proven and wider.proven and pinned.proven
    assert (best.value, best.sort_and_cut.value) == (lesson_release.BEST, lesson_release.CUT)
    assert wider.sort_and_cut.value == lesson_release.CUT_AT_13 < best.sort_and_cut.value
    assert best.value - pinned.value == lesson_release.CHEF_PRICE
    assert round(100 * lesson_release.CHEF_PRICE / lesson_release.BEST) == 62
    came, went = (
        set(a) - set(b)
        for a, b in (
            (wider.sort_and_cut.chosen, best.sort_and_cut.chosen),
            (best.sort_and_cut.chosen, wider.sort_and_cut.chosen),
        )
    )
    assert came == {"MW-15", "MW-02"} and len(went) == 3  # the child profile with the table that it needs


def test_the_plan_of_the_practice_sheet_is_proven_and_beats_the_list():
    table = data.items(practice_last.PLAN_IDS)
    plan = plan_release(table, practice_last.PLAN_CAPACITY, explain=False)
    asked = question("prioritisation.plan-nine")
    assert plan.proven and plan.value == asked.worth(asked.best) == 433
    assert set(plan.sort_and_cut.chosen) == set(practice_last.PLAN_CUT) and plan.sort_and_cut.value == 346


def test_the_chef_stays_down_under_every_method():
    ranks = EXPLORERS["prioritisation.disagree"](Workbook(MemoryStore(), question)).ranks
    chef = ranks[ranks["id"] == "MW-10"].filter(like="rank_").iloc[0]
    assert chef.min() >= 7
    others = ranks[ranks["id"] != "MW-10"]
    assert (others["spread"] >= 3).all()
    winners = {ranks.loc[ranks[name] == 1, "id"].iloc[0] for name in ranks.filter(like="rank_").columns}
    assert len(winners) == 4
    pdf = ranks[ranks["id"] == "MW-03"].filter(like="rank_").iloc[0]
    assert pdf.min() == 1 and pdf.max() == 7


def test_segments_hide_each_other_as_the_lesson_says():
    survey = EXPLORERS["prioritisation.kano"](Workbook(MemoryStore(), question)).table
    letter = survey.set_index(["feature", "segment"])["category"]
    assert (
        letter["allergy-filter", "everybody"] == "I" and letter["allergy-filter", "allergy families"] == "M"
    )
    assert letter["recommender", "allergy families"] == "R"


def test_jonas_contradicts_himself_at_about_twice_the_limit():
    assert 0.18 < closer_weights.RATIO < 0.22


def test_one_pair_of_jonas_s_fits_least_and_mends_it():
    pairs = EXPLORERS["prioritisation.pairs"](Workbook(MemoryStore(), question))
    worst = contradictions(pairs.judged.completed).iloc[0]
    assert (worst["one"], worst["other"]) == ("fewer leave", "less work")
    pairs.form.values = {**pairs.form.values, "fewer leave / less work": "3"}
    assert pairs.judged.consistent


def test_the_weights_begin_where_the_question_after_them_begins():
    weights = EXPLORERS["prioritisation.weights"](Workbook(MemoryStore(), question))
    shown = dict(zip(weights.now["id"], weights.worth @ weights._shares(), strict=True))
    assert shown == pytest.approx(closer_weights._before)
    weights.form.values = {**weights.form.values, "late": True}
    shown = dict(zip(weights.now["id"], weights.worth @ weights._shares(), strict=True))
    assert shown == pytest.approx(closer_weights._after)


def test_the_lesson_and_the_planner_say_the_same_share_of_must():
    effort = moscow_effort(data.spring_release())
    assert effort.loc["must", "items"] == 10 and effort["items"].iloc[:3].sum() == 23
    assert round(100 * effort.loc["must", "share"]) == 64
    assert "ten of the 23 cards stood in Must, and they were 64 % of the work" in LESSON.replace("\n# ", " ")
    assert closer_methods.CUT_AT_13 < closer_methods.CUT


def test_who_types_0_is_not_told_that_they_divided_upside_down():
    assert check(question("prioritisation.cd3-api"), "0").trap is None
    assert check(question("prioritisation.cd3-api"), "0.00095").trap == "upside-down"
