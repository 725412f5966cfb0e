"""What a replayed test looks like on one day, under one rule: sentence and charts."""

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.peeking import rule_line_chart, stops_chart
from pmkit.charts.picture import Picture
from pmkit.english import counted, plural, signed
from pmkit.explorers._replay import COUNTS, NAMES, Replay, points, ranged

_NOTE = "Line: variant minus control. Dashes: the rule's line, either way. Square: it stops."
_BAR = " Bar: the range on that day."


def told(test: Replay, rule: str, day: int) -> str:
    """What the rule does up to this day, and what came after."""
    stop, now = test.stops[rule], test.on(day)
    head = f"**{NAMES[rule]}, day {day}.**"
    if stop.day > day or stop.decision == "still running":
        return f"{head} The test runs on. So far the variant is at **{ranged(now)}**."
    if not stop.won:
        return f"{head} The test ended on day {stop.day} and names **no winner**: {ranged(stop)}."
    named = f"names the **{stop.decision}** the winner: **{ranged(stop)}**."
    said = f"{head} It stopped on day {stop.day} and {named}"
    if day > stop.day:
        said += f" Nobody who stopped has seen what came later: on day {day} it is {ranged(now)}."
    elif day < test.last:
        said += " Move the day on and see what would have come."
    if stop.day < test.planned:
        said += " After an early stop the estimate is too far from 0 on average, and its range too narrow."
    return said


def line_picture(test: Replay, rule: str, day: int) -> Picture:
    """The difference, or the lead, with the line of the rule."""
    stop, now = test.stops[rule], test.on(day)
    ended = stop.day <= day and stop.decision != "still running"
    leads = rule == COUNTS
    value = test.seen(rule).set_index("day")["value"]
    shown = f"{signed(value[now.day], 0)} successes" if leads else f"{points(now.difference)} points"
    name = NAMES[rule]
    if ended and stop.won:
        title = f"{name}: past the line on day {stop.day}, {points(stop.difference)} points"
    elif ended:
        title = f"{name}: never past the line; {points(stop.difference)} points on day {stop.day}"
    elif rule == "end":
        title = f"{name}: nothing is decided before day {test.planned}; {shown} so far"
    else:
        title = f"{name}: not past the line up to day {day}, {shown}"
    description = (
        f"A line day by day up to day {day}, where it is at {shown}; two dashed lines mirror each other "
        f"around 0. {'The rule stopped on day ' + str(stop.day) if ended else 'The rule has not stopped'}."
    )
    return rule_line_chart(
        test.seen(rule),
        Words(title, _NOTE if leads else _NOTE + _BAR, description),
        until=day,
        stop=stop.day if ended else None,
        unit="successes" if leads else "percentage points",
    )


def stops_picture(test: Replay, day: int) -> Picture:
    """Who would have stopped by this day."""
    rows = []
    for rule, name in NAMES.items():
        stop = test.stops[rule]
        ended = stop.day <= day and stop.decision != "still running"
        winner = stop.decision if ended else "still running"
        says = f"{winner}, {points(stop.difference)}" if ended and stop.won else winner
        says = f"day {stop.day}: {says}" if ended else "runs on"
        rows.append((name, min(stop.day, day), winner, says))
    table = pd.DataFrame(rows, columns=["rule", "ran", "winner", "says"])
    named = int(table["winner"].isin(["variant", "control"]).sum())
    have = plural(named, "has", "have")
    title = f"By day {day}, {named} of {counted(len(table), 'rule')} {have} named a winner"
    each = "; ".join(f"{row['rule']}: {row['says']}" for row in table.to_dict("records"))
    note = "Bar: how long the test ran. The number: the difference at the stop, in points."
    return stops_chart(table, Words(title, note, f"A bar for each rule. {each}."), days=test.planned)
