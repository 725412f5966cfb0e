"""Examples are run against twelve wrong products: what they catch, what they miss, and what can't be run."""

import pandas as pd
import pytest
from play import Play

from pmkit.charts.catches import AGAIN, FIRST
from pmkit.course.delivery.example_data import FIRST_TEXT
from pmkit.course.explorers import EXPLORERS
from pmkit.explorers.wrong_products import CALLED, WrongProducts
from pmkit.methods import FAULTS


@pytest.fixture
def play():
    return Play(EXPLORERS["delivery.wrong-products"].explorer())


def example(*steps, head="Feature: F\n"):
    return head + "Example: One\n" + "\n".join(steps) + "\n"


NUTS, SEARCH = "Given a household has a nut allergy", "When she searches"


def test_a_usual_first_text_catches_four_of_twelve_and_has_an_example_too_many(play):
    assert play.says == (
        "3 examples catch 4 of 12 wrong products. The other eight would pass everything that you wrote. "
        "Nothing new is caught by “Pancakes” (line 16)."
    )
    assert play.chart.title == "4 of 12 wrong products are caught"
    assert not play.result.errors and not play.result.says["found"]


def test_the_picture_shows_who_caught_first_and_says_it_in_words(play):
    rows = play.chart.rows
    assert rows.loc[rows["state"] == FIRST, "column"].tolist() == [0, 1, 0, 0]
    again = rows[rows["state"] == AGAIN]
    assert again[["item", "example"]].to_numpy().tolist() == [["5: first allergen only", "16 Pancakes"]]
    assert "2: misses the plural: “Walnut bread” (line 5)" in play.chart.description


def test_what_got_through_is_named_when_it_is_caught_or_asked_for(play):
    assert list(CALLED) == list(FAULTS)

    def known():
        told = " ".join(str(row["does"]) for row in play.result.tables["products"].rows)
        return {fault for fault, does in FAULTS.items() if does in told}

    before = known()
    assert before == {"plural", "capitals", "first-listed", "hides-all"}
    assert not any(CALLED[one] in play.chart.description for one in set(FAULTS) - before)
    play.set(show=True)
    assert known() == set(FAULTS) and all(one in play.chart.description for one in CALLED.values())


def test_an_example_from_parts_goes_below_what_is_written(play):
    play.set(recipe="Oat bar", allergy=" nuts ").press("add")
    text = play.values["text"]
    assert text.startswith(FIRST_TEXT.rstrip()) and text.endswith(
        "  Example: Oat bar, nuts\n    Given a household is allergic to nuts\n    When somebody searches\n"
        "    Then Oat bar is not in the results\n"
    )
    assert "4 examples catch 6 of 12" in play.says


def test_every_kind_of_part_can_be_run_as_an_example_and_as_a_table(play):
    for deed, allergy, seen in [
        ("search", "", "shown"),
        ("search", "milk and eggs", "hidden"),
        ("portions", "fish", "hidden"),
        ("add", "fish", "hidden"),
        ("add", "", "hidden"),
    ]:
        for button in ("add", "table"):
            play.set(text="", deed=deed, allergy=allergy, seen=seen, recipe="Tuna salad").press(button)
            assert "could not be read" not in play.says, (deed, allergy, button, play.says)
            assert play.values["text"].startswith("Feature: Allergy filter\n\n")


def test_a_table_of_examples_is_run_row_by_row(play):
    play.set(text="", recipe="Oat bar").press("table")
    play.set(text=play.values["text"] + "      | nuts | Plain bread | shown |\n")
    assert play.says.startswith("2 examples catch 3 of 12")
    assert list(play.chart.rows["example"].unique()) == ["10 Oat bar, nuts", "11 Plain bread, nuts"]


def test_a_bar_in_an_allergy_does_not_break_the_table(play):
    play.set(text="", allergy="nuts|milk").press("table")
    assert "cells" not in play.result.says["found"] and play.says.startswith("1 example catches")


def test_nothing_written_catches_nothing_and_is_no_error(play):
    play.set(text="")
    assert play.says.startswith("0 of 12 wrong products are caught: no example could be run. Nothing is here")
    assert "chart" in play.result.hidden and not play.result.errors


def test_an_example_that_the_right_product_fails_is_a_false_alarm_with_what_it_does(play):
    play.set(text=example(NUTS, SEARCH, "Then Oat bar is shown"))
    assert play.says.startswith("0 of 12 wrong products are caught: the right product fails")
    assert "“One”: with an allergy to nut the right product hides “Oat bar”" in play.result.says[
        "found"
    ].replace("\\", "")
    play.set(text=FIRST_TEXT + "\n" + example(NUTS, SEARCH, "Then nothing is shown", head=""))
    assert "The right product fails 1 example: see below." in play.says
    assert "the right product shows Plain bread," in play.result.says["found"]


def test_an_example_that_gives_no_allergy_is_told_to_have_none(play):
    play.set(text=example(SEARCH, "Then Oat bar is hidden"))
    assert "without an allergy the right product shows “Oat bar”" in play.result.says["found"]


@pytest.mark.parametrize(
    ("text", "line", "remedy"),
    [
        (example("Givn a nut allergy", SEARCH), "Line 3: ", "Did you mean “Given”"),
        (example(NUTS, SEARCH, "Then Nut pie is hidden"), "Line 5: ", "an example names which recipe"),
        (example(NUTS, SEARCH, "Then “Nut pie” is hidden"), "Line 5: ", "none of the recipes"),
        (example(NUTS, SEARCH, "Then"), "Line 5: ", "Say what happens"),
        (example(NUTS, SEARCH, "Then <b>x</b> is hidden"), "Line 2: ", "Add “Examples:”"),
        (example(NUTS, SEARCH, "Then Oat bar is hidden", head=""), "Line 1: ", "Write “Feature: ”"),
        ("Feature: F\nExample: One\n" + NUTS + '\n"""\nopen', "Line 4: ", "has no end"),
    ],
)
def test_what_cannot_be_read_or_run_is_told_by_line_with_the_remedy(play, text, line, remedy):
    play.set(text=text)
    told = play.result.says["found"].replace("\\", "")
    assert line in told and remedy in told
    assert play.result.errors["text"].startswith("Line ")
    assert play.values["text"] == text


def test_another_language_is_named_and_nothing_is_guessed(play):
    play.set(text="Funktionalität: F\nBeispiel: A\nAngenommen eine Nussallergie\nWenn sie sucht\nDann weg")
    assert "The text is in German." in play.says and play.says.startswith("0 of 12")


def test_the_rules_ask_by_line(play):
    play.set(text=example(NUTS, "When she clicks the button and searches", "Then Oat bar is hidden"))
    assert "**The rules ask**" in play.result.says["found"] and "Line 4: " in play.result.says["found"]


def test_markup_stays_text(play):
    play.set(text=example("Given <img src=x onerror=y>", SEARCH, "Then Oat bar is hidden"))
    for told in (play.result.says["found"], play.result.sentence):
        assert r"\<img" in told and "<img" not in told.replace(r"\<img", "")


def test_a_fault_that_cannot_be_seen_is_taken_out_of_the_base():
    recipes = pd.DataFrame({"recipe": ["Soup", "Cake"], "contains": ["", "nuts"], "source": "kitchen"})
    play = Play(WrongProducts(recipes.assign(ingredients="", may_contain="")))
    play.set(
        text=example(
            "Given a household is allergic to nuts", SEARCH, "Then Cake is hidden", "And Soup is shown"
        )
    )
    assert play.says.startswith("1 example catches 1 of 6 wrong products.")
    assert "6 faults can't be seen with these recipes; they are not counted." in play.says
    by = [row["by"] for row in play.result.tables["products"].rows]
    assert by.count("cannot be caught with these recipes") == 6 and len(play.chart.rows) == 6


def test_of_very_many_examples_the_first_are_drawn_and_all_are_counted(play):
    steps = example(NUTS, SEARCH, "Then Oat bar is hidden", head="")
    play.set(text="Feature: F\n" + steps * 50)
    assert play.says.startswith("50 examples catch") and play.chart.rows["example"].nunique() == 40
    assert play.chart.subtitle.startswith("The first 40 of 50 examples.")
    assert "and 37 more" in play.result.says["found"]
