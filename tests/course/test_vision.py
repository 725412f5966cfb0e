"""Chapter 02 keeps its promises: what its text says is what the methods and the case say."""

import pandas as pd
import pytest

from pmkit.cases import load
from pmkit.course import question
from pmkit.course.vision import data, values
from pmkit.course.vision.patterns import POSITIONING, PRESS_RELEASE, VISION_BOARD
from pmkit.course.vision.values_statements import gaps
from pmkit.methods import dinners_cooked, grade_key_results, open_households
from pmkit.practice import Verdict, check
from pmkit.practice.markdown import escape_markdown, to_plain


def test_the_numbers_of_the_wedge_in_the_text_are_the_computed_ones():
    left = open_households(data.segments()).round().tolist()
    assert left[1] == 9450 and left[4] == 6720
    assert max(left) == left[1]
    assert "9,450" in question("vision.wedge-first").turned_out.why
    assert "6,720" in question("vision.wedge-shifts").explanation


def test_the_numbers_of_the_tree_in_the_text_are_the_computed_ones():
    inputs = {row["key"]: row["value"] for row in data.north_star_inputs().to_dict("records")}
    assert dinners_cooked(inputs)["active"] == 22_160
    assert "22,160" in question("vision.ten-per-cent").on_right
    assert 0.09 < inputs["new"] * inputs["started"] / 22_160 < 0.1  # “about a tenth of the active ones”


def test_who_gets_going_in_the_tree_is_counted_from_the_usage_sample():
    consumers = load("customers").query("plan == 'consumer'")["id"]
    events = load("usage_events")
    days = events[events["customer"].isin(consumers)].pivot(index="customer", columns="event", values="date")
    days = days.apply(pd.to_datetime)
    known = days[days["signed_up"] <= "2026-09-23"]
    week = ((known["first_basket"] - known["signed_up"]).dt.days <= 7).mean()
    assert data.filled_in_a_week() == round(week, 2) == 0.36


def test_ten_is_right_for_the_long_run_and_told_so():
    said = check(question("vision.ten-per-cent"), "10")
    assert said.verdict is Verdict.PARTLY and "right for the long run" in said.message
    assert check(question("vision.ten-per-cent"), "0.97 %").verdict is Verdict.RIGHT


def test_the_grades_in_the_text_are_the_computed_ones():
    grades = grade_key_results(data.key_results())["grade"]
    assert grades.round(2).tolist() == [0.8, 0.8, 0.0, 0.83]
    assert round(grades.mean(), 2) == 0.61 and "0.61" in question("vision.mean-hides").prompt


def test_what_is_said_of_mealwise_is_in_its_data():
    employers = load("employers")
    assert question("vision.seats").truth == employers["seats"].sum()
    assert len(employers) == 23 and employers["seats"].max() == 2900


def test_the_key_results_are_those_of_the_quarter_that_has_just_ended():
    results = data.key_results().set_index("key_result")
    months = load("prices_churn").query("plan == 'consumer'").set_index("month")
    churn = (100 * months["left"] / months["begin"]).round(1)
    lost = results.loc["Churn of consumers a month, %"]
    assert (lost["start"], lost["actual"]) == (churn["2026-06"], churn["2026-09"])
    half = (load("employers")["active_share"] >= 0.5).sum()
    assert results.loc["Employers using half their seats", "actual"] == half
    inputs = {row["key"]: row["value"] for row in data.north_star_inputs().to_dict("records")}
    cooked = results.loc["Dinners cooked a week, per home", "actual"]
    assert cooked == inputs["planned"] * inputs["cooked"]


def test_the_positioning_statement_reads_as_a_sentence_however_the_slots_are_filled():
    typed = {
        "customer": "For night nurses",
        "need": "who hand over by phone",
        "category": "app",
        "benefit": "that keeps what changed in one place",
        "alternative": "a sheet of paper",
        "difference": "It shows what is new.",
    }
    said = to_plain(POSITIONING.grow({key: escape_markdown(text) for key, text in typed.items()}))
    assert said == (
        "For night nurses who hand over by phone, the product is an app that keeps what changed in one "
        "place. Unlike a sheet of paper, it shows what is new."
    )
    assert "is a **board**" in POSITIONING.grow(typed | {"category": "a board"})


def test_each_draft_shows_weak_slots_before_anything_is_changed():
    for pattern, draft, least in (
        (POSITIONING, data.WEAK_POSITIONING, 5),
        (VISION_BOARD, data.WEAK_BOARD, 5),
        (PRESS_RELEASE, data.DRAFT_RELEASE, 4),
    ):
        assert len({slot for slot, _ in pattern.rules(draft)}) >= least


def test_few_dinners_are_a_warning_a_month_ahead():
    told = values.leavers()
    months, customers = load("usage_months"), load("customers").set_index("id")
    counted = {True: [], False: []}
    for row in months.to_dict("records"):
        who = customers.loc[row["customer"]]
        begun, left = str(who["subscribed"])[:7], str(who["left"])[:7]
        gone = left if left[:2] == "20" else "9999-12"
        if who["plan"] == "consumer" and begun < row["month"] < min(gone, "2026-09"):
            after = str(pd.Period(row["month"], "M") + 1)
            counted[row["meals_cooked"] < values.FEW_DINNERS].append(after == gone)
    few, others = (100 * sum(counted[key]) / len(counted[key]) for key in (True, False))
    assert (told["few"], told["others"]) == (pytest.approx(few), pytest.approx(others))
    assert told["few_months"] == len(counted[True]) and told["other_months"] == len(counted[False])
    assert others < few / 2  # “less than half”


def test_each_cell_of_a_statement_has_words_of_its_own():
    asked = question("vision.eight-gaps")
    columns = {column.id for column in asked.columns}
    everything = {row.id: dict.fromkeys(columns, "✓") for row in asked.rows}
    assert check(asked, asked.right_answer()).verdict is Verdict.RIGHT
    assert {one.where for one in gaps()(everything)} == {"museum", "pharmacy", "insurer"}
    for row in asked.rows:
        for column, accepted in asked.key[row.id].items():
            wrong = next((mark for mark in ("✓", "") if mark not in accepted), None)
            if wrong is None:
                continue
            marks = {**{one: key[0] for one, key in asked.key[row.id].items()}, column: wrong}
            assert len(gaps()({row.id: marks})) == (1 if any(marks.values()) else 0)
