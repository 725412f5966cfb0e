"""What can be asked in a room: questions of the course or a quiz, or a line like `dots: Which? | A | B`."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pmkit.english import format_number, listed, shortened
from pmkit.practice import Question, to_plain
from pmkit.practice.kinds.choice import ChooseMany, ChooseOne
from pmkit.practice.kinds.estimate import Estimate
from pmkit.practice.kinds.number import Number
from pmkit.practice.kinds.predict import Predict
from pmkit.practice.kinds.sort import Sort
from pmkit.practice.markdown import text_and_rows
from pmkit.practice.quiz_files import SUFFIXES, read_quiz
from pmkit.practice.verdicts import Verdict
from pmkit.room.activities import LONGEST_TITLE, activity_of

LINES = {
    "dots": "dots: Which first? | Filter | Chef | List",
    "points": "points: Where does the money go? | Filter | Chef",
    "poker": "poker: Shared shopping list (person-days)",
    "range": "range: Households in Hamburg (households)",
    "kano": "kano: How is it with and without? | Filter | Chef",
    "text": "text: What did you hear last week?",
    "scores": "scores: Allergy filter in search",
}
"""The first word of a line, and an example of it."""
ASKED = (ChooseOne, ChooseMany, Number, Sort, Predict, Estimate)
"""The kinds of question that a phone can ask."""
CARD_SORTS = {"roles.sorter": "Who does what: the cards of the chapter, ten at a time"}
"""What is sorted in an explorer of the course, and can be sorted by poll."""
_CAN = listed([one.word for one in ASKED])
_DOTS = 3


def activities_of(given: str, question: Callable[[str], Question]) -> list[dict[str, Any]]:
    """The activities of an id, of a line, of a file of activities or of a quiz. Raises ValueError with a
    sentence."""
    word, colon, rest = given.partition(":")
    if colon and word.strip().casefold() in LINES:
        return [of_line(word.strip().casefold(), rest)]
    if given in CARD_SORTS:
        return of_role_sorter()
    if given.endswith(SUFFIXES):
        return _of_file(Path(given))
    return [of_question(question(given))]


def of_line(word: str, rest: str) -> dict[str, Any]:
    """The activity of a line after its first word."""
    title, *options = (one.strip() for one in rest.split("|"))
    unit = ""
    if word in ("poker", "range") and title.endswith(")"):
        title, _, unit = title[:-1].rpartition("(")
    known: dict[str, dict[str, Any]] = {
        "dots": {"kind": "points", "total": _DOTS, "options": options},
        "points": {"kind": "points", "total": 100, "options": options},
        "kano": {"kind": "kano", "options": options},
        "scores": {"kind": "scores", "item": title},
    }
    more = known.get(word, {"kind": word, "unit": unit.strip()})
    return activity_of({"title": title.strip(), **more}).as_json()


def of_role_sorter() -> list[dict[str, Any]]:
    """The cards of chapter 01 by poll, a deck at a time, with every home that can be defended."""
    from pmkit.course.roles.data import sorter_cards
    from pmkit.explorers.role_sorter import COLUMNS, UNPLACED

    groups = {id: title for id, title in COLUMNS.items() if id != UNPLACED}
    return [
        activity_of(
            {
                "kind": "sort",
                "title": f"Who does this? Deck {deck}",
                "cards": dict(zip(cards["id"], cards["activity"], strict=True)),
                "groups": groups,
                "fits": dict(zip(cards["id"], cards["homes"], strict=True)),
            }
        ).as_json()
        for deck, cards in sorter_cards().groupby("deck")
    ]


def _of_file(path: Path) -> list[dict[str, Any]]:
    """A list of activities, or what a phone can ask of a quiz."""
    if path.suffix == ".json":
        try:
            found = json.loads(path.read_text(encoding="utf-8-sig"))
        except OSError as problem:
            raise ValueError(f"{path} can't be read. Is that the right name?") from problem
        except ValueError as problem:
            raise ValueError(f"{path} is damaged: it is no list of activities (JSON).") from problem
        activities = found if isinstance(found, list) else [found]
        if any(isinstance(one, Mapping) and "kind" in one for one in activities):
            return [activity_of(one).as_json() for one in activities]
    can = [one for one in read_quiz(path).questions if isinstance(one, ASKED)]
    if not can:
        raise ValueError(f"{path.name} has no question that a room can ask: it can ask {_CAN}.")
    return [of_question(one) for one in can]


def left_out(given: str) -> list[str]:
    """The questions of a quiz file that a room can't ask, by what they ask; [] for anything else."""
    if not given.endswith(".md"):
        return []
    return [_plain(one.prompt) for one in read_quiz(Path(given)).questions if not isinstance(one, ASKED)]


def not_asked(left: Sequence[str]) -> str:
    """What is said of questions that a room can't ask."""
    names = listed([f"“{shortened(text, 60)}”" for text in left], 3)
    return f"Not asked, since a phone can't ask this kind: {names}. A room can ask {_CAN}."


def of_question(asked: Question) -> dict[str, Any]:
    """A question as a room asks it. Raises ValueError where a phone can't ask this kind."""
    text, table = text_and_rows("\n\n".join(filter(None, (asked.context, asked.prompt))))
    title = shortened(" ".join(text.split()), LONGEST_TITLE)
    made = _made(asked)
    if made is None:
        raise ValueError(f"“{asked.id}” is a question of the kind {asked.word}; a room can ask {_CAN}.")
    return activity_of({"title": title, "table": table, **made}).as_json()


def _made(asked: Question) -> dict[str, Any] | None:
    if isinstance(asked, ChooseOne | ChooseMany):
        right = [one.id for one in asked.options if one.verdict is Verdict.RIGHT]
        return {
            "kind": "question",
            "options": _texts(asked.options),
            "right": right,
            "why": {one.id: _plain(one.why) for one in asked.options},
            "many": isinstance(asked, ChooseMany),
        }
    if isinstance(asked, Number):
        known = [(format_number(one.value, asked.unit), one) for one in asked.traps if one.value is not None]
        return {
            "kind": "question",
            "unit": asked.unit,
            "truth": asked.expected,
            "slack": asked.tolerance,
            "traps": {typed: _ends(one.value, asked.tolerance) for typed, one in known},
            "why": {typed: _plain(one.says) for typed, one in known},
        }
    if isinstance(asked, Sort):
        return {
            "kind": "sort",
            "cards": _texts(asked.cards),
            "groups": _texts(asked.groups),
            "fits": {one.id: list(one.accepts) for one in asked.cards},
        }
    if isinstance(asked, Estimate):
        return {"kind": "range", "unit": asked.unit, "truth": asked.truth}
    if isinstance(asked, Predict):
        turned = asked.turned_out
        if asked.options:
            right = [turned.option] if turned and turned.option else []
            return {"kind": "question", "options": _texts(asked.options), "right": right}
        settled = turned is not None and turned.low is not None and turned.low == turned.high
        return {"kind": "range", "unit": asked.unit, "truth": turned.low if settled and turned else None}
    return None


def _ends(value: float | None, slack: float) -> list[float]:
    """A trap fits within the tolerance or half a per cent, whichever is more."""
    at = float(value or 0)
    room = max(slack, 0.005 * abs(at))
    return [at - room, at + room]


def _texts(parts: Iterable[Any]) -> dict[str, str]:
    return {one.id: _plain(one.text) for one in parts}


def _plain(markdown: str) -> str:
    return " ".join(to_plain(markdown).split())
