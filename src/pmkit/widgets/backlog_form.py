"""The user's own backlog, from the file to the decisions and out again: bring in, choose, fill in, set by
rule, take out.

One panel at a time; each is a module-sized class below or beside. What is done goes to `CurrentBacklog`,
which every explorer of the kernel follows; nothing is kept before “Use this backlog” is pressed.
"""

from collections.abc import Callable
from typing import Any

import ipywidgets

from pmkit.english import counted
from pmkit.practice.markdown import escape_markdown, to_html
from pmkit.widgets._base import mimebundle
from pmkit.widgets.backlog_import import BringIn
from pmkit.widgets.backlog_take_out import TakeOut
from pmkit.widgets.backlog_work import Choose, FillIn, Panel
from pmkit.widgets.bulk_edit import BulkEdit
from pmkit.widgets.current_backlog import CurrentBacklog
from pmkit.widgets.downloads import Made
from pmkit.widgets.estimate_twice import EstimateTwice
from pmkit.widgets.say import Say
from pmkit.widgets.switch import Switch

CASE = ""
"""The switch's value for the case; the others are ids of kept ones."""
_STEPS = (
    ("in", "Bring in"),
    ("choose", "Choose items"),
    ("fill", "Fill in"),
    ("rules", "Set by rule"),
    ("twice", "Estimate twice"),
    ("out", "Take out"),
)
EXPORTS = (
    ("tracker", "For the tracker (CSV)", "Keys and what you decided, as your tracker imports it."),
    (
        "commands",
        "For GitHub (commands)",
        "Lines for its command-line client that set your decisions as labels.",
    ),
    (
        "everything",
        "All columns (CSV)",
        "Every column and row of your file, and what you decided beside them.",
    ),
    ("xlsx", "Excel with formulas", "Inputs and arithmetic, so that a colleague can check it."),
    (
        "hand-over",
        "Hand over (one file)",
        "Items, decisions, history and units for a colleague, without your answers; for Bring in.",
    ),
    ("html", "One page (HTML)", "To read in any browser, to print or to mail."),
    ("markdown", "Markdown", "To paste into a wiki."),
    ("png", "Ranking as a picture (PNG)", "For slides."),
    ("svg", "Ranking as a drawing (SVG)", "Sharp at any size."),
)


def exports(tracker: str) -> list[dict[str, str]]:
    """The buttons for a backlog of this tracker: GitHub takes commands instead of a CSV."""
    left_out = "tracker" if tracker == "github" else "commands"
    return [{"key": key, "label": label, "help": words} for key, label, words in EXPORTS if key != left_out]


class BacklogForm(ipywidgets.VBox):
    """`current` is changed and followed; `sample()` gives name and bytes of a file to try; `make(key)` makes
    an export and `folder()` says where it is kept."""

    def __init__(
        self,
        current: CurrentBacklog,
        *,
        case_name: str,
        sample: Callable[[], tuple[str, bytes]],
        make: Callable[[str], Made],
        folder: Callable[[], Any],
    ) -> None:
        super().__init__(layout=ipywidgets.Layout(grid_gap="12px"))
        self.add_class("pmkit-explorer")
        self.current, self.case_name = current, case_name
        self._sample, self._make, self._folder = sample, make, folder
        self.switch = Switch("Work on", [{"value": CASE, "label": case_name}])
        self.said = Say()
        self.steps = Switch("Next", [{"value": key, "label": label} for key, label in _STEPS])
        self.panels: dict[str, ipywidgets.Widget] = {}
        self._refresh()
        self.switch.observe(self._switched, "value")
        self.steps.observe(self._step, "value")
        current.observe(self._refresh, "version")

    def close(self) -> None:
        self.current.unobserve(self._refresh, "version")
        for panel in self.panels.values():
            panel.close()
        super().close()

    # --- which backlog, which step
    def _switched(self, _: Any) -> None:
        self.current.choose(self.switch.value)

    def _refresh(self, _: Any = None) -> None:
        self.switch.offer(switch_options(self.current, self.case_name), self.current.id)
        self.said.text = in_use_words(self.current, self.case_name)
        self._step()

    def _step(self, _: Any = None) -> None:
        own = self.current.backlog is not None
        panel = self._panel_of(self.steps.value if own else "in")
        bar = [self.switch] if self.current.stored() else []
        shown = (*bar, self.said, *([self.steps] if own else []), panel)
        if shown != tuple(self.children):  # type: ignore[has-type]
            self.children = shown

    def _panel_of(self, step: str) -> ipywidgets.Widget:
        if step not in self.panels:
            self.panels[step] = {
                "in": lambda: BringIn(self.current, self._sample, self._brought_in),
                "choose": lambda: Choose(self.current),
                "fill": lambda: FillIn(self.current),
                "rules": lambda: BulkEdit(self.current),
                "twice": lambda: EstimateTwice(self.current),
                "out": self._take_out,
            }[step]()
        return self.panels[step]

    def _brought_in(self) -> None:
        """After “Use this backlog”: on to what is usually missing."""
        self.steps.value = "fill"

    def _take_out(self) -> ipywidgets.Widget:
        return TakeOut(self.current, self._exports, self._make, self._folder)

    def _exports(self) -> list[dict[str, str]]:
        return exports(self.current.backlog.source.tracker if self.current.backlog else "")

    # --- its other forms
    def describe(self) -> str:
        return f"{self.said.describe()}"

    def static_html(self) -> str:
        panel = self.children[-1]
        return to_html(self.said.text) + (panel.static_html() if isinstance(panel, Panel) else "")

    def __repr__(self) -> str:
        return f"BacklogForm({self.describe()})"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        return mimebundle(super()._repr_mimebundle_(**kwargs), repr(self), self.static_html())


def switch_options(current: CurrentBacklog, case_name: str) -> list[dict[str, str]]:
    """The case, and each backlog of the user's, for the switch that every explorer shows."""
    stored = [
        {"value": one.id, "label": f"{current.title(one)}, {counted(one.items, 'item')}"}
        for one in current.stored()
    ]
    return [{"value": CASE, "label": case_name}, *stored]


def in_use_words(current: CurrentBacklog, case_name: str) -> str:
    """Which backlog is in use, and what there is to say about it, in Markdown."""
    backlog = current.backlog
    trouble = f"{escape_markdown(current.trouble)} " if current.trouble else ""
    if backlog is None:
        said = f"You work on **{escape_markdown(case_name)}**, the invented case."
        more = (
            "Choose yours above at any time."
            if current.stored()
            else "Bring in an export of your own tracker."
        )
        return f"{trouble}{said} {more} It stays on this computer."
    name = escape_markdown(current.spoken(current.name))
    said = f"You work on **{name}**: {counted(len(backlog), 'open item')}"
    said += f", and {len(backlog.history):,} finished in its history." if len(backlog.history) else "."
    shown = len(current.items)
    if shown < len(current.ungrouped.backlog):
        said += f" The explorers show the **{shown:,}** that you chose."
    elif left_out := current.ungrouped.says():
        said += f" {left_out}"
    told = "".join(f"\n- {escape_markdown(one)}" for one in current.told)
    return f"{trouble}{said}{told}"
