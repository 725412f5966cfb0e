"""A test replayed day by day: where each stopping rule draws its line, when it stops, and what it says then.

Shared by the replay of the case's tests and that of one's own. All is worked out once per test; a change of
the day only cuts it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from pmkit.english import counted, signed
from pmkit.methods import (
    always_valid,
    compare_stopping,
    false_alarm_chance,
    millers_false_alarms,
    millers_lead,
    results_by_day,
    sequential_limits,
)

LEVEL = 0.05
NAMES = {
    "end": "Wait for the end",
    "peek": "Stop at p < 5 %",
    "pocock": "One strict line (Pocock)",
    "obrien_fleming": "Strict at first (O'Brien–Fleming)",
    "always_valid": "Always-valid p",
    "miller": "Count successes (Miller)",
}
"""What each rule is called, short enough for a row of a chart."""
COUNTS = "miller"
"""The rule whose line is a number of successes, not a difference."""
SIDES = (
    "**Which rule?** Experts disagree. Spotify (2023): where you can estimate the largest sample, lines with "
    "a planned number of looks, such as Pocock's and O'Brien–Fleming's, find the most. Optimizely (2017) "
    "chose always-valid p, because its users look whenever they like. Where nobody has to look early, one "
    "look at the end stays right."
)


@dataclass(frozen=True)
class Stop:
    """The day on which a rule stops (the last known one where it does not), what it decides (“variant”,
    “control”, “no winner”, “still running”), and the difference then with its range, as shares."""

    day: int
    decision: str
    difference: float
    low: float
    high: float

    @property
    def won(self) -> bool:
        return self.decision in ("variant", "control")


@dataclass(frozen=True, eq=False)
class Replay:
    """One test. `results` has a row per day (`results_by_day`); `lines` holds by rule how far from 0 the
    difference (share; of Miller's rule: the successes) has to be on each day, missing where it can't stop."""

    days: pd.DataFrame
    results: pd.DataFrame
    planned: int
    most: int
    tau: float
    stops: Mapping[str, Stop]
    lines: Mapping[str, np.ndarray]

    @property
    def last(self) -> int:
        return int(self.results["day"].iloc[-1])

    @property
    def lead(self) -> int:
        return millers_lead(self.most, two_sided=True)

    def on(self, day: int) -> Stop:
        """What anybody sees on this day."""
        row = self.results[self.results["day"] <= day].iloc[-1]
        return Stop(int(row["day"]), "", row["difference"], row["low"], row["high"])

    def expecting(self, tau: float) -> "Replay":
        """The same test with another effect expected: only the always-valid line moves."""
        line, stop = _always_valid(self.days, self.results, tau, self.planned)
        return replace(
            self,
            tau=tau,
            stops={**self.stops, "always_valid": stop},
            lines={**self.lines, "always_valid": line},
        )

    def seen(self, rule: str) -> pd.DataFrame:
        """`day`, `value`, `line`, `low`, `high` as the chart takes them: points, or successes."""
        results, line = self.results, self.lines[rule]
        if rule == COUNTS:
            value = results["successes_variant"] - results["successes_control"]
            return pd.DataFrame(
                {"day": results["day"], "value": value, "line": line, "low": np.nan, "high": np.nan}
            )
        shares = results[["difference", "low", "high"]].rename(columns={"difference": "value"})
        return (100 * shares.assign(line=line)).assign(day=results["day"])

    def promise(self, rule: str) -> str:
        """What the rule keeps to, what it needs, and what it costs."""
        return _PROMISES[rule](self)


def replay(days: pd.DataFrame, *, tau: float, most: int, planned: int | None = None) -> Replay:
    """The replay of one test: `day`, `arm` (control, variant), `people`, `successes` of each day. `tau` (a
    share) and `most` (successes of both arms) as `compare_stopping` asks. Raises `InputError` as it does."""
    results = results_by_day(days)
    looks = planned or len(results)
    told = compare_stopping(days, tau=tau, most_successes=most, planned_days=looks)
    stops = {
        row["rule"]: Stop(row["stopped"], row["decision"], row["difference"], row["low"], row["high"])
        for row in told.to_dict("records")
    }
    error, place = results["error"].to_numpy(), np.arange(len(results))
    lines = {
        shape: sequential_limits(looks, shape=shape)["z"].to_numpy()[: len(results)] * error
        for shape in ("pocock", "obrien_fleming")
    }
    once = float(sequential_limits(1)["z"].iloc[0])
    lines |= {
        "end": np.where(place == looks - 1, once * error, np.nan),
        "peek": once * error,
        COUNTS: np.full(len(results), float(millers_lead(most, two_sided=True))),
    }
    made = Replay(days, results, looks, most, tau, stops, lines)
    return made.expecting(tau)


def _always_valid(
    days: pd.DataFrame, results: pd.DataFrame, tau: float, planned: int
) -> tuple[np.ndarray, Stop]:
    told = always_valid(days, tau=tau)
    line = ((told["high_always"] - told["low_always"]) / 2).to_numpy()
    over = (told["p_always"] < LEVEL).to_numpy()
    row = results.iloc[int(over.argmax()) if over.any() else -1]
    decision = "no winner" if len(results) == planned else "still running"
    if over.any():
        decision = "variant" if row["difference"] > 0 else "control"
    return line, Stop(int(row["day"]), decision, row["difference"], row["low"], row["high"])


_ALARMS = f"of 100 tests without any effect, {100 * LEVEL:.0f} name a winner"


def _end(test: Replay) -> str:
    return f"You look once, on day {test.planned}: {_ALARMS}. You can't stop early, whatever you see."


def _peek(test: Replay) -> str:
    often = f"{100 * false_alarm_chance(test.planned):.1f} of 100 tests without any effect"
    return (
        f"Each look alone has a chance of {100 * LEVEL:.0f} % to be a false alarm. With "
        f"{counted(test.planned, 'look')}, **{often}** name a winner (worked out exactly)."
    )


def _pocock(test: Replay) -> str:
    nominal = float(sequential_limits(test.planned, shape="pocock")["nominal"].iloc[0])
    line = f"The line is the same on each day, p under {100 * nominal:.1f} %"
    return f"{line}: {_ALARMS}, over all looks. {_in_advance(test)}"


def _obrien_fleming(test: Replay) -> str:
    nominal = float(sequential_limits(test.planned)["nominal"].iloc[-1])
    return (
        "The line is far out at first. On the last day it is almost that of a single look, p under "
        f"{100 * nominal:.1f} %: {_ALARMS}, over all looks. {_in_advance(test)}"
    )


def _in_advance(test: Replay) -> str:
    return f"You need to know the number of looks in advance, here {test.planned}."


def _always(test: Replay) -> str:
    return (
        "You may look whenever you like and need no number of looks: at most "
        f"{100 * LEVEL:.0f} of 100 tests without any effect name a winner, however long they run. The price: "
        "it finds fewer of the true effects. You choose the effect that you expect, here "
        f"{100 * test.tau:.1f} points, before the data."
    )


def _miller(test: Replay) -> str:
    often = 100 * millers_false_alarms(test.most, two_sided=True)
    return (
        f"You count successes only. A winner needs a lead of {test.lead}; nobody wins once both arms have "
        f"{test.most:,} together. At most {often:.1f} of 100 tests without any effect name a winner. Both "
        "arms must be of the same size, and it works best where successes are rare."
    )


_PROMISES: dict[str, Callable[[Replay], str]] = {
    "end": _end,
    "peek": _peek,
    "pocock": _pocock,
    "obrien_fleming": _obrien_fleming,
    "always_valid": _always,
    COUNTS: _miller,
}


def points(share: float) -> str:
    """A difference of shares in points, with its sign: +5.6."""
    return "nothing yet" if pd.isna(share) else signed(100 * share)


def ranged(stop: Stop) -> str:
    """The difference with its range: +5.6 points (range +1.0 to +10.1)."""
    if pd.isna(stop.difference):
        return "nothing to compare yet"
    return f"{points(stop.difference)} points (range {points(stop.low)} to {points(stop.high)})"
