"""The people of whom a table of counts is made: the case's, or those of a pasted table, a person per line."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from pmkit.backlog.careful_reader import find_delimiter, records
from pmkit.backlog.errors import ImportProblem
from pmkit.english import counted, listed, plural, shortened
from pmkit.explorers.pasted_table import Wanted, names_a_sum, plain, read_table
from pmkit.methods.cells import TOTAL

MOST_VALUES = 12
"""A column with more values is not offered: a table by it shows people one by one, and takes long."""
_MOST_COLUMNS = 8
_NOT_GIVEN = "not given"
_PERIODS = {"month", "period", "week", "quarter"}
WHEN = "month"
"""The column that says from when on a person is counted."""
_COUNT_NAMES = {"n", "count", "counts", "number", "people", "persons", "anzahl", "personen"}
_COUNTS = (
    "“{name}” sounds like a count. Each line is taken as one person: paste the people, a line each, and not "
    "a table that is counted already."
)
_SHAPE = "Paste a table, a person per line, whose first line names two to eight columns."


@dataclass(frozen=True, eq=False)
class People:
    """A row per person in `frame`; `columns` are those to choose from (key -> what it is called).

    `told` says how a pasted table was read, `problem` why nothing can be counted.
    """

    frame: pd.DataFrame
    columns: Mapping[str, str]
    told: tuple[str, ...] = ()
    problem: str = ""

    @property
    def months(self) -> list[str]:
        """When people came, the first month first; none where nothing is said of it."""
        return sorted(set(self.frame[WHEN])) if WHEN in self.frame else []


@lru_cache(maxsize=4)
def read_people(text: str) -> People:
    """The people of a pasted table with whatever columns its first line names; never raises."""
    names, problem = _header(text)
    if problem:
        return People(pd.DataFrame(), {}, problem=problem)
    keys = {WHEN if plain(name) in _PERIODS else f"c{at}": name for at, name in enumerate(names, start=1)}
    wanted = tuple(Wanted(key, name, required=False) for key, name in keys.items())
    table = read_table(text, wanted)
    if table.problem or table.frame.empty:
        return People(pd.DataFrame(), {}, problem=table.problem or f"No person could be read. {_SHAPE}")
    frame, told = table.frame.astype(object), list(table.told)
    sums = frame[list(keys)].map(lambda cell: names_a_sum(str(cell))).any(axis=1)
    if sums.any():
        lines = listed([str(line) for line in frame.loc[sums, "line"]], 5)
        told.append(
            f"{plural(int(sums.sum()), 'Line', 'Lines')} {lines} left out: a sum of others, and no person."
        )
    frame = frame[~sums].drop(columns="line").reset_index(drop=True)
    if frame.empty:
        return People(frame, {}, problem=f"No person could be read. {_SHAPE}")
    told += [_COUNTS.format(name=name) for name in keys.values() if plain(name) in _COUNT_NAMES]
    for key, name in keys.items():
        empty = frame[key].map(lambda cell: pd.isna(cell) or not str(cell).strip()).to_numpy(dtype=bool)
        if empty.any():
            many = int(empty.sum())
            cells = f"{counted(many, 'empty cell')} of {name} {plural(many, 'counts', 'count')}"
            told.append(f"{cells} as “{_NOT_GIVEN}”.")
        texts = frame[key].map(lambda cell: shortened(str(cell), 40))
        frame[key] = texts.where(~empty, _NOT_GIVEN).replace({TOTAL: f"{TOTAL} (as written)"})
    return _offered(frame, {key: name for key, name in keys.items() if key != WHEN}, told)


def _header(text: str) -> tuple[list[str], str]:
    """The names of the first line that holds anything, and why they can't be used."""
    if not text.strip():
        return [], f"Nothing is pasted yet. {_SHAPE}"
    try:
        mark, _ = find_delimiter(text.removeprefix("\ufeff"), cut=False)
        rows = records(text.removeprefix("\ufeff"), mark, padded=True)
        first = next((row for row in rows if any(cell.strip() for cell in row.cells)), None)
    except ImportProblem as problem:
        return [], str(problem)
    names = [" ".join(cell.split()) for cell in (first.cells if first else ()) if cell.strip()]
    alike = [name for name in names if sum(plain(name) == plain(other) for other in names) > 1]
    if alike:
        return [], f"Two columns are called “{shortened(alike[0], 40)}”. Give each its own name."
    if sum(plain(name) in _PERIODS for name in names) > 1:
        return [], "Two columns say when people came. Leave one of them in."
    if not 2 <= len(names) <= _MOST_COLUMNS:
        return [], f"The first line names {counted(len(names), 'column')}. {_SHAPE}"
    return [shortened(name, 40) for name in names], ""


def _offered(frame: pd.DataFrame, columns: Mapping[str, str], told: list[str]) -> People:
    """The people with the columns that a table can be made of."""
    many = {key: int(frame[key].nunique()) for key in columns}
    usable = {key: name for key, name in columns.items() if many[key] <= MOST_VALUES}
    for key, name in columns.items():
        if key not in usable:
            told.append(
                f"“{name}” has {many[key]} different values, so it is not offered: a table by it shows "
                f"people one by one. Group them, {MOST_VALUES} at most."
            )
    problem = ""
    if not usable:
        problem = f"No column can be counted: {listed(told[-len(columns) :], 2)}"
    return People(frame, usable, tuple(told), problem)
