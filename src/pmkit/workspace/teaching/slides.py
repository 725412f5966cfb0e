"""A chapter as slides: one HTML file, the plan's steps in their order, then what else the lesson gives to do.

The page is our own and not reveal.js: that library with its speaker view is 240 kB of script and style, this
one is 12, and it needs no script that a strict policy would have to allow beyond its own.
"""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from pmkit.course import Place, question
from pmkit.practice import Question
from pmkit.practice.markdown import escape_markdown
from pmkit.workspace.teaching.chapter import Taught
from pmkit.workspace.teaching.facilitator import room_command
from pmkit.workspace.teaching.on_paper import (
    LETTERS,
    Printed,
    WrongWay,
    printed,
    reason,
    right_answer,
    right_word,
    wrong_ways,
)
from pmkit.workspace.teaching.pages import render
from pmkit.workspace.teaching.pictures import Drawing, drawings
from pmkit.workspace.teaching.plan import PREPARE, Ask, Plan, Step, takes_phones

_MORE = "More to ask"


@dataclass(frozen=True, kw_only=True)
class Slide:
    """What everybody sees, and beside it what only who leads sees: `minutes` (0 where none are planned) from
    `begins` on, `you` (Markdown), the answer.

    `heading` and `body` are Markdown. `room` is the line that is typed into the live room, `where` its place.
    """

    heading: str
    small: str = ""
    body: str = ""
    asked: Question | None = None
    drawing: Drawing | None = None
    room: str = ""
    where: str = ""
    minutes: int = 0
    begins: int = 0
    you: str = ""
    title: bool = False
    letters: str = field(default=LETTERS, init=False)

    @cached_property
    def printed(self) -> Printed | None:
        return printed(self.asked) if self.asked else None

    @cached_property
    def word(self) -> str:
        return right_word(self.asked) if self.asked else ""

    @cached_property
    def right(self) -> str:
        return right_answer(self.asked) if self.asked else ""

    @cached_property
    def why(self) -> str:
        return reason(self.asked) if self.asked else ""

    @cached_property
    def ways(self) -> list[WrongWay]:
        return wrong_ways(self.asked) if self.asked else []


def slides(taught: Taught, minutes: int, more: bool = True) -> list[Slide]:
    """The slides for a plan of so many minutes. Raises ValueError where the chapter has no such plan.

    With `more` all that the lesson gives to do and the plan leaves out comes after Monday.
    """
    plan = taught.notes.plan(minutes)
    return [
        *_opening(taught, plan),
        *_steps(taught, plan),
        *([] if _on_monday(plan.steps[-1]) else [_monday(taught)]),
        *(_more(taught, plan) if more else ()),
    ]


def deck(taught: Taught, minutes: int, more: bool = True) -> str:
    """The slides as one HTML file. Raises ValueError where the chapter has no plan of so many minutes."""
    from markupsafe import Markup

    here = Path(__file__).parent
    script = (here / "slides.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return render(
        "slides.html",
        chapter=taught.chapter,
        total=minutes,
        slides=slides(taught, minutes, more),
        look=Markup((here / "slides.css").read_text(encoding="utf-8")),  # nosec B704  # our own file
        script=Markup(script),  # nosec B704  # our own file
        policy=f"'sha256-{digest}'",
        drawn=lambda one: Markup(one.svg),  # nosec B704  # made by our renderer, from escaped words
    )


def _opening(taught: Taught, plan: Plan) -> Iterator[Slide]:
    prepare = dict(taught.notes.parts).get(PREPARE, "")
    command = room_command(plan)
    place = "Type it in a terminal, or paste it under *Open a room* on the front page:"
    room = f"A live room for these slides. {place}\n\n    {command}" if command else ""
    yield Slide(
        heading=f"{taught.chapter.number} · {taught.chapter.title}",
        body=taught.chapter.promise,
        you="\n\n".join(part for part in (plan.before, prepare, room) if part),
        title=True,
    )
    yield Slide(heading="The decision", body=taught.scene, you="Read it aloud, with several voices.")


def _steps(taught: Taught, plan: Plan) -> Iterator[Slide]:
    begins = 0
    for step in plan.steps:
        first, *others = _step(taught, step)
        yield replace(first, minutes=step.minutes, begins=begins, you=step.you)
        yield from (replace(one, begins=begins) for one in others)
        begins += step.minutes


def _on_monday(step: Step) -> bool:
    """Whether a step is nothing but the sentences of Monday morning, which have a slide."""
    return not step.asks and "Monday morning" in step.wall


def _monday(taught: Taught) -> Slide:
    return Slide(heading="Monday morning", body=taught.monday, you="Each takes one of them home.")


def _step(taught: Taught, step: Step) -> Iterator[Slide]:
    if _on_monday(step):
        yield replace(_monday(taught), small=step.wall)
    elif not step.asks:
        yield Slide(heading=step.wall, title=True)
    for ask in step.asks:
        if ask.place:
            yield from _place(taught, ask.place, ask.phones, step.wall)
        else:
            yield Slide(heading=step.wall, body=_spoken(ask, step), room=ask.text, title=True)


def _spoken(ask: Ask, step: Step) -> str:
    return "" if ask.says.rstrip("?.") in step.wall else ask.says


def _place(taught: Taught, place: Place, phones: bool, wall: str = "") -> Iterator[Slide]:
    """A question is one slide; an explorer one for each of its charts, at least one."""
    where, id = taught.where(place), place.shown.item.id
    if place.shown.is_question:
        asked = question(id)
        yield Slide(heading=asked.prompt, small=wall, asked=asked, room=id if phones else "", where=where)
        return
    drawn = [
        Slide(heading=escape_markdown(one.title), small=wall, drawing=one, where=where)
        for one in drawings(id.partition(":")[2])
    ]
    blank = Slide(heading=wall or place.section.title, body=f"Open the lesson: *{where}*.", title=True)
    yield from drawn or [blank]


def _more(taught: Taught, plan: Plan) -> Iterator[Slide]:
    planned = {one.place.shown.item.id for one in plan.asks if one.place}
    left = [one for one in taught.to_do if one.shown.item.id not in planned]
    if left:
        yield Slide(
            heading=_MORE,
            body="What else the lesson gives to do, in its order.",
            you="These slides belong to no minute of the plan.",
            title=True,
        )
    for place in left:
        phones = place.shown.is_question and takes_phones(question(place.shown.item.id))
        yield from _place(taught, place, phones)
