"""The files that a user takes out of their backlog: for the tracker, for a colleague, for a wall.

Names are made from the kind of file and the day, never from data; texts are made safe where they are written.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from pmkit.backlog.exporters.all_columns import all_columns_csv
from pmkit.backlog.exporters.github import to_github_commands
from pmkit.backlog.exporters.order_fields import in_plan, in_release, score_and_rank
from pmkit.backlog.exporters.page import to_html, to_markdown
from pmkit.backlog.exporters.tracker import Extra, to_csv, told
from pmkit.backlog.kept_plan import KeptPlan
from pmkit.backlog.portable import to_bytes
from pmkit.backlog.rules import without_groups
from pmkit.backlog.schema import Backlog
from pmkit.backlog.scoring import Scores, score_items
from pmkit.charts.picture import Picture
from pmkit.methods import InputError
from pmkit.widgets.downloads import Made

KINDS = {
    "tracker": ("for-the-tracker", "csv", "text/csv"),
    "commands": ("for-github", "txt", "text/plain"),
    "everything": ("backlog-all-columns", "csv", "text/csv"),
    "hand-over": ("backlog-hand-over", "zip", "application/zip"),
    "xlsx": ("backlog", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "html": ("backlog", "html", "text/html"),
    "markdown": ("backlog", "md", "text/markdown"),
    "png": ("ranking", "png", "image/png"),
    "svg": ("ranking", "svg", "image/svg+xml"),
}
"""What can be taken out: the beginning of the file's name, its ending, its kind for a browser."""
FOR_THE_TRACKER = ("tracker", "commands")
OF_THE_WHOLE = ("everything", "hand-over")
"""Those in which nothing may be missing, whatever part of the items is looked at."""
FORMULAS = {
    "rice": "RICE, reach × impact × confidence ÷ effort",
    "ice": "ICE, the average of impact, confidence and ease, each from 1 to 10",
    "wsjf": "CD3, cost of delay ÷ duration",
    "value-effort": "value ÷ effort",
}


_NOT_WHOLE = (
    "It holds the items only: an earlier version of the course brought this backlog in and kept no other "
    "rows and columns. Bring the tracker's export in again to have all of them."
)


@dataclass(frozen=True, kw_only=True)
class Wishes:
    """What is chosen for a file: the `method` of its scores; the `title` and `columns` of a page or a wiki's
    table (none: all that are filled); and for the tracker which one, `into` which column a field goes,
    whether score and rank go along (`order`), and which release is marked: the `plan` that was kept, else the
    best one of a `capacity` in person-months."""

    method: str = "rice"
    title: str = ""
    columns: tuple[str, ...] = ()
    tracker: str = ""
    into: Mapping[str, str] = field(default_factory=dict)
    order: bool = False
    capacity: float | None = None
    plan: KeptPlan | None = None


def make(key: str, backlog: Backlog, day: date, wishes: Wishes | None = None) -> Made:
    """The file that `key` (of `KINDS`) names. Raises ValueError, with a sentence, where it can't be made."""
    wishes = wishes or Wishes()
    said = tracker_words(backlog, wishes) if key == "tracker" else []
    if key == "everything" and backlog.table is None and backlog.source.headers:
        said.append(_NOT_WHOLE)
    return Made(file_name(key, day), _MAKERS[key](backlog, wishes), KINDS[key][2], " ".join(said))


def file_name(key: str, day: date) -> str:
    """What the file of this kind is called."""
    name, ending, _ = KINDS[key]
    return f"{name}-{day:%Y-%m-%d}.{ending}"


def tracker_words(backlog: Backlog, wishes: Wishes) -> list[str]:
    """Which field goes into which column of the tracker, in sentences, before the file is made."""
    return told(backlog, wishes.tracker, wishes.into, _extras(backlog, wishes))


def _extras(backlog: Backlog, wishes: Wishes) -> list[Extra]:
    """What is offered as fields of the tracker besides the decisions, where it is wanted; groups of items,
    such as epics, have no rank beside their own parts."""
    items = without_groups(backlog).backlog.items
    extras = score_and_rank(items, wishes.method) if wishes.order else []
    if wishes.plan is not None:
        extras.append(in_plan(items, wishes.plan))
    elif wishes.capacity is not None:
        extras.append(in_release(items, wishes.capacity, wishes.method))
    return extras


def _tracker(backlog: Backlog, wishes: Wishes) -> bytes:
    text = to_csv(backlog, wishes.tracker, into=wishes.into, extras=_extras(backlog, wishes))
    return _with_mark(text)


def _with_mark(text: str) -> bytes:
    """With a byte-order mark, by which a spreadsheet knows that it is UTF-8."""
    return text.encode("utf-8-sig")


def _commands(backlog: Backlog, wishes: Wishes) -> bytes:
    scores = None
    if wishes.order:
        table = score_items(without_groups(backlog).backlog.items, wishes.method).table
        scores = table.set_index("key")["score"].reindex(backlog.items["key"])
    planned = wishes.plan.ids if wishes.plan else ()
    lines = to_github_commands(backlog, scores=scores, planned=planned)
    if not lines.strip():
        raise ValueError(
            "Nothing is decided yet that GitHub could take. Fill something in, then make this file."
        )
    return lines.encode()


def _scored(backlog: Backlog, wishes: Wishes) -> tuple[Scores | None, str]:
    """The scores, and what a page says about them; none where no item has all inputs, or one can't be."""
    try:
        scores = score_items(backlog.items, wishes.method)
    except InputError as problem:
        return None, f"There are no scores: {problem}"
    if scores.table["score"].isna().all():
        return None, ""
    said = f"Score: {FORMULAS[wishes.method]}; empty where an input is missing."
    return scores, f"{said} {scores.note}".strip()


def _html(backlog: Backlog, wishes: Wishes) -> bytes:
    from pmkit.charts.render import chart_png
    from pmkit.widgets._ranking_picture import ranking_picture

    scores, note = _scored(backlog, wishes)
    pictures = []
    if scores is not None:
        chart = ranking_picture(scores)
        pictures.append((chart.description, chart_png(chart)))
    page = to_html(
        backlog,
        scores=None if scores is None else scores.table,
        title=wishes.title,
        columns=wishes.columns,
        pictures=pictures,
        note=note,
    )
    return page.encode()


def _markdown(backlog: Backlog, wishes: Wishes) -> bytes:
    scores, _ = _scored(backlog, wishes)
    table = None if scores is None else scores.table
    return to_markdown(backlog, scores=table, title=wishes.title, columns=wishes.columns).encode()


def _xlsx(backlog: Backlog, _: Wishes) -> bytes:
    from pmkit.backlog.exporters.spreadsheet import to_xlsx

    return to_xlsx(backlog)


def _ranking(backlog: Backlog, wishes: Wishes) -> Picture:
    from pmkit.widgets._ranking_picture import ranking_picture

    return ranking_picture(score_items(backlog.items, wishes.method))


def _png(backlog: Backlog, wishes: Wishes) -> bytes:
    from pmkit.charts.render import chart_png

    return chart_png(_ranking(backlog, wishes))


def _svg(backlog: Backlog, wishes: Wishes) -> bytes:
    from pmkit.charts.render import chart_svg

    return chart_svg(_ranking(backlog, wishes)).encode()


_MAKERS: dict[str, Callable[[Backlog, Wishes], bytes]] = {
    "tracker": _tracker,
    "commands": _commands,
    "everything": lambda backlog, _: _with_mark(all_columns_csv(backlog)),
    "hand-over": lambda backlog, _: to_bytes(backlog),
    "xlsx": _xlsx,
    "html": _html,
    "markdown": _markdown,
    "png": _png,
    "svg": _svg,
}
