"""The sheet of chapter 12: what it computes is right, and typical slips meet words of their own."""

from itertools import combinations

import pytest

from pmkit.course import question
from pmkit.course.texts import computed
from pmkit.practice import Verdict, check


@pytest.fixture(scope="module")
def values():
    return computed("capstone")


def asked(slug):
    return question(f"capstone.{slug}")


# numbers


@pytest.mark.parametrize(
    ("slug", "typed", "trap"),
    [
        ("best-dose", "1.5", "months"),
        ("best-dose", "33 %", "most"),
        ("date-odds", "50 %", "half"),
        ("date-odds", "1 in 3", "turned"),
        ("what-it-brings", "24,000", "printed"),
        ("what-it-brings", "28,800 EUR", "year"),
    ],
)
def test_a_typical_slip_meets_its_own_words(slug, typed, trap):
    said = check(asked(slug), typed)
    assert said.verdict is Verdict.NOT_YET and said.trap == trap


@pytest.mark.parametrize(
    ("slug", "typed"),
    [
        ("best-dose", "12.5"),
        ("best-dose", "1 in 8"),
        ("best-dose", "12,5 %"),
        ("date-odds", "67"),
        ("date-odds", "2 in 3"),
        ("what-it-brings", "7.2 thousand EUR"),
        ("what-it-brings", "7,200"),
    ],
)
def test_a_right_number_may_be_written_as_people_write_it(slug, typed):
    assert check(asked(slug), typed).verdict is Verdict.RIGHT


@pytest.mark.parametrize("slug", ["best-dose", "date-odds", "what-it-brings"])
@pytest.mark.parametrize("typed", ["", "a lot", "-1", "1e12", "<script>", "½ of it"])
def test_a_silly_number_is_answered_and_never_right(slug, typed):
    said = check(asked(slug), typed)
    assert said.verdict in (Verdict.NOT_YET, Verdict.NOT_STARTED) and said.message


# the games of the groups


def test_who_is_called_better_decided_gave_less_away_and_had_less_money(values):
    assert values["sage.gave"] < values["thyme.gave"] and values["sage.result"] < values["thyme.result"]
    assert values["sage.luck"] < 0 < values["thyme.luck"]


def test_what_the_model_debrief_says_of_the_three_groups_holds(values):
    ash, birch, cedar = (
        {name: values[f"{group}.{name}"] for name in ("gave", "luck", "result", "harm", "back", "months")}
        for group in ("ash", "birch", "cedar")
    )
    assert ash["gave"] > 2 * max(birch["gave"], cedar["gave"])
    assert birch["gave"] < cedar["gave"] and birch["luck"] < min(ash["luck"], cedar["luck"])
    assert ash["luck"] > 0 and values["ash.without"] == "1 quarter" and values["birch.without"] == "none"
    assert cedar["result"] > birch["result"] > ash["result"]
    assert (ash["months"], cedar["months"]) == ("0", "0") and birch["months"] != "0"
    assert ash["back"] == ash["harm"] == 8 and cedar["harm"] > birch["harm"]


# plan, orders, cards


def test_the_best_use_of_the_theatres_months_is_the_best_of_all_sets(values):
    from pmkit.course.capstone.values_practice import theatre_effort, theatre_months, theatre_worth

    names = list(theatre_worth)
    worth = {
        chosen: sum(theatre_worth[one] for one in chosen)
        for size in range(len(names) + 1)
        for chosen in combinations(names, size)
        if sum(theatre_effort[one] for one in chosen) <= theatre_months
        and ("link" not in chosen or "seats" in chosen)
    }
    best = max(worth.values())
    assert [set(one) for one, value in worth.items() if value == best] == [
        set(values["theatre.best"].split(", "))
    ]
    assert best == values["theatre.worth"] > values["theatre.without_worth"]
    assert values["theatre.without_worth"] == max(v for one, v in worth.items() if "link" not in one)


def test_whoever_leaves_the_partners_link_out_is_told(values):
    said = check(asked("two-quarters"), values["theatre.without"].split(", "))
    assert said.verdict is not Verdict.RIGHT and said.trap == "without-link"


def test_the_exact_plan_first_meets_its_own_words():
    assert (
        check(asked("five-players"), ["planner", "person", "rice", "loud", "nothing"]).trap == "exact-first"
    )
    right = ["person", "planner", "rice", "loud", "nothing"]
    assert check(asked("five-players"), right).verdict is Verdict.RIGHT
    assert check(asked("five-players"), right[::-1]).verdict is not Verdict.RIGHT


@pytest.mark.parametrize(
    ("slug", "card", "groups"),
    [
        ("answer-letters", "unknown", ("reason", "chance")),
        ("three-parts", "read", ("information", "decision")),
    ],
)
def test_a_card_with_two_homes_says_when_each_is_right(slug, card, groups):
    for group in groups:
        part = next(one for one in check(asked(slug), {card: group}).parts if one.id == card)
        assert part.verdict is Verdict.RIGHT


def test_an_idea_that_is_not_on_its_way_gets_no_date():
    for card in ("chef", "seventh", "unknown"):
        part = next(one for one in check(asked("answer-letters"), {card: "date"}).parts if one.id == card)
        assert part.verdict is Verdict.NOT_YET and part.text


# what is written


def told(slug, **slots):
    return {(part.id, part.text) for part in check(asked(slug), {"slots": slots, "marks": {}}).parts}


@pytest.mark.parametrize("slug", ["clara-letter", "three-logs"])
def test_the_better_text_is_left_alone_and_the_weaker_one_is_not(slug):
    better, weaker = (dict(one.slots) for one in asked(slug).models)
    assert told(slug, **better) == set()
    assert len(told(slug, **weaker)) >= 3


@pytest.mark.parametrize(
    ("slug", "slot", "text", "seen"),
    [
        ("clara-letter", "news", "Not yet, Clara.", "leaves the door open"),
        ("clara-letter", "reason", "It is a lot of work.", "No number"),
        ("clara-letter", "reason", "It is a bad idea, 9 months.", "about her taste"),
        ("three-logs", "belief", "They believed in scores.", "Which group"),
        ("three-logs", "belief", "Ash should have known it.", "judges people"),
        (
            "three-logs",
            "evidence",
            "They gave a lot away, and much of what they built harms people.",
            "No number",
        ),
        (
            "three-logs",
            "alternative",
            "They could have had better luck in all of the eight quarters.",
            "can't be decided",
        ),
        ("three-logs", "habit", "<b>Look</b> first.", "Words: 2"),
    ],
)
def test_what_a_text_lacks_is_named(slug, slot, text, seen):
    better = dict(asked(slug).models[0].slots)
    found = [words for where, words in told(slug, **{**better, slot: text}) if where == slot]
    assert any(seen in words for words in found), found
