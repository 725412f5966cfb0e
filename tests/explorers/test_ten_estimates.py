"""Ten ranges are given before any truth is on the page; then the count, its range and the widths are read."""

import json

import pytest
from play import Play

from pmkit.cases import load
from pmkit.course.explorers import EXPLORERS
from pmkit.practice import to_plain

TRUTHS = {row["id"]: row["truth"] for row in load("quantities").to_dict("records")}
FIRST = list(TRUTHS)[::2]


@pytest.fixture(scope="module")
def explorers():
    return {id: EXPLORERS[id].explorer() for id in ("career.estimate", "career.own-estimate")}


@pytest.fixture
def case(explorers):
    return Play(explorers["career.estimate"])


@pytest.fixture
def own(explorers):
    return Play(explorers["career.own-estimate"])


def give(play, ids=FIRST, wide=2.0, off=1.0):
    for id in ids:
        play.edit("estimates", id, "low", off * TRUTHS[id] / wide)
        play.edit("estimates", id, "high", off * TRUTHS[id] * wide)
    return play


def on_the_page(play):
    """All that a browser gets."""
    seen = play.seen
    result = seen.result
    tables = [table.rows for table in result.tables.values()]
    charts = [(one.words, one.rows.to_dict("list")) for one in result.charts.values()]
    controls = [getattr(one, "rows", "") or getattr(one, "fields", "") for one in seen.controls]
    return json.dumps(
        [result.sentence, dict(result.says), result.computed, tables, charts, controls], default=str
    )


def told(play, key):
    return to_plain(play.result.says[key])


def test_no_truth_is_on_the_page_before_all_ten_are_given_and_asked_for(case):
    unusual = {str(int(truth)) for truth in TRUTHS.values() if truth > 1000}
    for id in FIRST[:9]:
        case.edit("estimates", id, "low", 1).edit("estimates", id, "high", 2)
    case.press("show")
    assert "9 of 10 ranges are given" in case.says and not case.result.tables and not case.result.charts
    case.edit("estimates", FIRST[9], "low", 1).edit("estimates", FIRST[9], "high", 2)
    assert "All ten are given" in case.says
    page = on_the_page(case)
    assert not [one for one in unusual if one in page] and not case.result.tables
    case.press("show")
    assert "397,000,000 shares" in on_the_page(case)


def test_the_other_ten_stay_hidden_and_are_kept_apart(case):
    give(case).press("show")
    case.set(set="second")
    assert "Give a range" in case.says and not case.result.tables
    assert "10 of your 10 ranges held" in case.set(set="first").says


def test_ranges_that_hold_all_are_asked_about_their_width(case):
    give(case).press("show")
    assert "10 of your 10 ranges held the truth" in case.says and "between 72 % and 100 %" in case.says
    assert "could they be narrower?" in case.says and "4 times its bottom" in case.says
    assert "holds all 10 in 35 % of such sets." in told(case, "sure")


def test_narrow_ranges_beside_the_truth_are_counted_with_their_range(case):
    give(case, FIRST[:4])
    give(case, FIRST[4:], off=0.1)
    case.press("show")
    assert "4 of your 10 ranges held the truth" in case.says
    assert "between 17 % and 69 %" in case.says and "Too narrow" in case.says
    assert "6 lay too low and 0 too high" in case.says
    sides = [row["side"] for row in case.result.tables["answers"].rows]
    assert sides == ["holds the truth"] * 4 + ["lies too low"] * 6
    assert set(case.chart.rows["line"]) == {1.0} and case.chart.rows["high"].iloc[5] == pytest.approx(0.2)


def test_what_is_changed_after_the_truth_was_shown_counts_for_nothing(case):
    give(case, off=0.1).press("show")
    before = case.says
    give(case, FIRST[:3])
    assert case.says == before and "3 changes since then" in told(case, "note")
    case.press("show")
    assert case.says == before


@pytest.mark.parametrize(
    "low, high, says",
    [(5, None, "give both ends"), (None, 5, "give both ends"), (-1, 5, "above 0"), (0, 5, "above 0"),
     (9, 5, "begins above its end"), ("x", "y", ""), (True, 5, "give both ends"),
     (10**400, 5, "give both ends"), (float("nan"), 5, "give both ends")],
)  # fmt: skip
def test_a_range_that_is_none_is_told_in_its_row_and_does_not_count(case, low, high, says):
    give(case)
    case.edit("estimates", "Q03", "low", low).edit("estimates", "Q03", "high", high)
    assert says in case.result.computed["estimates"]["says"][1]
    case.press("show")
    assert "9 of 10" in case.says and not case.result.tables


@pytest.mark.parametrize(
    "kept", [[], "x", {"first": 3}, {"first": {"Q01": [1]}}, {"first": {"Q01": [2, 1]}}, 10**400]
)
def test_a_kept_state_that_nobody_could_have_made_shows_no_truth(case, kept):
    play = Play(case.explorer, {"frozen": kept, "set": "first"})
    assert "Give a range" in play.says and not play.result.tables


# --- in parts
def test_the_widest_part_is_marked_and_the_whole_is_narrower_than_all_ends_at_once(case):
    said = told(case, "product")
    assert "from 250 to 3,500" in said and "would be 120 to 7,200" in said
    assert case.result.computed["factors"]["says"] == ["", "the widest", "", "", "", ""]
    case.edit("factors", "1", "high", 2_000_000)
    assert case.result.computed["factors"]["says"][0] == "the widest"


def test_a_part_may_divide_and_an_empty_table_asks_for_a_part(case):
    case.edit("factors", "1", "how", "over")
    assert "from 250" not in told(case, "product")
    for id in ("1", "2", "3"):
        case.edit("factors", id, "low", None).edit("factors", id, "high", None)
    assert "Write each part with a range" in told(case, "product")
    case.edit("factors", "4", "low", 3).edit("factors", "4", "high", 3)
    assert "from 3 to 3" in told(case, "product"), "a part without doubt"


def test_names_of_parts_are_escaped(case):
    case.set(what="<b>x</b>").edit("factors", "2", "factor", "*<i>")
    assert "<b>" not in case.result.says["product"] and "<i>" not in case.result.says["product"]


# --- own ranges
def test_own_ranges_are_judged_as_far_as_their_truth_is_known(own):
    assert "2 of your 4 ranges held" in own.says and "Refunds in April" in told(own, "note")
    assert [row["side"] for row in own.result.tables["own_answers"].rows].count("lies too low") == 2
    assert own.field("ranges").stays


def test_of_own_ranges_the_count_is_taken_along_and_no_line_that_was_pasted(own, case):
    read = str(own.explorer.readable(own.seen))
    assert "2 of your 4 ranges" in read and "Refunds" not in read and "pier" not in read
    give(case).press("show")
    assert "Knight Capital" in str(case.explorer.readable(case.seen))


@pytest.mark.parametrize(
    "pasted",
    ["", "hello", "quantity,low,high\n", "quantity,low,high,truth\nx,5,2,3",
     "quantity,low,high,truth\nx,-1,2,3",
     "quantity,low,high,truth\nx,1,2,-3", "quantity,low,high,truth\n<b>,a,b,c", "quantity,low,high\nx,1,2",
     "🙂" * 300],
)  # fmt: skip
def test_own_ranges_that_cannot_be_judged_are_told(own, pasted):
    own.set(ranges=pasted)
    assert "No range has its truth yet" in own.says and not own.result.tables and told(own, "read")
    assert "<b>" not in own.result.says["read"]


def test_of_thousands_of_ranges_the_first_are_drawn_and_all_are_counted(own):
    own.set(ranges="quantity,low,high,truth\n" + "\n".join(f"q{n},1,3,2" for n in range(3_000)))
    assert "of your 3,000 ranges held" in own.says
    assert len(own.result.tables["own_answers"].rows) == 30
    assert len(own.result.charts["own_chart"].rows) == 30
    assert "the first 30 are drawn" in own.result.charts["own_chart"].subtitle
