"""What an explorer leaves for somebody who only reads: sentences, tables, boards, lists and pictures.

Blocks of plain values in the order of the explorer's layout; whoever writes them makes HTML or Markdown of
them. Knows no file and no widget.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pmkit.charts.picture import Picture
from pmkit.charts.render import chart_text
from pmkit.explorers.controls import Cells, Control, Order, Places
from pmkit.explorers.fields import Form, Text
from pmkit.explorers.state import value_at
from pmkit.explorers.typed_cells import Column, cell_text
from pmkit.practice.markdown import escape_markdown

if TYPE_CHECKING:
    from pmkit.explorers.explorer import Explorer, Seen


WAITING = "unsorted"
"""The column of cards that wait to be placed."""


@dataclass(frozen=True)
class Words:
    """Sentences, as Markdown in which what comes from data was escaped; the blocks below hold plain text."""

    markdown: str


@dataclass(frozen=True)
class Grid:
    """A table: headings, rows of cells, and which columns hold numbers."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[bool, ...]


@dataclass(frozen=True)
class Card:
    """A card on a board, and what stands under its title."""

    title: str
    detail: str = ""


@dataclass(frozen=True)
class Board:
    """Columns with their cards, from left to right."""

    title: str
    columns: tuple[tuple[str, tuple[Card, ...]], ...]


@dataclass(frozen=True)
class Ranked:
    """Things in an order, the first on top."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Drawn:
    """A chart."""

    picture: Picture


Block = Words | Grid | Board | Ranked | Drawn


def blocks(explorer: "Explorer", seen: "Seen") -> tuple[Block, ...]:
    """All that an explorer leaves to be read, top to bottom; () where nothing is there yet."""
    from pmkit.explorers.explorer import names_in

    names = names_in(explorer.taken_along or explorer.layout)
    return tuple(block for key in names for block in _under(key, seen, explorer.only_to_fill_in))


def _under(key: str, seen: "Seen", only_to_fill_in: frozenset[str]) -> Iterator[Block]:
    """What stands under one name of the layout, without the columns that are not to be read."""
    result = seen.result
    if key in result.hidden:
        return
    if key == "sentence":
        yield from _words(result.summary or result.sentence)
    elif key in result.charts:
        yield Drawn(result.charts[key])
    elif key in result.says:
        yield from _words(result.says[key])
    elif key in result.tables:
        yield from _grid(result.tables[key], {}, result.computed.get(key, {}), only_to_fill_in)
    else:
        for control in seen.controls:
            if control.key == key:
                yield from _set(control, seen, only_to_fill_in)


def _words(markdown: str) -> Iterator[Words]:
    if markdown.strip():
        yield Words(markdown)


def _set(control: Control, seen: "Seen", only_to_fill_in: frozenset[str]) -> Iterator[Block]:
    """What a control was set to. Sliders and choices are left out: what follows from them is seen in the
    rest.
    """
    result = seen.result
    if isinstance(control, Form):
        yield from _texts(control, seen)
    elif isinstance(control, Places):
        yield from _board(
            control, seen, result.cards.get(control.key, {}), result.columns.get(control.key, {})
        )
    elif isinstance(control, Order):
        titles = {card["id"]: str(card["title"]) for card in control.cards}
        yield Ranked(control.title, tuple(titles[id] for id in value_at(seen.values, control.path)))
    elif isinstance(control, Cells):
        value = value_at(seen.values, control.path)
        yield from _grid(control, value, result.computed.get(control.key, {}), only_to_fill_in)


def _texts(form: Form, seen: "Seen") -> Iterator[Grid]:
    """The texts that were written, each beside what was asked."""
    fields = [
        field for field in form.inputs() if isinstance(field, Text) and field.key not in seen.result.hidden
    ]
    rows = [(field.label, str(value_at(seen.values, field.path)).strip()) for field in fields]
    if form.columns:
        yield from _side_by_side(
            form, {field.key: text for field, (_, text) in zip(fields, rows, strict=True)}
        )
    elif written := tuple(row for row in rows if row[1]):
        yield Grid(form.label if len(written) > 1 else "", ("", ""), written, (False, False))


def _side_by_side(form: Form, texts: Mapping[str, str]) -> Iterator[Grid]:
    """The texts of a form whose fields stand in columns, a row for what is asked in all of them."""
    fields = [field for field in form.inputs() if isinstance(field, Text)]
    rows: dict[str, dict[str, str]] = {}
    for field in fields:
        rows.setdefault(field.row or field.label, {})[field.column] = texts[field.key]
    told = [(name, *(cells.get(key, "") for key in form.columns)) for name, cells in rows.items()]
    if written := tuple(row for row in told if any(row[1:])):
        yield Grid(form.label, ("", *form.columns.values()), written, (False,) * (1 + len(form.columns)))


def _board(
    control: Places,
    seen: "Seen",
    cards: Mapping[str, Mapping[str, Any]],
    columns: Mapping[str, Mapping[str, Any]],
) -> Iterator[Board]:
    """The board without the cards that wait to be placed: nothing was decided about them."""
    known = {card["id"]: card for card in control.cards}
    placed = value_at(seen.values, control.path)
    found = []
    for key, title in control.columns.items():
        if key == WAITING:
            continue
        ids = [id for id in placed.get(key, []) if control.shown is None or id in control.shown]
        heading = str(columns.get(key, {}).get("title", title))
        found.append((heading, tuple(_card(known[id], cards.get(id, {})) for id in ids)))
    if any(held for _, held in found):
        yield Board(control.label, tuple(found))


def _card(card: Mapping[str, Any], told: Mapping[str, Any]) -> Card:
    return Card(str(told.get("title", card["title"])), str(told.get("detail", "")))


def _grid(
    table: Cells,
    value: Mapping[str, Mapping[str, Any]],
    computed: Mapping[str, Sequence[Any]],
    only_to_fill_in: frozenset[str],
) -> Iterator[Grid]:
    """The table without the rows that have no name or in which nothing was entered, and without empty
    columns.
    """
    results = {key: list(cells) for key, cells in computed.items()}
    rows = [
        {**row, **{key: cells[at] for key, cells in results.items()}}
        for at, row in enumerate(table.filled(value))
    ]
    first, *others = [Column.of(one) for one in table.columns if one["key"] not in only_to_fill_in]
    entered = [one.key for one in others if not one.readonly] or [one.key for one in others]
    rows = [row for row in rows if _stands(row[first.key]) and any(_stands(row.get(key)) for key in entered)]
    shown = [first, *(one for one in others if any(_stands(row.get(one.key)) for row in rows))]
    if rows:
        yield Grid(
            table.label,
            tuple(one.heading for one in shown),
            tuple(
                tuple(cell_text(replace(one, readonly=True), row.get(one.key)) for one in shown)
                for row in rows
            ),
            tuple(one.type == "number" for one in shown),
        )


def _stands(cell: Any) -> bool:
    return cell is not None and cell == cell and cell != ""


def in_markdown(block: Block, picture: str = "") -> str:
    """A block as Markdown; `picture` names the file of a chart, "" leaves the chart out."""
    if isinstance(block, Words):
        return block.markdown
    if isinstance(block, Drawn):
        return f"![{escape_markdown(chart_text(block.picture))}]({picture})" if picture else ""
    if isinstance(block, Ranked):
        items = [f"{number}. {escape_markdown(item)}" for number, item in enumerate(block.items, start=1)]
        return "\n".join([*_head(block.title), *items])
    if isinstance(block, Board):
        lines = _head(block.title)
        for title, cards in block.columns:
            lines += [f"- **{escape_markdown(title)}**"]
            lines += [
                f"  - {escape_markdown(': '.join(filter(None, (one.title, one.detail))))}" for one in cards
            ]
        return "\n".join(lines)
    rule = ["---:" if number else ":---" for number in block.numeric]
    rows = [block.headings, *block.rows]
    lines = [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in rows]
    return "\n".join([*_head(block.title), lines[0], f"| {' | '.join(rule)} |", *lines[1:]])


def _head(title: str) -> list[str]:
    return [f"**{escape_markdown(title)}**", ""] if title else []


def _cell(text: str) -> str:
    return escape_markdown(" ".join(text.split()))
