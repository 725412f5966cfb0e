"""Done, and not quite: hours add up by check, by item and by week, and what stays hidden is named."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.cases import load
from pmkit.methods import QUALITIES, InputError, undone_by_item, undone_work


def checks(hours=(2, 1, 0.5)):
    return pd.DataFrame(
        {
            "check": ["review", "help text, read twice", "alarm"][: len(hours)],
            "hours_per_item": hours,
            "catches": ["what one knows", "questions", "a bad night"][: len(hours)],
            "quality": ["maintainability", None, "reliability"][: len(hours)],
        }
    )


def test_the_ledger_by_hand():
    told = undone_work(checks(), ["review"], [2, 0, 1], capacity=3, factor=2)
    assert told.per_item == 1.5 and told.later == 9 and told.weeks_later == 3
    assert told.ledger.to_numpy().tolist() == [[1, 2, 3, 3], [2, 0, 0, 3], [3, 1, 1.5, 4.5]]
    assert told.skipped["hours"].tolist() == [3, 1.5]
    assert told.unwatched == tuple(one for one in QUALITIES if one != "maintainability")
    assert told.says == (
        "3 items are called done, and 4.5 hours of work on them are not. To do it later takes 9 hours: "
        "3 weeks of the time set aside. Hidden: questions and a bad night."
    )


@settings(max_examples=60)
@given(
    hours=st.lists(st.floats(0, 8), min_size=1, max_size=3),
    finished=st.lists(st.integers(0, 4), min_size=1, max_size=6),
    kept=st.sets(st.integers(0, 2)),
    factor=st.floats(1, 3),
)
def test_rows_columns_and_items_add_up_to_the_same(hours, finished, kept, factor):
    table = checks(hours)
    names = [name for row, name in enumerate(table["check"]) if row in kept]
    told = undone_work(table, names, finished, capacity=8, factor=factor)
    whole = told.ledger["added"].sum()
    assert told.skipped["hours"].sum() == pytest.approx(whole)
    assert told.later == pytest.approx(whole * factor)
    skipped = [name for name in table["check"] if name not in names]
    items = pd.DataFrame({"item": "x", "skipped": [skipped] * sum(finished)})
    by_item = undone_by_item(table, items)
    assert by_item["undone"].sum() == pytest.approx(whole)
    more = undone_work(table, [*names, table["check"][0]], finished, capacity=8, factor=factor)
    assert more.later <= told.later + 1e-9 and set(more.unwatched) <= set(told.unwatched)


def test_the_case_names_what_nobody_looks_at():
    table = load("done_checks")
    none = undone_work(table, [], [1] * 6, capacity=20)
    assert none.per_item == pytest.approx(table["hours_per_item"].sum()) and none.unwatched == QUALITIES
    every = undone_work(table, list(table["check"]), [1] * 6, capacity=20)
    assert every.says == "Every check is made: 6 items called done are done."
    assert every.unwatched == ("compatibility", "flexibility") and every.weeks_later == 0


def test_no_capacity_no_items_and_checks_that_take_no_time():
    never = undone_work(checks(), [], [1], capacity=0)
    assert never.weeks_later == np.inf and "no time is set aside for it" in never.says
    assert (
        undone_work(checks(), ["review", "help text, read twice", "alarm"], [1], capacity=0).weeks_later == 0
    )
    assert undone_work(checks(), [], [0, 0], capacity=8).says.startswith("Nothing is finished")
    assert "take no time" in undone_work(checks([0, 0]), [], [3], capacity=8).says
    assert undone_work(checks([1]), [], [1], capacity=8).says.startswith(
        "1 item is called done, and 1 hour of work on them is not."
    )


def test_an_item_names_what_it_hides():
    items = pd.DataFrame(
        {"item": ["login", "filter", "list"], "skipped": ["help text, read twice; alarm", None, ["review"]]}
    )
    told = undone_by_item(checks(), items)
    assert told["undone"].tolist() == [1.5, 0, 2]
    assert told["hidden"].tolist() == ["questions and a bad night", "", "what one knows"]
    assert told["done"].tolist() == [False, True, False]
    assert not undone_by_item(checks([0]), items.assign(skipped="review"))["done"].any()
    with pytest.raises(
        InputError, match=r"Row 1 \(“login”\): there is no check “tests”. Choose from: review;"
    ):
        undone_by_item(checks(), items.assign(skipped="tests"))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"kept": ["tests"]}, "There is no check “tests”. Choose from: review; help text"),
        ({"capacity": -1}, "The capacity is -1"),
        ({"factor": 0.5}, "The factor is 0.5. Write 1 or more"),
        ({"finished": []}, "The history is empty"),
        ({"checks": checks([2, -1, 1])}, "Row 2: hours_per_item is -1"),
        ({"checks": checks([2, None, 1])}, "Row 2: hours_per_item is empty. Write the hours"),
        ({"checks": checks().assign(check=["a", "a", "b"])}, "Row 2: check is “a”. This check stands twice"),
        ({"checks": checks().assign(check=["a", "", "b"])}, "Row 2: check is “”. Give the check a name"),
        (
            {"checks": checks().assign(quality="speed")},
            "Row 1: quality is “speed”. Choose one of: functional",
        ),
    ],
)
def test_what_cannot_be_added_up_is_refused_with_its_place(change, says):
    given_so = {"checks": checks(), "kept": [], "finished": [1], "capacity": 8} | change
    with pytest.raises(InputError, match=says):
        undone_work(given_so.pop("checks"), given_so.pop("kept"), given_so.pop("finished"), **given_so)
