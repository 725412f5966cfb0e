"""To people: a web page on one sheet that works offline, and a table for a wiki.

All text from data is escaped and its hidden marks are shown; the page holds no script, no link and loads
nothing.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from pmkit.backlog.exporters.cells import cell_text
from pmkit.backlog.schema import DECIDED, FIELDS, Backlog
from pmkit.hidden_characters import visible

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #8886; padding: .3rem .5rem; text-align: left; vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
td { overflow-wrap: break-word; }
td.t { min-width: 14em; }
.wide { overflow-x: auto; }
figure { margin: 1rem 0; }
img { max-width: 100%; height: auto; background: #fff; }
@media print { body { margin: 0; max-width: none; font-size: 9pt; } td.t { min-width: 9em; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&:@$^=])")


def to_html(
    backlog: Backlog,
    *,
    title: str = "",
    scores: pd.DataFrame | None = None,
    pictures: Sequence[tuple[str, bytes]] = (),
    note: str = "",
) -> str:
    """One self-contained page: title, note, pictures and the table of items.

    `scores` has a row per item (in the items' order) with `score` and `rank`; `pictures` are (description,
    PNG)
    pairs, for instance from `pmkit.charts.render.chart_png`.
    """
    heading = visible(title or backlog.source.name or "Backlog")
    columns, rows = _table(backlog, scores)
    head = "".join(f'<th scope="col"{_class(name)}>{escape(label)}</th>' for name, label in columns)
    body = "".join(
        "<tr>"
        + "".join(
            f"<td{_class(name)}><bdi>{escape(cell)}</bdi></td>"
            for (name, _), cell in zip(columns, row, strict=True)
        )
        + "</tr>\n"
        for row in rows
    )
    words = f"<p>{escape(visible(note))}</p>\n" if note else ""
    figures = "".join(_figure(text, png) for text, png in pictures)
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(heading)}</title><style>{_STYLE}</style></head>\n<body>\n<h1>{escape(heading)}</h1>\n"
        f"{words}{figures}<div class='wide'><table><thead><tr>{head}</tr></thead><tbody>\n{body}"
        "</tbody></table></div>\n</body></html>\n"
    )


def _figure(text: str, png: bytes) -> str:
    words = escape(visible(text))
    data = base64.b64encode(png).decode()
    picture = f'<img alt="{words}" src="data:image/png;base64,{data}">'
    return f"<figure>{picture}</figure>"


def to_markdown(backlog: Backlog, *, title: str = "", scores: pd.DataFrame | None = None) -> str:
    """A heading and a table in Markdown for a wiki; every special character of the data is escaped."""
    columns, rows = _table(backlog, scores)
    lines = [
        f"# {_plain(title or backlog.source.name or 'Backlog')}",
        "",
        "| " + " | ".join(_plain(label) for _, label in columns) + " |",
        "| " + " | ".join("---:" if _is_number(name) else "---" for name, _ in columns) + " |",
    ]
    lines += ["| " + " | ".join(map(_plain, row)) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    one_line = " ".join(visible(text).split())
    return re.sub(r"(?i)\b(www|https?|ftp|mailto)(?=\\?[.:])", r"\1&#8203;", _MARKDOWN.sub(r"\\\1", one_line))


def _is_number(name: str) -> bool:
    return name in ("score", "rank") or (name in FIELDS and FIELDS[name].kind == "number")


def _class(name: str) -> str:
    """How a column is set: numbers to the right, titles with room."""
    return ' class="n"' if _is_number(name) else ' class="t"' if name == "item" else ""


def _table(backlog: Backlog, scores: pd.DataFrame | None) -> tuple[list[tuple[str, str]], list[list[str]]]:
    """Rank and score, key, title, type, status, labels and every decided column that has a value; best
    rank first."""
    items = backlog.items
    shown: Mapping[str, pd.Series] = {}
    if scores is not None:
        shown = {
            name: scores[name].reset_index(drop=True) for name in ("rank", "score") if name in scores.columns
        }
    names = ["key", "item", "type", "status", "labels", *DECIDED, "requires"]
    filled = [
        name for name in names if any(cell_text(cell) for cell in items[name]) or name in ("key", "item")
    ]
    labels = {"rank": "Rank", "score": "Score"}
    columns = [(name, labels[name]) for name in shown] + [
        (name, _label(name, backlog.units)) for name in filled
    ]
    order = list(range(len(items)))
    if "rank" in shown:
        ranks = shown["rank"].astype("Float64").fillna(float("inf"))
        order.sort(key=lambda row: float(ranks.iloc[row]))
    rows = [
        [_score(shown[name].iloc[row]) for name in shown]
        + [visible(cell_text(items[name].iloc[row])) for name in filled]
        for row in order
    ]
    return columns, rows


def _label(name: str, units: Mapping[str, str]) -> str:
    """What a column is called, with its money where the backlog says in which."""
    label = FIELDS[name].label
    if name == "value" and (unit := units.get(name)):
        return f"{label} ({unit})"
    if name == "cost_of_delay" and (unit := units.get(name)):
        return f"{label} ({unit} a week)"
    return label


def _score(value: object) -> str:
    return "" if pd.isna(value) else f"{float(value):,.6g}"  # type: ignore[arg-type, call-overload]
