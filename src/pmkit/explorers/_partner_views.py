"""What is seen of partners: what stops, how often the chain works, when moves begin, and the whole table."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.drawn_bars import drawn_bars
from pmkit.charts.picture import Picture
from pmkit.english import counted, format_number, in_words, listed, plural, spoken_day, whole_percent
from pmkit.explorers import Cells
from pmkit.explorers._partner_rows import Partner
from pmkit.methods import latest_start, lint_dependencies, minutes_down, minutes_of_queue, serial_availability
from pmkit.practice.markdown import escape_markdown

_TABLE = (
    {"key": "partner", "label": "Partner", "readonly": True, "width": 22},
    {"key": "stops", "label": "Stops without it", "readonly": True, "width": 9},
    {"key": "down", "label": "Down in 30 days (minutes)", "type": "number", "readonly": True},
    {"key": "queue", "label": "Queue after the peak (minutes)", "type": "number", "readonly": True},
    {"key": "ends", "label": "Ends", "readonly": True, "width": 14},
    {"key": "begin", "label": "Begin by", "readonly": True, "width": 14},
    {"key": "risk", "label": "Margin at risk, a quarter (thousand EUR)", "type": "number", "readonly": True},
)


@dataclass(frozen=True)
class Plan:
    """On what dates and queues rest: the day, the weeks for so many pieces (85 %), the minutes of the
    peak."""

    peak: float
    today: date | None = None
    weeks: Callable[[int], int | None] | None = None


@dataclass(frozen=True)
class Chain:
    """Hard dependencies that all have to work: those whose availability is `known`, and what is said of
    them."""

    known: Sequence[Partner] = ()
    says: str = ""


def risks(partners: Sequence[Partner], today: date | None) -> dict[str, list[str]]:
    """The open points of each partner, by its id."""
    found: dict[str, list[str]] = {}
    for one in lint_dependencies([each.row for each in partners], today):
        found.setdefault(one.where, []).append(one.text)
    return found


def stopped(partners: Sequence[Partner], down: Sequence[Partner], margin: float, of: str) -> str:
    """What stops while some are down, and whether their ways out work."""
    if not down:
        return "Everything works. Move a partner to “Is down”, and see what stops."
    names = listed([f"**{escape_markdown(one.name)}**" for one in down], 4)
    shares = [one.share for one in down if one.hard]
    if not any(shares):
        soft = f"Without {names} everything goes on, and something is missing."
        return f"{soft} {_way_out(partners, down)}".strip()
    least, most = max(shares), min(sum(shares), 1.0)
    share = f"**{whole_percent(most)}** of {of}"
    if least < most:
        share = f"**{whole_percent(least)} to {whole_percent(most)}** of {of}, more if few need two of them"
    lost = counted(round(margin * most), "thousand EUR", "thousand EUR")
    them = plural(len(down), "it", "them")
    said = [
        f"So much stops without {names}: {share}.",
        f"A quarter without {them} costs up to {lost}, by your guess of the margin." if margin else "",
        _way_out(partners, down),
    ]
    return " ".join(filter(None, said))


def _way_out(partners: Sequence[Partner], down: Sequence[Partner]) -> str:
    by_id, gone = {one.id: one for one in partners}, {one.id for one in down}
    said = []
    for one in down:
        way, needs = one.row["fallback"], by_id.get(one.row["fallback_needs"])
        if not way:
            continue
        out = f"The way out of {escape_markdown(one.name)} is: {escape_markdown(way)}."
        if needs and needs.id in gone:
            out += f" But **{escape_markdown(needs.name)}** is down too, so there is none."
        elif needs and one.row["place"] and needs.row["place"] == one.row["place"]:
            out += (
                f" But it needs **{escape_markdown(needs.name)}**, which runs in the same place: if the "
                f"place is why "
                "it stopped, there is no way out."
            )
        said.append(out)
    return " ".join(said)


def machine(chain: Sequence[Partner]) -> Chain:
    """How often all of a chain works: if they fail apart from each other, and if those in one place fail
    together."""
    known = [one for one in chain if one.availability is not None]
    unknown = [escape_markdown(one.name) for one in chain if one.availability is None]
    if not known:
        return Chain((), "Nothing is known of how often the hard ones work: ask each for its availability.")
    shares = [one.availability or 0.0 for one in known]
    apart = serial_availability(shares)
    said = [
        f"This chain has {in_words(len(known))} hard {plural(len(known), 'dependency', 'dependencies')}. "
        f"Together they work {_exact(apart)} of the time, if each fails for itself: "
        f"**{_minutes(apart)}** down in 30 days. The best one alone: {_minutes(max(shares))}."
    ]
    if together := _same_place(known):
        low = serial_availability(together.values())
        places = [escape_markdown(place) for place, count in _places(known).items() if count > 1]
        said.append(f"In {listed(places)} several fall together: then it is {_minutes(low)}.")
    if unknown:
        said.append(f"Not known for {listed(unknown)}, so it is worse than that.")
    return Chain(known, " ".join(said))


def _places(known: Sequence[Partner]) -> dict[str, int]:
    places = sorted(one.row["place"] for one in known if one.row["place"])
    return {place: len(list(same)) for place, same in groupby(places)}


def _same_place(known: Sequence[Partner]) -> dict[str, float]:
    """The worst availability of each place, where two or more run in one; a partner without a place stands
    alone."""
    if not any(count > 1 for count in _places(known).values()):
        return {}
    worst: dict[str, float] = {}
    for one in known:
        place = one.row["place"] or f"\0{one.id}"
        worst[place] = min(worst.get(place, 1.0), one.availability or 0.0)
    return worst


def _exact(share: float) -> str:
    return f"{100 * share:.2f} %"


def _minutes(availability: float) -> str:
    return counted(round(minutes_down(availability)), "minute")


def picture(chain: Sequence[Partner], down: Collection[str]) -> Picture:
    """A bar for every hard dependency of the chain, and one for all of them: minutes down in 30 days."""
    known = [one for one in chain if one.availability is not None]
    whole = serial_availability(one.availability or 0.0 for one in known)
    minutes = [minutes_down(one.availability or 0.0) for one in known] + [minutes_down(whole)]
    names = [f"{one.name}{' (is down now)' if one.id in down else ''}" for one in known] + ["All of them"]
    words = [counted(round(one), "minute") for one in minutes]
    best = counted(round(min(minutes)), "minute")
    title = f"All have to work: {words[-1]} down in 30 days, the best one alone {best}"
    if len(known) == 1:
        title = f"One hard dependency: {words[-1]} down in 30 days"
    told = "; ".join(f"{name}: {word}" for name, word in zip(names, words, strict=True))
    note = "Minutes in 30 days in which it does not work, if each fails for itself and keeps its promise."
    rows = pd.DataFrame({"item": names, "value": minutes, "words": words})
    return drawn_bars(rows, Words(title, note, f"Bars of the minutes down in 30 days. {told}."))


def begins(one: Partner, plan: Plan) -> tuple[int | None, date | None]:
    """The weeks that its move takes with 85 %, and the last day to begin; None where that is not known."""
    pieces, ends = one.row["pieces"], one.row["retires_on"]
    weeks = plan.weeks(int(pieces)) if pieces and plan.weeks is not None else None
    return weeks, latest_start(ends, weeks) if ends and weeks is not None else None


def moves(partners: Sequence[Partner], plan: Plan) -> str:
    """For each that ends on a day: when the move has to begin, the most pressing first."""
    ending = [(one, *begins(one, plan)) for one in partners if one.row["retires_on"]]
    if not ending:
        return "No partner has a date on which it ends."
    ending.sort(key=lambda each: each[2] or each[0].row["retires_on"])
    return "\n".join(["**When to begin**", "", *(f"- {_move(*each, plan)}" for each in ending)])


def _move(one: Partner, weeks: int | None, begin: date | None, plan: Plan) -> str:
    name, ends = escape_markdown(one.name), spoken_day(one.row["retires_on"])
    said = f"**{name}** ends on {ends}. "
    if not one.row["pieces"]:
        return said + "How many pieces of work the move is, nobody has said."
    pieces = counted(int(one.row["pieces"]), "piece")
    if plan.weeks is None:
        return (
            f"{said}The move has {pieces}. Write what was finished week by week, then the day can be named."
        )
    if begin is None or weeks is None:
        return said + f"The move has {pieces}. By these weeks no date is in sight."
    said += f"Its {pieces} of work take {counted(weeks, 'week')} with 85 %: begin by **{spoken_day(begin)}**."
    if plan.today is None:
        return said
    days = (begin - plan.today).days
    if days < 0:
        return f"{said} That was {counted(-days, 'day')} ago: say today what will be late, and to whom."
    when = f"in {counted(days, 'day')}" if days else "today"
    return f"{said} That is {when}."


def table(partners: Sequence[Partner], plan: Plan, margin: float) -> Cells:
    """All partners with what follows for each."""
    rows = []
    for one in partners:
        limit, peak = one.row["limit_per_minute"], one.row["peak_per_minute"]
        _, begin = begins(one, plan)
        ends = one.row["retires_on"]
        rows.append(
            {
                "id": one.id,
                "partner": one.name,
                "stops": whole_percent(one.share) if one.hard else "nothing",
                "down": None if one.availability is None else round(minutes_down(one.availability), 1),
                "queue": round(minutes_of_queue(peak, limit, plan.peak), 1)
                if limit and peak is not None
                else None,
                "ends": spoken_day(ends) if ends else ("no date" if one.row["sign"] else ""),
                "begin": spoken_day(begin) if begin else "",
                "risk": round(margin * one.share, 1) if one.hard else 0,
            }
        )
    label = f"All partners (a peak of {format_number(plan.peak, 'minutes')})"
    return Cells("table", label, columns=_TABLE, rows=rows, stacked=False)
