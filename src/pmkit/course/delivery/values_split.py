"""The numbers of the lesson's slices and of what stays undone. All computed on the case's judgements."""

from typing import Any

from pmkit import methods
from pmkit.cases import load
from pmkit.course.delivery import done_data
from pmkit.english import listed
from pmkit.practice.values import Draw


def allergy_filter() -> dict[str, float]:
    """The filter, split by its rules: person-months of all, of the first slice and of the one that may wait; their
    shares of the value; and the share of the work that brings the first."""
    table = load("slices")
    table = table[(table["item"] == "MW-01") & (table["pattern"] == "business rules")]
    first = methods.check_split(table).curve.iloc[0]
    whole = float(table["effort"].sum())
    last = table.iloc[-1]
    return {
        "months": whole,
        "first": float(first["spent"]),
        "first_value": float(first["reached"]),
        "first_share": 100 * float(first["spent"]) / whole,
        "last": float(last["effort"]),
        "last_value": float(last["value_share"]),
    }


def filter_layers() -> dict[str, float]:
    """The same filter by layers: person-months until the last one begins, and what families have by then."""
    table = load("slices")
    curve = methods.check_split(table[(table["item"] == "MW-01") & (table["pattern"] == "layers")]).curve
    return {"before": float(curve["spent"].iloc[-2]), "value": float(curve["reached"].iloc[-2])}


def cloakroom(draw: Draw) -> dict[str, Any]:
    """A theatre's tickets for the cloakroom, in layers: the days of each, of all, and of all but the last."""
    days = draw.of((11, 9, 7, 6), (8, 7, 5, 4), (10, 6, 4), (12, 10, 8, 6, 4), (7, 6, 3))
    return {
        "days": listed([str(each) for each in days]),
        "all": sum(days),
        "first": days[0],
        "before": sum(days[:-1]),
        "mean": sum(days) / len(days),
        "worked": 100 * sum(days[:-1]) / sum(days),
    }


_LAST_WEEKS = 6
_TIMES_LATER = 3


def undone() -> dict[str, float]:
    """The checks that “except for testing” leaves out, for as many weeks as the last six: hours for one item and in
    all, and hours if the same work takes three times as long later."""
    checks = load("done_checks")
    kept = [name for name in checks["check"] if name not in done_data.SKIPPED]
    finished = [int(count) for count in load("throughput")["squad_basket"].tail(_LAST_WEEKS)]
    told = methods.undone_work(checks, kept, finished, capacity=0, factor=_TIMES_LATER)
    return {
        "checks": len(checks),
        "skipped": len(done_data.SKIPPED),
        "all_checks": float(checks["hours_per_item"].sum()),
        "per_item": told.per_item,
        "items": sum(finished),
        "weeks": _LAST_WEEKS,
        "hours": float(told.ledger["so_far"].iloc[-1]),
        "later": told.later,
        "times": _TIMES_LATER,
    }
