"""Chapter 06 keeps its promises: its text says what the methods and the case say."""

import pytest

from pmkit import methods
from pmkit.cases import load
from pmkit.course import texts
from pmkit.course.metrics import values, values_checks
from pmkit.practice import Verdict, check


def question(slug):
    return texts.question(f"metrics.{slug}")


def test_both_sides_of_a_dispute_are_right_under_their_condition():
    for slug in ("stop-when", "every-day"):
        right = [one for one in question(slug).options if one.verdict is Verdict.RIGHT]
        assert len(right) == 2 and all(one.when for one in right)


def test_the_headline_is_under_the_level_on_three_days_only_and_nearly_level_at_the_end():
    end, stopped, below = values.t2(), values.t2_stopped(), values.below()
    assert (below["first"], below["last"], below["days"], stopped["day"]) == (9, 11, 3, 9)
    assert round(stopped["more"]) == 19 and round(end["more"]) == 2
    assert (round(end["low"], 1), round(end["high"], 1)) == (-1.9, 3.2)
    assert (round(values.t1()["low"], 1), round(values.t1()["high"], 1)) == (2.9, 9.8)
    assert (round(values.t3()["low"], 1), round(values.t3()["high"], 1)) == (-2.4, 2.6)
    assert round(values.alarm()["each_day"], 1) == 27.5


def test_churn_falls_only_because_seats_of_employers_are_counted_too():
    churn = values.churn()
    assert churn["after"] < churn["before"] and churn["consumers_after"] > churn["consumers_before"] + 1
    assert churn["rate"] - churn["mix"] == pytest.approx(-churn["fell"])
    assert churn["rate"] > 0 and churn["mix"] > 0
    assert (round(churn["before"], 2), round(churn["after"], 2)) == (4.91, 4.76)
    months = load("prices_churn")
    assert (months.loc[months["plan"] == "employer", "left"] == 0).all()


def test_the_delivery_slots_are_ahead_on_each_day_and_behind_in_all():
    days = methods.check_pooling(load("experiment_ramp"), group="day")
    assert (days.groups["difference"] > 0).all() and days.pooled < 0
    told = values_checks.ramp()
    assert told["days"] == len(days.groups) == 10 and told["variant"] < told["control"]
    assert 0 < told["half_low"] < told["half_points"] < told["half_high"]


def test_free_delivery_ends_where_fewer_baskets_are_sent():
    ramp = load("experiment_ramp")
    control = ramp[ramp["arm"] == "control"].groupby("day")[["people", "successes"]].sum()
    shares = control["successes"] / control["people"]
    free = values_checks.FREE_DELIVERY
    assert shares.loc[:free].min() > shares.loc[free + 1 :].max() + 0.1
    half = ramp.groupby("day")["planned_share"].first()
    assert half.loc[: free + 1].max() < 0.5 and set(half.loc[free + 2 :]) == {0.5}


def test_one_guardrail_is_hurt_and_one_of_the_other_numbers_looks_good_by_chance():
    support, others = values_checks.support(), values_checks.others()
    assert support["margin"] < support["low"] < support["high"]
    assert values_checks.goal()["low"] > 0
    assert others["count"] == 14 and others["low_p"] < 5 and round(others["chance"]) == 51
    told = methods.judge_metrics(load("experiment_metrics"))
    assert told.decision == "don't roll out"
    assert not (told.metrics["adjusted"] <= 0.05).any()


@pytest.mark.parametrize(
    ("low", "high", "p"), [(4.1, 9.0, 0.001), (0.2, 0.6, 0.001), (-1.0, 9.0, 0.12), (0.5, 6.9, 0.02)]
)
def test_the_invented_ranges_fit_their_p(low, high, p):
    """A reader who knows statistics works them out: the middle over a quarter of the width."""
    from statistics import NormalDist

    z = (low + high) / 2 / ((high - low) / 2 / NormalDist().inv_cdf(0.975))
    worked = 2 * NormalDist().cdf(-z)
    assert worked < p if p == 0.001 else round(worked, 2) == p


def test_the_tiny_effect_needs_about_as_many_people_as_it_says():
    people = 411_000
    low, high = methods.difference_interval(round(0.31 * people), people, round(0.314 * people), people)
    assert (round(100 * low, 1), round(100 * high, 1)) == (0.2, 0.6)


def test_the_share_with_the_other_mix_is_right_in_each_round():
    from pmkit.practice.values import Draw

    for seed in ("", *"abcdefghij"):
        one = values.drivers(Draw(seed))
        wrong = {one[name] for name in ("summer", "spring", "other_mix", "plain", "more", "fell")}
        assert all(abs(one["same_mix"] - value) > 1.2 for value in wrong)
        assert one["summer"] < one["spring"] < one["same_mix"], seed


NOTE = (
    "Please decide today: the short form for all. In four weeks 56 of 100 saw a plan, with the old 49 of "
    "100. It may be 3 to 10 more. Whether more of them pay is not known. Tomasz counts that by 13 November."
)


def told(text):
    said = check(question("board-note"), {"slots": {"note": text}, "marks": {}})
    return said.message, [part.text for part in said.parts if part.verdict is Verdict.NOT_YET]


def test_the_note_to_the_board_is_read_by_its_rules():
    assert told(NOTE)[1] == []
    because = (
        "Roll it out. Since 2 March 56 of 100 saw a plan because of it, 3 to 10 more. I report on Monday."
    )
    assert told(because)[1] == []  # a test may name a cause


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("T1 was significant.", "“large” or “certain”"),
        ("Roll it out: plans rose by 13 % in March.", "of how many"),
        ("The short form is better.", "asks for nothing"),
        ("<script>alert(1)</script>", "asks for nothing"),
        ("word " * 90, "Keep it to 60"),
        ("tbd", "placeholder"),
    ],
)
def test_a_note_that_nobody_can_act_on_is_told_what_is_missing(text, words):
    assert any(words in one for one in told(text)[1])


@pytest.mark.parametrize("silly", ["", "many", "-3", "1e9", "57 %", "57 of 100", "0,57", "5 7", "<b>57</b>"])
def test_numbers_as_people_write_them_never_break_a_question(silly):
    for slug in ("same-mix", "worth-of-one", "day-nine", "looks", "bars-guess", "nps-guess"):
        assert check(question(slug), silly).message


def test_a_share_is_read_as_people_write_it():
    right = {
        check(question("same-mix"), typed).verdict for typed in ("57", "57 of 100", "57 %", "57.0 drivers")
    }
    assert right == {Verdict.RIGHT}
    assert check(question("worth-of-one"), "75 EUR").verdict is Verdict.RIGHT
    assert check(question("worth-of-one"), "0.75").trap == "per-cent"


def test_the_lesson_asks_at_least_six_kinds_of_questions_and_six_guesses_come_back():
    from pathlib import Path

    lesson = (Path(__file__).resolve().parents[2] / "lessons" / "06_metrics.py").read_text(encoding="utf-8")
    asked = [one for one in map(texts.question, texts.drafts("metrics")) if f'show("{one.id}")' in lesson]
    assert len({one.kind for one in asked}) >= 6
    guesses = [one.id for one in asked if one.kind == "predict"]
    assert len(guesses) >= 6 and all(texts.question(id).turned_out for id in guesses)
    for id in guesses:
        assert lesson.index(f'show("{id}")') < lesson.index(f'look_back("{id}")')
