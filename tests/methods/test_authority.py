"""Whoever answers for a decision should have the power to take it."""

from pmkit.methods.authority import lint_authority

MARKS = {"price": {"Ana": "A", "Ben": "R"}, "order": {"Ana": "R", "Ben": "A/R"}}


def told(may_decide, **kwargs):
    return [(one.where, one.rule) for one in lint_authority(MARKS, may_decide, **kwargs)]


def test_an_a_without_the_power_is_named():
    assert told({"price": "Ben", "order": "Ben"}) == [("price", "no-authority")]


def test_one_of_several_names_is_enough_and_capitals_do_not_matter():
    assert told({"price": "ben, ANA", "order": "Ben and Cem"}) == []


def test_a_row_without_names_is_not_looked_at():
    assert told({"price": "", "order": " , "}) == []


def test_an_a_and_an_r_in_one_cell_count_as_an_a():
    assert told({"order": "Ana"}) == [("order", "no-authority")]


def test_a_name_with_and_in_it_is_one_name():
    marks = {"price": {"Research and design": "A", "Ben": "R"}}
    assert lint_authority(marks, {"price": "Research and design; Ben"}) == []
    assert [one.rule for one in lint_authority(marks, {"price": "Ben/Cem"})] == ["no-authority"]
