"""Chapter 04 keeps its promises: what its text says is what the methods and the case say."""

import pytest

from pmkit.course import question
from pmkit.course.roadmapping import data, goals
from pmkit.practice import Verdict, check


def test_a_count_read_in_the_wrong_direction_meets_its_own_words():
    found = data.how_many(13)
    wrong_way = int(found.items(0.15))
    assert check(question("roadmapping.direction"), str(wrong_way)).trap == "wrong-way"
    assert wrong_way > found.p50 > found.p85


def test_both_sides_of_a_dispute_are_right_under_their_condition():
    for slug in ("dates", "story-points"):
        right = [one for one in question(f"roadmapping.{slug}").options if one.verdict is Verdict.RIGHT]
        assert len(right) == 2 and all(one.when for one in right)


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
