"""The backlog as one table: its columns, their units, and the object that every other part works on.

Importers fill it, the user completes it, methods read it (their column names are used here), exporters write
it. Nothing here reads a file or knows a tracker.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from pmkit.quantities.units import money_in

if TYPE_CHECKING:
    from pmkit.backlog.file_table import FileTable

Kind = Literal["text", "number", "list", "date"]


@dataclass(frozen=True, kw_only=True)
class Field:
    """A column of the backlog: `decided` ones are the user's to fill in; `helper` ones only serve the
    import. `choices` are the values that a text may have, where only some make sense."""

    name: str
    label: str
    kind: Kind
    meaning: str
    unit: str = ""
    decided: bool = False
    helper: bool = False
    choices: tuple[str, ...] = ()


MOSCOW = ("must", "should", "could", "wont")
WITH_UNIT = ("value", "cost_of_delay")
"""The decided fields whose unit differs from team to team."""
OBLIGATIONS = ("law", "contract", "date", "safety", "none")


def _text(name: str, label: str, meaning: str, **more: Any) -> Field:
    return Field(name=name, label=label, kind="text", meaning=meaning, **more)


def _number(name: str, label: str, meaning: str, unit: str = "", decided: bool = True) -> Field:
    return Field(name=name, label=label, kind="number", meaning=meaning, unit=unit, decided=decided)


def _list(name: str, label: str, meaning: str, **more: Any) -> Field:
    return Field(name=name, label=label, kind="list", meaning=meaning, **more)


def _date(name: str, label: str, meaning: str, **more: Any) -> Field:
    return Field(name=name, label=label, kind="date", meaning=meaning, **more)


FIELDS: dict[str, Field] = {
    one.name: one
    for one in (
        _text("key", "Key", "The item's key in the tracker"),
        _text("item", "Title", "Title"),
        _text("type", "Type", "Kind of work: story, bug, epic …"),
        _text("status", "Status", "State in the tracker"),
        _text("priority", "Priority", "Priority in the tracker's own words"),
        _list("labels", "Labels", "Labels, tags and components"),
        _text("epic", "Epic", "The epic it belongs to"),
        _text("parent", "Parent", "Key or title of the item above it"),
        _text("sprint", "Sprint", "The last sprint, cycle or iteration it was put in"),
        _text("assignee", "Assignee", "Who works on it"),
        _text("reporter", "Reporter", "Who wrote it"),
        _text("description", "Description", "Description"),
        _text("url", "Link", "Address in the tracker; shown as text, never opened"),
        _date("created", "Created", "When it was written"),
        _date("started", "Started", "When work on it began"),
        _date("due", "Due", "When it is due"),
        _text("rank_text", "Rank", "The tracker's order as a sortable text (LexoRank)"),
        _number("estimate_seconds", "Estimate (seconds)", "Time estimate", "seconds", decided=False),
        _list("requires", "Requires", "Keys of the items that must be finished before this one"),
        _number("reach", "Reach", "People or events in one period", "people a period"),
        _number("impact", "Impact", "Effect on one of them: 3, 2, 1, 0.5, 0.25", "points"),
        _number("confidence", "Confidence", "How sure the estimates are", "share, 0 to 1"),
        _number("effort", "Effort", "Work of all who take part", "person-months"),
        _number("ease", "Ease", "Ease on the scale of ICE; 10 is easiest", "points, 1 to 10"),
        _number("ice_impact", "ICE impact", "Effect on the scale of ICE", "points, 1 to 10"),
        _number("ice_confidence", "ICE confidence", "Sureness on the scale of ICE", "points, 1 to 10"),
        _number("value", "Value", "Worth, in the same unit in every row"),
        _number("cost_of_delay", "Cost of delay", "What a week of waiting costs", "money a week"),
        _number("duration", "Duration", "From start to release", "weeks"),
        _number("size", "Size", "Size against other items: story points", "points"),
        _number("user_business_value", "User and business value", "SAFe's relative value", "points"),
        _number("time_criticality", "Time criticality", "SAFe's relative urgency", "points"),
        _number("risk_reduction", "Risk reduction", "SAFe's risk removed or opportunity opened", "points"),
        _text("moscow", "MoSCoW", "must, should, could or wont", decided=True, choices=MOSCOW),
        _text(
            "obligation",
            "Obligation",
            "What obliges you to it: a law, a contract, a date from outside, safety, or nothing (none)",
            decided=True,
            choices=OBLIGATIONS,
        ),
        _date("done", "Done", "When it was finished", helper=True),
        _text("resolution", "Resolution", "How it ended", helper=True),
        _text("status_category", "Status category", "Open, in progress or done", helper=True),
        _text("archived", "Archived", "Whether it is put away", helper=True),
        _date("dropped", "Dropped", "When it was called off", helper=True),
        _list("blocks", "Blocks", "Keys of the items that wait for this one", helper=True),
        _text("relations", "Relations", "Links in words: Blocked by Feature #102", helper=True),
        _text("internal_id", "Internal id", "What other rows call the item, beside its key", helper=True),
    )
}

ITEM_FIELDS = tuple(name for name, one in FIELDS.items() if not one.helper)
DECIDED = tuple(name for name, one in FIELDS.items() if one.decided)
HISTORY = ("key", "item", "type", "created", "started", "done", "size", "cycle_days")


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a backlog came from: a file's `name` (no path), its `tracker`, and the `headers` of each
    field."""

    name: str = ""
    tracker: str = "generic"
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def money(self, name: str) -> str:
        """The money in which the file's column names tell that a field is given; "" where they tell none."""
        return next(filter(None, map(money_in, self.headers.get(name, ()))), "")


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """A `value` that somebody estimated, `why`, `by` whom, and `on` which day (ISO); each may be unknown. One
    that was made apart is `agreed` once two people have settled on a value."""

    value: float | str | None = None
    why: str = ""
    by: str = ""
    on: str = ""
    agreed: bool = False


@dataclass(frozen=True, kw_only=True, eq=False)
class Backlog:
    """A team's backlog.

    `items`: one row per open item, columns `id` (equal to `key`), `ITEM_FIELDS`; missing numbers are NaN,
    missing texts "", missing dates NaT, lists are lists. `history`: the finished items with the columns
    `HISTORY`. `kept`: the columns of the file that have no meaning here, row for row beside `items`; a cell
    is a text, or a list where the header came several times. `imported`: the decided columns as the file gave
    them, by which a later import tells the user's decisions from the tracker's values. `units` says what
    `value` and `cost_of_delay` are given in, where that is known. `reasons` has by (key, field) why a value
    was decided, `apart` by (key, field, person) what others estimate. `table` is the whole file as it was
    read; None where the backlog came from no file. `absent` has what
    was decided on items that an earlier export held and this one does not, in case they come back.
    """

    items: pd.DataFrame
    history: pd.DataFrame
    kept: pd.DataFrame
    imported: pd.DataFrame
    source: Source = field(default_factory=Source)
    units: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[tuple[str, str], Estimate] = field(default_factory=dict)
    apart: Mapping[tuple[str, str, str], Estimate] = field(default_factory=dict)
    table: FileTable | None = None
    absent: Backlog | None = None

    def __len__(self) -> int:
        return len(self.items)

    def __repr__(self) -> str:
        name = self.source.name or "backlog"
        return f"Backlog({name!r}: {len(self.items)} items, {len(self.history)} in the history)"


def text_column(cells: Any) -> Any:
    """Texts as pandas keeps them, without the cost of a Series for each column."""
    return pd.array(np.asarray(cells, dtype=object), dtype=pd.StringDtype(na_value=np.nan))


def blank_column(name: str, rows: int) -> Any:
    """A column of the field with nothing in it."""
    kind = FIELDS[name].kind
    if kind == "number":
        return np.full(rows, np.nan)
    if kind == "date":
        return np.full(rows, np.datetime64("NaT", "s"))
    if kind == "list":
        cells = np.empty(rows, dtype=object)
        cells[:] = [[] for _ in range(rows)]
        return cells
    return text_column(np.full(rows, "", dtype=object))


def complete_items(columns: Mapping[str, Any], rows: int) -> pd.DataFrame:
    """A table with every column of `ITEM_FIELDS`, in their order, from the ones that are there."""
    given = {name: columns[name] if name in columns else blank_column(name, rows) for name in ITEM_FIELDS}
    return pd.DataFrame({"id": given["key"], **given}, index=pd.RangeIndex(rows), copy=False)


def blank_history() -> pd.DataFrame:
    """The history of a team of which nothing is known."""
    columns = {
        name: pd.Series([], dtype="float64") if name == "cycle_days" else blank_column(name, 0)
        for name in HISTORY
    }
    return pd.DataFrame(columns)


def from_frame(frame: pd.DataFrame, name: str = "") -> Backlog:
    """A backlog from a table with the methods' columns (`id` or `key`, `item`, …), such as the case's.

    Columns that the schema does not know are kept. Raises `BacklogProblem` where there is no title column.
    """
    from pmkit.backlog.errors import BacklogProblem

    if "item" not in frame.columns:
        raise BacklogProblem("The table has no column called item; name the column with the titles so.")
    rows = len(frame)
    own = frame.reset_index(drop=True)
    columns: dict[str, Any] = {
        column: own[column].astype(float) if FIELDS[column].kind == "number" else own[column]
        for column in ITEM_FIELDS
        if column in own.columns
    }
    if "key" not in columns:
        keys = own["id"] if "id" in own.columns else pd.Series(range(1, rows + 1))
        columns["key"] = keys.astype("str")
    items = complete_items(columns, rows)
    extra = [column for column in own.columns if column not in FIELDS and column != "id"]
    return Backlog(
        items=items,
        history=blank_history(),
        kept=own[extra].copy(),
        imported=items[["key", *DECIDED]].copy(),
        source=Source(name=name),
    )
