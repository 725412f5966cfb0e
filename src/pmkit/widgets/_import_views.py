"""What there is to look at in a report of an import: the headline, what was left out and why, what is missing
for each method, the first items, the statuses.

Functions from an `ImportReport` to a text or a table; only the statuses can be changed.
"""

from collections.abc import Callable
from typing import Any

import ipywidgets

from pmkit.backlog.import_report import METHODS, ImportReport
from pmkit.backlog.schema import FIELDS
from pmkit.backlog.trackers import TRACKERS
from pmkit.english import counted
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.say import Say
from pmkit.widgets.table import Table

_LONGEST = 80
_MEANINGS = [
    {"value": "open", "label": "Open: in the backlog"},
    {"value": "done", "label": "Done: in the history"},
    {"value": "dropped", "label": "Called off: left out"},
]


Spoken = Callable[[str], str]
"""A text of the file as it may be shown: people's names may be hidden."""


def headline(report: ImportReport, spoken: Spoken) -> str:
    """What was read and what became of it, in Markdown; every row of the file is accounted for."""
    said = [
        f"**Dry run of {escape_markdown(spoken(report.name))}.** Nothing is kept yet.",
        f"Read as {TRACKERS.get(report.tracker, 'a table')}.",
        f"{counted(report.rows_in_file, 'row')} in the file = {counted(len(report.items), 'item')} to work on"
        f" + {report.left_in_words()}.",
    ]
    if report.settled:
        said += [escape_markdown(spoken(note)) for note in report.notes]
    if report.open_questions:
        said.append(
            "**One thing to answer first:** see below."
            if len(report.open_questions) == 1
            else "**Please answer first:** see below."
        )
    return " ".join(said)


def left_out(report: ImportReport, spoken: Spoken) -> ipywidgets.Widget:
    """How many rows were left out for each reason, and where they stand in the file."""
    left = report.left_out
    if not left:
        return Say("Nothing was left out.")
    rows = [
        {
            "id": str(at),
            "why": spoken(reason),
            "rows": len(where),
            "where": ", ".join(map(str, where[:12])) + (", …" if len(where) > 12 else ""),
        }
        for at, (reason, where) in enumerate(left.items())
    ]
    columns = [
        shown("why", "Why"),
        {**shown("rows", "Rows"), "type": "number"},
        shown("where", "Row numbers, as a spreadsheet shows them"),
    ]
    return Table("What was left out, and why", columns, rows)


def missing(report: ImportReport) -> ipywidgets.Widget:
    """What each method still lacks, in how many items."""
    items = len(report.items)
    if not items:
        return Say("There is no item yet for which anything could be missing.")
    rows = []
    for method, lacking in report.missing.items():
        words = [f"{FIELDS[name].label.lower()} in {number:,}" for name, number in lacking.items()]
        rows.append(
            {
                "id": method,
                "method": METHODS[method],
                "lacks": ", ".join(words) or "nothing",
            }
        )
    columns = [shown("method", "To compute"), shown("lacks", f"is missing, of {counted(items, 'item')}")]
    note = Say("Nothing is guessed for you. You can fill in what is missing in the next step.")
    return ipywidgets.VBox([Table("What each method still needs", columns, rows), note])


def first_items(report: ImportReport, spoken: Spoken) -> Table:
    """The first items, as the import understood them."""
    frame = report.sample
    columns = [shown(name, FIELDS[name].label if name in FIELDS else name) for name in frame.columns]
    rows = [
        {"id": str(at), **{str(name): cell_words(cell, spoken) for name, cell in row.items()}}
        for at, row in enumerate(frame.to_dict("records"))
    ]
    return Table("The first items, as they were understood", columns, rows)


def statuses(report: ImportReport, spoken: Spoken, choose: Callable[[dict[str, str]], Any]) -> Table:
    """What each status was taken as; `choose` gets every status with its meaning when one is changed."""
    rows = [
        {"id": status, "status": spoken(status) or "(none)", "means": means, "rows": number}
        for status, (means, number) in report.statuses.items()
    ]
    columns = [
        shown("status", "Status in the file"),
        {"key": "means", "label": "Taken as", "type": "choice", "required": True, "options": _MEANINGS},
        {**shown("rows", "Rows"), "type": "number"},
    ]
    table = Table("What each status was taken as", columns, rows)

    def chosen(_: Any) -> None:
        choose({row["id"]: row["means"] for row in table.rows if row["means"]})

    table.observe(chosen, "rows")
    return table


def cell_words(cell: Any, spoken: Spoken) -> str:
    """A cell of the backlog as a short text."""
    import pandas as pd

    if isinstance(cell, (list, tuple)):
        return _short(", ".join(spoken(str(part)) for part in cell))
    if not isinstance(cell, str):
        if pd.isna(cell):
            return ""
        if isinstance(cell, pd.Timestamp):
            return f"{cell:%Y-%m-%d}"
        return f"{cell:.10g}" if isinstance(cell, float) else str(cell)
    return _short(spoken(cell))


def _short(text: str) -> str:
    line = " ".join(text[: _LONGEST * 3].split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def shown(key: str, label: str) -> dict[str, Any]:
    """A column of a table that is only looked at."""
    return {"key": key, "label": label, "readonly": True}
