"""The practice sheet of chapter 09: wrong answers meet their own words, and rules see what they say."""

from itertools import combinations

import pytest
from sheets import Sheet

from pmkit.course import question
from pmkit.course.texts import computed, values
from pmkit.practice import Verdict, check

SHEET = Sheet("launch")
asked, told = SHEET.asked, SHEET.said

SEEDS = ("1", "2", "3", "4", "5", "6", "7", "8")


@pytest.fixture(scope="module")
def printed():
    return computed("launch")


# numbers


def test_the_numbers_of_the_sheet_are_those_of_the_sum(printed):
    assert (1 - printed["bus_map.bound"] / 100) ** 60 == pytest.approx(0.05)
    assert (1 - printed["bus_map.half"] / 100) ** 60 == pytest.approx(0.1)
    assert printed["bank.met"] == pytest.approx(100 * (1 - (1 - 1 / 900) ** 400))
    assert printed["bank.told"] == pytest.approx(100 * (1 - (1 - 1 / 4_500) ** 400))
    assert printed["shop.minutes"] == pytest.approx(43_200 * (1 - 0.999 * 0.995 * 0.998))
    assert printed["brewery.weighed"] == 0.2 * 90 + 0.8 * 50
    assert 0.95 <= 1 - (1 - 1 / 20_000) ** printed["parking.needed"] < 0.9501
    assert printed["parking.hit"] == pytest.approx(printed["parking.needed"] / 2_000)


def test_with_one_of_sixty_hit_nobody_is_hit_in_more_than_a_third_of_such_weeks():
    for n in (60, 75, 90, 150, 200):
        assert (1 - 1 / n) ** n > 1 / 3


@pytest.mark.parametrize(
    ("slug", "typed", "trap"),
    [
        ("bus-map", "0", "zero"),
        ("bus-map", "1,67 %", "one"),
        ("bus-map", "20", "turned"),
        ("brewery-tour", "78 %", "raw"),
        ("brewery-tour", "70", "plain"),
        ("brewery-tour", "82", "turned"),
        ("courier-stage", "1", "one"),
        ("courier-stage", "240 parcels", "all"),
        ("courier-stage", "748", "needed"),
        ("ticket-shop", "216", "weakest"),
        ("ticket-shop", "115.2 minutes", "mean"),
        ("ticket-shop", "99.2", "there"),
    ],
)
def test_the_usual_wrong_number_meets_its_own_words(slug, typed, trap):
    said = check(asked(slug), typed)
    assert said.trap == trap and said.verdict is Verdict.NOT_YET


@pytest.mark.parametrize(
    ("slug", "typed"),
    [
        ("bus-map", "4.9"),
        ("bus-map", "4,87 %"),
        ("bus-map", "5 %"),
        ("brewery-tour", "58 of 100"),
        ("courier-stage", "24"),
        ("ticket-shop", "344.9"),
        ("ticket-shop", "345 minutes"),
        ("ticket-shop", "345.6"),
    ],
)
def test_a_right_number_may_be_written_as_people_write_it(slug, typed):
    assert check(asked(slug), typed).verdict is Verdict.RIGHT


@pytest.mark.parametrize("slug", ["bus-map", "brewery-tour", "courier-stage", "ticket-shop"])
@pytest.mark.parametrize("typed", ["", "many", "-5", "1e9", "<b>12</b>"])
def test_a_silly_number_is_answered_and_never_right(slug, typed):
    said = check(asked(slug), typed)
    assert said.verdict in (Verdict.NOT_YET, Verdict.NOT_STARTED) and said.message


def test_the_quick_rule_is_right_and_told_to_be_the_quick_one():
    said = check(asked("bus-map"), "5")
    assert said.verdict is Verdict.RIGHT and "The quick rule" in said.message


@pytest.mark.parametrize("seed", SEEDS)
def test_with_fresh_numbers_no_wrong_way_leads_to_the_right_number(seed):
    fresh = values("launch").drawn(seed)
    for name, key, wrong, apart in (
        ("bus_map", "bound", ("one", "turned"), 0.2),
        ("brewery", "weighed", ("raw", "plain", "turned"), 1.5),
        ("courier", "hit", ("all", "needed"), 2),
        ("shop", "minutes", ("weakest", "mean", "there"), 5),
        ("cash_desk", "needed", ("everybody", "one", "turned"), 60),
        ("cinema", "latest", ("by_middle", "no_partner", "neither", "elapsed"), 1),
    ):
        found = fresh[name]
        for one, other in combinations((key, *wrong), 2):
            assert abs(found[one] - found[other]) > apart, (name, one, other)


def test_a_range_for_the_bank_holds_36_and_is_not_too_wide():
    for low, high, verdict in (("30", "40", Verdict.RIGHT), ("45", "60", Verdict.NOT_YET)):
        assert check(asked("bank-stage"), {"low": low, "high": high}).verdict is verdict
    assert check(asked("bank-stage"), {"low": "5", "high": "95"}).verdict is not Verdict.RIGHT


# cards, marks, plans


@pytest.mark.parametrize(
    ("slug", "card", "groups"),
    [
        ("tram-findings", "valid", ("before", "after")),
        ("tram-findings", "slow", ("after", "watch")),
        ("eight-reasons", "load", ("line", "prevent")),
        ("eight-reasons", "wrong", ("line", "prevent")),
    ],
)
def test_a_card_with_two_homes_says_when_each_is_right(slug, card, groups):
    for group in groups:
        part = next(one for one in check(asked(slug), {card: group}).parts if one.id == card)
        assert part.verdict is Verdict.RIGHT


def test_what_can_hurt_is_never_watched_or_put_off():
    for card in ("double", "stops", "offline", "word"):
        for group in ("after", "watch", "none"):
            part = next(one for one in check(asked("tram-findings"), {card: group}).parts if one.id == card)
            assert part.verdict is Verdict.NOT_YET and part.text


def test_the_words_to_the_branches_may_not_come_last():
    right = ["ask", "date", "build", "texts", "one", "all", "off"]
    assert check(asked("new-interface"), right).verdict is Verdict.RIGHT
    assert (
        check(asked("new-interface"), ["ask", "date", "build", "one", "all", "off", "texts"]).trap
        == "texts-last"
    )


def test_the_best_use_of_the_pharmacys_days_is_the_best_of_all_sets(printed):
    from pmkit.course.launch.values_practice import pharmacy_days, pharmacy_effort, pharmacy_value

    needs = {"stages": "switch", "line": "count"}
    names = list(pharmacy_value)
    fit = [
        chosen
        for size in range(len(names) + 1)
        for chosen in combinations(names, size)
        if sum(pharmacy_effort[one] for one in chosen) <= pharmacy_days
        and all(needs[one] in chosen for one in chosen if one in needs)
    ]
    worth = {chosen: sum(pharmacy_value[one] for one in chosen) for chosen in fit}
    best = max(worth.values())
    assert [set(one) for one in worth if worth[one] == best] == [set(printed["pharmacy.best"].split(", "))]
    assert best == printed["pharmacy.worth"]
    assert tuple(sorted(printed["pharmacy.small"].split(", "), key=names.index)) in worth


def test_whoever_could_only_worry_is_not_told():
    marks = {"line": {"squads": "H", "parents": "H"}}
    part = next(one for one in check(asked("who-is-told"), marks).parts if one.id == "line")
    assert part.verdict is not Verdict.RIGHT


# the letters and the plan

CLARA = dict(question("launch.clara-friday").models[0].slots)
PARKING = dict(question("launch.parking").models[0].slots)


def test_the_better_letters_are_left_alone():
    assert told("clara-friday", **CLARA) == set() == told("parking", **PARKING)


@pytest.mark.parametrize(
    ("slot", "text", "seen"),
    [
        ("decision", "Maybe we should wait.", "leaves it open"),
        ("decision", "The filter goes out on Friday.", "does not say what will not happen"),
        ("why", "Quality matters to us.", "No number"),
        ("friday", "Say that it is live for all from today.", "launch for all"),
        ("friday", "Say that it comes for a few families first, later for all.", ""),
        ("next", "We monitor it closely.", "is no line and no day"),
        ("next", "Inês stops it on Monday.", "No number"),
        ("next", "Inês stops it at the second report.", "No day"),
        ("next", "<b>Inês</b> stops it at the second report; you hear on Monday.", ""),
    ],
)
def test_what_a_letter_to_clara_lacks_is_named(slot, text, seen):
    found = [words for part, words in told("clara-friday", **{**CLARA, slot: text}) if part == slot]
    assert any(seen in words for words in found) if seen else not found


@pytest.mark.parametrize(
    ("slot", "text", "seen"),
    [
        ("stages", "1 %, then 10 %, then all; drivers write to us.", "Shares alone"),
        ("stages", "6,000 rides, then 60,000 rides.", "How does the city hear"),
        ("stages", "6,000 rides, 20 % of a day, each compared with the old way.", ""),
        ("line", "We monitor it closely.", "stops nothing"),
        ("line", "We talk about it when there are many.", "No number"),
        ("line", "At 6 wrong zones we talk about it.", "Nothing is done"),
        ("line", "From 6 wrong zones on back to the old way.", ""),
        ("owner", "The team.", "nobody at three in the morning"),
        ("owner", "Ms Sommer at the night desk.", ""),
        ("harm", "Money back if they complain.", "who has not noticed"),
        ("harm", "Nobody has complained so far.", "does not mean"),
        ("message", "We are proud of the new zone finder.", "advertisement"),
        ("message", "<i>New</i>: look at the zone. Wrong? Tap here.", ""),
    ],
)
def test_what_a_plan_of_stages_lacks_is_named(slot, text, seen):
    found = [words for part, words in told("parking", **{**PARKING, slot: text}) if part == slot]
    assert any(seen in words for words in found) if seen else not found


def test_a_plan_of_more_than_120_words_is_told_its_words():
    long, model = (
        {text for _, text in told("parking", **{**PARKING, **more})}
        for more in ({"message": "look " * 121}, {})
    )
    assert any("At most 120" in text for text in long) and not model


@pytest.mark.parametrize("slug", ["clara-friday", "parking"])
def test_the_weaker_letter_meets_at_least_three_objections(slug):
    weaker = dict(asked(slug).models[1].slots)
    assert len(told(slug, **weaker)) >= 3
