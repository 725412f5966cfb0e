"""Chapter 01 keeps its promises: what its text says is what the methods and the case say."""

import re
from pathlib import Path

from pmkit.cases import load
from pmkit.course import question, questions
from pmkit.course.figures import FIGURES
from pmkit.course.roles import data
from pmkit.methods.role_set_ups import role_load, role_waiting
from pmkit.practice import Verdict, check
from pmkit.practice.markdown import without_comments
from pmkit.workspace.show import figure

LESSON = without_comments(
    (Path(__file__).resolve().parents[2] / "lessons" / "01_roles.py").read_text(encoding="utf-8")
)


def test_the_lesson_counts_what_the_guide_settles():
    assert f"**{data.settled()} of the 30**" in LESSON and "The thirteen" in LESSON


def test_the_figures_of_the_model_in_the_text_are_its_own():
    at_two = role_waiting(2, 0.8).set_index("set_up")["waiting"]
    assert f"costs {at_two['split']:.1f} hours of waiting" in LESSON
    proxy = role_waiting(2, 0.0).set_index("set_up")["waiting"]
    assert proxy["split"] == 2 * proxy["one"]  # “twice the wait of one”
    assert role_load("one", 8, 0)["hours"].item() == 40  # “40 hours a week for answers alone”


def test_the_promised_work_named_in_an_explanation_is_that_of_the_case():
    backlog = load("backlog").set_index("id")
    promised = set(backlog.index[backlog["promised_to"] != ""])
    needed = set(promised)
    while more := {one for id in needed for one in backlog.loc[id, "requires"]} - needed:
        needed |= more
    months = backlog.loc[sorted(needed), "effort"].sum()
    assert len(promised) == 6
    assert f"{months:g} person-months" in question("roles.tidy-but-wrong").explanation
    assert f"{backlog.loc['MW-07', 'promised_for']:%m-%d}" == "12-15"
    assert "single sign-on by 15 December" in LESSON


def test_the_row_that_no_rule_objects_to_has_the_letters_that_its_question_tells():
    row = data.matrix().set_index("id").loc["date"]
    assert row["Viktor"] == "A/R" and row["Jonas"] == "I"
    assert row["Inês"] == row["Mara"] == ""  # “have no letter at all”


def test_a_first_guess_beyond_what_can_be_is_kept_and_told_so():
    for id, too_many, most in (("settled-guess", "40", "30 activities"), ("week-guess", "30", "24 hours")):
        said = check(question(f"roles.{id}"), too_many)
        assert said.verdict is Verdict.NOTED and f"can't be more than {most}" in said.message


def test_jonas_s_week_in_the_question_is_the_one_in_the_explorer():
    jonas = data.week().set_index("id")["jonas"]
    assert f"{jonas['backlog']} of them on writing" in question("roles.week-guess").prompt
    assert jonas["customers"] == 0


def test_the_sorter_s_own_question_agrees_with_the_data():
    roles = {"owner": "product owner", "developers": "developers", "team": "whole Scrum team"}
    asked = question("roles.scrum-sort")
    activities = load("activities").set_index("activity")
    for card in asked.cards:
        if card.text in activities.index:
            assert activities.loc[card.text, "scrum"] == roles[card.accepts[0]]
    silent = question("roles.silent")
    for card in silent.cards:
        says = activities.loc[card.text, "scrum"]
        wanted = {"": "silent", "developers with the product owner": "both"}.get(says)
        assert card.accepts == (wanted or next(key for key, role in roles.items() if role == says),)


def test_the_hidden_words_are_not_claimed_for_the_scrum_guide():
    """The fact sheet counts these words in the guide: none of them occurs."""
    claims = [
        claim
        for one in questions("roles")
        for claim in re.findall(r"[Tt]he (?:Scrum )?[Gg]uide (?:says|knows|lets)[^.]*\.", one.explanation)
    ]
    assert len(claims) >= 3
    assert not [claim for claim in claims if re.search(r"roadmap|vision|user story|velocity|sign", claim)]


def test_the_drawing_has_a_title_a_description_and_no_colour_of_one_theme():
    drawing = FIGURES["roles.four-set-ups"]()
    assert "<title" in drawing and "<desc" in drawing and "currentColor" in drawing
    assert not re.search(r'(fill|stroke)="(black|white|#000|#fff)', drawing)
    assert "One person" in repr(figure("roles.four-set-ups"))
    assert "There is no figure" in repr(figure("roles.four-setups"))
