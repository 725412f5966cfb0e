"""A negotiation over several issues: the packages, what each side gets, and which of them can be bettered.

Each side has its own points; points of two sides are never added. What one side values more than the other
is what can be traded (Fisher & Ury, Getting to Yes, 1981: options for mutual gain).
"""

from __future__ import annotations

from collections.abc import Mapping
from math import prod

import numpy as np
import pandas as pd

from pmkit.methods._frame import InputError, need_columns, numbers, refuse

MOST_PACKAGES = 200_000
SIDES = ("ours", "theirs")
_DIGITS = 9


def packages(issues: pd.DataFrame, *, sides: tuple[str, str] = SIDES) -> pd.DataFrame:
    """Every package that can be made: one option for each issue, with what it is worth to both sides.

    `issues` has a row per option: `issue`, `option` and a column of points per side (any number, negative
    for what costs). Result: a column per issue, then the two sides (sums of points), in the order of the rows
    of `issues`, the last issue changing first. Leave a row out of `issues` where an option is not for sale.
    Raises `InputError` for a missing name or number, an option that stands twice, an issue that is called as
    a side, and more than 200,000 packages.

    >>> issues = pd.DataFrame({
    ...     "issue": ["start", "start", "years", "years"], "option": ["March", "June", "one", "three"],
    ...     "ours": [7, 12, 0, 30], "theirs": [20, 0, 10, 0]})
    >>> packages(issues)
       start  years  ours  theirs
    0  March    one   7.0    30.0
    1  March  three  37.0    20.0
    2   June    one  12.0    10.0
    3   June  three  42.0     0.0
    """
    options, points = _read(issues, sides)
    number = prod(len(each) for each in options.values())
    if number > MOST_PACKAGES:
        raise InputError(
            f"These options make {number:,} packages, more than {MOST_PACKAGES:,}. Leave out the issues on "
            "which both sides agree, or options that nobody wants."
        )
    table = pd.DataFrame(index=pd.RangeIndex(number))
    totals = np.zeros((number, 2))
    inner = number
    for issue, known in options.items():
        inner //= len(known)
        chosen = np.arange(number) // inner % len(known)
        table[issue] = np.array(known, dtype=object)[chosen]
        totals += np.array([points[issue, option] for option in known])[chosen]
    table[list(sides)] = totals
    return table


def package_worth(
    issues: pd.DataFrame, package: Mapping[str, str], *, sides: tuple[str, str] = SIDES
) -> pd.DataFrame:
    """What one package brings to whom, issue by issue: `issue`, `option` and the two sides.

    `package` names an option for every issue. The sides' sums are the worth of the package. Raises
    `InputError` for an issue that is missing or unknown, and for an option that the issue hasn't.

    >>> issues = pd.DataFrame({"issue": ["start", "start"], "option": ["March", "June"],
    ...     "ours": [7, 12], "theirs": [20, 0]})
    >>> package_worth(issues, {"start": "June"})
       issue option  ours  theirs
    0  start   June  12.0     0.0
    """
    options, points = _read(issues, sides)
    unknown = [issue for issue in package if issue not in options]
    if unknown:
        raise InputError(f"The issue {unknown[0]} is not on the table. Choose from: {', '.join(options)}.")
    rows = []
    for issue, known in options.items():
        if issue not in package:
            raise InputError(f"The package says nothing of {issue}. Choose one of: {', '.join(known)}.")
        if package[issue] not in known:
            raise InputError(f"{issue} has no option {package[issue]}. Choose one of: {', '.join(known)}.")
        rows.append((issue, package[issue], *points[issue, package[issue]]))
    return pd.DataFrame(rows, columns=["issue", "option", *sides])


def steps_between(
    issues: pd.DataFrame,
    before: Mapping[str, str],
    after: Mapping[str, str],
    *,
    sides: tuple[str, str] = SIDES,
) -> pd.DataFrame:
    """Who gains and who pays from one package to another: a row per issue whose option changes.

    Result: `issue`, `before`, `after` and the change for both sides in their own points. A trade across
    issues has a row in which one side gains and another in which it pays. Errors as for `package_worth`.

    >>> issues = pd.DataFrame({"issue": ["start", "start"], "option": ["March", "June"],
    ...     "ours": [7, 12], "theirs": [20, 0]})
    >>> steps_between(issues, {"start": "March"}, {"start": "June"})
       issue before after  ours  theirs
    0  start  March  June   5.0   -20.0
    """
    old = package_worth(issues, before, sides=sides)
    new = package_worth(issues, after, sides=sides)
    table = pd.DataFrame({"issue": old["issue"], "before": old["option"], "after": new["option"]})
    for side in sides:
        table[side] = new[side] - old[side]
    return table[(table["before"] != table["after"]).to_numpy()].reset_index(drop=True)


def on_frontier(made: pd.DataFrame, *, sides: tuple[str, str] = SIDES) -> pd.Series:
    """For each package whether no other is better for one side and no worse for the other (Pareto).

    `made` has a column per side, as `packages` makes them. Packages of equal worth are on it together.

    >>> made = pd.DataFrame({"ours": [51, 74, 66, 51], "theirs": [62, 62, 70, 62]})
    >>> on_frontier(made).tolist()
    [False, True, True, False]
    """
    ours, theirs = sides_of(made, sides)
    order = np.lexsort((-theirs, -ours))
    best = np.maximum.accumulate(theirs[order]) if len(order) else theirs
    # the best of the other side among all packages that are better for ours than this one
    first = np.searchsorted(-ours[order], -ours[order], side="left")
    above = np.where(first > 0, best[np.maximum(first - 1, 0)], -np.inf)
    same = theirs[order][first]
    kept = np.zeros(len(order), dtype=bool)
    kept[order] = (theirs[order] > above) & (theirs[order] >= same)
    return pd.Series(kept, index=made.index, name="frontier")


def better_for_both(
    made: pd.DataFrame, than: tuple[float, float], *, sides: tuple[str, str] = SIDES
) -> pd.Series:
    """For each package whether it is better for somebody and worse for nobody than one worth `than`.

    `than` has the points of both sides. A package of the same worth is not better.

    >>> made = pd.DataFrame({"ours": [51, 74, 66], "theirs": [62, 62, 50]})
    >>> better_for_both(made, (51, 62)).tolist()
    [False, True, False]
    """
    ours, theirs = sides_of(made, sides)
    than = (round(than[0], _DIGITS), round(than[1], _DIGITS))
    kept = (ours >= than[0]) & (theirs >= than[1]) & ((ours > than[0]) | (theirs > than[1]))
    return pd.Series(kept, index=made.index, name="better")


def rounded(points: np.ndarray) -> np.ndarray:
    """Points without the last digits, in which a sum of tenths differs from the same sum in another order."""
    return points.round(_DIGITS)


def sides_of(made: pd.DataFrame, sides: tuple[str, str]) -> tuple[np.ndarray, np.ndarray]:
    """The points of both sides; refuses a missing one."""
    need_columns(made, sides, "A set of packages")
    values = []
    for side in sides:
        points = numbers(made, side)
        refuse(made, side, np.isnan(points), "Write what the package is worth to this side.")
        values.append(rounded(points))
    return values[0], values[1]


def _read(
    issues: pd.DataFrame, sides: tuple[str, str]
) -> tuple[dict[str, list[str]], dict[tuple[str, str], tuple[float, float]]]:
    """The options of each issue in the order of the rows, and the points of each for both sides."""
    need_columns(issues, ["issue", "option", *sides], "A negotiation")
    if not len(issues):
        raise InputError("There is nothing to negotiate. Give at least one issue with its options.")
    for column in ("issue", "option"):
        empty = issues[column].map(lambda cell: pd.isna(cell) or not str(cell).strip())
        refuse(issues, column, empty.to_numpy(dtype=bool), f"Give the {column} a name.")
    refuse(issues, "issue", issues["issue"].isin(sides).to_numpy(), "A side has this name. Choose another.")
    twice = issues.duplicated(["issue", "option"]).to_numpy()
    refuse(issues, "option", twice, "This option stands in the issue twice. Remove one.")
    ours, theirs = sides_of(issues, sides)
    options: dict[str, list[str]] = {}
    points = {}
    for spot, (issue, option) in enumerate(zip(issues["issue"], issues["option"], strict=True)):
        options.setdefault(issue, []).append(option)
        points[issue, option] = (float(ours[spot]), float(theirs[spot]))
    return options, points
