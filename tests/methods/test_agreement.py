"""Agreement of coders: the printed figures, what must not change it, and its range by the long way round."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from pmkit.methods import (
    InputError,
    agreement_by_code,
    code_confusions,
    coder_agreement,
    coding_table,
    cohens_kappa,
    fleiss_kappa,
    krippendorffs_alpha,
    raw_agreement,
)


def table(units):
    """A string per unit with a letter per coder; - was not coded."""
    return pd.DataFrame([[None if mark == "-" else mark for mark in unit] for unit in units.split()])


def from_square(square):
    """Two coders from a square table: rows are the first coder's codes, columns the second's."""
    pairs = [(i, j) for i, row in enumerate(square) for j, times in enumerate(row) for _ in range(times)]
    return pd.DataFrame(pairs, columns=["Ada", "Ben"])


def from_counts(counts):
    """Raters from the number of them who chose each code, a row per unit."""
    return pd.DataFrame([np.repeat(range(len(row)), row) for row in counts])


KRIPPENDORFF = table("11-1 2232 3333 3333 2222 1234 4444 1121 2222 -555 --11 --3-")
FLEISS = [
    (0, 0, 0, 0, 14),
    (0, 2, 6, 4, 2),
    (0, 0, 3, 5, 6),
    (0, 3, 9, 2, 0),
    (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0),
    (3, 2, 6, 3, 0),
    (2, 5, 3, 2, 2),
    (6, 5, 2, 1, 0),
    (0, 2, 2, 3, 7),
]
CODED = st.lists(
    st.lists(st.sampled_from(["a", "b", "c", None]), min_size=3, max_size=3), min_size=2, max_size=9
)


def test_krippendorffs_own_example_says_743():
    # O24: Krippendorff 1980, data "C"; the R packages irr and DescTools print .743
    assert krippendorffs_alpha(KRIPPENDORFF) == pytest.approx(0.7434, abs=5e-5)


def test_fleiss_example_says_210():
    # O25: 14 raters, 10 units, 5 codes; P .378, kappa .210
    codes = from_counts(FLEISS)
    assert raw_agreement(codes) == pytest.approx(0.378, abs=5e-4)
    assert fleiss_kappa(codes) == pytest.approx(0.210, abs=5e-4)


@pytest.mark.parametrize(
    ("square", "agreed", "kappa"),
    [
        # O26: Feinstein & Cicchetti 1990; the same raw agreement, and kappa .70 or .32 by prevalence
        ([[40, 9], [6, 45]], 0.85, 0.6995),
        ([[80, 10], [5, 5]], 0.85, 0.3182),
        # O27: Gerstman, Epidemiology Kept Simple; a textbook example
        ([[1467, 782], [1309, 16232]], 0.8943, 0.5241),
        ([[20, 5], [10, 15]], 0.70, 0.400),
    ],
)
def test_printed_kappas_of_two_coders(square, agreed, kappa):
    codes = from_square(square)
    assert raw_agreement(codes) == pytest.approx(agreed, abs=5e-5)
    assert cohens_kappa(codes) == pytest.approx(kappa, abs=5e-5)


def test_fleiss_pools_the_shares_that_cohen_keeps_apart():
    codes = from_square([[20, 5], [10, 15]])
    # pooled shares 55 and 45 of 100: chance agrees on .505
    assert fleiss_kappa(codes) == pytest.approx((0.7 - 0.505) / 0.495)
    assert fleiss_kappa(codes) < cohens_kappa(codes)


@settings(max_examples=60)
@given(cells=CODED)
def test_alpha_is_1_exactly_where_all_agree(cells):
    codes = pd.DataFrame(cells, dtype=object)
    compared = [[one for one in unit if one] for unit in cells]
    compared = [unit for unit in compared if len(unit) > 1]
    alpha = krippendorffs_alpha(codes)
    if len({one for unit in compared for one in unit}) < 2:
        assert np.isnan(alpha)
    else:
        assert (abs(alpha - 1) < 1e-12) == all(len(set(unit)) == 1 for unit in compared)
        assert alpha <= 1 + 1e-12


@settings(max_examples=40)
@given(cells=CODED, data=st.data())
def test_nothing_hangs_on_the_names_of_codes_or_the_order_of_coders_and_units(cells, data):
    codes = pd.DataFrame(cells, dtype=object)
    names = dict(zip("abc", data.draw(st.permutations(["price", "list", "chef"])), strict=True))
    order = data.draw(st.permutations(range(len(cells))))
    turned = codes.iloc[order, ::-1].map(lambda one: names.get(one))
    for measure in (raw_agreement, krippendorffs_alpha):
        assert measure(turned) == pytest.approx(measure(codes), nan_ok=True)
    assert cohens_kappa(turned.iloc[:, :2]) == pytest.approx(cohens_kappa(codes.iloc[:, 1:]), nan_ok=True)


@settings(max_examples=40)
@given(cells=CODED)
def test_alpha_and_its_table_by_hand(cells):
    """Every ordered pair of coders of a unit, with the weight 1 / (m - 1)."""
    codes = pd.DataFrame(cells, dtype=object)
    pairs = {}
    for unit in cells:
        known = [one for one in unit if one]
        for i, one in enumerate(known):
            for j, other in enumerate(known):
                if i != j:
                    pairs[one, other] = pairs.get((one, other), 0) + 1 / (len(known) - 1)
    confused = code_confusions(codes)
    for one in confused.index:
        for other in confused.columns:
            assert confused.loc[one, other] == pytest.approx(pairs.get((one, other), 0))
    uses = {one: sum(times for pair, times in pairs.items() if pair[0] == one) for one in confused.index}
    n = sum(uses.values())
    assume(sum(use > 0 for use in uses.values()) > 1)
    apart = sum(times for (one, other), times in pairs.items() if one != other) / n
    chance = sum(uses[a] * uses[b] for a in uses for b in uses if a != b) / (n * (n - 1))
    assert krippendorffs_alpha(codes) == pytest.approx(1 - apart / chance)


def test_a_rare_code_agrees_by_itself_and_falls_beyond_chance():
    codes = from_square([[80, 10], [5, 5]]).replace({0: "other", 1: "chef"})
    told = agreement_by_code(codes).set_index("code")
    assert told.loc["chef", "agreement"] == pytest.approx(0.85)
    assert told.loc["chef", "together"] == pytest.approx(10 / 25)
    assert told.loc["chef", "alpha"] == pytest.approx(krippendorffs_alpha(codes))
    assert told["times"].to_dict() == {"other": 175, "chef": 25}
    assert told.loc["chef", "units"] == 20


def test_a_code_is_judged_against_all_the_others():
    told = agreement_by_code(KRIPPENDORFF).set_index("code")
    for code in told.index:
        split = KRIPPENDORFF.map(lambda one, code=code: None if pd.isna(one) else one == code)
        assert told.loc[code, "alpha"] == pytest.approx(krippendorffs_alpha(split))


def test_where_chance_cannot_be_told_nothing_is_said():
    same = table("aa aa")
    assert [np.isnan(one(same)) for one in (cohens_kappa, fleiss_kappa, krippendorffs_alpha)] == [True] * 3
    assert raw_agreement(same) == 1
    assert np.isnan(raw_agreement(table("a- -b")))
    told = coder_agreement(same).set_index("measure")
    assert (
        told.loc["alpha", "says"] == "One code was all that was used, so what chance would do can't be told."
    )
    assert coder_agreement(table("a- -b"))["says"][0] == (
        "No unit was coded by two people. 2 units with fewer than two codes left out."
    )


def test_spaces_and_empty_cells_are_no_codes():
    codes = pd.DataFrame({"Ada": ["a ", "b", ""], "Ben": ["a", " b", "c"]})
    assert krippendorffs_alpha(codes) == 1


def test_the_measures_side_by_side_are_the_single_ones():
    two = from_square([[40, 9], [6, 45]])
    told = coder_agreement(two, draws=20).set_index("measure")["value"]
    assert told["raw"] == pytest.approx(raw_agreement(two))
    assert told["cohen"] == pytest.approx(cohens_kappa(two))
    assert told["fleiss"] == pytest.approx(fleiss_kappa(two))
    assert told["alpha"] == pytest.approx(krippendorffs_alpha(two))
    gaps = coder_agreement(KRIPPENDORFF, draws=20)
    assert gaps["measure"].tolist() == ["raw", "alpha"]
    assert gaps["units"].tolist() == [11, 11]
    assert gaps["says"][0] == "1 unit with fewer than two codes left out."


def test_the_range_is_that_of_tables_drawn_one_by_one():
    codes = table("aa ab bb ba cc ca aa bb cc cb")
    talks = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    told = coder_agreement(codes, talks, draws=200, confidence=0.8, seed=7).set_index("measure")
    drawn = np.random.default_rng(7).multinomial(5, [0.2] * 5, size=200)
    found = {"raw": [], "cohen": [], "fleiss": [], "alpha": []}
    for times in drawn:
        again = codes.loc[np.repeat(range(10), np.repeat(times, 2))].reset_index(drop=True)
        for name, measure in zip(
            found, (raw_agreement, cohens_kappa, fleiss_kappa, krippendorffs_alpha), strict=True
        ):
            found[name].append(measure(again))
    for name, values in found.items():
        low, high = np.nanquantile(values, [0.1, 0.9])
        assert told.loc[name, ["low", "high"]].tolist() == pytest.approx([low, high])
        assert told.loc[name, "undefined"] == np.isnan(values).sum()


def test_talks_drawn_whole_make_a_wider_range_than_lines():
    lines = table(" ".join(["aa"] * 5 + ["ab"] * 5 + ["bb"] * 5 + ["ba"] * 5))
    talks = [row // 5 for row in range(20)]
    by_line, by_talk = (coder_agreement(lines, groups).iloc[0] for groups in (None, talks))
    assert by_talk["high"] - by_talk["low"] > by_line["high"] - by_line["low"]
    assert (by_line["groups"], by_talk["groups"]) == (20, 4)
    one = coder_agreement(lines, [1] * 20).iloc[0]
    assert np.isnan(one["low"])
    assert one["says"] == "All units belong to one group, so there is no range."


def test_a_talk_without_a_unit_to_compare_is_not_drawn():
    gaps = coder_agreement(KRIPPENDORFF, ["I1"] * 6 + ["I2"] * 5 + ["I3"], draws=50)
    assert gaps["groups"].tolist() == [2, 2]
    assert gaps.equals(
        coder_agreement(KRIPPENDORFF[:11], ["I1"] * 6 + ["I2"] * 5, draws=50).assign(says=gaps["says"])
    )


def test_the_same_seed_gives_the_same_range():
    assert coder_agreement(KRIPPENDORFF).equals(coder_agreement(KRIPPENDORFF))
    assert not coder_agreement(KRIPPENDORFF).equals(coder_agreement(KRIPPENDORFF, seed=2))


def test_a_table_from_a_list_keeps_the_order_of_appearance():
    marks = pd.DataFrame(
        {
            "interview": ["I2", "I2", "I1"],
            "line": [1, 1, 4],
            "coder": ["Zoe", "Ada", "Ada"],
            "code": ["price", "list", None],
        }
    )
    codes = coding_table(marks)
    assert list(codes.columns) == ["Zoe", "Ada"]
    assert list(codes.index) == [("I2", 1), ("I1", 4)]
    assert codes.iloc[0].tolist() == ["price", "list"]
    assert codes.iloc[1].isna().all()


def test_wrong_codings_are_named():
    marks = pd.DataFrame({"line": [1, 1, None], "coder": ["Ada", "Ada", "Ben"], "code": ["x", "y", "x"]})
    with pytest.raises(InputError, match=r"Row 3: line is empty. Say which unit was coded by whom"):
        coding_table(marks, "line")
    with pytest.raises(InputError, match=r"Row 2: coder is “Ada”. This coder has a code for the same unit"):
        coding_table(marks[:2], "line")
    with pytest.raises(InputError, match="needs the column code"):
        coding_table(marks[["line", "coder"]], "line")
    with pytest.raises(InputError, match="compares two coders; here 4 coders have a column"):
        cohens_kappa(KRIPPENDORFF)
    with pytest.raises(InputError, match="Row 1 has 3 codes where most units have 4"):
        fleiss_kappa(KRIPPENDORFF)
    with pytest.raises(InputError, match="a column for each of two coders or more"):
        krippendorffs_alpha(KRIPPENDORFF[[0]])
    with pytest.raises(InputError, match="There are 2 groups for 12 units"):
        coder_agreement(KRIPPENDORFF, ["I1", "I2"])
    with pytest.raises(InputError, match="Row 2 has no group"):
        coder_agreement(KRIPPENDORFF, [1, None, *[2] * 10])
    with pytest.raises(InputError, match="at least one draw"):
        coder_agreement(KRIPPENDORFF, draws=0)
    with pytest.raises(InputError, match="confidence is 95"):
        coder_agreement(KRIPPENDORFF, confidence=95)
