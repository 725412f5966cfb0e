"""The numbers of the lesson on what a test is worth. All computed."""

from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.course.discovery import data
from pmkit.english import format_number
from pmkit.practice.values import Draw

person_month = data.PERSON_MONTH
"""Thousand euros that a person-month is taken to cost; assumed."""
_TEST = {"hit_rate": 0.8, "false_alarm": 0.2}


def _item(id: str) -> Any:
    return load("backlog").set_index("id").loc[id]


def chef() -> dict[str, float]:
    """The talking chef: thousand euros a year if people use it, person-months, their cost; and at most for a study."""
    item = _item("MW-10")
    months, gain = float(item["effort"]), float(item["value"])
    worth = methods.worth_of_test(0.3, gain, person_month * months, **_TEST)
    return {"gain": gain, "months": months, "cost": person_month * months, "most": worth.evpi}


def bet(draw: Draw) -> dict[str, Any]:
    """A plan with a chance in per cent, its gain and cost (thousand euros); building now, what is expected when one
    knows first, the most that knowing is worth, and the parts that are taken for it."""
    percent, gain, cost = draw.of(
        (60, 80, 40), (50, 90, 40), (70, 60, 30), (60, 100, 50), (75, 80, 40), (80, 50, 30)
    )
    worth = methods.worth_of_test(percent / 100, gain, cost, **_TEST)
    return {
        "percent": percent,
        "fails": 100 - percent,
        "gain": gain,
        "cost": cost,
        "now": round(worth.now, 9),
        "perfect": round(worth.perfect, 9),
        "most": round(worth.evpi, 9),
        "in_euros": round(1000 * worth.evpi, 6),
        "typed": f"{format_number(worth.evpi)} thousand",
        "if_true": gain - cost,
        "expected_gain": round(percent * gain / 100, 9),
    }


def shared() -> dict[str, float]:
    """The shared list and a test of three days: alone, and while Korbmarkt's new API waits three weeks for it."""
    item, waits = _item("MW-05"), _item(data.WAITS)
    gain, cost, weeks = float(item["value"]), person_month * float(item["effort"]), 3
    a_week = float(waits["cost_of_delay"]) / 1000
    waiting = cost + weeks * a_week
    chance_of_no = 0.5 * (1 - _TEST["hit_rate"]) + 0.5 * (1 - _TEST["false_alarm"])
    after_no = 0.5 * (1 - _TEST["hit_rate"]) / chance_of_no
    return {
        "gain": gain,
        "cost": cost,
        "after_no": 100 * after_no,
        "left": after_no * gain,
        "weeks": weeks,
        "a_week": a_week,
        "waiting_cost": waiting,
        "worth": methods.worth_of_test(0.5, gain, waiting, **_TEST).evsi,
    }


def deaf(draw: Draw) -> dict[str, float]:
    """A survey that says yes as often where the idea fails: what it is worth, and certainty, and a part of that."""
    rate, gain, cost = draw.of((60, 50, 30), (70, 80, 45), (80, 60, 35), (75, 40, 24), (90, 100, 60))
    worth = methods.worth_of_test(0.5, gain, cost, hit_rate=rate / 100, false_alarm=rate / 100)
    return {
        "rate": rate,
        "worth": worth.evsi,
        "most": worth.evpi,
        "part": round(worth.evpi * rate / 100, 9),
    }
