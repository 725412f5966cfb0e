"""Prerequisites of the items in a file: from columns, from the other end of a link, and from sentences.

Only those that are open items of the same file stay; the others are counted and named, and so are circles.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from pmkit.backlog import cell_values, links
from pmkit.backlog.ancestry import other_names, title_name
from pmkit.backlog.field_reader import FieldReader
from pmkit.backlog.trackers import NUMBERED
from pmkit.english import counted, listed


def link(reader: FieldReader, columns: dict[str, Any], stays: np.ndarray) -> None:
    """Fill `columns["requires"]`; `stays` are the rows that become items."""
    keys = columns["key"]
    requires: cell_values.Lists = columns.get("requires", {})
    blocks: cell_values.Lists = columns.get("blocks", {})
    if reader.tracker in NUMBERED and "description" in columns:
        requires, blocks = _with_sentences(reader, columns, requires, blocks)
    if "relations" in columns:
        requires, blocks = map(_joined, (requires, blocks), links.relations(columns["relations"]))
    if not requires and not blocks:
        return
    known = set(keys.tolist())
    named = {one for ids in (*requires.values(), *blocks.values()) for one in ids}
    names = {} if named <= known else other_names(columns)
    requires = {row: _known_keys(ids, known, names) for row, ids in requires.items()}
    blocks = {row: _known_keys(ids, known, names) for row, ids in blocks.items()}
    own = [str(keys[row]) for row, ids in requires.items() if stays[row] and keys[row] in ids]
    if own:
        reader.notes.append(
            f"{counted(len(own), 'prerequisite was', 'prerequisites were')} left out, since an item can't "
            f"wait for itself: {listed(own, 5)}."
        )
    combined = links.combine(keys.tolist(), requires, blocks)
    columns["requires"] = _still_open(reader, known, set(keys[stays].tolist()), stays, combined)
    open_ones = {row: ids for row, ids in columns["requires"].items() if stays[row]}
    for circle in links.circles(keys, open_ones):
        way = " needs ".join([*circle, circle[0]])
        reader.notes.append(
            f"These items wait for each other: {way}. Remove one of the links in the tracker."
        )


def _with_sentences(
    reader: FieldReader, columns: Mapping[str, Any], requires: cell_values.Lists, blocks: cell_values.Lists
) -> tuple[cell_values.Lists, cell_values.Lists]:
    """What texts such as “depends on #3” say, added to what columns say; keys as this file writes them."""
    needs, holds = links.links_in_text(columns["description"])
    if not needs and not holds:
        return requires, blocks
    write = _writer(columns)
    merged = [
        _joined(given, {row: [write(row, *one) for one in ones] for row, ones in said.items()})
        for given, said in ((requires, needs), (blocks, holds))
    ]
    number = sum(map(len, (*needs.values(), *holds.values())))
    reader.notes.append(
        f"{counted(number, 'link was', 'links were')} read from descriptions, from words such as “depends on "
        "#3” or “blocks #4”."
    )
    return merged[0], merged[1]


def _joined(one: cell_values.Lists, other: cell_values.Lists) -> cell_values.Lists:
    return {row: one.get(row, []) + other.get(row, []) for row in {*one, *other}}


def _writer(columns: Mapping[str, Any]) -> Any:
    """How a reference becomes a key: an issue of the item's own repository has its plain number, unless the
    file holds several repositories and so writes their names into its keys."""
    homes = [links.repository(url) for url in columns["url"]] if "url" in columns else []
    several = len(set(filter(None, homes))) > 1

    def write(row: int, repository: str, number: str) -> str:
        home = homes[row] if homes else ""
        named = repository or home
        if named and (several or (repository and repository.casefold() != home.casefold())):
            return f"{named}#{number}"
        return number

    return write


def _still_open(
    reader: FieldReader, known: set[str], still_open: set[str], stays: np.ndarray, combined: cell_values.Lists
) -> cell_values.Lists:
    """The prerequisites that are open items of the file; the others leave a note."""
    lost: dict[str, None] = {}
    over = 0
    for row, ids in combined.items():
        if stays[row]:
            lost |= {one: None for one in ids if one not in known}
            over += sum(one in known and one not in still_open for one in ids)
    if over:
        reader.notes.append(
            f"{counted(over, 'prerequisite is', 'prerequisites are')} done or dropped already."
        )
    if lost:
        reader.notes.append(
            f"{counted(len(lost), 'prerequisite is', 'prerequisites are')} not in this file: "
            f"{listed(list(lost), 5)}. Plans made from it leave them out of account."
        )
    return {row: [one for one in ids if one in still_open] for row, ids in combined.items()}


def _known_keys(ids: list[str], known: set[str], names: Mapping[str, str]) -> list[str]:
    """Entries that are keys or other names of items as they stand, or that are several keys."""
    found: list[str] = []
    for one in ids:
        key = one if one in known else names.get(one) or names.get(title_name(one))
        found += [key] if key else cell_values.by_key(one)
    return found
