"""Twelve wrong filters, what an example catches of them, and sentences that can't be run."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit import cases
from pmkit.methods import (
    FAULTS,
    InputError,
    Recipe,
    catch_faults,
    catch_score,
    equivalent_faults,
    known_allergens,
    read_recipes,
    search_recipes,
)

RECIPES = read_recipes(cases.load("recipes_sample"))


def feature(*examples):
    """Each example as “given | when | then | then …”."""
    lines = ["Feature: Filter"]
    for number, example in enumerate(examples):
        first, when, *thens = [part.strip() for part in example.split("|")]
        lines += [f"Example: {number}", f"Given {first}", *([f"When {when}"] if when else [])]
        lines += [f"{'And' if at else 'Then'} {then}" for at, then in enumerate(thens)]
    return "\n".join(lines)


def caught(*examples):
    return set(catch_faults(feature(*examples), RECIPES).score.caught_by)


def test_there_are_twelve_and_the_case_can_show_each():
    assert len(FAULTS) == 12
    assert equivalent_faults(RECIPES) == []


def test_the_right_product_is_what_the_rule_says():
    """Worked out anew: own words and those of the recipes inside, however written."""
    inside = {one.name.lower(): one for one in RECIPES}

    def allergens(recipe):
        words = {word.lower().rstrip("s") for word in (*recipe.contains, *recipe.may_contain)}
        for name in recipe.ingredients:
            words |= allergens(inside[name.lower()]) if name.lower() in inside else set()
        return words

    for pair in combinations([*known_allergens(RECIPES), "nothing"], 2):
        right = [one.name for one in RECIPES if not allergens(one) & set(pair)]
        assert search_recipes(RECIPES, pair) == right
        assert search_recipes(RECIPES, pair[:1], then=[("allergy", pair[1]), ("portions", "9")]) == right


@pytest.mark.parametrize(
    ("example", "faults"),
    [
        ("a household has a nuts allergy | she searches | Oat bar is hidden", {"traces", "partner"}),
        (
            "a household is allergic to nut | she searches | Walnut bread is hidden",
            {"plural", "first-listed"},
        ),
        (
            "a household is allergic to fish | she searches | Fish curry is hidden",
            {"capitals", "partner"},
        ),
        ("a household is allergic to nuts and egg | she searches | Fried rice is hidden", {"second-allergy"}),
        (
            "a household is allergic to sesame | he searches | Falafel plate is not shown",
            {"inner-recipe"},
        ),
        (
            "a household is allergic to nuts | he searches | Peanut noodles are shown",
            {"part-of-word", "hides-all"},
        ),
        ("a household has no allergy | he searches | Pancakes are shown", {"everyone"}),
        (
            "a household is allergic to fish | he changes the portions to 8 | Tuna salad is hidden",
            {"stale-portions"},
        ),
        ("a household has no allergy | he adds an allergy to fish | Tuna salad is hidden", {"stale-allergy"}),
        ("a household is allergic to fish | he searches for “noodles” | Tuna salad is hidden", set()),
    ],
)
def test_what_an_example_catches(example, faults):
    assert caught(example) == faults


def test_a_usual_first_text_catches_a_quarter():
    """Three of twelve: what somebody writes who thinks of one family and two loaves."""
    text = "a nut allergy | she searches | Walnut bread is not in the results | Plain bread is in the results"
    told = catch_faults(feature(text), RECIPES)
    assert (len(told.score.caught_by), told.score.catchable, told.score.score) == (3, 12, 0.25)


def test_twelve_of_twelve_can_be_caught():
    told = catch_faults(
        feature(
            "an allergy to nut | she searches | Walnut bread is hidden | Peanut noodles are shown",
            "a household is allergic to nuts | he searches | Oat bar is hidden",
            "allergic to fish and sesame | he searches | Falafel plate is hidden | Fish curry is hidden",
            "a household has no allergy | he searches | Pancakes are shown",
            "a household is allergic to fish | he changes the portions to 8 | Tuna salad is hidden",
            "a household has no allergy | he adds an allergy to fish | Tuna salad is hidden",
        ),
        RECIPES,
    )
    assert told.score.score == 1 and told.score.missed == () and told.problems == ()


def test_an_example_that_the_right_product_fails_is_a_false_alarm_and_catches_nothing():
    told = catch_faults(feature("a household is allergic to nuts | he searches | Oat bar is shown"), RECIPES)
    assert [one.name for one in told.false_alarms] == ["0"]
    assert told.score.score == 0 and told.table.shape == (12, 0)


def test_nothing_written_scores_nothing_of_twelve():
    told = catch_faults("", RECIPES)
    assert (told.score.score, told.score.catchable) == (0, 12)
    assert [one.rule for one in told.problems] == ["empty"]


def test_the_rows_of_an_outline_are_run_one_by_one():
    told = catch_faults(
        "Feature: F\nScenario Outline: O\nGiven a household is allergic to <what>\nWhen she searches\n"
        "Then <recipe> is <seen>\nExamples:\n|what|recipe|seen|\n"
        "|nuts|Oat bar|hidden|\n|nuts|Plain bread|shown|\n",
        RECIPES,
    )
    assert list(told.table.columns) == [8, 9]
    assert told.score.nothing_new == ()
    assert set(told.score.caught_by) == {"traces", "partner", "hides-all"}


@pytest.mark.parametrize(
    ("example", "says"),
    [
        ("a household that eats nuts | she searches | Oat bar is hidden", "does not say who is allergic"),
        ("a nut allergy and no egg allergy | she searches | Oat bar is hidden", "Name only those"),
        (
            "a household in a hurry | she searches | Oat bar is hidden",
            "names no allergy of the recipes (egg, fish",
        ),
        ("a nut allergy | she waits | Oat bar is hidden", "is not a search"),
        ("a nut allergy | she searches | no recipe with nuts is shown", "names no recipe. A rule"),
        ("a nut allergy | she searches | “Nut pie” is hidden", "names “Nut pie”, which is none"),
        ("a nut allergy | she searches | Oat bar is a pity", "does not say whether"),
        (
            "a nut allergy | she searches | Oat bar is hidden, Plain bread is shown",
            "shown and hidden in one step",
        ),
        ("a nut allergy | she searches", "has no Then"),
    ],
)
def test_a_sentence_that_is_not_understood_is_told_and_not_guessed(example, says):
    told = catch_faults(feature(example), RECIPES)
    assert told.examples == ()
    assert says in told.problems[0].text and told.problems[0].text.startswith("Line ")


@pytest.mark.parametrize(
    ("then", "hidden"),
    [
        ("Oat bar isn't shown", True),
        ("Oat bar is not in the results", True),
        ("“Oat bar” does not appear", True),
        ("Oat bar is left out", True),
        ("Oat bar is not hidden", False),
        ("Oat bar is in the results", False),
    ],
)
def test_shown_and_hidden_in_many_words(then, hidden):
    told = catch_faults(feature(f"a nut allergy | she searches | {then}"), RECIPES)
    assert told.examples[0].expected == (("Oat bar", not hidden),)


def test_nothing_is_shown_is_an_outcome():
    assert caught("an allergy to gluten | she searches for “bread” | nothing is shown") == set()
    told = catch_faults(feature("no allergy | she searches for “bread” | nothing is shown"), RECIPES)
    assert len(told.false_alarms) == 1


def test_an_example_with_a_broken_line_is_not_run():
    told = catch_faults(feature("a nut allergy | she searches | Oat bar is hidden") + "\nbut Soup", RECIPES)
    assert told.examples == () and [one.rule for one in told.problems] == ["unread", "not-run"]


EXAMPLES = [
    f"a household is allergic to {who} | {when} | {name} is {seen}"
    for who in ("nut", "nuts", "fish", "egg and Milk")
    for when in ("she searches", "she changes the portions to 8", "she adds an allergy to sesame")
    for name in ("Oat bar", "Tuna salad", "Hummus", "Lentil soup")
    for seen in ("shown", "hidden")
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=6))
def test_the_score_never_falls_when_an_example_is_added(examples):
    scores = [
        catch_faults(feature(*examples[:many]), RECIPES).score.score for many in range(len(examples) + 1)
    ]
    assert scores == sorted(scores)
    turned = catch_faults(feature(*reversed(examples)), RECIPES).score
    assert turned.score == scores[-1]


@given(st.integers(0, 4), st.integers(0, 5), st.data())
def test_the_score_is_caught_over_catchable(examples, faults, data):
    cells = np.array(
        data.draw(st.lists(st.booleans(), min_size=examples * faults, max_size=examples * faults)), dtype=bool
    ).reshape(faults, examples)
    uncatchable = data.draw(st.sets(st.sampled_from(range(faults)))) if faults else set()
    told = catch_score(pd.DataFrame(cells), uncatchable)
    hit = [row for row in range(faults) if cells[row].any()]
    left = faults - len(uncatchable - set(hit))
    assert told.score == (len(hit) / left if left else None)
    assert set(told.missed) | set(told.uncatchable) | set(told.caught_by) == set(range(faults))


def test_wrong_tables_are_refused():
    with pytest.raises(InputError, match="“E1” stands there twice"):
        catch_score(pd.DataFrame([[True, False]], columns=["E1", "E1"]))
    with pytest.raises(InputError, match="write True or False"):
        catch_score(pd.DataFrame({"E1": ["yes"]}))
    with pytest.raises(InputError, match="There is no fault “slow”"):
        search_recipes(RECIPES, [], fault="slow")
    with pytest.raises(InputError, match="“colour” is no change"):
        search_recipes(RECIPES, [], then=[("colour", "red")])
    table = cases.load("recipes_sample")
    with pytest.raises(InputError, match="Give the recipe a name"):
        read_recipes(table.assign(recipe=["A", " ", *table["recipe"][2:]]))
    with pytest.raises(InputError, match="stands there twice"):
        read_recipes(table.assign(recipe=["A", "a", *table["recipe"][2:]]))


def test_recipes_inside_each_other_in_a_circle_end():
    circle = [
        Recipe(name="A", ingredients=("B",)),
        Recipe(name="B", ingredients=("a",), contains=("nuts",)),
    ]
    assert search_recipes(circle, ["nut"]) == [] and search_recipes(
        circle, ["nut"], fault="inner-recipe"
    ) == ["A"]
