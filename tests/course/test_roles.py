"""Chapter 01 keeps its promises: what its text says is what the methods and the case say."""

import re
from pathlib import Path

from pmkit.cases import load
from pmkit.charts.waiting import ENDLESS
from pmkit.course import question, questions
from pmkit.course.figures import FIGURES
from pmkit.course.roles import data
from pmkit.explorers.role_set_ups import RoleSetUps
from pmkit.methods.role_set_ups import HOURS_MANAGER, role_load, role_waiting
from pmkit.practice import Verdict, check
from pmkit.practice.markdown import without_comments
from pmkit.workspace.show import figure

LESSON = without_comments(
    (Path(__file__).resolve().parents[2] / "lessons" / "01_roles.py").read_text(encoding="utf-8")
)


def test_what_the_guide_settles_is_told_beside_the_guess_and_nowhere_else():
    asked = question("roles.settled-guess")
    assert asked.turned_out.text == f"{data.settled()} of 30"
    assert not re.search(rf"\b{data.settled()}\b(?! minutes|:)", LESSON.partition("## 2 ·")[0])


def test_the_developers_select_the_items_of_a_sprint():
    """The Scrum Guide settles it; the first edition of the course said that it did not, and counted 13."""
    select = load("activities").set_index("id").loc["A06"]
    assert select["strict"] and select["scrum"] == "developers"
    assert data.settled() == 14


def test_the_figures_of_the_model_in_the_text_are_its_own():
    hours = role_load("one", 8, 0)["hours"].item()
    assert f"asked for {hours:g} hours a week and has {HOURS_MANAGER:g}" in LESSON
    left = role_load("one", 8, 0, asked_directly=0.8)["hours"].item()
    assert f"80 % of the questions, the rest takes the owner {left:g} hours" in " ".join(
        LESSON.replace("\n#", "").split()
    )
    told = question("roles.set-up-guess").turned_out.why
    hours = {
        key: role_waiting(2, alone).set_index("set_up").loc[set_up, "waiting"]
        for key, alone, set_up in (("one", 0, "one"), ("proxy", 0, "split"), ("split", 0.8, "split"))
    }
    assert (
        told.startswith(f"{hours['proxy']:.1f} hours")
        and f"against {hours['one']:.0f} with one person" in told
    )
    assert f"{hours['split']:.1f} with an owner who decides 80 %" in told


def test_a_guess_is_not_given_away_by_what_stands_beside_it():
    """Neither the explorer below nor the text of the same sitting shows what the guesses ask for."""
    start = {one.key: one.start for one in RoleSetUps().controls({})[0].inputs()}
    assert start["alone"] > 0 and start["teams"] < 4  # no proxy and no full hours on the screen
    assert "times as long" not in LESSON and "every week" not in LESSON and ENDLESS == "too few hours"
    truth = question("roles.strategic-guess").turned_out.text
    assert truth not in LESSON and "requests" not in LESSON.partition("## 5 ·")[0]


def test_who_sets_the_product_goal_is_told_in_one_way():
    """Mara's outcome stands above it; goal and order are the product owner's, as in the Scrum Guide."""
    assert load("activities").set_index("id").loc["A01", "scrum"] == "product owner"
    boss = question("roles.boss")
    right = next(one.text for one in boss.options if one.verdict is Verdict.RIGHT)
    assert "Jonas the product goal and the order" in right and "Scrum Guide" in boss.explanation
    assert "across products" not in " ".join(one.why for one in boss.options)


def test_what_the_scrum_guide_says_is_asked_in_one_exercise():
    asked = [
        one.id
        for one in questions("roles")
        if re.search(r"[Bb]y the Scrum Guide|Guide .* say about", one.prompt)
    ]
    assert asked == ["roles.scrum-sort"]


def test_hearing_many_people_is_no_mistake_in_the_table_of_the_sheet():
    asked = question("roles.sign-on")
    people = dict.fromkeys(("clara", "jonas", "ines", "viktor", "ruth"), "C")
    everybody = {row: {**people, **marks} for row, marks in asked.model().items()}
    assert check(asked, everybody).verdict is Verdict.RIGHT


def test_a_week_that_can_be_defended_is_not_refused():
    asked = question("roles.owner-week")
    cards = ("customers", "team", "backlog", "direction", "stakeholders", "spare")

    def verdict(*hours):
        return check(asked, dict(zip(cards, map(str, hours), strict=True))).verdict

    assert verdict(24, 6, 3, 3, 2, 2) is verdict(6, 14, 8, 6, 3, 3) is Verdict.RIGHT
    assert verdict(0, 12, 14, 6, 6, 2) is Verdict.PARTLY


def test_the_four_people_of_the_sheet_are_not_equally_full_in_any_round():
    asked = question("roles.four-teams")
    for number in range(40):
        drawn = asked.round(number) if number else asked
        assert check(drawn, drawn.model()).verdict is Verdict.RIGHT
    full = [role_load("split", 4, 0.75)["load"].tolist(), role_load("one", 4, 0)["load"].tolist()]
    assert full == [[0.8, 0.25], [1.0]]


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
    assert re.search(r"single sign-on\S* by 15 December", LESSON)


def test_the_row_that_no_rule_objects_to_has_the_letters_that_its_question_tells():
    row = data.matrix().set_index("id").loc["date"]
    assert row["Viktor"] == "A/R" and row["Jonas"] == "I"
    assert row["Inês"] == row["Mara"] == ""  # “have no letter at all”


def test_a_first_guess_beyond_what_can_be_is_kept_and_told_so():
    for id, too_many, most in (("settled-guess", "40", "30 activities"), ("strategic-guess", "300", "100 %")):
        said = check(question(f"roles.{id}"), too_many)
        assert said.verdict is Verdict.NOTED and f"can't be more than {most}" in said.message


def test_the_sorter_s_own_question_agrees_with_the_data():
    roles = {"owner": "product owner", "developers": "developers", "team": "whole Scrum team"}
    asked = question("roles.scrum-sort")
    activities = load("activities").set_index("activity")
    for card in asked.cards:
        if card.text in activities.index:
            assert activities.loc[card.text, "scrum"] == roles[card.accepts[0]]


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
