"""The backlog of one's own that is in use, with what was noted on its page: units, and the plan that was
kept.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pmkit.backlog.kept_plan import KeptPlan
    from pmkit.widgets.current_backlog import CurrentBacklog


@contextmanager
def backlog_in_use() -> "Iterator[CurrentBacklog]":
    """The backlog in use. Raises ValueError, with a sentence, where there is none."""
    from pmkit.course import question
    from pmkit.practice import Workbook
    from pmkit.practice.progress import open_store
    from pmkit.widgets.current_backlog import CurrentBacklog

    store = open_store()
    try:
        current = CurrentBacklog(Workbook(store, question))
        if current.backlog is None:
            why = current.trouble or "No backlog of your own is in use."
            raise ValueError(f"{why} Bring one in first: pmkit import FILE")
        yield current
    finally:
        store.close()


def plan_of(current: "CurrentBacklog") -> "KeptPlan":
    """The plan that was kept. Raises ValueError, with a sentence, where there is none."""
    from pmkit.widgets.plan_notes import kept_plan

    plan = kept_plan(current)
    if plan is None:
        raise ValueError(
            "No plan is kept for the backlog in use. Keep one: pmkit plan --capacity 12 --keep, or press "
            "Keep this plan at the release on your page."
        )
    return plan
