"""On your own product: the form that brings a backlog in, and the explorers that work on it or on the case.

`own(…)` makes any explorer follow the backlog in use. Every widget of a kernel shares one `CurrentBacklog`; exports
lie in the folder `exports` beside the learner's progress.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from pmkit.english import counted, plural
from pmkit.practice import Workbook

CASE = "Mealwise"
_SAMPLE = Path(__file__).with_name("own_sample.csv")
_SAMPLE_NAME = "sample-of-an-invented-ferry-line.csv"


@cache
def current_backlog() -> Any:
    """The one `CurrentBacklog` of this kernel; which items are looked at is kept in the workbook."""
    from pmkit.course.workbook import workbook
    from pmkit.widgets.current_backlog import CurrentBacklog

    return CurrentBacklog(workbook())


def folder() -> Path:
    """Where exports are kept: `exports` in the learner's own folder."""
    from pmkit.home import home

    return home() / "exports"


def backlog_form(_: Workbook) -> Any:
    """`explore("own.backlog")`: from a file to decisions and out again."""
    from pmkit.widgets.backlog_form import BacklogForm

    return BacklogForm(current_backlog(), case_name=CASE, sample=_sample, make=export, folder=folder)


def own(
    make: Callable[..., Any],
    case: Callable[[], pd.DataFrame],
    *,
    needs: Sequence[str] = (),
    most: int = 10_000,
    reads: Sequence[str] | None = None,
    with_kept: bool = False,
    take: Callable[[Any], pd.DataFrame] | None = None,
) -> Callable[[Workbook], Any]:
    """What the registry holds for an explorer that works on the case or on the user's own backlog.

    `make(frame, workbook, label)` makes the explorer, usually its class; `case()` is its frame on the case;
    `needs` names the fields (such as `duration`) without which it can't show an item, and `most` is how many
    items it can show at a time; `reads` are the other fields it looks at (None: all), and `with_kept` adds the
    unmapped columns of the file. `take(current)` gives the frame of an explorer that works on something else than items,
    such as the history. A chapter registers
    `"prioritisation.own-queue": own(Queue, lambda: items(QUEUE), needs=("duration", "cost_of_delay"))`.
    """

    def on_own(workbook: Workbook) -> Any:
        from pmkit.widgets.on_own import OnOwn

        return OnOwn(
            make,
            case(),
            workbook,
            current_backlog(),
            case_name=CASE,
            form=lambda: backlog_form(workbook),
            export=export,
            folder=folder,
            needs=needs,
            most=most,
            reads=reads,
            with_kept=with_kept,
            take=take,
        )

    return on_own


def _sample() -> tuple[str, bytes]:
    return _SAMPLE_NAME, _SAMPLE.read_bytes()


def export(key: str) -> Any:
    """One file from the backlog in use; `key` is one of `pmkit.widgets.backlog_files.KINDS`.

    Raises ValueError, with a sentence, where there is nothing to export, and where the tracker would get
    hidden names as its titles.
    """
    from pmkit.widgets.backlog_files import FOR_THE_TRACKER, make

    now = current_backlog()
    now.flush()
    if now.backlog is None:
        raise ValueError("There is no backlog of your own in use. Bring one in, or choose yours above.")
    if key not in FOR_THE_TRACKER:
        return make(key, now.shown, date.today())
    named = sum(now.spoken(title) != title for title in now.backlog.items["item"])
    if named:
        said = f"{counted(named, 'title')} {plural(named, 'names', 'name')} a person"
        raise ValueError(
            f"{said}, and names are hidden. The tracker needs its titles as they are: show the names again under "
            "Choose items, then make this file."
        )
    # The tracker gets every decision, whatever part is shown.
    return make(key, now.backlog, date.today())


EXPLORERS: dict[str, Callable[[Workbook], Any]] = {"own.backlog": backlog_form}
