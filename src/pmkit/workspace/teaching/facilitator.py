"""The facilitator's page of a chapter: two or three sheets of paper to hold in the hand."""

from dataclasses import dataclass

from pmkit.english import shortened
from pmkit.practice import Question
from pmkit.workspace.teaching.chapter import Taught
from pmkit.workspace.teaching.on_paper import WrongWay, reason, right_answer, right_word, wrong_ways
from pmkit.workspace.teaching.pages import render
from pmkit.workspace.teaching.plan import PREPARE, Plan, plain

_NAMED = 3
"""Wrong ways that are named for each question."""
_ASKED = 140


@dataclass(frozen=True)
class Listened:
    """What to listen for while a question is talked about."""

    question: Question
    asked: str
    word: str
    right: str
    why: str
    ways: list[WrongWay]


def facilitator_page(taught: Taught) -> str:
    """The page as HTML: both plans, what to prepare, the room's lines, what to listen for."""
    plans = taught.notes.plans
    return render(
        "facilitator.html",
        taught=taught,
        chapter=taught.chapter,
        plans=plans,
        prepare=dict(taught.notes.parts).get(PREPARE, ""),
        parts=[(title, text) for title, text in taught.notes.parts if title not in ("", PREPARE)],
        command=room_command,
        listened=_listened(plans),
    )


def room_command(plan: Plan) -> str:
    """What opens a live room with all that a plan asks of phones; "" where it asks nothing."""
    lines = [f'"{one}"' if " " in one else one for one in dict.fromkeys(plan.phone_lines)]
    return f"pmkit room --lan {' '.join(lines)}" if lines else ""


def _listened(plans: tuple[Plan, ...]) -> list[Listened]:
    asked = {one.question.id: one.question for plan in plans for one in plan.asks if one.question}
    return [
        Listened(
            question=one,
            asked=shortened(plain(one.prompt), _ASKED),
            word=right_word(one),
            right=plain(right_answer(one)),
            why=reason(one),
            ways=wrong_ways(one, _NAMED),
        )
        for one in asked.values()
    ]
