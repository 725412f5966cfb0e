"""To people: a web page on one sheet that works offline, and a table for a wiki.

All text from data is escaped and its hidden marks are shown; the page holds no script, no link and loads
nothing.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from html import escape

import pandas as pd

from pmkit.backlog.errors import BacklogProblem
from pmkit.backlog.exporters.cells import cell_text
from pmkit.backlog.exporters.markdown_text import in_markdown
from pmkit.backlog.exporters.print_width import print_style
from pmkit.backlog.exporters.reasons import HEADS as REASON_HEADS
from pmkit.backlog.exporters.reasons import reason_rows
from pmkit.backlog.schema import DECIDED, FIELDS, ITEM_FIELDS, Backlog
from pmkit.english import counted
from pmkit.hidden_characters import visible

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #8886; padding: .3rem .5rem; text-align: left; vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
td { overflow-wrap: break-word; }
td.t { min-width: 14em; }
.wide { overflow-x: auto; }
td.k { white-space: nowrap; }
figure { margin: 1rem 0; max-width: 54rem; }
img { max-width: 100%; height: auto; background: #fff; }
@page { size: A4 landscape; margin: 12mm; }
@media print {
  body { margin: 0; max-width: none; padding: 0; font-size: 9pt; }
  .wide { overflow: visible; }
  table { font-size: LYINGSIZEpt; line-height: 1.25; }
  thead { display: table-header-group; }
  tr, figure { break-inside: avoid; }
  img { max-height: 160mm; }
  th, td { padding: 1.5pt 2pt; overflow-wrap: LYINGWRAP; }
  td.n { white-space: nowrap; }
  td.t { min-width: 9em; }
}
@media print and (orientation: portrait) {
  table { font-size: UPRIGHTSIZEpt; }
  th, td { overflow-wrap: UPRIGHTWRAP; }
}
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

_SCORES = {"rank": "Rank", "score": "Score"}
_USUAL = ("key", "item", "type", "status", "labels", *DECIDED, "requires")
COLUMNS = (*_SCORES, *ITEM_FIELDS)
"""What a page or a wiki's table can show."""


def to_html(
    backlog: Backlog,
    *,
    title: str = "",
    scores: pd.DataFrame | None = None,
    pictures: Sequence[tuple[str, bytes]] = (),
    note: str = "",
    columns: Sequence[str] = (),
) -> str:
    """One self-contained page: title, note, pictures and the table of items, which prints on A4 with all its
    columns.

    `scores` has a row per item (in the items' order) with `score` and `rank`; `pictures` are (description,
    PNG) pairs, for instance from `pmkit.charts.render.chart_png`; `columns` are names of `COLUMNS`, by
    default those that are filled. Raises `BacklogProblem` for a column that there is not.
    """
    heading = visible(title or _heading(backlog))
    columns_shown, rows = _table(backlog, scores, columns)
    style = print_style(_STYLE, columns_shown, rows)
    head = "".join(f'<th scope="col"{_class(name)}>{escape(label)}</th>' for name, label in columns_shown)
    body = "".join(
        "<tr>"
        + "".join(
            f"<td{_class(name)}><bdi>{escape(cell)}</bdi></td>"
            for (name, _), cell in zip(columns_shown, row, strict=True)
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
        f"<title>{escape(heading)}</title><style>{style}</style></head>\n<body>\n<h1>{escape(heading)}</h1>\n"
        f"{words}{figures}<div class='wide'><table><thead><tr>{head}</tr></thead><tbody>\n{body}"
        f"</tbody></table></div>\n{_reasons_html(backlog)}</body></html>\n"
    )


def _reasons_html(backlog: Backlog) -> str:
    """Why the estimates are what they are, as a second table; "" where nobody said."""
    rows = reason_rows(backlog)
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in REASON_HEADS)
    body = "".join(
        "<tr>" + "".join(f"<td><bdi>{escape(visible(cell))}</bdi></td>" for cell in row) + "</tr>\n"
        for row in rows
    )
    return (
        "<h2>Reasons for the estimates</h2>\n<div class='wide'><table>"
        f"<thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table></div>\n"
    )


def _figure(text: str, png: bytes) -> str:
    words = escape(visible(text))
    data = base64.b64encode(png).decode()
    picture = f'<img alt="{words}" src="data:image/png;base64,{data}">'
    return f"<figure>{picture}</figure>"


def to_markdown(
    backlog: Backlog, *, title: str = "", scores: pd.DataFrame | None = None, columns: Sequence[str] = ()
) -> str:
    """A heading and a table in Markdown for a wiki; what would be markup in the data is escaped. `columns` as
    in `to_html`."""
    shown, rows = _table(backlog, scores, columns)
    lines = [
        f"# {in_markdown(title or _heading(backlog))}",
        "",
        _line([label for _, label in shown]),
        "| " + " | ".join("---:" if _is_number(name) else "---" for name, _ in shown) + " |",
    ]
    lines += map(_line, rows)
    if reasons := reason_rows(backlog):
        lines += [
            "",
            "## Reasons for the estimates",
            "",
            _line(REASON_HEADS),
            _line(["---"] * len(REASON_HEADS)),
        ]
        lines += map(_line, reasons)
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(in_markdown, cells)) + " |"


def _heading(backlog: Backlog) -> str:
    """What a page is called where nobody says it: a file's name would tell its readers nothing."""
    return f"Backlog: {counted(len(backlog), 'item')}"


def _is_number(name: str) -> bool:
    return name in ("score", "rank") or (name in FIELDS and FIELDS[name].kind == "number")


def _class(name: str) -> str:
    """How a column is set: numbers to the right, titles with room."""
    return ' class="n"' if _is_number(name) else {"item": ' class="t"', "key": ' class="k"'}.get(name, "")


def _table(
    backlog: Backlog, scores: pd.DataFrame | None, wanted: Sequence[str]
) -> tuple[list[tuple[str, str]], list[list[str]]]:
    """The columns (name, label) and the rows, best rank first."""
    items = backlog.items
    shown = {
        name: scores[name].reset_index(drop=True)
        for name in ("rank", "score")
        if scores is not None and name in scores
    }
    names = list(wanted) or [
        *shown,
        *(name for name in _USUAL if name in ("key", "item") or any(map(cell_text, items[name]))),
    ]
    if strange := next((name for name in names if name not in COLUMNS), ""):
        raise BacklogProblem(f"There is no column {strange}. Choose from: {', '.join(COLUMNS)}.")
    names = [name for name in names if name in shown or name not in _SCORES]
    order = list(range(len(items)))
    if "rank" in shown:
        ranks = shown["rank"].astype("Float64").fillna(float("inf"))
        order.sort(key=lambda row: float(ranks.iloc[row]))
    cells = [
        [
            _number(shown[name].iloc[row], rounded=True)
            if name in shown
            else _cell(name, items[name].iloc[row])
            for name in names
        ]
        for row in order
    ]
    return [(name, _SCORES.get(name) or _label(name, backlog.units)) for name in names], cells


def _label(name: str, units: Mapping[str, str]) -> str:
    """What a column is called, with its money where the backlog says in which."""
    label = FIELDS[name].label
    if name == "value" and (unit := units.get(name)):
        return f"{label} ({unit})"
    if name == "cost_of_delay" and (unit := units.get(name)):
        return f"{label} ({unit} a week)"
    return label


def _cell(name: str, value: object) -> str:
    """A cell for people: numbers with a comma at the thousands."""
    if FIELDS[name].kind == "number":
        return _number(value)
    return visible(cell_text(value))


def _number(value: object, rounded: bool = False) -> str:
    return "" if pd.isna(value) else f"{float(f'{value:.6g}') if rounded else float(value):,.10g}"  # type: ignore[arg-type, call-overload]
