"""What a timeline shows and says: its rows, from a plan and the load of its teams, and its finding in words.

Plain values, one item at a time: a plan has a few dozen rows, and an explorer makes them anew at every key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf, isnan, nan
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts._columns import need
from pmkit.charts._titles import Words, distinct, number, short, told
from pmkit.english import counted, listed, plural

CRITICAL, OTHER, EARLY = "no slack", "other work", "starts too early"
_CLOSE = 1e-6
_EMPTY: dict[str, Any] = {
    "kind": "",
    "row": "",
    "team": None,
    "place": nan,
    "start": nan,
    "finish": nan,
    "until": nan,
    "middle": nan,
    "share": nan,
    "state": "",
    "words": None,
    "other": None,
}
"""The columns of every row, whatever its kind."""


def timeline_rows(plan: pd.DataFrame, load: pd.DataFrame | None = None) -> pd.DataFrame:
    """The chart's rows: per team its load per week, then its items in the order of their start.

    Columns: `kind` (item, load, need, before), `row` (the label of its line), `place`, `team`, `start`,
    `finish`, `until` (finish and slack), `middle` and `share` of a load, `state`, `words`, and for
    dependencies `other` (the line of what is needed).
    """
    items = _items(plan)
    weeks_of = _weeks_of(load)
    lines: list[dict[str, Any]] = []
    place = 0
    for team in dict.fromkeys([*(item["team"] for item in items), *weeks_of]):
        if weeks := weeks_of.get(team):
            lines += _load_lines(team, weeks, place)
            place += 1
        for item in items:
            if item["team"] != team:
                continue
            item["place"] = place
            shown = {
                name: item[name] for name in ("row", "team", "start", "finish", "until", "state", "words")
            }
            lines.append({**_EMPTY, **shown, "kind": "item", "place": place})
            if not isnan(item["was_start"]):
                was = {"kind": "before", "start": item["was_start"], "finish": item["was_finish"]}
                lines.append({**_EMPTY, **shown, **was, "place": place})
            place += 1
    return pd.DataFrame([*lines, *_needs(items)], columns=[*_EMPTY])


def timeline_words(plan: pd.DataFrame, load: pd.DataFrame | None = None) -> Words:
    """The finding: when the plan ends, who is overloaded, and what must not slip."""
    items = _items(plan)
    if not items:
        return Words("Nothing is on the timeline yet", "", "No bars: no item has a start.")
    title = f"The plan ends after week {number(max(item['finish'] for item in items))}"
    over = {team: sum(bool(week["over"]) for week in weeks) for team, weeks in _weeks_of(load).items()}
    too_much = [
        f"{short(team, 24)} has too much work in {counted(n, 'week')}" for team, n in over.items() if n
    ]
    if too_much:
        title += f"; {listed(too_much, 3)}"
    early = sum(item["state"] == EARLY for item in items)
    chain = [short(item["row"], 28) for item in items if item["state"] == CRITICAL]
    if early:
        title += f"; {counted(early, 'item')} {plural(early, 'starts', 'start')} too early"
    elif chain and not too_much:
        title += f"; without slack: {listed(chain, 2)}"
    note = "Bar: the work."
    if "slack" in plan.columns:
        note += " Thin line after it: slack, the weeks it may slip."
    if load is not None:
        note += " Load: share of the team at work in a week."
    if any(not isnan(item["was_start"]) for item in items):
        note += " Hollow: the plan before."
    bars = told(
        [
            f"{item['row']}: week {number(item['start'])} to {number(item['finish'])}"
            + (f", {item['words']}" if item["words"] else "")
            for item in items
        ]
    )
    return Words(title, note, f"Bars on a time line. {bars}.")


def _items(plan: pd.DataFrame) -> list[dict[str, Any]]:
    """The items with a start, by team and then by start, with their state in words."""
    end = ["finish"] if "duration" not in plan.columns else []
    need(plan, ["item", "start", *end], "The timeline", "; weeks count from 0.")
    starts = _numbers(plan, "start")
    finishes = (
        _numbers(plan, "finish")
        if "finish" in plan.columns
        else [begin + lasts for begin, lasts in zip(starts, _numbers(plan, "duration"), strict=True)]
    )
    slacks = _numbers(plan, "slack")
    critical = (
        [False if pd.isna(each) else bool(each) for each in plan["critical"]]
        if "critical" in plan.columns
        else [abs(slack) < _CLOSE for slack in slacks]
    )
    keys = plan["id"] if "id" in plan.columns else plan.index
    teams = plan["team"] if "team" in plan.columns else [None] * len(plan)
    needs = plan["requires"] if "requires" in plan.columns else [()] * len(plan)
    items = [
        {
            "key": str(key),
            "row": row,
            "team": "" if team is None or pd.isna(team) else str(team),
            "start": start,
            "finish": finish,
            "until": finish + (0.0 if isnan(slack) else slack),
            "state": CRITICAL if tight else OTHER,
            "words": "no slack" if tight else "" if isnan(slack) else _slack(slack),
            "needs": _ids(needed),
            "was_start": was_start,
            "was_finish": was_finish,
        }
        for key, row, team, start, finish, slack, tight, needed, was_start, was_finish in zip(
            keys,
            distinct(plan["item"]),
            teams,
            starts,
            finishes,
            slacks,
            critical,
            needs,
            _numbers(plan, "start_before"),
            _numbers(plan, "finish_before"),
            strict=True,
        )
        if not isnan(start) and not isnan(finish)
    ]
    ends = {item["key"]: item["finish"] for item in items}
    for item in items:
        if any(ends.get(each, -inf) > item["start"] + _CLOSE for each in item["needs"]):
            item |= {"state": EARLY, "words": "starts before what it needs is finished"}
    seen = {team: at for at, team in enumerate(dict.fromkeys(item["team"] for item in items))}
    return sorted(items, key=lambda item: (seen[item["team"]], item["start"], item["finish"]))


def _numbers(plan: pd.DataFrame, name: str) -> list[float]:
    """The column as floats, missing ones as nan; all of them where there is no such column."""
    if name not in plan.columns:
        return [nan] * len(plan)
    return pd.to_numeric(plan[name]).to_numpy(dtype=float, na_value=nan).tolist()


def _slack(weeks: float) -> str:
    return f"{number(weeks, 3)} {plural(weeks, 'week')} of slack"


def _weeks_of(load: pd.DataFrame | None) -> dict[str, list[dict[Any, Any]]]:
    """The rows of the load by team, in the order in which teams appear."""
    found: dict[str, list[dict[Any, Any]]] = {}
    for row in load.to_dict("records") if load is not None else ():
        found.setdefault(str(row["team"]), []).append(row)
    return found


def _load_lines(team: str, weeks: list[dict[Any, Any]], place: int) -> list[dict[str, Any]]:
    label = f"{short(team, 30)}: load" if team else "Load of the team"
    return [
        {**_EMPTY, "kind": "load", "row": label, "team": team, "place": place, **_of_week(week)}
        for week in weeks
    ]


def _of_week(week: Mapping[Any, Any]) -> dict[str, Any]:
    load, room, begin = float(week["load"]), float(week["capacity"]), float(week["week"])
    return {
        "start": begin,
        "finish": begin + 1,
        "middle": begin + 0.5,
        "share": min(load / room, 1.0) if room > 0 else float(load > 0),
        "state": "over" if week["over"] else "",
        "words": f"{number(load, 3)} of {number(room, 3)}",
    }


def _needs(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A line from the start of what needs something back to the end of what is needed."""
    known = {item["key"]: item for item in items}
    for item in items:
        for needed in (known[key] for key in item["needs"] if key in known):
            yield {
                **_EMPTY,
                "kind": "need",
                "row": item["row"],
                "place": item["place"],  # without a place, a live chart forgets the order of its lines
                "start": item["start"],
                "finish": needed["finish"],
                "other": needed["row"],
                "state": EARLY if needed["finish"] > item["start"] + _CLOSE else "",
            }


def _ids(cell: Any) -> list[str]:
    if isinstance(cell, str):
        return cell.replace(",", " ").replace(";", " ").split()
    return [str(each) for each in cell] if isinstance(cell, (list, tuple, set, np.ndarray)) else []
