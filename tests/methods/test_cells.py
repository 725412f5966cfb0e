"""Small cells are hidden with what would give them away, and the attack finds what is left open."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmkit.cases import load
from pmkit.methods import (
    InputError,
    alike_cells,
    attack_cells,
    cells_with_totals,
    compare_months,
    hide_small,
    how_unique,
)

COLUMNS = ["room", "allergy"]


def people(**counts):
    """`A_yes=3`: three people of room A who have it."""
    rows = [name.split("_") for name, n in counts.items() for _ in range(n)]
    return pd.DataFrame(rows, columns=COLUMNS)


def table(k, *, columns=COLUMNS, frame=None, **counts):
    beside = counts.pop("beside", True)
    frame = people(**counts) if frame is None else frame
    return hide_small(cells_with_totals(frame, columns), columns, k, beside=beside)


FOUR_ROOMS = {
    "A_yes": 3,
    "A_no": 30,
    "B_yes": 14,
    "B_no": 40,
    "C_yes": 20,
    "C_no": 25,
    "D_yes": 0,
    "D_no": 18,
}


def test_cells_and_totals_add_up_and_nobody_is_a_cell_too():
    cells = cells_with_totals(people(**FOUR_ROOMS), COLUMNS)
    counts = cells.set_index(COLUMNS)["n"]
    assert len(cells) == 5 * 3 and counts["D", "yes"] == 0
    assert counts["B", "all"] == 54 and counts["all", "yes"] == 37 and counts["all", "all"] == 150


def test_a_hidden_cell_alone_is_the_total_minus_the_rest():
    found = attack_cells(table(11, beside=False, **FOUR_ROOMS), COLUMNS)
    assert found[COLUMNS].values.tolist() == [["A", "yes"]] and found["derived"].tolist() == [3]
    assert found["how"].tolist() == ["A 33 - A, no 30"]


def test_with_the_cells_beside_it_nothing_can_be_worked_out():
    cells = table(11, **FOUR_ROOMS)
    assert (cells["hidden"] == "small").sum() == 1 and (cells["hidden"] == "beside").sum() == 3
    assert attack_cells(cells, COLUMNS).query("derived < 11").empty
    assert cells.loc[cells["n"] == 0, "hidden"].tolist() == [""]  # zeros may stay
    totals = cells[(cells[COLUMNS] == "all").any(axis=1)]
    assert (totals["hidden"] == "").all()  # single cells go first


def test_zeros_are_hidden_where_they_must_not_be_shown():
    cells = hide_small(cells_with_totals(people(**FOUR_ROOMS), COLUMNS), COLUMNS, 11, show_zeros=False)
    assert cells.loc[cells["n"] == 0, "hidden"].tolist() == ["small"]


@pytest.mark.parametrize(("n", "hidden"), [(0, ""), (1, "small"), (10, "small"), (11, "")])
def test_the_smallest_group_itself_is_shown(n, hidden):
    # CMS: no cell of 1 to 10
    cells = table(11, A_yes=n, A_no=50)
    if n:
        assert cells.set_index(COLUMNS).loc[("A", "yes"), "hidden"] == hidden
    else:
        assert (cells["hidden"] == "").all()


def test_a_table_of_fewer_than_k_shows_nothing():
    cells = table(11, A_yes=4, A_no=5)
    assert (cells["hidden"] != "").all() and attack_cells(cells, COLUMNS).empty


def test_of_one_person_each_k_of_one_hides_nothing():
    assert (table(1, A_yes=1, B_no=1)["hidden"] == "").all()


@settings(max_examples=40)
@given(st.lists(st.integers(0, 15), min_size=8, max_size=8), st.integers(2, 11))
def test_no_small_cell_is_ever_given_away_by_differences(counts, k):
    names = [f"{room}_{has}" for room in "ABCD" for has in ("yes", "no")]
    cells = table(k, **dict(zip(names, counts, strict=True)))
    found = attack_cells(cells, COLUMNS)
    assert found.merge(cells[cells["hidden"] == "small"], on=COLUMNS).empty


@settings(max_examples=40)
@given(st.lists(st.integers(0, 15), min_size=12, max_size=12), st.integers(2, 11), st.integers(1, 10))
def test_the_attack_is_right_and_rounding_leaves_a_range_that_holds_the_truth(counts, k, to):
    rows = [(room, has, shift) for room in "AB" for has in ("yes", "no", "?") for shift in ("day", "night")]
    frame = pd.DataFrame([row for row, n in zip(rows, counts, strict=True) for _ in range(n)],
                         columns=[*COLUMNS, "shift"])  # fmt: skip
    cells = table(k, frame=frame, columns=[*COLUMNS, "shift"], beside=False)
    found = attack_cells(cells, [*COLUMNS, "shift"], rounded_to=to).merge(cells, on=[*COLUMNS, "shift"])
    assert ((found["low"] <= found["n"]) & (found["n"] <= found["high"])).all()
    if to == 1:
        assert (found["derived"] == found["n"]).all()


def test_what_the_attack_says_depends_on_shown_counts_only():
    cells = table(11, beside=False, **FOUR_ROOMS)
    spoiled = cells.assign(n=cells["n"].where(cells["hidden"] == "", 999))
    assert attack_cells(spoiled, COLUMNS).equals(attack_cells(cells, COLUMNS))


def test_two_months_tell_who_came_in_between():
    before, after = (table(11, A_yes=12 + more, A_no=40, B_yes=20, B_no=30) for more in (0, 1))
    told = compare_months(before, after, COLUMNS, 11)
    assert told[COLUMNS].values.tolist() == [["A", "yes"], ["A", "all"], ["all", "yes"], ["all", "all"]]
    assert told["difference"].tolist() == [1] * 4
    assert compare_months(after, after, COLUMNS, 11).empty


def test_a_cell_that_only_one_month_shows_is_not_compared():
    before, after = table(11, A_yes=9, A_no=40), table(11, A_yes=12, A_no=40)
    assert ["A", "yes"] not in compare_months(before, after, COLUMNS, 11)[COLUMNS].values.tolist()


def test_who_is_alone_in_a_combination_is_counted():
    frame = people(A_yes=2, A_no=1, B_no=1)
    told = how_unique(frame, COLUMNS)
    assert (told.people, told.combinations, told.unique, told.smallest) == (4, 3, 2, 1)
    assert how_unique(frame.iloc[:0], COLUMNS).smallest == 0


def test_a_cell_in_which_all_have_it_tells_of_each():
    told = alike_cells(people(A_yes=6, B_yes=5, B_no=5), ["room"], "allergy").set_index("room")
    assert told.loc["A"].tolist() == [6, 1, "yes"] and told.loc["B"].tolist() == [10, 2, ""]


@pytest.mark.parametrize(("act", "why"), [
    (lambda: cells_with_totals(people(A_yes=1), []), "at least one column"),
    (lambda: cells_with_totals(people(A_yes=1), ["floor"]), "needs the column floor"),
    (lambda: cells_with_totals(people(all_yes=1), ["room"]), "the total's name"),
    (lambda: cells_with_totals(people(A_yes=1).replace("A", None), ["room"]), "Row 1: room is empty"),
    (lambda: table(0, A_yes=1), "smallest group is 0"),
    (lambda: table(2.5, A_yes=1), "smallest group is 2.5"),
    (lambda: attack_cells(table(2, A_yes=1), COLUMNS, rounded_to=0), "rounded to 0"),
])  # fmt: skip
def test_what_makes_no_sense_is_refused_in_words(act, why):
    with pytest.raises(InputError, match=why):
        act()


def test_one_employer_expects_fewer_than_5_of_20_per_cent_and_five_fewer_than_11():
    # D7
    employers = load("employers")
    expected = 0.2 * employers["seats"] * employers["active_share"]
    assert ((expected < 5).sum(), (expected < 11).sum()) == (1, 5)


def test_elimination_finds_what_rank_finds():
    from pmkit.methods._linear_differences import combinations_of

    random = np.random.default_rng(3)
    for _ in range(50):
        known, wanted = (random.integers(0, 2, (rows, 7)).astype(float) for rows in (5, 3))
        found, weights = combinations_of(known, wanted)
        for row, one in enumerate(wanted):
            rank = np.linalg.matrix_rank
            assert found[row] == (rank(np.vstack([known, one])) == rank(known))
            assert not found[row] or np.allclose(weights[row] @ known, one)
