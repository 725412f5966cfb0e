"""Ten broken charts: each fault is really there, and what people take away from them is worked out."""

from __future__ import annotations

import json
import re

import pytest

from pmkit import cases
from pmkit.course.metrics import chart_facts
from pmkit.course.metrics.chart_data import tables
from pmkit.explorers.chart_settings import START, fitted
from pmkit.explorers.chart_words import objections

FAULTS = {
    "cut-axis", "area", "two-axes", "running-total", "uneven-time", "no-base", "no-whole", "many-lines",
    "log-scale", "no-spread",
}  # fmt: skip


def rows():
    return cases.load("broken_charts").to_dict("records")


def test_ten_charts_have_a_main_fault_each_of_its_own():
    assert len(rows()) == 10 and {row["fault"] for row in rows()} == FAULTS


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_the_rule_sees_the_fault_in_the_chart_as_it_is_drawn(row):
    spec = json.loads(row["spec"])
    table = tables()[spec.pop("table")]
    assert set(spec) <= set(START) and spec["form"] in table.forms
    assert objections(table, fitted(table, spec))[0][0] == row["fault"]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_no_figure_of_the_case_is_typed_into_a_sentence(row):
    for part in ("sentence_before", "sentence_after"):
        said = chart_facts.said(row[part])
        assert "{" not in said and said.endswith(".")
        typed = re.sub(r"\{[^}]*\}", "", row[part])
        assert re.findall(r"\d+", typed) in ([], ["100"])  # "of 100 people" is a way of speaking


def test_every_figure_is_used():
    said = " ".join(row["sentence_before"] + row["sentence_after"] for row in rows())
    assert set(re.findall(r"\{([^}]*)\}", said)) == set(chart_facts.facts())


def test_the_words_around_the_figures_hold():
    months = cases.load("prices_churn").query("plan == 'consumer'")
    last = months.iloc[-1]
    assert abs(last["new"] / last["left"] - 1) < 0.03, "about as many came as left"
    share = (months["left"] / months["begin"]).round(3)
    assert share[months["month"] <= "2026-01"].max() < share[months["month"] >= "2026-06"].min()
    assert (share[months["month"] < "2026-06"] >= 0.06).sum() == 1, "the price rise, and no other month"
    assert months.iloc[-13]["sign_ups"] > last["sign_ups"]
    voices = cases.load("feedback").query("theme == 'rival'")["date"]
    assert f"{voices.min():%B}" == chart_facts.facts()["themes.since"] == "June"
    assert len(voices) == int(chart_facts.facts()["themes.named"])


def test_what_is_taken_away_is_wrong_by_more_than_a_little():
    facts = chart_facts.facts()
    assert float(facts["headline.looks"]) > 1.3 > 1.05
    assert float(facts["seats.looks"]) > 2.5 * float(facts["seats.times"])
    assert float(facts["plans.looks"]) < 0.5 * float(facts["plans.times"])
