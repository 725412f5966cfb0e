"""The chapter's explorers, by id: on Mealwise's data, and the same ones on the learner's own backlog."""

import pandas as pd

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
from pmkit.course.registry import Use, use
from pmkit.explorers import Data


def _shortlist() -> Data:
    return Data(items(SHORTLIST), units=UNITS)


def _ranked() -> Data:
    """The shortlist; an idea is explained first that a guess before it does not ask for."""
    return Data(items(SHORTLIST), units=UNITS, more={"begins_with": "MW-01"})


def _jobs() -> Data:
    return Data(items(QUEUE), units=UNITS)


def _backlog() -> Data:
    return Data(whole_backlog(), units=UNITS)


def _kano() -> pd.DataFrame:
    from pmkit.cases import load

    titles = load("kano_features")[["feature", "title"]]
    return load("kano").merge(titles, on="feature")


def _four_ideas() -> Data:
    return Data(items(WEIGHED), more={"late": WEIGHED[-1], "ends": ENDS})


def _judgements() -> pd.DataFrame:
    return pd.DataFrame([list(row) for row in JUDGEMENTS], index=list(CRITERIA), columns=list(CRITERIA))


EXPLORERS: dict[str, Use] = {
    "prioritisation.score-table": use("score_table:ScoreTable", _shortlist),
    "prioritisation.queue": use("queue:Queue", _jobs),
    "prioritisation.moscow": use("moscow:MoscowBoard", spring_release),
    "prioritisation.disagree": use("disagree:Disagree", _ranked),
    "prioritisation.release": use("release:ReleasePlanner", _backlog),
    "prioritisation.kano": use("kano:KanoSurvey", _kano),
    "prioritisation.weights": use("weights:WeighCriteria", _four_ideas),
    "prioritisation.pairs": use("pairs:Pairs", _judgements),
    "prioritisation.own-score-table": use(
        "score_table:ScoreTable", _shortlist, needs=(), shares="prioritisation.score-table"
    ),
    "prioritisation.own-moscow": use(
        "moscow:MoscowBoard",
        spring_release,
        needs=(),
        most=120,
        reads=("effort", "moscow", "obligation"),
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
    "prioritisation.own-release": use(
        "release:ReleasePlanner",
        _backlog,
        needs=(),
        most=400,
        reads=("value", "effort"),
        plans=True,
        shares="prioritisation.release",
    ),
    "prioritisation.own-disagree": use(
        "disagree:Disagree", _shortlist, needs=(), shares="prioritisation.disagree"
    ),
}
