"""Who cooked much early stays longer: cause, or kind of person? Compared among like."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from pmkit.charts.differences import differences_chart
from pmkit.charts.picture import Picture
from pmkit.english import counted, plural, signed
from pmkit.methods import InputError, check_pooling, difference_interval
from pmkit.methods.pooling import Pooling

FEW, MANY = "fewer", "many"
Sides = Mapping[str, tuple[int, int]]
"""Who cooked how much -> those that stay, and all."""
_LITTLE = 0.1
"""What explains less than a tenth of the difference explains next to nothing."""


def early_households(customers: pd.DataFrame, months: pd.DataFrame, until: pd.Timestamp) -> pd.DataFrame:
    """Households that paid all through their first full month: its meals, its last day, when they left.

    Who left before had no time to cook, and would make the few look worse than they are.
    """
    paid = customers[customers["subscribed"].notna()].copy()
    paid["full"] = paid["subscribed"].dt.to_period("M") + 1
    paid["over"] = paid["full"].dt.end_time.dt.normalize()
    cooked = months.assign(full=pd.PeriodIndex(months["month"], freq="M"))
    cooked = cooked.rename(columns={"customer": "id"})[["id", "full", "meals_cooked"]]
    there = paid.merge(cooked, on=["id", "full"], how="left").fillna({"meals_cooked": 0})
    stayed = there["left"].isna() | (there["left"] > there["over"])
    return there[(there["over"] <= until) & stayed].reset_index(drop=True)


def compare(
    households: pd.DataFrame,
    *,
    meals: int,
    months: int,
    group: str,
    until: pd.Timestamp,
    hide: bool,
    name: str,
) -> tuple[str, Picture | None]:
    """The raw difference of staying `months` months, and the one among households of the same `group`."""
    later = households["over"] + pd.DateOffset(months=months)
    known = later <= until
    used = households[known] if hide else households
    stays = used["left"].isna() | (used["left"] > later[used.index])
    side = np.where(used["meals_cooked"] >= meals, MANY, FEW)
    table = pd.DataFrame({"group": used[group], "arm": side, "people": 1, "successes": stays.astype(int)})
    try:
        found = check_pooling(table, sides=(FEW, MANY))
    except InputError:
        return f"Nobody cooked that much, or everybody did. Choose another number than {meals}.", None
    sums = table.groupby("arm")[["successes", "people"]].sum()
    sides = {str(one): (int(n), int(of)) for one, n, of in sums.itertuples()}
    said = [_raw(sides, found, meals, months), _within(found, name), _LEFT]
    waiting = int((~known).sum())
    if waiting:
        said.append(_waiting(waiting, months, hide))
    return " ".join(said), _chart(found, sides, name)


_LEFT = (
    "What is left may still be the kind of person: who is eager cooks more and stays longer. Only a test "
    "that brings some of them to cook more can tell."
)


def _raw(sides: Sides, found: Pooling, meals: int, months: int) -> str:
    (stay_few, all_few), (stay_many, all_many) = sides[FEW], sides[MANY]
    low, high = difference_interval(*sides[FEW], *sides[MANY])
    few, many = stay_few / all_few, stay_many / all_many
    return (
        f"Of {all_few + all_many:,} households, {all_many:,} cooked {meals} meals or more in their first "
        f"full month. {counted(months, 'month')} later {100 * many:.1f} % of them still pay, of the others "
        f"{100 * few:.1f} %: **{signed(100 * found.pooled)} points** "
        f"({signed(100 * low)} to {signed(100 * high)})."
    )


def _by_size(found: Pooling) -> float:
    table = found.weightings
    return float(table.loc[table["weighting"] == "by size", "difference"].iloc[0])


def _within(found: Pooling, name: str) -> str:
    inside = _by_size(found)
    said = f"Among households of the same {name} it is **{signed(100 * inside)} points**"
    if found.pooled * inside <= 0:
        return f"{said}: all of the difference goes with the {name}."
    gone = 1 - inside / found.pooled
    if gone < _LITTLE:
        return f"{said}: the {name} explains next to nothing of it."
    return f"{said}: about {100 * gone:.0f} % of the difference goes with the {name}."


def _waiting(waiting: int, months: int, hide: bool) -> str:
    over = f"{counted(months, 'month')} {plural(months, 'is', 'are')} not over"
    who = f"{counted(waiting, 'household')} whose {over}"
    if hide:
        return f"{who} {plural(waiting, 'is', 'are')} left out."
    return f"{who} {plural(waiting, 'is', 'are')} counted as staying: the shares are too high."


def _chart(found: Pooling, sides: Sides, name: str) -> Picture:
    low, high = difference_interval(*sides[FEW], *sides[MANY])
    inside = _by_size(found)
    rows: list[Mapping[str, object]] = [
        {"name": "all together", "kind": "all", "difference": found.pooled, "low": low, "high": high},
        {"name": f"same {name}, mean by size", "kind": "within", "difference": inside},
    ]
    groups = found.groups[found.groups["difference"].notna()]
    rows += [
        {
            "name": str(one["group"]),
            "kind": "group",
            "difference": one["difference"],
            "low": one["low"],
            "high": one["high"],
            "note": counted(int(one["people"]), "household"),
        }
        for one in groups.to_dict("records")
    ]
    table = pd.DataFrame(rows, columns=["name", "kind", "difference", "low", "high", "note"])
    return differences_chart(
        table.assign(note=table["note"].fillna("")),
        title=f"All together {signed(100 * found.pooled)} points; "
        f"among the same {name} {signed(100 * inside)}",
        subtitle="Who cooked much minus who cooked less: points of those that still pay, with ranges.",
        axis="points more that stay",
    )
