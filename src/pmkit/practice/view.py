"""What a page needs to show a question: never a key, a trap or a why.

Common to all kinds::

    {"id", "kind", "version", "skill", "minutes", "prompt_html", "context_html", "hint_count", "blank"}

`blank` is the answer of the fresh question. What ends in `html` is safe HTML; all else is text. Options and
cards stand in an order that is stable per learner. Beside that, per kind (`->`: the answer the page sends)::

    choose_one   {"options": [{"id", "html"}]}                          -> option id or null
    choose_many  {"options": [{"id", "html"}]}                          -> [option id]
    number       {"unit", "ask"}                                        -> text as typed
                 "ask" is the sentence with unit and tolerance
    sort         {"cards": [{"id", "html"}], "groups": [{"id", "html"}]} -> {card id: group id}
    order        {"cards": [{"id", "html"}], "first", "last"}           -> [card id]
                 "first" and "last" say what the two ends mean
    allocate     {"cards": [{"id", "html"}], "total": number, "unit", "ask"} -> {card id: text as typed}
    matrix       {"rows": [{"id", "html"}], "columns": [{"id", "html"}], "marks": [{"id", "label"}]}
                 -> {row id: {column id: mark id or ""}}; a mark's id is what stands in the cell ("A")
    plan         {"items": [{"id", "html", "value": number, "cost": number, "requires": [item id]}],
                  "capacity": number, "unit", "value_unit", "ask"}      -> [item id]
    estimate     {"unit", "confidence": "80 %", "ask"}                  -> {"low": text, "high": text}
    write        {"slots": [{"id", "label", "help", "rows": number, "required": bool}],
                  "criteria": [{"id", "html"}]}
                 -> {"slots": {slot id: text}, "marks": {criterion id: bool}}
    predict      {"options": [{"id", "html"}], "unit", "ask"}           -> option id, or text as typed
                 without options a number is typed
"""

import hashlib
from collections.abc import Iterable
from typing import Any

from pmkit.practice.markdown import to_html
from pmkit.practice.questions import Question


def order(ids: Iterable[str], learner: str, question_id: str) -> list[str]:
    """The ids in an order of this learner's own: stable, and little changed when an id is added."""

    def key(item: str) -> str:
        return hashlib.sha256(f"{learner}\0{question_id}\0{item}".encode()).hexdigest()

    return sorted(ids, key=key)


def view(question: Question, learner: str) -> dict[str, Any]:
    """The question as JSON for a page, as the module describes."""
    common = {
        "id": question.id,
        "kind": question.kind,
        "version": question.version,
        "skill": question.skill,
        "minutes": question.minutes,
        "prompt_html": to_html(question.prompt),
        "context_html": to_html(question.context),
        "hint_count": len(question.hints),
        "blank": question.blank(),
    }
    return common | question.show(lambda ids: order(ids, learner, question.id))
