"""A North Star as a tree of inputs: the arithmetic of the course's example, a planner of household dinners.

The idea of one metric with three to six inputs: Cutler and Scherschel, The North Star Playbook, Amplitude.
The tree itself is this course's own example.
"""

from collections.abc import Mapping
from math import inf

INPUTS = ("kept", "new", "started", "planned", "cooked")
_SHARES = ("started", "cooked")


def dinners_cooked(inputs: Mapping[str, float]) -> dict[str, float]:
    """`active` households a month and `dinners` cooked a week, from the five inputs.

    active = kept + new × started; dinners = active × planned × cooked.

    >>> dinners_cooked({"kept": 90, "new": 20, "started": 0.5, "planned": 4, "cooked": 0.5})
    {'active': 100.0, 'dinners': 200.0}
    """
    active = inputs["kept"] + inputs["new"] * inputs["started"]
    return {"active": float(active), "dinners": float(active * inputs["planned"] * inputs["cooked"])}


def effects_of_ten_per_cent(inputs: Mapping[str, float]) -> dict[str, float]:
    """What ten per cent more of each input adds to the dinners, as a share; no share grows beyond one.

    >>> inputs = {"kept": 90, "new": 20, "started": 0.5, "planned": 4, "cooked": 1.0}
    >>> {name: round(effect, 3) for name, effect in effects_of_ten_per_cent(inputs).items()}
    {'kept': 0.09, 'new': 0.01, 'started': 0.01, 'planned': 0.1, 'cooked': 0.0}
    """
    before = dinners_cooked(inputs)["dinners"]
    more = {name: min(1.1 * inputs[name], 1.0 if name in _SHARES else inf) for name in INPUTS}
    return {name: dinners_cooked({**inputs, name: more[name]})["dinners"] / before - 1 for name in INPUTS}
