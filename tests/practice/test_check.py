"""What a learner is told, kind by kind."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from questions_for_tests import (
    ALL,
    ALLOCATE,
    CHOOSE_MANY,
    CHOOSE_ONE,
    ESTIMATE,
    MATRIX,
    NUMBER,
    ORDER,
    PLAN,
    PREDICT,
    SORT,
    WRITE,
)

from pmkit.practice import Feedback, Finding, Number, Option, Trap, Verdict, blank, check, model_answer, view
from pmkit.practice.lint import has_number
from pmkit.practice.markdown import count_words
from pmkit.practice.question_parts import Truth
from pmkit.practice.samples import SILLY

EVERY = pytest.mark.parametrize("question", ALL, ids=lambda question: question.kind)


def verdict(question, answer):
    return check(question, answer).verdict


def part_verdicts(feedback):
    return {part.id: part.verdict for part in feedback.parts}


@EVERY
def test_the_fresh_question_is_not_started_and_says_a_first_move(question):
    reply = check(question, blank(question))
    assert reply.verdict is Verdict.NOT_STARTED
    assert reply.next_step


@EVERY
def test_the_model_answer_is_right_or_noted(question):
    wanted = Verdict.NOTED if question.kind in ("write", "predict") else Verdict.RIGHT
    assert verdict(question, question.right_answer()) is wanted


@EVERY
@pytest.mark.parametrize("answer", SILLY, ids=lambda answer: type(answer).__name__)
def test_a_silly_answer_gets_a_sentence(question, answer):
    reply = check(question, answer)
    assert reply.message
    assert count_words(f"{reply.message}\n\n{reply.next_step}") <= 60
    assert verdict(question, answer) is not Verdict.RIGHT or question.kind == "estimate"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)


def ids_of(question):
    shown = view(question, "me")
    return sorted({e["id"] for value in shown.values() if isinstance(value, list) for e in value}) or ["low"]


@EVERY
@settings(max_examples=30)
@given(data=st.data())
def test_no_json_raises(question, data):
    known = st.sampled_from([*ids_of(question), "low", "high", "slots", "marks", "A", "R"])
    answer = data.draw(
        json_values
        | known
        | st.lists(known | json_values, max_size=6)
        | st.dictionaries(
            known, known | json_values | st.dictionaries(known, known | json_values, max_size=3)
        )
    )
    reply = check(question, answer)
    assert Feedback.from_record(json.loads(json.dumps(reply.record()))) == reply
    assert reply.text()
    assert "<script" not in reply.html()


def test_an_option_answers_for_itself_and_names_the_other_that_holds():
    assert check(CHOOSE_ONE, "dark").message == "That certainty is already in the score."
    reply = check(CHOOSE_ONE, "test")
    assert reply.verdict is Verdict.RIGHT
    assert "when three days are cheap" in reply.message
    assert "Ship both behind one switch" in reply.next_step
    assert "when a switch costs next to nothing" in reply.next_step
    assert check(CHOOSE_ONE, "list").next_step == "What would you do before spending six weeks on it?"


def test_choose_many_says_what_holds_what_does_not_and_how_many_are_missing():
    reply = check(CHOOSE_MANY, ["reach", "ease"])
    assert reply.verdict is Verdict.PARTLY
    assert part_verdicts(reply) == {"reach": Verdict.RIGHT, "ease": Verdict.NOT_YET}
    assert "right: 1; not right: 1. Still missing: 1" in reply.message
    assert verdict(CHOOSE_MANY, ["ease"]) is Verdict.NOT_YET
    assert verdict(CHOOSE_MANY, ["reach"]) is Verdict.PARTLY


def test_an_option_with_a_condition_may_be_chosen_but_need_not():
    assert verdict(CHOOSE_MANY, ["reach", "effort"]) is Verdict.RIGHT
    assert verdict(CHOOSE_MANY, ["effort", "reach", "cost"]) is Verdict.RIGHT


def test_a_trap_speaks_for_a_combination_and_the_parts_stay():
    reply = check(CHOOSE_MANY, ["reach", "effort", "ease", "votes", "cost"])
    assert reply.trap == "everything"
    assert len(reply.parts) == 5


@pytest.mark.parametrize("typed", ["3200", "3,200", "3.200", "3 200 households", "3’200", "3.2k", "9600/3"])
def test_a_right_number_is_right_however_it_is_written(typed):
    assert check(NUMBER, typed).message.startswith("3,200. Six thousand")


def test_the_first_trap_that_fits_speaks():
    assert check(NUMBER, "320,000").trap == "confidence-80"
    assert check(NUMBER, "28.800").trap == "times-effort"
    both = replace(
        NUMBER,
        traps=(
            Trap(id="first", says="First.", test=lambda v: v > 1),
            Trap(id="second", says="2", value=28_800),
        ),
    )
    assert check(both, "28800").trap == "first"


def test_a_right_result_is_never_questioned():
    strict = replace(NUMBER, traps=(Trap(id="any", says="Any.", test=lambda value: True),))
    assert verdict(strict, "3200") is Verdict.RIGHT


def test_a_wrong_number_is_told_with_its_unit_and_its_direction():
    assert check(NUMBER, "5,000").message == "You wrote 5,000 households; the result is smaller."
    assert check(NUMBER, "5").message == "You wrote 5 households; the result is larger."


def test_digits_at_the_wrong_size_and_a_wrong_sign_are_recognised():
    assert check(NUMBER, "32").trap == "power"
    assert "2 places" in check(NUMBER, "32").message
    assert check(NUMBER, "-3200").trap == "sign"


def number(**values):
    fields = {"id": "a.b", "prompt": "?", "skill": "s", "minutes": 1}
    return Number(**(fields | values))


def test_per_cent_and_share_are_told_apart_with_a_message_of_their_own():
    percent = number(expected=33.3, tolerance=0.1, unit="%")
    share = number(expected=0.333, tolerance=0.001, unit="share")
    assert verdict(percent, "33,3 %") is verdict(percent, "33.3") is Verdict.RIGHT
    assert check(percent, "0.333").trap == "share-for-percent"
    assert verdict(share, "33,3 %") is verdict(share, ".333") is Verdict.RIGHT
    assert check(share, "33.3").trap == "percent-for-share"
    assert check(NUMBER, "3200 %").trap == "percent-sign"
    assert verdict(number(expected=0.5), "50 %") is Verdict.RIGHT


def test_another_unit_of_time_is_noticed():
    assert check(number(expected=3, unit="months"), "3 weeks").trap == "time-unit"
    assert verdict(number(expected=3, unit="months"), "3 months") is Verdict.RIGHT


@pytest.mark.parametrize("typed", ["4.8 €", "$4.8", "4.8 EUR", "4.8 items"])
def test_a_right_number_with_a_unit_of_another_kind_is_not_simply_right(typed):
    said = check(number(expected=4.8, unit="hours"), typed)
    assert said.trap == "other-unit" and said.verdict is Verdict.PARTLY and "hours" in said.message


@pytest.mark.parametrize("typed", ["4.8", "(4.8)", "4.8 h", "4.8 hours of work", "4,8 pieces"])
def test_a_unit_that_fits_or_that_nobody_knows_changes_nothing(typed):
    assert verdict(number(expected=4.8, unit="hours"), typed) is Verdict.RIGHT


def test_tolerance_and_unit_are_stated():
    assert view(number(expected=3, tolerance=0.5, unit="weeks"), "me")["ask"] == (
        "Type your result in weeks; ± 0.5 counts as right."
    )
    assert verdict(number(expected=3, tolerance=0.5), "3.5") is Verdict.RIGHT
    assert verdict(number(expected=3, tolerance=0.5), "3.51") is Verdict.NOT_YET


def test_a_number_that_cannot_be_read_is_quoted_and_not_counted():
    reply = check(NUMBER, "about *many*")
    assert not reply.understood
    assert "“about *many*” cannot be read as a number." in reply.text()


def test_sort_tells_card_by_card():
    reply = check(SORT, {"order": "dev", "how": "dev"})
    assert reply.verdict is Verdict.PARTLY
    assert part_verdicts(reply) == {
        "order": Verdict.NOT_YET,
        "how": Verdict.RIGHT,
        "talk": Verdict.NOT_STARTED,
    }
    assert reply.parts[0].text.startswith("Developers advise")
    assert "does not belong in “Developers”" in check(SORT, {"how": "po"}).parts[1].text.replace(
        "Product owner", "Developers"
    )


def test_a_card_with_two_homes_says_when_the_other_is_right():
    talk = check(SORT, {"talk": "po"}).parts[2]
    assert talk.verdict is Verdict.RIGHT
    assert "“Developers”: when a detail is the question" in talk.text


def test_order_takes_equal_ranks_in_any_order():
    assert verdict(ORDER, ["a", "b", "c", "d"]) is verdict(ORDER, ["a", "c", "b", "d"]) is Verdict.RIGHT


def test_order_is_graded_by_place_and_by_pairs():
    reply = check(ORDER, ["b", "a", "c", "d"])
    assert reply.verdict is Verdict.PARTLY
    assert "In the right place: 2 of 4 cards. The right way round: 4 of 5 pairs." in reply.message
    assert "“Move the server” now stands before “Fix the invoice”" in reply.next_step
    assert [p.text for p in reply.parts][:2] == [
        "Too early by 1. It comes after “Fix the invoice”: 6 per week of work.",
        "Too late by 1. It comes before “Move the server”: 6 per week of work.",
    ]
    turned = check(ORDER, ["d", "c", "b", "a"])
    assert turned.message == "This is the right order, but the wrong way round."
    plain = check(replace(ORDER, first="first", last="last"), ["d", "c", "b", "a"])
    assert "first place means" in turned.next_step
    assert plain.next_step == "Number 1 is what comes first. Turn the order round."
    assert "Not in the order yet: 2 of 4 cards" in check(ORDER, ["a", "b"]).message


def test_the_order_first_shown_is_never_the_right_one():
    for learner in map(str, range(60)):
        shown = [card["id"] for card in view(ORDER, learner)["cards"]]
        assert verdict(ORDER, shown) is not Verdict.RIGHT


def test_allocate_tells_a_wrong_total_first():
    assert (
        "You gave out 30 hours of 40 hours; 10 hours are left."
        in check(ALLOCATE, {"customers": "10", "team": "20"}).text()
    )
    assert "2 hours more than" in check(ALLOCATE, {"customers": "20", "team": "20", "meetings": "2"}).message


def test_two_cards_the_wrong_way_round_get_the_reason_of_their_pair():
    why = "An invoice that is wrong costs money each day."
    paired = tuple(replace(card, replies={"a": why}) if card.id == "c" else card for card in ORDER.cards)
    early, _, late, _ = check(replace(ORDER, cards=paired), ["c", "b", "a", "d"]).parts
    assert early.text == f"Too early by 1. It comes after “Fix the invoice”: {why}"
    assert late.text == f"Too late by 2. It comes before “New icon”: {why}"


def test_a_card_that_stands_alone_is_only_told_how_far_it_is_off():
    assert check(ORDER, ["d"]).parts[0].text == "Too early by 3."


def test_allocate_tells_each_part():
    reply = check(ALLOCATE, {"customers": "2", "team": "20", "meetings": "18"})
    assert reply.verdict is Verdict.PARTLY
    assert reply.parts[0].text == "2 hours: less than this needs. Less than a day and you guess."
    assert reply.parts[2].text.startswith("18 hours: more than can be defended")
    assert not check(ALLOCATE, {"customers": "many"}).understood


def test_an_allocation_without_ranges_is_noted():
    free = replace(ALLOCATE, cards=tuple(replace(c, low=None, high=None) for c in ALLOCATE.cards))
    assert verdict(free, model_answer(ALLOCATE)) is Verdict.NOTED


def test_the_matrix_explains_its_rule_row_by_row():
    two = check(MATRIX, {"price": {"pm": "A", "dev": "A"}, "release": {"pm": "a", "dev": "R"}})
    assert two.verdict is Verdict.PARTLY
    assert "“accountable” stands 2 times" in two.parts[0].text
    assert two.parts[1].verdict is Verdict.RIGHT
    key = check(MATRIX, {"price": {"pm": "R", "dev": "A"}})
    assert key.parts[0].text == "“Product manager”: R does not fit here."
    assert key.parts[1].verdict is Verdict.NOT_STARTED


def test_a_plan_is_judged_by_feasibility_then_by_distance_with_its_reason():
    assert "Your plan needs 10 weeks; 2 weeks more" in check(PLAN, ["big", "x"]).message
    assert check(PLAN, ["z"]).message == "“Right” needs “Left” first, which is not in your plan."
    below = check(PLAN, ["x", "z"])
    assert below.verdict is Verdict.PARTLY
    assert (
        "worth 8 points for 6 weeks. The best one within 8 weeks is worth 13 points; 5 points"
        in below.message
    )
    assert below.next_step == "Taking “Centre” for “Right” would gain 5 points."
    assert check(PLAN, ["x"]).next_step == "There is room left: taking in “Centre” would gain 6 points."


def test_a_plan_that_no_single_exchange_improves_says_so():
    stuck = check(replace(PLAN, items=(*PLAN.items[:1], *PLAN.items[1:3])), ["big"])
    assert (
        stuck.next_step
        == "No single exchange improves it. Exchange two items at once, and fill the gap they leave."
    )


def test_another_plan_of_the_same_worth_is_right():
    twin = replace(PLAN, items=(*PLAN.items, replace(PLAN.items[2], id="twin", text="Twin")))
    assert verdict(twin, ["x", "twin"]) is Verdict.RIGHT


def test_an_estimate_holds_misses_or_is_too_wide():
    assert verdict(ESTIMATE, {"low": "40", "high": "50 items"}) is Verdict.RIGHT
    assert check(ESTIMATE, {"low": "10", "high": "20"}).message == (
        "The value is 42 items; your range, 10 items to 20 items, lies below it."
    )
    assert verdict(ESTIMATE, {"low": "0", "high": "1000"}) is Verdict.PARTLY
    assert not check(ESTIMATE, {"low": "50", "high": "40"}).understood
    assert [p.id for p in check(ESTIMATE, {"low": "40"}).parts] == ["high"]


def test_the_value_of_an_estimate_is_told_no_finer_than_a_range_can_be():
    computed = replace(ESTIMATE, truth=35.8978)
    assert check(computed, {"low": "30", "high": "40"}).message.endswith("contains the value: 35.9 items.")
    thousands = replace(ESTIMATE, truth=1347.4)
    assert "1,347 items" in check(thousands, {"low": "1300", "high": "1400"}).message


def test_write_is_noted_and_never_right():
    full = check(WRITE, {"slots": {"who": "Everyone", "change": "Better food"}})
    assert full.verdict is Verdict.NOTED
    assert [(p.id, p.text) for p in full.parts] == [
        ("change", "No number in it: how would you know that it has happened?"),
        ("who", "“Everyone” is no target group."),
    ]
    half = check(WRITE, {"slots": {"who": "Parents"}})
    assert half.verdict is Verdict.NOTED
    assert half.next_step == "Fill the field “What changes for them”."
    assert verdict(WRITE, {"slots": {"who": "  "}, "marks": {"c1": True}}) is Verdict.NOT_STARTED
    assert [m["label"] for m in model_answer(WRITE)["models"]] == ["Strong", "Weak"]


def test_a_rule_that_fails_costs_the_learner_nothing():
    def broken(slots):
        raise ZeroDivisionError

    reply = check(replace(WRITE, rules=(broken, at_least)), WRITE.right_answer())
    assert reply.verdict is Verdict.NOTED
    assert [p.text for p in reply.parts][1] == "Seen."
    failing = replace(NUMBER, traps=(Trap(id="t", says="x", test=lambda value: 1 / 0),))
    assert verdict(failing, "77") is Verdict.NOT_YET


@pytest.mark.parametrize("question", [CHOOSE_MANY, SORT, ORDER, ALLOCATE, MATRIX, PLAN], ids=lambda q: q.kind)
def test_a_model_answer_of_several_parts_has_a_line_for_each(question):
    """A card's own commas ran together with those between the cards."""
    lines = question.model_words().splitlines()
    assert len(lines) >= 2 and all(line.lstrip()[:2] in ("- ", "1.", "2.", "3.", "4.") for line in lines)


def test_another_answer_that_holds_is_named_in_one_pair_of_quotation_marks():
    right = [
        Option(id=id, text=text, why="Yes.", when="if so", verdict=Verdict.RIGHT)
        for id, text in (("a", "“Why?”"), ("b", "Ask “why” first."))
    ]
    question = replace(CHOOSE_ONE, options=tuple(right))
    assert "“Why?”, if so" in check(question, "b").next_step
    assert "“Ask “why” first”, if so" in check(question, "a").next_step


def test_a_number_counts_in_digits_and_in_words():
    rule = has_number("who")
    for text in ("8 visits", "Eight visits: four families", "half of them", "by 1,200"):
        assert rule({"who": text}) == []
    for text in ("one of them often leaves", "attention to the lone sixth"):
        assert len(rule({"who": text})) == 1


def at_least(slots):
    return [Finding(text="Seen.", where="who")]


def test_a_guess_is_kept_without_judgement():
    assert check(PREDICT, "b").message == "Kept: Dark mode."
    coming_back = replace(PREDICT, turned_out=Truth(text="Dark mode"))
    assert check(coming_back, "b").message == "Kept: Dark mode. We come back to it."
    by_number = replace(PREDICT, options=(), unit="items")
    assert check(by_number, "3 200").message == "Kept: 3,200 items."
    assert not check(by_number, "lots").understood


def test_a_guess_that_cannot_be_is_kept_and_told_so():
    of_thirty = replace(PREDICT, options=(), unit="cards", low=0, high=30)
    high, low = check(of_thirty, "40"), check(of_thirty, "-1")
    assert high.verdict is low.verdict is Verdict.NOTED
    assert high.message.startswith("Kept: 40 cards.") and "can't be more than 30 cards" in high.message
    assert "can't be less than 0 cards" in low.message
    for possible in ("0", "30", "12,5"):
        assert "can't" not in check(of_thirty, possible).message


def test_what_a_learner_typed_is_shown_as_text():
    evil = "<img src=x onerror=alert(1)> [a](javascript:alert(1))"
    for question in (NUMBER, ALLOCATE, ESTIMATE):
        answer = {"number": evil}.get(question.kind, {"customers": evil, "low": evil, "high": evil})
        html = check(question, answer).html()
        assert "<img" not in html
        assert "<a " not in html
