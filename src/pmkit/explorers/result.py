"""What is seen of an explorer for given values: one value, whoever shows it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pmkit.charts.picture import Picture
from pmkit.explorers.controls import Cells


@dataclass(frozen=True, kw_only=True)
class Result:
    """All of it. `sentence` and `says` are Markdown; what comes from data was escaped there. `summary` is the
    sentence without what only helps to go on.

    The keys of `charts`, `says` and `tables` are those of the explorer's `layout`, with the controls'
    own. Of a board, `cards` holds by id what a card says (`badge`, `detail`, `warning`, `title`),
    `columns` by id what a column does (`title`, `note`, `meter`). `computed` holds a table's read-only
    columns, a value per row; `errors` a sentence at a field; `hidden` what is not shown now: fields
    of a form, and whole parts of the layout (controls, charts, texts, tables). `chosen` are the ids of a
    choice that others can go on with, `chosen_how` says how it was made.
    """

    sentence: str = ""
    summary: str = ""
    charts: Mapping[str, Picture] = field(default_factory=dict)
    says: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Cells] = field(default_factory=dict)
    cards: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)
    computed: Mapping[str, Mapping[str, Sequence[Any]]] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    hidden: Collection[str] = ()
    chosen: Sequence[Any] = ()
    chosen_how: str = ""
