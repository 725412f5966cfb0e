"""Finding a throughput history in a file: a column of counts or of done dates, or a tracker's export."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_COUNTS = (
    "finished",
    "throughput",
    "items finished",
    "items done",
    "done",
    "completed",
    "closed",
    "count",
    "items",
)
_DATES = (
    "done", "done date", "done on", "finished", "finished on", "completed", "completed at", "completed on",
    "closed", "closed at", "closedat", "resolved", "resolved at", "resolution date", "end date",
)  # fmt: skip


_TEXT = (".csv", ".tsv", ".txt", "")
_NARROW = 3


@dataclass(frozen=True)
class Found:
    """A history (columns `finished` and, where known, `starts`) and where it was found."""

    history: pd.DataFrame
    source: str
    note: str = ""
    """What was left out, if anything."""


def find_throughput(
    path: Path, *, column: str = "", period: str = "week", last: str = "", with_groups: bool = False
) -> Found:
    """Read a file's throughput; `column` names it where the usual names aren't used. Of an export, groups
    such as epics count only `with_groups`.

    Raises `ValueError` with a sentence for a file that can't be read or holds no throughput.
    """
    if path.is_file() and path.suffix.lower() not in _TEXT:
        return _from_export(path, period, last, with_groups)
    table = _read(path)
    if column:
        if column not in table.columns:
            held = ", ".join(map(str, table.columns[:8]))
            raise ValueError(f"{path.name} has no column {column}. It has: {held}.")
        return _from_column(table, column, period, last)
    by_name = {str(name).strip().lower(): name for name in reversed(table.columns)}
    for known in _COUNTS:
        if known in by_name and _numeric(table[by_name[known]]):
            return _from_column(table, by_name[known], period, last)
    for known in _DATES:
        # a wide table is an export: the importer knows which of its closed items were dropped, not done
        if len(table.columns) <= _NARROW and known in by_name and _dates(table[by_name[known]]):
            return _from_column(table, by_name[known], period, last)
    if len(table.columns) == 1:
        return _from_column(table, table.columns[0], period, last)
    return _from_export(path, period, last, with_groups)


def case_throughput() -> Found:
    """Mealwise's sixty weeks (invented)."""
    from pmkit.cases import load

    return Found(load("throughput"), "Mealwise, both squads (invented data)")


def _read(path: Path) -> pd.DataFrame:
    import pandas as pd

    if path.is_dir():
        raise ValueError(f"{path} is a folder. Name a file in it.")
    if not path.is_file():
        raise ValueError(f"There is no file {path}. Check the name and the folder.")
    raw = path.read_bytes()
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    lines = text.splitlines()
    if not any(line.strip() for line in lines):
        raise ValueError(f"{path.name} is empty. Write a heading and one number a line, oldest first.")
    from io import StringIO

    heading = next(line for line in lines if line.strip())
    separator = max("\t;,", key=heading.count)
    no_heading = not any(letter.isalpha() for letter in heading)
    try:
        table = pd.read_csv(
            StringIO(text),
            sep=separator,
            header=None if no_heading else 0,
            dtype="str",
            skip_blank_lines=False,
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as problem:
        raise ValueError(f"{path.name} can't be read as a table. Save it as CSV and try again.") from problem
    # a blank line is not an empty period: only a row with other cells can lack its count
    table = table.dropna(how="all").reset_index(drop=True)
    return table.rename(columns={0: "finished"}) if no_heading and len(table.columns) == 1 else table


def _numeric(cells: pd.Series) -> bool:
    import pandas as pd

    given = cells.dropna()
    return bool(len(given)) and bool(pd.to_numeric(given, errors="coerce").notna().all())


def _dates(cells: pd.Series) -> bool:
    return bool(cells.dropna().astype("str").str.match(r"\s*\d{4}-\d{2}-\d{2}").all() and cells.notna().any())


def _from_column(table: pd.DataFrame, column: str, period: str, last: str) -> Found:
    import pandas as pd

    from pmkit.methods import throughput_from_dates

    cells = table[column]
    if pd.to_numeric(cells, errors="coerce").notna().any():  # a stray word among counts is told as such
        return Found(pd.DataFrame({"finished": cells}), f"the column {column}")
    counted = throughput_from_dates(cells, period=period, last=last or None)
    return Found(counted, f"dates in the column {column}")


def _from_export(path: Path, period: str, last: str, with_groups: bool) -> Found:
    """A tracker's export, by the importer; its history has a row per item with the date it was done."""
    from pmkit.backlog import read_backlog, throughput
    from pmkit.backlog.rules import Ungrouped, without_groups

    backlog = read_backlog(path).backlog
    found = Ungrouped(backlog) if with_groups else without_groups(backlog)
    counted = throughput(found.backlog, period=period, last=last or None)
    if counted.empty:
        raise ValueError(
            f"{path.name} has no throughput that can be recognised. Give it a column finished with one "
            "number per week, or a column done with dates such as 2026-10-05, or name yours with --column."
        )
    return Found(counted, "done dates of the export", found.says_finished())
