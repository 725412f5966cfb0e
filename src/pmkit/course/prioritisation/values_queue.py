"""The numbers of the queue and its cost of delay."""

from typing import Any

from pmkit import methods
from pmkit.course.prioritisation import data
from pmkit.course.roadmapping.data import DEADLINES
from pmkit.english import in_words, plural
from pmkit.practice.values import Draw


def queue_job(draw: Draw, cd3: dict[str, float], title: dict[str, str]) -> dict[str, Any]:
    """A job of the queue, first Korbmarkt's new API: its CD3, how it stands beside the others, and what comes of
    the usual mistakes."""
    id = str(draw.of("MW-06", "MW-01", "MW-53", "MW-10"))
    cost, weeks = data.number(id, "cost_of_delay"), data.number(id, "duration")
    ahead = sum(cd3[other.lower()] > cd3[id.lower()] for other in data.QUEUE)
    return {
        "title": title[id.lower()],
        "table": data.table((id,), data.WAIT),
        "cost": cost,
        "weeks": weeks,
        "cd3": cd3[id.lower()],
        "beside": _beside(ahead),
        "place": _place(ahead),
        "product": cost * weeks,
        "upside_down": weeks / cost,
        "by_effort": cost / data.number(id, "effort"),
    }


def _beside(ahead: int) -> str:
    if not ahead:
        return "Long as it is, no other job stops so much cost for each week of work."
    stop = plural(ahead, "stops", "stop")
    return f"{in_words(ahead).capitalize()} of the other jobs {stop} more cost for each week of work."


def _place(ahead: int) -> str:
    if not ahead:
        return "No other job in the queue ends more per week, so it goes first, though it is long."
    jobs_end = plural(ahead, "job ends", "jobs end")
    return f"{in_words(ahead).capitalize()} other {jobs_end} more per week, so it does not go first."


_SAID = {
    "MW-01": "the filter",
    "MW-06": "the API",
    "MW-10": "the chef",
    "MW-17": "the pause",
    "MW-53": "the shorter start",
}


def pair(draw: Draw) -> tuple[str, str]:
    """Two jobs in their better order."""
    return draw.of(
        ("MW-06", "MW-17"),
        ("MW-06", "MW-01"),
        ("MW-06", "MW-53"),
        ("MW-17", "MW-01"),
        ("MW-53", "MW-01"),
        ("MW-01", "MW-10"),
    )


def two(pair: tuple[str, str]) -> dict[str, Any]:
    """Two jobs: what each waits for in which order, and what the better order saves."""
    jobs = data.items(pair).drop(columns="requires")
    (first_cost, first_weeks), (second_cost, second_weeks) = jobs[list(data.WAIT)].to_numpy(dtype=float)
    return {
        "table": data.table(pair, data.WAIT),
        "first": _SAID[pair[0]],
        "first_cost": float(first_cost),
        "first_weeks": float(first_weeks),
        "first_waits": float(second_weeks * first_cost),
        "second": _SAID[pair[1]],
        "second_cost": float(second_cost),
        "second_weeks": float(second_weeks),
        "second_waits": float(first_weeks * second_cost),
        "apart": float(first_cost - second_cost),
        "sum": float(second_weeks * first_cost + first_weeks * second_cost),
        "saved": methods.delay_cost(jobs, pair[::-1]) - methods.delay_cost(jobs, pair),
    }


def api_points() -> int:
    """SAFe's points of the API: value, urgency and risk."""
    return int(
        sum(
            data.number("MW-06", name)
            for name in ("user_business_value", "time_criticality", "risk_reduction")
        )
    )


def weeks_to_switch_off() -> float:
    """Weeks until Korbmarkt's old API is gone."""
    return DEADLINES["MW-06"]


def last_start(weeks_to_switch_off: float, duration: dict[str, float]) -> float:
    """The week in which the API would have to begin, if nothing goes wrong."""
    return weeks_to_switch_off - duration["mw-06"]
