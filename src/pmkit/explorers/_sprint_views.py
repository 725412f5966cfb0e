"""What is seen of a Sprint: the chance to finish so many items, and how long work waits in a full one."""

import math
from collections.abc import Sequence

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.drawn_bars import drawn_bars
from pmkit.charts.picture import Picture
from pmkit.english import counted, format_number, listed, plural, whole_percent
from pmkit.methods import SprintChances, mean_wait, wait_by_load

_MOST_BARS = 12
_LOADS = (0.5, 0.7, 0.8, 0.9, 0.95)
_LEAST_SHOWN, _FULL = 0.05, 0.99
"""Loads of a plan that get a bar of their own: below, nothing waits; above, the bar would hide the others."""


def chances_picture(found: SprintChances) -> Picture:
    """A bar for every number of items: the chance to finish that many or more."""
    last = found.items
    numbers = [number for number in range(1, last + 1) if number <= _MOST_BARS or number == last]
    chances = [found.chance(number) for number in numbers]
    table = pd.DataFrame(
        {
            "item": [_bar_name(number, found) for number in numbers],
            "value": [100 * chance for chance in chances],
            "words": [whole_percent(chance) for chance in chances],
        }
    )
    goal = f"The goal, first: {whole_percent(found.goal_first)}. " if found.goal_items else ""
    all_of = f"All {found.items}" if found.items > 1 else "The only item"
    told = ", ".join(
        f"{number} or more {words}" for number, words in zip(numbers, table["words"], strict=True)
    )
    words = Words(
        f"{goal}{all_of}: {whole_percent(found.all)}",
        f"The chance to finish so many items in {counted(found.weeks, 'week')}, in per cent.",
        f"Bars of the chance to finish so many items in {counted(found.weeks, 'week')}: {told}.",
    )
    return drawn_bars(table, words)


def _bar_name(number: int, found: SprintChances) -> str:
    marks = ["the goal"] * (number == found.goal_items) + ["all"] * (number == found.items)
    return f"► {number} or more: {listed(marks)}" if marks else f"{number} or more"


def load_of(used: Sequence[int], weeks: int, items: int, away: float, urgent: float) -> float:
    """What is to be done over what the team finishes on average in that time; infinite where that is none."""
    done = sum(used) / len(used) * weeks * (1 - away) if len(used) else 0.0
    return (items + urgent * weeks) / done if done else math.inf


def load_words(load: float, weeks: int, *, urgent: bool) -> str:
    """How full the list makes the weeks, and what that does to whatever else comes in."""
    span = plural(weeks, "the week", f"the {weeks} weeks")
    if math.isinf(load):
        return "The team finishes nothing in that time, so whatever comes in waits for ever."
    what = "this list and the urgent work fill" if urgent else "this list fills"
    full = f"At the average pace, {what} {span} to **{100 * load:,.0f} %**."
    if load >= 1:
        return f"{full} No time is left: in a queue with that load, new work waits without end."
    wait = counted(round(mean_wait(load), 1), "item")
    return f"{full} In a queue with that load, new work waits as long as {wait} would take."


def waiting_picture(load: float) -> Picture:
    """How many work times a piece of work waits at some loads, that of the plan among them."""
    own = [load] if _LEAST_SHOWN <= load <= _FULL and load not in _LOADS else []
    table = wait_by_load(sorted([*_LOADS, *own]))
    rows = pd.DataFrame(
        {
            "item": [
                f"► {100 * one:.0f} %: this list" if one == load else f"{100 * one:.0f} %"
                for one in table["load"]
            ],
            "value": table["wait"],
            "words": [format_number(round(one, 1)) for one in table["wait"]],
        }
    )
    if load > _FULL:
        full = f"{100 * load:,.0f} %" if math.isfinite(load) else "no work done"
        wait = "→ no end" if load >= 1 else f"→ {format_number(round(mean_wait(load)))}"
        bar = {"item": f"► {full}: this list", "value": rows["value"].max(), "words": wait}
        rows = pd.concat([rows, pd.DataFrame([bar])], ignore_index=True)
    named = zip(rows["item"], rows["words"], strict=True)
    told = ", ".join(f"{name.removeprefix('► ')} {words}" for name, words in named)
    ends = f"from {mean_wait(_LOADS[0]):.0f} to {mean_wait(_LOADS[-1]):.0f} work times"
    words = Words(
        f"From {100 * _LOADS[0]:.0f} to {100 * _LOADS[-1]:.0f} % load, the wait grows {ends}",
        "One queue, work that comes at random. A Sprint is no such queue: take the shape, not the numbers.",
        f"Bars of the wait before work begins, in work times of one item, by load: {told}.",
    )
    return drawn_bars(rows, words)
