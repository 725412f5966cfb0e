"""Whom we lean on: published and computed figures, and each rule with a row that it is about and one that it
is not."""

from datetime import date

import pytest

from pmkit.methods import (
    InputError,
    latest_start,
    lint_dependencies,
    minutes_down,
    minutes_of_queue,
    serial_availability,
)

SAFE = {
    "id": "a",
    "partner": "Pay",
    "need": "hard",
    "fallback": "cash",
    "fallback_needs": "",
    "place": "Rhine",
    "owner": ["Ana"],
    "retires_on": None,
    "sign": "",
    "pieces": None,
    "limit_per_minute": 100,
    "peak_per_minute": 100,
    "limit_per": "key",
    "notice_days": 30,
    "contract_end": date(2028, 1, 1),
}
TODAY = date(2027, 1, 18)


def test_the_figures_of_the_fact_sheet_l6():
    assert serial_availability([0.999] * 5) == pytest.approx(0.99501, abs=5e-6)
    assert serial_availability([0.999, 0.999, 0.995]) == pytest.approx(0.99301, abs=5e-6)
    assert minutes_down(0.999) == pytest.approx(43.2)
    assert minutes_down(0.999**5) == pytest.approx(215.6, abs=0.05)


def test_nothing_to_lean_on_never_fails_and_one_that_is_down_stops_all():
    assert serial_availability([]) == 1
    assert serial_availability([1, 0, 0.5]) == 0


@pytest.mark.parametrize("share", [-0.1, 1.1, 99.9, float("nan")])
def test_what_is_no_share_of_time_is_refused_in_words(share):
    with pytest.raises(InputError, match="Write a share of the time"):
        serial_availability([0.9, share])


def test_a_queue_is_what_came_too_much_at_the_speed_of_the_limit():
    assert minutes_of_queue(540, 300, 60) == 48
    assert minutes_of_queue(300, 300, 60) == minutes_of_queue(200, 300, 60) == 0
    with pytest.raises(InputError, match="more than 0"):
        minutes_of_queue(10, 0, 60)


def test_the_latest_start_is_the_end_minus_the_weeks():
    assert latest_start(date(2027, 3, 31), 0) == date(2027, 3, 31)
    assert latest_start(date(2027, 3, 31), 10) == date(2027, 1, 20)
    with pytest.raises(InputError):
        latest_start(date(2027, 3, 31), -1)


def test_a_row_in_order_has_no_finding():
    assert lint_dependencies([SAFE], TODAY) == []


@pytest.mark.parametrize(
    "rule, change",
    [
        ("no-fallback", {"fallback": ""}),
        ("no-date", {"sign": "called old in its help"}),
        ("no-work", {"retires_on": date(2027, 9, 1)}),
        ("limit", {"peak_per_minute": 101}),
        ("no-owner", {"owner": []}),
        ("two-owners", {"owner": ["Ana", "Ben"]}),
        ("past", {"retires_on": TODAY, "pieces": 3}),
        ("contract", {"contract_end": date(2027, 2, 17)}),
    ],
)
def test_each_rule_sees_its_row_and_nothing_else(rule, change):
    assert [one.rule for one in lint_dependencies([SAFE | change], TODAY)] == [rule]


@pytest.mark.parametrize(
    "change",
    [
        {"fallback": "", "need": "soft"},
        {"contract_end": date(2027, 2, 18)},
        {"retires_on": date(2027, 1, 19), "pieces": 3},
    ],
)
def test_what_is_no_fault_is_left_alone(change):
    assert lint_dependencies([SAFE | change], TODAY) == []


def test_a_way_out_in_the_same_place_stops_with_what_it_replaces():
    other = SAFE | {"id": "b", "partner": "Mail"}
    rows = [SAFE | {"fallback_needs": "b"}, other]
    (found,) = lint_dependencies(rows)
    assert found.rule == "common-cause" and found.where == "a" and "Mail" in found.text
    assert lint_dependencies([rows[0], other | {"place": "Elbe"}]) == []
    assert lint_dependencies([rows[0] | {"place": ""}, other | {"place": ""}]) == []


def test_without_a_day_nothing_is_called_late():
    assert lint_dependencies([SAFE | {"retires_on": date(2020, 1, 1), "pieces": 1}]) == []
