"""The tables of the chart workshop that run along months, from the case. All invented."""

from functools import cache

import pandas as pd

from pmkit.cases import load
from pmkit.explorers.chart_settings import ChartTable

_PICKED = (
    "2024-10",
    "2025-03",
    "2025-08",
    "2026-01",
    "2026-02",
    "2026-05",
    "2026-06",
    "2026-07",
    "2026-08",
    "2026-09",
)
_NO_COMPLAINT = ("praise", "safe", "off-topic", "life", "talking chef")
_TWO = {"new": "came", "left": "left"}


@cache
def consumers() -> pd.DataFrame:
    """Households that pay themselves, by month, and the share of them who cancelled."""
    table = load("prices_churn")
    own = table[table["plan"] == "consumer"].reset_index(drop=True)
    return own.assign(date=pd.to_datetime(own["month"]), cancelled=own["left"] / own["begin"])


def _series(parts: dict[str, pd.Series], dates: pd.Series) -> pd.DataFrame:
    frames = [
        pd.DataFrame({"label": dates.dt.strftime("%b %Y"), "date": dates, "value": values, "series": name})
        for name, values in parts.items()
    ]
    return pd.concat(frames, ignore_index=True).astype({"value": float})


def _monthly(column: str) -> pd.DataFrame:
    return _series({"": consumers()[column]}, consumers()["date"]).drop(columns="series")


@cache
def come_and_go() -> ChartTable:
    """New and lost households by month, of those who pay themselves."""
    own = consumers()
    rows = _series({name: own[column] for column, name in _TWO.items()}, own["date"])
    return ChartTable(
        "come-and-go", "Who came and who left", rows, ("line",), ("time",), "households a month"
    )


@cache
def sign_ups() -> ChartTable:
    return ChartTable(
        "sign-ups",
        "Sign-ups by month",
        _monthly("sign_ups"),
        ("line", "bar", "area"),
        ("time",),
        "sign-ups a month",
    )


@cache
def cancelled() -> ChartTable:
    """The share of paying households who cancelled in the month."""
    begin = consumers()["begin"]
    return ChartTable(
        "cancelled",
        "Who cancelled",
        _monthly("cancelled"),
        ("line", "bar", "area"),
        ("time",),
        "share who cancelled in the month",
        share=True,
        base=f"of {begin.min():,} to {begin.max():,} households that paid",
        picked=_PICKED,
    )


@cache
def themes() -> ChartTable:
    """The nine complaints that are named most, by month."""
    voices = load("feedback")
    told = voices[~voices["theme"].isin(_NO_COMPLAINT)]
    most = told["theme"].value_counts().head(9).index
    told = told[told["theme"].isin(most)].assign(month=told["date"].dt.to_period("M"))
    table = told.pivot_table(index="month", columns="theme", values="id", aggfunc="count", fill_value=0)[most]
    dates = pd.to_datetime(pd.Series(table.index.astype(str)))
    rows = _series({str(name): table[name].reset_index(drop=True) for name in most}, dates)
    return ChartTable("themes", "What people complain of", rows, ("line",), ("time",), "voices a month")


@cache
def plans() -> ChartTable:
    """Who pays, by month."""
    table = load("prices_churn").pivot(index="month", columns="plan", values="end").dropna()
    dates = pd.Series(pd.to_datetime(table.index))
    names = {"households": "consumer", "employers": "employer"}
    rows = _series({name: table[plan].reset_index(drop=True) for name, plan in names.items()}, dates)
    return ChartTable("plans", "Who pays for it", rows, ("line",), ("time",), "people who can use it")
