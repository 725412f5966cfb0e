"""The files that a user takes out of their backlog: for the tracker, for a colleague, for a wall.

Names are made from the kind of file and the day, never from data; texts are made safe where they are written.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from pmkit.backlog.exporters.all_columns import all_columns_csv
from pmkit.backlog.exporters.page import to_html, to_markdown
from pmkit.backlog.exporters.tracker import to_csv, to_github_commands
from pmkit.backlog.portable import to_bytes
from pmkit.backlog.schema import Backlog
from pmkit.english import counted
from pmkit.widgets.downloads import Made

_CHART_ROWS = 20
_NOTE = "Score: RICE, reach × impact × confidence ÷ effort; empty where an input is missing."


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


def make(key: str, backlog: Backlog, day: date) -> Made:
    """The file that `key` (of `KINDS`) names. Raises ValueError, with a sentence, where it can't be made."""
    return Made(file_name(key, day), _MAKERS[key](backlog), KINDS[key][2])


def file_name(key: str, day: date) -> str:
    """What the file of this kind is called."""
    name, ending, _ = KINDS[key]
    return f"{name}-{day:%Y-%m-%d}.{ending}"


def _scores(backlog: Backlog) -> pd.DataFrame | None:
    """RICE's score and rank per item, in the items' order; None where no item has all its inputs."""
    from pmkit.methods import InputError, score

    try:
        scored = score(backlog.items, "rice")
    except InputError:
        return None
    if scored["rice"].isna().all():
        return None
    return pd.DataFrame({"rank": scored["rank"], "score": scored["rice"]})


def _html(backlog: Backlog) -> str:
    from pmkit.charts.render import chart_png

    scores = _scores(backlog)
    if scores is None:
        return to_html(backlog)
    chart = _ranking(backlog)
    return to_html(backlog, scores=scores, pictures=[(chart.description, chart_png(chart))], note=_NOTE)


def _commands(backlog: Backlog) -> bytes:
    lines = to_github_commands(backlog)
    if not lines.strip():
        raise ValueError(
            "Nothing is decided yet that GitHub could take. Fill something in, then make this file."
        )
    return lines.encode()


def _xlsx(backlog: Backlog) -> bytes:
    from pmkit.backlog.exporters.spreadsheet import to_xlsx

    return to_xlsx(backlog)


def _png(backlog: Backlog) -> bytes:
    from pmkit.charts.render import chart_png

    return chart_png(_ranking(backlog))


def _svg(backlog: Backlog) -> bytes:
    from pmkit.charts.render import chart_svg

    return chart_svg(_ranking(backlog)).encode()


def _ranking(backlog: Backlog) -> Any:
    """The ranking by RICE as a chart; ValueError, with a sentence, where no item has a score."""
    from pmkit.charts.ranking import ranking_chart, ranking_rows
    from pmkit.english import format_number

    scores = _scores(backlog)
    if scores is None:
        raise ValueError(
            "No item has a RICE score yet. Fill in reach, impact, confidence and effort of at least one item."
        )
    values = scores["score"]
    words = values.map(lambda value: "" if pd.isna(value) else format_number(float(f"{value:.4g}")))
    top = (scores["rank"] == 1).fillna(False).astype(bool)
    rows = ranking_rows(backlog.items["item"], values, values, values, words, top).head(_CHART_ROWS)
    said = "; ".join(f"{row.item}: {row.words}" for row in rows.itertuples())
    return ranking_chart(
        rows,
        title=f"{rows['item'].iloc[0]} leads {counted(len(rows), 'item')}",
        score_title="RICE score",
        description=f"RICE scores, highest first. {said}",
    )


_MAKERS: dict[str, Callable[[Backlog], bytes]] = {
    # With a byte-order mark, by which a spreadsheet knows that it is UTF-8.
    "tracker": lambda backlog: to_csv(backlog).encode("utf-8-sig"),
    "commands": _commands,
    "everything": lambda backlog: all_columns_csv(backlog).encode("utf-8-sig"),
    "hand-over": to_bytes,
    "xlsx": _xlsx,
    "html": lambda backlog: _html(backlog).encode(),
    "markdown": lambda backlog: to_markdown(backlog, scores=_scores(backlog)).encode(),
    "png": _png,
    "svg": _svg,
}
