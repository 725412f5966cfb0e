"""What each column of a file became, as a table in which it can be changed: the used ones, the kept ones and
those left out, one group at a time.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from pmkit.backlog.import_report import ImportReport, filled
from pmkit.backlog.mapping import IGNORE, KEEP, ColumnUse
from pmkit.backlog.schema import FIELDS
from pmkit.widgets._import_views import Spoken, cell_words, shown
from pmkit.widgets.table import Table

GROUPS = {"mapped": "Columns used", "kept": "Columns kept as they are", "ignored": "Columns left out"}


class ColumnUses:
    """`table` shows one group; `choose({header: use})` is called where columns are to become something else.

    While a group is looked at, its rows keep their places, whatever becomes of them.
    """

    def __init__(self, choose: Callable[[dict[str, str]], Any]) -> None:
        self.table = Table("What each column of the file became", [], [], stacked=True)
        self._choose, self._filling = choose, False
        self._headers: list[str] = []
        self._groups: dict[str, list[str]] = {}
        self.table.observe(self._edited, "rows")

    def show(self, report: ImportReport, spoken: Spoken) -> None:
        """Show a report; the columns of another file are grouped anew."""
        self.report, self._spoken = report, spoken
        if {use.header for use in report.columns} != set(chain.from_iterable(self._groups.values())):
            self.group()

    def group(self) -> None:
        """Group the columns by what they are now."""
        by_outcome = self.report.columns_by_outcome()
        self._groups = {name: [use.header for use in by_outcome[name]] for name in GROUPS}

    def parts(self) -> list[tuple[str, str]]:
        """The groups that there are, with how many columns each has."""
        return [
            (name, f"{GROUPS[name]} ({len(headers)})") for name, headers in self._groups.items() if headers
        ]

    def of(self, group: str) -> Table:
        """The table, filled with a group."""
        self._headers = self._groups[group]
        uses = {use.header: use for use in self.report.columns}
        rows = [
            {
                "id": str(at),
                "header": header or "(no name)",
                "becomes": _becomes(uses[header]),
                "example": self._example(uses[header]),
            }
            for at, header in enumerate(self._headers)
        ]
        self._filling = True
        try:
            if not self.table.columns:
                self.table.columns = [
                    shown("header", "Column of the file"),
                    {
                        "key": "becomes",
                        "label": "Becomes",
                        "type": "choice",
                        "required": True,
                        "width": 20,
                        "readonly": self.report.settled,
                        "options": _choices(),
                    },
                    {**shown("example", "For example"), "wide": True},
                ]
            if rows != self.table.rows:
                self.table.rows = rows
        finally:
            self._filling = False
        return self.table

    def _edited(self, _: Any) -> None:
        if self._filling:
            return
        now = {use.header: _becomes(use) for use in self.report.columns}
        chosen = zip(self._headers, (row["becomes"] for row in self.table.rows), strict=True)
        self._choose({header: use for header, use in chosen if use and use != now[header]})

    def _example(self, use: ColumnUse) -> str:
        """The first filled cell of the column, and what the import has to say about it."""
        words, says = next(self._cells(use), ""), self._spoken(use.says)
        return f"{words} ({says})" if words and says else words or (f"({says})" if says else "")

    def _cells(self, use: ColumnUse) -> Iterator[str]:
        """The filled cells of a column: as the items have them, else as the file does."""
        backlog = self.report.backlog
        for frame, name in ((backlog.items, use.field), (backlog.kept, use.header)):
            if name and name in frame.columns:
                yield from (cell_words(cell, self._spoken) for cell in frame[name].tolist() if filled(cell))
        if backlog.table:
            for header, cells in zip(backlog.table.headers, backlog.table.columns, strict=True):
                if header.strip() == use.header:
                    yield from (cell_words(cell, self._spoken) for cell in cells.tolist() if cell)


def _becomes(use: ColumnUse) -> str:
    """What a column became, as the choices name it."""
    return use.field or (IGNORE if use.outcome == "ignored" else KEEP)


def _choices() -> list[dict[str, str]]:
    fields = [{"value": name, "label": one.label} for name, one in FIELDS.items()]
    return [{"value": KEEP, "label": "Keep as it is"}, {"value": IGNORE, "label": "Leave out"}, *fields]
