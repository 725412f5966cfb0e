"""Product-management methods: pure functions, data frame in, new data frame out.

They know nothing of notebooks, widgets or files. Each name below is fetched from its module when it is
first asked for, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import Any

_HOMES = {
    # refusing wrong input, in words
    "InputError": "_frame",
    # scores and ranks
    "rank": "ranking",
    "score": "scores",
    "rice": "scores",
    "ice": "scores",
    "ice_inputs": "scores",
    "value_effort": "scores",
    "opportunity_score": "scores",
    "top_two_box": "scores",
    "Formula": "formulas",
    "FORMULAS": "formulas",
    # cost of delay and queues
    "wsjf": "delay",
    "cd3": "delay",
    "safe_wsjf": "delay",
    "queue_costs": "queue",
    "delay_cost": "queue",
    "benefit_until": "queue",
    "best_order": "queue",
    # groups
    "check_moscow": "moscow",
    "moscow_closure": "moscow",
    "moscow_effort": "moscow",
    # how sure
    "how_sure": "sureness",
    "rank_chances": "sureness",
    "swaps": "swapping",
    "smallest_swap": "swapping",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"pmkit.methods has no {name!r}")


def __dir__() -> list[str]:
    return __all__
