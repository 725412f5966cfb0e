"""Where two people differ, and how far a rank moves when the other's estimate is taken."""

import numpy as np
import pandas as pd
import pytest

from pmkit.methods import InputError, compare_estimates, rice

IDS = ["A", "B", "C", "D"]
MINE = pd.DataFrame({"id": IDS, "value": [9.0, 4.0, 2.0, None], "effort": [3.0, 1.0, 1.0, 2.0]})
"""Value against effort 3, 4, 2 and none: A second, B first, C third."""


def hers(**columns):
    blank = {"id": IDS, "value": [None] * 4, "effort": [None] * 4}
    return pd.DataFrame(blank | columns).astype({"value": float, "effort": float})


def test_by_hand():
    found = compare_estimates(MINE, hers(value=[9, 1, 2, 8], effort=[1.5, None, 1, 2]), "value_effort")
    rows = found[["id", "input", "value", "other", "rank", "rank_if_other", "moves"]]
    assert rows.iloc[0].tolist() == ["B", "value", 4, 1, 1, 3, -2]  # 1 ÷ 1 is below 2
    assert rows.iloc[1].tolist() == ["A", "effort", 3, 1.5, 2, 1, 1]  # 9 ÷ 1.5 = 6 is above 4
    last = rows.iloc[2]
    assert last["id"] == "D" and pd.isna(last["rank"]) and pd.isna(last["moves"])
    assert last["rank_if_other"] == 1  # 8 ÷ 2 = 4 shares the first place with B
    assert len(rows) == 3


def test_what_is_not_estimated_and_what_is_equal_is_no_difference():
    assert compare_estimates(MINE, hers(), "value_effort").empty
    assert compare_estimates(MINE, hers(value=[9 + 1e-12, 4, 2, None]), "value_effort").empty


def test_where_no_rank_moves_the_larger_ratio_comes_first():
    found = compare_estimates(MINE, hers(value=[8.9, 4.1, 1, None]), "value_effort")
    assert found["moves"].tolist() == [0, 0, 0]
    assert found["id"].tolist() == ["C", "B", "A"]


def test_each_rank_is_the_one_of_the_whole_table_with_that_estimate():
    random = np.random.default_rng(7)
    items = pd.DataFrame(
        {
            "id": range(60),
            "reach": random.integers(1, 6, 60) * 100.0,
            "impact": random.choice([0.5, 1, 2, 3], 60),
            "confidence": random.choice([0.5, 0.8, 1, np.nan], 60),
            "effort": random.choice([0.5, 1, 2, 4], 60),
        }
    )
    other = items.assign(
        reach=random.integers(0, 6, 60) * 100.0,
        confidence=random.choice([0.5, 0.8, 1, np.nan], 60),
        effort=random.choice([0.5, 1, 2, 4], 60),
    )
    found = compare_estimates(items, other, "rice")
    assert len(found) > 60
    for line in found.itertuples():
        changed = items.copy()
        changed.loc[line.id, line.input] = line.other
        then = rice(changed)["rank"][line.id]
        assert (pd.isna(line.rank_if_other) and pd.isna(then)) or line.rank_if_other == then, line


def test_other_items_are_refused():
    with pytest.raises(InputError, match="same items"):
        compare_estimates(MINE, hers().iloc[:3], "value_effort")
