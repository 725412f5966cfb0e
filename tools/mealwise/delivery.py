"""Sixty weeks of finished work at Mealwise, with weeks in which nothing was finished and one change of
regime; and the finished items one by one, with the days on which work on them began and ended.

In June 2026 the squads took over support for employers in turns; since then they finish less. Whoever
forecasts from all sixty weeks promises too early. All data are invented.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from random import Random

import pandas as pd

from mealwise import rows, table

FIRST_WEEK = date(2025, 8, 4)
WEEKS = 60
CHANGE = date(2026, 6, 1)
_DAYS_BEFORE, _DAYS_AFTER = (7.0, 0.65), (14.0, 0.75)
"""Elapsed days of an item: the middle, and the spread of its logarithm; a few items take very long."""
_LONGEST = 120
_BEFORE = {
    "basket": ((0, 8), (1, 20), (2, 28), (3, 22), (4, 14), (5, 8)),
    "plan": ((0, 10), (1, 26), (2, 30), (3, 22), (4, 12)),
}
_AFTER = {"basket": ((0, 14), (1, 40), (2, 30), (3, 16)), "plan": ((0, 24), (1, 40), (2, 26), (3, 10))}


def throughput() -> pd.DataFrame:
    """One row per week: items finished by each squad and in all, and what was going on."""
    random = Random(61)
    quiet = {date.fromisoformat(week): note for week, note in rows(table("quiet_weeks"))}
    made = []
    for number in range(WEEKS):
        week = FIRST_WEEK + timedelta(weeks=number)
        chances = _BEFORE if week < CHANGE else _AFTER
        done = {
            squad: random.choices([n for n, _ in odds], [w for _, w in odds])[0]
            for squad, odds in chances.items()
        }
        if week in quiet:
            done = dict.fromkeys(done, 0)
        note = quiet.get(week, "support for employers moves to the squads" if week == CHANGE else "")
        made.append((number + 1, week, done["basket"], done["plan"], sum(done.values()), note))
    return pd.DataFrame(made, columns=["week", "starts", "squad_basket", "squad_plan", "finished", "note"])


def finished_items() -> pd.DataFrame:
    """One row per finished item: its squad, the day on which work on it began and the day on which it was
    done.

    Each week has as many as `throughput` says. Nobody begins or finishes anything on a weekend.
    """
    random = Random(67)
    made = []
    for week in throughput().to_dict("records"):
        middle, spread = _DAYS_BEFORE if week["starts"] < CHANGE else _DAYS_AFTER
        for squad in ("basket", "plan"):
            days = sorted(random.randrange(5) for _ in range(week[f"squad_{squad}"]))
            for day in days:
                lasted = min(round(middle * math.exp(random.gauss(0, spread))), _LONGEST)
                done = week["starts"] + timedelta(days=day)
                made.append((squad, _workday(done - timedelta(days=max(lasted, 1) - 1)), done))
    found = pd.DataFrame(made, columns=["squad", "started", "done"])
    found = found.sort_values(["done", "squad"], kind="stable").reset_index(drop=True)
    found.insert(0, "id", [f"F-{number:03}" for number in range(1, len(found) + 1)])
    return found


def _workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
