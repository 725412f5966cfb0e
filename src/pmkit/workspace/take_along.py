"""Taking one's work along: what goes in is ticked, then it is made as a page, as files, or as a copy of
everything.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from pmkit.course import own_backlog
from pmkit.course.workbook import workbook
from pmkit.practice.messages import say
from pmkit.practice.workbook import EXPLORER
from pmkit.workspace.files import folder, written

__all__ = ["take_along"]

TICKS = f"{EXPLORER}own.take-along"
"""The name under which it is kept what goes in."""


def take_along() -> Any:
    """Ticks for what goes in, own work first, and buttons for a page, a folder of files, a copy of
    everything.
    """
    from pmkit.widgets.downloads import Downloads
    from pmkit.widgets.form import Form
    from pmkit.widgets.say import Say
    from pmkit.widgets.stack import Stack

    ticks, told = Form([]), Say()

    def refresh() -> None:
        offered = _offered()
        told.text = say("take.choose") if offered else say("take.none-own")
        fields = [{"key": key, "label": label, "type": "check"} for key, label, _ in offered]
        if fields != ticks.fields:
            ticks.values = {}
            ticks.fields = fields
        ticks.values = {key: ticked for key, _, ticked in offered}

    def ticked(_: Any) -> None:
        values = {one["key"]: bool(ticks.values.get(one["key"])) for one in ticks.fields}
        if values != {key: was for key, _, was in _offered()}:
            workbook().note(TICKS, {**(workbook().noted(TICKS) or {}), **values})

    def make(key: str) -> Any:
        refresh()
        return _copy() if key == "copy" else _work(key)

    refresh()
    ticks.observe(ticked, "values")
    return Stack(
        "", [("", told), ("", ticks), ("", Downloads("Take your work with you", _BUTTONS, make, folder))]
    )


_BUTTONS = [
    {"key": "page", "label": "My work as one page", "help": "Opens in any browser, and prints."},
    {"key": "folder", "label": "My work as files", "help": "Texts, tables and pictures, packed."},
    {
        "key": "copy",
        "label": "A copy of everything",
        "help": "For another computer, or to be safe. It can be brought back below.",
    },
]


def _offered() -> list[tuple[str, str, bool]]:
    """What can be ticked: key, label, and whether it is. Own pieces stand each for itself, those on the
    course's company by chapter; own work is ticked until the learner says otherwise.
    """
    from pmkit.workspace.pieces import offers

    kept = workbook().noted(TICKS)
    said: Mapping[str, Any] = kept if isinstance(kept, Mapping) else {}
    grouped: dict[str, list[str]] = {}
    own = []
    for one in offers(workbook().store):
        if one.own:
            own.append((one.key, one.title, bool(said.get(one.key, True))))
        else:
            grouped.setdefault(one.group, []).append(one.title)
    others = [
        (group, f"{group}: {', '.join(titles)}" if titles != [group] else group, bool(said.get(group, False)))
        for group, titles in grouped.items()
    ]
    return [*own, *others]


def _chosen() -> Iterator[str]:
    """The keys of all that is ticked."""
    from pmkit.workspace.pieces import offers

    ticked = {key for key, _, is_ticked in _offered() if is_ticked}
    return (one.key for one in offers(workbook().store) if (one.key if one.own else one.group) in ticked)


def _work(key: str) -> Any:
    from pmkit.widgets.downloads import Made
    from pmkit.workspace.pieces import offers
    from pmkit.workspace.portfolio import gather
    from pmkit.workspace.portfolio_files import page, portfolio_files

    store, today = workbook().store, date.today().isoformat()
    if not offers(store):
        raise ValueError(say("take.nothing"))
    current = own_backlog.current_backlog()
    current.flush()
    portfolio = gather(store, chosen=list(_chosen()), current=current)
    if not portfolio:
        raise ValueError(say("take.nothing-ticked"))
    if key == "page":
        return Made(f"my-work-{today}.html", page(portfolio).encode(), "text/html")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in portfolio_files(portfolio):
            archive.writestr(f"my-work/{name}", data)
    return Made(f"my-work-{today}.zip", packed.getvalue(), "application/zip")


def _copy() -> Any:
    from pmkit.widgets.downloads import Made
    from pmkit.workspace import copies

    name = f"pmkit-copy-{date.today().isoformat()}.zip"
    counts: list[tuple[int, int]] = []
    data = written(name, lambda path: counts.append(copies.write(workbook().store, path)))
    if counts == [(0, 0)]:
        raise ValueError(say("take.nothing"))
    return Made(name, data, "application/zip")
