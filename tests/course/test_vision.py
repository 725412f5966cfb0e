"""Chapter 02 keeps its promises: its figures are the computed ones, and every misconception is met."""

import re
from pathlib import Path

import pytest

from pmkit.cases import load
from pmkit.course import question, questions
from pmkit.course.explorers import EXPLORERS
from pmkit.course.figures import FIGURES
from pmkit.course.vision import data
from pmkit.methods import dinners_cooked, grade_key_results, open_households
from pmkit.practice import Verdict, check
from pmkit.practice.audit import audit

LESSONS = Path(__file__).resolve().parents[2] / "lessons"
LESSON = (LESSONS / "02_vision.py").read_text(encoding="utf-8")
PRACTICE = (LESSONS / "02_vision_practice.py").read_text(encoding="utf-8")

CHOICES = {
    "everyone is a target group": "everyone#later",
    "there is no alternative": "alternative-none#nothing",
    "the North Star is revenue": "north-star-pick#revenue",
    "the vision changes with each quarter": "how-often#new",
    "the vision and all below it never change": "how-often#never",
}
CARDS = {
    "a vision is a description of the product": ("tell-apart", "list", "vision"),
    "a feature is a benefit": ("benefit-feature", "recommender", "benefit"),
    "a task is a key result": ("key-result-task", "launch", "result"),
}


def test_every_question_is_fit_to_publish():
    assert [sentence for one in questions("vision") for sentence in audit(one)] == []


@pytest.mark.parametrize("place", CHOICES.values(), ids=CHOICES)
def test_a_misconception_that_is_chosen_meets_its_own_words(place):
    slug, _, chosen = place.partition("#")
    asked = question(f"vision.{slug}")
    said = check(asked, chosen)
    option = next(option for option in asked.options if option.id == chosen)
    assert said.verdict in (Verdict.NOT_YET, Verdict.PARTLY) and option.why in said.message


@pytest.mark.parametrize(("slug", "card", "group"), CARDS.values(), ids=CARDS)
def test_a_misconception_that_is_sorted_meets_its_own_words(slug, card, group):
    asked = question(f"vision.{slug}")
    part = next(part for part in check(asked, {card: group}).parts if part.id == card)
    replies = asked.card(card).replies
    assert part.verdict is Verdict.NOT_YET and replies.get(group, replies["*"]) in part.text


def test_each_question_explorer_and_figure_is_shown_once():
    shown = re.findall(r'show\("(vision\.[^"]+)"\)', LESSON + PRACTICE)
    assert sorted(shown) == sorted(one.id for one in questions("vision"))
    explored = re.findall(r'explore\("(vision\.[^"]+)"\)', LESSON)
    assert sorted(explored) == sorted(id for id in EXPLORERS if id.startswith("vision."))
    assert set(re.findall(r'figure\("(vision\.[^"]+)"\)', LESSON)) == {
        id for id in FIGURES if id.startswith("vision.")
    }


def test_the_practice_sheet_has_solutions_and_mixes_five_kinds_and_ends_open():
    shown = re.findall(r'show\("([^"]+)"\)', PRACTICE)
    assert re.findall(r'solution\("([^"]+)"\)', PRACTICE) == shown
    assert 12 <= len(shown) <= 20
    assert len({question(id).kind for id in shown}) >= 5
    assert question(shown[-1]).kind == "write"


def test_no_sitting_is_longer_than_its_minutes_allow():
    minutes = [int(one) for one in re.findall(r"Sitting \d, [^:]+:\s(?:#\s)?(\d+) minutes", LESSON)]
    assert len(minutes) == 3 and max(minutes) <= 20 and 35 <= sum(minutes) <= 50
    announced = [int(one) for one in re.findall(r"(\d+)\s(?:#\s)?minutes", LESSON)]
    assert max(announced) <= 20 and LESSON.count("**Good place to stop.**") == 4


def test_no_stretch_of_the_lesson_is_longer_than_150_words():
    body = LESSON.partition("## The decision")[2].partition("### For your portfolio")[0]
    stretches = re.split(r"^(?:show|explore|figure)\(.*\)$", body, flags=re.MULTILINE)
    for part in stretches:
        words = re.sub(r"^# %%.*$|[#*]", "", part, flags=re.MULTILINE).split()
        assert len(words) <= 150, " ".join(words[:12])


def test_the_numbers_of_the_wedge_in_the_text_are_the_computed_ones():
    left = open_households(data.segments()).round().tolist()
    assert left[1] == 9450 and left[4] == 6720
    assert max(left) == left[1]
    assert "9,450" in question("vision.wedge-size").explanation
    assert "6,720" in question("vision.wedge-shifts").explanation


def test_the_numbers_of_the_tree_in_the_text_are_the_computed_ones():
    inputs = {row["key"]: row["value"] for row in data.north_star_inputs().to_dict("records")}
    assert dinners_cooked(inputs)["active"] == 22_100
    assert "22,100" in question("vision.ten-per-cent").on_right
    assert 0.09 < inputs["new"] * inputs["started"] / 22_100 < 0.1  # “about a tenth of the active ones”


def test_the_grades_in_the_text_are_the_computed_ones():
    grades = grade_key_results(data.key_results())["grade"]
    assert grades.round(2).tolist() == [0.9, 0.9, 0.0, 0.83]
    assert "0.90, 0.90, 0.83" in question("vision.mean-hides").prompt
    assert round(grades.mean(), 2) == 0.66 and "0.66" in question("vision.mean-hides").prompt


def test_what_is_said_of_mealwise_is_in_its_data():
    employers = load("employers")
    assert question("vision.seats").truth == employers["seats"].sum()
    assert len(employers) == 23 and employers["seats"].max() == 2900
