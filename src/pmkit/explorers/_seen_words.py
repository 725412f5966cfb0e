"""What is said and drawn of a launch in stages: who sees a fault, how many are hit, who waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.drawn_bars import drawn_bars, drawn_shares
from pmkit.charts.picture import Picture
from pmkit.english import capital, counted, listed, whole_percent
from pmkit.explorers import Cells
from pmkit.explorers._ramps import SHORT
from pmkit.methods import no_failure_bound, people_to_see, ramp_cost, ramp_stages

_COLUMNS = (
    {"key": "stage", "label": "Stage", "readonly": True, "width": 16},
    {"key": "exposed", "label": "Have it by its end", "type": "number", "readonly": True},
    {"key": "new", "label": "New in it", "type": "number", "readonly": True},
    {"key": "met", "label": "Could meet the fault", "type": "number", "readonly": True},
    {"key": "seen", "label": "Reported by its end", "readonly": True},
    {"key": "first", "label": "First reported in it", "readonly": True},
    {"key": "hit", "label": "Hit by its end, on average", "readonly": True},
)


@dataclass(frozen=True, kw_only=True)
class Launch:
    """What is launched: to how many, with a fault of this rate (0: none), of which so many tell; `delay` in
    days until one can meet it; `euro` for each that is hit, None where money is no measure."""

    audience: int
    rate: float
    telling: float
    confidence: float
    delay: float
    euro: float | None
    who: tuple[str, str]

    def on(self, ramp: pd.DataFrame) -> pd.DataFrame:
        """The stages of the launch on a ramp."""
        return ramp_stages(
            ramp, audience=self.audience, rate=self.rate, reporting=self.telling, delay=self.delay
        )

    @property
    def needed(self) -> int | None:
        return people_to_see(self.rate, reporting=self.telling, confidence=self.confidence)

    def people(self, number: float) -> str:
        """So many of them; an average with one decimal where it is small."""
        if 0 < number < 0.05:
            return f"fewer than 0.1 {self.who[1]}"
        shown = round(number) if number >= 100 or number == round(number) else round(number, 1)
        return counted(shown, *self.who)

    @property
    def fault(self) -> str:
        return f"a fault that hits 1 {self.who[0]} in {1 / self.rate:,.0f}"


def said(launch: Launch, chosen: str, worked: Mapping[str, pd.DataFrame]) -> str:
    """The finding: how early it is seen, what the ramp costs with a fault and without."""
    stages = worked[chosen]
    cost = ramp_cost(stages)
    if not launch.rate:
        return f"**There is no fault**, so there is nothing to report. {capital(_waiting(stages))}"
    first = stages.iloc[0]
    parts = [_first(launch, first), _needs(launch, stages)]
    parts.append(
        f"On average it hits **{launch.people(cost.hit)}** before you stop{_paid(launch, cost.hit)}."
    )
    if chosen != "once":
        at_once = ramp_cost(worked["once"]).hit
        parts[-1] = parts[-1][:-1] + f" (all at once: {launch.people(at_once)})."
        parts.append(f"If there is no fault: {_waiting(stages)}")
    return " ".join(parts)


def _first(launch: Launch, stage: pd.Series) -> str:
    if not stage["met"]:
        return "By the end of stage 1 **nobody** has had it long enough to meet a fault: it shows nothing."
    return (
        f"By the end of stage 1, **{launch.people(stage['met'])}** could meet {launch.fault}. The chance "
        f"that at least one of them tells you is **{whole_percent(stage['seen'])}**."
    )


def _needs(launch: Launch, stages: pd.DataFrame) -> str:
    needed, sure = launch.needed, whole_percent(launch.confidence)
    told = f"To hear of it with {sure} you need **{launch.people(needed or 0)}**"
    reached = stages[stages["met"] >= (needed or 0)]
    if len(reached):
        return f"{told}: you have them by the end of stage {int(reached['stage'].iloc[0])}."
    last = whole_percent(float(stages["seen"].iloc[-1]))
    if (needed or 0) > launch.audience:
        return (
            f"{told}, more than get it at all ({launch.audience:,}). Don't rely on reports ({last}): look "
            "for such a fault yourself before the launch."
        )
    return f"{told}, more than this ramp has by its end ({last})."


def _waiting(stages: pd.DataFrame) -> str:
    cost, last = ramp_cost(stages), float(stages["share"].iloc[-1])
    if last < 1:
        return f"this ramp ends at {100 * last:g} %, so the others never get it."
    if not cost.last_waits:
        return "nobody waits."
    days = counted(round(cost.last_waits, 1), "day")
    return f"the last ones wait {days}, everybody {round(cost.mean_wait, 1):g} on average."


def _paid(launch: Launch, hit: float) -> str:
    return "" if launch.euro is None else f", {launch.euro * hit:,.0f} EUR"


def stages_picture(launch: Launch, stages: pd.DataFrame) -> Picture:
    """The chance of a report by the end of each stage."""
    rows = pd.DataFrame(
        {
            "item": [f"Stage {at}: {100 * share:g} %" for at, share in _pairs(stages, "stage", "share")],
            "value": 100 * stages["seen"],
            "words": [f"{whole_percent(seen)} ({met:,})" for seen, met in _pairs(stages, "seen", "met")],
        }
    )
    first, last = (whole_percent(float(stages["seen"].iloc[at])) for at in (0, -1))
    title = f"A chance of {first} to hear of it"
    if len(stages) > 1:
        title = f"{first} to hear of it by the end of stage 1, {last} by the end of the ramp"
    note = f"Chance of at least one report; in brackets the {launch.who[1]} who could meet the fault."
    told = ", ".join(f"{item} {words}" for item, words in _pairs(rows, "item", "words"))
    return drawn_shares(rows, Words(capital(title), note, f"A bar for each stage: {told}."))


def ramps_picture(launch: Launch, worked: Mapping[str, pd.DataFrame], chosen: str) -> Picture:
    """What each ramp costs: those hit before the stop, or without a fault the days until all have it."""
    costs = {key: ramp_cost(stages) for key, stages in worked.items()}
    days = [f"{one.last_waits:g} days" for one in costs.values()]
    hits = [launch.people(one.hit) for one in costs.values()]
    named = [f"{SHORT[key]}{' (chosen)' if key == chosen else ''}" for key in costs]
    faulty = launch.rate > 0
    rows = pd.DataFrame(
        {
            "item": named,
            "value": [one.hit if faulty else one.last_waits for one in costs.values()],
            "words": [f"{hit}, {wait}" for hit, wait in zip(hits, days, strict=True)] if faulty else days,
        }
    )
    told = f"Bars: {listed([f'{item} {words}' for item, words in _pairs(rows, 'item', 'words')])}."
    if not faulty:
        title = "Without a fault a ramp only costs days"
        return drawn_bars(rows, Words(title, "Days until everybody has it.", told))
    few = hits[min(range(len(hits)), key=lambda at: list(costs.values())[at].hit)]
    least = [f"“{SHORT[key]}”" for key, hit in zip(costs, hits, strict=True) if hit == few]
    title = f"Fewest are hit with {listed(least)}: {few} before you stop"
    if len(least) == len(hits):
        title = f"With each ramp {few} are hit before you stop"
    note = f"{launch.who[1].capitalize()} hit before the stop, on average; days that the last ones wait."
    return drawn_bars(rows, Words(title, note, told))


def stages_table(launch: Launch, stages: pd.DataFrame) -> Cells:
    """The stages in numbers: all so far, and the new ones."""
    rows = [
        {
            "id": str(row["stage"]),
            "stage": f"{row['stage']}: {100 * row['share']:g} %",
            "exposed": row["exposed"],
            "new": row["new"],
            "met": row["met"],
            "seen": whole_percent(row["seen"]),
            "first": whole_percent(row["first"]),
            "hit": launch.people(row["hit"]),
        }
        for row in stages.to_dict("records")
    ]
    return Cells("table", "Stage by stage", columns=_COLUMNS, rows=rows, sortable=False)


def silence(launch: Launch, stages: pd.DataFrame) -> str:
    """What it rules out that nobody has reported anything in the first stage."""
    met, head = int(stages["met"].iloc[0]), "**If stage 1 stays silent.**"
    days = counted(round(launch.delay, 1), "day")
    if not met:
        why = f"nobody has had it for {days} by then" if launch.delay else "nobody has it"
        return f"{head} That says nothing at all: {why}."
    bound = no_failure_bound(met)
    told = (
        f"{head} Nothing from {launch.people(met)}: a fault of which everybody tells may still hit "
        f"{100 * bound:.2g} % (at a confidence of 95 %)."
    )
    if launch.telling == 1 or not launch.rate:
        return told
    real = bound / launch.telling
    share = "all of them" if real >= 1 else f"{100 * real:.2g} %"
    return f"{told} If only {100 * launch.telling:g} of 100 tell, it may hit **{share}**."


def _pairs(table: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    return list(table[list(columns)].itertuples(index=False, name=None))
