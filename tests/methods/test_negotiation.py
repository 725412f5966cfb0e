"""Packages, the zone of agreement and the fair package, against Nash's own example and plain comparison."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.methods import (
    InputError,
    better_for_both,
    on_frontier,
    package_worth,
    packages,
    steps_between,
    zone_of_agreement,
)

# O42: issue, option, ours, theirs
CASE = [
    ("sign-on", "January", 0, 36),
    ("sign-on", "March", 7, 20),
    ("sign-on", "June", 12, 0),
    ("report", "by site", 0, 12),
    ("report", "groups of 50", 8, 14),
    ("report", "totals", 10, 0),
    ("years", "one", 0, 10),
    ("years", "two", 14, 6),
    ("years", "three", 30, 0),
    ("price", "4.20", 28, 0),
    ("price", "4.00", 14, 10),
    ("price", "3.80", 0, 20),
    ("seats", "fixed", 20, 0),
    ("seats", "may fall", 8, 12),
    ("seats", "active", 0, 20),
]
MIDDLE = {
    "sign-on": "March",
    "report": "groups of 50",
    "years": "two",
    "price": "4.00",
    "seats": "may fall",
}
POINTS = st.integers(-6, 6)


def issues(rows=CASE):
    return pd.DataFrame(rows, columns=["issue", "option", "ours", "theirs"])


def nash_goods():
    """O41: Bill and Jack, each thing may change hands: what it is worth to (Bill, Jack)."""
    bills = {"book": (2, 4), "whip": (2, 2), "ball": (2, 1), "bat": (2, 2), "box": (4, 1)}
    jacks = {"pen": (10, 1), "toy": (4, 1), "knife": (6, 2), "hat": (2, 2)}
    rows = []
    for things, sign in ((bills, -1), (jacks, 1)):
        for thing, (bill, jack) in things.items():
            rows += [(thing, "stays", 0, 0), (thing, "goes", sign * bill, -sign * jack)]
    return packages(issues(rows))


def test_nash_bill_and_jack():
    made = nash_goods()
    assert len(made) == 512
    zone = zone_of_agreement(made, (0, 0))
    assert len(zone.nash) == 1 and zone.gains == (12, 5) and zone.product == 60
    best = made.iloc[zone.nash[0]]
    assert {thing for thing in made.columns[:-2] if best[thing] == "goes"} == {
        *("book", "whip", "ball", "bat"),
        *("pen", "toy", "knife"),
    }
    good = made[on_frontier(made) & (made["ours"] >= 0) & (made["theirs"] >= 0)]
    pairs = sorted(set(zip(good["ours"], good["theirs"], strict=True)))
    assert pairs == [(2, 8), (6, 7), (8, 6), (12, 5), (14, 4), (16, 2), (18, 0)]


def test_the_middle_of_everything_is_beaten():
    # O42
    made = packages(issues())
    assert len(made) == 243
    middle = package_worth(issues(), MIDDLE)
    assert (middle["ours"].sum(), middle["theirs"].sum()) == (51, 62)
    better = made[better_for_both(made, (51, 62))]
    lawful = made[made["report"] != "by site"]
    assert len(lawful) == 162
    assert len(better) == 13 and (better["report"] != "by site").sum() == 11


@pytest.mark.parametrize(("limits", "worth", "gains"), [((45, 40), (74, 62), 638), ((45, 50), (66, 70), 420)])
def test_the_fair_package_of_the_case(limits, worth, gains):
    # O42
    made = packages(issues())
    made = made[made["report"] != "by site"]
    zone = zone_of_agreement(made, limits)
    best = made.iloc[zone.nash[0]]
    assert (best["ours"], best["theirs"]) == worth and zone.product == gains
    assert on_frontier(made).iloc[zone.nash[0]]


def test_a_step_says_who_pays():
    told = steps_between(issues(), MIDDLE, MIDDLE | {"sign-on": "January", "years": "three"})
    assert told.to_numpy().tolist() == [
        ["sign-on", "March", "January", -7, 16],
        ["years", "two", "three", 16, -6],
    ]
    assert steps_between(issues(), MIDDLE, MIDDLE).empty


@settings(max_examples=120)
@given(points=st.lists(st.tuples(POINTS, POINTS), min_size=0, max_size=14))
def test_the_frontier_is_what_no_other_package_betters(points):
    made = pd.DataFrame(points, columns=["ours", "theirs"], dtype=float)
    expected = [
        not any(a >= ours and b >= theirs and (a, b) != (ours, theirs) for a, b in points)
        for ours, theirs in points
    ]
    assert on_frontier(made).tolist() == expected
    for spot, worth in enumerate(points):
        assert better_for_both(made, worth).any() == (not expected[spot])


@settings(max_examples=120)
@given(
    points=st.lists(st.tuples(POINTS, POINTS), min_size=1, max_size=12),
    limits=st.tuples(POINTS, POINTS),
    scale=st.sampled_from([0.1, 3.0, 7.5]),
)
def test_the_fair_package_is_the_largest_product_and_knows_no_scale(points, limits, scale):
    made = pd.DataFrame(points, columns=["ours", "theirs"], dtype=float)
    zone = zone_of_agreement(made, limits)
    gains = {row: (a - limits[0], b - limits[1]) for row, (a, b) in enumerate(points)}
    inside = [row for row, (a, b) in gains.items() if a >= 0 and b >= 0]
    assert list(zone.inside) == inside
    if not inside:
        assert zone.nash == () and np.isnan(zone.product) and "Walk away" in zone.says
        return
    largest = max(gains[row][0] * gains[row][1] for row in inside)
    assert zone.product == pytest.approx(largest)
    assert all(on_frontier(made)[row] for row in zone.nash)
    other = zone_of_agreement(made.assign(theirs=made["theirs"] * scale), (limits[0], limits[1] * scale))
    assert other.nash == zone.nash and other.inside == zone.inside


def test_the_order_and_names_of_the_index_change_nothing():
    made = pd.DataFrame({"ours": [51.0, 74.0, 74.0], "theirs": [62.0, 62.0, 62.0]}, index=["a", "b", "c"])
    assert on_frontier(made).to_dict() == {"a": False, "b": True, "c": True}
    zone = zone_of_agreement(made, (40, 40))
    assert zone.nash == (1, 2)
    assert "2 of them have the same largest product" in zone.says


def test_no_zone_and_a_zone_in_which_one_side_never_gains():
    made = pd.DataFrame({"ours": [10.0, 20.0, 30.0], "theirs": [50.0, 50.0, 40.0]})
    assert zone_of_agreement(made, (31, 0)).says.startswith("No package reaches both limits")
    edge = zone_of_agreement(made, (0, 50))
    assert (edge.inside, edge.nash, edge.gains, edge.product) == ((0, 1), (1,), (20, 0), 0)
    assert "One side gains nothing in any of them" in edge.says
    assert zone_of_agreement(made.iloc[:0], (0, 0)).nash == ()


def test_many_packages_are_judged_at_once():
    random = np.random.default_rng(2)
    made = pd.DataFrame(random.integers(0, 400, (150_000, 2)), columns=["ours", "theirs"])
    best = made[on_frontier(made)].drop_duplicates().sort_values("ours")
    assert best["theirs"].is_monotonic_decreasing and best["ours"].is_unique


def test_tenths_do_not_split_a_tie():
    rows = [("a", "x", 0.1, 1), ("a", "y", 0.3, 1), ("b", "x", 0.2, 1), ("b", "y", 0, 1)]
    made = packages(issues(rows))
    assert on_frontier(made).tolist() == [False, False, True, False]
    assert made["ours"].tolist() == pytest.approx([0.3, 0.1, 0.5, 0.3])
    made = pd.DataFrame({"ours": [0.1 + 0.2, 0.3], "theirs": [2.0, 2.0]})
    assert on_frontier(made).all() and zone_of_agreement(made, (0, 0)).nash == (0, 1)
    assert not better_for_both(made, (0.3, 2)).any() and not better_for_both(made, (0.1 + 0.2, 2)).any()


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "nothing to negotiate"),
        ([("a", "x", 1, 1), ("a", "x", 2, 2)], "Row 2: option is “x”. This option stands in the issue twice"),
        ([("a", "x", 1, 1), (None, "x", 2, 2)], "Row 2: issue is empty. Give the issue a name"),
        ([("a", "  ", 1, 1)], "Row 1: option is “  ”. Give the option a name"),
        ([("a", "x", 1, None)], "Row 1: theirs is empty. Write what the package is worth"),
        ([("a", "x", "much", 1)], "Row 1: ours is “much”. Write a plain number"),
        ([("ours", "x", 1, 1)], "A side has this name"),
        (
            [(f"i{n}", option, 1, 1) for n in range(18) for option in "xy"],
            "262,144 packages, more than 200,000",
        ),
    ],
)
def test_issues_that_make_no_packages_are_refused(rows, says):
    with pytest.raises(InputError, match=says):
        packages(issues(rows))


def test_a_package_that_does_not_fit_is_refused():
    with pytest.raises(InputError, match=r"says nothing of years\. Choose one of: one, two, three"):
        package_worth(issues(), {key: value for key, value in MIDDLE.items() if key != "years"})
    with pytest.raises(InputError, match="price has no option 1"):
        package_worth(issues(), MIDDLE | {"price": "1"})
    with pytest.raises(InputError, match="The issue colour is not on the table"):
        package_worth(issues(), MIDDLE | {"colour": "red"})
    with pytest.raises(InputError, match="The limit of theirs is"):
        zone_of_agreement(packages(issues()), (45, float("nan")))
