"""Finding a throughput history: in a file (counts, done dates, a tracker's export) or in a backlog.

What headers, dates and states mean is the importer's knowledge; this module only knows what counts are
called.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pmkit.cli.shared.questions_of_files import refuse_unknown, ways_to_answer

if TYPE_CHECKING:
    import pandas as pd

    from pmkit.backlog import Backlog, ImportReport
    from pmkit.backlog.raw_table import RawTable

_COUNTS = ("finished", "throughput", "items finished", "items done", "count", "items")
_COUNTS_OR_DATES = ("done", "completed", "closed")
"""Names of counts only where no column of the table is an item's key or title."""
_ASKED = ("date_order", "sheet")
"""Questions whose answer changes what was finished when; no forecast needs titles or estimates."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How a file is to be read: the name of its `column`, and what `pmkit import` takes as options."""

    column: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    memory: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """A history (columns `finished` and, where known, `starts`), where it was found, what to tell of it."""

    history: pd.DataFrame
    source: str
    notes: tuple[str, ...] = ()


def find_throughput(
    path: Path, reading: Reading, *, period: str = "week", last: str = "", with_groups: bool = False
) -> Found:
    """Read a file's throughput; of items with a date, groups such as epics count only `with_groups`.

    Raises `ValueError` with a sentence for a file that can't be read, holds no throughput, or leaves open
    what its dates mean.
    """
    from pmkit.backlog.hand_over import is_hand_over
    from pmkit.backlog.importing import import_table, read_backlog
    from pmkit.backlog.open_file import file_bytes, raw_table

    data, name = file_bytes(path, "")
    if is_hand_over(data):
        return of_backlog(read_backlog(data, name).backlog, period, last, with_groups)
    table, tracker = raw_table(data, name, sheet=reading.answers.get("sheet", ""))
    mapping = dict(reading.mapping)
    if column := _column(table, reading.column, name):
        cells = table.columns[table.headers.index(column)]
        if _any_number(cells) and not _dates_in_seconds(cells):
            if reading.answers or reading.statuses:
                raise ValueError(
                    f"The column {column} holds counts, so --answer and --status have nothing to say. Leave "
                    "them out, or name a column of dates with --column."
                )
            return Found(_counted(cells, table), f"the column {column}")
        mapping[column] = "done"
    report = import_table(
        table,
        name,
        tracker,
        mapping=mapping,
        answers=reading.answers,
        statuses=reading.statuses,
        memory=reading.memory,
    )
    refuse_unknown(report, reading.answers, reading.statuses)
    return _of_report(report, period, last, with_groups)


def of_backlog(backlog: Backlog, period: str, last: str, with_groups: bool) -> Found:
    """The throughput of a backlog that was imported. Raises `ValueError` where its history has no dates."""
    from pmkit.backlog import throughput
    from pmkit.backlog.rules import Ungrouped, without_groups

    found = Ungrouped(backlog) if with_groups else without_groups(backlog)
    counted = throughput(found.backlog, period=period, last=last or None)
    if counted.empty:
        raise ValueError(
            f"{backlog.source.name or 'Your backlog'} has no finished items with a date. Import an export "
            "that has them, or name a file with counts."
        )
    source = f"the done dates of {backlog.source.name or 'your backlog'}"
    return Found(counted, source, tuple(filter(None, [found.says_finished()])))


def case_throughput() -> Found:
    """Mealwise's sixty weeks (invented)."""
    from pmkit.cases import load

    return Found(load("throughput"), "Mealwise, both squads (invented data)")


def _column(table: RawTable, wanted: str, name: str) -> str:
    """The column that is named, or the one of counts, or the only one; '' where the importer has to look."""
    from pmkit.backlog.tracker_words import header_words, plain

    by_name = {plain(header): header for header in reversed(table.headers)}
    if wanted:
        if plain(wanted) not in by_name:
            raise ValueError(f"{name} has no column {wanted}. It has: {', '.join(table.headers[:8])}.")
        return by_name[plain(wanted)]
    fields = {word.field for header in table.headers for word in header_words(header)}
    names = _COUNTS if fields & {"key", "item"} else (*_COUNTS, *_COUNTS_OR_DATES)
    for known in names:
        header = by_name.get(known, "")
        if header and _all_numbers(table.columns[table.headers.index(header)]):
            return header
    return table.headers[0] if len(table.headers) == 1 else ""


def _numbers(cells: Any) -> pd.Series:
    import pandas as pd

    from pmkit.backlog.cell_values import as_texts

    return pd.to_numeric(pd.Series(as_texts(cells)).replace("", None), errors="coerce")


def _any_number(cells: Any) -> bool:
    return bool(_numbers(cells).notna().any())


def _all_numbers(cells: Any) -> bool:
    filled = sum(bool(str(cell).strip()) for cell in cells)
    return bool(filled) and int(_numbers(cells).notna().sum()) == filled


def _dates_in_seconds(cells: Any) -> bool:
    """Whether the numbers are seconds since 1970; nobody finishes a thousand million items a week."""
    return bool((_numbers(cells).dropna() > 10**8).all())


def _counted(cells: Any, table: RawTable) -> pd.DataFrame:
    """The counts, checked while each still knows its row of the sheet."""
    import pandas as pd

    from pmkit.backlog.cell_values import as_texts
    from pmkit.methods.throughput import read_history

    rows = pd.Index(table.rows, name="row")
    counts = pd.DataFrame({"finished": [cell or None for cell in as_texts(cells)]}, index=rows)
    return pd.DataFrame({"finished": read_history(counts)})


def _of_report(report: ImportReport, period: str, last: str, with_groups: bool) -> Found:
    """The throughput of a file, by the dates on which its items were done."""
    from pmkit.backlog import throughput
    from pmkit.backlog.rules import Ungrouped, without_groups

    for question in report.open_questions:
        if question.id in _ASKED:
            raise ValueError(f"{question.prompt} Answer it: {ways_to_answer(question)}.")
    found = Ungrouped(report.backlog) if with_groups else without_groups(report.backlog)
    counted = throughput(found.backlog, period=period, last=last or None)
    if counted.empty:
        why = " ".join(("", *report.history_notes))
        raise ValueError(
            f"{report.name} has no throughput that can be recognised.{why} Give it a column finished with "
            "one number per week, or a column done with dates such as 2026-10-05; or name yours: --column."
        )
    headers = report.backlog.source.headers
    plain_table = report.tracker == "generic" and "status" not in headers
    source = f"dates in the column {headers['done'][0]}" if plain_table else "done dates of the export"
    notes = (found.says_finished(), *report.history_notes)
    return Found(counted, source, tuple(filter(None, notes)))
