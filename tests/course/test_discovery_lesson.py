"""The lesson of chapter 05 keeps its promises: what its text says is what the methods and the case say."""

import pytest

from pmkit.course import question
from pmkit.course.texts import computed
from pmkit.practice import Verdict, check


@pytest.fixture(scope="module")
def values():
    return computed("discovery")


def test_the_first_complaint_changes_once_paying_households_count_the_same(values):
    assert (values["voices.planning"], values["voices.allergy"], values["voices.price"]) == (36, 33, 29)
    by_voice = [round(values[f"voices.{theme}_share"], 1) for theme in ("planning", "allergy")]
    by_household = [round(values[f"weighed.{theme}"], 1) for theme in ("allergy", "planning", "price")]
    assert by_voice == [12.2, 11.1] and by_household == [16.9, 11.3, 8.7]


def test_it_is_said_that_the_two_ranges_overlap_and_they_do(values):
    assert values["weighed.planning_high"] > values["weighed.allergy_low"]
    assert "ranges overlap" in question("discovery.which-opportunity").turned_out.why


def test_the_usual_rule_says_enough_just_before_the_first_family_with_an_allergy(values):
    assert values["curve.enough"] == 8 and values["curve.new"] >= 3
    assert "eighth" in question("discovery.twelve").prompt and "ninth" in question("discovery.twelve").words(
        "kind"
    )


def test_agreement_beyond_chance_is_what_the_two_tables_of_the_source_give(values):
    table = values["price_table"]
    assert table["agree"] == 85 and round(table["chance"]) == 78
    assert round(table["kappa"], 4) == 0.3182 and round(table["even"], 4) == 0.6995


def test_a_study_of_the_chef_is_worth_nothing_and_the_test_of_the_list_only_while_other_work_waits(values):
    assert values["chef.most"] == 0 and values["chef.cost"] == 72
    assert values["shared.waiting_cost"] == 40.5 and values["shared.worth"] == pytest.approx(9.75)
    assert values["shared.left"] > values["shared.cost"], "one would build after a no as well"


@pytest.mark.parametrize("slug", ["test-first", "check-compliment"])
def test_both_right_answers_say_when(slug):
    right = [one for one in question(f"discovery.{slug}").options if one.verdict is Verdict.RIGHT]
    assert len(right) == 2 and all(one.when for one in right)


@pytest.mark.parametrize("typed", ["1.48", "1,48", "1.5", "148 %"])
def test_a_weight_may_be_rounded_as_people_round(typed):
    assert check(question("discovery.weight"), typed).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("typed", "trap"),
    [("0.68", "upside-down"), ("0.7", "upside-down"), ("10", "difference"), ("148", "per-cent")],
)
def test_a_weight_the_wrong_way_round_meets_its_own_words(typed, trap):
    assert check(question("discovery.weight"), typed).trap == trap


def test_an_amount_in_euros_is_told_from_a_silly_one():
    worth = question("discovery.most-worth")
    assert {check(worth, typed).trap for typed in ("16000", "16 thousand", "16k")} == {"in-euros"}
    assert check(worth, "500").trap == "beyond" and check(worth, "24").trap == "forgot-now"


GOOD = dict(question("discovery.note").models[0].slots)


@pytest.mark.parametrize(
    ("slot", "text", "seen"),
    [
        ("pursue", "We pursue the bad day: it came up in 11 of 12 talks.", ""),
        ("pursue", "Bad days first: 36 of 296 complaints, and 11 of 12 talks.", ""),
        ("pursue", "All our customers want the filter.", "have not heard them all"),
        ("pursue", "17 % of the complaints are about allergy.", "without its base"),
        ("pursue", "Parents can't rely on what they see.", "No count"),
        ("leave", "Nobody of 400 asked for a chef.", ""),
        ("leave", "Nobody wants a chef.", "have not heard them all"),
        ("test", "Unless half of the ten homes cook it on two evenings, we take the next branch.", ""),
        ("test", "Stop: less than 4 of 10 homes cook along.", ""),
        ("test", "If families don't use it, we stop.", "No number"),
        (
            "test",
            "With fewer than 4 of 10 we stop. We also stop if 2 of 10 complain.",
            "Which of them decides",
        ),
        ("leave", "word " * 150, "reads for a minute"),
        ("test", "ok", "Only a few words"),
    ],
)
def test_what_the_note_lacks_is_named_and_nothing_else(slot, text, seen):
    parts = check(question("discovery.note"), {"slots": {**GOOD, slot: text}, "marks": {}}).parts
    said = " ".join(part.text for part in parts)
    assert (seen in said) if seen else not said
