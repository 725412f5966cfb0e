"""RICE, ICE, value against effort and opportunity give the published figures and speak plainly."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import (
    InputError,
    ice,
    ice_inputs,
    opportunity_score,
    rice,
    score,
    value_effort,
)

# McBride, Intercom 2016: the three projects of the article (reach of P1: 500 customers × 30 % × 3 months)
PROJECTS = pd.DataFrame(
    {
        "item": ["P1", "P2", "P3"],
        "reach": [500 * 0.3 * 3, 2000, 800],
        "impact": [3, 1, 2],
        "confidence": [1.0, 0.8, 0.5],
        "effort": [2, 4, 1],
    }
)

ROWS = st.lists(
    st.tuples(
        st.integers(0, 5000),
        st.sampled_from([3, 2, 1, 0.5, 0.25]),
        st.sampled_from([1.0, 0.8, 0.5]),
        st.sampled_from([0.5, 1, 2, 3, 8]),
    ),
    min_size=1,
    max_size=12,
)


def table(rows):
    return pd.DataFrame(rows, columns=["reach", "impact", "confidence", "effort"])


def with_cell(column, value):
    changed = PROJECTS.astype(object)
    changed.loc[1, column] = value
    return changed


def test_rice_of_the_article():
    # O1: McBride, Intercom 2016: the inputs are printed there, the scores are the formula's
    scored = rice(PROJECTS)
    assert scored["rice"].tolist() == [675, 400, 800]
    assert scored.sort_values("rank")["item"].tolist() == ["P3", "P1", "P2"]
    assert not scored["tied"].any()
    assert scored["warning"].tolist() == ["", "", ""]


def test_the_callers_table_is_left_alone_and_its_rows_keep_their_order_and_labels():
    items = PROJECTS.set_index(pd.Index(["x", "y", "z"]))
    before = items.copy()
    assert rice(items).index.tolist() == ["x", "y", "z"]
    pd.testing.assert_frame_equal(items, before)


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        (
            "confidence",
            80,
            "Row 2 (“P2”): confidence is 80. Write it as a share between 0 and 1: 0.8 stands for 80 %.",
        ),
        (
            "confidence",
            -0.1,
            "Row 2 (“P2”): confidence is -0.1. Write it as a share between 0 and 1: 0.8 stands for 80 %.",
        ),
        (
            "effort",
            0,
            "Row 2 (“P2”): effort is 0. RICE counts at least half a month of work: write 0.5 or more.",
        ),
        ("reach", "many", "Row 2 (“P2”): reach is “many”. Write a plain number, or leave it empty."),
        ("reach", -5, "Row 2 (“P2”): reach is -5. Count the people or events in one period."),
        ("impact", -1, "Row 2 (“P2”): impact is -1. Use 3, 2, 1, 0.5 or 0.25."),
        ("reach", float("inf"), "Row 2 (“P2”): reach is inf. Write a finite number."),
    ],
)
def test_a_wrong_cell_is_named_with_its_remedy(column, value, says):
    with pytest.raises(InputError) as told:
        rice(with_cell(column, value))
    assert str(told.value) == says
    assert (told.value.column, told.value.rows) == (column, (1,))


def test_several_wrong_cells_are_counted():
    with pytest.raises(InputError, match="The same holds for 2 more rows"):
        rice(PROJECTS.assign(confidence=[100, 80, 50]))


def test_lacking_columns_are_all_named():
    with pytest.raises(InputError, match="RICE needs the columns confidence, effort"):
        rice(PROJECTS[["item", "reach", "impact"]])


def test_a_column_twice_is_refused():
    with pytest.raises(InputError, match="more than one column called effort"):
        rice(pd.concat([PROJECTS, PROJECTS[["effort"]]], axis=1))


def test_yes_no_marks_are_refused():
    with pytest.raises(InputError, match="yes/no marks"):
        rice(PROJECTS.assign(reach=[True, False, True]))


def test_something_that_is_no_table_is_refused():
    with pytest.raises(InputError, match="needs a table"):
        rice([1, 2, 3])


def test_a_missing_input_stays_missing_and_is_told():
    scored = rice(with_cell("effort", None))
    assert np.isnan(scored["rice"][1])
    assert pd.isna(scored["rank"][1])
    assert scored["missing"].tolist() == ["", "effort", ""]
    assert scored["rank"].dropna().tolist() == [2, 1]


def test_an_empty_text_cell_counts_as_missing():
    assert rice(with_cell("reach", "  "))["missing"].tolist() == ["", "reach", ""]


@pytest.mark.parametrize(
    ("column", "values", "row", "says"),
    [
        ("reach", [3, 9, 10], 0, "Reach looks like a 1 to 10 score"),
        ("reach", [0.3, 900, 10], 0, "Reach is a count"),
        ("impact", [4, 1, 2], 0, "off the scale"),
        ("confidence", [0.4, 0.8, 1], 0, "moonshot"),
        ("effort", [0.25, 1, 2], 0, "under half a month"),
    ],
)
def test_doubtful_inputs_are_computed_with_a_warning(column, values, row, says):
    scored = rice(PROJECTS.assign(**{column: values}))
    assert says in scored["warning"][row]
    assert not np.isnan(scored["rice"][row])


def test_the_scale_warning_can_be_left_out():
    assert rice(PROJECTS.assign(impact=[4, 1, 2]), check_scale=False)["warning"].tolist() == ["", "", ""]


@settings(max_examples=30)
@given(rows=ROWS, factor=st.sampled_from([2.0, 10.0, 0.5]))
def test_counting_reach_in_another_unit_scales_every_score_and_keeps_the_ranks(rows, factor):
    items = table(rows)
    bigger = score(items.assign(reach=items["reach"] * factor), "rice")
    assert np.allclose(bigger["rice"], factor * score(items, "rice")["rice"])
    assert bigger["rank"].tolist() == score(items, "rice")["rank"].tolist()


@settings(max_examples=30)
@given(rows=ROWS, data=st.data())
def test_the_order_of_the_rows_changes_nothing(rows, data):
    items = table(rows)
    shuffled = data.draw(st.permutations(range(len(items))))
    straight, turned = rice(items), rice(items.iloc[shuffled])
    pd.testing.assert_frame_equal(turned.sort_index(), straight)


@settings(max_examples=30)
@given(rows=ROWS, data=st.data())
def test_more_effort_never_ranks_an_item_higher(rows, data):
    items = table(rows)
    row = data.draw(st.integers(0, len(items) - 1))
    slower = items.copy()
    slower.loc[row, "effort"] *= 2
    assert rice(slower)["rank"][row] >= rice(items)["rank"][row]


def test_ice_average_and_product_disagree():
    pair = pd.DataFrame({"impact": [10, 5], "confidence": [1, 5], "ease": [10, 5]})
    scored = ice(pair)
    assert scored["ice_average"].tolist() == [7, 5]
    assert scored["ice_product"].tolist() == [100, 125]
    assert scored["rank"].tolist() == [1, 2]
    assert ice(pair, how="product")["rank"].tolist() == [2, 1]


def test_ice_refuses_a_share_as_confidence_and_an_unnamed_definition():
    pair = pd.DataFrame({"impact": [10, 5], "confidence": [0.8, 5], "ease": [10, 5]})
    with pytest.raises(
        InputError, match=r"confidence is 0.8. ICE scores run from 1 to 10: for 80 % confidence write 8"
    ):
        ice(pair)
    with pytest.raises(InputError, match="average or a product"):
        ice(pair, how="mean")


def test_rice_inputs_are_converted_for_ice_by_the_stated_rule():
    converted = ice_inputs(pd.DataFrame({"impact": [0.25, 3], "confidence": [0.8, 0.05], "ease": [4, 7]}))
    assert converted["ice_impact"].tolist() == [1, 10]
    assert converted["ice_confidence"].tolist() == [8, 1]
    assert ice(converted)["ice_average"].tolist() == pytest.approx([13 / 3, 6])
    with pytest.raises(InputError, match="impact is over 3"):
        ice_inputs(pd.DataFrame({"impact": [4.0], "confidence": [0.8]}))


def test_value_effort_quadrants_and_their_borders():
    ideas = pd.DataFrame({"value": [5, 5.1, 4, 4, np.nan], "effort": [3, 3.1, 3, 4, 1]})
    sorted_in = value_effort(ideas, value_line=5, effort_line=3)
    assert sorted_in["quadrant"].tolist()[:4] == ["quick win", "big bet", "fill-in", "money pit"]
    assert pd.isna(sorted_in["quadrant"][4])


def test_adding_an_item_never_moves_another_across_the_lines():
    ideas = pd.DataFrame({"value": [5, 2], "effort": [3, 8]})
    more = pd.concat([ideas, pd.DataFrame({"value": [100], "effort": [0.1]})], ignore_index=True)
    lines = {"value_line": 4, "effort_line": 4}
    assert (
        value_effort(more, **lines)["quadrant"][:2].tolist()
        == value_effort(ideas, **lines)["quadrant"].tolist()
    )


def test_opportunity_of_the_published_examples():
    # O6: Ulwick's formula; the first two pairs are printed at decikit.com
    scored = opportunity_score(pd.DataFrame({"importance": [9, 9, 5], "satisfaction": [3, 9, 8]}))
    assert scored["opportunity"].tolist() == [15, 9, 5]
    assert scored["band"].tolist() == ["high", "well served", "over-served"]


def test_opportunity_bands():
    scored = opportunity_score(pd.DataFrame({"importance": [10, 7, 6], "satisfaction": [4, 3.5, 1.9]}))
    assert scored["band"].tolist() == ["extreme", "worth considering", "worth considering"]


def test_an_unknown_score_names_the_known_ones():
    with pytest.raises(InputError, match=r"no score called “rise”. Known: rice"):
        score(PROJECTS, "rise")
