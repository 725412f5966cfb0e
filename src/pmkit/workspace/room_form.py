"""What a live room can be opened with: a chapter and its questions, lines of one's own, and who may join."""

import re
import shlex
from typing import Any

from pmkit.course import CHAPTERS, questions
from pmkit.english import shortened
from pmkit.practice import to_plain
from pmkit.room.asking import ASKED, CARD_SORTS, LINES
from pmkit.room.host import on_a_hub

_LABEL = 90
_COMMAND = re.compile(r"pmkit\s+room\b")
_LAN: dict[str, Any] = {
    "key": "lan",
    "label": "Phones in this network may join",
    "type": "check",
    "help": "They reach the room's page and nothing else here.",
}


def offered(chapter: str) -> dict[str, str]:
    """The questions of a chapter that a phone can ask: id -> what is asked, in a line."""
    if not chapter:
        return {}
    sorts = {id: text for id, text in CARD_SORTS.items() if id.startswith(f"{chapter}.")}
    return sorts | {one.id: _line(one.prompt) for one in questions(chapter) if isinstance(one, ASKED)}


def _line(markdown: str) -> str:
    text = " ".join(to_plain(markdown).split())
    return text if len(text) <= _LABEL else f"{text[: _LABEL - 1]}…"


def lines_typed(text: str) -> list[str]:
    """What is asked by the lines that somebody typed; a line `pmkit room …` of a plan counts as what it asks.

    >>> lines_typed('pmkit room --lan roles.boss "text: And now?"\\n\\ndots: Which? | A | B')
    ['roles.boss', 'text: And now?', 'dots: Which? | A | B']
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [one for line in lines for one in (_of_command(line) if _COMMAND.match(line) else [line])]


def for_phones(text: str) -> bool:
    """Whether a pasted line of a plan lets phones in the network join."""
    return any(_COMMAND.match(line.strip()) and "--lan" in line.split() for line in text.splitlines())


def _of_command(line: str) -> list[str]:
    try:
        _, _, *words = shlex.split(line)
    except ValueError as problem:
        raise ValueError(
            f"“{shortened(line, _LABEL)}” has a quotation mark without a second one."
        ) from problem
    others = [one for one in words if one.startswith("--") and one != "--lan"]
    if others:
        raise ValueError(f"“{others[0]}” works in a terminal only. Take it out of the line.")
    return [one for one in words if one != "--lan"]


def opening_fields(chapter: str) -> list[dict[str, Any]]:
    """What is asked before the room is open: the chapter, its questions, lines of one's own, who may join."""
    chapters = [
        {"value": one.id, "label": f"{one.number} {one.title}"}
        for one in CHAPTERS
        if one.number and one.items
    ]
    options = [{"value": id, "label": text} for id, text in offered(chapter).items()]
    asked = {
        "key": "questions",
        "label": "Questions of the chapter",
        "type": "several",
        "options": options,
        "picked": True,
        "wide": True,
    }
    return [
        {"key": "chapter", "label": "Chapter", "type": "choice", "options": chapters},
        *([asked] if options else []),
        {
            "key": "example",
            "label": "Add a line of your own like",
            "type": "choice",
            "options": list(LINES.values()),
            "help": "Then write your own words over it.",
        },
        {
            "key": "lines",
            "label": "Your own, one a line",
            "type": "textarea",
            "rows": 3,
            "help": "Or paste the line of a plan. Your own quiz: my-quiz.md. Your own activities: mine.json.",
            "wide": True,
        },
        *([] if on_a_hub() else [_LAN]),
        {"key": "open", "label": "Open the room", "type": "button", "main": True},
    ]
