"""Chapter 04 keeps its promises: what its text says is what the methods and the case say."""

from pathlib import Path

import pytest

from pmkit.cases import load
from pmkit.course import question
from pmkit.course.roadmapping import data, goals, shock_cards
from pmkit.course.roadmapping.readers import LINES
from pmkit.methods import build_schedule, compare_sum_of_percentiles, regime_change
from pmkit.practice import Verdict, check
from pmkit.practice.markdown import without_comments

LESSON = without_comments(
    (Path(__file__).resolve().parents[2] / "lessons" / "04_roadmapping.py").read_text(encoding="utf-8")
)


def test_a_count_read_in_the_wrong_direction_meets_its_own_words():
    said = check(question("roadmapping.direction"), str(data.wrong_way()))
    assert said.trap == "wrong-way"
    assert data.wrong_way() > data.how_many().p50 > data.how_many().p85


def test_both_sides_of_a_dispute_are_right_under_their_condition():
    for slug in ("dates", "story-points"):
        right = [one for one in question(f"roadmapping.{slug}").options if one.verdict is Verdict.RIGHT]
        assert len(right) == 2 and all(one.when for one in right)


def test_the_history_in_the_text_is_the_computed_one():
    change = regime_change(load("throughput")["finished"])
    assert change.at == 44 and (round(change.before, 1), round(change.after, 1)) == (4.0, 1.8)
    assert "43 weeks before" in LESSON
    assert data.when_mixed().p50 == 9  # “Nine weeks,” says Tomasz
    assert round(load("throughput")["finished"].mean(), 1) == 3.4 and "We finish 3.4 a week" in LESSON


def test_the_forecasts_in_the_text_are_the_computed_ones():
    when = data.when()
    assert (when.p50, when.p85, when.p95) == (17, 20, 22)
    assert "how far was it from 20 weeks" in LESSON.replace("\n# ", " ")
    assert "five weeks more than the middle" in question("roadmapping.average-promise").options[1].why
    compared = compare_sum_of_percentiles(data.since_change(), (10, 10, 10))
    assert (compared.sum_of_parts, compared.whole) == (24, 21)
    assert "61 %" in question("roadmapping.sum-of-dates").options[2].text and round(100 * 0.85**3) == 61
    twenty = data.when(20)
    assert (twenty.p50, twenty.p85) == (11, 14)  # in “read-when” and “scope-grows”


def test_the_plan_in_the_text_is_the_computed_one():
    plan = build_schedule(data.schedule(), data.CAPACITY)
    ends = plan.items.groupby("team")["finish"].max()
    assert (ends["Basket"], ends["Plan"]) == (21, 18)
    asked = question("roadmapping.slip").prompt
    assert "week 21" in asked and "week 18" in asked


def test_what_is_said_of_mealwise_is_in_its_data():
    assert question("roadmapping.empty-weeks").truth == 7
    assert "Seven of 60" in question("roadmapping.empty-weeks").explanation
    promised = load("backlog")["promised_to"].fillna("").astype(bool).sum()
    assert promised == 6 and "Six of Mealwise's items" in question("roadmapping.sales-date").options[0].why


def test_whoever_works_on_something_belongs_to_the_squad_that_does_it():
    squads = load("people").set_index("id")["group"]
    assert (squads["kofi"], squads["lukas"]) == ("squad Basket", "squad Plan")
    assert set(shock_cards.KOFI.effect["new_capacity"]) == {"Basket"}
    lend = next(one for one in shock_cards.KOFI.answers if one.id == "lend")
    assert "Lukas goes over from Plan" in lend.label and "Plan" in lend.effect["new_capacity"]
    login = question("roadmapping.tell-apart").card("bars").text
    assert login.startswith("Lukas") and data.TEAMS["MW-37"] == data.TEAMS["MW-07"] == "Plan"


def test_what_the_shock_cards_say_of_mealwise_is_in_its_data():
    promised = load("backlog").set_index("id")
    assert str(promised.at["MW-07", "promised_for"].date()) == "2026-12-15"
    assert promised.at["MW-07", "promised_to"] and "for 15 December, in week 10" in shock_cards.KOFI.text
    assert promised.at["MW-16", "requested_by"] in set(load("customers")["id"])  # “Parents asked”
    nordhafen = load("employers").set_index("id").loc["E01"]
    assert nordhafen["seats"] == 2900 and "2,900 seats" in shock_cards.NORDHAFEN.text


def test_half_a_chance_of_the_filter_is_not_sooner_than_the_earliest_plan_allows():
    finish = build_schedule(data.schedule(), data.CAPACITY).items.set_index("id").at["MW-01", "finish"]
    said = next(line.text for line in LINES if line.id == "chance")
    assert finish == 9 and "in nine weeks with 50 %" in said


def test_a_share_is_told_from_a_silly_answer():
    """Every number up to 1.4 was once taken for the right share."""
    five = question("roadmapping.five-items")
    assert check(five, "0.44").trap == "share-for-percent" and check(five, "0.85").trap == "same-share"
    assert check(five, "0").trap is None and check(five, "0.25").trap is None


def test_the_average_may_be_rounded_as_people_round_weeks():
    average = question("roadmapping.average-weeks")
    assert {check(average, typed).verdict for typed in ("16", "16.5", "16,67", "17")} == {Verdict.RIGHT}
    assert check(average, "54").trap == check(average, "54.7").trap == "multiplied"
    assert check(average, "20").trap == "with-85"


def test_the_draft_of_the_goals_shows_each_of_its_rules():
    said = " ".join(sentence for _, sentence in goals.lint(goals.DRAFT))
    for part in ("something to build", "Several goals", "What is counted", "features"):
        assert part in said


@pytest.mark.parametrize("goal", ["More families finish their first plan", "Baskets arrive in full"])
def test_a_goal_that_only_sounds_like_building_is_left_alone(goal):
    assert not [key for key, _ in goals.lint({**goals.DRAFT, "goal_now": goal}) if key == "goal_now"]


@pytest.mark.parametrize("goal", ["Launch the filter", "Growth", "The new search is live", "Version 4.2"])
def test_a_goal_that_says_what_is_built_or_one_word_is_asked_about(goal):
    assert [key for key, _ in goals.lint({**goals.DRAFT, "goal_now": goal}) if key == "goal_now"]


MESSAGES = {
    "team": "We stop the filter.",
    "leaders": "The API comes first.",
    "customers": "All stays as it is.",
}


@pytest.mark.parametrize(
    ("sales", "seen"),
    [
        ("The filter is done on 15 February.", "read as a promise"),
        ("It comes later. On 30 November I will know more.", ""),
        ("In February with 85 %.", ""),
        ("Later.", "A word or two"),
        ("We stop the filter.", "the same words"),
    ],
)
def test_what_a_message_to_sales_lacks_is_named_and_nothing_else(sales, seen):
    parts = check(question("roadmapping.message"), {"slots": {**MESSAGES, "sales": sales}, "marks": {}}).parts
    said = " ".join(part.text for part in parts)
    assert (seen in said) if seen else not said


def test_the_better_example_of_each_text_meets_no_rule():
    for slug in ("message", "unseen"):
        asked = question(f"roadmapping.{slug}")
        assert not check(asked, {"slots": dict(asked.models[0].slots), "marks": {}}).parts
