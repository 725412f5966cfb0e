"""Mix and rate add up to the whole, and Simpson's turn is seen, on the figures that made both known."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmkit.methods import InputError, check_pooling, difference_interval, split_change, split_product


def two_sides(first, second, **names):
    """A long table of (people, successes) per group for two sides."""
    side, sides = names.get("side", "period"), names.get("sides", ("before", "after"))
    return pd.DataFrame(
        [
            {"group": place, side: name, "people": people, "successes": successes}
            for name, counts in zip(sides, (first, second), strict=True)
            for place, (people, successes) in enumerate(counts)
        ]
    )


# O34b (Charig et al. 1986): small and large stones, treatments A and B
STONES = [(87, 81), (263, 192)], [(270, 234), (80, 55)]
# O34 (Crook et al. 2009): Friday and Saturday of a test that ramps up
RAMP = [(990_000, 20_000), (500_000, 5_000)], [(10_000, 230), (500_000, 6_000)]
# O35 (Freedman, Pisani & Purves): six majors, men and women, people and per cent admitted
MEN = [(825, 62), (560, 63), (325, 37), (417, 33), (191, 28), (373, 6)]
WOMEN = [(108, 82), (25, 68), (593, 34), (375, 35), (393, 24), (341, 7)]


def test_kidney_stones_and_the_ramp_split_as_worked_out():
    stones = split_change(two_sides(*STONES))
    assert (round(stones.mix, 4), round(stones.rate, 4)) == (0.0994, -0.0537)
    ramp = split_change(two_sides(*RAMP))
    assert (round(ramp.mix, 4), round(ramp.rate, 4)) == (-0.0068, 0.0023)


def test_berkeleys_six_majors_are_a_matter_of_mix():
    """The table prints rounded per cents, so people are counted in hundreds."""
    sides = [[(100 * n, n * per_cent) for n, per_cent in side] for side in (MEN, WOMEN)]
    split = split_change(two_sides(*sides))
    assert (round(split.mix, 3), round(split.rate, 3), round(split.total, 3)) == (-0.177, 0.035, -0.142)
    arms = {"side": "arm", "sides": ("men", "women")}
    check = check_pooling(two_sides(*sides, **arms), **arms)
    assert check.turned
    # the book weighs each major by all who applied for it: 39 % of the men, 43 % of the women
    sizes = check.groups["people"]
    rates = [np.average(check.groups[name], weights=sizes) for name in ("rate_first", "rate_second")]
    assert [round(100 * rate) for rate in rates] == [39, 43]
    by_size = check.weightings.set_index("weighting")["difference"]["by size"]
    assert by_size == pytest.approx(rates[1] - rates[0])


def test_both_printed_examples_turn_in_every_group():
    arms = {"side": "arm", "sides": ("control", "variant")}
    for figures in (STONES, RAMP):
        check = check_pooling(two_sides(*figures, **arms))
        assert (check.against, check.turned) == ("all", True)
        assert check.weightings["turns"].all()
    assert [round(100 * rate, 2) for rate in check.groups["rate_first"]] == [2.02, 1.0]
    assert [round(100 * rate, 2) for rate in check.groups["rate_second"]] == [2.3, 1.2]
    assert check.pooled == pytest.approx(6230 / 510_000 - 25_000 / 1_490_000)


def test_where_groups_disagree_the_weighting_decides_and_each_is_told():
    # +20 points in a small group, -2 in a large one
    arms = {"side": "arm", "sides": ("control", "variant")}
    check = check_pooling(two_sides([(50, 10), (1000, 500)], [(50, 20), (1000, 480)], **arms))
    turns = check.weightings.set_index("weighting")["turns"]
    assert turns["every group alike"] and not turns["by size"]
    assert (check.against, check.turned) == ("not most", False)
    assert "1 of 2 groups" in check.says


def test_a_group_on_one_side_alone_counts_as_mix_and_is_not_compared():
    table = two_sides([(100, 50), (100, 10)], [(100, 60), (0, 0)])
    split = split_change(table)
    assert split.groups["rate"][1] == 0
    assert split.mix + split.rate == pytest.approx(split.total) == pytest.approx(0.3)
    assert split.groups["note"][1].startswith("Nobody in after")
    check = check_pooling(table, side="period", sides=("before", "after"))
    assert check.weightings["difference"].tolist() == pytest.approx([0.1] * 4)
    assert np.isnan(check.groups["low"][1]) and check.groups["note"][1] == "Nobody in after: not compared."


def test_a_rate_of_few_people_comes_with_its_range():
    split = split_change(two_sides([(12, 6), (500, 100)], [(400, 200), (500, 100)]))
    assert split.groups["note"].tolist() == ["Only 12 in before: the rate may be 25 to 75 %.", ""]


def test_rows_of_one_group_and_side_are_added_up():
    table = two_sides(*STONES)
    part = table.assign(people=table["people"] // 4, successes=table["successes"] // 4)
    rest = table.assign(
        people=table["people"] - part["people"], successes=table["successes"] - part["successes"]
    )
    assert split_change(pd.concat([part, rest])).mix == pytest.approx(split_change(table).mix)


COUNTS = st.tuples(st.integers(1, 400), st.floats(0, 1)).map(lambda one: (one[0], int(one[0] * one[1])))


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1, max_size=6))
def test_mix_and_rate_add_up_to_the_whole_and_turn_their_sign_backwards(groups):
    first, second = zip(*groups, strict=True)
    there, back = split_change(two_sides(first, second)), split_change(two_sides(second, first))
    people, hits = np.array(second).sum(axis=0)
    before, before_hits = np.array(first).sum(axis=0)
    assert there.total == pytest.approx(hits / people - before_hits / before, abs=1e-12)
    assert there.mix + there.rate == pytest.approx(there.total, abs=1e-12)
    assert (back.mix, back.rate) == pytest.approx((-there.mix, -there.rate), abs=1e-12)


@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=1, max_size=5))
def test_the_parts_of_a_product_are_the_average_over_all_orders(ends):
    from itertools import permutations

    table = pd.DataFrame(ends, columns=["before", "after"]).assign(factor="any")
    brought = np.zeros(len(ends))
    orders = list(permutations(range(len(ends))))
    for order in orders:
        now = [before for before, _ in ends]
        for place in order:
            earlier = np.prod(now)
            now[place] = ends[place][1]
            brought[place] += (np.prod(now) - earlier) / len(orders)
    parts = split_product(table)["part"]
    scale = np.prod([max(abs(before), abs(after), 1) for before, after in ends])
    assert parts.to_numpy() == pytest.approx(brought, abs=1e-9 * scale)


def test_differences_as_newcombe_prints_them():
    # Newcombe, Statistics in Medicine 17, 1998, 873-890, table II, method 10
    printed = {
        (48, 80, 56, 70): (0.0524, 0.3339),
        (3, 10, 9, 10): (0.1705, 0.8090),
        (2, 7, 6, 7): (0.0582, 0.8062),
        (0, 29, 5, 56): (-0.0381, 0.1926),
        (0, 20, 0, 10): (-0.1611, 0.2775),
        (0, 20, 10, 10): (0.6791, 1.0),
    }
    for counts, limits in printed.items():
        assert difference_interval(*counts) == pytest.approx(limits, abs=6e-5)


def spoiled(**cells):
    table = two_sides(*STONES).astype({"people": object, "successes": object})
    for column, value in cells.items():
        table.loc[2, column] = value
    return table


@pytest.mark.parametrize(
    ("table", "says"),
    [
        (spoiled(people=200), "Row 3: successes is 234. More successes than people"),
        (spoiled(people=-1), "Row 3: people is -1. Count people, 0 or more."),
        (spoiled(successes=2.5), "Row 3: successes is 2.5. Count people, in whole numbers."),
        (spoiled(people=None), "Row 3: people is empty. Count people, in whole numbers."),
        (spoiled(people="many"), "Row 3: people is “many”. Write a plain number"),
        (spoiled(period="later"), "Row 3: period is “later”. Write before or after"),
        (spoiled(group=None), "Row 3: group is empty. Name the group"),
        (two_sides(STONES[0], [(0, 0), (0, 0)]), "after has no people"),
        (two_sides(*STONES).drop(columns="people"), "needs the column people"),
    ],
)
def test_wrong_counts_are_named_by_row_and_column(table, says):
    with pytest.raises(InputError, match=says.replace("(", r"\(")):
        split_change(table)


def test_groups_that_never_meet_are_no_comparison():
    apart = two_sides([(10, 5), (0, 0)], [(0, 0), (10, 5)])
    with pytest.raises(InputError, match="No group has people on both sides"):
        check_pooling(apart, side="period", sides=("before", "after"))


def test_a_product_needs_all_its_numbers():
    with pytest.raises(InputError, match="Row 2: after is empty"):
        split_product(pd.DataFrame({"factor": ["a", "b"], "before": [1, 2], "after": [1, None]}))
    with pytest.raises(InputError, match="There is no factor"):
        split_product(pd.DataFrame({"factor": [], "before": [], "after": []}))
