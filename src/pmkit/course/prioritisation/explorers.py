"""The chapter's explorers on Mealwise's data, by id."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from pmkit.course.own import own
from pmkit.course.prioritisation.data import (
    CRITERIA,
    ENDS,
    JUDGEMENTS,
    QUEUE,
    SHORTLIST,
    UNITS,
    WEIGHED,
    items,
    spring_release,
    whole_backlog,
)
from pmkit.course.registry import use
from pmkit.explorers.explorer import Data
from pmkit.practice import Workbook
from pmkit.widgets import Explorer

CASE = "Mealwise"


def _shortlist() -> Data:
    return Data(items(SHORTLIST), units=UNITS)


def _jobs() -> Data:
    return Data(items(QUEUE), units=UNITS)


def _disagree(workbook: Workbook) -> Explorer:
    from pmkit.widgets.explorers.disagree import Disagree

    return Disagree(items(SHORTLIST), workbook, CASE)


def _release(workbook: Workbook) -> Explorer:
    from pmkit.widgets.explorers.release import ReleasePlanner

    return ReleasePlanner(whole_backlog(), workbook, CASE)


def _own_release(frame: pd.DataFrame, workbook: Any, label: str) -> Explorer:
    from pmkit.widgets.explorers.release import ReleasePlanner

    return ReleasePlanner(frame, workbook, label)


def _own_disagree(frame: pd.DataFrame, workbook: Any, label: str) -> Explorer:
    from pmkit.widgets.explorers.disagree import Disagree

    return Disagree(frame, workbook, label)


def _kano(workbook: Workbook) -> Explorer:
    from pmkit.cases import load
    from pmkit.widgets.explorers.kano import KanoSurvey

    titles = load("kano_features")[["feature", "title"]]
    return KanoSurvey(load("kano").merge(titles, on="feature"), workbook, CASE)


def _weights(workbook: Workbook) -> Explorer:
    from pmkit.widgets.explorers.weights import WeighCriteria

    ideas = items(WEIGHED)
    ideas.attrs |= {"late": WEIGHED[-1], "ends": ENDS}
    return WeighCriteria(ideas, workbook, CASE)


def _pairs(workbook: Workbook) -> Explorer:
    from pmkit.widgets.explorers.pairs import Pairs

    judged = pd.DataFrame([list(row) for row in JUDGEMENTS], index=list(CRITERIA), columns=list(CRITERIA))
    return Pairs(judged, workbook, CASE)


EXPLORERS: dict[str, Callable[[Workbook], Any]] = {
    "prioritisation.score-table": use("score_table:ScoreTable", _shortlist),
    "prioritisation.queue": use("queue:Queue", _jobs),
    "prioritisation.moscow": use("moscow:MoscowBoard", spring_release),
    "prioritisation.own-score-table": use(
        "score_table:ScoreTable", _shortlist, needs=(), shares="prioritisation.score-table"
    ),
    "prioritisation.own-moscow": use(
        "moscow:MoscowBoard",
        spring_release,
        needs=(),
        most=120,
        reads=("effort", "moscow"),
        shares="prioritisation.moscow",
    ),
    "prioritisation.own-queue": use(
        "queue:Queue",
        _jobs,
        needs=("duration", "cost_of_delay"),
        most=20,
        reads=(),
        shares="prioritisation.queue",
    ),
    "prioritisation.disagree": _disagree,
    "prioritisation.release": _release,
    "prioritisation.kano": _kano,
    "prioritisation.weights": _weights,
    "prioritisation.pairs": _pairs,
    "prioritisation.own-release": own(_own_release, whole_backlog, most=400, reads=("value", "effort")),
    "prioritisation.own-disagree": own(_own_disagree, lambda: items(SHORTLIST)),
}
