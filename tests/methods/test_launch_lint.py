"""Would this meeting stop a bad launch: each rule with a row that it is about, and rows in order."""

from datetime import date

import pytest

from pmkit.methods import lint_launch

ROW = {
    "id": "m",
    "criterion": "Unsafe recipes",
    "kind": "measure",
    "threshold": "none in 1,000 meals",
    "evidence": "log of the beta",
    "n": 1000,
    "written": date(2027, 1, 2),
    "owner": "Aoife",
    "state": "green",
}
SINCE = date(2027, 1, 4)
WHOLE = [
    ROW | {"id": kind, "kind": kind} for kind in ("measure", "severity", "stop", "back", "support", "partner")
]


def rules(criteria, reasons=()):
    return [one.rule for one in lint_launch(criteria, reasons, SINCE)]


def test_a_table_in_order_has_no_finding():
    reasons = [{"id": "1", "home": "seen", "which": "unsafe reports"}]
    assert rules(WHOLE, reasons) == []


@pytest.mark.parametrize(
    "rule, change",
    [
        ("no-threshold", {"threshold": ""}),
        ("no-day", {"written": None}),
        ("after-data", {"written": date(2027, 1, 5)}),
        ("green-no-evidence", {"evidence": ""}),
        ("green-nobody", {"n": 0}),
        ("green-no-n", {"n": None}),
        ("feels-good", {"evidence": "it feels good"}),
        ("feels-good", {"threshold": "team is confident"}),
        ("no-owner", {"owner": " "}),
        ("two-owners", {"owner": "Aoife, Jonas"}),
        ("two-owners", {"owner": "Aoife and Jonas"}),
        ("two-owners", {"owner": "Aoife/Jonas"}),
    ],
)
def test_each_rule_sees_its_row_and_nothing_else(rule, change):
    assert rules([WHOLE[0] | change, *WHOLE[1:]]) == [rule]


@pytest.mark.parametrize(
    "change",
    [
        {"written": SINCE},
        {"owner": "Research and design"},
        {"state": "open", "evidence": "", "n": 0},
        {
            "kind": "judgement",
            "threshold": "",
            "written": None,
            "evidence": "Mara feels good about it",
            "n": None,
        },
        {"kind": "support", "n": None, "threshold": "", "written": None},
    ],
)
def test_what_is_no_fault_is_left_alone(change):
    assert rules([*WHOLE, ROW | change]) == []


def test_the_way_back_counts_once_somebody_has_tried_it():
    back = [ROW | {"kind": "back", "state": "open", "evidence": "", "n": n} for n in (None, 0, 1)]
    assert ["back-not-tried" in rules([*WHOLE, one]) for one in back] == [True, True, False]


@pytest.mark.parametrize("kind", ["severity", "stop", "back", "support", "partner"])
def test_what_the_table_lacks_is_named(kind):
    assert rules([row for row in WHOLE if row["kind"] != kind]) == [f"no-{kind}"]


def test_a_reason_needs_a_home_and_the_home_a_name():
    reasons = [{"id": "1", "home": "", "which": ""}, {"id": "2", "home": "seen", "which": " "}]
    found = [one for one in lint_launch(WHOLE, reasons, SINCE)]
    assert [(one.rule, one.where) for one in found] == [("no-home", "1"), ("no-which", "2")]


def test_without_a_first_day_of_data_no_threshold_is_late():
    assert lint_launch([ROW | {"written": date(2030, 1, 1)}, *WHOLE[1:]]) == []


def test_an_empty_table_is_told_all_that_it_lacks():
    assert len(lint_launch([])) == 5
