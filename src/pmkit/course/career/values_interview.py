"""The numbers of the lesson on marking answers and on estimates. All computed."""

import pandas as pd

from pmkit import methods
from pmkit.practice.values import Draw

RANGES = 10


def held() -> dict[str, float]:
    """Ten ranges of 90 %: how often out of 100 all hold, seven or fewer, and six or fewer, for somebody whose ranges are right."""
    chances = methods.chances_of_held(RANGES)
    return {
        "right": RANGES * 0.9,
        "all": 100 * chances[RANGES],
        "seven": 100 * sum(chances[:8]),
        "six": 100 * sum(chances[:7]),
    }


def kitchen() -> dict[str, float | str]:
    """Meals that come back untouched in a hospital in a week: the range of the product, and the widest factor."""
    factors = pd.DataFrame(
        {"factor": ["beds", "meals", "share"], "low": [400, 21, 0.03], "high": [600, 21, 0.2]}
    )
    told = methods.combine_factors(factors)
    return {
        "low": round(told.low, -2),
        "high": round(told.high, -2),
        "middle": round(told.middle),
        "share": 100 * told.share,
    }


def markers(draw: Draw) -> dict[str, object]:
    """Two people's marks of one answer: on how many of five points they are within one level, on how many equal."""
    first, second = draw.of(
        ((3, 2, 4, 1, 3), (4, 2, 2, 2, 3)),
        ((4, 1, 3, 3, 1), (2, 3, 2, 3, 2)),
        ((4, 1, 4, 2, 2), (2, 4, 2, 2, 3)),
        ((2, 4, 3, 1, 3), (2, 2, 4, 2, 3)),
        ((2, 3, 4, 1, 2), (4, 1, 3, 1, 3)),
    )
    apart = [abs(one - other) for one, other in zip(first, second, strict=True)]
    return {
        "within": sum(one <= 1 for one in apart),
        "equal": sum(one == 0 for one in apart),
        "beyond": sum(one > 1 for one in apart),
        "total": len(apart),
        "sum": sum(first),
        **{
            f"{name}{number}": mark
            for name, marks in (("a", first), ("b", second))
            for number, mark in enumerate(marks, 1)
        },
    }
