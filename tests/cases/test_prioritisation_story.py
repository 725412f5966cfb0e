"""What chapter 03 tells of Mealwise is in its data: an edit of the case that changes the story fails here."""

from pathlib import Path

from pmkit.course import question
from pmkit.course.explorers import EXPLORERS
from pmkit.course.prioritisation import data
from pmkit.course.texts import values
from pmkit.methods import (
    Planner,
    best_order,
    delay_cost,
    how_sure,
    moscow_effort,
    rice,
)
from pmkit.practice import Verdict
from pmkit.practice.markdown import without_comments

NUMBERS = values("prioritisation")
LESSON = without_comments(
    (Path(__file__).resolve().parents[2] / "lessons" / "03_prioritisation.py").read_text(encoding="utf-8")
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
    assert first.iloc[:4].sum() > 0.95 and first.iloc[4] < 0.03  # “three other ideas nearly as often”
    assert sure["p_top"].nlargest(4).min() > 0.8 and sure.loc["MW-10", "p_top"] < 0.01


def test_the_chef_is_last_as_often_as_the_lesson_says():
    sure = how_sure(data.items(data.SHORTLIST), "rice", noise=0.3, k=7, trials=4000).set_index("id")
    said = LESSON.replace("\n# ", " ")
    assert f"last in {100 * (1 - sure.loc['MW-10', 'p_top']):.0f} of 100" in said


def test_the_curve_of_sort_and_cut_is_as_the_lesson_says():
    curve = Planner(data.whole_backlog()).frontier(range(1, 31)).set_index("capacity")
    reached = curve["sort_and_cut"] / curve["value"]
    said = LESSON.replace("\n# ", " ")
    assert f"finds the best plan at {(reached > 1 - 1e-9).sum()} of the 30 capacities" in said
    picture = EXPLORERS["prioritisation.release"].explorer().seen().result.charts["curve"]
    assert f"the best plan at {(reached > 1 - 1e-9).sum()} of 30 capacities" in picture.subtitle
    assert f"reaches {100 * reached.mean():.0f} % on average" in said
    assert reached.idxmin() == 13 and f"at 13 just {100 * reached.min():.0f} %" in said


def test_the_queue_differs_by_what_the_lesson_says():
    jobs = data.items(data.QUEUE)
    assert jobs["duration"].sum() == 38
    worst = delay_cost(jobs, list(data.QUEUE), until="finish")
    assert worst - best_order(jobs, until="finish").cost > 300_000
    assert "38 weeks" in LESSON and "more than 300,000 EUR" in LESSON


def test_the_release_of_the_lesson_has_23_wishes():
    assert len(data.spring_release()) == 23 and LESSON.count("23 wishes") == 2


def test_sort_and_cut_with_more_room_is_worth_less_and_the_list_says_why():
    planner = Planner(data.whole_backlog())
    less, more = planner.plan(NUMBERS["room"]), planner.plan(NUMBERS["more_room"])
    assert less.proven and more.proven
    assert more.sort_and_cut.value < less.sort_and_cut.value < less.value
    came = set(more.sort_and_cut.chosen) - set(less.sort_and_cut.chosen)
    assert came == {"MW-15", "MW-02"}  # the child profile with the table that it needs
    assert (
        "the child profile fits, together with the table" in question("prioritisation.more-room").explanation
    )


def test_the_price_of_the_chef_is_what_the_best_plan_loses_by_it():
    backlog = data.whole_backlog()
    best, pinned = (Planner(backlog, pin=pin).plan(NUMBERS["room"]) for pin in ([], ["MW-10"]))
    assert best.proven and pinned.proven
    right = next(one for one in question("prioritisation.chef-pin").options if one.verdict is Verdict.RIGHT)
    assert f"{best.value - pinned.value:g} thousand EUR a year" in right.text


def test_the_chef_stays_down_under_every_method():
    ranks = EXPLORERS["prioritisation.disagree"].explorer().ranks
    chef = ranks[ranks["id"] == "MW-10"].filter(like="rank_").iloc[0]
    assert chef.min() >= 7
    others = ranks[ranks["id"] != "MW-10"]
    assert (others["spread"] >= 3).all()
    winners = {ranks.loc[ranks[name] == 1, "id"].iloc[0] for name in ranks.filter(like="rank_").columns}
    assert len(winners) == 4
    pdf = ranks[ranks["id"] == "MW-03"].filter(like="rank_").iloc[0]
    assert pdf.min() == 1 and pdf.max() == 7


def test_segments_hide_each_other_as_the_lesson_says():
    survey = EXPLORERS["prioritisation.kano"].explorer().table
    letter = survey.set_index(["feature", "segment"])["category"]
    assert (
        letter["allergy-filter", "everybody"] == "I" and letter["allergy-filter", "allergy families"] == "M"
    )
    assert letter["recommender", "allergy families"] == "R"


def test_the_lesson_and_the_planner_say_the_same_share_of_must():
    effort = moscow_effort(data.spring_release())
    assert effort.loc["must", "items"] == 10 and effort["items"].iloc[:3].sum() == 23
    assert round(100 * effort.loc["must", "share"]) == 64
    assert "ten of the 23 cards stood in Must, and they were 64 % of the work" in LESSON.replace("\n# ", " ")
