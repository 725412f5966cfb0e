"""When is what worked on, what may slip, and who has too much? A timeline per team with slack and overload.

Knows no scheduling: the plan comes in with its dates, as `methods.build_schedule` or a hand made it, and the
load as `methods.team_load` counts it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts import theme
from pmkit.charts._altair import alt
from pmkit.charts._layout import NARROW
from pmkit.charts._words import Words, counted, distinct, listed, number, said, short, told

CRITICAL, OTHER, EARLY = "no slack", "other work", "starts too early"
COLOURS = {CRITICAL: theme.VERMILION, OTHER: theme.BLUE, EARLY: theme.PURPLE}
_CLOSE = 1e-6


def timeline_rows(plan: pd.DataFrame, load: pd.DataFrame | None = None) -> pd.DataFrame:
    """The chart's rows: per team its load per week, then its items in the order of their start.

    `plan` has `item`, `start` (week from 0), `finish` or `duration` (weeks), and may have `id`, `team`,
    `slack` (weeks), `critical`, `requires` (ids) and, after a shock, `start_before` and `finish_before`;
    items without a start are left out. `load` has `team`, `week`, `load`, `capacity` and `over`. Columns:
    `kind` (item, load, need, before), `row` (the label of its line), `place`, `start`, `finish`, `until`
    (finish and slack), `state`, `words`, and for dependencies `other` (the line of what is needed).
    """
    items = _items(plan)
    teams = list(dict.fromkeys([*items["team"], *(load["team"].map(str) if load is not None else [])]))
    lines: list[dict[str, Any]] = []
    place = 0
    for team in teams:
        weeks = load[load["team"].map(str) == team] if load is not None else None
        if weeks is not None and len(weeks):
            lines += _load_lines(team, weeks, place)
            place += 1
        for row in items[items["team"] == team].to_dict("records"):
            lines.append({**row, "kind": "item", "place": place})
            if not np.isnan(row["was_start"]):
                was = {"kind": "before", "start": row["was_start"], "finish": row["was_finish"]}
                lines.append({**row, **was, "place": place})
            place += 1
    found = pd.DataFrame(lines, columns=[*_COLUMNS])
    places = {line["row"]: line["place"] for line in lines}
    needs = pd.DataFrame(_needs(items.assign(at=items["row"].map(places))), columns=[*_COLUMNS])
    return pd.concat([part for part in (found, needs) if len(part)] or [found], ignore_index=True)


def timeline_words(plan: pd.DataFrame, load: pd.DataFrame | None = None) -> Words:
    """The finding: when the plan ends, who is overloaded, and what must not slip."""
    items = _items(plan)
    if items.empty:
        return Words("Nothing is on the timeline yet", "", "No bars: no item has a start.")
    title = f"The plan ends after week {number(float(items['finish'].max()))}"
    over = load[load["over"].astype(bool)] if load is not None else pd.DataFrame({"team": []})
    if len(over):
        weeks = over.groupby(over["team"].map(str), sort=False).size()
        too_much = [
            f"{short(team, 24)} has too much work in {counted(n, 'week')}" for team, n in weeks.items()
        ]
        title += f"; {listed(too_much, 3)}"
    early = items[items["state"] == EARLY]
    chain = items[items["state"] == CRITICAL]
    if len(early):
        title += f"; {counted(len(early), 'item')} start{'s' if len(early) == 1 else ''} too early"
    elif len(chain) and not len(over):
        title += f"; without slack: {listed(chain['row'].map(lambda name: short(name, 28)).tolist(), 2)}"
    note = "Bar: the work. Thin line after it: slack, the weeks it may slip."
    if load is not None:
        note += " Load: share of the team at work in a week."
    if (items["was_start"].notna()).any():
        note += " Hollow: the plan before."
    bars = told(
        [
            f"{row['row']}: week {number(row['start'])} to {number(row['finish'])}"
            + (f", {row['words']}" if row["words"] else "")
            for row in items.to_dict("records")
        ]
    )
    return Words(title, note, f"Bars on a time line. {bars}.")


def timeline_chart(plan: pd.DataFrame, load: pd.DataFrame | None = None) -> Any:
    """When is what worked on, what may slip, and in which weeks has a team too much?

    `plan` and `load` as for `timeline_rows`; weeks count from 0, the start of the plan.
    """
    rows = timeline_rows(plan, load)
    chart = alt.Chart(rows)
    line = alt.Y("row:N", sort=alt.EncodingSortField(field="place", op="min"), title=None)
    week = alt.X(
        "start:Q", title="week of the plan", axis=alt.Axis(format="d"), scale=alt.Scale(zero=True, nice=False)
    )
    tooltip = [
        alt.Tooltip("row:N", title="Item"),
        alt.Tooltip("team:N", title="Team"),
        alt.Tooltip("start:Q", title="starts in week", format=".3~r"),
        alt.Tooltip("finish:Q", title="finished in week", format=".3~r"),
        alt.Tooltip("words:N", title="slack"),
    ]
    kinds = {
        kind: chart.transform_filter(f"datum.kind == '{kind}'") for kind in ("item", "load", "need", "before")
    }
    work = kinds["item"].encode(x=week, x2="finish:Q", y=line, tooltip=tooltip)
    colour = alt.Color(
        "state:N",
        scale=alt.Scale(domain=list(COLOURS), range=list(COLOURS.values())),
        legend=alt.Legend(
            title=None, orient="bottom", symbolType="square", columns=alt.ExprRef(f"{NARROW} ? 1 : 3")
        ),
    )
    slack = kinds["item"].transform_filter("datum.until > datum.finish")
    load_cells = kinds["load"].encode(x=week, x2="finish:Q", y=line)
    over = load_cells.transform_filter("datum.state == 'over'")
    load_tip = [
        alt.Tooltip("row:N", title="Team"),
        alt.Tooltip("start:Q", title="week"),
        alt.Tooltip("words:N", title="people at work / there"),
    ]
    drawn = alt.layer(
        load_cells.mark_rect(height={"band": 0.55}, color=theme.GREY).encode(
            opacity=alt.Opacity(
                "share:Q", scale=alt.Scale(domain=[0, 1], range=[0.06, 0.75], clamp=True), legend=None
            ),
            tooltip=load_tip,
        ),
        over.mark_rect(height={"band": 0.8}, color=theme.VERMILION).encode(tooltip=load_tip),
        kinds["load"]
        .transform_filter("datum.state == 'over'")
        .mark_text(color=theme.ON_COLOUR, fontWeight="bold", fontSize=12)
        .encode(x=alt.X("middle:Q"), y=line, text=alt.value("!")),
        kinds["before"]
        .mark_bar(height={"band": 0.9}, filled=False, stroke=theme.GREY, strokeDash=[3, 2], strokeWidth=1.2)
        .encode(x=week, x2="finish:Q", y=line),
        kinds["need"]
        .mark_rule(strokeWidth=1.2, opacity=0.8)
        .encode(
            x=week,
            x2="finish:Q",
            y=line,
            y2="other:N",
            color=alt.condition(f"datum.state == '{EARLY}'", alt.value(theme.PURPLE), alt.value(theme.GREY)),
        ),
        slack.mark_rule(strokeWidth=3, color=theme.BLUE, opacity=0.55).encode(
            x=alt.X("finish:Q"), x2="until:Q", y=line, tooltip=tooltip
        ),
        slack.mark_tick(thickness=3, color=theme.BLUE, height=9).encode(x="until:Q", y=line, tooltip=tooltip),
        work.mark_bar(height={"band": 0.62}, cornerRadius=2).encode(color=colour),
        kinds["item"]
        .transform_filter(f"datum.state == '{EARLY}'")
        .mark_text(align="left", dx=4, color=theme.ON_COLOUR, fontWeight="bold", fontSize=12)
        .encode(x=week, y=line, text=alt.value("!")),
    )
    return said(drawn.properties(height=alt.Step(24)), timeline_words(plan, load))


_COLUMNS = (
    "kind",
    "row",
    "team",
    "place",
    "start",
    "finish",
    "until",
    "middle",
    "share",
    "state",
    "words",
    "other",
    "was_start",
    "was_finish",
    "key",
    "needs",
)


def _items(plan: pd.DataFrame) -> pd.DataFrame:
    """The items with a start, by team and then by start, with their state in words."""
    lacking = [name for name in ("item", "start") if name not in plan.columns]
    if lacking or not {"finish", "duration"} & set(plan.columns):
        lacking += [] if {"finish", "duration"} & set(plan.columns) else ["finish"]
        raise ValueError(f"The timeline needs the column {', '.join(lacking)}; weeks count from 0.")
    start = pd.to_numeric(plan["start"]).astype(float)
    finish = (
        plan["finish"].astype(float) if "finish" in plan.columns else start + plan["duration"].astype(float)
    )
    slack = plan["slack"].astype(float) if "slack" in plan.columns else pd.Series(np.nan, index=plan.index)
    critical = (
        plan["critical"].fillna(False).astype(bool) if "critical" in plan.columns else slack.abs() < _CLOSE
    )
    table = pd.DataFrame(
        {
            "key": [str(each) for each in (plan["id"] if "id" in plan.columns else plan.index)],
            "row": distinct(plan["item"]),
            "team": plan["team"].astype("str").fillna("").to_list() if "team" in plan.columns else "",
            "start": start.to_numpy(),
            "finish": finish.to_numpy(),
            "until": (finish + slack.fillna(0)).to_numpy(),
            "state": np.where(critical, CRITICAL, OTHER),
            "words": [
                "no slack" if none else "" if pd.isna(weeks) else f"{_weeks(weeks)} of slack"
                for none, weeks in zip(critical, slack, strict=True)
            ],
            "needs": [_ids(each) for each in plan["requires"]] if "requires" in plan.columns else None,
        }
    )
    for column, source in (("was_start", "start_before"), ("was_finish", "finish_before")):
        table[column] = plan[source].astype(float).to_numpy() if source in plan.columns else np.nan
    table = table.dropna(subset=["start", "finish"])
    ends = dict(zip(table["key"], table["finish"], strict=True))
    early = [
        any(ends.get(each, -np.inf) > begin + _CLOSE for each in needs or [])
        for begin, needs in zip(table["start"], table["needs"], strict=True)
    ]
    table.loc[early, "state"] = EARLY
    table.loc[early, "words"] = "starts before what it needs is finished"
    seen = {team: at for at, team in enumerate(dict.fromkeys(table["team"]))}
    table["at"] = table["team"].map(seen)
    return (
        table.sort_values(["at", "start", "finish"], kind="stable").drop(columns="at").reset_index(drop=True)
    )


def _weeks(weeks: float) -> str:
    """Weeks with their noun: 1 week, 2.5 weeks."""
    return "1 week" if weeks == 1 else f"{number(weeks, 3)} weeks"


def _load_lines(team: str, weeks: pd.DataFrame, place: int) -> list[dict[str, Any]]:
    label = f"{short(team, 30)}: load" if team else "Load of the team"
    lines = []
    for row in weeks.to_dict("records"):
        load, room = float(row["load"]), float(row["capacity"])
        lines.append(
            {
                "kind": "load",
                "row": label,
                "team": team,
                "place": place,
                "start": float(row["week"]),
                "finish": float(row["week"]) + 1,
                "middle": float(row["week"]) + 0.5,
                "share": min(load / room, 1.0) if room > 0 else float(load > 0),
                "state": "over" if row["over"] else "",
                "words": f"{number(load, 3)} of {number(room, 3)}",
            }
        )
    return lines


def _needs(items: pd.DataFrame) -> list[dict[str, Any]]:
    """A line from the start of what needs something back to the end of what is needed."""
    known = items.set_index("key")
    found = []
    for row in items.to_dict("records"):
        for key in row["needs"] or []:
            if key in known.index:
                late = known.loc[key, "finish"] > row["start"] + _CLOSE
                found.append(
                    {
                        "kind": "need",
                        "row": row["row"],
                        "place": row["at"],  # without a place, a live chart forgets the order of its lines
                        "start": row["start"],
                        "finish": known.loc[key, "finish"],
                        "other": known.loc[key, "row"],
                        "state": EARLY if late else "",
                    }
                )
    return found


def _ids(cell: Any) -> list[str]:
    if isinstance(cell, str):
        return cell.replace(",", " ").replace(";", " ").split()
    return [str(each) for each in cell] if isinstance(cell, (list, tuple, set, np.ndarray)) else []
