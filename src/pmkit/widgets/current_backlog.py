"""Which backlog the explorers of this kernel work on: the case or one of the user's own, and which of its
items.

One object for all widgets of a kernel: they change it and observe `version`. What is decided is kept at
once, so that it survives the kernel and the next import. Draws nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

import pandas as pd
import traitlets as t

from pmkit.backlog import name_hiding, rules, storage
from pmkit.backlog.import_changes import about_decisions, summary
from pmkit.backlog.import_report import ImportReport
from pmkit.backlog.journal import Change
from pmkit.backlog.kept_plan import with_new_keys
from pmkit.backlog.merging import merge_import
from pmkit.backlog.rules import Among
from pmkit.backlog.schema import WITH_UNIT, Backlog
from pmkit.widgets._decision_steps import DecisionSteps
from pmkit.widgets._notes import Notes

FACETS = rules.FILTERS
NONE = ""
"""The value of a facet for items that have nothing there."""
_OWN = "explorer:own"
_LOOK = f"{_OWN}.look"
_NAMES = f"{_OWN}.names"
_ESTIMATOR = f"{_OWN}.estimator"
_LONGEST_UNIT = 30
FILES, PLAN = "files", "plan"
NOTES = (FILES, PLAN)
"""What is noted with a backlog: how its files are made, and the plan that was decided on."""


class CurrentBacklog(t.HasTraits):
    """The backlog in use and what of it is looked at. Observe `version`, which grows with each change.

    `backlog` is None on the case. `trouble` is a sentence where the disk could not be read or written.
    """

    version = t.Int(0)

    def __init__(self, notebook: Notes | None = None) -> None:
        super().__init__()
        self._notebook = notebook
        self.before_change: list[Callable[[], None]] = []
        self.id = ""
        self.backlog: Backlog | None = None
        self.trouble = ""
        self.told: list[str] = []
        self.hides_names = bool((self._noted(_NAMES) or {}).get("hide_names"))
        self.estimator = str((self._noted(_ESTIMATOR) or {}).get("name", ""))
        self._take(None)
        try:
            self._take(storage.current())
        except ValueError as problem:
            self.trouble = str(problem)

    def _take(self, backlog: Backlog | None) -> None:
        """Work on this backlog from now on; steps back belong to the one before."""
        self.backlog = backlog
        self.id = next((one.id for one in storage.stored() if one.name == self.name), "") if backlog else ""
        self._look(self.id)
        self._decisions = DecisionSteps(self.id)

    def _look(self, id: str) -> None:
        """Look at the items that were looked at in the backlog with this id, with the units said there."""
        looked = (self._noted(f"{_LOOK}/{id}") if id else None) or {}
        self.filters: dict[str, Among] = {
            facet: Among.of(kept)
            for facet, kept in dict(looked.get("filters", {})).items()
            if facet in FACETS
        }
        self.with_groups = bool(looked.get("with_groups"))
        self._units: dict[str, str] = {
            name: str(unit) for name, unit in dict(looked.get("units", {})).items() if name in WITH_UNIT
        }

    def _noted(self, item: str) -> Any:
        return self._notebook.noted(item) if self._notebook is not None else None

    def _note_look(self) -> None:
        if self._notebook is not None:
            filters = {
                facet: {"values": list(one.values), "without": one.without}
                for facet, one in self.filters.items()
            }
            look = {"filters": filters, "units": self._units, "with_groups": self.with_groups}
            self._notebook.note(f"{_LOOK}/{self.id}", look)

    def kept_note(self, name: str) -> Any:
        """What was noted under a name with the backlog in use, None where nothing was."""
        return self._noted(f"{_OWN}.{name}/{self.id}") if self.id else None

    def keep_note(self, name: str, payload: Any) -> None:
        """Note something (any JSON) under a name with the backlog in use."""
        if self._notebook is not None and self.id:
            self._notebook.note(f"{_OWN}.{name}/{self.id}", payload)

    def keep_estimator(self) -> None:
        """Remember who gives reasons on this computer (`estimator`), for every backlog."""
        who = {"name": self.estimator}
        if self._notebook is not None and self.estimator and who != self._noted(_ESTIMATOR):
            self._notebook.note(_ESTIMATOR, who)

    def tell_note(self, name: str, payload: Any) -> None:
        """Note something that explorers follow: they are told."""
        self.flush()
        self.keep_note(name, payload)
        self._changed()

    def flush(self) -> None:
        """Let every explorer hand over what was decided a moment ago: explorers save after a pause."""
        for hand_over in self.before_change:
            hand_over()

    def _changed(self) -> None:
        self.__dict__.pop("_shown", None)
        self.__dict__.pop("ungrouped", None)
        self.__dict__.pop("_hider", None)
        self.version += 1

    # --- which
    @property
    def name(self) -> str:
        """What the user's backlog is called: the file it came from; empty on the case."""
        return self.backlog.source.name if self.backlog is not None else ""

    def stored(self) -> tuple[storage.Stored, ...]:
        """The user's backlogs on this computer."""
        return storage.stored()

    def title(self, one: storage.Stored) -> str:
        """What a backlog is called on the screen; a file's name may be a person's."""
        if not self.hides_names:
            return one.name
        return self.spoken(one.name) if one.id == self.id else "another backlog"

    @cached_property
    def _hider(self) -> Callable[[str], str]:
        assert self.backlog is not None
        return name_hiding.name_hider(self.backlog)

    def spoken(self, text: str) -> str:
        """A text of the backlog as it may be shown: without people's names where these are hidden."""
        return self._hider(text) if self.hides_names and self.backlog is not None else text

    def choose(self, id: str) -> None:
        """Work on the backlog with this id; empty: on the case."""
        if id == self.id:
            return
        self.flush()
        try:
            if id:
                self._take(storage.use(id))
            else:
                storage.use_case()
                self._take(None)
            self.trouble = ""
        except ValueError as problem:
            self.trouble = str(problem)
        self.told = []
        self._changed()

    def keep(self, report: ImportReport, mapping: Mapping[str, str], update: str = "") -> None:
        """Use what was imported, and keep it. With `update` (an id) it is a newer export of that backlog:
        what was decided there stays, and `told` says what is new, changed or gone. Raises ValueError where
        the disk refuses."""
        self.flush()
        backlog, told = report.backlog, []
        renamed: dict[str, str] = {}
        if update:
            merged = merge_import(storage.load(update), report)
            renamed = merged.renamed
            backlog, told = merged.backlog, [summary(merged), *about_decisions(merged)]
        else:
            source = replace(backlog.source, name=storage.free_name(backlog.source.name))
            backlog = replace(backlog, source=source)
        storage.choose(backlog)
        storage.remember(mapping)
        self._take(backlog)
        if update and update != self.id:  # another file name: it takes the old one's place
            self._look(update)
            self._note_look()
            for name in NOTES:
                self.keep_note(name, self._noted(f"{_OWN}.{name}/{update}"))
            storage.forget(update)
        if renamed and (noted := self.kept_note(PLAN)):
            self.keep_note(PLAN, with_new_keys(noted, renamed))
        self.told, self.trouble = told, ""
        self._changed()

    def remove(self) -> None:
        """Take the backlog in use off this computer, and work on the case."""
        self.flush()
        if self.id:
            storage.forget(self.id)
        self._take(None)
        self.told = []
        self._changed()

    # --- what of it
    @cached_property
    def ungrouped(self) -> rules.Ungrouped:
        """The whole backlog without items that group others, where those are not wanted or chosen."""
        assert self.backlog is not None
        if self.with_groups:
            return rules.Ungrouped(self.backlog)
        return rules.without_groups(self.backlog, self.where(self.filters))

    @cached_property
    def _shown(self) -> Backlog:
        assert self.backlog is not None
        # Hidden before a part is chosen, so that a person keeps the same number in each part.
        whole = replace(self.backlog, table=None)  # no explorer looks at the file, and hiding takes long
        whole = name_hiding.hide_names(whole) if self.hides_names else whole
        counted = self.backlog.items["key"].isin(self.ungrouped.backlog.items["key"]).to_numpy()
        chosen = rules.select(self.backlog, self.where(self.filters))
        shown = rules.closed(rules.only(whole, chosen & counted))
        return replace(shown, units=self.units)

    def whole(self, hides_names: bool) -> Backlog:
        """All of the backlog in use, whatever is looked at, with its file and its units."""
        assert self.backlog is not None
        whole = name_hiding.hide_names(self.backlog) if hides_names else self.backlog
        return replace(whole, units=self.units)

    @property
    def shown(self) -> Backlog:
        """The backlog with the chosen items only, without people's names where these are hidden."""
        return self._shown

    @property
    def items(self) -> pd.DataFrame:
        """The items that the explorers show."""
        return self._shown.items

    @staticmethod
    def where(filters: Mapping[str, Any]) -> dict[str, Among]:
        """Filters as the backlog's own functions take them."""
        found = {facet: Among.of(wanted) for facet, wanted in filters.items()}
        return {
            facet: Among(tuple(None if value == NONE else value for value in one.values), one.without)
            for facet, one in found.items()
        }

    def matching(self, filters: Mapping[str, Any]) -> pd.DataFrame:
        """Of the whole backlog the items that fit all of these (facet -> a value, or `Among`)."""
        assert self.backlog is not None
        return self.backlog.items[rules.select(self.backlog, self.where(filters))]

    def counts(self, facet: str, whole: bool = False) -> list[tuple[str, int]]:
        """The values of a facet with their number of items, most first: of the whole backlog, or among the
        items that the other filters leave, so that no choice is empty."""
        assert self.backlog is not None
        others = {} if whole else {key: value for key, value in self.filters.items() if key != facet}
        left = rules.filtered(self.backlog, self.where(others)) if others else self.backlog
        return list(rules.filter_counts(left)[facet].items())

    def look_at(self, filters: Mapping[str, Any], hides_names: bool, with_groups: bool | None = None) -> None:
        """Choose which items are shown, whether groups such as epics are among them (None: as before), and
        whether names are, in any backlog until told otherwise."""
        wanted = {facet: Among.of(one) for facet, one in filters.items()}
        look = (wanted, self.with_groups if with_groups is None else with_groups)
        if (*look, hides_names) == (self.filters, self.with_groups, self.hides_names):
            return
        self.flush()
        if hides_names != self.hides_names and self._notebook is not None:
            self._notebook.note(_NAMES, {"hide_names": hides_names})
        if look != (self.filters, self.with_groups):
            self.filters, self.with_groups = look
            self._note_look()
        self.hides_names = hides_names
        self._changed()

    def show_all(self) -> None:
        """Show every item."""
        self.look_at({}, self.hides_names)

    # --- in which unit
    @property
    def units(self) -> dict[str, str]:
        """What value and cost of delay are given in: what was said, else what came with a hand-over, else
        what the file's column tells."""
        if self.backlog is None:
            return {}
        told = {name: self.backlog.source.money(name) for name in WITH_UNIT}
        return told | dict(self.backlog.units) | self._units

    def say_unit(self, name: str, unit: str) -> None:
        """Name the unit of `value` or `cost_of_delay`; '' is none. Nothing is converted."""
        said = " ".join(unit.split())[:_LONGEST_UNIT]
        if self.backlog is None or said == self.units[name]:
            return
        self.flush()
        self._units = {**self._units, name: said}
        self._note_look()
        self._changed()

    # --- decisions
    def decide(self, changes: Iterable[Change], label: str) -> None:
        """Set values of items (unknown keys are passed over) and keep them."""
        before = self._set(list(changes))
        if before:
            self._decisions.remember(label, before)
            self._changed()

    @property
    def last_decided(self) -> str:
        """The label of the decision that `undo` would take back; "" where there is none."""
        return self._decisions.label

    def undo(self) -> str:
        """Take the last decision back; returns what it was, empty where there is none."""
        self.flush()
        label, before = self._decisions.last()
        if before:
            self._set(before)
            self._changed()
        return label

    def _set(self, changes: list[Change]) -> list[Change]:
        """Change the cells and keep them; returns what they were, of those that differ."""
        assert self.backlog is not None
        self.backlog, before = self._decisions.make(self.backlog, changes)
        if before:
            self.trouble = self._decisions.trouble
        return before
