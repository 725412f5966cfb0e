"""What a consent screen says, what three people do with it, and what is then left for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pmkit.english import capital, counted, listed, plural, spoken_day
from pmkit.explorers import Cells
from pmkit.explorers.law_lines import NO_ADVICE, LawLine, as_of, by_article
from pmkit.methods import ConsentScreen, ConsentSwitch, TextFinding, features_after
from pmkit.methods.consent_lint import CHILD, CONSENT_ARTICLES
from pmkit.practice.markdown import escape_markdown


@dataclass(frozen=True, kw_only=True)
class Ask:
    """A purpose to ask for: its name, a noun, what it does, and the feature that needs a yes ("": none)."""

    name: str
    detail: str = ""
    feature: str = ""


@dataclass(frozen=True, kw_only=True)
class Switch:
    """One switch. `tied`: a no closes the whole app; `asks` are keys of the purposes behind it."""

    label: str = ""
    receiver: str = ""
    on: bool = False
    tied: bool = False
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who meets the screen: the purposes that they want, words of a receiver whom they fear, the purposes by
    which that one sees them, and their age."""

    name: str
    wants: frozenset[str]
    fears: tuple[str, ...] = ()
    age: int = 40


@dataclass(frozen=True)
class Screen:
    """The screen as it is built; `shown` is what the rules look at, its switches in the same order."""

    asks: Mapping[str, Ask]
    base: tuple[str, ...]
    switches: Mapping[str, Switch]
    shown: ConsentScreen


@dataclass(frozen=True)
class Met:
    """What somebody does with the screen: labels they say yes to, what works, what is gone, taps, and why."""

    agreed: tuple[str, ...]
    refused: tuple[str, ...]
    works: tuple[str, ...]
    gone: tuple[str, ...]
    taps: int
    why: str = ""


def clean(text: Any) -> str:
    """A text on one line, no longer than a screen holds."""
    return " ".join(str(text or "").split())


def labels(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """What each switch is called: what it says, no two alike, or its number."""
    found: dict[str, str] = {}
    for row in rows:
        name = clean(row["label"]) or str(row["switch"])
        found[row["id"]] = f"{name} ({row['switch'].lower()})" if name in found.values() else name
    return found


def as_switch(one: Switch, asks: Mapping[str, Ask], base: Sequence[str]) -> ConsentSwitch:
    """A switch as the rules read it."""
    features = [asks[key].feature for key in one.asks if asks[key].feature]
    return ConsentSwitch(
        label=one.label,
        purposes=[asks[key].name for key in one.asks],
        receiver=one.receiver,
        on=one.on,
        blocks=[*features, *(base if one.tied else ())],
        needs=features,
    )


def meets(screen: Screen, person: Person) -> Met:
    """What a person says yes to, and what is left. They take a switch if they want all that it is for."""
    shown = screen.shown
    agreed, why, taps = _agreed(screen, person)
    works, gone = features_after(shown.switches, agreed)
    free = [one for one in screen.base if one not in works and one not in gone]
    missing = [
        one.feature
        for key, one in screen.asks.items()
        if one.feature and not any(key in switch.asks for switch in screen.switches.values())
    ]
    refused = tuple(one.label for one in shown.switches if one.label not in agreed)
    return Met(tuple(agreed), refused, (*free, *works), (*gone, *missing), taps, why)


def _agreed(screen: Screen, person: Person) -> tuple[list[str], str, int]:
    """The labels they say yes to so that it holds, why no more, and in how many taps."""
    shown = screen.shown
    child = person.age < CHILD
    if not shown.switches:
        return [], "", 0
    if child and shown.youngest > person.age:
        return [], "is not asked, so nothing is agreed", 0
    if child and not shown.parent_asked:
        return [], f"taps yes, and under {CHILD} that yes does not hold without a parent", shown.agree
    if person.fears and shown.asked_by == "employer":
        return [], "says no to all, since the one who asks is the employer", shown.refuse
    agreed = []
    for one in screen.switches.values():
        feared = any(word in one.receiver.lower() for word in person.fears)
        if one.asks and person.wants.issuperset(one.asks) and not feared:
            agreed.append(one.label)
    changed = sum((one.label in agreed) != one.on for one in shown.switches)
    why = _wanted_in_vain(screen, person, agreed) or ("has a parent who decides" if child else "")
    return agreed, why, shown.agree + changed if agreed else shown.refuse


def _wanted_in_vain(screen: Screen, person: Person, agreed: Sequence[str]) -> str:
    """Why somebody refuses what they want."""
    for one in screen.switches.values():
        wanted = [screen.asks[key].name for key in one.asks if key in person.wants]
        if not wanted or one.label in agreed:
            continue
        others = [screen.asks[key].name for key in one.asks if key not in person.wants]
        if others:
            return f"wants {listed(wanted)}, and that yes would also allow {listed(others)}"
        return f"wants {listed(wanted)}, and the employer would get the data"
    return ""


# --- sentences
def said(screen: Screen, person: Person, met: Met, points: int) -> str:
    """What the screen does to one person, and how much of it is open."""
    name = escape_markdown(person.name)
    first = f"**{name}** has {_list(met.works)}" if met.works else f"**{name}** has nothing left"
    lead = " and goes without" if met.works else ": gone are"
    without = f"{lead} {_list(met.gone)}" if met.gone else ""
    how = f", in {counted(met.taps, 'tap')}" if screen.shown.switches else ", and is asked nothing"
    said = [f"{first}{without}{how}."]
    if met.why:
        said.append(f"Why: {name} {escape_markdown(met.why)}.")
    on = sum(1 for one in screen.shown.switches if one.on)
    if on:
        many = f"{counted(on, 'switch', 'switches')} {plural(on, 'is', 'are')}"
        said.append(f"If somebody does nothing, {many} on.")
    return " ".join([*said, _open(points)])


def _open(points: int) -> str:
    if points:
        return f"The screen has **{counted(points, 'open point')}**."
    return "No rule objects. Whether people understand it, only people can tell: show it to three."


def summary(screen: Screen, seen: Mapping[str, Met], people: Mapping[str, Person], points: int) -> str:
    """The finding on all people, for those who only read."""
    told = [
        f"{escape_markdown(people[key].name)} keeps {_list(met.works) or 'nothing'}"
        + (f" and goes without {_list(met.gone)}" if met.gone else "")
        for key, met in seen.items()
    ]
    asked = counted(len(screen.shown.switches), "switch", "switches")
    return f"The screen has {asked}. {'. '.join(capital(one) for one in told)}. {_open(points)}"


def _list(names: Sequence[str]) -> str:
    return escape_markdown(listed(list(names)))


def preview(screen: Screen) -> str:
    """The screen in words, as people would meet it."""
    shown = screen.shown
    text = escape_markdown(clean(shown.text)) or "(no text)"
    lines = [f"> {text}", ">"]
    for at, one in enumerate(screen.switches.values(), start=1):
        state = "on" if one.on else "off"
        goes = f", goes to {escape_markdown(one.receiver)}" if one.receiver else ", goes to: not said"
        lines.append(f"> {at}. [{state}] **{escape_markdown(one.label)}**{goes}")
    yes = f"**Agree** ({counted(shown.agree, 'tap')}{', coloured' if shown.agree_stands_out else ''})"
    lines += [">", f"> {yes} · **Refuse** ({counted(shown.refuse, 'tap')})"]
    lines += [">", f"> Later: take it back ({counted(shown.withdraw, 'tap')} from the first page)"]
    return "\n".join(["**What people see**", "", *lines])


def points_said(points: Sequence[TextFinding], law: Mapping[str, LawLine]) -> str:
    return by_article(points, CONSENT_ARTICLES, law, "The screen")


def story(line: LawLine | None) -> str:
    """A case that was decided."""
    if line is None:
        return ""
    day = f", {spoken_day(line.since)}" if line.since else ""
    told = f"{line.law}{day}: {line.asks} Source: {line.source}."
    return f"**It has happened.** {escape_markdown(told)}"


def limits(law: Mapping[str, LawLine]) -> str:
    return f"{NO_ADVICE} How many say yes is not shown: such figures come from vendors. {as_of(law)}".strip()


def people_table(people: Mapping[str, Person], seen: Mapping[str, Met]) -> Cells:
    """A row per person: what they say, what they have then, and what it costs them."""
    columns = [
        {"key": "who", "label": "Who", "readonly": True, "width": 10},
        {"key": "agreed", "label": "Says yes to", "readonly": True, "width": 16},
        {"key": "works", "label": "Has", "readonly": True, "width": 18},
        {"key": "gone", "label": "Goes without", "readonly": True, "wide": True},
        {"key": "taps", "label": "Taps", "type": "number", "readonly": True, "width": 5},
    ]
    rows = [
        {
            "id": key,
            "who": people[key].name,
            "agreed": listed(list(met.agreed)) or "nothing",
            "works": listed(list(met.works)) or "nothing",
            "gone": listed(list(met.gone)) or "nothing",
            "taps": met.taps,
        }
        for key, met in seen.items()
    ]
    return Cells("people", "Three people", columns=columns, rows=rows, sortable=False, stacked=False)
