"""A Trello board, old or new, as raw columns with the headers of Trello's own CSV.

Whatever a damaged board holds in place of a text, a list or a record counts as empty.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from pmkit.backlog.errors import ImportProblem
from pmkit.backlog.limits import LONGEST_CELL, Allowance
from pmkit.backlog.raw_table import RawTable, from_rows
from pmkit.backlog.status_words import state

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


def read_board(board: Mapping[str, Any], allowance: Allowance) -> RawTable:
    """Its cards in the order of its lists; lists, labels, people and own fields by their names.

    Raises `ImportProblem` for a board without cards, and for one beyond the `allowance`.
    """
    cards = _records(board["cards"])
    if not cards:
        raise ImportProblem(f"{allowance.name} is a Trello board without cards.")
    lists = _by_id(
        board.get("lists"), lambda one: (_text(one.get("name")), bool(one.get("closed")), _position(one))
    )
    people = _by_id(
        board.get("members"), lambda one: _text(one.get("fullName")) or _text(one.get("username"))
    )
    checks = _by_id(board.get("checklists"), _checklist)
    fields = _by_id(board.get("customFields"), lambda one: one)
    names = list(dict.fromkeys(_text(one.get("name")) or id for id, one in fields.items()))
    options = {id: _options(one) for id, one in fields.items()}
    moved = _moves(board.get("actions"))
    headers = [*_TRELLO, *names]
    allowance.table(len(cards), len(headers))
    rows = []
    for card in cards:
        column, put_away, place = lists.get(_text(card.get("idList")), ("", False, 0.0))
        own = {
            _field_name(fields, one): _field_value(options, one)
            for one in _records(card.get("customFieldItems"))
        }
        id = _text(card.get("id"))
        cells = [
            _text(card.get("shortLink")) or id,
            _text(card.get("name")),
            _text(card.get("shortUrl")) or _text(card.get("url")),
            _text(card.get("desc")),
            [_text(one.get("name")) or _text(one.get("color")) for one in _records(card.get("labels"))],
            ", ".join(_named(people, card.get("idMembers"))),
            column,
            "true" if card.get("closed") is True or put_away else "false",
            _made(id),
            _text(card.get("start")),
            _text(card.get("due")),
            _finished(card, column, moved.get(id, "")),
            _text(card.get("pos")),
            "\n".join(_named(checks, card.get("idChecklists"))),
            *(own.get(one, "") for one in names),
        ]
        allowance.texts(cells, headers)
        rows.append((place, _position(card), cells))
    rows.sort(key=lambda row: row[:2])
    return from_rows(headers, [cells for *_, cells in rows], encoding="JSON")


def _text(value: Any) -> str:
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _records(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _by_id(value: Any, read: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    return {_text(one.get("id")): read(one) for one in _records(value)}


def _named(names: Mapping[str, str], ids: Any) -> list[str]:
    """The names that are known for a list of ids, and no more than make a cell too long."""
    found: list[str] = []
    characters = 0
    for one in ids if isinstance(ids, list) else ():
        if name := names.get(_text(one), ""):
            found.append(name)
            characters += len(name)
        if characters > LONGEST_CELL:
            break
    return found


def _position(one: Mapping[str, Any]) -> float:
    place = one.get("pos")
    return float(place) if isinstance(place, (int, float)) and math.isfinite(place) else 0.0


def _moves(actions: Any) -> dict[str, str]:
    """Per card when it was last moved to another list; boards only export their latest actions."""
    found: dict[str, str] = {}
    for one in _records(actions):
        data = one.get("data")
        card = data.get("card") if isinstance(data, dict) and "listAfter" in data else None
        if isinstance(card, dict):
            id, date = _text(card.get("id")), _text(one.get("date"))
            found[id] = max(found.get(id, ""), date)
    return found


def _finished(card: Mapping[str, Any], column: str, moved: str) -> str:
    """When the card was finished: as it says, or when it came to its list where that is for what is done."""
    if said := _text(card.get("dateCompleted")):
        return said
    if state(column) == "done" and moved:
        return moved
    return _text(card.get("dateLastActivity")) if card.get("dueComplete") is True else ""


def _checklist(one: Mapping[str, Any]) -> str:
    items = _records(one.get("checkItems"))
    marks = [
        ("[x] " if item.get("state") == "complete" else "[ ] ") + _text(item.get("name")) for item in items
    ]
    return "\n".join([_text(one.get("name")), *marks])


def _field_name(fields: Mapping[str, Any], one: Mapping[str, Any]) -> str:
    id = _text(one.get("idCustomField"))
    return _text(fields.get(id, {}).get("name")) or id


def _options(one: Mapping[str, Any]) -> dict[str, str]:
    """What can be chosen in a field of one's own, by the choice's id."""
    return _by_id(one.get("options"), lambda option: _first_value(option.get("value")))


def _field_value(options: Mapping[str, Mapping[str, str]], one: Mapping[str, Any]) -> str:
    if found := _first_value(one.get("value")):
        return found
    return options.get(_text(one.get("idCustomField")), {}).get(_text(one.get("idValue")), "")


def _first_value(value: Any) -> str:
    """What `{"number": "5"}` or `{"checked": "true"}` holds."""
    return next(map(_text, value.values()), "") if isinstance(value, dict) else ""


def _made(card_id: str) -> str:
    """When a card was made: the first eight characters of its id are the time."""
    try:
        return datetime.fromtimestamp(int(card_id[:8], 16), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return ""
