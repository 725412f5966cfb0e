"""After it is switched on: inputs beside quality, week by week, and when an off switch goes off."""

from collections.abc import Mapping, Sequence

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.drawn_lines import drawn_lines
from pmkit.charts.picture import Picture
from pmkit.english import capital, listed, plural, whole_percent
from pmkit.methods import drift_by_period
from pmkit.methods.drift import ALARM, WATCH

SWITCHES = {
    "psi": "the index of the inputs (PSI)",
    "cooked": "the share of meals that were cooked",
    "top20_share": "the share of the twenty most shown recipes",
}
_WORSE = 0.05
"""So far beyond all weeks of the reference a share is said to have changed: the course's own line."""


def with_drift(weeks: pd.DataFrame, bins: Sequence[str], reference: int) -> pd.DataFrame:
    """The weeks with the index of their inputs, and whether something got `worse`: less is cooked, or few
    recipes take the place of the others."""
    told = drift_by_period(weeks, bins, range(1, reference + 1))
    then = told[told["week"] <= reference]
    return told.assign(
        fewer=told["cooked"] < then["cooked"].min() - _WORSE,
        narrow=told["top20_share"] > then["top20_share"].max() + _WORSE,
    )


def goes_off(weeks: pd.DataFrame, switch: str, line: float) -> list[int]:
    """The weeks in which the switch would go off."""
    value = weeks[switch]
    return [int(one) for one in weeks.loc[value < line if switch == "cooked" else value >= line, "week"]]


def switch_said(weeks: pd.DataFrame, switch: str, line: float) -> str:
    """When the switch goes off, when it should have, and what was noted."""
    last = int(weeks["week"].max())
    off = goes_off(weeks, switch, line)
    fewer, narrow = ([int(one) for one in weeks.loc[weeks[key], "week"]] for key in ("fewer", "narrow"))
    side = "under" if switch == "cooked" else "from"
    limit = f"{line:g}" if switch == "psi" else whole_percent(line)
    said = [
        f"**Up to week {last}:** a switch on {SWITCHES[switch]}, {side} {limit}, "
        f"{f'goes off {_in_weeks(off)}' if off else 'never goes off'}."
    ]
    wrong = sorted(set(off) - set(fewer) - set(narrow))
    if wrong:
        said.append(f"**Nothing got worse {_in_weeks(wrong)}.**")
    for name, trouble in {"less was cooked": fewer, "a few recipes took over": narrow}.items():
        missed = [one for one in trouble if one not in off]
        if missed:
            said.append(f"**It stays on {_in_weeks(missed)}, when {name}.**")
        elif trouble:
            said.append(f"It is off {_in_weeks(trouble)}, when {name}.")
    notes = weeks[weeks["note"].fillna("") != ""]
    said += [f"Week {row['week']}: {row['note']}." for row in notes.to_dict("records")]
    if not (off or fewer or narrow):
        said.append("Nothing happened yet. Go on, week by week.")
    return " ".join(said)


def _in_weeks(weeks: Sequence[int]) -> str:
    """“in week 12”, “in weeks 25 and 26”, “in weeks 30 to 40”; "" for none."""
    if not weeks:
        return ""
    runs: list[list[int]] = []
    for week in weeks:
        if runs and week == runs[-1][-1] + 1:
            runs[-1].append(week)
        else:
            runs.append([week])
    told = [
        one
        for run in runs
        for one in ([str(week) for week in run] if len(run) < 3 else [f"{run[0]} to {run[-1]}"])
    ]
    return f"in {plural(len(weeks), 'week')} {listed(told)}"


def drift_picture(weeks: pd.DataFrame) -> Picture:
    """The index of the inputs, with the two conventional lines."""
    lines: dict[str, pd.Series | float] = {"the index": weeks["psi"]}
    lines |= {f"a look: {WATCH}": WATCH, f"alarm: {ALARM}": ALARM}
    alarms = [int(one) for one in weeks.loc[weeks["drift"] == "alarm", "week"]]
    title = f"The inputs raise an alarm {_in_weeks(alarms)}" if alarms else "No alarm on 5 bins of inputs yet"
    note = (
        "Population stability index against the first weeks. 0.1 and 0.25 are conventions of credit scoring."
    )
    last = weeks.iloc[-1]
    told = f"{capital(_up_to(weeks))} the index ends at {last['psi']:.2f}; its highest is "
    told += f"{weeks['psi'].max():.2f}."
    return drawn_lines(_points(weeks, lines, 0.0, "{:.2f}", quiet=2), Words(title, note, told))


def quality_picture(weeks: pd.DataFrame) -> Picture:
    """What comes out: meals cooked, and how much a few recipes get."""
    lines = {"cooked": 100 * weeks["cooked"], "twenty most shown": 100 * weeks["top20_share"]}
    fewer, narrow = ([int(one) for one in weeks.loc[weeks[key], "week"]] for key in ("fewer", "narrow"))
    parts = [f"less was cooked {_in_weeks(fewer)}"] if fewer else []
    parts += [f"a few recipes took over {_in_weeks(narrow)}"] if narrow else []
    title = capital(listed(parts)) if parts else f"Nothing got worse {_up_to(weeks)}"
    last = weeks.iloc[-1]
    told = (
        f"{capital(_up_to(weeks))}: {whole_percent(last['cooked'])} of meals shown are cooked, and "
        f"{whole_percent(last['top20_share'])} of showings go to the twenty most shown recipes."
    )
    note = "Meals cooked, of those shown; showings of the twenty most shown recipes, of all. In per cent."
    return drawn_lines(_points(weeks, lines, 0.0, "{:.0f} %"), Words(title, note, told))


def _up_to(weeks: pd.DataFrame) -> str:
    return f"up to week {weeks['week'].max()}"


def _points(
    weeks: pd.DataFrame, lines: Mapping[str, pd.Series | float], begin: float, form: str, quiet: int = 0
) -> pd.DataFrame:
    """A row per week and line; the last `quiet` lines are grey."""
    every = max(1, len(weeks) // 8)
    ticks = [f"week {week}" if at % every == 0 else "" for at, week in enumerate(weeks["week"])]
    parts = []
    for at, (name, values) in enumerate(lines.items()):
        part = pd.DataFrame({"x": weeks["week"].astype(float), "series": name, "begin": begin})
        part["y"] = values
        part["tick"] = ticks if at == 0 else ""
        part["quiet"] = int(at >= len(lines) - quiet)
        part["label"] = [f"week {week}" for week in weeks["week"]]
        parts.append(part)
    rows = pd.concat(parts, ignore_index=True).astype({"y": float})
    return rows.assign(words=rows["y"].map(form.format))
