"""A metric is looked at part by part: what two people could count differently is asked about, and no more."""

import pytest

from pmkit.methods import lint_metric
from pmkit.methods.metric_lint import METRIC

METRIC_OF_MEALWISE = {
    "did": "Cooked at least 3 meals from a plan",
    "whom": "households that paid on Monday",
    "time": "in one week",
    "counter": "complaints about recipes a week",
    "owner": "Mara Lindqvist",
}


def seen(**changed):
    return [(one.rule, one.where) for one in lint_metric({**METRIC_OF_MEALWISE, **changed})]


@pytest.mark.parametrize(
    "metric",
    [
        {},
        {"did": "Saw a first plan", "whom": "newcomers of the month before last", "time": "within 7 days"},
        {"did": "Left", "whom": "consumers who paid on the first of the month", "time": "by its last day"},
        {"did": "Were active on at least 2 days", "time": "September"},
        {"did": "Used the list twice or more", "owner": "O'Connell"},
        {"whom": "all households that paid on 1 September"},
        {"owner": "Head of product"},
        {"owner": "Team lead of Basket"},
        {"owner": "Mara Lindqvist, product manager"},
        {"owner": "Mara Lindqvist, Head of Growth, Mealwise Product"},
        {"owner": "Tomasz, CPO"},
        {"owner": "Mara Lindqvist,"},
        {"counter": "“too much”, said to support, of 100 households"},
    ],
)
def test_a_metric_that_two_people_count_alike_is_left_alone(metric):
    assert seen(**metric) == []


@pytest.mark.parametrize(
    ("part", "text", "rule"),
    [
        ("did", "Active", "vague"),
        ("did", "Used the app regularly", "vague"),
        ("did", "Total number of sign-ups to date", "running-total"),
        ("did", "Average meals cooked", "average"),
        ("whom", "all users", "everyone"),
        ("whom", "customers", "everyone"),
        ("time", "soon", "no-period"),
        ("counter", "Satisfaction", "vague"),
        ("counter", "cooked at least 3 meals, from a plan.", "same"),
        ("owner", "the squads", "owner"),
        ("owner", "Mara and Tomasz", "owner"),
        ("owner", "Mara, Tomasz", "owner"),
        ("owner", "Mara Lindqvist, product manager, Tomasz", "owner"),
        ("owner", "Squad Basket", "owner"),
        ("owner", "growth team", "owner"),
        ("owner", "Marketing", "owner"),
        ("owner", "TBD", "placeholder"),
        ("time", "…", "empty"),
    ],
)
def test_each_rule_names_its_part(part, text, rule):
    assert (rule, part) in seen(**{part: text})


def test_nothing_written_asks_for_each_part_once():
    assert [one.where for one in lint_metric({})] == list(METRIC)


@pytest.mark.parametrize("silly", ["<b>x</b>", "=1+1", "🙂" * 50, "\x00", "a" * 5000])
def test_silly_words_are_read_without_harm(silly):
    assert all(one.text for one in lint_metric(dict.fromkeys(METRIC, silly)))
