"""Chapter 04 keeps its promises: what its text says is what the methods and the case say."""

import pytest
from play import Play

from pmkit.course import question
from pmkit.course.explorers import EXPLORERS
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
    for part in ("something to build", "Several goals", "What is counted", "features", "exact day"):
        assert part in said


@pytest.mark.parametrize("goal", ["More families finish their first plan", "Baskets arrive in full"])
def test_a_goal_that_only_sounds_like_building_is_left_alone(goal):
    assert not [key for key, _ in goals.lint({**goals.DRAFT, "goal_now": goal}) if key == "goal_now"]


@pytest.mark.parametrize("goal", ["Launch the filter", "Growth", "The new search is live", "Version 4.2"])
def test_a_goal_that_says_what_is_built_or_one_word_is_asked_about(goal):
    assert [key for key, _ in goals.lint({**goals.DRAFT, "goal_now": goal}) if key == "goal_now"]


MESSAGES = {
    "team": "We stop the filter and begin with the API.",
    "leaders": "The API comes first, the filter seven weeks later.",
    "customers": "You can go on ordering as you do today.",
}


@pytest.mark.parametrize(
    ("sales", "seen"),
    [
        ("The filter is done on 15 February.", "read as a promise"),
        ("It comes later. On 30 November I will know more.", ""),
        ("It comes in February with 85 %.", ""),
        ("Later.", "Only a few words"),
        ("The filter comes later.", "Only a few words"),
        ("The filter comes in May, after the API.", "read as a promise"),
        ("We stop the filter and begin with the API.", "the same words"),
    ],
)
def test_what_a_message_to_sales_lacks_is_named_and_nothing_else(sales, seen):
    parts = check(question("roadmapping.message"), {"slots": {**MESSAGES, "sales": sales}, "marks": {}}).parts
    said = " ".join(part.text for part in parts)
    assert (seen in said) if seen else not said


CAREFUL = (
    "Early in 2027, most likely; on 30 November I can tell you more.",
    "Not before February. I'll come back to you on 30 November.",
    "The move is done by 31 December in 9 of 10 cases; the filter follows.",
    "We aim for February, but please do not promise it to anybody.",
    "We will be able to confirm a date for the filter on 30 November.",
    "Baskets are safe after 31 December. The filter might come in spring.",
    "I am quite sure of December; for the filter I am not.",
    "You will get news about the allergy search in January.",
    "Between mid-February and April, depending on how the move goes.",
    "On 30 November we decide when the filter is done and let you know.",
)
BARE = (
    "The filter will be ready on 15 February, after the move.",
    "Tell them that the filter comes in Q1 next year.",
    "Everything is finished by 31 December, as they asked for.",
    "The filter comes 15 Feb, right after the move.",
)


@pytest.mark.parametrize("reader", ["sales", "customers"])
@pytest.mark.parametrize("text", CAREFUL)
def test_a_careful_message_is_left_alone(reader, text):
    said = check(
        question("roadmapping.message"),
        {"slots": {**MESSAGES, "sales": CAREFUL[0], reader: text}, "marks": {}},
    )
    assert not [part.text for part in said.parts if "promise. Say how" in part.text]


@pytest.mark.parametrize("text", BARE)
def test_a_bare_date_is_asked_how_sure_it_is(text):
    said = check(question("roadmapping.message"), {"slots": {**MESSAGES, "sales": text}, "marks": {}})
    assert any("read as a promise" in part.text for part in said.parts)


def test_customers_who_read_of_the_squads_work_are_shown_the_word():
    texts = {**MESSAGES, "sales": CAREFUL[0], "customers": "Our squads move the basket to a new API."}
    said = check(question("roadmapping.message"), {"slots": texts, "marks": {}})
    assert any("“squads” is a word of your work" in part.text for part in said.parts)


def test_the_better_example_of_each_text_meets_no_rule():
    for slug in ("message", "unseen"):
        asked = question(f"roadmapping.{slug}")
        assert not check(asked, {"slots": dict(asked.models[0].slots), "marks": {}}).parts


def test_a_roadmap_written_before_it_had_time_frames_is_asked_for_them_and_keeps_its_goals():
    kept = {"texts": {f"goal_{column}": f"Goal {column}" for column in goals.COLUMNS}}
    written = Play(EXPLORERS["roadmapping.goals"].explorer(), kept)
    assert written.values["texts"]["goal_now"] == "Goal now" and written.values["texts"]["date_now"] == ""
    assert "Still empty: Now: date or time frame" in written.says


@pytest.mark.parametrize("day", ["15 August 2027", "August 15", "15.8.2027", "2027-08-15", "1st June"])
def test_an_exact_day_for_later_is_asked_about(day):
    said = dict(goals.lint({**goals.DRAFT, "date_later": day}))
    assert "exact day" in said["date_later"]


@pytest.mark.parametrize("span", ["Summer 2027", "August 2027", "Q3 2027", "second half of 2027", "2027"])
def test_a_span_for_later_is_left_alone(span):
    assert "date_later" not in dict(goals.lint({**goals.DRAFT, "date_later": span}))
