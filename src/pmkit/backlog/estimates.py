"""Why an estimate is what it is: a reason, a name and a date; and what a second person estimates apart.

Both are kept with the backlog's decisions. A reason says for which value it was given, so that a value that
changes later does not borrow it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from pmkit.backlog.schema import DECIDED, FIELDS, WITH_UNIT, Estimate

if TYPE_CHECKING:
    from pmkit.backlog.schema import Backlog

WHY, APART = "why", "apart"
_NOTED = re.compile(rf"({WHY}):(\w+)|({APART}):(\w+):(.+)", re.DOTALL)
_READABLE = re.compile(
    r"(?:(?P<by>[^\n]{1,120}?), )?(?P<on>\d{4}-\d\d-\d\d)(?:, for (?P<value>[^:\n]{1,40}))?: (?P<why>.*)",
    re.DOTALL,
)


def why_name(field: str) -> str:
    """The name under which the journal keeps the reason for a decided field."""
    return f"{WHY}:{field}"


def apart_name(field: str, person: str) -> str:
    """The name under which the journal keeps what a person estimates apart."""
    return f"{APART}:{field}:{person}"


def is_noted(name: str) -> bool:
    """Whether the journal's name is one of a reason or of an estimate apart."""
    return noted_field(name) != ""


def noted_field(name: str) -> str:
    """The decided field that a reason or an estimate apart is about; "" for any other name."""
    match = _NOTED.fullmatch(name)
    field = (match[2] or match[4]) if match else ""
    return field if field in DECIDED else ""


def as_kept(one: Estimate) -> list[Any]:
    """An estimate as the journal and a file keep it."""
    return [one.value, one.why, one.by, one.on, one.agreed]


def from_kept(cells: Any) -> Estimate:
    """An estimate from what `as_kept` gave. Raises ValueError or TypeError for anything else."""
    value, why, by, on, agreed = cells
    if isinstance(value, bool) or not isinstance(value, (int, float, str, type(None))):
        raise TypeError("an estimate is a number or a word")
    if on:
        date.fromisoformat(str(on))
    return Estimate(value=value, why=str(why), by=str(by), on=str(on), agreed=bool(agreed))


def noted(
    backlog: Backlog, changes: Iterable[tuple[str, str, Any]]
) -> tuple[Backlog, list[tuple[str, str, Any]]]:
    """The backlog with these reasons and estimates apart (None takes one away), and what was there before, of
    those that differ."""
    reasons, apart = dict(backlog.reasons), dict(backlog.apart)
    before: list[tuple[str, str, Any]] = []
    for key, name, value in changes:
        match = _NOTED.fullmatch(name)
        if match is None or not noted_field(name):
            continue
        shelf: dict[Any, Estimate] = reasons if match[1] else apart
        place = (key, match[2]) if match[1] else (key, match[4], match[5])
        old = shelf.get(place)
        new = None if value is None else from_kept(value)
        if old == new:
            continue
        before.append((key, name, None if old is None else as_kept(old)))
        if new is None:
            del shelf[place]
        else:
            shelf[place] = new
    return (replace(backlog, reasons=reasons, apart=apart), before) if before else (backlog, [])


def people_apart(backlog: Backlog) -> list[str]:
    """Who has estimated apart, in the order of their first estimate."""
    return list(dict.fromkeys(person for _, _, person in backlog.apart))


def apart_of(backlog: Backlog, person: str) -> dict[tuple[str, str], Estimate]:
    """What a person has estimated apart, by key and field."""
    return {(key, field): one for (key, field, who), one in backlog.apart.items() if who == person}


def changed_apart(
    backlog: Backlog, person: str, edits: Iterable[tuple[str, str, Any]]
) -> list[tuple[str, str, Any]]:
    """Edits of decided fields and of reasons, as changes of what this person estimates apart."""
    theirs = apart_of(backlog, person)
    changed: dict[tuple[str, str], Estimate] = {}
    for key, name, value in edits:
        cell = (key, noted_field(name) or name)
        old = changed.get(cell, theirs.get(cell, Estimate(by=person)))
        if not is_noted(name):
            changed[cell] = replace(old, value=value, by=person, agreed=False)
        else:
            given = Estimate() if value is None else from_kept(value)
            changed[cell] = replace(old, why=given.why, on=given.on, by=person)
    return [
        (key, apart_name(name, person), as_kept(one) if one.value is not None or one.why else None)
        for (key, name), one in changed.items()
    ]


def other_units(mine: Mapping[str, str], theirs: Backlog) -> dict[str, str]:
    """The fields that another backlog gives in another unit, which can't be compared, each in words."""
    told = {name: theirs.units.get(name) or theirs.source.money(name) for name in WITH_UNIT}
    return {
        name: f"{FIELDS[name].label} is in {unit} there and in {mine[name]} here: it is left out, since "
        "nothing is converted."
        for name, unit in told.items()
        if unit and mine.get(name) and unit != mine[name]
    }


def as_apart(
    theirs: Backlog, person: str, keys: Iterable[str], but: Collection[str] = ()
) -> list[tuple[str, str, Any]]:
    """The decisions of another backlog, `but` some fields, as what a person estimates apart on these keys,
    with their reasons."""
    wanted = set(keys)
    found = []
    for name in (name for name in DECIDED if name not in but):
        for key, cell in zip(theirs.items["key"], theirs.items[name], strict=True):
            if key not in wanted or cell == "" or pd.isna(cell):
                continue
            given = theirs.reasons.get((key, name), Estimate())
            found.append(
                (key, apart_name(name, person), as_kept(replace(given, value=cell, by=person, agreed=False)))
            )
    return found


def is_for(one: Estimate, value: Any) -> bool:
    """Whether a reason was given for this value; one without a value is for any."""
    return one.value is None or one.value == value


def readable(one: Estimate, value: Any = None) -> str:
    """A reason as a line: name, date, for which value where that is another than `value`, and why.

    >>> readable(Estimate(value=0.8, why="two interviews: both", by="Ann", on="2026-11-30"), 0.5)
    'Ann, 2026-11-30, for 0.8: two interviews: both'
    """
    other = "" if is_for(one, value) else f"for {_text(one.value)}"
    who = ", ".join(filter(None, (one.by, one.on, other)))
    return f"{who}: {one.why}" if who else one.why


def from_readable(text: str, value: Any = None) -> Estimate | None:
    """The reason that `readable` wrote of a cell with this value; what anybody else wrote is all reason. None
    for an empty text."""
    if not text.strip():
        return None
    match = _READABLE.fullmatch(text)
    if match is None or not _is_day(match["on"]):
        return Estimate(value=value, why=text.strip())
    given = value if match["value"] is None else _typed(match["value"], value)
    return Estimate(value=given, why=match["why"], by=match["by"] or "", on=match["on"])


def _text(value: Any) -> str:
    return f"{value:.12g}" if isinstance(value, (int, float)) else str(value)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _typed(text: str, like: Any) -> Any:
    try:
        return float(text)
    except ValueError:
        return text


def read_reasons(
    columns: Iterable[tuple[str, Iterable[str]]], items: pd.DataFrame
) -> dict[tuple[str, str], Estimate]:
    """The reasons in columns of a file: field -> texts, row for row as the items."""
    found = {}
    for name, texts in columns:
        for key, text, value in zip(items["key"], texts, items[name], strict=True):
            if one := from_readable(text, None if value == "" or pd.isna(value) else value):
                found[key, name] = one
    return found


def carried(
    mine: Backlog, theirs: Backlog, renamed: Mapping[str, str] | None = None, new: Iterable[str] = ()
) -> Backlog:
    """The newer import with my reasons and estimates, and those that only it has. `renamed` tells the old key
    by the new one; `new` are the keys of items that are others than those of that key before."""
    called = {before: after for after, before in (renamed or {}).items()}
    others = set(new)

    def moved(found: Mapping[Any, Estimate]) -> dict[Any, Estimate]:
        now = {(called.get(cell[0], cell[0]), *cell[1:]): one for cell, one in found.items()}
        return {cell: one for cell, one in now.items() if cell[0] not in others}

    return replace(
        theirs,
        reasons={**theirs.reasons, **moved(mine.reasons)},
        apart={**theirs.apart, **moved(mine.apart)},
    )


def hidden(backlog: Backlog, person: Callable[[str], str], text: Callable[[str], str]) -> Backlog:
    """The backlog with `person` for each name and `text` for each reason."""

    def one_hidden(one: Estimate) -> Estimate:
        return replace(one, by=person(one.by), why=text(one.why))

    reasons = {cell: one_hidden(one) for cell, one in backlog.reasons.items()}
    apart = {(key, name, person(who)): one_hidden(one) for (key, name, who), one in backlog.apart.items()}
    return replace(backlog, reasons=reasons, apart=apart)


def names_in(backlog: Backlog) -> Iterator[str]:
    """The people who gave reasons or estimated apart."""
    for one in backlog.reasons.values():
        yield one.by
    for _, _, person in backlog.apart:
        yield person
