"""The chapter's explorers, by id: on Mealwise's plan, and for the learner's own product."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from pmkit.course.own import own
from pmkit.course.registry import use
from pmkit.course.roadmapping import data
from pmkit.explorers.explorer import Data
from pmkit.practice import Workbook


def _board(workbook: Workbook) -> Any:
    from pmkit.widgets.explorers.now_next_later import NowNextLater

    return NowNextLater(data.board(), workbook, data.CASE)


def _timeline(workbook: Workbook) -> Any:
    from pmkit.widgets.explorers.timeline import Timeline

    return Timeline(data.schedule(), workbook, data.CASE)


def _goals() -> Data:
    from pmkit.course.roadmapping import goals

    return Data(more={"pattern": goals.GO, "start": goals.DRAFT})


def _audiences(workbook: Workbook) -> Any:
    from pmkit.course.roadmapping.readers import LINES
    from pmkit.widgets.explorers.audiences import Audiences

    # Customers first: the version that leaves out most.
    return Audiences(LINES, dict(reversed(data.READERS.items())), workbook, data.CASE)


def _shocks(workbook: Workbook) -> Any:
    from pmkit.course.roadmapping.shock_cards import CARDS
    from pmkit.widgets.explorers.shocks import Shocks

    return Shocks(data.schedule().drop(columns="start"), CARDS, data.CAPACITY, workbook, data.CASE)


def _own_board(frame: pd.DataFrame, workbook: Any, label: str) -> Any:
    from pmkit.widgets.explorers.now_next_later import OwnNowNextLater

    return OwnNowNextLater(frame, workbook, label)


def _own_timeline(frame: pd.DataFrame, workbook: Any, label: str) -> Any:
    from pmkit.widgets.explorers.own_timeline import OwnTimeline

    return OwnTimeline(frame, workbook, label)


def _own_shocks(frame: pd.DataFrame, workbook: Any, label: str) -> Any:
    from pmkit.widgets.explorers.own_shocks import OwnShocks

    return OwnShocks(frame, workbook, label)


def _own_weeks(now: Any) -> Data:
    """The finished items per week of the backlog in use, and how many are open; `why` says why there are none."""
    from pmkit.backlog import throughput
    from pmkit.explorers.forecast import Backlog
    from pmkit.methods import InputError

    why = ""
    try:
        weeks = throughput(now.backlog)
    except InputError as problem:
        weeks, why = pd.DataFrame({"finished": pd.Series(dtype=int)}), f"{problem}"
    if weeks.empty and not why:
        why = "No item of this backlog has a day on which it was finished, so there is no history."
    dated = int(now.backlog.history["done"].notna().sum())
    backlog = Backlog(open=len(now.items), whole=len(now.backlog), dated=dated, why=why)
    return Data(weeks, more={"backlog": backlog})


def _case_weeks() -> Data:
    from pmkit.explorers.forecast import Backlog

    return Data(data.history(), more={"backlog": Backlog(open=data.ITEMS)})


EXPLORERS: dict[str, Callable[[Workbook], Any]] = {
    "roadmapping.now-next-later": _board,
    "roadmapping.timeline": _timeline,
    "roadmapping.forecast": use(
        "forecast:Forecast", data.history, starts=data.STARTS, items=data.ITEMS, weeks=data.WEEKS
    ),
    "roadmapping.goals": use("text_builder:TextBuilder", _goals, label=data.CASE),
    "roadmapping.audiences": _audiences,
    "roadmapping.shocks": _shocks,
    "roadmapping.own-now-next-later": own(_own_board, data.board, most=40, reads=()),
    "roadmapping.own-timeline": own(
        _own_timeline,
        data.schedule,
        needs=("duration",),
        most=40,
        reads=("assignee", "epic", "labels", "type"),
        with_kept=True,
    ),
    "roadmapping.own-forecast": use("forecast:Forecast", _case_weeks, take=_own_weeks),
    "roadmapping.own-shocks": own(_own_shocks, data.schedule, needs=("duration",), most=30, reads=("value",)),
}
