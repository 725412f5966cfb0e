"""JSON exports as raw columns: GitHub's command-line client, and Trello's boards old and new.

Each shape becomes a table with the headers that the same tracker writes into its CSV, so that everything
after this step is shared.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from pmkit.backlog.problems import ImportProblem
from pmkit.backlog.table import RawTable, from_rows

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
_TRELLO = (
    "Card ID",
    "Card Name",
    "Card URL",
    "Card Description",
    "Labels",
    "Members",
    "List Name",
    "Archived",
    "Created",
    "Start Date",
    "Due Date",
    "Done",
    "Position",
    "Checklists",
)


def read_document(data: bytes, name: str) -> tuple[RawTable, str]:
    """The table in a JSON export, and its tracker. Raises `ImportProblem` for any other JSON, saying what
    it is."""
    found = _parsed(data, name)
    if isinstance(found, dict) and isinstance(found.get("items"), list):
        found = found["items"]
    if isinstance(found, dict):
        if isinstance(found.get("cards"), list):
            return _trello(found, name), "trello"
        if "idList" in found or "idBoard" in found:
            raise ImportProblem(
                f"{name} is a single Trello card. Open the board's menu, choose Print, export and share, "
                "then Export as JSON, and choose that file."
            )
        if "number" in found and "title" in found:
            raise ImportProblem(
                f"{name} is a single GitHub issue. Export the list: gh issue list --json with its fields."
            )
        raise ImportProblem(
            f"{name} is JSON, but neither a Trello board nor a list of items. Export as CSV instead."
        )
    if not found:
        raise ImportProblem(
            f"{name} is an empty list. Export it again, with all items (gh lists 30 unless told)."
        )
    if not all(isinstance(one, dict) for one in found):
        raise ImportProblem(f"{name} is a JSON list, but not of items. Export as CSV instead.")
    if all("title" in one and ("number" in one or "state" in one) for one in found):
        return _github(found), "github"
    return _plain(found), ""


def _parsed(data: bytes, name: str) -> Any:
    try:
        found = json.loads(data.decode("utf-8", "replace"), parse_constant=lambda _: None)
        if b"\\ud" in data.lower():  # half a character, which no file or page could hold later
            found = json.loads(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))
        return found
    except json.JSONDecodeError as problem:
        cut = (
            problem.pos >= len(data.decode("utf-8", "replace").rstrip()) - 1 or "Unterminated" in problem.msg
        )
        why = "it is cut off there" if cut else "it is damaged there"
        raise ImportProblem(
            f"{name} can't be read beyond line {problem.lineno}, character {problem.colno}: {why}. Export "
            "it again.",
            line=problem.lineno,
            column=problem.colno,
        ) from None
    except (RecursionError, ValueError):
        raise ImportProblem(f"{name} is not an export of a tracker: its JSON can't be read.") from None


def _github(issues: list[dict[str, Any]]) -> RawTable:
    """Issues as `gh issue list --json …` and the web interface's own JSON write them."""
    issues = [one for one in issues if not one.get("pull_request")]
    known = {name: header for name, header in _GITHUB.items() if any(name in one for one in issues)}
    headers = list(dict.fromkeys(known.values()))
    extra = list(dict.fromkeys(name for one in issues for name in one if name not in _GITHUB))
    rows = []
    for one in issues:
        cells: dict[str, Any] = {}
        for name, header in known.items():
            if one.get(name) is not None:
                cells[header] = _simple(one[name], many=header == "labels")
        rows.append(
            [*(cells.get(header, "") for header in headers), *(_simple(one.get(name)) for name in extra)]
        )
    return from_rows([*headers, *extra], rows, encoding="JSON")


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


def _plain(rows: list[dict[str, Any]]) -> RawTable:
    headers = list(dict.fromkeys(str(name) for one in rows for name in one))
    return from_rows(headers, [[_simple(one.get(name)) for name in headers] for one in rows], encoding="JSON")


def _trello(board: dict[str, Any], name: str) -> RawTable:
    """A board: its cards in the order of its lists; lists, labels, people and own fields by their names."""
    cards = [card for card in board["cards"] if isinstance(card, dict)]
    lists = _by_id(
        board.get("lists"), lambda one: (str(one.get("name") or ""), bool(one.get("closed")), _position(one))
    )
    people = _by_id(board.get("members"), lambda one: str(one.get("fullName") or one.get("username") or ""))
    checks = _by_id(board.get("checklists"), _checklist)
    fields = {one["id"]: one for one in _records(board.get("customFields")) if "id" in one}
    names = list(dict.fromkeys(str(one.get("name") or one["id"]) for one in fields.values()))
    rows = []
    for card in sorted(
        cards, key=lambda one: (lists.get(one.get("idList"), ("", False, 0.0))[2], _position(one))
    ):
        column, put_away, _ = lists.get(card.get("idList"), ("", False, 0.0))
        own = {
            _field_name(fields, one): _field_value(fields, one)
            for one in _records(card.get("customFieldItems"))
        }
        done = card.get("dueComplete") is True
        rows.append(
            [
                str(card.get("shortLink") or card.get("id") or ""),
                str(card.get("name") or ""),
                str(card.get("shortUrl") or card.get("url") or ""),
                str(card.get("desc") or ""),
                [str(one.get("name") or one.get("color") or "") for one in _records(card.get("labels"))],
                ", ".join(filter(None, (people.get(one, "") for one in card.get("idMembers") or ()))),
                column,
                "true" if card.get("closed") or put_away else "false",
                _made(str(card.get("id") or "")),
                str(card.get("start") or ""),
                str(card.get("due") or ""),
                str(card.get("dateLastActivity") or "") if done else "",
                str(card.get("pos") or ""),
                "\n".join(filter(None, (checks.get(one, "") for one in card.get("idChecklists") or ()))),
                *(own.get(one, "") for one in names),
            ]
        )
    if not rows:
        raise ImportProblem(f"{name} is a Trello board without cards.")
    return from_rows([*_TRELLO, *names], rows, encoding="JSON")


def _records(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _by_id(value: Any, read: Callable[[dict[str, Any]], Any]) -> dict[Any, Any]:
    return {one.get("id"): read(one) for one in _records(value)}


def _position(one: Mapping[str, Any]) -> float:
    place = one.get("pos")
    return float(place) if isinstance(place, (int, float)) else 0.0


def _checklist(one: Mapping[str, Any]) -> str:
    marks = [("[x] " if item.get("state") == "complete" else "[ ] ") + str(item.get("name") or "")
             for item in _records(one.get("checkItems"))]  # fmt: skip
    return "\n".join([str(one.get("name") or ""), *marks])


def _field_name(fields: Mapping[str, Any], one: Mapping[str, Any]) -> str:
    field = fields.get(str(one.get("idCustomField")), {})
    return str(field.get("name") or one.get("idCustomField") or "")


def _field_value(fields: Mapping[str, Any], one: Mapping[str, Any]) -> str:
    value = one.get("value")
    if isinstance(value, dict) and value:
        return _simple(next(iter(value.values())))
    for option in _records(fields.get(str(one.get("idCustomField")), {}).get("options")):
        if option.get("id") == one.get("idValue"):
            return _simple(next(iter((option.get("value") or {}).values()), ""))
    return ""


def _made(card_id: str) -> str:
    """When a card was made: the first eight characters of its id are the time."""
    try:
        return datetime.fromtimestamp(int(card_id[:8], 16), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return ""
