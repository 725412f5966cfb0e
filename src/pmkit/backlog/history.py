"""What a team has finished: throughput per week and cycle times, from the done items of its backlog.

Dropped items are in neither. A cycle time that can't be (finished before it began) is told and not used.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from pmkit.backlog.errors import quoted
from pmkit.backlog.schema import FIELDS, HISTORY, Backlog, blank_column, text_column
from pmkit.english import counted

LONGEST_CYCLE_DAYS = 3650


def build_history(columns: Mapping[str, Any], done: np.ndarray, notes: list[str]) -> pd.DataFrame:
    """The done rows with the columns `HISTORY`; adds to `notes` what can't be used and why."""
    rows = int(done.sum())
    table: dict[str, Any] = {}
    for name in HISTORY[:-1]:
        cells = columns.get(name)
        taken = blank_column(name, rows) if cells is None else np.asarray(cells)[done]
        table[name] = text_column(taken) if FIELDS[name].kind in ("text", "list") else taken
    days = (table["done"] - table["started"]) / np.timedelta64(1, "D")
    impossible = (days < 0) | (days > LONGEST_CYCLE_DAYS)
    table["cycle_days"] = np.where(impossible, np.nan, days)
    history = pd.DataFrame(table, index=pd.RangeIndex(rows), copy=False)
    if impossible.any():
        first = history.loc[impossible].iloc[0]
        notes.append(
            f"{counted(int(impossible.sum()), 'cycle time is', 'cycle times are')} impossible (the first: "
            f"{quoted(first['key'])}, finished {_day(first['done'])}, begun {_day(first['started'])}) and "
            "not used."
        )
    if rows:
        undated = int(history["done"].isna().sum())
        if undated:
            notes.append(
                f"{counted(undated, 'finished item has', 'finished items have')} no date of completion and "
                "can't be counted in the throughput. Export the field with that date too."
            )
    return history


def _day(stamp: Any) -> str:
    return "without a date" if pd.isna(stamp) else f"{stamp:%Y-%m-%d}"


def throughput(backlog: Backlog, *, period: str = "week", last: Any = None) -> pd.DataFrame:
    """Finished items per period: columns `starts` (its first day) and `finished`, with the periods of none.

    Whole periods only, up to `last` (a day; by default that of the latest finished item): a week that is
    still running would look slow. Empty without dated history. Raises `InputError` where no whole period is
    left. What `period` can be, and how days are counted, is told in `pmkit.methods.throughput_from_dates`.
    """
    from pmkit.methods import throughput_from_dates

    finished = backlog.history["done"].dropna()
    if finished.empty:
        return pd.DataFrame({"starts": pd.to_datetime([]), "finished": np.array([], dtype=np.int64)})
    return throughput_from_dates(finished, period=period, last=last)


def inflow(backlog: Backlog, weeks: pd.DataFrame) -> list[int]:
    """New items in each week of a throughput (column `starts`), by the day on which they were written.

    Counts what the file has, open and finished: what was dropped or deleted since is not in it. Empty where
    the file says of no item when it was written, or no week is known.
    """
    created = pd.concat([backlog.items["created"], backlog.history["created"]]).dropna()
    if created.empty or "starts" not in weeks or weeks.empty:
        return []
    begins = pd.to_datetime(weeks["starts"]).to_numpy("datetime64[D]")
    edges = np.append(begins, begins[-1] + np.timedelta64(7, "D"))
    before = np.searchsorted(np.sort(created.to_numpy("datetime64[D]")), edges)
    return [int(one) for one in np.diff(before)]
