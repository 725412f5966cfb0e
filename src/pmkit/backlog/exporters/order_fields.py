"""Score, rank and *in release* as fields for the tracker, computed from what was decided."""

from __future__ import annotations

import pandas as pd

from pmkit.backlog.errors import BacklogProblem
from pmkit.backlog.exporters.cells import number_text
from pmkit.backlog.exporters.tracker import Extra
from pmkit.backlog.import_report import METHODS
from pmkit.backlog.kept_plan import KeptPlan
from pmkit.backlog.scoring import score_items
from pmkit.english import counted, plural

RELEASE = "In release"
_LONGEST_SEARCH = 10.0
"""Seconds after which the best plan known counts, and it is said."""
_WORTH = {"value-effort": "value", "rice": "rice", "wsjf": "wsjf", "ice": "value"}


def score_and_rank(items: pd.DataFrame, method: str) -> list[Extra]:
    """The items' score and rank under a method of `score_items`, 1 being best. Raises `BacklogProblem` where
    no item has a score."""
    table = score_items(items, method).table
    scored = table[table["score"].notna()]
    name = METHODS[method]
    if scored.empty:
        raise BacklogProblem(
            f"No item has a score by {name} yet, so there is no rank. Fill in its inputs first."
        )
    tied = int(scored["tied"].sum())
    shared = f"; {counted(tied, 'item shares', 'items share')} a rank" if tied else ""
    of = counted(len(scored), "item")
    return [
        Extra(
            f"{name} score",
            {
                key: number_text(float(f"{score:.6g}"))
                for key, score in zip(scored["key"], scored["score"], strict=True)
            },
            f"The score by {name} of {of} goes into “{name} score”, a number field.",
        ),
        Extra(
            f"{name} rank",
            {key: str(int(rank)) for key, rank in zip(scored["key"], scored["rank"], strict=True)},
            f"The rank of {of} goes into “{name} rank”, a number field; 1 is best{shared}.",
        ),
    ]


def in_plan(items: pd.DataFrame, plan: KeptPlan) -> Extra:
    """Which items are in the plan that was kept: yes, and no for all others."""
    planned = set(plan.among(items["key"]))
    return Extra(
        RELEASE,
        {key: "yes" if key in planned else "no" for key in items["key"]},
        f"{counted(len(planned), 'item')} of {len(items):,} {plural(len(planned), 'is', 'are')} marked yes "
        f"in “{RELEASE}”, a text field: the plan that you kept ({plan.says(items['key'])}).",
    )


def in_release(items: pd.DataFrame, capacity: float, method: str = "value-effort") -> Extra:
    """Which items the best plan at this capacity (in the unit of effort) takes: yes or no.

    What an item counts under a method is told in `pmkit.methods.release_worth`. Raises `BacklogProblem` where
    nothing can be planned, and the methods' `InputError`.
    """
    from pmkit.methods import WORTHS, plan_release, release_worth

    counts = _WORTH[method]
    worth = release_worth(items, counts)
    ready = worth.notna() & items["effort"].notna()
    if not ready.any():
        raise BacklogProblem(f"No item has both {WORTHS[counts]} and effort, so no release can be planned.")
    column = WORTHS[counts]
    found = plan_release(
        items.assign(**{column: worth}), capacity, value=column, time_limit=_LONGEST_SEARCH, explain=False
    )
    chosen = set(found.chosen)
    sure = "" if found.proven else " It was not proven to be the best in ten seconds."
    are = plural(len(chosen), "is", "are")
    return Extra(
        RELEASE,
        {key: "yes" if key in chosen else "no" for key in items["key"][ready]},
        f"{counted(len(chosen), 'item')} of {len(items):,} in the best plan for {capacity:g} person-months, "
        f"counted by {column}, {are} marked yes in “{RELEASE}”, a text field.{sure}",
    )
