"""The lesson of chapter 12 keeps its promises: what its text says is what the rules and 300 seeds say."""

import re
from pathlib import Path

import pytest

from pmkit.cases import load
from pmkit.course import question, questions
from pmkit.course.texts import computed
from pmkit.practice import Verdict, check
from pmkit.simulator.mealwise import mealwise
from pmkit.simulator.world import uniform

LESSON = (Path(__file__).parents[2] / "lessons" / "12_capstone.py").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def values():
    return computed("capstone")


def asked(slug):
    return question(f"capstone.{slug}")


# what is said of the rules


def test_the_rules_that_are_told_are_those_of_the_game(values):
    p = mealwise().parameters
    assert (values["rules.capacity"], values["rules.api_loss"]) == (p.capacity, p.api_loss)
    assert (values["percent.staged"], values["percent.at_once"]) == (100 * p.staged, 100 * p.at_once)
    assert (values["odds.kept"], values["odds.broken"]) == (p.kept, p.broken)
    assert values["link.from"] == p.api_ends + 1


def test_about_one_idea_in_three_harms(values):
    game = mealwise()
    shares = [
        share
        for seed in range(60)
        for share, idea, hidden in zip(
            game.world(str(seed)).share, game.ideas.is_idea, game.ideas.hidden, strict=True
        )
        if idea and not hidden
    ]
    harm = 100 * sum(share < 0 for share in shares) / len(shares)
    assert values["percent.harm"] == pytest.approx(harm, abs=3)
    assert 33 < values["percent.harm"] < 37


def test_the_link_costs_its_absence_from_the_third_quarter_to_the_end_and_twice_more(values):
    assert values["link.all"] == 110 * (6 + 2)
    assert values["link_months"] == mealwise().ideas.effort[mealwise().ideas.number("MW-06")]


def test_somebody_who_begins_in_quarter_6_helps_from_the_last_one_on(values):
    assert (values["hired.helps"], values["hired.cost"]) == (8, 3 * 22)
    assert values["hired.pays"] < 50 and values["hired.pays_first"] < 50


def test_a_rise_looks_good_first_and_costs_from_the_fifth_quarter_on(values):
    assert values["dearer.first"] > 0 > -values["dearer.last"]
    assert values["dearer.turns"] == 5
    assert abs(values["dearer.sum"]) < values["dearer.first"]
    assert 40 < values["dearer.pays"] < 60


# what is said of 300 seeds


def test_the_portions_rise_and_fall(values):
    found = [values[f"dose.{one}"] for one in ("none", "one", "best_result", "two", "three", "four")]
    assert found[0] < found[1] < found[2] > found[3] > found[4] > found[5]
    assert found[5] < found[0]
    assert values["dose.percent"] == 12.5
    assert values["dose.half_more"] > values["dose.first_month"]


def test_habits_that_are_called_worse_are_worse_and_those_called_equal_are_within_the_error(values):
    usual = values["habit.usual"]
    for worse in ("never_back", "at_once", "hire_first"):
        assert values[f"habit.{worse}"] < usual - 25
    assert values["link.late"] < usual - 25
    errors = load("sim_habits").set_index("habit")["se"]
    assert abs(values["habit.early"] - usual) < 2 * errors["person early"]


def test_the_order_that_is_told_is_the_order_of_the_means(values):
    names = ("person", "planner", "rice", "loud", "chance", "nothing")
    found = [values[f"bands.{name}"] for name in names]
    assert found == sorted(found, reverse=True)
    assert (round(values["bands.person_planner"]), round(values["bands.loud_chance"])) == (75, 59)
    assert values["bands.loud_behind_rice"] > 80
    looking, exactness = (
        values["bands.person"] - values["bands.planner"],
        values["bands.both"] - values["bands.person"],
    )
    assert 0 < exactness < looking
    assert values["bands.loud_said"] == f"−{-values['bands.loud']:.0f}"


def test_at_nine_months_two_are_too_many(values):
    nine, twelve, fifteen = (values[f"elsewhere.{one}"] for one in ("nine", "twelve", "fifteen"))
    assert nine < 50 < twelve < fifteen


# questions


@pytest.mark.parametrize(("typed", "trap"), [("9", "no-debt"), ("6", "whole-debt"), ("10.8", "debt-alone")])
def test_a_typical_slip_meets_its_own_words(typed, trap):
    said = check(asked("room"), typed)
    assert said.verdict is Verdict.NOT_YET and said.trap == trap


@pytest.mark.parametrize("typed", ["7.8", "7,8 months", "7.80"])
def test_a_right_number_may_be_written_as_people_write_it(typed):
    assert check(asked("room"), typed).verdict is Verdict.RIGHT


@pytest.mark.parametrize("typed", ["", "many", "-5", "1e9", "<b>8</b>", "²"])
def test_a_silly_number_is_answered_and_never_right(typed):
    said = check(asked("room"), typed)
    assert said.verdict in (Verdict.NOT_YET, Verdict.NOT_STARTED) and said.message


def test_with_other_numbers_no_slip_falls_together_with_the_answer():
    for number in range(1, 6):
        again = asked("room").round(number)
        samples = [again.trap_sample(trap) for trap in again.traps]
        assert all(check(again, one).verdict is Verdict.NOT_YET for one in samples)
        assert len({check(again, one).trap for one in samples}) == len(samples)


@pytest.mark.parametrize(
    ("slug", "explorer"),
    [("dose-guess", "compare"), ("price-guess", "play"), ("order-guess", "compare")],
)
def test_between_a_guess_and_its_truth_stands_the_explorer(slug, explorer):
    shown, back = (LESSON.index(f'{call}("capstone.{slug}")') for call in ("show", "look_back"))
    assert f'explore("capstone.{explorer}")' in LESSON[shown:back] and asked(slug).turned_out


def test_what_the_games_say_is_told_only_after_the_game():
    last = LESSON.rindex('explore("capstone.play")')
    for slug in ("exact-plan", "loudest", "on-the-list", "more-discovery", "other-capacity"):
        assert LESSON.index(f'show("capstone.{slug}")') > last


def test_the_game_is_played_in_four_sittings_after_the_rehearsal():
    assert LESSON.count('explore("capstone.play")') == 4
    assert LESSON.index('explore("capstone.rehearsal")') < LESSON.index('explore("capstone.play")')


def test_it_is_said_that_the_world_is_invented_and_that_nothing_is_proved():
    assert "No study shows that games like this make" in LESSON and "plausible, not estimated" in LESSON
    for one in questions("capstone"):
        assert re.search(r"invented|claim of the model|rules of this game|own judgement", one.source), one.id


def test_the_seed_of_the_rehearsal_is_another_luck_than_that_of_the_room():
    assert uniform("mint", "luck", 1) != uniform("basil", "luck", 1)
    assert "*mint*" in LESSON


# what is written


def told(slug, **slots):
    return {(part.id, part.text) for part in check(asked(slug), {"slots": slots, "marks": {}}).parts}


@pytest.mark.parametrize("slug", ["press", "own-habit"])
def test_the_better_text_is_left_alone_and_the_weaker_one_is_not(slug):
    better, weaker = (dict(one.slots) for one in asked(slug).models)
    assert told(slug, **better) == set()
    assert len(told(slug, **weaker)) >= 2
