"""Who stays? Cohorts by their age, or everybody in a month; what is not over yet is blank, never 0."""

from collections.abc import Sequence

import pandas as pd

from pmkit.charts.picture import Picture
from pmkit.charts.retention import retention_chart
from pmkit.english import plural
from pmkit.methods import wilson_interval

AGES: dict[str, Sequence[int | tuple[int, int]]] = {
    "exact": (1, 2, 3, 6, 9, 12),
    "rolling": (1, 2, 3, 6, 9, 12),
    "bracket": ((1, 3), (4, 6), (7, 9), (10, 12)),
}
KINDS = {
    "exact": "exact: in that month",
    "rolling": "rolling: in that month or later",
    "bracket": "bracket: at least once from the first month to the last",
}
_ACTIVE = {
    "exact": "were active in it",
    "rolling": "were active in it or later",
    "bracket": "were active in one of its months",
}
_ALL = "all"


def as_if_over(table: pd.DataFrame) -> pd.DataFrame:
    """The table with everybody counted in the row of all, also those whose month has not come: too low."""
    whole = (table["cohort"].astype("str") == _ALL) & (table["observed"] > 0)
    share = table["active"] / table["customers"]
    return table.assign(retention=table["retention"].where(~whole, share))


def cohorts(table: pd.DataFrame, kind: str, *, hide: bool) -> tuple[str, Picture | None]:
    """The triangle of cohorts and what is said of its oldest age."""
    shown = table if hide else as_if_over(table)
    whole = table[table["cohort"].astype("str") == _ALL]
    known = whole[whole["observed"] > 0]
    if not len(known):
        return "No month is over for any household yet. Choose another segment.", None
    last = known.iloc[-1]
    low, high = (100 * one for one in wilson_interval(int(last["active"]), int(last["observed"])))
    age = last["age"]
    first, over = age if isinstance(age, tuple) else (age, age)
    span = f"{first} to {over}" if over > first else str(over)
    length = over - first + 1
    named = f"{plural(length, 'month')} {span} {plural(length, 'is', 'are')}"
    share, naive = last["active"] / last["observed"], last["active"] / last["customers"]
    said = (
        f"Of the {int(last['observed']):,} households for whom {named} over, **{100 * share:.1f} %** "
        f"{_ACTIVE[kind]} ({low:.1f} to {high:.1f} %)."
    )
    waiting = int(last["customers"] - last["observed"])
    if waiting and hide:
        said += (
            f" {waiting:,} others have not got there yet. Count them as gone, and it would seem to be "
            f"{100 * naive:.1f} %."
        )
    elif waiting:
        said += (
            f" The row of all now says {100 * naive:.1f} %: it counts {waiting:,} households as gone whose "
            "month has not come."
        )
    if kind == "rolling":
        said += " Rolling shares still rise: whoever is away may come back."
    return said, retention_chart(shown)


def by_calendar(activity: pd.DataFrame, months: int = 8) -> tuple[str, Picture]:
    """For each calendar month the share of all that ever began who are active in it: ages are mixed."""
    month = activity["date"].dt.to_period("M")
    began = activity.groupby("customer")["started"].min().dt.to_period("M")
    rows = []
    for one in sorted(month.unique())[-months:]:
        there = int((began <= one).sum())
        active = int(activity.loc[month == one, "customer"].nunique())
        rows.append((f"{one}", "active", there, active, active / there))
    columns = ["cohort", "age", "customers", "active", "retention"]
    table = pd.DataFrame(rows, columns=columns)
    first, last = table.iloc[0], table.iloc[-1]
    title = (
        f"In {last['cohort']}, {100 * last['retention']:.0f} % of all that ever began are active; "
        f"in {first['cohort']} it was {100 * first['retention']:.0f} %"
    )
    said = (
        f"**{100 * last['retention']:.1f} %** of the {int(last['customers']):,} households that ever began "
        f"are active in {last['cohort']}; in {first['cohort']} it was {100 * first['retention']:.1f} %. The "
        "share mixes newcomers with households of two years: it moves when more people sign up, though "
        "nobody behaves otherwise. Follow one cohort instead."
    )
    chart = retention_chart(table, axis="of all that ever began").saying(
        title=title, subtitle="Everybody in a month, whatever their age."
    )
    return said, chart
