"""An explorer on the case or on the user's own backlog, with the switch between them.

On one's own backlog, what is decided in the explorer goes to the backlog (and so to every other explorer and
export), what it lacks is asked for in a table, and nothing is invented. The explorer itself knows nothing of
this: it gets data, and says which of its controls decide about which fields.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets

from pmkit.backlog.errors import BacklogProblem
from pmkit.backlog.schema import FIELDS
from pmkit.charts import render
from pmkit.english import counted
from pmkit.explorers.explorer import Data, Explorer
from pmkit.explorers.result import Result
from pmkit.explorers.state import Decisions
from pmkit.methods import InputError
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets import _decision_cells
from pmkit.widgets._base import mimebundle
from pmkit.widgets._beside import Line
from pmkit.widgets._missing_fields import MissingFields
from pmkit.widgets._notes import Notes
from pmkit.widgets._shown_items import ShownItems
from pmkit.widgets.backlog_form import CASE, exports, switch_options
from pmkit.widgets.current_backlog import Change, CurrentBacklog
from pmkit.widgets.downloads import Made
from pmkit.widgets.explorer_view import ExplorerView
from pmkit.widgets.form import Form
from pmkit.widgets.plan_bars import KeepPlan, UsePlan
from pmkit.widgets.plan_notes import work_begins
from pmkit.widgets.say import Say
from pmkit.widgets.switch import Switch

OWN = "my backlog"
"""The name under which explorers keep their state on the user's backlog; it outlives a new export file."""
_FOLLOW_AFTER = 0.3
"""Seconds of quiet after which an explorer follows what was decided elsewhere: all is computed anew, and
the table or rule in which it was decided answers first."""
_FILES = ("tracker", "commands", "html")


@dataclass(frozen=True, kw_only=True)
class Needs:
    """What an explorer takes of one's own backlog.

    `fields` are those without which it can't work (items that lack one wait in a table), `most` is how
    many items it can show at a time (of more, a part is chosen). `reads` are the other fields that it
    looks at (None: all), so that a decision about another field does not build it anew; `with_kept` gives
    it the unmapped columns of the file too, each as `file: its header`. What is chosen in one that
    `plans` can be kept as the plan; one `of_plan` can look at the items of that plan alone, and knows
    when work begins. An explorer of something else than items says with `take` what it works on, and
    decides nothing.
    """

    fields: tuple[str, ...] = ()
    most: int = 10_000
    reads: tuple[str, ...] | None = None
    with_kept: bool = False
    plans: bool = False
    of_plan: bool = False
    take: Callable[[CurrentBacklog], Data] | None = None


def own_data(needs: Needs, current: CurrentBacklog) -> Data:
    """What an explorer takes of the backlog in use; of more items than it can show, the first ones."""
    if needs.take:
        return needs.take(current)
    items = _shown_items(needs, current)
    return Data(items.shown(items.complete()), units=current.units, more=_more(needs, current))


def _shown_items(needs: Needs, current: CurrentBacklog) -> ShownItems:
    return ShownItems(current, needs.fields, needs.most, needs.reads, needs.with_kept, needs.of_plan)


def _more(needs: Needs, current: CurrentBacklog) -> dict[str, Any]:
    return {"starts": work_begins(current)} if needs.of_plan else {}


class BacklogExplorer(ipywidgets.VBox):
    """`make(data)` makes the explorer; `case` is its data on the case, named `case_name`.

    `item` is the name under which its state on the case is kept. `form()` makes the form that brings a
    backlog in; `export(key)` and `folder()` serve the buttons below.
    """

    def __init__(
        self,
        make: Callable[[Data], Explorer],
        case: Data,
        workbook: Notes,
        item: str,
        current: CurrentBacklog,
        needs: Needs,
        *,
        case_name: str,
        form: Callable[[], ipywidgets.Widget],
        export: Callable[[str], Made],
        folder: Callable[[], Path],
    ) -> None:
        super().__init__(layout=ipywidgets.Layout(grid_gap="12px"))
        self.add_class("pmkit-explorer")
        self.case, self.case_name, self.current = case, case_name, current
        self.items, self._needs = _shown_items(needs, current), needs
        self.keep_plan = KeepPlan(current, self._seen) if needs.plans else None
        self.use_plan = UsePlan(current, "duration" in needs.fields) if needs.of_plan else None
        self.missing = MissingFields(current, needs.fields)
        self._make, self._workbook, self._item, self._take = make, workbook, item, needs.take
        self._form, self._desk = form, None
        self._export, self._folder = export, folder
        self._deciding = False
        self._timer: asyncio.TimerHandle | None = None
        self._decided: Decisions = {}
        self.switch = Switch("Work on", [{"value": CASE, "label": case_name}])
        self.bring = Form([])
        self._top = Line([self.switch, self.bring])
        self.said = Say()
        self.trouble = Say(tone="not_yet")
        self.view: ExplorerView | None = None
        self._known: tuple[str, str, Data] = ("", "", Data())
        self._show()
        self.switch.observe(self._switched, "value")
        self.items.part.observe(self._turned_to, "values")
        current.observe(self._followed, "version")
        current.before_change.append(self._flush)

    def close(self) -> None:
        self._stop_waiting()
        self.current.unobserve(self._followed, "version")
        self.current.before_change.remove(self._flush)
        if self.view:
            self.view.close()
        super().close()

    def _flush(self) -> None:
        """What was decided a moment ago belongs to the backlog that is in use now: before that changes, and
        before the explorer is opened on what it holds."""
        if self.view:
            self.view.save_now()

    # --- the explorer on some data
    def _explored(self, data: Data, label: str) -> ipywidgets.Widget:
        """The explorer on these data, or where they can't be computed with (two wait for each other) why."""
        known = (label, self.current.id, data)
        if self.view is None or known != self._known:
            try:
                self._open(data, label)
            except (InputError, BacklogProblem) as problem:
                self._close_view()
                self.trouble.text = escape_markdown(str(problem))
                return self.trouble
            self._known = known
        assert self.view is not None
        return self.view

    def _close_view(self) -> None:
        if self.view:
            self.view.close()
            self.view = None

    def _open(self, data: Data, label: str) -> None:
        self._decided = {}
        explorer = self._make(data)
        if self.view and self._known[:2] == (label, self.current.id):
            self.view.renew(explorer)
            return
        self._close_view()
        own = label == OWN
        self.view = ExplorerView(
            explorer,
            self._workbook,
            f"{self._item}/{OWN}" if own else self._item,
            label,
            decide=self._decide if own and not self._take else None,
            unshown=self._unshown,
            folder=self._folder,
            files=self._files() if own else (),
            export=self._export,
        )
        if self.keep_plan:
            self.view.said.observe(self._redrawn, "text")

    def _files(self) -> list[dict[str, str]]:
        tracker = self.current.backlog.source.tracker if self.current.backlog else ""
        return [
            {"key": one["key"], "label": one["label"]} for one in exports(tracker) if one["key"] in _FILES
        ]

    # --- which backlog
    def _switched(self, _: Any) -> None:
        self.current.choose(self.switch.value)

    def _followed(self, _: Any) -> None:
        if self._deciding:
            return
        self._stop_waiting()
        try:
            self._timer = asyncio.get_running_loop().call_later(_FOLLOW_AFTER, self._show)
        except RuntimeError:  # no event loop: a test, a script
            self._show()

    def _stop_waiting(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None

    def _show(self) -> None:
        self._flush()
        self._stop_waiting()
        self.switch.offer(switch_options(self.current, self.case_name), self.current.id)
        self._show_button()
        parts: list[ipywidgets.Widget] = [self._top]
        if self._desk is not None:
            parts.append(self._desk)
        elif self.current.backlog is not None:
            parts += self._own_parts()
        else:
            parts.append(self._explored(self.case, self.case_name))
        if tuple(parts) != tuple(self.children):  # type: ignore[has-type]
            self.children = tuple(parts)

    def _show_button(self) -> None:
        if self._desk is not None:
            label = "Go on with the exercise"
        else:
            label = "Bring in my backlog" if self.current.backlog is None else "Change or export my backlog"
        fields = [{"key": "desk", "label": label, "type": "button", "main": self._desk is not None}]
        if fields != self.bring.fields:
            self.bring.fields = fields
            self.bring._clicks.clear()
            self.bring.on_click("desk", self._open_or_close)

    def _open_or_close(self) -> None:
        if self._desk is None:
            self._desk = self._form()
        else:
            self._desk.close()
            self._desk = None
        self._show()

    # --- the user's items
    def _turned_to(self, _: Any) -> None:
        if self.current.backlog is not None and self._desk is None:
            self._show()

    def _unshown(self) -> set[str]:
        """The ids of the whole backlog that the explorer does not show now."""
        if self.current.backlog is None or self._take or self.view is None:
            return set()
        return set(self.current.backlog.items["id"]) - set(self.view.explorer.frame["id"])

    def _now(self) -> Data:
        """What the explorer works on now."""
        if self._take:
            return self._take(self.current)
        return self._data(self.items.shown(self.items.complete()))

    def _data(self, shown: Any) -> Data:
        return Data(shown, units=self.current.units, more=_more(self._needs, self.current))

    def _own_parts(self) -> list[ipywidgets.Widget]:
        bar: list[ipywidgets.Widget] = []
        if self.use_plan:
            self.use_plan.show()
            bar.append(self.use_plan)
        if self._take:
            return [*bar, self._explored(self._now(), OWN)]
        complete = self.items.complete()
        shown = self.items.shown(complete)
        asked = self.missing.show(self.items.items, complete)
        self.said.text = self.items.words(complete, shown)
        parts: list[ipywidgets.Widget] = [*bar, *([self.said] if self.said.text else [])]
        if len(complete) > self.items.most:
            self.items.offer_parts(len(complete))
            parts.append(self.items.part)
        if len(shown) >= (2 if self.items.needs else 1):
            explored = self._explored(self._data(shown), OWN)
            if self.keep_plan and explored is self.view:
                self.keep_plan.show()
                parts.append(self.keep_plan)
            parts.append(explored)
        if asked:
            parts.append(self.missing.table)
        return parts

    # --- the plan
    def _seen(self) -> Result:
        return self.view.seen.result if self.view else Result()

    def _redrawn(self, _: Any) -> None:
        if self.keep_plan and self.keep_plan in self.children:
            self.keep_plan.show()

    # --- decisions
    def _decide(self, found: Mapping[tuple[str, str], Any]) -> None:
        """What is decided in the explorer; what no longer is goes back to what it was when it was opened."""
        if self.view is None or self._known[:2] != (OWN, self.current.id):
            return
        frame = self.view.explorer.frame.set_index("id")
        changes: list[Change] = []
        for key, name in {**self._decided, **found}:
            if key in frame.index and name in FIELDS:
                before = frame.at[key, name] if name in frame else None
                value = found[key, name] if (key, name) in found else _decision_cells.plain(before)
                changes.append((key, name, value))
        self._decided = dict(found)
        self._deciding = True
        try:
            self.current.decide(changes, f"{counted(len(changes), 'value')} set in the exercise")
        finally:
            self._deciding = False
        if not self._timer:  # else it shows less than is known, and is built anew in a moment
            self._known = (OWN, self.current.id, self._now())

    # --- its other forms
    def _speaks(self) -> Any:
        """What speaks for the whole: the explorer, else why there is none."""
        here = [part for part in (self.view, self.trouble, self.said) if part in self.children]
        return here[0] if here else self.said

    def describe(self) -> str:
        return f"{self.switch.describe()} | {self._speaks().describe()}"

    def static_html(self) -> str:
        return self.switch.static_html() + self._speaks().static_html()

    def __repr__(self) -> str:
        return f"BacklogExplorer({self.describe()})"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        # While a person has the notebook open, nobody sees this form, and its pictures take long to draw.
        html = self.static_html() if render.pictures_wanted() else f"<p>{escape(self.describe())}</p>"
        return mimebundle(super()._repr_mimebundle_(**kwargs), repr(self), html)
