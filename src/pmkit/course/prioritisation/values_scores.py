"""The numbers of the scores: RICE, ICE, value against effort, weighted criteria."""

from collections.abc import Sequence
from typing import Any

from pmkit import methods
from pmkit.course.prioritisation import data
from pmkit.practice.values import Draw

# RICE and ICE


def scored_item(draw: Draw) -> str:
    return draw.of("MW-01", "MW-14", "MW-19", "MW-27", "MW-29")


def scored(scored_item: str) -> dict[str, Any]:
    """The item whose RICE is asked for, its inputs, and what comes of the usual mistakes."""
    row = data.items((scored_item,)).iloc[0]
    reach, impact, sure, effort = (float(row[name]) for name in data.RICE)
    return {
        "title": row["item"],
        "table": data.table((scored_item,), data.RICE),
        "reach": reach,
        "thousands": reach / 1000,
        "impact": impact,
        "times": {1: "the usual effect", 2: "twice the usual effect"}[round(impact)],
        "confidence": sure,
        "percent": 100 * sure,
        "sure": {0.5: "half", 0.8: "four fifths"}[sure],
        "effort": effort,
        "rice": float(methods.rice(data.items((scored_item,)))["rice"].iloc[0]),
        "by_percent": reach * impact * 100 * sure / effort,
        "times_effort": reach * impact * sure * effort,
        "no_confidence": reach * impact / effort,
        "no_effort": reach * impact * sure,
        "no_impact": reach * sure / effort,
        "reach_impact": reach * impact,
    }


def undoubted(rice: dict[str, float], confidence: dict[str, float]) -> float:
    """What the shared list would score if it were certain."""
    return rice["mw-05"] / confidence["mw-05"]


def gap(rice: dict[str, float]) -> float:
    """By how many per cent dark mode's score lies above that of the free week."""
    return 100 * (rice["mw-04"] / rice["mw-22"] - 1)


def chef_rank(rice: dict[str, float]) -> int:
    return 1 + sum(score > rice["mw-10"] for score in rice.values())


def monthly(draw: Draw) -> float:
    return float(draw.of(data.number("MW-42", "reach") / 3, 1_200, 2_400, 4_500, 6_000))


def referral(monthly: float) -> dict[str, float]:
    """RICE of the referral with the reach of a quarter, and of the usual mistakes."""
    impact, sure, effort = (data.number("MW-42", name) for name in data.RICE[1:])
    by_reach = impact * sure / effort
    return {
        "quarter": 3 * monthly,
        "rice": 3 * monthly * by_reach,
        "month": monthly * by_reach,
        "year": 12 * monthly * by_reach,
        "by_percent": 100 * 3 * monthly * by_reach,
        "no_confidence": 3 * monthly * impact / effort,
        "percent": 100 * sure,
    }


def reach_points(reach: dict[str, float]) -> dict[str, float]:
    """A template's points for the reach of dark mode and of the PDF; their ratio, and that of the households."""
    dark_mode, pdf = 10, 3
    ratios = {"ratio": dark_mode / pdf, "true_ratio": reach["mw-04"] / reach["mw-03"]}
    return {"dark_mode": dark_mode, "pdf": pdf, **ratios}


def dark_mode_ice() -> dict[str, float]:
    return _ice("MW-04")


def shared_list_ice() -> dict[str, float]:
    return _ice("MW-05")


def _ice(id: str) -> dict[str, float]:
    points = methods.ice_inputs(data.items((id,))).round({"ice_impact": 0, "ice_confidence": 0})
    row: Any = methods.ice(points).iloc[0]
    given = {"impact": row.ice_impact, "confidence": row.ice_confidence, "ease": float(row.ease)}
    return given | {"sum": sum(given.values()), "average": row.ice_average, "product": row.ice_product}


def points(draw: Draw) -> tuple[int, int, int]:
    """Impact, confidence, ease."""
    return draw.of((8, 5, 3), (9, 4, 2), (7, 6, 4), (6, 9, 2), (8, 7, 2), (9, 7, 4))


def ice(points: tuple[int, int, int]) -> dict[str, float]:
    impact, confidence, ease = points
    return {
        "impact": impact,
        "confidence": confidence,
        "ease": ease,
        "product": impact * confidence * ease,
        "average": sum(points) / 3,
        "sum": sum(points),
        "divided": impact * confidence / ease,
        "two": impact * confidence,
    }


votes = {"dark_mode": 400, "pause": 12, "times": 400 / 12}
"""Of a forum, made up."""


# value against effort

value_line, effort_line = 60, 2.5
"""Thousand EUR a year, person-months."""


def quadrant() -> dict[str, str]:
    sorted_in = methods.value_effort(
        data.items(data.QUADRANTS), value_line=value_line, effort_line=effort_line
    )
    return {id: str(name).replace(" ", "-") for id, name in data.keyed(sorted_in, "quadrant").items()}


# weighing criteria


def highest_value() -> float:
    return data.ENDS["value"][1]


def longest_effort() -> float:
    return data.ENDS["effort"][1]


def weighed_item(draw: Draw) -> str:
    return draw.of("MW-01", "MW-13", "MW-15", "MW-34")


def weighed(weighed_item: str, highest_value: float, longest_effort: float) -> dict[str, Any]:
    """An item on stated ranges, value three times effort, and what comes of the usual mistakes."""
    found = methods.weighted_score(
        data.items((weighed_item,)),
        {"value": 3, "effort": 1},
        costs=["effort"],
        ranges={name: data.ENDS[name] for name in ("value", "effort")},
    )
    worth, months = data.number(weighed_item, "value"), data.number(weighed_item, "effort")
    value_part, effort_part = worth / highest_value, 1 - months / longest_effort
    return {
        "title": data.title(weighed_item),
        "table": data.table((weighed_item,), ("value", "effort")),
        "value": worth,
        "effort": months,
        "value_part": value_part,
        "effort_part": effort_part,
        "months_left": longest_effort - months,
        "turned": 1 - effort_part,
        "score": float(found["weighted_score"].iloc[0]),
        "effort_good": 0.75 * value_part + 0.25 * (1 - effort_part),
        "in_percent": 100 * float(found["weighted_score"].iloc[0]),
        "equal": (value_part + effort_part) / 2,
        "no_share": 3 * value_part + effort_part,
    }


def score_of_three() -> dict[str, float]:
    """By value and effort, half each, from the best to the worst of the list."""
    return _half_each(data.WEIGHED[:-1])


def score_of_four() -> dict[str, float]:
    """With the idea that is added late."""
    return _half_each(data.WEIGHED)


def _half_each(ids: Sequence[str]) -> dict[str, float]:
    weights = {"value": 1, "effort": 1}
    found = methods.weighted_score(data.items(ids), weights, costs=["effort"], normalise="min-max")
    return data.keyed(found, "weighted_score")


def led_by() -> dict[str, str]:
    """Who leads before and after the idea that is added late."""
    return {"three": _leader(data.WEIGHED[:-1]), "four": _leader(data.WEIGHED)}


def _leader(ids: Sequence[str]) -> str:
    scores = _half_each(ids)
    return data.title(max(scores, key=lambda id: scores[id]).upper())


def judgements() -> str:
    """Jonas's judgements, two by two: a table."""
    rows = [
        f"| {name} | " + " | ".join(row) + " |"
        for name, row in zip(data.CRITERIA, data.JUDGEMENTS, strict=True)
    ]
    head = "| counts … times as much as | " + " | ".join(data.CRITERIA) + " |"
    return "\n".join([head, "|---|" + "---:|" * len(data.CRITERIA), *rows])


def consistency_ratio() -> float:
    return round(float(methods.ahp_weights([list(row) for row in data.JUDGEMENTS]).cr), 2)
