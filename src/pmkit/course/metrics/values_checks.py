"""The numbers of a test before it is read: days pooled, sizes of the groups, goal, guardrails and the rest; and
those of the closer look."""

from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.practice.values import Draw

_HALF = 0.5


def _ramp() -> Any:
    return load("experiment_ramp")


def ramp() -> dict[str, float]:
    """T4: its days and those on which half saw it, both arms in people of a hundred over all days, and the
    difference over the days of half and half, in points with its range."""
    days = _ramp()
    half = days[days["planned_share"] == _HALF]
    totals = days.groupby("arm")[["people", "successes"]].sum()
    same = half.groupby("arm")[["people", "successes"]].sum().astype(int)
    low, high = methods.difference_interval(
        same["successes"]["control"],
        same["people"]["control"],
        same["successes"]["variant"],
        same["people"]["variant"],
    )
    rates = same["successes"] / same["people"]
    return {
        "days": int(days["day"].max()),
        "half_from": int(half["day"].min()),
        "free": FREE_DELIVERY,
        "control": 100 * totals["successes"]["control"] / totals["people"]["control"],
        "variant": 100 * totals["successes"]["variant"] / totals["people"]["variant"],
        "half_points": 100 * (rates["variant"] - rates["control"]),
        "half_low": 100 * low,
        "half_high": 100 * high,
    }


FREE_DELIVERY = 5
"""The days, from the first on, on which Korbmarkt delivered free of charge."""


def arms() -> dict[str, float]:
    """A test of a travel site with arms that do not fit half and half, and how rare that is by chance."""
    control, variant = 810_000, 804_000
    rare = methods.check_arm_sizes(control, variant).p_value
    return {"control": control, "variant": variant, "of_million": 1e6 * rare}


def _metrics() -> Any:
    """Each metric of T4 with its range, and what each arm measured."""
    table = load("experiment_metrics")
    means = table.pivot_table(index="metric", columns="arm", values="mean", sort=False)
    return methods.judge_metrics(table).metrics.set_index("metric").join(means)


def _in_points(row: Any) -> dict[str, float]:
    names = {"points": "difference", "low": "low", "high": "high", "control": "control", "variant": "variant"}
    return {name: 100 * float(row[column]) for name, column in names.items()}


def goal() -> dict[str, float]:
    """The goal of T4."""
    told = _metrics()
    return _in_points(told[told["role"] == "goal"].iloc[0])


def support() -> dict[str, float]:
    """The guardrail that was hurt: complaints to support, with the rise that was called harmless."""
    told = _metrics()
    hurt = told[told["verdict"] == "hurts"].iloc[0]
    margins = load("experiment_metrics").groupby("metric")["margin"].max()
    return {**_in_points(hurt), "margin": round(100 * float(margins[hurt.name]), 1)}


def others() -> dict[str, float]:
    """The numbers of T4 that are neither goal nor guardrail: how many, the chance of a false alarm among them, and
    the one that looks best."""
    told = _metrics()
    told = told[told["role"] == "other"]
    lowest = told.loc[told["p_value"].idxmin()]
    return {
        "count": len(told),
        "chance": 100 * methods.family_error(len(told)),
        "low_p": 100 * float(lowest["p_value"]),
        "low_control": 100 * float(lowest["control"]),
        "low_variant": 100 * float(lowest["variant"]),
    }


def nps() -> dict[str, Any]:
    """The net promoter score of Mealwise's survey with its range."""
    feedback = load("feedback")
    told = methods.net_promoter(feedback[feedback["channel"] == "survey"]).iloc[0]
    score, low, high = (float(told[name]) for name in ("nps", "low", "high"))
    shown = {"shown": f"−{-score:.0f}", "low_shown": f"−{-low:.0f}"}  # both are below zero
    return {**shown, "n": int(told["n"]), "high": high, "half": (high - low) / 2}


def forty(draw: Draw) -> dict[str, float]:
    """Some people who would be very disappointed, of those asked: the share with its range, in per cent."""
    very, n = draw.of((18, 40), (21, 50), (27, 60), (15, 35))
    low, high = methods.wilson_interval(very, n)
    return {"very": very, "n": n, "share": 100 * very / n, "low": 100 * low, "high": 100 * high}


def subscriber(draw: Draw) -> dict[str, float]:
    """Margin a month and how many of a hundred leave in one; what one brings in all, and the usual mistakes."""
    margin, churn = draw.of((6, 8), (3, 4), (4, 5), (5, 4), (9, 6))
    share = churn / 100
    return {
        "margin": margin,
        "churn": churn,
        "share": share,
        "value": methods.lifetime_value(margin, churn=share),
        "year": 12 * margin,
        "by_percent": margin / churn,
        "lost": margin * share,
        "months": 1 / share,
    }
