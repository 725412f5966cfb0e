"""The practice sheet of chapter 11: keys are worked out a second way, wrong answers meet their own words."""

from itertools import combinations
from math import comb, log

import pandas as pd
import pytest
from sheets import SILLY, Sheet, answered_and_not_right

from pmkit.methods import quantile_intervals
from pmkit.practice import Verdict

SHEET = Sheet("career")
NUMBERS = ("ten-of-forty", "by-the-hour", "six-payslips")


# the keys, worked out a second way


def test_at_the_ends_of_the_range_the_share_lies_two_standard_errors_away():
    for found in SHEET.drawn("ten_of_forty"):
        for end in (found["low"] / 100, found["high"] / 100):
            error = (end * (1 - end) / found["n"]) ** 0.5
            assert abs(found["share"] / 100 - end) == pytest.approx(1.96 * error, rel=1e-3)


def test_the_shortcut_of_the_hint_is_accepted_in_each_draw():
    for found in SHEET.drawn("ten_of_forty"):
        n = found["n"] + 4
        share = (found["hits"] + 2) / n
        shortcut = 100 * (share - 2 * (share * (1 - share) / n) ** 0.5)
        assert shortcut == pytest.approx(found["low"], abs=1)
    assert SHEET.drawn("ten_of_forty")[0]["low"] == pytest.approx(14.2, abs=0.05)


def test_an_hour_counts_52_weeks_and_b_is_ahead_in_each_draw():
    for found in SHEET.drawn("by_hour"):
        assert found["year_a"] == found["rate"] * found["hours"] * 52
        assert found["year_b"] == found["month"] * found["salaries"]
        assert found["more"] == found["year_b"] - found["year_a"] > 1_000


def test_so_many_payslips_enclose_the_median_and_fewer_do_not():
    for found in SHEET.drawn("payslips"):
        assert found["at"] >= found["sure"] > found["at_fewer"]
        assert found["at"] == pytest.approx(100 * (1 - 2 / 2 ** found["n"]))
    for n, given in ((5, False), (6, True)):
        row = quantile_intervals(pd.Series(range(1, n + 1)), [0.5]).iloc[0]
        assert pd.notna(row["low"]) is given


def test_fifteen_of_twenty_are_rare_with_right_ranges():
    (found, *_) = SHEET.drawn("twenty")
    chances = [comb(20, held) * 0.9**held * 0.1 ** (20 - held) for held in range(21)]
    assert found["fifteen"] == pytest.approx(100 * sum(chances[:16]))
    assert (
        found["sixteen"] == pytest.approx(100 * sum(chances[:17])) and found["fifteen"] < 5 < found["sixteen"]
    )


@pytest.mark.parametrize(
    ("name", "key", "wrong", "apart"),
    [
        ("ten_of_forty", "low", ("share", "wald", "high"), 1.5),
        ("by_hour", "more", ("by_48", "by_12", "year_b"), 200),
        ("payslips", "n", ("fewer",), 0.5),
    ],
)
def test_no_wrong_way_leads_near_the_right_number(name, key, wrong, apart):
    for found in SHEET.drawn(name):
        for one, other in combinations((key, *wrong), 2):
            assert abs(found[one] - found[other]) > apart, (name, one, other)


# numbers as people write them


@pytest.mark.parametrize(
    ("slug", "typed", "trap"),
    [
        ("ten-of-forty", "25 %", "share"),
        ("ten-of-forty", "12", "errors"),
        ("ten-of-forty", "40", "upper"),
        ("by-the-hour", "8,184", "weeks"),
        ("by-the-hour", "2,384 euros", "twelve"),
        ("by-the-hour", "70,200", "yearly"),
        ("six-payslips", "5", "fewer"),
        ("six-payslips", "30", "many"),
        ("six-payslips", "two", "two"),
    ],
)
def test_the_usual_wrong_number_meets_its_own_words(slug, typed, trap):
    said = SHEET.answer(slug, typed)
    assert said.trap == trap and said.verdict is Verdict.NOT_YET


@pytest.mark.parametrize(
    ("slug", "typed"),
    [
        ("ten-of-forty", "14"),
        ("ten-of-forty", "13.8 %"),
        ("ten-of-forty", "14,2"),
        ("by-the-hour", "3,016"),
        ("by-the-hour", "3016 €"),
        ("by-the-hour", "3.016 euros"),
        ("six-payslips", "6"),
        ("six-payslips", "six"),
    ],
)
def test_a_right_number_may_be_written_as_people_write_it(slug, typed):
    assert SHEET.answer(slug, typed).verdict is Verdict.RIGHT


@pytest.mark.parametrize("slug", NUMBERS)
@pytest.mark.parametrize("typed", SILLY)
def test_a_silly_number_is_answered_and_not_right(slug, typed):
    assert answered_and_not_right(SHEET.answer(slug, typed))


def test_a_range_for_the_sets_holds_4_and_is_not_too_wide():
    for low, high, verdict in (
        ("1", "10", Verdict.RIGHT),
        ("20", "30", Verdict.NOT_YET),
        ("0", "90", Verdict.PARTLY),
    ):
        assert SHEET.answer("twenty-ranges", {"low": low, "high": high}).verdict is verdict


# cards, marks, shares


def test_four_lines_and_one_that_could_be_false():
    right = [one.id for one in SHEET.asked("which-evidence").options if one.verdict is Verdict.RIGHT]
    assert right == ["talks"]


def test_twelve_duties_and_three_with_two_homes():
    cards = SHEET.asked("twelve-duties").cards
    assert len(cards) == 12 and [one.id for one in cards if len(one.accepts) > 1] == ["no", "talk", "launch"]
    for card, groups in (
        ("no", ("manager", "owner")),
        ("talk", ("manager", "owner")),
        ("launch", ("project", "manager")),
    ):
        for group in groups:
            assert SHEET.part("twelve-duties", {card: group}, card).verdict is Verdict.RIGHT
    for group in ("manager", "owner", "project"):
        assert SHEET.part("twelve-duties", {"vision": group}, "vision").verdict is Verdict.NOT_YET


def test_a_line_is_a_gap_where_it_is_asked_and_a_surplus_where_it_is_not():
    marks = {"tests": {"zoo": "G"}, "figures": {"port": "C", "zoo": "C"}, "signs": {"port": "S", "zoo": "S"}}
    said = {one.id: one for one in SHEET.answer("two-adverts", marks).parts}
    assert said["tests"].verdict is Verdict.NOT_YET and said["figures"].verdict is Verdict.NOT_YET
    assert said["signs"].verdict is Verdict.RIGHT


def test_marks_come_before_talk_and_levels_before_answers():
    right = ["work", "levels", "same", "alone", "compare", "tell"]
    assert SHEET.answer("fair-round", right).verdict is Verdict.RIGHT
    for order, trap in (
        (["work", "levels", "same", "compare", "alone", "tell"], "talk-first"),
        (["work", "same", "levels", "alone", "compare", "tell"], "levels-late"),
    ):
        assert SHEET.answer("fair-round", order).trap == trap


HOURS = {"test": "22", "memos": "16", "second": "8", "read": "8", "page": "6", "course": "0"}


@pytest.mark.parametrize(
    ("changed", "verdict"),
    [
        ({}, Verdict.RIGHT),
        ({"test": "16", "course": "6"}, Verdict.RIGHT),
        ({"course": ""}, Verdict.RIGHT),
        ({"read": "40", "test": "0", "memos": "6"}, Verdict.PARTLY),
        ({"second": "0", "memos": "24"}, Verdict.PARTLY),
        ({"test": "22 hours"}, Verdict.RIGHT),
        ({"test": "-22"}, Verdict.NOT_YET),
        ({"test": "many"}, Verdict.NOT_YET),
    ],
)
def test_hours_go_into_what_will_be_there(changed, verdict):
    assert SHEET.answer("sixty-hours", {**HOURS, **changed}).verdict is verdict


@pytest.mark.parametrize(
    ("changed", "seen"),
    [
        ({"read": "30", "course": "6", "test": "0", "memos": "10"}, "60 of 100 hours go in"),
        ({"page": "0", "test": "28"}, "last two weeks"),
        ({"second": "0", "memos": "24"}, "Who sees it?"),
        ({}, ""),
    ],
)
def test_what_the_look_at_a_plan_finds_is_told(changed, seen):
    said = SHEET.answer("sixty-hours", {**HOURS, **changed})
    assert seen in said.message and (said.verdict is Verdict.RIGHT) is (not seen)


@pytest.mark.parametrize(
    "given", [{}, {"test": "60"}, {"test": "1e9"}, dict.fromkeys(HOURS, "-5"), {"read": "60"}]
)
def test_hours_that_are_no_plan_are_answered(given):
    assert answered_and_not_right(SHEET.answer("sixty-hours", given))


# a range in parts


def test_the_model_range_is_what_its_factors_make():
    low, high = (85_000 * 0.005, 105_000 * 0.025)
    half = [log(105 / 85) / 2, log(25 / 5) / 2]
    together = sum(one * one for one in half) ** 0.5
    middle = (low * high) ** 0.5
    assert pytest.approx(middle / 2.718281828**together, rel=0.05) == 450
    assert pytest.approx(middle * 2.718281828**together, rel=0.02) == 2_400


@pytest.mark.parametrize(
    ("slot", "text", "seen"),
    [
        ("households", "about 100,000", "Two numbers"),
        ("households", "110,000 to 90,000", "begins above its end"),
        ("households", "90,000 to 300,000", "More households than people"),
        ("households", "90000-110000", ""),
        ("households", "90 thousand to 110 thousand", ""),
        ("share", "0 to 20", "can't be multiplied"),
        ("share", "5 to 2,000", "More than all households"),
        ("share", "0.5 % to 2.5 %", ""),
        ("share", "5 to 25 of 1,000", ""),
        ("share", "between 5 and 25 in a thousand", ""),
        ("share", "a few", "Two numbers"),
        ("range", "1,000 to 1,050", "So exactly nobody"),
        ("range", "10 to 50,000", "decides nothing"),
        ("range", "20,000 to 60,000", "lies elsewhere"),
        ("range", "900 to 1,200", "far narrower"),
        ("range", "300 to 4,500", "wider than both"),
        ("range", "<b>450</b> to 2,400", ""),
        ("widest", "The number of households in the town.", "You named the other one"),
        ("widest", "I am quite sure.", "it is the share"),
        ("widest", "How many have the allergy; I would look for a survey.", ""),
    ],
)
def test_what_a_range_in_parts_lacks_is_named(slot, text, seen):
    found = SHEET.said("nut-town", **{**SHEET.model_text("nut-town"), slot: text})
    assert any(field == slot and seen in words for field, words in found) if seen else not found


def test_a_range_that_is_none_hides_nothing_of_the_widest_factor():
    text = {**SHEET.model_text("nut-town"), "range": "1,000", "widest": "Both alike."}
    assert {field for field, _ in SHEET.said("nut-town", **text)} == {"range", "widest"}


def test_who_knows_the_share_better_than_the_households_names_the_households():
    turned = {"households": "50,000 to 150,000", "share": "9 to 11", "range": "500 to 1,500"}
    said = SHEET.said("nut-town", **turned, widest="The share, I think.")
    assert any("number of households" in words for _, words in said)
    assert not SHEET.said("nut-town", **turned, widest="How many people live in a household.")


# the letters


@pytest.mark.parametrize("slug", ["nut-town", "mara-no", "were-wrong"])
def test_the_better_text_is_left_alone_and_the_weaker_one_is_not(slug):
    assert SHEET.said(slug, **SHEET.model_text(slug)) == set()
    assert len(SHEET.said(slug, **SHEET.model_text(slug, 1))) >= 3


@pytest.mark.parametrize(
    ("slot", "text", "seen"),
    [
        ("news", "Unfortunately we have many good applications.", "leaves the news for later"),
        ("news", "We have decided.", "may read it as a yes"),
        ("news", "You did not get the post.", ""),
        ("strong", "You made a great overall impression.", "about a person"),
        ("strong", "Three families, by name.", "In which answer"),
        ("lacked", "It was not quite the right fit.", "about a person"),
        ("lacked", "You said little on some things.", "By which point"),
        ("lacked", "In the case you left out how you would know.", ""),
        ("next", "All the best.", "is no step"),
        ("next", "Practice.", "One sentence of it"),
        ("next", "<i>If</i> you had named a number.", ""),
    ],
)
def test_what_a_no_to_an_applicant_lacks_is_named(slot, text, seen):
    found = SHEET.of_slot("mara-no", slot, text)
    assert any(seen in words for words in found) if seen else not found


@pytest.mark.parametrize(
    ("slot", "text", "seen"),
    [
        ("part", "I am a perfectionist.", "virtue in disguise"),
        ("part", "It went wrong because my boss wanted it.", "puts it on others"),
        ("part", "We believed in it and built it.", "Which part was yours"),
        ("part", "We all thought so; I had written the plan.", ""),
        ("showed", "In the end it worked out.", "turns it into a success"),
        ("showed", "Many complained.", "No number"),
        ("showed", "40 of 60 sent it back.", ""),
        ("now", "I try to communicate better.", "fits everybody"),
        ("now", "I ask three people first.", "When did you last"),
        ("now", "I ask three people first; on 3 May for the last time.", ""),
    ],
)
def test_what_an_answer_about_a_mistake_lacks_is_named(slot, text, seen):
    found = SHEET.of_slot("were-wrong", slot, text)
    assert any(seen in words for words in found) if seen else not found


def test_more_than_150_words_are_told():
    text = {**SHEET.model_text("were-wrong"), "part": "I believed it. " * 60}
    assert any("Cut them to 150" in words for _, words in SHEET.said("were-wrong", **text))


@pytest.mark.parametrize("slug", ["nut-town", "mara-no", "were-wrong"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "<script>alert(1)</script>",
        "9" * 400,
        "1e999 to 2",
        "word " * 3000,
        "🛴",
        "−5 to ∞",
        "0 to 0",
    ],
)
def test_a_silly_text_is_answered(slug, text):
    slots = dict.fromkeys(SHEET.model_text(slug), text)
    assert SHEET.answer(slug, {"slots": slots, "marks": {}}).message
