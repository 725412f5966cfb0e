"""The course map: the chapters in their order, where their notebooks lie, and which questions they ask.

One place holds order, titles and minutes; the front page, the left bar and the author checks read it.
A chapter's questions live in `pmkit.course.<chapter>.QUESTIONS` and are fetched when first asked for.
"""

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pmkit.practice.questions import Question

__all__ = [
    "CHAPTERS",
    "Chapter",
    "UnknownQuestion",
    "chapter",
    "nearest",
    "question",
    "question_ids",
    "questions",
]


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """One chapter. Paths are relative to the course's folder, "" where there is no such notebook.
    `sections` are the steps of the lesson, as its headings say them."""

    id: str
    number: int
    title: str
    promise: str
    minutes: int
    notebook: str
    exercises: str = ""
    solutions: str = ""
    sections: tuple[str, ...] = ()


def _chapter(
    number: int, id: str, title: str, minutes: int, promise: str, sections: tuple[str, ...]
) -> Chapter:
    name = f"{number:02}_{id}.ipynb"
    return Chapter(
        id=id,
        number=number,
        title=title,
        minutes=minutes,
        promise=promise,
        notebook=f"notebooks/{name}",
        exercises=f"exercises/{name}",
        solutions=f"solutions/{name}",
        sections=sections,
    )


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(
        id="start",
        number=0,
        title="Start here",
        promise="See where you are, and go on where you were.",
        minutes=5,
        notebook="notebooks/00_start_here.ipynb",
    ),
    _chapter(
        1,
        "roles",
        "Roles: who decides what",
        110,
        "Say who decides what, and repair a set-up in which nobody does.",
        (
            "Who does what",
            "Exactly one accountable",
            "A week of 40 hours",
            "One role or two",
            "On your own product",
        ),
    ),
    _chapter(
        2,
        "vision",
        "Vision and strategy",
        110,
        "Write a positioning statement, a North Star and key results that survive a critical reader.",
        ("Positioning", "Vision board", "The wedge", "North Star", "Objectives and key results"),
    ),
    _chapter(
        3,
        "prioritisation",
        "Prioritisation",
        145,
        "Choose a method for a decision, compute it, criticise it, and say no with reasons.",
        (
            "What a score hides",
            "The queue",
            "Must, should, could, won't",
            "Where the methods disagree",
            "A release that fits",
            "Saying no",
            "On your own product",
            "Closer look A · More about the methods",
            "Closer look B · Ask people",
            "Closer look C · Weigh criteria",
        ),
    ),
    _chapter(
        4,
        "roadmapping",
        "Roadmapping",
        80,
        "Plan by outcome and certainty, forecast with probabilities, and re-plan after a shock.",
        (
            "Now, next, later",
            "Goals on a roadmap",
            "When will it be done",
            "What waits for what",
            "One roadmap, four readers",
            "Shocks",
            "On your own product",
        ),
    ),
)


class UnknownQuestion(ValueError):
    """No question has this id; the message names the nearest ones."""


def chapter(id: str) -> Chapter:
    """The chapter with this id. Raises ValueError where there is none."""
    for one in CHAPTERS:
        if one.id == id:
            return one
    raise ValueError(f"There is no chapter {id!r}; there are {', '.join(one.id for one in CHAPTERS)}.")


@cache
def questions(chapter_id: str) -> "tuple[Question, ...]":
    """The questions of a chapter in their order; none where the chapter asks none."""
    name = f"{__name__}.{chapter(chapter_id).id}"
    from pmkit.course import texts

    if texts.files(chapter_id):
        return tuple(map(texts.question, texts.drafts(chapter_id)))
    return tuple(getattr(import_module(name), "QUESTIONS", ())) if find_spec(name) else ()


def question(id: str) -> "Question":
    """The question with this id ("prioritisation.rice-1"). Raises UnknownQuestion, naming the nearest ids."""
    chapter_id = str(id).partition(".")[0]
    if any(one.id == chapter_id for one in CHAPTERS):
        from pmkit.course import texts

        if id in texts.drafts(chapter_id):
            return texts.question(id)
        for one in questions(chapter_id) if not texts.files(chapter_id) else ():
            if one.id == id:
                return one
    raise UnknownQuestion(f"There is no question “{id}”.{nearest(str(id), question_ids())}")


def question_ids() -> list[str]:
    """The ids of all questions, in the order of the course."""
    from pmkit.course import texts

    return [id for part in CHAPTERS for id in texts.drafts(part.id) or [one.id for one in questions(part.id)]]


def nearest(name: str, known: list[str]) -> str:
    """A sentence with the names that are most like this one, by the whole name or by the part after the point;
    where none is, one that shows what a name looks like."""
    short = {one.partition(".")[2]: one for one in known}
    found = get_close_matches(name, known, n=3, cutoff=0.5)
    found = found or [short[one] for one in get_close_matches(name, short, n=3, cutoff=0.6)]
    if found:
        return f" Nearest: {', '.join(found)}."
    return f" A name looks like this: {known[0]}." if known else ""
