"""Decisions to GitHub, as commands of its command-line client that set labels by band.

The commands are made of checked words only (numbers, fields' names, names of repositories), so nothing in
them needs to be trusted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

import numpy as np
import pandas as pd

from pmkit.backlog.errors import BacklogProblem
from pmkit.backlog.exporters.cells import cell_text, number_text
from pmkit.backlog.merging import differs
from pmkit.backlog.schema import DECIDED, FIELDS, Backlog

BANDS = ("small", "medium", "large")
"""The third of the items with the lowest values, the middle one, and the one with the highest."""
_SCORE, _RELEASE, _PLANNED = "score", "release", "planned"
_ISSUE = re.compile(r"https://github\.com/([\w.-]+/[\w.-]+)/(?:issues|pull)/(\d+)")
_KEY = re.compile(r"(?:([\w.-]+/[\w.-]+)#)?(\d+)")
_WORDS = {name: name.replace("_", " ") for name in (*DECIDED, _SCORE, _RELEASE)}
_OURS = re.compile(
    rf"(?:{'|'.join(_WORDS.values())}): ?(?:[\d.]+|{'|'.join(BANDS)}|{_PLANNED}|"
    rf"{'|'.join(choice for name in DECIDED for choice in FIELDS[name].choices)})",
    re.IGNORECASE,
)


def to_github_commands(
    backlog: Backlog,
    repository: str = "",
    scores: pd.Series | None = None,
    planned: Collection[str] = (),
) -> str:
    """Lines for GitHub's command-line client that write the decided fields as labels such as `effort: small`.

    Numbers become three bands, each with a third of the items; the label's description says from where to
    where it goes. `scores` (one per item) becomes `score: large` and so on, an item whose key is
    `planned` gets `release: planned`. Labels of an earlier export are taken off the issue. `repository`
    is "owner/name"; without it, it is taken from each item's address or key. Raises `BacklogProblem` for
    an item that is no GitHub issue.
    """
    if repository and not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
        raise BacklogProblem(f"“{repository}” is no repository. Write owner/name.")
    there = _labels_there(backlog)
    columns = dict(_banded(backlog, there, scores))
    chosen = set(planned)
    columns[_RELEASE] = [
        (f"{_RELEASE}: {_PLANNED}", "in the plan that was kept") if key in chosen else ("", "")
        for key in backlog.items["key"]
    ]
    makes: dict[tuple[str, str], str] = {}
    edits: list[str] = []
    for row, key in enumerate(backlog.items["key"]):
        place, number = _issue(backlog.items.iloc[row], repository)
        new = {label: about for labels in columns.values() for label, about in [labels[row]] if label}
        old = [label for label in there.get(key, []) if _OURS.fullmatch(label)]
        added, removed = [one for one in new if one not in old], [one for one in old if one not in new]
        makes |= {(place, label): new[label] for label in added}
        if added or removed:
            words = [f"gh issue edit {number}", *_repository(place)]
            words += [f'--add-label "{label}"' for label in added]
            words += [f'--remove-label "{label}"' for label in removed]
            edits.append(" ".join(words))
    lines = [
        " ".join([f'gh label create "{label}"', *_repository(place), f'--description "{about}" --force'])
        for (place, label), about in sorted(makes.items())
    ]
    return "".join(f"{line}\n" for line in [*lines, *edits])


def _repository(place: str) -> list[str]:
    return [f"--repo {place}"] if place else []


def _banded(
    backlog: Backlog, there: Mapping[str, list[str]], scores: pd.Series | None
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Per field the label of each item with its description, "" for none; fields that were decided, now or
    before."""
    before = {
        label.lower().partition(":")[0]
        for labels in there.values()
        for label in labels
        if _OURS.fullmatch(label)
    }
    for name in DECIDED:
        word = _WORDS[name]
        if not differs(backlog, name).any() and word not in before:
            continue
        cells = backlog.items[name]
        if FIELDS[name].kind == "number":
            yield name, _bands(word, cells.to_numpy(dtype=float), FIELDS[name].unit)
        else:
            yield name, [(f"{word}: {cell}", FIELDS[name].label) if cell else ("", "") for cell in cells]
    if scores is not None and scores.notna().any():
        yield _SCORE, _bands(_SCORE, scores.to_numpy(dtype=float), "")


def _bands(word: str, values: np.ndarray, unit: str) -> list[tuple[str, str]]:
    """Each value's label and what its band holds; equal values are in the same band."""
    known = values[~np.isnan(values)]
    if not known.size:
        return [("", "")] * len(values)
    low, high = np.quantile(known, [1 / 3, 2 / 3], method="inverted_cdf")
    places = np.where(values <= low, 0, np.where(values <= high, 1, 2))
    about = {}
    for place in np.unique(places[~np.isnan(values)]):
        inside = values[(places == place) & ~np.isnan(values)]
        least, most = (number_text(float(f"{end:.6g}")) for end in (inside.min(), inside.max()))
        about[place] = f"{word} from {least} to {most}{f' {unit}' if unit else ''}"
    return [
        ("", "") if np.isnan(value) else (f"{word}: {BANDS[place]}", about[place])
        for value, place in zip(values, places, strict=True)
    ]


def _labels_there(backlog: Backlog) -> dict[str, list[str]]:
    """The labels of each item as the file had them, also those that were read as values."""
    table = backlog.table
    if table is None:
        return dict(zip(backlog.items["key"], backlog.items["labels"], strict=True))
    headers = backlog.source.headers.get("labels", ())
    found: dict[str, list[str]] = {}
    for header, cells in zip(table.headers, table.columns, strict=True):
        if header.strip() in headers:
            for key, cell in zip(table.keys, cells, strict=True):
                parts = cell if isinstance(cell, list) else re.split(r"[,;] *", cell_text(cell))
                found.setdefault(key, []).extend(filter(None, parts))
    return found


def _issue(item: pd.Series, repository: str) -> tuple[str, str]:
    key, address = _KEY.fullmatch(item["key"]), _ISSUE.match(item["url"])
    if key is None:
        raise BacklogProblem(
            f"{item['key']} is no GitHub issue (a draft has no number). Make it an issue first. "
            "A backlog of another tracker goes back as its CSV."
        )
    return repository or key[1] or (address[1] if address else ""), key[2]
