"""The chart workshop: the rules judge the chart that is drawn, and a repaired chart has another sentence."""

import re
import time

import pandas as pd
import pytest
from play import Play

from pmkit.charts import render
from pmkit.course.explorers import EXPLORERS
from pmkit.course.metrics import chart_data, chart_facts
from pmkit.explorers.chart_settings import ChartTable, described, fitted, settings_of
from pmkit.explorers.chart_words import FORMS, QUESTIONS, answers, impression, objections
from pmkit.methods import lie_factor

REPAIRS = {
    "B01": {"start": 0},
    "B02": {"form": "bar"},
    "B03": {"axes": "one"},
    "B04": {"count": "each"},
    "B05": {"time": "all"},
    "B06": {"base": True},
    "B07": {"form": "bar"},
    "B08": {"labels": "names", "lines": "rival"},
    "B09": {"scale": "linear"},
    "B10": {"spread": True},
}


@pytest.fixture
def shop():
    return Play(EXPLORERS["metrics.chart-workshop"].explorer())


def picture(shop):
    (found,) = shop.result.charts.values()
    return found


def choosing(shop, data, question="compare", **settings):
    shop.set(mode="choose").set(question=question, data=data)
    for key, value in settings.items():
        shop.set(**{key: value})
    return shop


def test_it_opens_on_a_broken_chart_with_the_sentence_that_it_makes_people_say(shop):
    assert "a board member takes away: “The new headline sells" in shop.says
    assert "2 rules object" in shop.says and "0 of 10 charts are repaired" in shop.says
    assert picture(shop).title == chart_facts.broken()[0].before


@pytest.mark.parametrize("id", REPAIRS)
def test_each_broken_chart_is_repaired_by_what_its_fault_names(shop, id):
    one = next(chart for chart in chart_facts.broken() if chart.id == id)
    shop.set(broken=id)
    assert one.after not in shop.says and picture(shop).title == one.before
    for key, value in REPAIRS[id].items():
        assert one.after not in shop.says
        shop.set(**{key: value})
    assert one.after in shop.says and "No rule objects" in shop.says
    assert picture(shop).title == one.after and "1 of 10 charts is repaired" in shop.says


def test_what_was_set_stays_with_its_chart(shop):
    shop.set(start=0).set(broken="B02")
    assert shop.values["repair"]["B01"]["start"] == 0
    shop.set(broken="B01")
    assert chart_facts.broken()[0].after in shop.says
    again = Play(shop.explorer, shop.state)
    assert again.says == shop.says


def test_half_a_repair_is_none(shop):
    shop.set(broken="B05").set(time="spaced")
    assert "14 known periods left out" in shop.says and "are drawn alike" not in shop.says


def test_a_cut_bar_is_drawn_cut_and_both_lie_factors_are_said(shop):
    table = chart_data.headline()
    old, new = table.rows["value"]
    choosing(shop, "headline", start=0.5)
    begins = old / 2
    factor = lie_factor(old, new, old - begins, new - begins)
    said = shop.result.says["factor"]
    assert f"{factor.effect:.1f}" in said and f"{factor.ratio:.2f}" in said and "Tufte" in said
    assert picture(shop).rows["begin"].tolist() == pytest.approx([100 * begins] * 2)
    assert f"The axis starts at {100 * begins:.1f} %" in picture(shop).subtitle
    shop.set(start=0)
    assert "Lie factor 1.0" in shop.result.says["factor"] and "No rule objects" in shop.says


def test_a_cut_line_is_left_to_judgement_and_a_cut_area_is_not(shop):
    choosing(shop, "cancelled", "time", start=0.9)
    assert "No rule objects" in shop.says and "up by" in shop.says
    assert "Others say never" in shop.result.says["rule"]
    shop.set(form="area")
    assert "Length is read as amount" in shop.says


def test_what_people_would_say_of_a_cut_line_is_more_than_the_numbers_say():
    table = chart_data.tables()["cancelled"]
    seen = impression(table, fitted(table, {"form": "line", "start": 0.9}))
    looks, is_so = (int(re.search(r"(\d+) %\.?$", text)[1]) for text in (seen.said, seen.truth))
    assert looks > 3 * is_so


@pytest.mark.parametrize("key", chart_data.tables())
def test_each_table_is_drawn_quickly_in_each_of_its_forms(shop, key):
    table = chart_data.tables()[key]
    choosing(shop, key)
    for form in table.forms:
        shop.set(form=form)
        began = time.perf_counter()
        result = shop.result
        assert time.perf_counter() - began < 1
        (drawn,) = result.charts.values()
        assert render.chart_png(drawn, scale=1).startswith(b"\x89PNG")
        assert drawn.description and "nan" not in drawn.description.lower()


@pytest.mark.parametrize("key", chart_data.tables())
@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_has_an_answer_for_each_table_and_form(key, question):
    table = chart_data.tables()[key]
    for form in FORMS:
        said = answers(question, table, fitted(table, {"form": form}))
        assert said.endswith((".", "?”")) and ("can't answer" in said) == (question not in table.questions)


def test_every_question_can_be_answered_by_a_table_and_a_form_without_an_objection():
    answered = set()
    for table in chart_data.tables().values():
        for form in table.forms:
            setting = fitted(table, {"form": form})
            fits = {one for one in table.questions if "suits the question" in answers(one, table, setting)}
            answered |= fits if not objections(table, setting) else set()
    assert answered == set(QUESTIONS)


def test_a_line_between_things_without_time_is_objected_to(shop):
    choosing(shop, "reasons", form="line")
    assert "No time passes between these" in shop.says


def test_the_order_is_that_which_was_chosen(shop):
    choosing(shop, "first-steps", order="alphabet")
    assert picture(shop).rows["item"].tolist() == sorted(picture(shop).rows["item"])
    shop.set(order="largest")
    assert picture(shop).rows["value"].is_monotonic_decreasing


def test_a_pie_of_shares_that_overlap_says_what_a_slice_makes_people_say(shop):
    choosing(shop, "first-steps", "flow", form="pie")
    assert "is 37 % of the whole" in shop.says and "add up to 186 %" in shop.says


def test_numbers_that_are_negative_or_equal_or_alone_are_no_trouble():
    for values in ([-3.0, 5.0], [4.0, 4.0], [0.0, 0.0], [2.0]):
        rows = pd.DataFrame({"label": [f"r{at}" for at in range(len(values))], "value": values})
        table = ChartTable("own", "Own", rows, ("bar", "dot", "picture", "pie"), ("compare",), "things")
        for form in table.forms:
            setting = fitted(table, {"form": form, "start": 0.95})
            assert impression(table, setting).said and objections(table, setting) is not None
            assert described(table, setting).form == form


def test_a_state_that_no_longer_fits_is_read_as_if_nobody_had_set_it(shop):
    kept = {"mode": "repair", "broken": "B99", "repair": {"B01": {"form": "radar", "start": "x"}}}
    again = Play(shop.explorer, kept)
    assert again.values["broken"] == "B01" and again.values["repair"]["B01"]["form"] == "bar"


def test_a_kept_setting_that_makes_no_sense_spoils_no_other_chart(shop):
    odd = {"form": "radar", "start": "x", "axes": "six", "base": None, "lines": 3, "order": float("nan")}
    again = Play(shop.explorer, {"mode": "repair", "broken": "B02", "repair": {"B01": odd, "B03": 7}})
    assert "Nordhafen" in again.says
    again.set(broken="B01")
    assert again.values["repair"]["B01"]["start"] == 0.95, "as one begins"


def test_a_setting_that_does_nothing_now_is_not_asked_for(shop):
    shop.set(broken="B03")
    keys = {field.key for field in shop.control("form").inputs()}
    assert "axes" in keys and not {"start", "scale"} & keys
    shop.set(axes="one")
    assert {"start", "scale"} <= {field.key for field in shop.control("form").inputs()}


def test_settings_that_mean_nothing_are_not_asked_for():
    table = chart_data.headline()
    assert settings_of(table, "bar") == {"form", "start", "order", "base"}
    assert "start" not in settings_of(table, "picture")


def test_circles_look_as_large_as_their_area():
    table = chart_data.seats()
    spec = described(table, fitted(table, {"form": "picture"}))
    low, high = table.rows["value"].min(), table.rows["value"].max()
    assert spec.drawn[1] / spec.drawn[0] == pytest.approx((high / low) ** 2)


def test_a_running_total_is_drawn_added_up(shop):
    shop.set(broken="B04")
    assert picture(shop).rows["y"].tolist() == chart_data.tables()["sign-ups"].rows["value"].cumsum().tolist()
