"""The lesson of chapter 07 keeps its promises: what its text says is what the methods and the case say."""

from itertools import product

import pytest

from pmkit.cases import load
from pmkit.course import question
from pmkit.course.texts import computed
from pmkit.methods import FAULTS, read_recipes, search_recipes
from pmkit.practice import Verdict, check

NUTS = ["nut"]


@pytest.fixture(scope="module")
def values():
    return computed("delivery")


def asked(slug):
    return question(f"delivery.{slug}")


def fails(fault, word, name, *, shown):
    """Whether the wrong filter fails an example on one recipe, for a household with a nut allergy."""
    found = search_recipes(read_recipes(load("recipes_sample")), NUTS, word, fault=fault)
    return (name in found) != shown


# the Sprint


def test_the_chances_of_a_fortnight_are_counted_over_all_pairs_of_weeks_since_june(values):
    history = load("throughput")
    weeks = list(history.loc[history["week"] >= 44, "squad_basket"])
    pairs = [first + second for first, second in product(weeks, weeks)]
    assert (len(weeks), sum(weeks)) == (values["basket.weeks"], values["basket.items"])
    for name, number in {"one": 1, "two": 2, "three": 3, "four": 4}.items():
        share = sum(pair >= number for pair in pairs) / len(pairs)
        assert values[f"two_weeks.{name}"] == pytest.approx(100 * share)
    assert values["two_weeks.likely"] == max(set(pairs), key=pairs.count) == 2


def test_a_goal_of_two_items_beats_a_list_of_four_as_the_text_says(values):
    printed = [round(values[f"two_weeks.{name}"]) for name in ("one", "two", "three", "four")]
    assert printed == [91, 67, 33, 9] and round(values["before_june.four"]) == 70


def test_the_squad_begins_with_the_four_items_that_the_lesson_names_the_goal_last():
    from pmkit.course.delivery import sprint_data

    titles = sprint_data.items().set_index("id")["item"]
    named = [titles[id].lower() for id in sprint_data.PLAN]
    words = ("login library", "portions", "ingredient table", "nuts")
    assert all(word in title for word, title in zip(words, named, strict=True))
    assert set(sprint_data.GOAL) == {sprint_data.PLAN[-1]}


def test_waits_are_the_load_divided_by_what_is_free(values):
    for name, load_of in {"eighty": 0.8, "ninety": 0.9, "nearly": 0.95}.items():
        assert values[f"wait.{name}"] == pytest.approx(load_of / (1 - load_of))


# examples


def test_what_the_named_examples_catch_is_worked_out_with_the_filter_itself(values):
    offered = {
        "walnut": ("bread", "Walnut bread", False),
        "cake": ("cake", "Almond cake", False),
        "tuna": ("salad", "Tuna salad", True),
        "oat": ("bar", "Oat bar", False),
    }
    for name, (word, recipe, shown) in offered.items():
        caught = [fault for fault in FAULTS if fails(fault, word, recipe, shown=shown)]
        assert values[f"caught_by.{name}"] == len(caught), name
    walnut = {fault for fault in FAULTS if fails(fault, "bread", "Walnut bread", shown=False)}
    assert walnut == {"plural", "first-listed"}, "the truth of the guess names these two"


@pytest.mark.parametrize(
    ("option", "word", "recipe", "shown"),
    [
        ("cake", "cake", "Almond cake", False),
        ("oat", "bar", "Oat bar", False),
        ("tuna", "salad", "Tuna salad", True),
    ],
)
def test_the_line_that_must_fail_is_the_one_that_fails_where_traces_are_overlooked(
    option, word, recipe, shown
):
    right = next(one.id for one in asked("next-example").options if one.verdict is Verdict.RIGHT)
    assert fails("traces", word, recipe, shown=shown) == (option == right)


def test_tuna_catches_the_filter_that_shows_nothing():
    assert [one for one in FAULTS if fails(one, "salad", "Tuna salad", shown=True)] == ["hides-all"]


def test_the_map_is_read_as_the_guess_says(values):
    from pmkit.methods import read_example_map

    told = read_example_map(load("example_cards"))
    assert told.signal == "find out"
    assert (values["cards.rules"], values["cards.examples"], values["cards.questions"]) == (5, 12, 6)
    assert any(one.rule == "contradiction" for one in told.findings), "Aoife's card and Lukas's"


def test_both_tills_of_the_check_agree_but_for_a_child_of_six():
    ages = [age for age in range(3, 10) if (age < 6) != (age <= 6)]
    right = next(one for one in asked("check-fail").options if one.verdict is Verdict.RIGHT)
    assert ages == [6] and "six" in right.text


# slices, and what stays undone


def test_half_of_the_value_takes_a_sixth_of_the_work_and_layers_give_nothing_before_the_last(values):
    assert round(values["allergy_filter.first_share"]) == 17 and values["allergy_filter.first_value"] == 50
    assert values["filter_layers.value"] == 0 and values["filter_layers.before"] == pytest.approx(2.4)


def test_the_hours_that_are_undone_are_counted_check_by_check(values):
    checks = load("done_checks").set_index("check")["hours_per_item"]
    left_out = [name for name in checks.index if name.startswith(("The examples", "It works by", "Twenty"))]
    items = int(load("throughput")["squad_basket"].tail(6).sum())
    assert len(left_out) == values["undone.skipped"] == 3
    assert values["undone.hours"] == checks[left_out].sum() * items == 47.5
    assert values["undone.all_checks"] == checks.sum() == 17.5


# numbers that people enter


@pytest.mark.parametrize(
    ("slug", "typed", "trap"),
    [
        ("five-parts", "80", "one"),
        ("five-parts", "80 %", "one"),
        ("five-parts", "67", "late"),
        ("five-parts", "0", "taken-off"),
        ("first-use", "11", "first"),
        ("first-use", "27 days", "before"),
        ("first-use", "8.25", "mean"),
        ("marks", "80", "recall"),
        ("marks", "40", "wrong"),
    ],
)
def test_a_typical_mistake_meets_its_own_words(slug, typed, trap):
    said = check(asked(slug), typed)
    assert said.verdict is Verdict.NOT_YET and said.trap == trap


@pytest.mark.parametrize(
    ("slug", "typed"),
    [
        ("five-parts", "33"),
        ("five-parts", "32.8"),
        ("five-parts", "32,768"),
        ("five-parts", "33 of 100"),
        ("first-use", "33"),
        ("first-use", "33 days"),
        ("marks", "60"),
        ("marks", "60 %"),
    ],
)
def test_a_right_number_may_be_written_as_people_write_it(slug, typed):
    assert check(asked(slug), typed).verdict is Verdict.RIGHT


@pytest.mark.parametrize("slug", ["five-parts", "first-use", "marks"])
@pytest.mark.parametrize("typed", ["", "many", "-5", "1e9", "<b>12</b>"])
def test_a_silly_number_is_answered_and_never_right(slug, typed):
    said = check(asked(slug), typed)
    assert said.verdict in (Verdict.NOT_YET, Verdict.NOT_STARTED) and said.message


# judgement


@pytest.mark.parametrize("slug", ["which-goal", "ready-stamp"])
def test_both_right_answers_say_when(slug):
    right = [one for one in asked(slug).options if one.verdict is Verdict.RIGHT]
    assert len(right) == 2 and all(one.when for one in right)


def test_a_limit_may_stand_in_the_story_or_in_the_definition_of_done():
    for group in ("story", "every"):
        said = check(asked("apart"), {"second": group})
        assert next(part for part in said.parts if part.id == "second").verdict is Verdict.RIGHT


def test_the_review_may_not_come_before_the_planning():
    right = check(asked("month"), ["split", "plan", "examples", "review"])
    wrong = check(asked("month"), ["split", "review", "plan", "examples"])
    assert right.verdict is Verdict.RIGHT and wrong.verdict is not Verdict.RIGHT


GOOD = dict(asked("record-note").models[0].slots)


@pytest.mark.parametrize(
    ("slot", "text", "seen"),
    [
        ("decision", "From 9 October search reads nuts only.", ""),
        ("decision", "Search reads nuts only.", "No day in it"),
        ("context", "Three tables disagree on allergens, and a family got hurt in May.", ""),
        ("context", "It had to be.", "Words: 4"),
        ("consequences", "Better.", "Words: 1"),
        ("consequences", "This is the best solution, and it will be extended soon.", "has a price"),
        ("consequences", "<b>Families with a nut allergy get help now</b>, and milk has to wait.", ""),
    ],
)
def test_a_page_that_lacks_a_day_or_a_reason_is_told_so(slot, text, seen):
    parts = check(asked("record-note"), {"slots": {**GOOD, slot: text}, "marks": {}}).parts
    said = " ".join(part.text for part in parts if part.id == slot)
    assert (seen in said) if seen else not said


GUESSES = ("four-items", "ready-guess", "walnut", "half-value", "two-items", "ledger-guess", "tool-guess")


@pytest.mark.parametrize("slug", GUESSES)
def test_a_guess_comes_before_the_explorer_and_back_after_it(slug):
    from pathlib import Path

    lesson = (Path(__file__).parents[2] / "lessons" / "07_delivery.py").read_text(encoding="utf-8")
    shown, back = (lesson.index(f'{call}("delivery.{slug}")') for call in ("show", "look_back"))
    assert "explore(" in lesson[shown:back] and asked(slug).turned_out
