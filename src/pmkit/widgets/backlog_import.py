"""Bring in a backlog: choose a file, look at the dry run, correct it, use it.

The same file is read again after each correction, so that the dry run is the real run.
"""

from collections.abc import Callable
from typing import Any

import ipywidgets

from pmkit.backlog import storage
from pmkit.backlog.import_report import ImportReport
from pmkit.backlog.importing import read_backlog
from pmkit.backlog.merging import merge_import
from pmkit.backlog.schema import Backlog
from pmkit.backlog.trackers import TRACKERS
from pmkit.english import counted, listed, shortened
from pmkit.widgets.current_backlog import CurrentBacklog
from pmkit.widgets.dry_run import DryRun
from pmkit.widgets.file_pick import FilePick
from pmkit.widgets.form import Form
from pmkit.widgets.say import Say

OTHER = "other"
ENDINGS = ".csv,.tsv,.txt,.json,.xlsx,.zip"


class BringIn(ipywidgets.VBox):
    """A file, its dry run, and “Use this backlog”; `done` is called after that."""

    def __init__(
        self, current: CurrentBacklog, sample: Callable[[], tuple[str, bytes]], done: Callable[[], Any]
    ) -> None:
        super().__init__(layout=ipywidgets.Layout(grid_gap="12px"))
        self.current, self._sample, self._done = current, sample, done
        self.file = FilePick(
            "Choose the export of your tracker",
            accept=ENDINGS,
            note=f"CSV, TSV, Excel or JSON from {listed(list(TRACKERS.values())[:-1], 8)}, or any table with "
            "a header row; or a colleague's hand-over. It stays on this computer.",
        )
        self.file.on_file(self._chosen)
        self.more = Form([])
        self.trouble = Say(tone="not_yet")
        self.is_what = Form([])
        self.is_what.observe(self._tell_changes, "values")
        self.run: DryRun | None = None
        self._file = ("", b"")
        self._refresh()
        current.observe(self._refresh, "version")

    def close(self) -> None:
        self.current.unobserve(self._refresh, "version")
        super().close()

    def _refresh(self, _: Any = None) -> None:
        fields = [{"key": "sample", "label": "Try it with a sample file", "type": "button"}]
        if self.current.backlog is not None:
            name = self.current.spoken(self.current.name)
            fields.append(
                {
                    "key": "remove",
                    "label": f"Remove {shortened(name, 40)} from this computer",
                    "type": "button",
                }
            )
        if fields != self.more.fields:
            self.more.close()
            self.more = Form(fields)
            self.more.on_click("sample", lambda: self.file.take(*self._sample()))
            if self.current.backlog is not None:
                self.more.on_click("remove", self._ask_to_remove)
        if self.run and self.run.hides_names != self.current.hides_names:
            self.run.show(self.run.report, self.current.hides_names)
            self._ask_what_it_is(self.run.report)
        self._show()

    def _show(self) -> None:
        parts: list[ipywidgets.Widget] = [self.file, self.more]
        if self.run:
            parts += [self.trouble, *([self.is_what] if self.is_what.fields else []), self.run]
        if tuple(parts) != tuple(self.children):  # type: ignore[has-type]
            self.children = tuple(parts)

    # --- the dry run
    def _chosen(self, name: str, data: bytes) -> None:
        """A new file: show what would become of it. Raises ImportProblem for what can't be read."""
        report = self._read(name, data, {}, {}, {})
        self._file = (name, data)
        if self.run:
            self.run.close()
        hides = self.current.hides_names
        self.run = DryRun(report, hides, changed=self._corrected, use=self._use, drop=self._drop)
        self.trouble.text = ""
        self._ask_what_it_is(report)
        self._show()

    def _ask_what_it_is(self, report: ImportReport) -> None:
        """Where there are backlogs already: a newer export of one of them, or another one?"""
        stored = {one.id: one for one in self.current.stored()}
        self.current.flush()
        shared = storage.alike(report.backlog, self._in_use())
        options = [
            {
                "value": id,
                "label": f"A newer export of {self.current.title(stored[id])} ({number:,} items are in both)",
            }
            for id, number in shared.items()
            if number or stored[id].name == report.name
        ]
        self.is_what.fields = [
            {
                "key": "is",
                "label": "This file is",
                "type": "radio",
                "options": [*options, {"value": OTHER, "label": "Another backlog, beside what I have"}],
                "help": "A newer export keeps what you decided, and you are told what has changed.",
            }
        ][: len(options)]
        half = 0.5 * min(len(report.items), *(one.items for one in self.current.stored()), 1_000_000)
        newer = next((id for id, number in shared.items() if number and number >= half), OTHER)
        self.is_what.values = {"is": newer} if options else {}
        self._tell_changes()

    def _in_use(self) -> dict[str, Backlog]:
        """The backlog in use, by its id; it need not be read again."""
        return {self.current.id: self.current.backlog} if self.current.backlog is not None else {}

    @property
    def _update(self) -> str:
        """The id of the backlog that this file is a newer export of; "" for another one."""
        chosen = self.is_what.values.get("is", OTHER)
        return "" if chosen == OTHER else str(chosen)

    def _tell_changes(self, _: Any = None) -> None:
        """What is different from the last export of the same backlog, before anything is taken."""
        if self.run is None:
            return
        try:
            id = self._update
            old = (self._in_use().get(id) or storage.load(id)) if id else None
        except ValueError as problem:
            old, self.trouble.text = None, str(problem)
        self.run.tell(merge_import(old, self.run.report) if old else None, old)

    def _read(self, name: str, data: bytes, mapping: Any, answers: Any, statuses: Any) -> Any:
        return read_backlog(
            data,
            name,
            mapping,
            answers,
            statuses=statuses,
            memory=storage.remembered(),
            progress=self.file.progress,
        )

    def _corrected(self) -> None:
        assert self.run is not None
        try:
            report = self._read(*self._file, self.run.mapping, self.run.answers, self.run.statuses)
        except ValueError as problem:
            self.trouble.text = str(problem)
        else:
            self.trouble.text = ""
            self.run.show(report, self.current.hides_names)
            self._tell_changes()

    def _use(self) -> None:
        assert self.run is not None
        if self.run.report.open_questions:
            self.trouble.text = "Please answer the question below first: the file can be read in two ways."
            return
        try:
            self.run.said.text = "Taking it over: the exercises on this page are set up for it …"
            self.current.keep(self.run.report, self.run.mapping, update=self._update)
        except ValueError as problem:
            self.run.show(self.run.report, self.current.hides_names)
            self.trouble.text = str(problem)
            return
        self._drop()
        self._done()

    def _drop(self) -> None:
        if self.run:
            self.run.close()
        self.run, self._file = None, ("", b"")
        self.file.said = ""
        self._show()

    # --- taking it away
    def _ask_to_remove(self) -> None:
        which = f"“{self.current.spoken(self.current.name)}”"
        ask = Form(
            [
                {"key": "yes", "label": "Yes, remove it with all that I decided", "type": "button"},
                {"key": "no", "label": "No, keep it", "type": "button", "main": True},
            ],
            label=f"Remove {which}, with {counted(len(self.current.backlog or ()), 'item')}? This cannot be "
            "taken back. Files that you took out stay.",
        )

        def answer(remove: bool) -> None:
            self._show()
            ask.close()
            if remove:
                self.current.remove()

        ask.on_click("yes", lambda: answer(True))
        ask.on_click("no", lambda: answer(False))
        self.children = (self.file, ask)
