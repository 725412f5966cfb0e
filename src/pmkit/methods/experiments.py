"""Tests with a control group: how many people they need, and what looking early does to them.

For two arms of equal size and a share as the measure. A lift is in percentage points (0.05) unless it is
said to be relative.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, erfc, isnan, nan, sqrt
from statistics import NormalDist
from typing import Literal

from pmkit.methods._crossing import crossing_chances, limits_for_level
from pmkit.methods._frame import InputError, show

SRM_LEVEL = 0.0005
"""Below this the arms' sizes are taken as broken (Fabijan et al. 2019)."""


@dataclass(frozen=True)
class SampleSize:
    """People needed: `per_arm` and `total` (rounded up), `exact` per arm, and the absolute `lift`.

    `rise` and `fall` are the exact numbers per arm for either direction, missing where it would leave 0 to 1.
    """

    per_arm: int
    total: int
    exact: float
    lift: float
    rise: float
    fall: float


def sample_size(
    baseline: float,
    lift: float,
    *,
    relative: bool = False,
    direction: Literal["rise", "fall"] | None = None,
    level: float = 0.05,
    power: float = 0.8,
) -> SampleSize:
    """People per arm to see a lift with the chance `power`, while false alarms stay at `level`.

    `baseline` is today's share. `relative=True` reads the lift as a share of the baseline (0.05 of 0.2 is
    0.01). `direction` says whether the share is to rise or to fall; a negative lift means a fall. Where
    neither is said, the larger number is taken, which shows both. Two-sided, with the baseline's variance
    when there is no effect: the formula of Evan Miller's calculator, which prints 1,030 for 1,030.22 where
    this rounds up. That calculator gives the larger number too, so above 50 % it answers for a fall. Raises
    `InputError` for shares outside 0 to 1 and where the direction leads out of them.

    >>> sample_size(0.2, 0.05).per_arm
    1031
    >>> sample_size(0.8, 0.05).per_arm, sample_size(0.8, 0.05, direction="rise").per_arm
    (1031, 974)
    """
    _share(baseline, "baseline")
    for name, chance in (("level", level), ("power", power)):
        _share(chance, name)
    if direction == "rise" and lift < 0:
        raise InputError(f"A lift of {show(lift)} is a fall. Write it without the minus for a rise.")
    apart = abs(baseline * lift if relative else lift)
    ways = {
        "rise": _per_arm(baseline, apart, level, power),
        "fall": _per_arm(baseline, -apart, level, power),
    }
    asked = direction or ("fall" if lift < 0 else None)
    exact = ways[asked] if asked else max(ways.values(), key=lambda one: -1 if isnan(one) else one)
    if isnan(exact):
        raise InputError(
            f"A lift of {show(lift)} on {show(baseline)} leads nowhere between 0 and 1. "
            "Write percentage points as a share: 0.05 for five."
        )
    people = ceil(exact - 1e-9)
    return SampleSize(people, 2 * people, exact, -apart if asked == "fall" else apart, **ways)


def _per_arm(share: float, apart: float, level: float, power: float) -> float:
    """People per arm to tell `share` from `share + apart`; missing where that is no share."""
    other = share + apart
    if apart == 0 or not 0 < other < 1:
        return nan
    z_level, z_power = NormalDist().inv_cdf(1 - level / 2), NormalDist().inv_cdf(power)
    spread = z_level * sqrt(2 * share * (1 - share))
    spread += z_power * sqrt(share * (1 - share) + other * (1 - other))
    return (spread / apart) ** 2


def lehr_sample_size(baseline: float, lift: float) -> float:
    """People per arm by the rule of thumb 16 p (1 - p) / lift² (Lehr 1992), for 5 % and a power of 80 %.

    >>> round(lehr_sample_size(0.2, 0.05))
    1024
    """
    _share(baseline, "baseline")
    if lift == 0:
        raise InputError("A lift of 0 can't be seen by any test. Write the smallest one that matters.")
    return 16 * baseline * (1 - baseline) / lift**2


def false_alarm_chance(looks: int, *, level: float = 0.05) -> float:
    """How often a test without any effect looks significant at one of several evenly spaced looks.

    Exact for a normal measure, by integrating over the results that have not yet crossed the line
    (Armitage, McPherson & Rowe 1969).

    >>> [round(false_alarm_chance(looks), 3) for looks in (1, 2, 5, 10)]
    [0.05, 0.083, 0.142, 0.193]
    """
    _looks(looks)
    _share(level, "level")
    line = NormalDist().inv_cdf(1 - level / 2)
    return float(crossing_chances([line] * int(looks))[-1])


def level_for_looks(looks: int, *, overall: float = 0.05) -> float:
    """The stricter level to use at every look, so that false alarms stay at `overall` altogether.

    `looks` is how many there are, the last one too. Source: the same sum as `false_alarm_chance`, solved
    for the level; E. Miller, How Not To Run an A/B Test, 2010, prints such a table.

    >>> round(100 * level_for_looks(2), 1)
    2.9
    """
    _share(overall, "overall level")
    _looks(looks)
    return erfc(limits_for_level([1.0] * int(looks), overall)[0] / sqrt(2))


@dataclass(frozen=True)
class ArmSizes:
    """Whether the arms got the people they should: `p_value`, `broken`, and a sentence."""

    p_value: float
    broken: bool
    says: str


def check_arm_sizes(control: int, variant: int, *, share: float = 0.5) -> ArmSizes:
    """Sample ratio mismatch: whether the arms' sizes fit the planned share of the control.

    Chi-square with one degree of freedom; broken under 0.0005 (Fabijan et al. 2019). A broken test is not
    read, whatever it shows: people are missing from one arm, and not by chance.

    >>> check_arm_sizes(5000, 5010).broken, check_arm_sizes(5000, 5400).broken
    (False, True)
    """
    _share(share, "share of the control")
    if control < 0 or variant < 0 or control + variant == 0:
        raise InputError("Count the people in both arms, 0 or more, and at least one in all.")
    n = control + variant
    apart = (control - n * share) ** 2 / (n * share * (1 - share))
    p_value = erfc(sqrt(apart / 2))
    broken = p_value < SRM_LEVEL
    says = (
        "The arms' sizes don't fit the plan. Find out who is missing before you read any result."
        if broken
        else "The arms' sizes fit the plan."
    )
    return ArmSizes(p_value, broken, says)


def _looks(looks: int) -> None:
    if looks < 1 or looks != int(looks):
        raise InputError(f"The number of looks is {show(looks)}. Write a whole number, at least 1.")
    if looks > 1000:
        raise InputError(f"{show(looks)} looks are too many to add up. Choose at most 1,000.")


def _share(share: float, name: str) -> None:
    if not 0 < share < 1:
        raise InputError(f"The {name} is {show(share)}. Write a share between 0 and 1: 0.2 for 20 %.")
