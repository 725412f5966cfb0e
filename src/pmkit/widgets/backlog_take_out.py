"""Take a backlog out: what a page is called and shows, which field goes into which column of the tracker, and
the buttons that make the files.

What is chosen is kept with the backlog, so that every button for a file, in every explorer, follows it.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pmkit.backlog.exporters.tracker import LEFT_OUT, Target, targets
from pmkit.backlog.import_report import INPUTS, METHODS
from pmkit.backlog.kept_plan import KeptPlan
from pmkit.backlog.schema import DECIDED, FIELDS, Backlog
from pmkit.english import counted
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.backlog_files import Wishes, tracker_words
from pmkit.widgets.backlog_work import Panel
from pmkit.widgets.current_backlog import FILES, CurrentBacklog
from pmkit.widgets.downloads import Downloads, Made
from pmkit.widgets.form import Form
from pmkit.widgets.plan_notes import kept_plan
from pmkit.widgets.say import Say

_ALL, _SHORT, _WITH_INPUTS = "all", "short", "inputs"
_FIRST = ("rank", "score", "key", "item")
_COLUMNS = {
    _ALL: "All that are filled",
    _SHORT: "Rank, score, key, title and status",
    _WITH_INPUTS: "These, with what the score is made of",
}
_RELEASE = (
    "Marks each item yes or no, by the best plan for so much work and the scoring above. "
    "Leave it empty if you want no such field."
)


def wishes_of(current: CurrentBacklog) -> Wishes:
    """What was chosen for the files of the backlog in use."""
    said = _said(current)
    method = said["method"] if said.get("method") in METHODS else "rice"
    columns = {_SHORT: (*_FIRST, "status"), _WITH_INPUTS: (*_FIRST, *INPUTS[method])}
    capacity = said.get("capacity")
    return Wishes(
        method=method,
        title=str(said.get("title") or ""),
        columns=columns.get(str(said.get("columns")), ()),
        into={name: str(header) for name, header in _into(said).items() if name in DECIDED},
        order=bool(said.get("order")),
        capacity=float(capacity) if isinstance(capacity, (int, float)) else None,
        plan=kept_plan(current) if said.get("plan", True) else None,
    )


def _said(current: CurrentBacklog) -> Mapping[str, Any]:
    kept = current.kept_note(FILES)
    return kept if isinstance(kept, Mapping) else {}


def _into(said: Mapping[str, Any]) -> Mapping[str, Any]:
    into = said.get("into")
    return into if isinstance(into, Mapping) else {}


class TakeOut(Panel):
    """`buttons()` are the files offered, `make(key)` makes one and `folder()` says where it is kept."""

    def __init__(
        self,
        current: CurrentBacklog,
        buttons: Callable[[], list[dict[str, str]]],
        make: Callable[[str], Made],
        folder: Callable[[], Path],
    ) -> None:
        self._buttons = buttons
        self.files = Downloads("Take out what you decided", buttons(), make, folder)
        super().__init__(current)

    def build(self) -> None:
        self.pages = Form([], label="On pages and pictures")
        self.tracker = Form([], label="For the tracker")
        for form in (self.pages, self.tracker):
            form.observe(self._chosen, "values")
        self.children = (
            Say("**On pages and pictures**"),
            self.pages,
            Say("**For the tracker**"),
            self.tracker,
            self.said,
            self.files,
        )

    def show(self) -> None:
        self.files.items = self._buttons()
        said = _said(self.current)
        methods = [{"value": name, "label": label} for name, label in METHODS.items()]
        columns = [{"value": name, "label": label} for name, label in _COLUMNS.items()]
        _fill(
            self.pages,
            [
                {
                    "key": "method",
                    "label": "Score by",
                    "type": "choice",
                    "required": True,
                    "options": methods,
                },
                {"key": "title", "label": "Heading of the page", "type": "text"},
                {
                    "key": "columns",
                    "label": "Columns",
                    "type": "choice",
                    "required": True,
                    "options": columns,
                },
            ],
            {
                "method": wishes_of(self.current).method,
                "title": str(said.get("title") or ""),
                "columns": said.get("columns") if said.get("columns") in _COLUMNS else _ALL,
            },
        )
        self._show_tracker()

    def _show_tracker(self) -> None:
        backlog, wishes = self.current.backlog, wishes_of(self.current)
        assert backlog is not None
        on_github = backlog.source.tracker == "github"
        found = () if on_github else targets(backlog)
        into = {one.name: wishes.into.get(one.name, one.header) for one in found}
        fields: list[dict[str, Any]] = [
            {
                "key": one.name,
                "label": f"{FIELDS[one.name].label} of {counted(one.items, 'item')} goes into",
                "type": "choice",
                "required": True,
                "options": _options(one, into[one.name], self.current.spoken),
            }
            for one in found
        ]
        order = (
            "Labels for the score too: small, medium, large" if on_github else "Score and rank too, as fields"
        )
        fields.append({"key": "order", "label": order, "type": "check"})
        plan = kept_plan(self.current)
        if plan is not None:
            fields.append({"key": "plan", "label": _plan_label(plan, backlog), "type": "check"})
        if not on_github and wishes.plan is None:
            fields.append(
                {
                    "key": "capacity",
                    "label": "Mark the release of",
                    "type": "number",
                    "min": 0,
                    "unit": "person-months",
                    "help": _RELEASE,
                }
            )
        chosen = {**into, "order": wishes.order, "capacity": wishes.capacity, "plan": wishes.plan is not None}
        shown = {one["key"] for one in fields}
        _fill(self.tracker, fields, {name: value for name, value in chosen.items() if name in shown})
        self.said.text = "" if on_github else self._words()

    def _words(self) -> str:
        """Which column each field goes into, before anything is written."""
        assert self.current.backlog is not None
        wishes = wishes_of(self.current)
        told = Wishes(into=wishes.into, method=wishes.method, plan=wishes.plan)
        try:
            said = tracker_words(self.current.backlog, told)
        except ValueError as problem:
            return escape_markdown(str(problem))
        if not said:
            return "Nothing is decided yet that differs from the tracker, so its file would be empty."
        return "\n".join(f"- {escape_markdown(self.current.spoken(one))}" for one in said)

    def _chosen(self, _: Any) -> None:
        if self._still or self.current.backlog is None:
            return
        defaults = {one.name: one.header for one in targets(self.current.backlog)}
        values = {**self.pages.values, **self.tracker.values}
        before = _said(self.current)
        names = ("method", "title", "columns", "order", "capacity", "plan")
        kept = {name: values.get(name, before.get(name)) for name in names}
        if kept["plan"] is None:  # no plan was kept yet: one that is will be marked
            del kept["plan"]
        into = {**_into(before), **{name: values[name] for name in defaults if values.get(name)}}
        kept["into"] = {name: to for name, to in into.items() if to != defaults.get(name)}
        if kept != before:
            self.current.keep_note(FILES, kept)
            self._refresh()


def _plan_label(plan: KeptPlan, backlog: Backlog) -> str:
    here = counted(len(plan.among(backlog.items["id"])), "item")
    return f"Mark the plan that I kept as in release: {here}"


def _options(one: Target, chosen: str, spoken: Callable[[str], str]) -> list[dict[str, str]]:
    """The columns that a field may go into: as proposed, under its own name, those of the file, none."""
    headers = dict.fromkeys([one.header, FIELDS[one.name].label, *one.own, chosen])
    named = [
        {
            "value": header,
            "label": spoken(header) if header in one.own else f"{spoken(header)} (a field of its own)",
        }
        for header in headers
        if header and header != LEFT_OUT
    ]
    return [*named, {"value": LEFT_OUT, "label": "Leave it out"}]


def _fill(form: Form, fields: list[dict[str, Any]], values: dict[str, Any]) -> None:
    if fields != form.fields:
        form.fields = fields
    if values != form.values:
        form.values = values
