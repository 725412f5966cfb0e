"""Two people estimate the same items: the second apart, without seeing what is decided; then they talk about
the differences, those first that move the ranking most, and agree.

What the second person estimates is kept beside the decisions, and changes none before they agree.
"""

from dataclasses import replace
from typing import Any

import ipywidgets

from pmkit.backlog import storage
from pmkit.backlog.estimated_twice import still_to_estimate
from pmkit.backlog.estimates import apart_of, as_apart, changed_apart, other_units, people_apart
from pmkit.backlog.schema import Backlog, Estimate
from pmkit.english import counted
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets._decision_cells import SETS
from pmkit.widgets._estimate_table import NO_REASON, EstimateTable, asked_why, why_field
from pmkit.widgets._talk_about import TalkAbout
from pmkit.widgets.backlog_work import Panel
from pmkit.widgets.form import Form
from pmkit.widgets.switch import Switch

METHODS = {
    "RICE": "rice",
    "Value ÷ effort": "value_effort",
    "The queue (CD3)": "cd3",
    "ICE": "ice_average",
    "WSJF, as SAFe scores it": "safe_wsjf",
}
"""By the set of `SETS` the method that ranks."""
_NEW = ""
_NOTHING = "blank"
_LONGEST_NAME = 60

_SET = {"key": "set", "label": "Estimate for", "type": "choice", "required": True, "options": list(METHODS)}
_PERSON = {"key": "person", "label": "Second estimate by", "type": "choice", "required": True}
_NAME = {"key": "name", "label": "Name of the second person", "type": "text"}
_FROM = {
    "key": "from",
    "label": "Begin with the decisions of",
    "type": "choice",
    "required": True,
    "help": "Of a colleague's hand-over: bring it in as a backlog of its own first.",
}
_BEGIN = {"key": "begin", "label": "Begin", "type": "button", "main": True}
_SOONER = {"key": "show", "label": "Show the differences now", "type": "button"}
_APART = {"value": "apart", "label": "Estimate apart"}
_COMPARE = {"value": "compare", "label": "Where you differ"}
_ABOUT = (
    "A second person, such as a new product owner, estimates the same items without seeing what is decided. "
    "Then you talk about the differences that move the ranking, and agree. Nothing that is decided changes "
    "before."
)
_NOTHING_YET = (
    "Nothing is decided yet, so there is nothing to compare: the first person estimates under *Fill in*."
)


class EstimateTwice(Panel):
    """Who estimates, the table of that person, and what to talk about."""

    def build(self) -> None:
        self._begun = self._left_out = ""
        self._shows_early: set[tuple[str, str]] = set()
        self.form = Form([_SET], {"set": next(iter(METHODS)), "person": _NEW})
        self.new = Form([_NAME, _BEGIN], {"from": _NOTHING})
        self.new.on_click("begin", self._begin)
        self.part = Switch("Show", [_APART, _COMPARE])
        self.ask = Form([why_field(self.fields)], {"why": NO_REASON})
        self.estimates = EstimateTable("What is estimated apart")
        self.table = self.estimates.table
        self.sooner = Form([_SOONER])
        self.sooner.on_click("show", self._show_early)
        self.talk = TalkAbout(self.current)
        for widget, name in ((self.form, "values"), (self.ask, "values"), (self.part, "value")):
            widget.observe(self._changed, name)
        self.table.observe(self._edited, "rows")

    def _changed(self, _: Any) -> None:
        if not self._still:
            self._refresh()

    # --- who and what
    @property
    def fields(self) -> tuple[str, ...]:
        return SETS[self.form.values["set"]]

    @property
    def person(self) -> str:
        """Whose estimates these are; "" where nobody is chosen."""
        return str(self.form.values.get("person") or _NEW)

    def _called(self, person: str) -> str:
        """A person's name as it may be shown; one who has only begun is not known to the backlog yet."""
        own = self.current.backlog
        if self.current.hides_names and (own is None or person not in people_apart(own)):
            return "the second person"
        return self.current.spoken(person)

    def _in_sight(self) -> Backlog:
        """The items in sight, with names as they are, by which a person is found."""
        own = self.current.backlog
        assert own is not None
        return replace(self.current.shown, reasons=own.reasons, apart=own.apart)

    def show(self) -> None:
        self._offer_people()
        if not self.person:
            self._offer_sources()
            self.said.text = _ABOUT
            self._put(self.form, self.said, self.new)
            return
        backlog = self._in_sight()
        left, decided = still_to_estimate(backlog, self.person, self.fields)
        if self.part.value == _APART["value"]:
            self._show_apart(backlog, left, decided)
        else:
            self._show_differences(backlog, left, decided)

    def _offer_people(self) -> None:
        assert self.current.backlog is not None
        people = list(dict.fromkeys([*people_apart(self.current.backlog), *filter(None, [self._begun])]))
        options = [{"value": one, "label": self._called(one)} for one in people]
        options.append({"value": _NEW, "label": "Somebody new"})
        first = len(self.form.fields) == 1
        fields = [_SET, *([{**_PERSON, "options": options}] if people else [])]
        if fields != self.form.fields:
            self.form.fields = fields
        if self.person not in people:
            self.form.values = {**self.form.values, "person": people[0] if people and first else _NEW}

    def _put(self, *children: ipywidgets.Widget) -> None:
        if children != tuple(self.children):  # type: ignore[has-type]
            self.children = children

    def _offer_sources(self) -> None:
        others = [
            {"value": one.id, "label": f"{self.current.title(one)}, {counted(one.items, 'item')}"}
            for one in self.current.stored()
            if one.id != self.current.id
        ]
        options = [{"value": _NOTHING, "label": "Nothing: blank cells"}, *others]
        fields = [_NAME, *([{**_FROM, "options": options}] if others else []), _BEGIN]
        if fields != self.new.fields:
            self.new.fields = fields

    def _begin(self) -> None:
        name = " ".join(str(self.new.values.get("name") or "").split())[:_LONGEST_NAME]
        source = self.new.values.get("from") or _NOTHING
        self.new.errors, self._left_out = {}, ""
        if not name:
            self.new.errors = {"name": "Say who estimates: a name or initials."}
            return
        if source != _NOTHING and (trouble := self._take_over(source, name)):
            self.new.errors = {"from": trouble}
            return
        self._begun = name
        self.new.values = {**self.new.values, "name": "", "from": _NOTHING}
        self._refresh()
        self.form.values = {**self.form.values, "person": name}

    def _take_over(self, id: str, name: str) -> str:
        """Take the decisions of another kept backlog as this person's; returns why not, "" once done."""
        assert self.current.backlog is not None
        try:
            theirs = storage.load(id)
        except ValueError as problem:
            return str(problem)
        strange = other_units(self.current.units, theirs)
        self._left_out = " ".join(strange.values())
        changes = as_apart(theirs, name, self.current.backlog.items["key"], strange)
        if changes:
            self.current.decide(changes, f"what {self._called(name)} estimates")
        return "" if changes else "It has no estimate of an item of yours. Choose another backlog."

    # --- apart
    def _show_apart(self, backlog: Backlog, left: int, decided: int) -> None:
        asked = asked_why(self.ask.values.get("why"), self.fields)
        fields = [why_field(self.fields)]
        if fields != self.ask.fields:
            self.ask.fields = fields
            self.ask.values = {"why": asked or NO_REASON}
        items, reasons = self._apart(backlog)
        self.estimates.show(items, self.fields, self.current.units, reasons, asked, self.current.spoken)
        name = escape_markdown(self._called(self.person))
        done = (
            f"Done: {decided - left:,} of {counted(decided, 'decided value')}." if decided else _NOTHING_YET
        )
        self.said.text = (
            f"**{name}** estimates here without seeing what is decided; other panels show it. {done} "
            f"{escape_markdown(self._left_out)}"
        )
        self._put(self.form, self.part, self.said, self.ask, self.table)

    def _apart(self, backlog: Backlog) -> tuple[Any, dict[tuple[str, str], Estimate]]:
        """The items with this person's estimates in place of the decided ones, and the reasons."""
        theirs, keys = apart_of(backlog, self.person), backlog.items["id"]
        cells = {name: [_number(theirs.get((key, name))) for key in keys] for name in self.fields}
        return backlog.items.assign(**cells), {cell: one for cell, one in theirs.items() if one.why}

    def _edited(self, _: Any) -> None:
        if self._still:
            return
        backlog = self._in_sight()
        edits = self.estimates.changes(*self._apart(backlog), self.person)
        changes = changed_apart(backlog, self.person, edits)
        if changes:
            self.current.decide(changes, f"{counted(len(changes), 'estimate')} made apart")

    # --- together
    def _show_early(self) -> None:
        self._shows_early.add((self.person, self.form.values["set"]))
        self._refresh()

    def _show_differences(self, backlog: Backlog, left: int, decided: int) -> None:
        chosen = self.form.values["set"]
        if not decided:
            self.said.text = _NOTHING_YET
            self._put(self.form, self.part, self.said)
        elif left and (self.person, chosen) not in self._shows_early:
            name = escape_markdown(self._called(self.person))
            self.said.text = (
                f"Of {counted(decided, 'decided value')} **{name}** has not estimated {left:,} yet. The "
                "differences are shown when both have estimated, or when you ask for them."
            )
            self._put(self.form, self.part, self.said, self.sooner)
        else:
            self.said.text = self.talk.show(backlog, self.person, self.fields, METHODS[chosen])
            self._put(self.form, self.part, self.said, *self.talk.widgets())


def _number(one: Estimate | None) -> float:
    return float(one.value) if one and isinstance(one.value, (int, float)) else float("nan")
