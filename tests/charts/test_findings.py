"""What a title says is what the numbers say, and a chart with nothing to show says so in words."""

import json

import numpy as np
import pandas as pd
import pytest

import pmkit.charts as charts
from pmkit.charts import render
from pmkit.charts._titles import distinct, lines, number, short
from pmkit.methods import forecast_how_many, forecast_when, funnel_rates, regime_change
from pmkit.widgets.live_chart import LiveChart


@pytest.fixture
def ranks():
    return pd.DataFrame(
        {
            "id": ["A", "B", "C"],
            "item": ["Filter", "PDF", "Dark mode"],
            "rank_rice": pd.array([3, 1, 2], dtype="Int64"),
            "rank_wsjf": pd.array([1, 2, None], dtype="Int64"),
        }
    )


def test_the_item_whose_ranks_lie_farthest_apart_stands_out_unless_another_is_named(ranks):
    assert charts.bump_chart(ranks).title == "Filter is number 1 by WSJF and 3 by RICE"
    assert charts.bump_chart(ranks, "B").title == "PDF is number 1 by RICE and 2 by WSJF"
    rows = charts.bump_chart(ranks, "B").rows
    assert set(rows.loc[rows["lit"] == 1, "item"]) == {"PDF"}


def test_the_highlight_moves_on_a_live_chart_by_one_column(ranks):
    live = LiveChart(charts.bump_chart(ranks, "A"))
    other = charts.bump_chart(ranks, "B")
    live.update({"lit": other.rows["lit"]}, **other.words._asdict())
    rows = live.static_spec()["datasets"][live.main]
    assert {row["item"] for row in rows if row["lit"]} == {"PDF"}
    assert live.title.startswith("PDF")


def test_an_item_without_a_rank_has_no_point_there_and_the_subtitle_says_so(ranks):
    chart = charts.bump_chart(ranks)
    assert len(chart.rows) == 5
    assert "1 item can't be ranked by every method" in chart.subtitle


def test_tied_items_stand_below_each_other_so_that_their_names_do_not_collide():
    tied = pd.DataFrame({"item": ["A", "B", "C"], "rank_rice": [1, 1, 3]})
    rows = charts.bump_chart(tied).rows
    assert rows["place"].tolist() == [1, 2, 3]
    assert rows["left"].tolist() == ["1=  A", "1=  B", "3  C"]


def test_the_plan_and_sort_and_cut_are_compared_in_value_and_per_cent():
    items = pd.DataFrame({"id": list("ABC"), "item": list("ABC"), "value": [60, 50, 50], "effort": [3, 2, 2]})
    marked = charts.mark_plans(items, ["B", "C"], ["A"])
    chart = charts.plan_chart(marked, capacity=4, value_unit="EUR")
    assert chart.title == "The plan is worth 100 EUR; sort-and-cut reaches 60, 40.0 % less"
    assert chart.rows["taken"].tolist() == ["only the plan"] * 2 + ["only sort-and-cut"]
    same = charts.plan_chart(charts.mark_plans(items, ["A"], ["A"]), capacity=4, value_unit="EUR")
    assert same.title == "Sort-and-cut finds a plan as good as any: 60 EUR"


def test_the_frontier_claims_an_exact_value_only_where_it_was_planned():
    points = pd.DataFrame({"capacity": [0, 2, 4], "value": [0.0, 50, 100], "sort_and_cut": [0.0, 50, 60]})
    exact = charts.frontier_chart(points, 2, value_unit="EUR", effort_unit="weeks").title
    between = charts.frontier_chart(points, 3, value_unit="EUR", effort_unit="weeks").title
    assert exact == "2 weeks are worth 50 EUR; 2 more would add 50"
    assert between == "3 weeks are worth at least 50 EUR"


def test_segments_of_a_feature_are_told_apart_in_the_title():
    summary = pd.DataFrame(
        {
            "feature": ["filter", "filter", "dark"],
            "segment": ["allergy families", "couples", "couples"],
            "category": ["M", "I", "I"],
            "better": [0.1, 0.2, 0.2],
            "worse": [-0.9, -0.1, -0.1],
        }
    )
    chart = charts.kano_chart(summary, "filter", {"filter": "Allergy filter"})
    assert chart.title == "Allergy filter: must-be for allergy families; indifferent for couples"
    assert chart.rows["lit"].tolist() == [1, 1, 0]


def test_shares_of_a_feature_add_up_and_a_feature_without_answers_has_none():
    counts = pd.DataFrame([["a", 5, 3, 2, 0, 0, 0], ["b"] + [0] * 6], columns=["feature", *"MOAIRQ"])
    rows = charts.kano_shares_chart(counts).rows
    assert rows[rows["name"] == "a"]["share"].sum() == pytest.approx(1)
    assert rows[rows["name"] == "b"]["share"].isna().all()


def test_more_certainty_needs_more_time_and_means_fewer_items():
    history = [0, 2, 5, 3, 1, 4, 2]
    when = charts.when_chart(forecast_when(history, 20).table()).rows
    marks = when[when["kind"] == "mark"]
    assert marks["words"].tolist() == ["50 %: 9 weeks", "85 %: 11 weeks", "95 %: 12 weeks"]
    many = charts.how_many_chart(forecast_how_many(history, 10).table()).rows
    marks = many[many["kind"] == "mark"]
    assert marks["words"].tolist() == [
        "95 %: 16 items or more",
        "85 %: 19 items or more",
        "50 %: 24 items or more",
    ]


def test_a_forecast_that_never_ends_says_so():
    words = charts.when_chart(forecast_when([0, 0, 0], 5).table(), "5 items")
    assert words.title == "5 items: no date is in sight that is better than a coin toss"


def test_a_change_of_level_is_in_the_title_with_both_averages():
    history = pd.DataFrame({"finished": [5, 4, 5, 6, 5, 4, 5, 5, 1, 0, 1, 2, 1, 1, 0, 1]})
    words = charts.throughput_chart(history, regime_change(history))
    assert words.title == "Since week 9 0.9 items a week are finished; before, it was 4.9"


def test_the_timeline_tells_overload_first_and_marks_what_starts_too_early():
    plan = pd.DataFrame(
        {
            "id": ["A", "B"],
            "item": ["Table", "Filter"],
            "start": [0, 1],
            "duration": [3, 2],
            "requires": ["", "A"],
        }
    )
    load = pd.DataFrame(
        {"team": "", "week": [0, 1, 2], "load": [1, 2, 2], "capacity": 1, "over": [False, True, True]}
    )
    chart = charts.timeline_chart(plan.assign(team="Basket"), load.assign(team="Basket"))
    assert chart.title == (
        "The plan ends after week 3; Basket has too much work in 2 weeks; 1 item starts too early"
    )
    rows = charts.timeline_chart(plan).rows
    assert rows.loc[(rows["row"] == "Filter") & (rows["kind"] == "item"), "state"].tolist() == [
        "starts too early"
    ]
    assert rows.loc[rows["kind"] == "need", ["row", "other"]].to_numpy().tolist() == [["Filter", "Table"]]


def test_a_timeline_that_knows_no_slack_speaks_of_none():
    """Under the shocks stood a legend of three colours of which one was drawn."""
    plan = pd.DataFrame({"id": ["A"], "item": ["Table"], "start": [0.0], "duration": [3.0]})
    known = plan.assign(slack=2.0, critical=False)
    for one, says in ((plan, False), (known, True)):
        chart = charts.timeline_chart(one)
        legends = "starts too early" in render.chart_svg(chart)
        assert legends is says and ("slack" in chart.subtitle) is says


def test_what_is_not_observed_yet_has_no_cell():
    table = pd.DataFrame({"cohort": ["all"] * 2, "age": [1, 2], "retention": [0.5, np.nan]})
    chart = charts.retention_chart(table)
    assert chart.rows["words"].tolist() == ["50 %", ""]
    assert "Blank: not observed yet (1 cell)" in chart.subtitle


def test_a_test_that_was_clear_of_zero_and_is_no_longer_is_told_as_such():
    looks = pd.DataFrame(
        {"day": [1, 2], "difference": [0.05, 0.01], "low": [0.01, -0.02], "high": [0.09, 0.04]}
    )
    assert charts.looks_chart(looks).title == (
        "Clear of zero on day 1, no longer at the end: −2.0 to +4.0 points on day 2"
    )


def test_the_mean_of_key_results_does_not_hide_a_zero():
    grades = pd.DataFrame({"key_result": ["Cook more", "Renew", "Later"], "grade": [1.0, 0.0, np.nan]})
    chart = charts.okr_chart(grades)
    assert chart.title == "The mean of 0.50 hides “Renew” at 0"
    assert chart.rows["state"].tolist() == ["reached", "at zero", "not known"]


def test_the_tree_names_the_input_that_moved_most():
    tree = pd.DataFrame(
        {
            "id": ["m", "h", "p"],
            "name": ["Meals", "Households", "Meals each"],
            "value": [130.0, 22.0, 6.0],
            "before": [125.0, 20.0, 6.0],
            "parent": ["", "m", "m"],
        }
    )
    assert charts.north_star_chart(tree).title == "Meals: 130 (+4 %); most moved: Households, up 10 %"
    with pytest.raises(ValueError, match="Exactly one is the North Star"):
        charts.north_star_chart(tree.assign(parent=""))
    with pytest.raises(ValueError, match="form a circle"):
        charts.north_star_chart(tree.assign(parent=["", "p", "h"]))


@pytest.mark.parametrize(
    ("chart", "named"),
    [
        (lambda empty: charts.bump_chart(empty), "item"),
        (lambda empty: charts.plan_chart(empty, capacity=1), "in_plan"),
        (lambda empty: charts.frontier_chart(empty), "capacity"),
        (lambda empty: charts.kano_chart(empty), "feature"),
        (lambda empty: charts.when_chart(empty), "period"),
        (lambda empty: charts.how_many_chart(empty), "items"),
        (lambda empty: charts.throughput_chart(empty), "finished"),
        (lambda empty: charts.timeline_chart(empty), "start"),
        (lambda empty: charts.funnel_chart(empty), "people"),
        (lambda empty: charts.retention_chart(empty), "cohort"),
        (lambda empty: charts.looks_chart(empty), "difference"),
        (lambda empty: charts.okr_chart(empty), "grade"),
        (lambda empty: charts.north_star_chart(empty), "parent"),
    ],
)
def test_a_missing_column_is_named(chart, named):
    with pytest.raises(ValueError, match=named):
        chart(pd.DataFrame({"other": [1]}))


def test_names_are_short_distinct_and_on_one_line():
    assert short("a\n b\t c") == "a b c"
    assert short("Donaudampfschifffahrt", 10) == "Donaudamp…"
    assert distinct(["Twice", "Twice", None]) == ["Twice", "Twice (2)", ""]
    assert [number(each) for each in (1048.4, 0.35, 12.5, 1_234_567, float("nan"))] == [
        "1,048", "0.35", "12.5", "1,234,567", "–",
    ]  # fmt: skip


# --- ties, gaps and other edges


def test_a_team_that_always_finishes_as_many_is_not_read_out_as_finishing_none():
    """All chances of at least so many were 1, and the table was read from the wrong end."""
    table = forecast_how_many([3] * 6, 6).table()
    assert (
        charts.how_many_chart(table, "In 6 weeks").title == "In 6 weeks: 18 items or more with 85 % certainty"
    )
    nothing = charts.how_many_chart(forecast_how_many([0, 0, 1], 1).table(), "In 1 week")
    assert nothing.title == "In 1 week: not even one item with 85 % certainty"


def test_bars_of_a_team_that_finishes_by_the_hundred_are_as_wide_as_its_steps():
    rows = charts.how_many_chart(forecast_how_many([200, 400], 3).table()).rows
    bars = rows[(rows["kind"] == "bar") & (rows["chance"] > 0)]
    assert (bars["high"] - bars["low"]).tolist() == pytest.approx([180] * len(bars))


def test_methods_that_agree_and_a_method_alone_are_said_as_such():
    same = pd.DataFrame({"item": ["A", "B"], "rank_rice": [1, 2], "rank_wsjf": [1, 2]})
    assert charts.bump_chart(same).title == "All methods agree on the place of both items"
    alone = same.assign(rank_wsjf=pd.array([None, None], dtype="Int64"))
    assert charts.bump_chart(alone).title == "Only RICE can rank these items; it puts A first"
    twins = pd.DataFrame({"item": ["A", "A"], "rank_rice": [1, 2], "rank_wsjf": [2, 1]})
    assert charts.bump_chart(twins, 1).title == "A (2) is number 1 by WSJF and 2 by RICE"


def test_a_plan_below_zero_has_no_percentage_and_no_items_no_crash():
    items = pd.DataFrame({"id": list("AB"), "item": list("AB"), "value": [5.0, -2.0], "effort": [1.0, 1.0]})
    words = charts.plan_chart(charts.mark_plans(items, ["A"], ["B"]), capacity=1)
    assert words.title == "The plan is worth 5 in value; sort-and-cut reaches -2"
    assert words.subtitle.endswith("Plan: 1 of 1 person-month; sort-and-cut: 1.")
    nothing = charts.mark_plans(items.head(0), [])
    chart = charts.plan_chart(nothing, capacity=1)
    assert chart.rows.empty
    assert chart.title == "Nothing fits into 1 person-month"


def test_steps_that_lose_as_many_are_not_told_as_the_worst():
    steps = pd.DataFrame({"step": ["in", "plan", "pay"], "people": [100, 80, 60]})
    chart = charts.funnel_chart(funnel_rates(steps))
    assert chart.title == "60 % of 100 get to “pay”; each step loses the same number"
    assert chart.rows["worst"].tolist() == [0, 0, 0]


def test_a_metric_that_was_zero_or_below_has_a_way_and_no_false_percentage():
    tree = pd.DataFrame(
        {"id": list("ABC"), "name": list("ABC"), "parent": ["", "A", "A"], "value": [3.0, 2.0, -5.0]}
    ).assign(before=[0.0, 0.1, -10.0])
    rows = charts.north_star_chart(tree).rows
    assert rows["moved"].tolist() == ["up", "up", "up"]
    assert rows["words"].tolist() == ["3 (from 0)", "2 (×20)", "-5 (+50 %)"]


def test_grades_that_are_all_alike_hide_nothing():
    def title(*grades):
        return charts.okr_chart(
            pd.DataFrame({"key_result": list("ABC")[: len(grades)], "grade": grades})
        ).title

    assert title(1.0, 1.0) == "Every key result is reached"
    assert title(0.0, 0.0) == "No key result has moved (2 at 0)"
    assert title(0.5, 0.5, 0.5) == "All 3 key results stand at 0.50"


def test_lines_of_a_title_are_about_equal_and_keep_a_number_with_its_unit():
    found = lines("The plan is worth 191 EUR; sort-and-cut reaches 144, 24.6 % less", 62)
    assert found == ["The plan is worth 191 EUR;", "sort-and-cut reaches 144, 24.6 % less"]


def test_a_gap_in_a_column_of_text_leaves_a_notebook_that_can_be_opened():
    plan = pd.DataFrame({"id": ["A", "B"], "item": ["A", "B"], "start": [0.0, 1.0], "duration": [2.0, 2.0]})
    chart = charts.timeline_chart(plan.assign(requires=[[], ["A"]], team=[None, "Basket"]))
    json.dumps(render.mimebundle(chart), allow_nan=False)


def test_the_hours_stand_at_their_bar_and_not_at_a_mark_far_off():
    names, hours = pd.Series(["a", "b", "c"]), pd.Series([5.0, 5.0, 1.0])
    other, least = pd.Series([16.0, 6.0, 2.0]), pd.Series([4.0, 4.0, 4.0])
    rows = charts.week_chart(names, hours, other, least, title="12 hours").rows
    assert rows["end"].tolist() == [5.0, 6.0, 4.0]  # far off; would be covered; both marks would be
    assert rows["end_narrow"].tolist() == [5.0, 6.0, 4.0]
    assert rows["room"].max() > 16
