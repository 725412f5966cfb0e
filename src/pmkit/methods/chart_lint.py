"""Rules for charts: what a description of one shows, and no more.

A chart is described by what a reader sees (`ChartSpec`), never looked at as a picture. Treat findings as
questions to whoever drew it: a line whose axis is cut may be the honest one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import Any, Literal

import pandas as pd

from pmkit.english import counted, listed
from pmkit.methods._frame import InputError, show
from pmkit.methods._text_findings import TextFinding, saw

FORMS = ("bar", "line", "area", "pie", "dot", "scatter", "picture")
_MOST_PARTS = 5
_MOST_LINES = 7
_LIE = 1.05
"""Tufte (1983, p. 57): outside .95 to 1.05 a chart distorts."""


@dataclass(frozen=True, kw_only=True)
class ChartSpec:
    """What a reader sees of a chart. Only `form` must be said; the rest says nothing wrong by itself.

    `form`: one of `FORMS`; “picture” draws things that grow in height and width. `axis_start`: where the axis
    of values begins. `axes`: how many axes of values. `scale`: linear or log. `parts`: the shares of a whole
    (1 or 100 in all). `dates`: the dates along the axis, evenly spaced as drawn. `left_out`: known periods
    that are not shown. `series`: lines or colours. `values` and `drawn`: the first and last number, and how
    long or large they are drawn (unsaid: from the axis start). `is_share`, `base`: whether it shows shares,
    and the words that say of how many. `is_total`: each point adds to the one before. `is_mean`,
    `shows_spread`. `colour_alone`: nothing but colour tells the series apart. `for_lay_readers`.
    """

    form: Literal["bar", "line", "area", "pie", "dot", "scatter", "picture"]
    axis_start: float = 0.0
    axes: int = 1
    scale: Literal["linear", "log"] = "linear"
    parts: Sequence[float] = ()
    dates: Sequence[str] = ()
    left_out: int = 0
    series: int = 1
    values: Sequence[float] = ()
    drawn: Sequence[float] = ()
    is_share: bool = False
    base: str = ""
    is_total: bool = False
    is_mean: bool = False
    shows_spread: bool = False
    colour_alone: bool = False
    for_lay_readers: bool = True


@dataclass(frozen=True)
class LieFactor:
    """How much larger a change looks than it is: `effect` by Tufte, `ratio` by the ratio of both ratios."""

    effect: float
    ratio: float


def lie_factor(before: float, after: float, drawn_before: float, drawn_after: float) -> LieFactor:
    """How much a chart enlarges a change; 1 is honest.

    `before` and `after` are the numbers, the other two how long or large they are drawn, in any unit. Tufte
    divides the drawn change (as a share of the first) by the change of the numbers; others divide drawn after
    / before by after / before, which is calmer for small numbers. Raises `InputError` where a number isn't
    above 0, or nothing changed. Source: Tufte, The Visual Display of Quantitative Information, 1983, p. 57.

    >>> told = lie_factor(18, 27.5, 0.6, 5.3)  # miles per gallon, drawn as a road in inches
    >>> round(told.effect, 1), round(told.ratio, 2)
    (14.8, 5.78)
    """
    for name, value in {"before": before, "after": after, "drawn before": drawn_before}.items():
        if not value > 0:
            raise InputError(f"The number {name} is {show(value)}. A lie factor needs numbers above 0.")
    if not drawn_after >= 0:
        raise InputError(f"The number drawn after is {show(drawn_after)}. Write a size, 0 or more.")
    if before == after:
        raise InputError("Before and after are the same, so there is no change that could look larger.")
    effect = (drawn_after / drawn_before - 1) / (after / before - 1)
    return LieFactor(effect, (drawn_after / drawn_before) / (after / before))


def lint_chart(chart: ChartSpec | Mapping[str, Any]) -> list[TextFinding]:
    """Look at a chart's description, a `ChartSpec` or a mapping with its fields.

    Sees: bars, areas or pictures that don't start at zero; pictures that grow both ways; two axes of values;
    a pie of more than five parts, and parts that don't add up; unequal steps of time drawn as equal; periods
    left out; shares without their base; a running total; a mean without spread; more than seven lines; colour
    as the only difference; a log scale for lay readers; and a lie factor above 1.05. Doesn't see whether the
    chart answers the question. Each finding has the field in `where`. Raises `InputError` for fields and
    forms that are unknown. Sources: Tufte 1983; Correll, Bertini & Franconeri, CHI 2020 (cut axes); Ryan &
    Evers 2020 (log scales); the numbers of parts and lines are the course's own.

    >>> [(one.rule, one.quote) for one in lint_chart({"form": "bar", "axis_start": 20, "values": [22, 24]})]
    [('cut-axis', '20'), ('lie-factor', '11.0')]
    >>> lint_chart({"form": "line", "axis_start": 20})
    []
    """
    spec = chart if isinstance(chart, ChartSpec) else _read(chart)
    if spec.form not in FORMS:
        raise InputError(
            f"The form {show(spec.form)} is not known. Choose {listed(list(FORMS))}.", column="form"
        )
    return [*_axis(spec), *_parts(spec), *_time(spec), *_counts(spec), *_readers(spec)]


def _read(chart: Mapping[str, Any]) -> ChartSpec:
    known = [field.name for field in fields(ChartSpec)]
    strange = [str(name) for name in chart if name not in known]
    if strange:
        raise InputError(f"A chart has no {listed(strange)}. It has {listed(known)}.", column=strange[0])
    if "form" not in chart:
        raise InputError(f"Say the chart's form: {listed(list(FORMS))}.", column="form")
    return ChartSpec(**chart)


def _axis(spec: ChartSpec) -> list[TextFinding]:
    findings = []
    if spec.axis_start != 0 and spec.form in ("bar", "area", "picture"):
        says = "is where the axis starts. Length is read as amount, with a break mark too: begin at 0."
        findings.append(
            saw("cut-axis", "axis_start", f"{show(spec.axis_start)} {says}", show(spec.axis_start))
        )
    if spec.form == "picture":
        says = "Things that grow in height and width look too large. Draw bars, or more of the same."
        findings.append(saw("area", "form", says, spec.form))
    if spec.axes > 1:
        says = "axes of values: where lines cross is a choice of scale. Draw two charts, one above the other."
        findings.append(saw("two-axes", "axes", f"{spec.axes} {says}", str(spec.axes)))
    if spec.scale == "log" and spec.for_lay_readers:
        says = "Most people read growth on a log scale as too small. Use a linear one, or say the factor."
        findings.append(saw("log-scale", "scale", says, spec.scale))
    return [*findings, *_lie(spec)]


def _lie(spec: ChartSpec) -> list[TextFinding]:
    lengths = spec.form in ("bar", "area", "picture")
    if len(spec.values) < 2 or spec.values[0] == spec.values[-1] or not (spec.drawn or lengths):
        return []
    first, last = spec.values[0], spec.values[-1]
    drawn = spec.drawn or (first - spec.axis_start, last - spec.axis_start)
    if len(drawn) < 2:
        raise InputError("Say how large the first and the last number are drawn.", column="drawn")
    told = lie_factor(first, last, drawn[0], drawn[-1])
    if 1 / _LIE <= told.effect <= _LIE:
        return []
    says = (
        f"The change looks {told.effect:.1f} times what it is (Tufte's lie factor; "
        f"{told.ratio:.1f} by the ratio of ratios). Draw it in proportion."
    )
    return [saw("lie-factor", "drawn" if spec.drawn else "values", says, f"{told.effect:.1f}")]


def _parts(spec: ChartSpec) -> list[TextFinding]:
    findings = []
    if spec.form == "pie" and len(spec.parts) > _MOST_PARTS:
        says = f"{len(spec.parts)} parts: angles that small can't be compared. Draw bars, the largest first."
        findings.append(saw("many-parts", "parts", says, str(len(spec.parts))))
    whole = sum(spec.parts)
    if spec.parts and min(abs(whole - 1), abs(whole - 100) / 100) > 0.011:
        says = (
            f"The parts add up to {show(round(whole, 3))}, not to a whole. Add what is missing, or draw bars."
        )
        findings.append(saw("no-whole", "parts", says, show(round(whole, 3))))
    if (spec.is_share or spec.parts) and not spec.base.strip():
        findings.append(saw("no-base", "base", "A share of how many? Write it beside: 32 % of 410 families."))
    return findings


def _time(spec: ChartSpec) -> list[TextFinding]:
    findings = []
    days = pd.to_datetime(pd.Series(list(spec.dates), dtype="object"), errors="coerce")
    if days.isna().any():
        wrong = spec.dates[int(days.isna().to_numpy().argmax())]
        raise InputError(f"The date {show(wrong)} can't be read. Write it as 2026-10-05.", column="dates")
    steps = [(later - earlier).days for earlier, later in pairwise(days)]
    if steps and max(steps) > 1.2 * min(steps):  # months of 28 and 31 days are even enough
        says = (
            f"Steps of {min(steps)} and of {max(steps)} days are drawn alike. Space them as the time between."
        )
        findings.append(saw("uneven-time", "dates", says, f"{min(steps)} and {max(steps)} days"))
    if spec.left_out > 0:
        says = (
            f"{counted(spec.left_out, 'known period')} left out: that can suit a claim. Show all, or say why."
        )
        findings.append(saw("cut-period", "left_out", says, str(spec.left_out)))
    if spec.is_total:
        says = "A running total can't fall, so it looks like growth. Show what is new in each period."
        findings.append(saw("running-total", "is_total", says))
    return findings


def _counts(spec: ChartSpec) -> list[TextFinding]:
    findings = []
    if spec.form in ("line", "area") and spec.series > _MOST_LINES:
        says = (
            f"{spec.series} lines; people follow up to {_MOST_LINES}. Grey all but one, or split the chart."
        )
        findings.append(saw("many-lines", "series", says, str(spec.series)))
    if spec.is_mean and not spec.shows_spread:
        says = "A mean alone hides who is far from it. Show the spread, the groups or every point."
        findings.append(saw("no-spread", "shows_spread", says))
    return findings


def _readers(spec: ChartSpec) -> list[TextFinding]:
    if not (spec.colour_alone and spec.series > 1):
        return []
    says = "Only colour tells the series apart, which not everybody sees. Write the names at the lines."
    return [saw("colour-alone", "colour_alone", says)]
