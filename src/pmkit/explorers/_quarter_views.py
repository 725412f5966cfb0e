"""The panes of a quarter: people and letters, beliefs, capacity, money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import Words, beliefs_chart, margins_chart
from pmkit.charts.drawn_bars import drawn_bars
from pmkit.charts.picture import Picture
from pmkit.english import capital, counted, format_number, listed, signed
from pmkit.explorers import Cells
from pmkit.explorers._quarter_moment import Moment, quarter_name
from pmkit.explorers._quarter_outlook import Capacity, days_ahead
from pmkit.explorers._quarter_report import trust_of
from pmkit.explorers._quarter_words import (
    GOOD,
    HARM,
    OPEN,
    PARTS,
    TRUSTS,
    believed,
    money,
    months,
    named,
    range_of,
    trust_word,
    word_for,
)
from pmkit.practice.markdown import escape_markdown
from pmkit.simulator.letters import RIVAL

MOST_RANGES = 16
"""More ranges than this are no picture."""
MONTHS = (
    "**Where the months go.** Discovery, work on debt and a price test come first, in person-months. What is "
    "left builds your list, first on top."
)
"""What stands above the controls that take months."""


def letters_said(moment: Moment, names: Mapping[str, str]) -> str:
    """The letters of the quarter, each with its sender, as Markdown."""
    if not moment.post:
        return ""
    said = [f"**Letters of {quarter_name(moment.quarter)}**"]
    for one in moment.post:
        news = (
            f" In *{moment.played.world.rival}* each idea brings a fifth of its printed worth less."
            if one.effect == RIVAL
            else ""
        )
        wish = (
            f" ({escape_markdown(named(moment.game.ideas, moment.game.ideas.number(one.item)))})"
            if one.item
            else ""
        )
        said.append(
            f"**{escape_markdown(names.get(one.person, one.person))}**{wish}: "
            f"“{escape_markdown(_inner(one.text))}”{news}"
        )
    return "\n\n".join(said)


def _inner(text: str) -> str:
    """A text that stands in quotation marks, with single ones inside."""
    return text.replace("“", "‘").replace("”", "’")


def people_said(moment: Moment) -> str:
    """Who trusts you how much, and what has a day."""
    state = moment.state
    trusts = [
        f"{name} {trust_word(trust_of(state, whom))} ({trust_of(state, whom):.2f})"
        for whom, name in TRUSTS.items()
    ]
    lines = [f"**People.** Trust, from 0 to 1: {listed(trusts)}.", *days_ahead(moment)]
    market = state.market
    lines.append(
        f"{format_number(round(market.consumers, -2))} households pay {market.price:.2f} EUR a month. "
        f"Technical debt is {state.debt:.2f} of 1."
    )
    if moment.is_open and not market.may_change(moment.quarter):
        lines.append("The price was changed a quarter ago, so it stays as it is in this one.")
    return "\n".join([lines[0], "", *(f"- {escape_markdown(one)}" for one in lines[1:])])


# --- what you know
def live_said(moment: Moment, numbers: bool) -> str:
    """What is live, with what is read of it, as Markdown; "" where nothing is."""
    ideas, state = moment.game.ideas, moment.state
    rows = [
        f"- {escape_markdown(named(ideas, one))}, since {quarter_name(int(state.done[one]))}: "
        f"**{believed(state.belief, ideas, one, numbers)}**; printed {ideas.printed[one]:.0f}"
        for one in map(int, np.flatnonzero(state.live))
    ]
    return "\n".join(["**What is live, and what is read of it**", "", *rows]) if rows else ""


def beliefs_picture(moment: Moment, items: Sequence[int], numbers: bool) -> Picture:
    """What is believed of these ideas; without a row where they are none, or too many for a picture."""
    ideas, belief = moment.game.ideas, moment.state.belief
    unsure = [one for one in items if ideas.is_idea[one]]
    ordered = [] if len(unsure) > MOST_RANGES else unsure
    ordered = sorted(ordered, key=lambda one: -float(belief.mean[one]))
    rows = []
    for one in ordered:
        mean, low, high = range_of(belief, one)
        rows.append((ideas.titles[one], mean, low, high, believed(belief, ideas, one, numbers)))
    table = pd.DataFrame(rows, columns=["name", "mean", "low", "high", "words"])
    counts = {
        word: sum(word_for(belief, ideas, one) == word for one in ordered) for word in (GOOD, OPEN, HARM)
    }
    told = listed([f"{count} {word}" for word, count in counts.items() if count])
    return beliefs_chart(
        table,
        title=f"Of {counted(len(ordered), 'idea')}: {told}",
        subtitle=(
            "The share of its printed worth that each brings. A bar holds it with 80 %; open: it holds 0."
        ),
        axis="% of the printed worth",
    )


# --- capacity and money
def capacity_picture(found: Capacity) -> Picture:
    """Where the months of the quarter go."""
    lines = [
        ("All there are", found.whole),
        ("Debt takes", -found.debt),
        ("What is live takes", -found.upkeep),
        ("Absence takes", -found.absent),
        ("New people", found.new_people),
        ("Work on debt", -found.debt_work),
        ("Discovery", -found.discovery),
        ("Price test", -found.price_test),
    ]
    shown = [one for one in lines if round(one[1], 1)]
    shown.append(("Left for building", found.left))
    rows = pd.DataFrame(shown, columns=["item", "value"])
    rows["words"] = [_signed_months(name, value) for name, value in shown]
    rows["value"] = rows["value"].abs()
    told = "; ".join(f"{one['item']}: {one['words']}" for one in rows.to_dict("records"))
    title = f"{capital(months(found.left))} of {months(found.whole)} months are left for building"
    return drawn_bars(rows, Words(title, "Person-months of the quarter.", f"Bars of months. {told}."))


def _signed_months(name: str, value: float) -> str:
    sign = "−" if value < 0 else "+" if name == "New people" else ""
    return f"{sign}{months(abs(value))}"


def money_picture(moment: Moment) -> Picture:
    """The margin of the quarters so far, by its parts; without a row in the first."""
    reports = moment.played.reports
    sums = {name: sum(one.parts[name] for one in reports) for name in PARTS}
    total = sum(one.margin for one in reports)
    shown = [(capital(PARTS[name]), one) for name, one in sums.items() if round(one)]
    whole = [("All together", total)] if reports else []
    rows = pd.DataFrame([*shown, *whole], columns=["name", "value"])
    rows["words"] = [signed(one, 0) for one in rows["value"]]
    closed = f"{counted(len(reports), 'quarter')}"
    return margins_chart(
        rows,
        title=f"{money(total)} in {closed}",
        subtitle="Margin against a Mealwise that stays as it is today, in thousand EUR. All invented.",
        axis="thousand EUR",
    )


def quarters_table(moment: Moment) -> Cells | None:
    """The margin of each closed quarter by its parts, in thousand EUR; None in the first."""
    reports = moment.played.reports
    if not reports:
        return None
    used = [name for name in PARTS if any(round(one.parts[name]) for one in reports)]
    columns: list[dict[str, Any]] = [{"key": "quarter", "label": "Quarter", "readonly": True}]
    columns += [{"key": name, "label": capital(PARTS[name]), **_EUR} for name in used]
    columns.append({"key": "margin", "label": "Margin", **_EUR})
    rows = [
        {
            "id": str(one.quarter),
            "quarter": quarter_name(one.quarter),
            **{name: float(round(one.parts[name])) + 0.0 for name in used},
            "margin": float(round(one.margin)) + 0.0,
        }
        for one in reports
    ]
    return Cells("quarters", "Margin by quarter, in thousand EUR", columns=columns, rows=rows, sortable=False)


_EUR = {"type": "number", "decimals": 0, "readonly": True}


def gauges_said(moment: Moment) -> str:
    """What stands beside the money when a game is over."""
    played, state = moment.played, moment.state
    kept, broken = (sum(len(getattr(one, name)) for one in played.reports) for name in ("kept", "broken"))
    launched = sum(len(one.launched) for one in played.reports)
    back = sum(len(one.taken_back) for one in played.reports)
    looked = listed([months(one.discovery_months) for one in played.decided])
    trusts = [f"{name} {trust_of(state, whom):.2f}" for whom, name in TRUSTS.items()]
    return "\n".join(
        [
            f"- Promises: {kept} kept, {broken} broken." if kept + broken else "- Promises: none came due.",
            f"- {counted(launched, 'launch', 'launches')}, {back} of them taken back."
            if launched
            else "- Nothing was launched.",
            f"- Discovery by quarter, in months: {looked}.",
            f"- Trust: {listed(trusts)}. Debt: {state.debt:.2f}.",
        ]
    )
