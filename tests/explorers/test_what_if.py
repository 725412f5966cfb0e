"""What if I had: a branch without a change is the game, and each kind of decision can be another."""

import json

import pytest
from games import log_text, look
from players import log_of

from pmkit.explorers import Choice, Range
from pmkit.explorers.what_if import REDRAWN
from pmkit.simulator.branch import branch, paying_share
from pmkit.simulator.mealwise import mealwise

ID = "capstone.branch"


@pytest.fixture
def what_if():
    return look(ID, log_text())


def kinds(played, quarter):
    return list(played.set(quarter=str(quarter)).field("what").options)


@pytest.mark.parametrize("quarter", range(1, 9))
def test_without_a_change_it_is_the_game_in_each_quarter_for_each_kind(what_if, quarter):
    for kind in kinds(what_if, quarter):
        what_if.set(what=kind)
        assert "Nothing is changed yet: 463 thousand EUR" in what_if.says
        assert "parts" not in what_if.result.tables


def test_a_branch_is_that_of_the_engine(what_if):
    log = log_of("careful mix", "basil")
    found = branch(mealwise(), log, 3, {"debt": 0})
    what_if.set(quarter="3", what="debt").set(debt=0)
    assert f"−{-found.difference:.0f} thousand EUR" in what_if.says
    assert "361 thousand EUR instead of 463 thousand EUR" in what_if.says
    assert f"difference is −{-found.difference_planned:.0f} thousand EUR" in what_if.says
    parts = {row["id"]: row["difference"] for row in what_if.result.tables["parts"].rows}
    assert parts == {name: round(one) for name, one in found.parts.items() if abs(one) >= 0.5}
    assert abs(sum(parts.values()) - found.difference) < 3


def other(field):
    """A value that the field did not begin with."""
    if isinstance(field, Range):
        return field.min if field.start != field.min else field.max
    values = [one for one in field.options if one]
    return values[-1]


@pytest.mark.parametrize("quarter", [1, 3, 8])
def test_each_kind_of_decision_can_be_another(what_if, quarter):
    for kind in kinds(what_if, quarter):
        what_if.set(what=kind)
        fields = what_if.control("form").inputs()
        for field in fields[2:]:
            if isinstance(field, (Range, Choice)):
                what_if.set(**{field.key: other(what_if.field(field.key))})
        assert "instead of 463 thousand EUR" in what_if.says, kind


def test_a_habit_can_be_another_from_a_quarter_on(what_if):
    what_if.set(quarter="2", what="line").set(line="never", onwards=True)
    log = log_of("careful mix", "basil")
    found = branch(mealwise(), log, 2, {"below": None}, onwards=True)
    assert "from quarter 2 (Q1 2027) on" in what_if.says
    assert f"{abs(found.difference):,.0f} thousand EUR.**" in what_if.result.sentence
    assert all(one.below < -2 for one in found.as_played.decided[1:])
    assert found.as_played.decided[0].below == 0
    assert "only that quarter is changed" in what_if.says


def test_what_is_not_possible_any_more_is_listed():
    whole = (
        look(ID, log_text()).set(quarter="1", what="discovery").set(theme="joining and paying").set(months=0)
    )
    said = whole.result.says["skipped"]
    assert "not possible any more" in said and "Quarter 2" in said and r"MW\-H5" in said


def test_the_same_decision_in_other_worlds_is_tried_when_one_asks(what_if):
    what_if.set(quarter="8", what="debt").set(debt=0)
    assert what_if.result.says["other_luck"] == ""
    what_if.press("luck")
    share = paying_share(mealwise(), log_of("careful mix", "basil"), 8, {"debt": 0}, REDRAWN)
    assert f"in {100 * share:.0f} % of {REDRAWN} worlds" in what_if.result.says["other_luck"]
    assert what_if.set(debt=0.5).result.says["other_luck"] == ""  # it was asked of another decision


def test_at_most_five_branches_are_kept_each_once(what_if):
    what_if.press("keep")
    assert "kept" in what_if.result.hidden  # nothing is changed, nothing is kept
    for quarter in "1223456":
        what_if.set(quarter=quarter, what="debt").set(debt=0).press("keep")
    rows = what_if.result.tables["kept"].rows
    assert len(rows) == 5 and rows[0]["branch"].endswith("quarter 2 (Q1 2027)")
    assert rows[-1]["branch"] == "no work on debt in quarter 6 (Q1 2028)"
    json.dumps(what_if.state)
    again = look(ID, log_text(), what_if.state)
    assert again.result.tables["kept"].rows == rows
    assert "kept" in what_if.press("forget").result.hidden


@pytest.mark.parametrize(
    "strange",
    [
        {"quarter": 9, "what": "debt", "on": "", "to": "0"},
        {"quarter": True, "what": "debt", "on": "", "to": "0"},
        {"quarter": 1, "what": "debt", "on": "", "to": "99"},
        {"quarter": 1, "what": "debt", "on": "", "to": "nan"},
        {"quarter": 1, "what": "debt", "on": "", "to": 0},
        {"quarter": 1, "what": "discovery", "on": "<b>", "to": "1"},
        {"quarter": 1, "what": "first", "on": "MW-99", "to": ""},
        {"quarter": 1, "what": "letter", "on": "L01", "to": "shout"},
        {"quarter": 1, "what": "price", "on": "", "to": "1e9"},
        {"quarter": 1, "what": "line", "on": "", "to": "x"},
        {"quarter": 1, "what": "x"},
        ["debt"],
    ],
    ids=repr,
)
def test_a_kept_branch_that_fits_no_game_is_left_out(strange):
    good = {"quarter": 1, "what": "debt", "on": "", "to": "0", "onwards": False}
    rows = look(ID, log_text(), {"kept": [strange, good]}).result.tables["kept"].rows
    assert len(rows) == 1


def test_a_kept_branch_of_a_quarter_that_this_game_has_not_is_left_out():
    good = {"quarter": 7, "what": "debt", "on": "", "to": "0", "onwards": False}
    short = look(ID, log_text(quarters=3), {"kept": [good], "ends": True})
    assert "kept" not in short.result.tables


def test_while_one_plays_a_branch_tells_nothing():
    early = look(ID, log_text(quarters=3))
    assert "comes after the last quarter" in early.says
    assert [one.key for one in early.control("form").inputs()] == ["ends"]
    assert "Nothing is changed yet" in early.set(ends=True).says


def test_only_what_could_be_decided_is_offered(what_if):
    assert "promise" in kinds(what_if, 1) and "promise" not in kinds(what_if, 2)
    assert "out" not in kinds(look(ID, log_text("do nothing")), 1)
    titles = mealwise().ideas.titles
    offered = what_if.set(quarter="1", what="first").field("idea").options
    hidden = [one for one, hides in zip(titles, mealwise().ideas.hidden, strict=True) if hides]
    assert offered and not set(hidden) & set(offered.values())
