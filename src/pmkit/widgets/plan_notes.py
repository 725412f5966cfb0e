"""What is planned with the backlog in use: the release that was kept, whether only its items are looked at,
and the day on which work begins.

Kept as a note with the backlog; every explorer of the kernel follows. Draws nothing.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from pmkit.backlog.kept_plan import KeptPlan
from pmkit.widgets.current_backlog import PLAN, CurrentBacklog

_MOST_BEFORE = 10


def _noted(current: CurrentBacklog) -> Mapping[str, Any]:
    kept = current.kept_note(PLAN)
    return kept if isinstance(kept, Mapping) else {}


def kept_plan(current: CurrentBacklog) -> KeptPlan | None:
    """The plan that was kept for the backlog in use."""
    return KeptPlan.of(_noted(current).get("plan"))


def keep_plan(current: CurrentBacklog, plan: KeptPlan) -> None:
    """Keep this plan; the one before can be brought back."""
    noted = _noted(current)
    before = [*noted.get("before", ()), noted.get("plan")][-_MOST_BEFORE:]
    current.tell_note(PLAN, {**noted, "plan": plan.note(), "before": before})


def plan_before(current: CurrentBacklog) -> KeptPlan | None:
    """The plan that was kept before the present one."""
    before = _noted(current).get("before")
    return KeptPlan.of(before[-1]) if before else None


def can_take_back(current: CurrentBacklog) -> bool:
    """Whether a plan was kept that can be taken back."""
    return bool(_noted(current).get("before"))


def take_back(current: CurrentBacklog) -> None:
    """Bring back the plan that was kept before, which may be none."""
    noted = _noted(current)
    *before, plan = noted.get("before") or [None]
    current.tell_note(PLAN, {**noted, "plan": plan, "before": before})


def only_plan(current: CurrentBacklog) -> KeptPlan | None:
    """The plan whose items alone are looked at; None where all are."""
    return kept_plan(current) if _noted(current).get("only") else None


def show_only_plan(current: CurrentBacklog, only: bool) -> None:
    """Look only at the items of the plan in timeline, shocks and forecast, or at all again."""
    current.tell_note(PLAN, {**_noted(current), "only": only})


def planned_items(current: CurrentBacklog) -> pd.DataFrame:
    """Of the items that explorers show those of the plan, where only these are looked at; else all."""
    plan, items = only_plan(current), current.items
    return items if plan is None else items[items["id"].isin(plan.ids)]


def work_begins(current: CurrentBacklog) -> date | None:
    """The day on which work begins, None where nobody said it."""
    try:
        return date.fromisoformat(str(_noted(current).get("begins")))
    except ValueError:
        return None


def say_work_begins(current: CurrentBacklog, day: date | None) -> None:
    """Say on which day work begins; None takes it back."""
    if day != work_begins(current):
        current.tell_note(PLAN, {**_noted(current), "begins": day and day.isoformat()})
