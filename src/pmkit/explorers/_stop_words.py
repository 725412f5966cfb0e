"""What is said and drawn of a stop line: its errors, each day of the record, and how one has decided."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.drawn_bars import drawn_shares
from pmkit.charts.drawn_lines import drawn_lines
from pmkit.charts.picture import Picture
from pmkit.english import counted, format_number, listed, plural, spoken_day, whole_percent
from pmkit.explorers import Cells
from pmkit.explorers.guardrails import DECISIONS, LOOKS, RULES, Moment, Plan, Record
from pmkit.methods import sequential_test
from pmkit.practice.markdown import escape_markdown

NOT_MORE = "What is not to be tolerated must be more than what is usual. Write a larger number."
_COLUMNS = (
    {"key": "rule", "label": "Rule", "readonly": True, "width": 24},
    {"key": "watch", "label": "Watched", "readonly": True, "width": 18},
    {"key": "alarm", "label": "Stops a harmless roll-out", "readonly": True},
    {"key": "miss", "label": "Lets a bad one pass", "readonly": True},
    {"key": "exposed", "label": "Households that have a bad one by then", "type": "number", "readonly": True},
)
_CARDS = {
    "naive": "stops as soon as there are more than usual. About half of all harmless days are worse than "
    "usual.",
    "each": "stops where chance alone would bring so many with {level} at this look. Each look has it again.",
    "split": "gives each of the {looks} looks an equal part of {level}. All together stay within it, "
    "mostly far below.",
    "sprt": "adds up the evidence of each use and stops past {upper:.2f}; under {lower:.2f} it excludes the "
    "bad rate and ends. It lets {miss} of bad ones pass, by its plan.",
}
_MISS = 0.2
AIRBNB = (
    "**Too weak is not green.** Airbnb's guardrails (2021) also ask whether a test is too weak to exclude "
    "harm. Red or weak is no automatic no: somebody decides in the open."
)


def said(record: Record, plan: Plan) -> str:
    """The finding: how often the rule stops for nothing, and how many have a bad one when it stops it."""
    alarm = record.false_alarm(plan, plan.rule)
    risks = [record.risks(plan.rule, plan.looks, plan.level, *rates) for rates in plan.rates.values()]
    worst = max(risks, key=lambda one: one.exposed)
    unreached = _unreached(record, plan)
    return (
        f"**{RULES[plan.rule]}**, looking {LOOKS[plan.looks]}: it stops **{whole_percent(alarm)}** of the "
        "roll-outs that harm nobody. Of the bad ones it lets "
        f"{whole_percent(max(one.miss for one in risks))} pass; on average "
        f"{worst.exposed:,.0f} households have such a one when it ends.{unreached}"
    )


def _unreached(record: Record, plan: Plan) -> str:
    found = []
    for key in plan.rates:
        lines = record.line_of(plan, key)
        out = lines.loc[lines["stop"].isna(), "day"]
        if len(out):
            name = record.guardrails[key].name.lower()
            found.append(f"for {name} on {counted(len(out), 'look')}, the last on day {out.iloc[-1]}")
    return f" Too few uses: the line can't be reached {listed(found)}." if found else ""


def rule_card(record: Record, plan: Plan) -> str:
    """What the rule does, in numbers, and that weak is not green."""
    base, bad = next(iter(plan.rates.values()))
    test = sequential_test(base, bad, level=plan.level, miss=_MISS)
    card = _CARDS[plan.rule].format(
        level=_percent(plan.level),
        looks=len(record.look_days[plan.looks]),
        upper=test.upper,
        lower=test.lower,
        miss=_percent(_MISS),
    )
    return f"**{RULES[plan.rule]}** {card}\n\n{AIRBNB}"


def _percent(share: float) -> str:
    return f"{100 * share:.3g} %"


def broken(record: Record) -> str:
    """Why nothing is read."""
    row = record.days.iloc[record.broken or 0]
    planned = round(record.audience * row["share"])
    return (
        f"**No reading.** On day {row['day']}, {row['exposed']:,} have it; {planned:,} were planned. Chance "
        "does not do that. Find out who got it and who did not before you compare anything."
    )


def risks_picture(record: Record, plan: Plan) -> Picture:
    """How often each rule stops a roll-out that harms nobody."""
    alarms = {rule: record.false_alarm(plan, rule) for rule in RULES}
    rows = pd.DataFrame(
        {
            "item": [f"{name}{' (chosen)' if rule == plan.rule else ''}" for rule, name in RULES.items()],
            "value": [100 * one for one in alarms.values()],
            "words": [whole_percent(one) for one in alarms.values()],
        }
    )
    budget = _percent(plan.level * len(plan.rates))
    over = [f"“{name}”" for rule, name in RULES.items() if alarms[rule] > plan.level * len(plan.rates)]
    title = f"Over a budget of {budget}: {listed(over)}" if over else f"All stay within {budget}"
    told = "; ".join(f"{item}: {words}" for item, words in zip(rows["item"], rows["words"], strict=True))
    note = f"Harmless roll-outs that are stopped, over all looks {LOOKS[plan.looks]}; worked out exactly."
    return drawn_shares(rows, Words(title, note, f"A bar for each rule. {told}."))


def risks_table(record: Record, plan: Plan) -> Cells:
    """Both errors of each rule for each guardrail, and how many have it when it stops."""
    rows: list[dict[str, Any]] = []
    for rule, name in RULES.items():
        for key, rates in plan.rates.items():
            risks = record.risks(rule, plan.looks, plan.level, *rates)
            rows.append(
                {
                    "id": f"{rule} {key}",
                    "rule": name,
                    "watch": record.guardrails[key].name,
                    "alarm": whole_percent(risks.false_alarm),
                    "miss": whole_percent(risks.miss),
                    "exposed": round(risks.exposed),
                }
            )
    return Cells("table", "What each rule costs", columns=_COLUMNS, rows=rows, sortable=False)


def line_picture(record: Record, plan: Plan, key: str, day: int) -> Picture:
    """The count so far and the rule's line, up to a day."""
    name, counts = record.guardrails[key].name, record.counts[key]
    lines = record.line_of(plan, key)
    lines = lines[lines["day"] <= day]
    points = [(at, float(counts[at - 1]), "so far") for at in range(1, day + 1)]
    points += [(at, stop, "stop") for at, stop in _known(lines, "stop")]
    points += [(at, clear, "harm excluded") for at, clear in _known(lines, "clear")]
    rows = pd.DataFrame(points, columns=["x", "y", "series"]).assign(begin=0.0)
    ticks = {1, *range(7, day + 1, 7), day}
    rows["tick"] = [str(at) if at in ticks else "" for at in rows["x"]]
    rows.loc[rows["series"] != rows["series"].iloc[0], "tick"] = ""
    rows["label"] = [f"day {at}" for at in rows["x"]]
    rows["words"] = [format_number(one) for one in rows["y"]]
    state = record.state(plan, key, day)
    title = f"{name}: {int(counts[day - 1])} by day {day}, {state}"
    told = f"Two lines by day, up to day {day}: {name.lower()} so far {int(counts[day - 1])}; {_line(lines)}."
    return drawn_lines(rows, Words(title, "By day of the roll-out.", told), whole=True)


def _known(lines: pd.DataFrame, column: str) -> list[tuple[int, float]]:
    known = lines.dropna(subset=[column])
    return [(int(day), float(at)) for day, at in zip(known["day"], known[column], strict=True)]


def _line(lines: pd.DataFrame) -> str:
    if lines.empty:
        return "no look yet"
    stop = lines["stop"].iloc[-1]
    return "the line can't be reached yet" if pd.isna(stop) else f"the line is {int(stop)}"


def day_said(record: Record, plan: Plan, day: int, decided: str) -> str:
    """What there is to know on the morning after a day."""
    row = record.days.iloc[day - 1]
    control = row["control_errors"] / row["control_uses"] if row["control_uses"] else float("nan")
    note = f" *{escape_markdown(str(row['note']))}.*" if isinstance(row["note"], str) and row["note"] else ""
    head = (
        f"**Day {day}, {spoken_day(row['date'])}:** {row['exposed']:,} households have it "
        f"({_percent(row['share'])}), {counted(int(row['uses']), 'search', 'searches')}.{note}"
    )
    parts = []
    for key in plan.rates:
        guard, so_far = record.guardrails[key], int(record.counts[key][day - 1])
        today = f"today {int(row[guard.column])}"
        if guard.column == "errors" and row["uses"]:
            share = _percent(round(row["errors"] / row["uses"], 4))
            today += f" ({share}; without the filter {_percent(round(control, 4))})"
        lines = record.line_of(plan, key)
        parts.append(
            f"- {guard.name}: {today}; so far {so_far} in {record.uses[day - 1]:,}; "
            f"{_line(lines[lines['day'] <= day])}: **{record.state(plan, key, day)}**"
        )
    return "\n".join([head, "", *parts, "", decided])


def told(record: Record, plan: Plan, done: Sequence[str], moments: Sequence[Moment]) -> str:
    """How it was decided, against what was true and against the rule."""
    day = len(done)
    had = int(record.days["exposed"].iloc[day - 1])
    end = f"You took it back on day {day}" if done[-1] == "back" else "You went through all days"
    parts = [f"**{end}; {had:,} households had it.** {_rule_stops(record, plan)}"]
    seen = [one for one in moments if one.first <= day]
    parts += [f"- {_moment(one, done)}" for one in seen]
    quiet = set(range(1, day + 1)) - {at for one in moments for at in range(one.first, one.last + 1)}
    needless = [at for at in sorted(quiet) if done[at - 1] != "go"]
    if needless:
        days = listed([str(at) for at in needless], 5)
        which = f"day {days}" if len(needless) == 1 else f"{counted(len(needless), 'day')} ({days})"
        parts.append(f"- Nothing was wrong on {which}, and you stopped.")
    return "\n".join(parts)


def _rule_stops(record: Record, plan: Plan) -> str:
    stops = [
        f"{record.guardrails[key].name.lower()}: {'never' if at is None else f'day {at}'}"
        for key in plan.rates
        for at in (record.stopped(plan, key),)
    ]
    return f"“{RULES[plan.rule]}” stops for {listed(stops)}."


def _moment(moment: Moment, done: Sequence[str]) -> str:
    yours = list(done[moment.first - 1 : moment.last])
    span = f"{plural(moment.last - moment.first + 1, 'Day', 'Days')} {moment.first}"
    if moment.last > moment.first:
        span += f" to {moment.last}"
    did = listed([f"{DECISIONS[key].lower()} ({yours.count(key)})" for key in DECISIONS if key in yours])
    wise = " or ".join(DECISIONS[key].lower() for key in moment.wise)
    fit = [at for at, key in enumerate(yours, start=moment.first) if key in moment.wise]
    word = f"That can be defended (first on day {fit[0]})" if fit else f"Easier to defend: {wise}"
    return f"**{span}: {escape_markdown(moment.title)}** You: {did}. {word}. {escape_markdown(moment.why)}"
