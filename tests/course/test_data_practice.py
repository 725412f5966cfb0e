"""The practice sheet of chapter 10: keys are worked out a second way, wrong answers meet their own words."""

from itertools import combinations

import pytest
from sheets import SILLY, Sheet, answered_and_not_right

from pmkit.cases import load
from pmkit.english import spoken_day
from pmkit.practice import Verdict

SHEET = Sheet("data")
NUMBERS = ("hidden-cell", "cracked-jars", "cough-line", "leaks")


# the keys, worked out a second way


def test_the_right_exams_are_counted_in_whole_exams():
    (found, *_) = SHEET.drawn("exam")
    assert (found["harmful"], found["hits"], found["honest"], found["false"]) == (20, 16, 980, 98)
    assert found["right"] == pytest.approx(100 * 16 / 114)


def test_of_those_taken_out_few_are_cracked_in_each_draw():
    for found in SHEET.drawn("jars"):
        assert found["right"] == pytest.approx(100 * found["caught"] / (found["caught"] + found["alarms"]))
        assert found["right"] < 40 < found["of_cracked"] and found["caught"] < found["cracked"]
    assert SHEET.drawn("jars")[0]["right"] == pytest.approx(27.94, abs=0.01)


def test_at_the_line_a_call_costs_what_the_misses_cost():
    for found in SHEET.drawn("cough"):
        chance = found["line"] / 100
        assert chance * found["miss"] == pytest.approx(1 - chance)


def test_the_hidden_counts_are_given_away_by_their_columns_and_small_in_each_draw():
    for found in SHEET.drawn("hidden_cell"):
        assert found["lab"] == found["all"] - found["kitchen"] - found["laundry"] < 11
        assert found["lab_no"] == found["lab_all"] - found["lab"] < 11
        assert min(found[name] for name in ("kitchen", "laundry", "kitchen_no", "laundry_no")) >= 11
        assert found["everybody"] == found["all"] + found["all_no"]


def test_with_right_alarms_and_found_leaks_alike_false_alarms_differ():
    for found in SHEET.drawn("leaks"):
        for base, false in ((found["base"], found["false"]), (found["old_base"], found["old_false"])):
            right = base * found["caught"] / 100
            nothing = right / (found["ppv"] / 100) - right
            assert false == pytest.approx(100 * nothing / (1000 - base))
        assert found["old_false"] > found["false"] + 3


def test_where_leaks_are_rare_more_are_missed_when_alarms_are_as_often_right():
    (found, *_) = SHEET.drawn("leaks_guess")
    assert found["new_ppv"] == pytest.approx(found["ppv"], abs=0.1)
    assert found["new_missed"] > found["old_missed"] + 20
    assert SHEET.asked("leaks-guess").turned_out.option == "new"


@pytest.mark.parametrize(
    ("name", "key", "wrong", "apart"),
    [
        ("jars", "right", ("of_cracked", "whole", "false_share"), 0.9),
        ("cough", "line", ("ratio", "turned"), 0.8),
        ("leaks", "false", ("wrong", "count", "of_all"), 0.35),
        ("hidden_cell", "lab", ("lab_all", "lab_no", "one_off"), 0.5),
    ],
)
def test_no_wrong_way_leads_near_the_right_number(name, key, wrong, apart):
    for found in SHEET.drawn(name):
        for one, other in combinations((key, *wrong), 2):
            assert abs(found[one] - found[other]) > apart, (name, one, other)


def test_what_may_go_to_the_bakery_shows_no_small_count_and_gives_none_away():
    for option in SHEET.asked("bakery-tables").options:
        numbers = [
            int(word) for word in option.text.replace(".", " ").replace(",", " ").split() if word.isdigit()
        ]
        counts = [one for one in numbers if one not in (30, 50) or option.id != "age"]
        if option.id == "age":
            counts.append(92 - 27 - 58)
        if option.id == "months":
            counts.append(numbers[-1] - numbers[0])
        if option.id == "used":
            counts.append(92 - 71)
        assert (option.verdict is Verdict.RIGHT) == (min(counts) >= 11), option.id
    assert 34 + 58 == 41 + 38 + 13 == 92


# numbers as people write them


@pytest.mark.parametrize(
    ("slug", "typed", "trap"),
    [
        ("cracked-jars", "95", "caught"),
        ("cracked-jars", "98 %", "whole"),
        ("cracked-jars", "5", "false"),
        ("cough-line", "14.3 %", "ratio"),
        ("cough-line", "50", "half"),
        ("cough-line", "87,5", "turned"),
        ("leaks", "40", "wrong-alarms"),
        ("leaks", "46.7", "count"),
        ("leaks", "4.67", "all"),
        ("hidden-cell", "8", "row"),
        ("hidden-cell", "17", "one-off"),
        ("hidden-cell", "3", "other"),
    ],
)
def test_the_usual_wrong_number_meets_its_own_words(slug, typed, trap):
    said = SHEET.answer(slug, typed)
    assert said.trap == trap and said.verdict is Verdict.NOT_YET


@pytest.mark.parametrize(
    ("slug", "typed"),
    [
        ("cracked-jars", "28"),
        ("cracked-jars", "27,9 %"),
        ("cracked-jars", "19 of 68"),
        ("cough-line", "12.5 %"),
        ("cough-line", "12,5"),
        ("leaks", "5.2"),
        ("leaks", "5,19 %"),
        ("hidden-cell", "5"),
        ("hidden-cell", "five"),
    ],
)
def test_a_right_number_may_be_written_as_people_write_it(slug, typed):
    assert SHEET.answer(slug, typed).verdict is Verdict.RIGHT


@pytest.mark.parametrize("slug", NUMBERS)
@pytest.mark.parametrize("typed", SILLY)
def test_a_silly_number_is_answered_and_not_right(slug, typed):
    assert answered_and_not_right(SHEET.answer(slug, typed))


def test_a_range_for_the_exams_holds_14_and_is_not_too_wide():
    for low, high, verdict in (
        ("8", "20", Verdict.RIGHT),
        ("70", "90", Verdict.NOT_YET),
        ("5", "95", Verdict.PARTLY),
    ):
        assert SHEET.answer("exam-cheats", {"low": low, "high": high}).verdict is verdict


# cards, marks, shares


BASES = {
    "address": "C", "kitchen": "E", "sponsor": "N", "letter": "Y", "photo": "Y", "log": "L", "looked": "L",
    "heart": "E",
}  # fmt: skip


def marked(**changed):
    return {row: {"basis": mark} for row, mark in {**BASES, **changed}.items()}


def test_two_of_eight_uses_have_a_second_basis_and_no_other_has():
    assert SHEET.answer("eight-fields", marked()).verdict is Verdict.RIGHT
    second = [
        (row, mark)
        for row in BASES
        for mark in "CYELN"
        if mark != BASES[row] and SHEET.answer("eight-fields", marked(**{row: mark})).verdict is Verdict.RIGHT
    ]
    assert second == [("letter", "L"), ("looked", "Y")]


def test_an_answer_may_not_be_sent_before_one_knows_who_asks():
    right = ["day", "who", "find", "others", "explain", "send"]
    assert SHEET.answer("access-order", right).verdict is Verdict.RIGHT
    swapped = ["day", "who", "find", "explain", "others", "send"]
    assert SHEET.answer("access-order", swapped).verdict is Verdict.RIGHT
    late = SHEET.answer("access-order", ["day", "find", "others", "explain", "send", "who"])
    assert late.trap == "send-first" and late.verdict is not Verdict.RIGHT


@pytest.mark.parametrize(
    ("card", "groups"), [("summer", ("worse", "inputs")), ("label", ("itself", "worse"))]
)
def test_a_week_with_two_readings_takes_both(card, groups):
    for group in groups:
        assert SHEET.part("ferry-signals", {card: group}, card).verdict is Verdict.RIGHT


def shared(hours, stock, doses, pregnancy):
    return dict(hours=str(hours), stock=str(stock), doses=str(doses), pregnancy=str(pregnancy))


@pytest.mark.parametrize(
    "given", [(20, 20, 45, 35), (15, 15, 45, 45), (25, 25, 40, 30), (30, 30, 30, 30), (28, 27, 33, 32)]
)
def test_more_than_their_share_for_what_can_hurt_is_right(given):
    assert SHEET.answer("labels", shared(*given)).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("given", "card", "seen"),
    [
        ((74, 31, 10, 5), "pregnancy", "With 5 answers and nobody wrong up to 45 of 100"),
        ((74, 31, 10, 5), "doses", "With 10 answers"),
        ((0, 0, 60, 60), "hours", "Nobody reads any of these"),
        ((1, 29, 45, 45), "hours", "With 1 answer and"),
        ((60, 20, 20, 20), "hours", "More than a kind that can hurt"),
        ((40, 45, 16, 19), "doses", "far more than comes by itself"),
    ],
)
def test_what_a_kind_ends_up_with_is_told(given, card, seen):
    part = SHEET.part("labels", shared(*given), card)
    assert part.verdict is Verdict.NOT_YET and seen in part.text


@pytest.mark.parametrize(
    "given",
    [{}, shared(-20, 20, 60, 60), shared("many", 1, 1, 1), shared(1e9, 0, 0, 0), shared(20, 20, 20, 20)],
)
def test_shares_that_are_none_are_answered(given):
    assert answered_and_not_right(SHEET.answer("labels", given))


def test_on_that_day_people_are_told_and_the_rest_comes_later_as_the_dates_of_law_say():
    law = load("law_dates").set_index("id")
    question = SHEET.asked("two-helpers")
    day = "2026-09-02"
    applies = {
        name: str(law["applies_from"][name])[:10]
        for name in ("ai-act-50", "ai-act-annex-iii", "ai-act-prohibited")
    }
    assert applies["ai-act-50"] <= day < applies["ai-act-annex-iii"]
    assert all("as of" in one.why for one in question.options)
    assert spoken_day(law["applies_from"]["ai-act-annex-iii"]) in question.explanation
    (right,) = [one.id for one in question.options if one.verdict is Verdict.RIGHT]
    assert right == "tell"


# the letters


@pytest.mark.parametrize("slug", ["annegret", "scooter"])
def test_the_better_text_is_left_alone_and_the_weaker_one_meets_three_objections(slug):
    assert SHEET.said(slug, **SHEET.model_text(slug)) == set()
    assert len(SHEET.said(slug, **SHEET.model_text(slug, 1))) >= 3


@pytest.mark.parametrize(
    ("slot", "text", "seen"),
    [
        ("gets", "Suitable insights by Thursday.", "tells her nothing"),
        ("gets", "A page with your active seats.", "No day"),
        ("not", "We send what is possible.", "No “no”"),
        ("not", "Unfortunately no allergies.", "as if it came later"),
        ("not", "Nothing with names; the departments are anonymised.", "colleagues know who it is"),
        ("why", "Because of the GDPR.", "all that she can tell the council"),
        ("why", "The GDPR guards people: in a small department all would be known.", ""),
        ("why", "In the control room all six would be known at once.", "tells her where to look"),
        ("next", "Do not hesitate to contact us.", "is no way"),
        ("not", "<b>No</b> allergies by department.", ""),
    ],
)
def test_what_a_letter_to_annegret_lacks_is_named(slot, text, seen):
    found = SHEET.of_slot("annegret", slot, text)
    assert any(seen in words for words in found) if seen else not found


@pytest.mark.parametrize(
    ("slot", "text", "seen"),
    [
        ("decides", "It was decided to lock your account.", "Say who decides"),
        ("from", "Your rides, by our algorithm.", "word of the trade"),
        ("from", "How you ride, and the district.", "the score does not know it"),
        ("from", "How you ride. It does not know your district.", ""),
        ("wrong", "It is 94 % accurate.", "of what"),
        ("wrong", "Sometimes riders are locked out for nothing.", "how often"),
        ("no", "This is final.", "closes the door"),
        ("no", "Ms Yilmaz reads what you write, and can open it.", "By when"),
        ("no", "Object by tomorrow.", "Nobody looks at it"),
        ("first", "The overall accuracy for each group.", "is one heap"),
        ("first", "How many are locked out, for each group.", "Of whom"),
        ("second", "Of 100 harmless riders so many locked out.", "For which groups"),
        ("first", "<i>Of 100</i> locked out how many were harmless, for each district.", ""),
    ],
)
def test_what_an_explanation_to_a_rider_lacks_is_named(slot, text, seen):
    found = SHEET.of_slot("scooter", slot, text)
    assert any(seen in words for words in found) if seen else not found


def test_the_same_number_twice_and_too_many_words_are_told():
    text = SHEET.model_text("scooter")
    twice = SHEET.said("scooter", **{**text, "second": text["first"]})
    assert any(field == "second" and "same number" in words for field, words in twice)
    long = SHEET.said("scooter", **{**text, "from": "brake and turn " * 40})
    assert any("Cut them to 90" in words for _, words in long)


@pytest.mark.parametrize("slug", ["annegret", "scooter"])
@pytest.mark.parametrize("text", ["", "   ", "<script>alert(1)</script>", "word " * 3000, "🛴", "{as_of}"])
def test_a_silly_text_is_answered(slug, text):
    slots = dict.fromkeys(SHEET.model_text(slug), text)
    assert SHEET.answer(slug, {"slots": slots, "marks": {}}).message
