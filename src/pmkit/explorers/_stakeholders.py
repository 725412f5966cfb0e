"""Who is touched, read and judged: rows of people in; their field, class and lacking talks out.

The arithmetic is that of `pmkit.methods.salience`. Names may be hidden: then a number stands in the place of
each, and no text in which somebody could be named is repeated.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from zlib import crc32

import pandas as pd

from pmkit.charts.stakeholders import ENOUGH, NEVER, SELDOM, UNKNOWN
from pmkit.english import listed, plural
from pmkit.explorers.pasted_table import PastedTable, Wanted
from pmkit.methods.salience import compare_maps, contact_gaps, salience_classes
from pmkit.practice.markdown import escape_markdown

JUDGED = {
    "power": "Power",
    "interest": "Interest",
    "legitimacy": "Legitimacy",
    "urgency": "Urgency",
    "harm": "Can lose",
}
"""What is judged from 1 to 5, and what it is called."""
TALKS, HEARS = "contacts_per_month", "hears_from_us"
_WORDS: Mapping[str, tuple[str, ...]] = {
    "power": ("influence",),
    "interest": ("cares",),
    "legitimacy": ("right", "legitimate"),
    "urgency": ("urgent",),
    "harm": ("can lose", "loses", "harmed", "at stake"),
}
MAP = (
    Wanted("name", "name", required=False, words=("person", "who", "stakeholder", "group", "role")),
    *(
        Wanted(key, label.lower(), kind="number", required=False, min=1, max=5, words=_WORDS[key])
        for key, label in JUDGED.items()
    ),
    Wanted(TALKS, "talks", kind="number", required=False, min=0, words=("talks a month", "contacts", TALKS)),
    Wanted(HEARS, "hears", required=False, words=("hears from us", "channel", "how", HEARS)),
)
OTHER_MAP = MAP[:3]
_UNANSWERED = re.compile(r"\b(no (answer|reply)|un-?answered|not answered)\b", re.IGNORECASE)
_THROUGH = re.compile(r"\b(?:through|via|by way of)\s+(.+?)(?:\s+(?:only|alone))?\s*$", re.IGNORECASE)


def rows_of(table: PastedTable) -> list[dict[str, Any]]:
    """The rows of a pasted map as plain values, each with a lasting `id` made of its name (in which it
    can't be read: names may be hidden), or of its line."""
    rows, seen = [], set()
    for row in table.frame.to_dict("records"):
        name = str(row["name"]).strip() if isinstance(row["name"], str) else ""
        id = f"name {crc32(name.casefold().encode()):08x}" if name else f"line {row['line']}"
        while id in seen:
            id += " again"
        seen.add(id)
        values = {str(key): None if pd.isna(cell) else cell for key, cell in row.items() if key != "line"}
        rows.append({**values, "id": id, "name": name, "place": f"Line {row['line']}"})
    return rows


def people_of(rows: Sequence[Mapping[str, Any]], hidden: bool) -> tuple[pd.DataFrame, list[str]]:
    """The rows that have a name as a frame with `person`, and a sentence for each that has none or whose name
    stands there twice. With `hidden` the person is a number, that of the row."""
    people, told, seen = [], [], dict[str, int]()
    for number, row in enumerate(rows, start=1):
        name = " ".join(str(row.get("name") or "").split())
        filled = any(row.get(key) not in (None, "") for key in (*JUDGED, TALKS, HEARS))
        if not name:
            if filled:
                told.append(f"{row.get('place') or f'Row {number}'} has no name, so it is not on the map. "
                            "Write a name, or the part they play.")  # fmt: skip
            continue
        seen[name.casefold()] = seen.get(name.casefold(), 0) + 1
        person = alias(number) if hidden else name
        if seen[name.casefold()] > 1:
            told.append(f"{person} has a name that stands there already. Give each a name of their own.")
            person = person if hidden else f"{name} ({seen[name.casefold()]})"
        numbers = {key: _number(row.get(key), 1, 5) for key in JUDGED}
        numbers[TALKS] = _number(row.get(TALKS), 0, float("inf"))
        people.append({**row, **numbers, "person": person})
    frame = pd.DataFrame(people, columns=["id", "person", *JUDGED, TALKS, HEARS])
    return frame.astype(dict.fromkeys([*JUDGED, TALKS], "float64")), told


def _number(cell: Any, low: float, high: float) -> float | None:
    """A number within the scale; what a spoiled file holds is none."""
    return float(cell) if isinstance(cell, (int, float)) and low <= cell <= high and cell < 1e9 else None


def alias(number: int) -> str:
    """What stands in the place of a name."""
    return f"Person {number}"


def judge(people: pd.DataFrame, counts: Mapping[str, bool]) -> pd.DataFrame:
    """Field, class and lacking talks of each; an attribute that doesn't count is taken as absent."""
    seen = people.copy()
    for name in ("legitimacy", "urgency"):
        if not counts[name]:
            seen[name] = False
    classed = salience_classes(seen)
    table = contact_gaps(people if counts["harm"] else people.drop(columns="harm"))
    table = table.assign(
        salience=classed["salience"],
        salience_too=_other(classed["salience"], classed["salience_if"]),
        field_too=_other(table["field"], table["field_if"]),
        talks=[_talks(*pair) for pair in table[[TALKS, "called_for"]].to_numpy()],
        much=(people["harm"] > 3) & counts["harm"],
    )
    return table.assign(kind=[_kind(gap, talks) for gap, talks in table[["gap", TALKS]].to_numpy()])


def _other(low: pd.Series, high: pd.Series) -> pd.Series:
    """The other of the two between which somebody is at the middle of a scale, "" where that makes none."""
    return high.where(high != low, "")


def _talks(now: float, called_for: float) -> str:
    return "" if pd.isna(now) or pd.isna(called_for) else f"{now:g} of {called_for:g}"


def _kind(gap: float, talks: float) -> str:
    if pd.isna(talks) or pd.isna(gap):
        return UNKNOWN
    return ENOUGH if gap <= 0 else NEVER if talks == 0 else SELDOM


def findings(table: pd.DataFrame, hidden: bool) -> list[str]:
    """What stands out, a sentence each, as Markdown."""
    silent = table[table["kind"] == NEVER]
    high = silent[(silent["power"] > 3) & (silent["interest"] > 3)]
    weak = silent[~(silent["power"] > 3) & silent["much"]]
    asked = table[table[HEARS].map(lambda text: bool(_UNANSWERED.search(str(text or ""))))]
    said = []
    if len(high):
        only = high[HEARS].iloc[0] if len(high) == 1 and not hidden else ""
        how = f" (“{escape_markdown(str(only))}”)" if only else ""
        said.append(
            f"**{names(high['person'])}** {_has(high)} much power and much interest, and you never speak "
            f"with them yourself{how}: what you know of them is third-hand news."
        )
    if len(asked):
        said.append(
            f"**{names(asked['person'])}** wrote to you and got no answer. Answer before anything else."
        )
    if len(weak):
        said.append(
            f"**{names(weak['person'])}** {_has(weak)} no great power and much to lose, and you never speak "
            "with them yourself."
        )
    return [*said, *_same_channel(table, hidden)]


def _has(rows: pd.DataFrame) -> str:
    return plural(len(rows), "has", "have")


def _same_channel(table: pd.DataFrame, hidden: bool) -> list[str]:
    """Several people with much power whom one and the same person keeps satisfied."""
    strong = table[table["power"] > 3]
    by: dict[str, list[str]] = {}
    spelled: dict[str, str] = {}
    for person, text in zip(strong["person"], strong[HEARS], strict=True):
        found = _THROUGH.search(str(text or ""))
        if found:
            by.setdefault(found[1].casefold(), []).append(person)
            spelled.setdefault(found[1].casefold(), found[1])
    return [
        f"**{names(people)}** hear from you through one and the same person"
        + (
            "."
            if hidden
            else f": {escape_markdown(spelled[key])}. When that person leaves, you know nobody there."
        )
        for key, people in by.items()
        if len(people) > 1
    ]


def names(people: Sequence[str] | pd.Series, most: int = 5) -> str:
    """Names in a sentence, as Markdown."""
    return listed([escape_markdown(str(name)) for name in people], most)


def differences(
    mine: pd.DataFrame, others: Sequence[Mapping[str, Any]], columns: Sequence[str], hidden: bool
) -> list[str]:
    """Where two maps of the same people differ, a line each, as Markdown. People are matched by
    their names; whoever is on the other map only has a number too where names are hidden."""
    ids = dict(zip(mine["id"], mine["person"], strict=True))
    known: dict[str, dict[str, Any]] = {}
    twice, foreign = 0, 0
    for row in others:
        if not row.get("name"):
            continue
        twice += row["id"] in known
        foreign += row["id"] not in ids
        person = ids.get(row["id"], alias(len(ids) + foreign) if hidden else str(row["name"]))
        known.setdefault(row["id"], {"person": person, **{key: row.get(key) for key in columns}})
    other = pd.DataFrame(list(known.values()), columns=["person", *columns])
    other = other.astype(dict.fromkeys(columns, "float64")).drop_duplicates("person")
    said = [_difference(*row) for row in compare_maps(mine, other, columns=columns).to_numpy()]
    if twice:
        said.append(
            f"{twice} {plural(twice, 'row', 'rows')} of the other map repeat a name: the first counts."
        )
    return said


def _difference(person: str, column: str, mine: float, other: float, _: float) -> str:
    cells = [f"{one:g}" if one == one else "not given" for one in (mine, other)]
    return f"**{escape_markdown(person)}**, {JUDGED[column].lower()}: {cells[0]} here, {cells[1]} there"
