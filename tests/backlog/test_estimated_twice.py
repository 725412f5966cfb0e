"""Two people estimate the same items apart; what matters is talked about first, and agreed on."""

import pandas as pd
import pytest

from pmkit.backlog import from_frame, journal
from pmkit.backlog.estimated_twice import agreement, differences, still_to_estimate
from pmkit.backlog.estimates import apart_name, as_apart, as_kept, why_name
from pmkit.backlog.schema import Estimate

FIELDS = ("value", "effort")
ITEMS = pd.DataFrame(
    {"id": ["A", "B", "C"], "item": ["Seats", "Dogs", "Bikes"], "value": [9, 4, 2], "effort": [3, 1, 1]}
)
"""Value against effort 3, 4 and 2: Dogs first, Seats second, Bikes third."""


@pytest.fixture
def backlog():
    notes = [
        ("B", why_name("value"), as_kept(Estimate(value=4.0, why="asked ten", by="Ann", on="2026-11-01"))),
        ("B", apart_name("value", "Ben"), as_kept(Estimate(value=1.0, why="asked forty", by="Ben"))),
        ("A", apart_name("effort", "Ben"), as_kept(Estimate(value=1.5, by="Ben"))),
        ("C", apart_name("effort", "Ben"), as_kept(Estimate(value=1.0, by="Ben"))),
    ]
    return journal.apply(from_frame(ITEMS), notes)[0]


def test_what_moves_the_ranking_most_comes_first_with_both_reasons(backlog):
    (first, second), agreed = differences(backlog, "Ben", FIELDS, "value_effort")
    assert (first.key, first.field, first.moves, second.key, second.moves) == ("B", "value", -2, "A", 1)
    assert first.decided.why == "asked ten" and first.other.why == "asked forty"
    assert first.says() == "the item goes 2 places down, from rank 1 to 3"
    assert second.says() == "the item goes 1 place up, from rank 2 to 1"
    assert agreed == 0


def test_a_reason_for_another_value_is_not_borrowed(backlog):
    backlog = journal.apply(backlog, [("B", "value", 5.0)])[0]
    assert differences(backlog, "Ben", FIELDS, "value_effort")[0][0].decided == Estimate(value=5.0)


def test_it_tells_how_much_is_left_to_estimate(backlog):
    assert still_to_estimate(backlog, "Ben", FIELDS) == (3, 6)
    assert still_to_estimate(backlog, "nobody", FIELDS) == (6, 6)


@pytest.mark.parametrize(
    ("value", "why", "reason"),
    [(1.0, "", "asked forty"), (4.0, "", "asked ten"), (2.0, "", ""), (2.0, "half way", "half way")],
)
def test_what_they_agree_on_is_decided_with_its_reason_and_can_be_taken_back(backlog, value, why, reason):
    one = differences(backlog, "Ben", FIELDS, "value_effort")[0][0]
    after, before = journal.apply(backlog, agreement(one, "Ben", "Lead", value, why, "2026-11-30"))
    assert after.items["value"][1] == value
    assert after.reasons["B", "value"] == Estimate(value=value, why=reason, by="Ann, Ben", on="2026-11-30")
    left, agreed = differences(after, "Ben", FIELDS, "value_effort")
    assert [each.key for each in left] == ["A"] and agreed == 1
    assert after.apart["B", "value", "Ben"].why == "asked forty"  # still known
    again, _ = journal.apply(after, before)
    assert differences(again, "Ben", FIELDS, "value_effort")[0][0] == one


def test_two_files_are_compared_like_two_passes():
    theirs = from_frame(ITEMS.assign(value=[9, 1, 2], effort=[1.5, 1, 1]))
    mine, _ = journal.apply(from_frame(ITEMS), as_apart(theirs, "Ben", ITEMS["id"]))
    assert still_to_estimate(mine, "Ben", FIELDS) == (0, 6)
    assert [one.key for one in differences(mine, "Ben", FIELDS, "value_effort")[0]] == ["B", "A"]


def test_an_item_without_a_rank_says_so():
    items = ITEMS.assign(effort=[3, 1, None])
    mine, _ = journal.apply(
        from_frame(items), [("C", apart_name("effort", "Ben"), as_kept(Estimate(value=0.5)))]
    )
    (one,), _ = differences(mine, "Ben", FIELDS, "value_effort")
    assert one.moves is None
    assert one.says() == "as it is decided, the item has no rank; it ranks 1 with this one"
