"""The practice sheet of chapter 07: keys are worked out a second way, wrong answers meet their own words."""

from itertools import permutations, product

import pytest
from sheets import Sheet

from pmkit.cases import load
from pmkit.course.texts import values
from pmkit.methods import FAULTS, lint_criterion, read_recipes, search_recipes
from pmkit.practice import Verdict, check

SHEET = Sheet("delivery")
drawn, asked, said = SHEET.drawn, SHEET.asked, SHEET.said


# the keys, worked out a second way


def test_the_chance_of_three_is_counted_over_all_pairs_of_weeks():
    for found in drawn("three_manuals"):
        rows = [line.split("|")[2:-1] for line in found["table"].splitlines()]
        counts, often = ([int(cell) for cell in rows[number]] for number in (0, 2))
        weeks = [count for count, times in zip(counts, often, strict=True) for _ in range(times)]
        assert len(weeks) == 10
        pairs = [first + second for first, second in product(weeks, weeks)]
        assert found["chance"] == pytest.approx(sum(pair >= 3 for pair in pairs))
        assert found["exactly"] == pytest.approx(sum(pair == 3 for pair in pairs))
        assert found["of_mean"] > found["chance"] + 5 and found["of_mean"] < 100


def test_aoifes_three_examples_catch_four_of_twelve_and_the_curry_three_more():
    recipes = read_recipes(load("recipes_sample"))
    shown = [(["nut"], "bread", "Plain bread"), ([], "bread", "Walnut bread")]
    hidden = [(["nut"], "bread", "Walnut bread")]

    def caught(shown, hidden):
        return {
            fault
            for fault in FAULTS
            if any(name not in search_recipes(recipes, who, word, fault=fault) for who, word, name in shown)
            or any(name in search_recipes(recipes, who, word, fault=fault) for who, word, name in hidden)
        }

    three = caught(shown, hidden)
    assert three == {"hides-all", "everyone", "first-listed", "plural"}
    fourth = {
        "satay": (["peanuts"], "", "Chicken satay"),
        "almond": (["nuts"], "", "Almond cake"),
        "curry": (["nuts"], "", "Fish curry"),
        "oat": (["nut"], "", "Oat bar"),
    }
    more = {name: len(caught(shown, [*hidden, one]) - three) for name, one in fourth.items()}
    assert more == {"satay": 0, "almond": 1, "curry": 3, "oat": 2}
    assert values("delivery")["aoifes_examples"] == {"caught": 4, "of": 12, "missed": 8, **more}


def test_no_order_of_the_slices_that_keeps_their_needs_has_the_value_sooner():
    share = {"link": 45, "minute": 30, "flat": 10, "cellar": 15}
    effort = {"link": 5, "minute": 4, "flat": 2, "cellar": 4}
    rows = load("slices").set_index("id").loc[["S25", "S26", "S28", "S27"]]
    assert list(rows["value_share"]) == list(share.values())
    assert [round(10 * one) for one in rows["effort"]] == list(effort.values())

    def there(order):
        reached, total = 0, 0
        for one in order:
            total += reached * effort[one]
            reached += share[one]
        return total / sum(effort.values())

    kept = [order for order in permutations(share) if order[:2] == ("link", "minute")]
    best = max(kept, key=there)
    assert check(asked("list-slices"), list(best)).verdict is Verdict.RIGHT
    found = values("delivery")["list_slices"]
    assert found["best"] == pytest.approx(there(best)) == pytest.approx(44.667, abs=0.001)
    assert found["cellar"] == pytest.approx(there(("link", "minute", "cellar", "flat")))


def test_no_choice_of_the_museum_brings_more_than_the_best_plan():
    name = values("delivery")
    worth, effort, best = name["museum_value"], name["museum_effort"], name["museum"]
    found = [
        (sum(worth[one] for one in chosen), chosen)
        for picked in product((False, True), repeat=len(worth))
        if (chosen := {one for one, yes in zip(worth, picked, strict=True) if yes}) is not None
        and sum(effort[one] for one in chosen) <= name["museum_days"]
        and not ("play" in chosen and "sound" not in chosen)
    ]
    most, chosen = max(found, key=lambda each: each[0])
    assert (most, chosen) == (best["worth"], set(best["best"].split(", ")))
    assert sum(total == most for total, _ in found) == 1
    assert chosen >= {"sound", "play"}


def test_the_honest_date_is_a_sum_of_hours_in_each_draw():
    for found in drawn("frost_warning"):
        undone = found["items"] * (found["examples"] + found["reader"])
        assert found["weeks"] == pytest.approx(undone * found["factor"] / found["capacity"])
        wrong = [found[name] for name in ("now", "all_checks", "one_item", "later", "hours")]
        assert all(abs(one - found["weeks"]) > 0.2 for one in wrong)


def test_the_criteria_that_can_fail_are_those_that_the_lint_leaves_alone():
    for one in asked("can-fail").options:
        vague = "vague" in {found.rule for found in lint_criterion(one.text)}
        assert vague is (one.verdict is Verdict.NOT_YET), one.id


def test_two_of_three_fortnights_reach_a_goal_of_two_items():
    history = load("throughput")["squad_basket"][43:]
    pairs = [first + second for first, second in product(history, history)]
    found = values("delivery")["basket_fortnight"]
    for name, least in (("two", 2), ("four", 4)):
        assert found[name] == pytest.approx(100 * sum(pair >= least for pair in pairs) / len(pairs))
    assert 63 < found["two"] < 70  # the model text says two of three


# answers: right, usually wrong, silly


@pytest.mark.parametrize(
    ("id", "typed", "trap"),
    [
        ("three-manuals", "93 %", "of-mean"),
        ("three-manuals", "2.8", "mean"),
        ("three-manuals", "41", "fail"),
        ("three-manuals", "28", "exactly"),
        ("three-manuals", "10 %", "one-week"),
        ("three-manuals", "120", "above"),
        ("frost-warning", "3", "no-factor"),
        ("frost-warning", "7 weeks", "all-checks"),
        ("frost-warning", "0.5", "one-item"),
        ("frost-warning", "144", "hours"),
        ("frost-warning", "72", "hours-now"),
    ],
)
def test_the_usual_wrong_number_meets_its_own_words(id, typed, trap):
    assert check(asked(id), typed).trap == trap


@pytest.mark.parametrize("typed", ["59", "0.59", "59,0 %", "59 per cent"])
def test_a_chance_is_read_as_people_write_it(typed):
    assert check(asked("three-manuals"), typed).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("id", "typed"), [("three-manuals", "0"), ("frost-warning", "-4"), ("frost-warning", "soon")]
)
def test_a_silly_number_is_not_right(id, typed):
    assert check(asked(id), typed).verdict is not Verdict.RIGHT


@pytest.mark.parametrize(
    ("id", "right", "partly"),
    [
        ("click-path", "free-again", {"evening"}),
        ("done-or-criteria", "apart", set()),
        ("quality-later", "which", {"everywhere"}),
        ("fourth-example", "curry", {"oat"}),
        ("two-teams", "finished", {"same-ten"}),
        ("every-project", "own", {"log"}),
        ("hand-over", "two-hours", {"next-time"}),
    ],
)
def test_each_option_says_its_own_why_and_wrong_ones_a_next_step(id, right, partly):
    for option in asked(id).options:
        told = check(asked(id), option.id)
        assert option.why in told.message
        wanted = (
            Verdict.RIGHT
            if option.id == right
            else Verdict.PARTLY
            if option.id in partly
            else Verdict.NOT_YET
        )
        assert told.verdict is wanted


def test_of_the_criteria_neither_all_nor_those_that_sound_well_are_right():
    right = ["three-codes", "no-network", "spoken"]
    assert check(asked("can-fail"), right).verdict is Verdict.RIGHT
    assert check(asked("can-fail"), [*right, "grey"]).verdict is Verdict.RIGHT
    everything = [one.id for one in asked("can-fail").options]
    assert check(asked("can-fail"), everything).verdict is not Verdict.RIGHT
    assert check(asked("can-fail"), ["fast", "easy", "suitable"]).verdict is Verdict.NOT_YET


def test_slices_by_their_share_alone_and_the_wrong_way_round_are_told_apart():
    assert check(asked("list-slices"), ["link", "minute", "cellar", "flat"]).trap == "by-share"
    backwards = check(asked("list-slices"), ["cellar", "flat", "minute", "link"])
    assert backwards.verdict is Verdict.NOT_YET and not backwards.trap


def test_small_things_first_leave_the_goal_outside():
    assert check(asked("museum-sprint"), ["hours", "print", "where", "logo", "cards"]).trap == "small-first"
    assert check(asked("museum-sprint"), ["sound", "play", "where", "hours"]).verdict is Verdict.RIGHT
    for silly in (["play"], [], ["logo"], list(values("delivery")["museum_value"])):
        assert check(asked("museum-sprint"), silly).verdict is not Verdict.RIGHT


KEY = {
    "first": "product", "how": "engineering", "goal": "team", "much": "engineering", "words": "design",
    "traces": "product", "list": "team", "size": "engineering",
}  # fmt: skip


def marks(**changed):
    return {row: {column: "✓"} for row, column in (KEY | changed).items()}


def test_who_decides_follows_the_frameworks_that_are_named():
    assert check(asked("eight-decisions"), marks()).verdict is Verdict.RIGHT
    assert check(asked("eight-decisions"), marks(much="team", size="team")).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("row", "column"),
    [("how", "product"), ("much", "product"), ("goal", "product"), ("first", "team"), ("words", "product")],
)
def test_a_decision_that_is_taken_from_somebody_is_told_in_its_row(row, column):
    told = check(asked("eight-decisions"), marks(**{row: column}))
    assert told.verdict is not Verdict.RIGHT
    wrong = {part.id for part in told.parts if part.verdict in (Verdict.NOT_YET, Verdict.PARTLY)}
    assert wrong == {row}


def test_whoever_lets_everybody_decide_everything_is_told():
    everybody = {row: dict.fromkeys(("product", "design", "engineering", "team"), "✓") for row in KEY}
    assert check(asked("eight-decisions"), everybody).verdict is Verdict.NOT_YET
    assert (
        check(asked("eight-decisions"), {row: {"product": "✓"} for row in KEY}).verdict is not Verdict.RIGHT
    )


@pytest.mark.parametrize(
    ("id", "card", "group", "words"),
    [
        ("sixteen-cards", "rosa", "rule", "Rosa alone"),
        ("sixteen-cards", "day-before", "example", "Which ticket"),
        ("sixteen-cards", "door", "rule", "what it is for"),
        ("sixteen-cards", "gift", "rule", "holds for each case"),
        ("sixteen-cards", "thirty", "rule", "figures of one ticket"),
        ("which-tool", "easter", "sprint", "longer than a Sprint"),
        ("which-tool", "big", "sprint", "make it smaller"),
        ("which-tool", "prams", "map", "First the reason"),
        ("which-tool", "director", "done", "What has to go"),
    ],
)
def test_a_card_in_the_usual_wrong_place_gets_its_own_reply(id, card, group, words):
    (part,) = [part for part in check(asked(id), {card: group}).parts if part.id == card]
    assert part.verdict is Verdict.NOT_YET and words in part.text


@pytest.mark.parametrize("id", ["sixteen-cards", "which-tool"])
def test_all_cards_on_one_heap_are_not_right(id):
    for group in asked(id).groups:
        heap = {card.id: group.id for card in asked(id).cards}
        assert check(asked(id), heap).verdict is not Verdict.RIGHT


def test_a_guess_is_kept_and_not_judged():
    for guess in ("4", "12", "0"):
        assert check(asked("three-examples"), guess).verdict is Verdict.NOTED


# what the rules see


NOTE = {
    "goal": "In two weeks families with a nut allergy can trust the search.",
    "chance": "Two of three such fortnights bring that far.",
    "out": "The sign-on for Nordhafen is not in it.",
    "next": "On Friday I tell you what became of it.",
}


def test_a_note_that_can_be_passed_on_is_left_alone():
    assert said("viktor-sprint", **NOTE) == set()


@pytest.mark.parametrize(
    "chance", ["About 67 %.", "Seven of ten.", "It is likely, two thirds.", "7 in 10, I would say."]
)
def test_a_chance_may_be_said_in_many_ways(chance):
    assert said("viktor-sprint", **{**NOTE, "chance": chance}) == set()


@pytest.mark.parametrize(
    ("slot", "text", "seen"),
    [
        ("chance", "We promise it to you.", "“promise”"),
        ("chance", "Quite sure.", "No chance in it"),
        ("goal", "The Sprint Goal is the filter.", "word of your trade"),
        ("goal", "Our velocity allows it.", "word of your trade"),
        ("out", "Nothing.", "Something is always out"),
        ("next", "I keep you posted.", "No day in it"),
    ],
)
def test_what_sales_would_pass_on_is_named(slot, text, seen):
    told = said("viktor-sprint", **{**NOTE, slot: text})
    assert any(part == slot and seen in words for part, words in told)


def test_a_promise_that_is_denied_is_none():
    assert said("viktor-sprint", **{**NOTE, "chance": "67 %, so I can't promise it."}) == set()


ARCHIVE = {
    "story": "Who travels to the archive wants a seat to be kept, so that the journey is not for nothing.",
    "rules": "A seat that nobody has taken by 10:30 is free again.\nA lamp goes to whoever ordered a map.\n"
    "A person has at most two days booked.",
    "examples": "Ada arrives at 10:20: her seat is kept.\nBen arrives at 10:40: the seat is free again.\n"
    "Cem books a third day: it is refused.\nDora ordered a map and books Friday: she gets a lamp.\n"
    "Mr Ott comes at 10:35 without booking: he gets the seat of Ben.",
    "question": "From the door or from the document? I ask Ms Lang.",
}


def test_a_card_with_both_sides_of_a_limit_is_left_alone():
    assert said("lesesaal", **ARCHIVE) == set()


@pytest.mark.parametrize(
    ("slot", "text", "seen"),
    [
        ("story", "As a user I want a booking system.", "nobody in particular"),
        ("story", "Students want to book a seat.", "No reason"),
        ("rules", "A seat is free again at 10:30.", "1 of 3 rules"),
        ("rules", "Booking is easy.\nA seat is free at 10:30.\nTwo days at most.", "Line 1"),
        ("examples", "Ada arrives at 10:20: her seat is kept.", "1 of 5 examples"),
        ("examples", ARCHIVE["examples"].replace("Dora ordered", "Dora clicks on"), "next design"),
        (
            "examples",
            ARCHIVE["examples"].replace("Ada arrives at 10:20: her seat is kept.", "Good service."),
            "Line 1",
        ),
        (
            "examples",
            "\n".join(
                f"{who} books Friday: a seat is kept at 9:00." for who in ("Ada", "Ben", "Cem", "Dora", "Eve")
            ),
            "ends well",
        ),
        ("question", "It should look modern.", "Write it as a question"),
    ],
)
def test_what_a_card_lacks_is_named(slot, text, seen):
    told = said("lesesaal", **{**ARCHIVE, slot: text})
    assert any(part == slot and seen in words for part, words in told)


def test_rules_may_stand_in_one_line_or_as_a_list():
    for joined in (ARCHIVE["rules"].replace("\n", " / "), "1. " + ARCHIVE["rules"].replace("\n", "\n- ")):
        assert said("lesesaal", **{**ARCHIVE, "rules": joined}) == set()
