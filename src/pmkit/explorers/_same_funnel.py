"""Where are people lost? The same people followed for so many days, or whoever did it in a month."""

from dataclasses import dataclass

import pandas as pd

from pmkit.charts.funnel import funnel_chart
from pmkit.charts.picture import Picture
from pmkit.english import counted, plural
from pmkit.methods import InputError, funnel_counts, funnel_rates


@dataclass(frozen=True, eq=False)
class Lost:
    """A funnel drawn, and what is said of it; no `chart` where it is none."""

    said: str
    chart: Picture | None = None


def followed(
    events: pd.DataFrame, steps: dict[str, str], *, within: int, until: pd.Timestamp, hide: bool
) -> Lost:
    """The same people from their first step on, for `within` days. With `hide` those whose days are not over
    are left out; without, they are counted as lost."""
    begun = events[events["event"] == next(iter(steps))]
    waiting = int((begun["date"] + pd.Timedelta(days=within) > until).sum())
    last = until if hide else until + pd.Timedelta(days=within)
    try:
        rates = funnel_counts(events, list(steps), within_days=within, until=last)
    except InputError as problem:
        return Lost(str(problem))
    if not rates["people"].iloc[0]:
        return Lost(f"Nobody has had {counted(within, 'day')} yet. Take fewer days, or an earlier month.")
    rates = rates.assign(step=[steps[one] for one in rates["step"]])
    chart = funnel_chart(rates)
    end = rates.iloc[-1]
    low, high = 100 * rates["low"].iloc[-1], 100 * rates["high"].iloc[-1]
    said = [
        f"Of {int(rates['people'].iloc[0]):,} households **{100 * end['overall_rate']:.1f} %** got to "
        f"“{end['step']}” within {counted(within, 'day')}. Of those one step before, "
        f"{100 * end['step_rate']:.1f} % did ({low:.1f} to {high:.1f} %)."
    ]
    if waiting:
        are = f"{counted(waiting, 'household')} {plural(waiting, 'has', 'have')} not had these days yet"
        said.append(f"{are} and {plural(waiting, 'is', 'are')} {_what(hide)}")
    return Lost(" ".join(said), chart)


def _what(hide: bool) -> str:
    if hide:
        return "left out: whether they get there cannot be known."
    return "counted as lost, though nobody can know yet: the shares are too low."


def in_one_month(events: pd.DataFrame, steps: dict[str, str], month: str) -> Lost:
    """Whoever did each step in a month, also people who began earlier: counts, which make no funnel."""
    there = events[events["date"].dt.strftime("%Y-%m") == month]
    counts = [int((there["event"] == step).sum()) for step in steps]
    did = [set(there.loc[there["event"] == step, "customer"]) for step in steps]
    older = len(did[-1] - did[0])
    named = f"{pd.Period(month):%B %Y}"
    said = (
        f"In {named}, {counts[0]:,} did the first step and {counts[-1]:,} “{list(steps.values())[-1]}”. But "
        f"**{older:,} of these {counts[-1]:,}** began in an earlier month: these are other people, and "
        "the shares of the steps mean little. They move when advertising does."
    )
    try:
        rates = funnel_rates(pd.DataFrame({"step": list(steps.values()), "people": counts}))
    except InputError as problem:
        return Lost(f"{said} {problem}")
    chart = funnel_chart(rates).saying(
        title=f"{named}: {counts[-1]:,} did the last step, {older:,} of them began earlier",
        subtitle="Other people at each step: whoever did it in this month.",
    )
    return Lost(said, chart)
