"""A North Star as a tree of inputs: the arithmetic of the course's example, a planner of household dinners.

The active households are a stock: those who stay count again in the next month, new ones flow in and others
flow out. So what more new households bring grows from month to month. The idea of one metric with three to
six inputs: Cutler and Scherschel, The North Star Playbook, Amplitude. The tree is this course's own example.
"""

from collections.abc import Mapping
from math import inf

INPUTS = ("kept", "new", "started", "planned", "cooked")
STOCK = ("kept", "new", "started")
"""The inputs that make the active households; the others count for each of them at once."""
_SHARES = ("started", "cooked")


def dinners_cooked(inputs: Mapping[str, float]) -> dict[str, float]:
    """`active` households a month and `dinners` cooked a week, from the five inputs.

    active = kept + new × started; dinners = active × planned × cooked.

    >>> dinners_cooked({"kept": 90, "new": 20, "started": 0.5, "planned": 4, "cooked": 0.5})
    {'active': 100.0, 'dinners': 200.0}
    """
    active = inputs["kept"] + inputs["new"] * inputs["started"]
    return {"active": float(active), "dinners": float(active * inputs["planned"] * inputs["cooked"])}


def active_after(before: Mapping[str, float], now: Mapping[str, float], months: float) -> float:
    """Active households in month 1, 2, … after the inputs changed from `before` to `now`, for good.

    The share that stays is `now["kept"]` of the households that were active before, at most all of them. So
    month 1 is `dinners_cooked(now)`, and what joins adds up until as many leave. `months` may be `inf`: the
    long run, which is `inf` itself where some join and nobody leaves.

    >>> before = {"kept": 90, "new": 20, "started": 0.5, "planned": 4, "cooked": 0.5}
    >>> [round(active_after(before, before | {"new": 22}, months), 1) for months in (0, 1, 2, 12, inf)]
    [100.0, 101.0, 101.9, 107.2, 110.0]
    """
    start = dinners_cooked(before)["active"]
    stays = _share_that_stays(start, now)
    joins = now["new"] * now["started"]
    if stays == 1:
        return start + joins * months if joins else start
    level = joins / (1 - stays)
    return float(level + (start - level) * stays**months)


def _share_that_stays(active: float, now: Mapping[str, float]) -> float:
    return min(now["kept"] / active, 1.0) if active else 0.0


def dinners_after(before: Mapping[str, float], now: Mapping[str, float], months: float) -> float:
    """Dinners cooked a week in that month, by the households of `active_after` as in `now`.

    >>> before = {"kept": 90, "new": 20, "started": 0.5, "planned": 4, "cooked": 0.5}
    >>> round(dinners_after(before, before | {"new": 22}, 1))
    202
    """
    return active_after(before, now, months) * now["planned"] * now["cooked"]


def effects_of_ten_per_cent(inputs: Mapping[str, float], months: float = 1) -> dict[str, float]:
    """By what share of today's the dinners have changed in that month, where ten per cent are gained.

    Gained is ten per cent more of an input, and of the households that stay: ten per cent fewer that leave
    (today as many leave as join). No share grows beyond one.

    >>> inputs = {"kept": 90, "new": 20, "started": 0.5, "planned": 4, "cooked": 1.0}
    >>> {name: round(effect, 3) for name, effect in effects_of_ten_per_cent(inputs).items()}
    {'kept': 0.01, 'new': 0.01, 'started': 0.01, 'planned': 0.1, 'cooked': 0.0}
    >>> {name: round(effect, 3) for name, effect in effects_of_ten_per_cent(inputs, inf).items()}
    {'kept': 0.111, 'new': 0.1, 'started': 0.1, 'planned': 0.1, 'cooked': 0.0}
    """
    before = dinners_cooked(inputs)["dinners"]
    gained = {**inputs, **{name: min(1.1 * inputs[name], _most(name)) for name in INPUTS}}
    gained["kept"] = inputs["kept"] + 0.1 * inputs["new"] * inputs["started"]
    return {
        name: dinners_after(inputs, {**inputs, name: gained[name]}, months) / before - 1 for name in INPUTS
    }


def _most(name: str) -> float:
    return 1.0 if name in _SHARES else inf
