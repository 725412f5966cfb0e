"""Decisions back into the tracker, in the shape that its own importer takes.

Jira, Azure DevOps, Linear and everything else take a CSV with the key and the decided fields; GitHub takes
commands of its command-line client that set labels, made of checked words only, so nothing needs to be
trusted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from pmkit.backlog.errors import BacklogProblem
from pmkit.backlog.exporters.cells import cell_text, number_text
from pmkit.backlog.schema import DECIDED, FIELDS, ITEM_FIELDS, Backlog
from pmkit.csv_cells import csv_text

_ISSUE = re.compile(r"https://github\.com/([\w.-]+/[\w.-]+)/(?:issues|pull)/(\d+)")
_KEY = re.compile(r"(?:([\w.-]+/[\w.-]+)#)?(\d+)")


@dataclass(frozen=True)
class Shape:
    """What an importer expects: the headers of key, title and type (where it must have one), and own
    names."""

    key: str
    item: str
    type: str = ""
    names: Mapping[str, str] | None = None


_AZURE = {"size": "Story Points", "value": "Business Value", "effort": "Effort (person-months)"}
"""There, Effort is a number of points."""
EXPORTS: dict[str, Shape] = {
    "jira": Shape("Issue key", "Summary", "Issue Type", {"size": "Story Points"}),
    "azure": Shape("ID", "Title", "Work Item Type", _AZURE),
    "linear": Shape("ID", "Title", "", {"size": "Estimate"}),
    "github": Shape("number", "title"),
    "trello": Shape("Card ID", "Card Name"),
    "productboard": Shape("Feature ID", "Feature name"),
    "aha": Shape("Feature reference #", "Feature name"),
    "generic": Shape("Key", "Title"),
}


def to_csv(backlog: Backlog, tracker: str = "", *, everything: bool = False) -> str:
    """A CSV that goes back: key, title and the decided fields that have a value somewhere.

    `tracker` is one of `EXPORTS`, by default the one that the backlog came from. `everything=True` adds the
    tracker's own fields and the columns that were kept, each under its own header. Reading it again gives the
    same backlog. Text that a spreadsheet would run as a formula is protected (see `csv_cells`); the course's
    own import takes that away again. With a byte-order mark when written by
    `to_csv(...).encode("utf-8-sig")`.
    """
    tracker = tracker or backlog.source.tracker
    if tracker not in EXPORTS:
        raise BacklogProblem(f"There is no export for {tracker}. Choose one of: {', '.join(EXPORTS)}.")
    columns = _own(backlog, tracker, everything)
    if everything:
        kept = _kept(backlog)
        again = {header for header, _ in kept}
        columns = [column for column in columns if column[0] not in again] + kept
    headers = [header for header, _ in columns]
    return csv_text([headers, *zip(*(cells for _, cells in columns), strict=True)])


def _own(backlog: Backlog, tracker: str, everything: bool) -> list[tuple[str, list[str]]]:
    shape, items = EXPORTS[tracker], backlog.items
    names = {"key": shape.key, "item": shape.item, **(shape.names or {})}
    if shape.type:
        names["type"] = shape.type
    if tracker == backlog.source.tracker:
        for name, headers in backlog.source.headers.items():
            if headers and not re.fullmatch(r"title \d+", headers[0], re.IGNORECASE):
                names[name] = headers[0]
    wanted = [name for name in ITEM_FIELDS if name in ("key", "item") or (name == "type" and shape.type)]
    wanted += [name for name in ITEM_FIELDS if name in DECIDED or everything]
    columns: list[tuple[str, list[str]]] = []
    for name in dict.fromkeys(wanted):
        cells = items[name]
        if name not in ("key", "item") and not _any(cells):
            continue
        header = names.get(name, FIELDS[name].label)
        if FIELDS[name].kind == "list" and name == "labels" and tracker == "jira":
            columns += _spread(header, cells)
        elif FIELDS[name].kind == "number":
            columns.append((header, [number_text(cell) for cell in cells]))
        else:
            columns.append((header, [cell_text(cell) for cell in cells]))
    return columns


def _any(cells: pd.Series) -> bool:
    return any(bool(cell) if isinstance(cell, (str, list)) else not pd.isna(cell) for cell in cells)


def _spread(header: str, cells: pd.Series) -> list[tuple[str, list[str]]]:
    """A list under a header that comes once per entry, at least twice, as Jira writes and reads it."""
    most = max(2, max((len(cell) for cell in cells), default=0))
    return [
        (header, [str(cell[place]) if place < len(cell) else "" for cell in cells]) for place in range(most)
    ]


def _kept(backlog: Backlog) -> list[tuple[str, list[str]]]:
    """The kept columns under their own headers; a list under as many columns as its longest entry."""
    columns: list[tuple[str, list[str]]] = []
    for header, cells in backlog.kept.items():
        if any(isinstance(cell, list) for cell in cells):
            columns += _spread(str(header), cells)
        else:
            columns.append((str(header), [cell_text(cell) for cell in cells]))
    return columns


def to_github_commands(backlog: Backlog, repository: str = "") -> str:
    """Lines for GitHub's command-line client that write the decided fields as labels such as `effort: 3`.

    `repository` is "owner/name"; without it, it is taken from each item's address or key. Labels of an
    earlier decision are removed in the same line. Titles and other texts are not used, so the lines hold only
    numbers, field names and checked names. Raises `BacklogProblem` for an item that is no GitHub issue.
    """
    if repository and not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
        raise BacklogProblem(f"“{repository}” is no repository. Write owner/name.")
    labels: dict[tuple[str, str], None] = {}
    edits: list[str] = []
    for _, item in backlog.items.iterrows():
        decided = _labels(item)
        place, number = _issue(item, repository)
        old = [label for name in decided for label in _earlier(backlog, item, name) if label != decided[name]]
        if not decided:
            continue
        labels |= {(place, label): None for label in decided.values()}
        words = [f"gh issue edit {number}", *([f"--repo {place}"] if place else [])]
        words += [f'--add-label "{label}"' for label in decided.values()]
        words += [f'--remove-label "{label}"' for label in old]
        edits.append(" ".join(words))
    makes = [
        " ".join([f'gh label create "{label}"', *([f"--repo {place}"] if place else []), "--force"])
        for place, label in labels
    ]
    return "".join(f"{line}\n" for line in [*makes, *edits])


def _labels(item: pd.Series) -> dict[str, str]:
    found = {}
    for name in DECIDED:
        if FIELDS[name].kind == "number" and not pd.isna(item[name]):
            found[name] = f"{name.replace('_', ' ')}: {number_text(item[name])}"
        elif item[name] in FIELDS[name].choices:
            found[name] = f"{name}: {item[name]}"
    return found


def _earlier(backlog: Backlog, item: pd.Series, name: str) -> list[str]:
    """The label that the last import read for this field."""
    base = backlog.imported
    rows = base[base["key"] == item["key"]]
    return [label for _, row in rows.iterrows() for field, label in _labels(row).items() if field == name]


def _issue(item: pd.Series, repository: str) -> tuple[str, str]:
    key, address = _KEY.fullmatch(item["key"]), _ISSUE.match(item["url"])
    if key is None:
        raise BacklogProblem(
            f"{item['key']} is no GitHub issue (a draft has no number). Make it an issue first."
        )
    return repository or key[1] or (address[1] if address else ""), key[2]
