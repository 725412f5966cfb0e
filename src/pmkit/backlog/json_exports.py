"""JSON exports as raw columns: lists of GitHub's command-line client, and Trello's boards (see `trello`).

Each shape becomes a table with the headers that the same tracker writes into its CSV, so that everything
after this step is shared.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from pmkit.backlog.errors import ImportProblem
from pmkit.backlog.limits import Allowance
from pmkit.backlog.raw_table import RawTable, from_rows
from pmkit.backlog.trello import read_board

_GITHUB = {
    "number": "number",
    "title": "title",
    "state": "state",
    "stateReason": "stateReason",
    "state_reason": "stateReason",
    "labels": "labels",
    "assignees": "Assignees",
    "milestone": "Milestone",
    "author": "Author",
    "user": "Author",
    "createdAt": "createdAt",
    "created_at": "createdAt",
    "closedAt": "closedAt",
    "closed_at": "closedAt",
    "url": "URL",
    "html_url": "URL",
    "body": "body",
}
_DEEPEST = 100
_JIRA_JSON = (
    "{name} is JSON for programs. In Jira choose Export, then CSV (all fields), and choose that file."
)


def read_document(data: bytes, name: str) -> tuple[RawTable, str]:
    """The table in a JSON export, and its tracker. Raises `ImportProblem` for any other JSON, saying what
    it is."""
    found = _parsed(data, name)
    allowance = Allowance(name, len(data))
    _refuse_deep(found, name)
    if isinstance(found, dict) and isinstance(found.get("items"), list):
        found = found["items"]
    if isinstance(found, dict):
        if isinstance(found.get("cards"), list):
            return read_board(found, allowance), "trello"
        raise ImportProblem(_other_json(found, name))
    if not found:
        raise ImportProblem(
            f"{name} is an empty list. Export it again, with all items (gh lists 30 unless told)."
        )
    if not all(isinstance(one, dict) for one in found):
        raise ImportProblem(f"{name} is a JSON list, but not of items. Export as CSV instead.")
    found = [_without_wrapper(one) for one in found]
    if all("title" in one and ("number" in one or "state" in one) for one in found):
        return _github(found, allowance), "github"
    if all("key" in one and isinstance(one.get("fields"), dict) for one in found):
        raise ImportProblem(_JIRA_JSON.format(name=name))
    return _plain(found, allowance), ""


def _other_json(found: Mapping[str, Any], name: str) -> str:
    if "idList" in found or "idBoard" in found:
        return (
            f"{name} is a single Trello card. Open the board's menu, choose Print, export and share, "
            "then Export as JSON, and choose that file."
        )
    if "number" in found and "title" in found:
        return f"{name} is a single GitHub issue. Export the list: gh issue list --json with its fields."
    if isinstance(found.get("issues"), list) or isinstance(found.get("fields"), dict):
        return _JIRA_JSON.format(name=name)
    return f"{name} is JSON, but neither a Trello board nor a list of items. Export as CSV instead."


def _parsed(data: bytes, name: str) -> Any:
    text = data.decode("utf-8", "replace")
    try:
        try:
            found = _loaded(text)
        except json.JSONDecodeError as problem:
            if problem.msg != "Extra data":
                raise
            found = _lines(text)
            if found is None:
                raise
        if b"\\ud" in data.lower():  # half a character, which no file or page could hold later
            found = json.loads(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))
        return found
    except json.JSONDecodeError as problem:
        cut = problem.pos >= len(text.rstrip()) - 1 or "Unterminated" in problem.msg
        why = "it is cut off there" if cut else "it is damaged there"
        raise ImportProblem(
            f"{name} can't be read beyond line {problem.lineno}, character {problem.colno}: {why}. Export "
            "it again.",
            line=problem.lineno,
            column=problem.colno,
        ) from None
    except (RecursionError, ValueError):
        raise _too_deep(name) from None


def _refuse_deep(found: Any, name: str) -> None:
    """Refuse what is nested deeper than any export; level by level, as functions may not nest so."""
    level = [found]
    for _ in range(_DEEPEST):
        level = [
            inner
            for one in level
            for inner in (one.values() if isinstance(one, dict) else one)
            if isinstance(inner, (dict, list)) and inner
        ]
        if not level:
            return
    raise _too_deep(name)


def _too_deep(name: str) -> ImportProblem:
    return ImportProblem(f"{name} is no export of a tracker: its JSON is nested too deeply to be read.")


def _loaded(text: str) -> Any:
    """The document; a number of so many digits that none is meant stays a text."""
    return json.loads(
        text,
        parse_constant=lambda _: None,
        parse_int=lambda digits: int(digits) if len(digits) < 20 else digits,
    )


def _lines(text: str) -> list[Any] | None:
    """One record per line, as `--jq '.[]'` writes them; None where a line is anything else."""
    lines = [line for line in text.splitlines() if line.strip()]
    try:
        found = [_loaded(line) for line in lines]
    except ValueError:
        return None
    return found if all(isinstance(one, dict) for one in found) else None


def _without_wrapper(one: dict[str, Any]) -> dict[str, Any]:
    """An entry of a GitHub project with its issue's number, address, text and kind beside its own fields."""
    inside = one.get("content")
    if not isinstance(inside, dict) or "title" not in inside:
        return one
    return {name: cell for name, cell in inside.items() if name != "repository"} | {
        name: cell for name, cell in one.items() if name != "content"
    }


def _github(issues: list[dict[str, Any]], allowance: Allowance) -> RawTable:
    """Issues as `gh issue list --json …` and the web interface's own JSON write them."""
    named = {name for one in issues for name in one}
    words = _GITHUB if "number" in named else {**_GITHUB, "id": _GITHUB["number"]}
    known = {name: header for name, header in words.items() if name in named}
    headers = list(dict.fromkeys(known.values()))
    extra = list(dict.fromkeys(name for one in issues for name in one if name not in words))
    allowance.table(len(issues), len(headers) + len(extra))
    rows = []
    for one in issues:
        cells: dict[str, Any] = {}
        for name, header in known.items():
            if one.get(name) is not None:
                cells[header] = _simple(one[name], many=header == "labels")
        row = [*(cells.get(header, "") for header in headers), *(_simple(one.get(name)) for name in extra)]
        allowance.texts(row, [*headers, *extra])
        rows.append(row)
    pulls = np.array([bool(one.get("pull_request")) for one in issues])
    return from_rows(
        [*headers, *extra], rows, encoding="JSON", apart=pulls, apart_because="a pull request, not an issue"
    )


def _simple(value: Any, many: bool = False) -> Any:
    """A JSON value as one cell: the names of people, labels and milestones instead of their records."""
    if isinstance(value, Mapping):
        for name in ("name", "login", "title"):
            if isinstance(value.get(name), str):
                return value[name]
        return json.dumps(value, ensure_ascii=False) if value else ""
    if isinstance(value, list):
        parts = [part for part in (_simple(one) for one in value) if part]
        return [str(part) for part in parts] if many else ", ".join(map(str, parts))
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _plain(records: list[dict[str, Any]], allowance: Allowance) -> RawTable:
    headers = list(dict.fromkeys(str(name) for one in records for name in one))
    allowance.table(len(records), len(headers))
    rows = []
    for one in records:
        row = [_simple(one.get(name)) for name in headers]
        allowance.texts(row, headers)
        rows.append(row)
    return from_rows(headers, rows, encoding="JSON")
