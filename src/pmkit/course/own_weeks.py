"""What was finished week by week in the learner's own backlog, for every chapter that looks ahead from it."""

from typing import Any

import pandas as pd


def finished_weeks(now: Any) -> tuple[pd.DataFrame, str]:
    """The finished items per week of the backlog in use (`starts`, `finished`), and why there are none: ""
    where there are some."""
    from pmkit.backlog import throughput
    from pmkit.methods import InputError

    try:
        weeks = throughput(now.ungrouped.backlog)
    except InputError as problem:
        return pd.DataFrame({"finished": pd.Series(dtype=int)}), f"{problem}"
    if weeks.empty:
        return weeks, "No item of this backlog has a day on which it was finished, so there is no history."
    return weeks, ""
