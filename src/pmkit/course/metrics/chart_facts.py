"""The ten broken charts of the case: the figures in their sentences, worked out from the tables they draw."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import pandas as pd

from pmkit.cases import load
from pmkit.course.metrics import chart_data, chart_months
from pmkit.explorers.chart_settings import drawn_sizes, fitted
from pmkit.explorers.chart_workshop import BrokenChart
from pmkit.methods import in_whole_people

_CALM = "2026-01-01"
_NAME = re.compile(r"\{([a-z-]+\.[a-z_]+)\}")


def _month(day: Any) -> str:
    return f"{pd.Timestamp(day):%B %Y}"


def _spec(id: str) -> dict[str, Any]:
    charts = load("broken_charts").set_index("id")
    found: dict[str, Any] = json.loads(str(charts.loc[id, "spec"]))
    return found


def _headline() -> dict[str, str]:
    table = chart_data.headline()
    old, new = in_whole_people(*(round(share, 3) for share in table.rows["value"]))
    sizes = drawn_sizes(table, fitted(table, _spec("B01")))
    assert sizes is not None
    return {"old": old, "new": new, "looks": f"{sizes[1] / sizes[0]:.1f}"}


def _seats() -> dict[str, str]:
    (first_name, first), (second_name, second) = (
        chart_data.seats().rows[["label", "value"]].head(2).to_numpy()
    )
    ratio = first / second
    return {
        "first_name": first_name,
        "second_name": second_name,
        "first": f"{first:,.0f}",
        "second": f"{second:,.0f}",
        "times": f"{ratio:.1f}",
        "looks": f"{ratio**2:.0f}",
    }


def _go() -> dict[str, str]:
    last = chart_months.consumers().iloc[-1]
    return {"month": _month(last["date"]), "came": f"{last['new']:,}", "left": f"{last['left']:,}"}


def _sign_ups() -> dict[str, str]:
    table = chart_months.consumers()
    now, before = table.iloc[-1], table.iloc[-13]
    fewer = before["sign_ups"] - now["sign_ups"]
    return {"now": f"{now['sign_ups']:,}", "fewer": f"{fewer:,}", "month": _month(now["date"])}


def _cancelled() -> dict[str, str]:
    table, monthly = chart_months.cancelled(), chart_months.consumers().set_index("date")["cancelled"]
    steps = monthly[pd.to_datetime(list(table.picked))].diff().dropna()
    calm, late = monthly[:_CALM], monthly[chart_data.LATE :]
    return {
        "falls": str((steps < 0).sum()),
        "steps": str(len(steps)),
        "until": _month(_CALM),
        "since": _month(chart_data.LATE),
        "most": _of_thousand(calm.max()),
        "least": _of_thousand(late.min()),
    }


def _of_thousand(share: float) -> str:
    return f"{1000 * share:.0f} of 1,000"


def _reasons() -> dict[str, str]:
    count = chart_data.who_left()
    share = f"{100 * count['rival'] / count.sum():.0f} %"
    return {"share": share, "named": str(count["rival"]), "of": str(count.sum())}


def _steps() -> dict[str, str]:
    shares = chart_data.first_steps().rows["value"]
    ends = {"first": shares.iloc[0], "last": shares.iloc[-1]}
    slice = f"{100 * shares.iloc[-1] / shares.sum():.0f} %"
    return {"slice": slice, **{name: f"{100 * share:.0f}" for name, share in ends.items()}}


def _themes() -> dict[str, str]:
    rows = chart_months.themes().rows
    rival = rows[(rows["series"] == "rival") & (rows["value"] > 0)]
    return {"since": f"{rival['date'].min():%B}", "named": f"{rival['value'].sum():.0f}"}


def _plans() -> dict[str, str]:
    table = chart_months.plans()
    last = table.rows.groupby("series")["value"].last()
    ratio = last["households"] / last["employers"]
    sizes = drawn_sizes(table, fitted(table, _spec("B09")), last)
    assert sizes is not None
    return {
        "employer": f"{last['employers']:,.0f}",
        "consumer": f"{last['households']:,.0f}",
        "times": f"{ratio:.1f}",
        "looks": f"{sizes[1] / sizes[0]:.1f}",
    }


def _meals() -> dict[str, str]:
    cooked = chart_data.cooking()
    middle = cooked.groupby("segment")["meals_cooked"].median().sort_values()
    return {
        "mean": f"{cooked['meals_cooked'].mean():.0f}",
        "low_name": str(middle.index[0]),
        "low": f"{middle.iloc[0]:.0f}",
        "high_name": str(middle.index[-1]),
        "high": f"{middle.iloc[-1]:.0f}",
    }


@cache
def facts() -> Mapping[str, str]:
    """Every figure that a sentence of `broken_charts` may name, under the name that stands in its braces."""
    parts = {
        "headline": _headline(),
        "seats": _seats(),
        "go": _go(),
        "signups": _sign_ups(),
        "cancel": _cancelled(),
        "reasons": _reasons(),
        "steps": _steps(),
        "themes": _themes(),
        "plans": _plans(),
        "meals": _meals(),
    }
    return {f"{part}.{name}": text for part, found in parts.items() for name, text in found.items()}


def said(sentence: str) -> str:
    """The sentence with its figures. Raises KeyError for a name that is none of `facts`."""
    return _NAME.sub(lambda match: facts()[match[1]], sentence)


@cache
def broken() -> tuple[BrokenChart, ...]:
    """The ten, with their sentences."""
    made = []
    for row in load("broken_charts").to_dict("records"):
        spec = json.loads(row["spec"])
        sentences = (said(row["sentence_before"]), said(row["sentence_after"]))
        table = chart_data.tables()[spec.pop("table")]
        made.append(BrokenChart(row["id"], table, spec, row["fault"], *sentences))
    return tuple(made)
