"""On your own product: the backlog in use, the form that brings one in, and what is taken out of it.

Every widget of a kernel shares one `CurrentBacklog`; exports lie in the folder `exports` beside the learner's
progress.
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

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


def _sample() -> tuple[str, bytes]:
    return _SAMPLE_NAME, _SAMPLE.read_bytes()


def export(key: str) -> Any:
    """One file from the backlog in use; `key` is one of `pmkit.widgets.backlog_files.KINDS`.

    Raises ValueError, with a sentence, where there is nothing to export, and where the tracker would get
    hidden names as its titles.
    """
    from pmkit.widgets.backlog_files import FOR_THE_TRACKER, OF_THE_WHOLE, make
    from pmkit.widgets.backlog_take_out import wishes_of

    now = current_backlog()
    now.flush()
    if now.backlog is None:
        raise ValueError("There is no backlog of your own in use. Bring one in, or choose yours above.")
    wishes = wishes_of(now)
    if key in OF_THE_WHOLE:
        return make(key, now.whole(now.hides_names), date.today(), wishes)
    if key not in FOR_THE_TRACKER:
        return make(key, now.shown, date.today(), wishes)
    named = sum(now.spoken(title) != title for title in now.backlog.items["item"])
    if named:
        said = f"{counted(named, 'title')} {plural(named, 'names', 'name')} a person"
        raise ValueError(
            f"{said}, and names are hidden. The tracker needs its titles as they are: show the names again under "
            "Choose items, then make this file."
        )
    # The tracker gets every decision, whatever part is shown.
    return make(key, now.backlog, date.today(), wishes)
