"""When to stop a test: what each rule would have done with one, and how often it errs over many.

A rule sees the running totals of the days, looks at the end of each and stops at most once. All rules are
two-sided: either arm can win. The days are taken as evenly filled, as Pocock's and O'Brien and Fleming's
lines ask.
"""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, show
from pmkit.methods.always_valid_p import mixture_p
from pmkit.methods.daily_results import difference_and_error, read_test_days
from pmkit.methods.millers_rule import millers_lead
from pmkit.methods.proportions import difference_interval
from pmkit.methods.sequential import sequential_limits

STOPPING_RULES = {
    "end": "read once, on the last day",
    "peek": "stop on the first day with p under the level",
    "pocock": "the same stricter line every day",
    "obrien_fleming": "a line that is very strict at first",
    "always_valid": "an always-valid p under the level",
    "miller": "a lead in successes of 2.25 √N",
}
"""Each rule's name and what it does. All but “peek” keep the false alarms at about the level."""

_MOST_CELLS = 5_000_000


def compare_stopping(
    days: pd.DataFrame,
    *,
    tau: float,
    most_successes: int,
    planned_days: int | None = None,
    level: float = 0.05,
) -> pd.DataFrame:
    """What each rule would have done with this test.

    Columns of `days` as for `results_by_day`. `tau` is the effect one expects, for the always-valid p;
    `most_successes` is Miller's N, of both arms together; both are chosen before the data. `planned_days` is
    how many days the test was to run, one look each (unsaid: as many as there are). Result, one row per rule
    of `STOPPING_RULES`: `rule`, `stopped` (the day; the last one where nothing stopped it), `decision`
    (“variant”, “control”, “no winner”, or “still running” before the planned end), `difference` on that day,
    `low`, `high` (its range at 1 - `level` as if nobody had looked before, so after an early stop it is too
    narrow and too far from 0). Raises `InputError` as the counts ask, and for more days than were planned.

    >>> days = pd.DataFrame({"day": [1, 1, 2, 2], "arm": ["control", "variant"] * 2,
    ...                      "people": [500] * 4, "successes": [100, 128, 100, 100]})
    >>> compare_stopping(days, tau=0.05, most_successes=400)[["rule", "stopped", "decision"]]
                 rule  stopped   decision
    0             end        2  no winner
    1            peek        1    variant
    2          pocock        2  no winner
    3  obrien_fleming        2  no winner
    4    always_valid        2  no winner
    5          miller        2  no winner
    """
    _share("level", level)
    _share("tau", tau)
    test = read_test_days(days)
    planned = len(test.days) if planned_days is None else planned_days
    if planned < len(test.days):
        raise InputError(
            f"The table has {len(test.days)} days, more than the {show(planned)} planned. "
            "A line for so many looks is no longer valid: write the number planned before the test began."
        )
    stops = _stops(test.people[None], test.successes[None], tau, most_successes, level, planned)
    rows = []
    for rule, (place, winner, over) in stops.items():
        at = int(place[0])
        n, hits = test.people[at].astype(int), test.successes[at].astype(int)
        low = high = difference = np.nan
        if n.all():
            difference = float(hits[1] / n[1] - hits[0] / n[0])
            low, high = difference_interval(hits[0], n[0], hits[1], n[1], confidence=1 - level)
        nobody = "no winner" if over[0] or planned == len(test.days) else "still running"
        decision = {1: "variant", -1: "control", 0: nobody}[int(winner[0])]
        rows.append((rule, int(test.days[at]), decision, difference, low, high))
    return pd.DataFrame(rows, columns=["rule", "stopped", "decision", "difference", "low", "high"])


def simulate_stopping(
    *,
    baseline: float,
    effect: float = 0.0,
    people_per_day: int = 100,
    days: int = 28,
    tau: float | None = None,
    most_successes: int | None = None,
    level: float = 0.05,
    tests: int = 1000,
    seed: int = 1,
) -> pd.DataFrame:
    """How each rule does over many invented tests with the same true effect.

    `baseline` is the control's share, `effect` what the variant adds (0.05 for five points, 0 for none),
    `people_per_day` in each arm. `tau` is the effect expected (unsaid: the true one, or a tenth of the
    baseline where there is none), `most_successes` Miller's N (unsaid: the successes to expect without an
    effect). Result, one row per rule: `rule`, `variant`, `control`, `no_winner` (shares of the tests; without
    an effect the first two are false alarms), `mean_days`, `mean_difference` (of the tests that the variant
    won) and `exaggeration` (that over the true effect; missing without one). A share is known to about
    1/√tests at worst (1,000: ±3 points). The same seed gives the same answer. Raises `InputError` for shares
    outside 0 to 1, and for more than can be drawn.

    >>> told = simulate_stopping(baseline=0.3, tests=2000).set_index("rule")
    >>> false_alarms = told["variant"] + told["control"]
    >>> bool(false_alarms["peek"] > 0.2), bool(false_alarms["obrien_fleming"] < 0.07)
    (True, True)
    """
    tau = tau if tau is not None else abs(effect) or baseline / 10
    for name, share in {
        "baseline": baseline,
        "share of the variant": baseline + effect,
        "level": level,
    }.items():
        _share(name, share)
    _share("tau", tau)
    for name, count in {"people per day": people_per_day, "days": days, "tests": tests}.items():
        if count < 1 or count != int(count):
            raise InputError(f"The number of {name} is {show(count)}. Write a whole number, at least 1.")
    if days * tests > _MOST_CELLS:
        raise InputError(
            f"{show(tests)} tests of {show(days)} days are too many to draw. "
            f"Choose at most {show(_MOST_CELLS // days)} tests."
        )
    wanted = most_successes or max(1, round(2 * people_per_day * days * baseline))
    random = np.random.default_rng(seed)
    daily = random.binomial(people_per_day, [baseline, baseline + effect], size=(tests, days, 2))
    successes = daily.cumsum(axis=1).astype(float)
    people = np.broadcast_to((people_per_day * np.arange(1.0, days + 1))[None, :, None], successes.shape)
    difference = (successes[..., 1] - successes[..., 0]) / people[..., 0]
    rows = []
    for rule, (place, winner, _) in _stops(people, successes, tau, wanted, level, days).items():
        seen = difference[np.arange(tests), place]
        won = winner == 1
        mean = float(seen[won].mean()) if won.any() else np.nan
        shares = [float((winner == one).mean()) for one in (1, -1, 0)]
        exaggeration = mean / effect if effect else np.nan
        rows.append((rule, *shares, float(place.mean() + 1), mean, exaggeration))
    names = ["rule", "variant", "control", "no_winner", "mean_days", "mean_difference", "exaggeration"]
    return pd.DataFrame(rows, columns=names)


def _stops(
    people: np.ndarray, successes: np.ndarray, tau: float, most_successes: int, level: float, planned: int
) -> dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """For each rule the place of the day on which each test stops (else the last), who wins (1 variant, -1
    control, 0 nobody), and whether the rule stopped it.

    `people` and `successes` are running totals: tests, days, arms; `planned` are the looks planned.
    """
    difference, error = difference_and_error(people, successes)
    looks = people.shape[1]
    with np.errstate(invalid="ignore"):
        z = np.nan_to_num(difference / error)
    line = NormalDist().inv_cdf(1 - level / 2)
    only_last = np.where(np.arange(looks) == planned - 1, line, np.inf)
    lead = successes[..., 1] - successes[..., 0]
    crossed = {
        "end": abs(z) > only_last,
        "peek": abs(z) > line,
        "pocock": abs(z) > sequential_limits(planned, shape="pocock", level=level)["z"].to_numpy()[:looks],
        "obrien_fleming": abs(z) > sequential_limits(planned, level=level)["z"].to_numpy()[:looks],
        "always_valid": mixture_p(difference, error**2, tau) < level,
        "miller": abs(lead) >= millers_lead(most_successes, two_sided=True),
    }
    full = dict.fromkeys(crossed, np.zeros(z.shape, dtype=bool))
    full["miller"] = successes.sum(axis=-1) >= most_successes
    return {
        rule: _first(crossed[rule], full[rule], np.sign(lead if rule == "miller" else z)) for rule in crossed
    }


def _first(
    crossed: np.ndarray, full: np.ndarray, side: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The place of the first day that crosses the line or is full (else the last), the winner there, and
    whether there is such a day."""
    over = crossed | full
    stopped = over.any(axis=1)
    place = np.where(stopped, over.argmax(axis=1), over.shape[1] - 1)
    tests = np.arange(len(over))
    return place, np.where(crossed[tests, place], side[tests, place], 0).astype(int), stopped


def _share(name: str, value: float) -> None:
    if not 0 < value < 1:
        raise InputError(f"The {name} is {show(value)}. Write a share between 0 and 1: 0.05 for five points.")
