"""Any explorer on the case or on the user's own backlog, with the switch between them.

On one's own backlog, what is decided in the explorer goes to the backlog (and so to every other explorer and
export), what it lacks is asked for in a table, and nothing is invented. The explorer itself knows nothing of
this: it gets a data frame, and a workbook that takes the decisions out of what it notes.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import ipywidgets
import pandas as pd

from pmkit.backlog.errors import BacklogProblem
from pmkit.backlog.schema import FIELDS
from pmkit.english import counted
from pmkit.methods import InputError
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets import _decision_cells
from pmkit.widgets._base import mimebundle
from pmkit.widgets._missing_fields import MissingFields
from pmkit.widgets._own_files import chart_file, is_chart, offered
from pmkit.widgets._own_notes import LABEL, OwnNotes
from pmkit.widgets._shown_items import ShownItems
from pmkit.widgets.backlog_form import CASE, switch_options
from pmkit.widgets.current_backlog import Change, CurrentBacklog
from pmkit.widgets.downloads import Downloads, Made
from pmkit.widgets.explorer import Explorer, Notebook
from pmkit.widgets.form import Form
from pmkit.widgets.say import Say
from pmkit.widgets.switch import Switch


class OnOwn(ipywidgets.VBox):
    """`make(frame, workbook, label)` makes the explorer; `case` is its frame on the case.

    `needs` are the fields without which it can't work (items that lack one wait in a table), `most` is how
    many items it can show at a time (of more, a part is chosen). `reads` are the other fields that it looks
    at (None: all), so that a decision about another field does not build it anew; `with_kept` gives it the
    unmapped columns of the file too, each as `file: its header`. An explorer of something else than items
    says with `take` what it works on, and decides nothing. `form()` makes the form that brings a backlog in;
    `export(key)` and `folder()` serve the buttons below.
    """

    def __init__(
        self,
        make: Callable[[pd.DataFrame, Notebook, str], Explorer],
        case: pd.DataFrame,
        workbook: Notebook,
        current: CurrentBacklog,
        *,
        case_name: str,
        form: Callable[[], ipywidgets.Widget],
        export: Callable[[str], Made],
        folder: Callable[[], Path],
        needs: Sequence[str] = (),
        most: int = 10_000,
        reads: Sequence[str] | None = None,
        with_kept: bool = False,
        take: Callable[[CurrentBacklog], pd.DataFrame] | None = None,
    ) -> None:
        super().__init__(layout=ipywidgets.Layout(grid_gap="12px"))
        self.add_class("pmkit-explorer")
        self.case, self.case_name, self.current = case, case_name, current
        self.items = ShownItems(current, needs, most, reads, with_kept)
        self.missing = MissingFields(current, needs)
        self._take = take
        self._make_explorer, self._workbook = make, OwnNotes(workbook, self._decide, self._unshown)
        self._form, self._desk = form, None
        self._export = export
        self._deciding = False
        self._taken: dict[tuple[str, str], Any] = {}
        self.switch = Switch("Work on", [{"value": CASE, "label": case_name}])
        self.bring = Form([])
        self.said = Say()
        self.trouble = Say(tone="not_yet")
        self.explorer: Explorer | None = None
        self._known: tuple[str, str, Any] = ("", "", None)
        self.downloads = Downloads("", [], self._make, folder)
        self._show()
        self.switch.observe(self._switched, "value")
        self.items.part.observe(self._turned_to, "values")
        current.observe(self._followed, "version")
        current.before_change.append(self._flush)

    def close(self) -> None:
        self.current.unobserve(self._followed, "version")
        self.current.before_change.remove(self._flush)
        if self.explorer:
            self.explorer.close()
        super().close()

    def _explore(self, frame: pd.DataFrame, label: str) -> Explorer:
        """The explorer on these items; it is made when it is first needed."""
        if self.explorer is None:
            self._workbook.label = label
            self.explorer = self._workbook.explorer = self._make_explorer(frame, self._workbook, label)
        elif (label, self.current.id) != self._known[:2] or not _same(self._known[2], frame):
            self._taken = {}
            self.explorer.set_data(frame, label)
        self._known = (label, self.current.id, frame)
        return self.explorer

    def _flush(self) -> None:
        """What was decided a moment ago belongs to the backlog that is in use now, before that changes."""
        if self.explorer:
            self.explorer.save_now()

    # --- which backlog
    def _switched(self, _: Any) -> None:
        self.current.choose(self.switch.value)

    def _followed(self, _: Any) -> None:
        if not self._deciding:
            self._show()

    def _show(self) -> None:
        self.switch.offer(switch_options(self.current, self.case_name), self.current.id)
        self._show_button()
        parts: list[ipywidgets.Widget] = [self.switch, self.bring]
        if self._desk is not None:
            parts.append(self._desk)
        elif self.current.backlog is not None:
            parts += self._own_parts()
        else:
            parts.append(self._explore(self.case, self.case_name))
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
            self._flush()
            self._show()

    def _unshown(self) -> set[str]:
        """The ids of the whole backlog that the explorer does not show now."""
        if self.current.backlog is None or self._take or self.explorer is None:
            return set()
        return set(self.current.backlog.items["id"]) - set(self.explorer.frame["id"])

    def _now(self) -> pd.DataFrame:
        """What the explorer works on now."""
        return self._take(self.current) if self._take else self.items.shown(self.items.complete())

    def _own_parts(self) -> list[ipywidgets.Widget]:
        parts: list[ipywidgets.Widget]
        if self._take:
            parts = [self._explored(self._now())]
            return [*parts, self._out(parts)]
        complete = self.items.complete()
        shown = self.items.shown(complete)
        asked = self.missing.show(complete)
        self.said.text = self.items.words(complete, shown)
        parts = [self.said] if self.said.text else []
        if len(complete) > self.items.most:
            self.items.offer_parts(len(complete))
            parts.append(self.items.part)
        if len(shown) >= (2 if self.items.needs else 1):
            parts.append(self._explored(shown))
        if asked:
            parts.append(self.missing.table)
        return [*parts, self._out(parts)]

    def _out(self, parts: Sequence[ipywidgets.Widget]) -> Downloads:
        """The buttons for what can be taken out of these parts."""
        tracker = self.current.backlog.source.tracker if self.current.backlog else ""
        files = offered(self.explorer if self.explorer in parts else None, tracker)
        if files != self.downloads.items:
            self.downloads.items = files
        return self.downloads

    def _explored(self, shown: pd.DataFrame) -> ipywidgets.Widget:
        """The explorer, or where these items can't be computed with (two wait for each other) why."""
        try:
            return self._explore(shown, LABEL)
        except (InputError, BacklogProblem) as problem:
            self._known = ("", "", None)
            self.trouble.text = escape_markdown(str(problem))
            return self.trouble

    # --- decisions
    def _decide(self, found: Mapping[tuple[str, str], Any]) -> None:
        """What the explorer noted becomes decisions; what it no longer notes goes back."""
        if self._take or self.explorer is None or self._known[:2] != (LABEL, self.current.id):
            return
        frame = self.explorer.frame.set_index("id")
        changes: list[Change] = []
        for key, name in {**self._taken, **found}:
            if key in frame.index and name in FIELDS:
                value = (
                    found[key, name] if (key, name) in found else _decision_cells.plain(frame.at[key, name])
                )
                changes.append((key, name, value))
        self._taken = dict(found)
        self._deciding = True
        try:
            self.current.decide(changes, f"{counted(len(changes), 'value')} set in the exercise")
        finally:
            self._deciding = False
        self._known = (LABEL, self.current.id, self._now())

    def _make(self, key: str) -> Made:
        self._flush()
        return chart_file(self.explorer, key) if is_chart(key) else self._export(key)

    # --- its other forms
    def _shown(self) -> Any:
        """What speaks for the whole: the explorer, else why there is none."""
        here = [part for part in (self.explorer, self.trouble, self.said) if part in self.children]
        return here[0] if here else self.said

    def describe(self) -> str:
        return f"{self.switch.describe()} | {self._shown().describe()}"

    def static_html(self) -> str:
        return self.switch.static_html() + self._shown().static_html()

    def __repr__(self) -> str:
        return f"OnOwn({self.describe()})"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        return mimebundle(super()._repr_mimebundle_(**kwargs), repr(self), self.static_html())


def _same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    return list(one.columns) == list(other.columns) and one.attrs == other.attrs and one.equals(other)
