"""Prerequisites of the items in a file: from columns, from the other end of a link, and from sentences.

Only those that are open items of the same file stay; the others are counted and named, and so are circles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from pmkit.backlog import cell_values, links
from pmkit.backlog.field_reader import FieldReader
from pmkit.english import counted, listed


def link(reader: FieldReader, columns: dict[str, Any], stays: np.ndarray) -> None:
    """Fill `columns["requires"]`; `stays` are the rows that become items."""
    keys = columns["key"]
    requires: cell_values.Lists = columns.get("requires", {})
    blocks: cell_values.Lists = columns.get("blocks", {})
    if reader.tracker == "github" and "description" in columns:
        requires, blocks = _with_sentences(reader, columns, requires, blocks)
    if not requires and not blocks:
        return
    known = set(keys.tolist())
    named = {one for ids in (*requires.values(), *blocks.values()) for one in ids}
    titled = {} if named <= known else _by_title(columns["item"], keys)
    requires = {row: _known_keys(ids, known, titled) for row, ids in requires.items()}
    blocks = {row: _known_keys(ids, known, titled) for row, ids in blocks.items()}
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
    merged = []
    for given, said in ((requires, needs), (blocks, holds)):
        told = {row: [write(row, *one) for one in ones] for row, ones in said.items()}
        merged.append({row: given.get(row, []) + told.get(row, []) for row in {*given, *told}})
    number = sum(map(len, (*needs.values(), *holds.values())))
    reader.notes.append(
        f"{counted(number, 'link was', 'links were')} read from descriptions, from words such as “depends on "
        "#3” or “blocks #4”."
    )
    return merged[0], merged[1]


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


def _by_title(titles: Sequence[str], keys: Sequence[str]) -> dict[str, str]:
    """The key of each item whose title is its own: a plain table names prerequisites by title."""
    found: dict[str, str] = {}
    twice = set()
    for title, key in zip(titles, keys, strict=True):
        name = " ".join(title.split()).casefold()
        if name in found:
            twice.add(name)
        found[name] = key
    return {name: key for name, key in found.items() if name not in twice}


def _known_keys(ids: list[str], known: set[str], titled: Mapping[str, str]) -> list[str]:
    """Entries that are keys or titles as they stand, or that are several keys between blanks."""
    found: list[str] = []
    for one in ids:
        key = one if one in known else titled.get(" ".join(one.split()).casefold())
        found += [key] if key else cell_values.by_key(one)
    return found
