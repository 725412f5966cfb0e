"""The two rules of MoSCoW: effort, not items; and no Must that rests on less."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import InputError, check_moscow, check_obligations, moscow_effort

GROUPS = ["must", "should", "could", "wont"]


def items(**columns):
    return pd.DataFrame(columns)


def test_must_of_61_percent_of_effort_warns_though_it_is_30_percent_of_the_items():
    # O21: DSDM handbook 2014, 10.4.1
    backlog = items(
        moscow=["must"] * 3 + ["should"] * 4 + ["could"] * 3, effort=[20, 20, 21] + [5] * 4 + [19 / 3] * 3
    )
    shares = moscow_effort(backlog)
    assert shares.loc["must", "item_share"] == pytest.approx(0.3)
    assert shares.loc["must", "share"] == pytest.approx(0.61)
    assert shares["over"].tolist() == [True, False, False, False]
    assert shares.loc["must", "says"].startswith("Must takes 61 % of the effort, over 60 %.")


def test_must_of_exactly_60_percent_is_fine():
    shares = moscow_effort(items(moscow=["must"] * 6 + ["could"] * 4, effort=[0.1] * 10))
    assert not shares["over"].any()
    assert shares.loc["must", "says"] == "Must takes 60 % of the effort, within 60 %."


def test_wont_this_time_is_no_part_of_the_whole():
    shares = moscow_effort(items(moscow=["must", "could", "wont"], effort=[1, 1, 100]))
    assert shares["share"].tolist()[:3] == [0.5, 0, 0.5]
    assert pd.isna(shares.loc["wont", "share"])


def test_shares_of_a_stated_capacity():
    assert moscow_effort(items(moscow=["must"], effort=[5]), capacity=10).loc["must", "share"] == 0.5
    with pytest.raises(InputError, match="The capacity is 0"):
        moscow_effort(items(moscow=["must"], effort=[5]), capacity=0)


def test_items_without_effort_are_counted_and_told():
    shares = moscow_effort(items(moscow=["must", "must"], effort=[5, None]))
    assert shares.loc["must", "unsized"] == 1
    assert "1 item has no effort yet" in shares.loc["must", "says"]


def test_nothing_sorted_yet_has_no_shares():
    shares = moscow_effort(items(moscow=[None, ""], effort=[5, 1]))
    assert shares["share"].isna().all()
    assert not shares["over"].any()


@pytest.mark.parametrize("word", ["Must", "must have", "MUST-HAVE", "m"])
def test_usual_spellings_are_understood(word):
    assert moscow_effort(items(moscow=[word], effort=[1])).loc["must", "items"] == 1


@pytest.mark.parametrize("word", ["Won't have this time", "won’t", "wont", "W"])
def test_wont_is_understood(word):
    assert moscow_effort(items(moscow=[word], effort=[1])).loc["wont", "items"] == 1


def test_another_word_is_refused():
    with pytest.raises(InputError, match=r"moscow is “maybe”. Write must, should, could or wont"):
        check_moscow(items(id=["A"], moscow=["maybe"]))


def test_what_a_must_needs_through_another_is_a_must_too():
    backlog = items(id=["A", "B", "C"], moscow=["must", "must", "wont"], requires=["B", "C", ""])
    assert check_moscow(backlog)["says"].tolist() == [
        "",
        "",
        "A is a Must and needs this, so this is a Must too.",
    ]


def test_items_that_need_each_other_belong_together():
    backlog = items(id=["A", "B"], moscow=["must", "could"], requires=["B", "A"])
    assert check_moscow(backlog)["moscow_needed"].tolist() == ["must", "must"]


def test_ids_twice_are_refused():
    with pytest.raises(InputError, match="the id A is used twice"):
        check_moscow(items(id=["A", "A"], moscow=["must", "must"]))


@settings(max_examples=40)
@given(data=st.data())
def test_moving_every_item_where_it_is_needed_closes_the_plan(data):
    count = data.draw(st.integers(1, 7))
    groups = data.draw(st.lists(st.sampled_from([*GROUPS, ""]), min_size=count, max_size=count))
    needs = data.draw(
        st.lists(st.lists(st.integers(0, count - 1), max_size=2), min_size=count, max_size=count)
    )
    backlog = items(id=range(count), moscow=groups, requires=needs)
    checked = check_moscow(backlog)
    closed = backlog.assign(moscow=checked["moscow_needed"])
    assert not check_moscow(closed)["breach"].any()


@pytest.mark.parametrize("group", ["should", "could", "wont", "must", ""])
@pytest.mark.parametrize("obligation", ["law", "contract", "date", "safety", "none", ""])
def test_only_an_obliged_item_that_is_sorted_below_must_breaks_something(group, obligation):
    item = pd.DataFrame({"id": ["A"], "moscow": [group], "obligation": [obligation]})
    broken = group in ("should", "could", "wont") and obligation in ("law", "contract", "date", "safety")
    assert check_obligations(item)["breaks"].tolist() == [broken]


def test_another_word_for_an_obligation_is_refused_with_what_to_write():
    item = pd.DataFrame({"id": ["A"], "moscow": ["must"], "obligation": ["boss"]})
    with pytest.raises(InputError, match=r"boss.*Write law, contract, date, safety, none"):
        check_obligations(item)
