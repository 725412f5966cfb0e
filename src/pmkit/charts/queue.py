"""What does waiting cost? The cost of delay that is still running, week by week; its area is what an order
costs.

Two orders can be laid over each other, so that the difference is seen as the area between them.
"""

from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._layout import bold_rules
from pmkit.charts._titles import Words
from pmkit.charts.picture import Picture


def _rows(line: pd.DataFrame, best: pd.DataFrame) -> pd.DataFrame:
    """The chart's rows: one rectangle per job of `line`, and the steps of the `best` order.

    A job's rectangle is as high as its cost of delay and as long as the wait
    for it; rectangles are piled up, the last job lowest, so that their outline falls as jobs are finished.
    How much `longer` and `lower` the next one is tells whether there is room for a number.
    """
    mine = line.sort_values("position", ascending=False)
    top = mine["cost_of_delay"].cumsum()
    middle = top - mine["cost_of_delay"] / 2
    blocks = pd.DataFrame(
        {
            "kind": "job",
            "item": mine["item"],
            "position": mine["position"],
            "from_week": 0.0,
            "to_week": mine["finish"].astype(float),
            "low": top - mine["cost_of_delay"],
            "high": top,
            "cost": mine["cost_of_delay"] * mine["finish"],
            "longer": (mine["finish"].shift(1) - mine["finish"]).fillna(0.0),
            "lower": (middle - middle.shift(1)).fillna(middle),
        }
    ).sort_values("position")
    after = best.sort_values("position")
    running = after["cost_of_delay"][::-1].cumsum()[::-1].astype(float)
    steps = pd.DataFrame(
        {
            "kind": "best",
            "item": after["item"],
            "position": after["position"],
            "from_week": after["start"].astype(float),
            "to_week": after["finish"].astype(float),
            "low": running.shift(-1, fill_value=0.0),
            "high": running,
            "cost": after["cost_of_delay"] * after["finish"],
            "longer": 0.0,
            "lower": 0.0,
        }
    )
    return pd.concat([blocks, steps], ignore_index=True)


def queue_chart(
    line: pd.DataFrame,
    best: pd.DataFrame,
    *,
    title: str,
    description: str,
    subtitle: str = "",
    unit: str = "",
) -> Picture:
    """The area of one order, a numbered block per job, with the outline of the best order over it.

    `line` and `best` hold `item`, `position`, `start`, `finish` (weeks) and `cost_of_delay` (money per week),
    as `queue_costs` returns them; the number of a block is its job's position. `unit` is the money in which
    the cost of delay is given.
    """
    rows = _rows(line, best)
    return Picture(rows, Words(title, subtitle, description), partial(_draw, unit=unit))


def _draw(rows: pd.DataFrame, unit: str) -> Any:
    chart = alt.Chart(rows)
    money = alt.Axis(format="~s")
    x = alt.X("from_week:Q", title="weeks from now", scale=alt.Scale(zero=True, nice=False))
    jobs = (
        chart.transform_filter("datum.kind == 'job'")
        .mark_rect(opacity=1, stroke="white", strokeWidth=1)
        .encode(
            x=x,
            x2="to_week:Q",
            y=alt.Y(
                "low:Q",
                title=f"{unit} a week that waiting costs" if unit else "what a week of waiting costs",
                axis=money,
            ),
            y2="high:Q",
            tooltip=[
                alt.Tooltip("item:N", title="Job"),
                alt.Tooltip("position:Q", title="Place"),
                alt.Tooltip("to_week:Q", title="finished after weeks"),
                alt.Tooltip("cost:Q", title=f"cost of its waiting, {unit}".rstrip(", "), format=",.6~r"),
            ],
        )
    )
    # The number stands at the end of its block, where the page is empty however thin the block is.
    middle = chart.transform_filter("datum.kind == 'job'").transform_calculate(
        half="(datum.low + datum.high) / 2"
    )
    wide, high = (
        "scale('x', datum.longer) - scale('x', 0) > 20",
        "scale('y', 0) - scale('y', datum.lower) > 13",
    )
    numbers = middle.mark_text(align="left", dx=4, fontWeight="bold").encode(
        x="to_week:Q", y="half:Q", text=alt.condition(f"{wide} || {high}", "position:N", alt.value(""))
    )
    tall = "scale('y', datum.low) - scale('y', datum.high) > 13"
    fits = f"{tall} && scale('x', datum.to_week) - scale('x', datum.from_week) > 7 * length(datum.item)"
    names = middle.mark_text(align="right", dx=-6, color=theme.ON_COLOUR).encode(
        x="to_week:Q", y="half:Q", text=alt.condition(fits, "item:N", alt.value(""))
    )
    best = chart.transform_filter("datum.kind == 'best'")
    across = bold_rules(best, [5, 4], x="from_week:Q", x2="to_week:Q", y="high:Q")
    down = bold_rules(best, [5, 4], x="to_week:Q", y="low:Q", y2="high:Q")
    outline = [rule for pair in zip(across, down, strict=True) for rule in pair]
    return alt.layer(jobs, names, numbers, *outline).properties(height=260)
