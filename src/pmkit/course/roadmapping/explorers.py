"""The chapter's explorers, by id: on Mealwise's plan, and for the learner's own product."""

from typing import Any

import pandas as pd

from pmkit.course.registry import Use, use
from pmkit.course.roadmapping import data
from pmkit.explorers import Data


def _goals() -> Data:
    from pmkit.course.roadmapping import goals

    return Data(more={"pattern_of": goals.go_pattern, "columns": goals.COLUMNS, "start": goals.DRAFT})


def _readers() -> Data:
    from pmkit.course.roadmapping.readers import LINES

    # The squads last: their version leaves out nothing.
    readers = {key: data.READERS[key] for key in ("leaders", "sales", "customers", "team")}
    return Data(more={"lines": LINES, "readers": readers})


def _messages() -> Data:
    from pmkit.course.roadmapping.shock_cards import CARDS

    return Data(data.schedule().drop(columns="start"), more={"cards": CARDS, "capacity": data.CAPACITY})


def _own_weeks(now: Any) -> Data:
    """The finished items per week of the backlog in use, and how many are open; `why` says why there are none."""
    from pmkit.backlog.history import inflow
    from pmkit.course.own_weeks import finished_weeks
    from pmkit.explorers.forecast import Backlog
    from pmkit.widgets.plan_notes import only_plan, planned_items, work_begins

    weeks, why = finished_weeks(now)
    history = now.ungrouped.backlog.history
    backlog = Backlog(
        open=len(planned_items(now)),
        whole=len(now.ungrouped.backlog),
        dated=int(history["done"].notna().sum()),
        why=why,
        planned=only_plan(now) is not None,
        came_in=tuple(inflow(now.ungrouped.backlog, weeks)),
    )
    return Data(weeks, more={"backlog": backlog, "starts": work_begins(now)})


def _finished(now: Any) -> Data:
    """The finished items of the backlog in use, and those that are begun."""
    from pmkit.explorers.single_item import OwnItems

    history = now.ungrouped.backlog.history[["key", "item", "started", "done", "cycle_days"]].rename(
        columns={"key": "id"}
    )
    # A cycle time that can't be was told at the import.
    possible = history["cycle_days"].notna() | history["started"].isna() | history["done"].isna()
    dated = history[possible].drop(columns="cycle_days").reset_index(drop=True)
    why = ""
    if dated.dropna(subset=["started", "done"]).empty:
        why = "No item of this backlog has both a day on which work began and a day on which it ended."
        dated = dated.iloc[:0]
    return Data(
        dated, more={"own": OwnItems(now.items[["id", "item", "started"]].reset_index(drop=True), why)}
    )


def _case_items() -> Data:
    from pmkit.explorers.single_item import OwnItems

    nothing = pd.DataFrame({"id": [], "item": [], "started": pd.to_datetime([])})
    return Data(data.finished_items(), more={"own": OwnItems(nothing)})


def _case_weeks() -> Data:
    from pmkit.explorers.forecast import Backlog

    return Data(data.history(), more={"backlog": Backlog(open=data.ITEMS)})


EXPLORERS: dict[str, Use] = {
    "roadmapping.now-next-later": use("now_next_later:NowNextLater", data.board, headings=data.HEADINGS),
    "roadmapping.timeline": use("timeline:Timeline", data.schedule),
    "roadmapping.forecast": use(
        "forecast:Forecast", data.history, starts=data.STARTS, items=data.ITEMS, weeks=data.WEEKS
    ),
    "roadmapping.draws": use("draws:Draws", data.recent_weeks, items=data.ITEMS),
    "roadmapping.single-item": use("single_item:SingleItem", data.finished_items),
    "roadmapping.together": use("together:Together", data.recent_weeks, items=data.ITEMS // 3),
    "roadmapping.goals": use("goal_roadmap:GoalRoadmap", _goals),
    "roadmapping.audiences": use("audiences:Audiences", _readers),
    "roadmapping.shocks": use("shocks:Shocks", _messages),
    "roadmapping.own-now-next-later": use(
        "now_next_later:NowNextLater", data.board, needs=(), most=40, reads=()
    ),
    "roadmapping.own-timeline": use(
        "timeline:Timeline",
        data.schedule,
        needs=("duration",),
        most=40,
        reads=("assignee", "epic", "labels", "type", "due"),
        with_kept=True,
        of_plan=True,
    ),
    "roadmapping.own-forecast": use("forecast:Forecast", _case_weeks, of_plan=True, take=_own_weeks),
    "roadmapping.own-single-item": use("single_item:SingleItem", _case_items, take=_finished),
    "roadmapping.own-shocks": use(
        "shocks:Shocks",
        data.schedule,
        needs=("duration",),
        most=30,
        reads=("value", "due"),
        of_plan=True,
    ),
}
