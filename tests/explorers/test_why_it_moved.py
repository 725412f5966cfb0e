"""A change is taken apart into mix and rate, or into its factors, and what can't be known is said."""

import numpy as np
import pandas as pd
import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.explorers import EXPLORERS
from pmkit.course.metrics import moved_data
from pmkit.course.metrics.values import churn
from pmkit.explorers.own_why_it_moved import OwnWhyItMoved
from pmkit.practice import to_plain


@pytest.fixture(scope="module")
def explorer():
    return EXPLORERS["metrics.why-it-moved"].explorer()


@pytest.fixture
def moved(explorer):
    return Play(explorer)


@pytest.fixture
def own():
    return Play(EXPLORERS["metrics.own-why-it-moved"].explorer())


def test_it_begins_with_the_number_that_clara_brings(moved):
    of = churn()
    before, after = f"{of['before']:.2f} % (September 2025)", f"{of['after']:.2f} % (September 2026)"
    assert moved.says.startswith(f"The share who leave went from {before} to {after}: −0.15 points.")
    parts = f"Other people (the mix) bring −{of['mix']:.2f}, and the same kinds of people"
    assert parts in moved.says and f"(the rate) bring +{of['rate']:.2f}." in moved.says
    assert moved.says.endswith("No group moved the way the whole did: the mix turned the sign.")


def test_a_group_in_one_period_only_is_marked(moved):
    rows = {row["group"]: row for row in moved.result.tables["groups"].rows}
    assert rows["seats of employers"]["rate_before"] is None
    assert rows["seats of employers"]["note"] == (
        "Nobody in September 2025: the rate of September 2026 stands in for it."
    )


def test_the_weights_add_up_to_a_hundred_and_the_parts_to_the_whole(moved):
    for node in ("leave", "start", "cook"):
        for split in moved_data.SPLITS:
            moved.set(node=node, split=split, before="2026-05", after="2026-08")
            rows = moved.result.tables["groups"].rows
            for side in ("people_before", "people_after"):
                assert sum(row[side] for row in rows) == pytest.approx(100, abs=0.3)
            parts = moved.result.charts["parts"].rows
            for kind, part in parts.groupby("part"):
                whole = part.loc[part["item"] == "Together", "value"].item()
                assert part.loc[part["item"] != "Together", "value"].sum() == pytest.approx(whole), kind


def test_another_split_of_the_same_change_tells_another_story(moved):
    moved.set(before="2025-03", after="2026-03", node="start")
    by_plan = moved.says
    assert "in the sample of 3,000 households" in moved.set(split="segment").says != by_plan
    assert "people, the change for all may lie anywhere from −" in moved.says
    assert moved.says.endswith("where the same ones stand in both periods, it is rough.")
    assert "may lie" not in by_plan, "all subscribers are no sample"


def test_the_tree_adds_up_and_its_factors_multiply():
    values = moved_data.moved().more["values"]
    assert np.allclose(values["kept"] + values["won"], values["end"])
    assert np.allclose(values["begin"] * (1 - values["leave"]), values["kept"])
    assert np.allclose(values["sign_ups"] * values["start"], values["won"])
    assert values.loc["2026-09", "end"] == 41_000


@pytest.mark.parametrize("node", ["cooking", "end", "kept", "won", "begin", "sign_ups"])
def test_the_parts_of_a_count_or_a_product_add_up_to_its_change(moved, node):
    moved.set(node=node, before="2026-06")
    values = moved_data.moved().more["values"][node]
    parts = moved.result.charts["parts"].rows["value"].sum()
    assert parts == pytest.approx(values["2026-09"] - values["2026-06"])
    assert "split" in moved.result.hidden and moved.result.tables["groups"].rows == []


def test_more_who_leave_take_away_from_those_who_are_kept(moved):
    moved.set(node="kept", before="2026-04", after="2026-06")
    parts = moved.result.charts["parts"].rows.set_index("item")["value"]
    assert parts["Share who leave"] < 0 < parts["Subscribers at the start"]


def test_the_chosen_metric_is_marked_in_the_tree_and_can_be_clicked(moved):
    moved.set(node="won")
    rows = moved.result.charts["tree"].rows
    assert rows.loc[rows["key"] == "won", "name"].item() == "► Won"
    assert moved.explorer.picked_on("tree", moved.seen.controls)[0].key == "node"
    assert rows["name"].str.startswith("►").sum() == 1


def test_the_same_period_twice_and_a_month_without_people_are_answered_in_words(moved):
    assert "same period" in moved.set(before="2026-09").says
    moved.set(before="2024-10", split="segment")
    assert "counts nobody for this share yet" in moved.says
    assert "parts" not in moved.result.charts


def test_small_groups_have_a_range(moved):
    moved.set(node="start", split="shop", before="2026-08", after="2026-09")
    notes = {row["group"]: row["note"] for row in moved.result.tables["groups"].rows}
    assert notes["prints the list"].startswith("Only") and "the rate may be" in notes["prints the list"]


DIRTY = """period;group;people;successes
2025;men;1.493;700

2026;men;"1,200";600
2025;women;300;400
2026;women;12.5;3
2026;women;300
2025;women;600;200
2026;women;650;230
"""


def test_an_own_table_begins_with_lines_that_show_its_shape(own):
    assert own.result.charts["parts"].title.endswith("from the rates")
    assert "period, group, people and successes were found" in to_plain(own.result.says["read"])
    assert own.explorer.readable(own.seen) == (), "the lines of the sample are nobody's own"
    assert own.set(table=moved_data.OWN_SAMPLE + "summer,press,10,3\n").explorer.readable(own.seen)


def test_dirty_lines_are_named_with_a_remedy(own):
    own.set(table=DIRTY)
    read = to_plain(own.result.says["read"])
    assert "Line 5 left out: 400 of 300 can't be. The successes are a part of the people." in read
    assert "Line 6 left out: people are counted in whole numbers." in read
    assert "Line 7 left out" in read
    assert own.says.startswith("The share went from")


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("", "Nothing is pasted yet"),
        ("hello", "No line names the columns"),
        ("period,people,successes\n1,2,1", "There is no column for “group”"),
        ("period,group,people,successes\nMay,a,10,2", "There is one period only"),
        ("period,group,people,successes\nMay,a,10,2\nJune,a,0,0", "“June” has no people"),
        ("period,group,people,successes\nMay,a,10,20\nJune,a,5,9", "There is one period only"),
    ],
)
def test_what_cannot_be_taken_apart_is_said_in_words(own, table, expected):
    assert expected in own.set(table=table).says
    assert not own.result.charts


def test_stones_turn_the_sign():
    # O34b and O35: 78 % rise to 83 %, and each kind falls
    table = "period,group,people,successes\nA,small,87,81\nA,large,263,192\nB,small,270,234\nB,large,80,55"
    says = Play(OwnWhyItMoved(sample=table)).says
    assert "from 78.0 % (A) to 82.6 % (B): +4.6 points. Other people (the mix) bring +9.9," in says
    assert "bring −5.4." in says and "No group moved the way the whole did" in says


def test_names_of_the_user_are_escaped(own):
    own.set(table="period,group,people,successes\n<b>,a,10,2\n*x*,a,20,5", name="<i>yes</i>")
    assert "<b>" not in own.result.sentence and "<i>" not in own.result.sentence


def test_who_may_still_begin_to_pay_is_not_counted_yet():
    customers = load("customers")
    september = customers[customers["signed_up"] >= "2026-09-01"]
    known = september[september["signed_up"] <= "2026-09-16"]
    groups = moved_data.groups()
    start = groups[(groups["node"] == "start") & (groups["source"] != "") & (groups["period"] == "2026-09")]
    assert (start.groupby("split")["people"].sum() == len(known)).all() and len(known) < len(september)


def test_a_split_is_made_of_counts_of_the_case():
    groups = moved_data.groups()
    assert set(groups["node"]) == {"leave", "start", "cook", "begin", "sign_ups"}
    assert (groups["successes"] <= groups["people"]).all()
    assert isinstance(groups, pd.DataFrame) and not groups.isna().any().any()
