"""What the room said goes on into an explorer: which one, and the table that it gets.

A Kano survey fills the Kano explorer, scores the score table with how far they lie apart, ranges the forecast
and the calibration, dots and points *who is speaking*.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pmkit.explorers import Explorer
from pmkit.room.activities import Activity, Kano, Ranges, Scores, Split

Frames = Sequence[tuple[Activity, pd.DataFrame]]
"""Each activity that was revealed, with the votes of its last round, in the order asked."""
INPUTS = ["reach", "impact", "confidence", "effort"]


def goes_on(frames: Frames, people: int = 0) -> Explorer | None:
    """The explorer that goes on with the last activity; None where the wall shows all there is.

    `people` is how many are in the room, also those who gave no answer.
    """
    activity, frame = frames[-1]
    if frame.empty:
        return None
    if isinstance(activity, Kano):
        from pmkit.explorers.kano import KanoSurvey

        return KanoSurvey(frame)
    if isinstance(activity, Scores):
        from pmkit.explorers.score_table import ScoreTable

        scored = [found for one, found in frames if isinstance(one, Scores)]
        return ScoreTable(of_the_room(scored), spread=apart(scored))
    if isinstance(activity, Ranges):
        from pmkit.explorers.ranges_together import RangesTogether

        return RangesTogether(ranges_of(frames))
    if isinstance(activity, Split):
        from pmkit.explorers.points_given import PointsGiven

        return PointsGiven(frame, people=people)
    return None


def prepare() -> None:
    """Make a chart that nobody sees: what that imports takes seconds, and the first reveal must not wait."""
    from pmkit.explorers.points_given import PointsGiven

    points = pd.DataFrame({"person": ["a", "a"], "option": ["A", "B"], "points": [1, 0]})
    PointsGiven(points).seen().result.charts["chart"].chart()


def _latest(frames: Sequence[pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The votes on each item; where an item was asked twice, the last ones."""
    return {str(frame["item"].iloc[0]): frame for frame in frames if len(frame)}


def of_the_room(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """One row per item that the room scored: the middle of what people said; the last time counts."""
    rows = [
        {"id": f"R{number}", "item": item, **frame[INPUTS].median().to_dict()}
        for number, (item, frame) in enumerate(_latest(frames).items(), start=1)
    ]
    return pd.DataFrame(rows, columns=["id", "item", *INPUTS])


def apart(frames: Sequence[pd.DataFrame]) -> dict[str, float]:
    """How far the numbers of several people lie apart, by input: 0.3 stands for about ±30 %.

    The spread of their logarithms around each item's own mean; an input on which all agree is left out, and
    what is not above 0 has no ratio.
    """
    found = {}
    for name in INPUTS:
        logs = [
            np.log(frame.loc[frame[name] > 0, name].to_numpy(dtype=float))
            for frame in _latest(frames).values()
        ]
        squares = sum(float(((one - one.mean()) ** 2).sum()) for one in logs if len(one))
        free = sum(len(one) - 1 for one in logs if len(one))
        if free and squares > 1e-12:
            found[name] = round(min(3.0, float(np.sqrt(squares / free))), 3)
    return found


def ranges_of(frames: Frames) -> pd.DataFrame:
    """All ranges that the room gave: `person`, `quantity`, `unit`, `low`, `high`, `truth`."""
    tables = [
        frame.assign(
            quantity=one.title, unit=one.unit, truth=float("nan") if one.truth is None else float(one.truth)
        )
        for one, frame in frames
        if isinstance(one, Ranges)
    ]
    return pd.concat(tables, ignore_index=True)
