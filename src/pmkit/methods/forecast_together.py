"""Forecasts of several things at once: teams that all must finish, pieces of work one after another.

Certainties don't add up the way numbers do. Everything here is exact under the assumptions of
`pmkit.methods.forecast`, which it builds on and which names the sources.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from pmkit.methods._convolution import first_reached
from pmkit.methods._frame import InputError, percent
from pmkit.methods.forecast import Split, WhenForecast, forecast_when
from pmkit.methods.throughput import History, read_share


@dataclass(frozen=True, eq=False)
class TeamsForecast:
    """When every team is done with its own items: `teams` by name, and the chances that all are.

    `done_by[t]` holds when the teams' luck is independent. Teams share holidays and outages, so the truth
    lies between `done_by_least` and `done_by_most`, which hold whatever the teams have in common.
    """

    teams: dict[Any, WhenForecast] = field(repr=False)
    done_by: np.ndarray = field(repr=False)
    done_by_least: np.ndarray = field(repr=False)
    done_by_most: np.ndarray = field(repr=False)
    period: str = "week"
    warnings: tuple[str, ...] = ()

    def periods(self, share: float) -> int | None:
        """Periods that are enough for all teams with this chance, their luck being independent."""
        return first_reached(self.done_by, read_share(share))

    def range_of_periods(self, share: float) -> tuple[int | None, int | None]:
        """The fewest and the most periods that this chance can need, whatever the teams share."""
        return first_reached(self.done_by_most, read_share(share)), first_reached(
            self.done_by_least, read_share(share)
        )

    def table(self) -> pd.DataFrame:
        """One row per team and one for all (`team` is “all of them”): `items`, `p50`, `p85`, `p95`."""
        rows: list[tuple[Any, ...]] = [
            (name, one.items, one.p50, one.p85, one.p95) for name, one in self.teams.items()
        ]
        together = [self.periods(share) for share in (0.5, 0.85, 0.95)]
        rows.append(("all of them", sum(one.items for one in self.teams.values()), *together))
        return pd.DataFrame(rows, columns=["team", "items", "p50", "p85", "p95"]).astype(
            {"p50": "Int64", "p85": "Int64", "p95": "Int64"}
        )


def forecast_teams(
    histories: Mapping[Any, History] | pd.DataFrame,
    items: Mapping[Any, int],
    *,
    split: Split = 1.0,
    period: str = "week",
) -> TeamsForecast:
    """When several teams will all be done, each with its own items and its own history.

    `histories` has one history per team (a mapping, or a data frame with a column per team); only teams
    named in `items` count. Where teams pull from one shared backlog, add their histories up week by week
    and use `forecast_when` instead. Raises `InputError` for a team without a history. `split` and
    `period` as for `forecast_when`.

    >>> history = {"A": [2, 3, 1, 2, 3, 2, 1], "B": [1, 0, 2, 1, 3, 1, 2]}
    >>> forecast_teams(history, {"A": 12, "B": 8}).table()
              team  items  p50  p85  p95
    0            A     12    6    7    8
    1            B      8    6    7    9
    2  all of them     20    7    8    9
    """
    unknown = [name for name in items if name not in histories]
    if unknown:
        raise InputError(f"There is no history for the team {unknown[0]}. Add one, or leave the team out.")
    if not items:
        raise InputError("No team has items to forecast. Name at least one.")
    teams = {
        name: forecast_when(histories[name], count, split=split, period=period)
        for name, count in items.items()
    }
    length = max(len(one.done_by) for one in teams.values())
    chances = np.array(
        [np.pad(one.done_by, (0, length - len(one.done_by)), mode="edge") for one in teams.values()]
    )
    warnings = tuple(f"{name}: {says}" for name, one in teams.items() for says in one.warnings)
    least = np.clip(chances.sum(axis=0) - (len(teams) - 1), 0.0, 1.0)
    return TeamsForecast(teams, chances.prod(axis=0), least, chances.min(axis=0), period, warnings)


@dataclass(frozen=True)
class SumOfPercentiles:
    """Why the sum of the parts' 85 % durations is not the 85 % duration of the whole.

    `parts` are the periods each part needs with the chance `share`; `sum_of_parts` adds them up; `whole` is
    what all parts one after another need with that chance; `chance_of_sum` is how likely the whole is done
    within the sum.
    """

    share: float
    parts: tuple[int, ...]
    sum_of_parts: int
    whole: int
    chance_of_sum: float
    period: str = "week"

    def says(self) -> str:
        """What the comparison shows, as a sentence."""
        apart = self.sum_of_parts - self.whole
        if apart == 0:
            return f"Here both give {self.whole} {self.period}s; the parts are too sure or too few to differ."
        more = "more" if apart > 0 else "fewer"
        return (
            f"Adding the {percent(self.share)} durations gives {self.sum_of_parts} {self.period}s, "
            f"{abs(apart)} {more} than the {self.whole} that the whole needs with {percent(self.share)}. "
            f"The sum holds with {100 * self.chance_of_sum:.1f} %."
        )


def compare_sum_of_percentiles(
    history: History, parts: Sequence[int], *, share: float = 0.85, period: str = "week"
) -> SumOfPercentiles:
    """Add up the parts' percentiles, and compare with the percentile of the sum.

    `parts` are numbers of items that one team does one after another, each beginning in a new period. Bad
    luck in every part at once is rare, so above 50 % the sum usually promises more certainty than asked.
    Raises `InputError` when a part is never reached with that chance. `share` is the chance that is asked
    of each part, `history` and `period` are as for `forecast_when`.

    >>> compared = compare_sum_of_percentiles([0, 2, 5, 3, 1, 4, 2], [10, 10, 10, 10])
    >>> compared.sum_of_parts, compared.whole, round(compared.chance_of_sum, 3)
    (24, 21, 0.975)
    """
    if not len(parts):
        raise InputError("There are no parts to add up. Name at least one number of items.")
    forecasts = [forecast_when(history, count, period=period) for count in parts]
    single = [one.periods(share) for one in forecasts]
    known = [count for count in single if count is not None]
    if len(known) < len(single):
        raise InputError(
            f"By this history a part is not reached with {percent(share)}. There is nothing to add."
        )
    total = np.ones(1)
    for one in forecasts:
        total = np.convolve(total, np.diff(one.done_by, prepend=0.0))
    done_by = np.cumsum(total)
    whole = first_reached(done_by, read_share(share))
    if whole is None:
        raise InputError(f"By this history the whole is not reached with {percent(share)}.")
    added = sum(known)
    return SumOfPercentiles(
        share, tuple(known), added, whole, float(done_by[min(added, len(done_by) - 1)]), period
    )
