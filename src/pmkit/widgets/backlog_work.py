"""Work on the user's backlog: choose which items the explorers show, fill in what is missing.

Panels that change `CurrentBacklog` and follow it. Each change can be taken back.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Any

import ipywidgets
import pandas as pd

from pmkit.backlog.rules import Among
from pmkit.backlog.schema import FIELDS, WITH_UNIT, Backlog
from pmkit.english import counted
from pmkit.widgets._decision_cells import SETS
from pmkit.widgets._estimate_table import NO_REASON, EstimateTable, Reasons, asked_why, why_field
from pmkit.widgets.current_backlog import FACETS, NONE, CurrentBacklog
from pmkit.widgets.form import Form
from pmkit.widgets.say import Say

_UNITS = "Such as EUR, thousand CHF or points. It stands beside the numbers; nothing is converted."
_TYPED_AFTER = 0.8
"""Seconds of quiet after which a typed unit is taken."""
_MOST_OPTIONS = 200


_HIDE = {
    "key": "hide",
    "label": "Hide the names of people (for a projector)",
    "type": "check",
    "help": (
        "In every table, chart, title and file. A name is known where it stands in a column of people, such "
        "as the assignee; one that stands only in a text stays. It holds for every backlog of "
        "yours until you untick it. The tracker's file needs titles as they are."
    ),
}


_GROUPS = {
    "key": "groups",
    "label": "With epics, though they group other items",
    "type": "check",
    "help": "They count beside their own parts then, in scores, plans and forecasts.",
}


class Panel(ipywidgets.VBox):
    """A part of the form that follows `current` for as long as it is open."""

    def __init__(self, current: CurrentBacklog) -> None:
        super().__init__(layout=ipywidgets.Layout(grid_gap="12px"))
        self.current = current
        self.said = Say()
        self._still = False
        self.build()
        self._refresh()
        current.observe(self._refresh, "version")

    def build(self) -> None:
        """Make the widgets."""
        raise NotImplementedError

    def show(self) -> None:
        """Bring the widgets to the state of `current`."""
        raise NotImplementedError

    def _refresh(self, _: Any = None) -> None:
        if self.current.backlog is None:
            return
        self._still = True
        try:
            self.show()
        finally:
            self._still = False

    def static_html(self) -> str:
        """What is read of it where no kernel runs."""
        return "".join(part.static_html() for part in self.children if part.layout.display != "none")

    def close(self) -> None:
        self.current.unobserve(self._refresh, "version")
        super().close()


class Choose(Panel):
    """Which items every explorer shows, by what the tracker says of them, with how many each value has."""

    def build(self) -> None:
        self.form = Form([])
        self.form.observe(self._chosen, "values")
        self.buttons = Form([{"key": "all", "label": "Show all items", "type": "button"}])
        self.buttons.on_click("all", self.current.show_all)
        self.children = (self.said, self.form, self.buttons)

    def show(self) -> None:
        fields: list[dict[str, Any]] = []
        for facet in FACETS:
            counts = self.current.counts(facet)
            chosen = self.current.filters.get(facet)
            if len(counts) < 2 and chosen is None:
                continue
            fields.append(several(facet, counts, chosen, self.current.spoken))
        facets = [field["key"] for field in fields]
        left_out = self.current.ungrouped.says()
        if left_out or self.current.with_groups:
            fields.append(_GROUPS)
        fields.append(_HIDE)
        if fields != self.form.fields:
            self.form.fields = fields
        values = {facet: kept(self.current.filters.get(facet)) for facet in facets}
        more = {"groups": self.current.with_groups, "hide": self.current.hides_names}
        self.form.values = {**values, **more}
        shown, whole = len(self.current.items), len(self.current.ungrouped.backlog)
        if shown == whole:
            self.said.text = (
                f"Every explorer shows all **{whole:,}** items. Choose a part where that is too many."
            )
        else:
            self.said.text = (
                f"Every explorer shows **{shown:,}** of {counted(whole, 'item')}. The others are kept."
            )
        self.said.text = " ".join(filter(None, [self.said.text, left_out]))

    def _chosen(self, _: Any) -> None:
        if self._still:
            return
        values = self.form.values
        chosen = {facet: values[facet] for facet in FACETS if (values.get(facet) or {}).get("values")}
        self.current.look_at(chosen, bool(values.get("hide")), bool(values.get("groups")))


def several(
    facet: str, counts: list[tuple[str, int]], chosen: Among | None, spoken: Callable[[str], str]
) -> dict[str, Any]:
    """A list of the values of a facet, the most frequent first, each with its number of items."""
    options = options_of(counts, spoken)
    known = {option["value"] for option in options}
    gone = [value for value in (chosen.values if chosen else ()) if value not in known]
    options += [{"value": value, "label": _labelled(spoken(value), 0)} for value in gone]
    return {"key": facet, "label": FIELDS[facet].label, "type": "several", "options": options}


def kept(chosen: Among | None) -> dict[str, Any]:
    """What is chosen of a facet, as a form holds it."""
    return {"values": list(chosen.values) if chosen else [], "without": bool(chosen and chosen.without)}


def options_of(counts: list[tuple[str, int]], spoken: Callable[[str], str]) -> list[dict[str, str]]:
    """The values of a facet, each under a label of its own: what is shortened or hidden may read alike."""
    options: list[dict[str, str]] = []
    seen: Counter[str] = Counter()
    for value, number in counts[:_MOST_OPTIONS]:
        label = _labelled(spoken(value), number)
        seen[label] += 1
        options.append({"value": value, "label": f"{label} [{seen[label]}]" if seen[label] > 1 else label})
    return options


def _labelled(value: str, number: int) -> str:
    name = "(none)" if value == NONE else value
    return f"{name if len(name) <= 60 else name[:59] + '…'} ({number:,})"


_SET = {
    "key": "set",
    "label": "Fill in for",
    "type": "choice",
    "required": True,
    "options": list(SETS),
}
_WHO = {
    "key": "by",
    "label": "Reasons given by",
    "type": "text",
    "help": "Your name or initials; it is remembered, and the day comes by itself.",
}


class FillIn(Panel):
    """A table of what the team decides; empty cells are missing, and are never filled by themselves."""

    def build(self) -> None:
        first = next(iter(SETS))
        self.form = Form([_SET, why_field(SETS[first])], {"set": first, "why": NO_REASON})
        self.form.observe(self._refresh, "values")
        self.who = Form([_WHO])
        self.who.observe(self._named, "values")
        self.units = Form([])
        self.units.observe(self._unit_typed, "values")
        self._typing: asyncio.TimerHandle | None = None
        self.estimates = EstimateTable("What you decide")
        self.table = self.estimates.table
        self.table.observe(self._edited, "rows")
        self.children = (self.form, self.who, self.units, self.said, self.table)

    @property
    def fields(self) -> tuple[str, ...]:
        return SETS[self.form.values["set"]]

    def show(self) -> None:
        shown, asked = self.current.shown, self._asked
        self._show_units()
        asks = [_SET, why_field(self.fields)]
        if asks != self.form.fields:
            self.form.fields = asks
            self.form.values = {**self.form.values, "why": asked or NO_REASON}
        hides = self.current.hides_names  # then nobody's name stands on the page, and the last one counts
        self.who.layout.display = "" if asked and not hides else "none"
        self.who.values = {"by": "" if hides else self.current.estimator}
        self.estimates.show(
            shown.items, self.fields, self.current.units, self._reasons, asked, self.current.spoken
        )
        self.said.text = _lacking(shown.items, self.fields) + _with_reasons(shown, self.fields)

    @property
    def _reasons(self) -> Reasons:
        assert self.current.backlog is not None
        return self.current.backlog.reasons

    @property
    def _asked(self) -> str:
        return asked_why(self.form.values.get("why"), self.fields)

    def _show_units(self) -> None:
        """Ask in what value and cost of delay are given, where the table has them."""
        asked = [name for name in WITH_UNIT if name in self.fields]
        fields = [
            {
                "key": name,
                "label": "Unit of value" if name == "value" else "Unit of a week's cost of delay",
                "type": "text",
                "help": _UNITS,
            }
            for name in asked
        ]
        if fields != self.units.fields:
            self.units.fields = fields
        self.units.layout.display = "" if asked else "none"
        if not self._typing:
            self.units.values = {name: self.current.units[name] for name in asked}

    def _unit_typed(self, _: Any) -> None:
        """Every explorer is drawn anew for a unit: wait until the word is typed."""
        if self._still:
            return
        if self._typing:
            self._typing.cancel()
        try:
            self._typing = asyncio.get_running_loop().call_later(_TYPED_AFTER, self._say_units)
        except RuntimeError:  # no event loop: a test, a script
            self._say_units()

    def _say_units(self) -> None:
        self._typing = None
        for name, unit in self.units.values.items():
            self.current.say_unit(name, unit or "")

    def _named(self, _: Any) -> None:
        if not self._still:
            self.current.estimator = str(self.who.values["by"]).strip()

    def _edited(self, _: Any) -> None:
        if self._still:
            return
        by = self.current.estimator
        changes = self.estimates.changes(self.current.items, self._reasons, by)
        if changes:
            self.current.keep_estimator()
            self.current.decide(changes, f"{counted(len(changes), 'cell')} of the table")


def _with_reasons(backlog: Backlog, fields: tuple[str, ...]) -> str:
    """How many of the estimates in sight say why."""
    here = set(backlog.items["id"])
    number = sum(key in here and name in fields for key, name in backlog.reasons)
    have = counted(number, "estimate has a reason", "estimates have a reason")
    return f" {have}: point at a marked cell to read it." if number else ""


def _lacking(items: pd.DataFrame, fields: tuple[str, ...]) -> str:
    """Which inputs are still missing, in how many items."""
    words = []
    for name in fields:
        lacks = int((items[name].isna() | (items[name] == "")).sum())
        if lacks:
            words.append(f"{FIELDS[name].label.lower()} in {lacks:,}")
    if not words:
        return f"Nothing is missing in these {counted(len(items), 'item')}."
    return (
        f"Missing, of {counted(len(items), 'item')}: {', '.join(words)}. Type, or copy a block from a "
        "spreadsheet and paste it into the first cell. Nothing is guessed."
    )
