"""How a chapter says which explorers it has: `use(…)` names the class, its data on the case, and what it needs of
one's own backlog.

The id comes from the registry (`pmkit.course.explorers`) and is the name under which the state is kept; the
class knows neither.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from pmkit.explorers.explorer import Data, Explorer
from pmkit.practice import Workbook
from pmkit.practice.workbook import EXPLORER

CASE = "Mealwise"
OWN = "your own product"
EXAMPLE = "**A finished example.** The ferry line, its people and its numbers are invented."
_EXAMPLES = Path(__file__).with_name("ferry_line.json")


@cache
def examples() -> dict[str, Any]:
    """The finished examples, as states by the id of their explorer."""
    found: dict[str, Any] = json.loads(_EXAMPLES.read_text(encoding="utf-8"))
    return found


@dataclass(frozen=True)
class Use:
    """One explorer of the course. Called with a workbook it is the widget; `explorer()` is what it shows, on the
    case."""

    explorer_class: str
    case: Callable[[], Any]
    label: str = CASE
    needs: dict[str, Any] | None = None
    more: dict[str, Any] = field(default_factory=dict)
    shares: str = ""
    follows: str = ""
    id: str = ""

    def named(self, id: str) -> "Use":
        """The same under its id."""
        return replace(self, id=id)

    @property
    def title(self) -> str:
        """What it is called where it stands beside others."""
        name = self.id.partition(".")[2].removeprefix("own-")
        return self._class().title or name.replace("-", " ").capitalize()

    def _class(self) -> type[Explorer]:
        module, _, name = self.explorer_class.partition(":")
        found: type[Explorer] = getattr(import_module(f"pmkit.explorers.{module}"), name)
        return found

    @property
    def item(self) -> str:
        """The name under which its state is kept."""
        return f"{EXPLORER}{self.shares or self.id}"

    def data(self) -> Data:
        """What it works on in the case."""
        given = self.case()
        data = given if isinstance(given, Data) else Data(given)
        return replace(data, more={**self.more, **data.more})

    def make(self, data: Data) -> Explorer:
        """The explorer on these data."""
        return self._class()(data.frame, units=data.units, **data.more)

    def explorer(self, workbook: Workbook | None = None) -> Explorer:
        """The explorer on the case; what it follows, it takes from this workbook."""
        data = self.data()
        if self.follows:
            kept = self._class().heeded(self._followed(workbook))
            data = replace(data, more={**data.more, "kept": kept})
        return self.make(data)

    def _followed(self, workbook: Workbook | None) -> Any:
        """The state of the explorer that it follows, as the learner left it; None where there is none."""
        return workbook.noted(f"{EXPLORER}{self.follows}") if workbook is not None else None

    def example(self) -> str:
        """What somebody else made of it, on an invented ferry line, as Markdown; "" where nobody did."""
        from pmkit.explorers.readable import in_markdown

        state = examples().get(self.id)
        if state is None:
            return ""
        explorer = self.explorer()
        blocks = explorer.readable(explorer.seen(explorer.opened(state)))
        return "\n\n".join(filter(None, [EXAMPLE, *map(in_markdown, blocks)]))

    def own_data(self, current: Any) -> Data:
        """What it works on in the backlog in use (`pmkit.widgets.current_backlog`), which must be there."""
        from pmkit.widgets.backlog_explorer import Needs, own_data

        return own_data(Needs(**(self.needs or {})), current)

    def __call__(self, workbook: Workbook) -> Any:
        """The widget, with the state as the learner left it."""
        from pmkit.course import own_backlog

        if self.needs is None:
            from pmkit.widgets.explorer_view import ExplorerView

            explorer = self.explorer(workbook)
            view = ExplorerView(explorer, workbook, self.item, self.label, folder=own_backlog.folder)
            if self.follows:
                view.follow(f"{EXPLORER}{self.follows}", lambda: self.explorer(workbook))
            workbook.readers.add(view)
            if self.id not in examples():
                return view
            from pmkit.widgets.example_beside import ExampleBeside

            return ExampleBeside(view, self.example())
        from pmkit.widgets.backlog_explorer import BacklogExplorer, Needs

        return BacklogExplorer(
            self.make,
            self.data(),
            workbook,
            self.item,
            own_backlog.current_backlog(),
            Needs(**self.needs),
            case_name=self.label,
            form=lambda: own_backlog.backlog_form(workbook),
            export=own_backlog.export,
            folder=own_backlog.folder,
        )


def use(
    explorer: str,
    case: Callable[[], Any],
    *,
    label: str = CASE,
    needs: Sequence[str] | None = None,
    most: int = 10_000,
    reads: Sequence[str] | None = None,
    with_kept: bool = False,
    plans: bool = False,
    of_plan: bool = False,
    take: Callable[[Any], Data] | None = None,
    shares: str = "",
    follows: str = "",
    **more: Any,
) -> Use:
    """What a chapter registers under an id.

    `explorer` is "module:Class" in `pmkit.explorers`; `case()` gives its data on the case (a data frame, or `Data`
    with units); `label` names them; `more` goes to the class. With `needs` it works on the learner's own backlog
    too: the fields without which it can't show an item, () where none is needed; `most`, `reads`, `with_kept`,
    `plans` and `of_plan` as in `pmkit.widgets.backlog_explorer.Needs`; `take(current)` gives the data of an explorer
    of something else than items. `shares` is the id of the explorer whose state on the case is this one's too.
    `follows` is the id of one whose state this one only looks at: the class gets it as `kept`, again whenever it
    changes.
    """
    wanted = None
    if needs is not None or take is not None:
        wanted = {
            "fields": tuple(needs or ()),
            "most": most,
            "reads": None if reads is None else tuple(reads),
            "with_kept": with_kept,
            "plans": plans,
            "of_plan": of_plan,
            "take": take,
        }
    return Use(explorer, case, label, wanted, more, shares, follows)
