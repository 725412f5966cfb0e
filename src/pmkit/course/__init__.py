"""The course: its chapters in their order, and their questions.

What is where and what it is called stands in the manifest, which the build makes from the lessons' sources.
A chapter's questions are the text files in its folder (`pmkit.course.texts`), read when first asked for.
"""

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from pmkit.course.manifest import Chapter, Place, places, read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pmkit.practice.questions import Question

__all__ = [
    "CHAPTERS",
    "Chapter",
    "UnknownQuestion",
    "as_asked",
    "chapter",
    "nearest",
    "place",
    "question",
    "question_ids",
    "questions",
]


CHAPTERS: tuple[Chapter, ...] = read_manifest()


class UnknownQuestion(ValueError):
    """No question has this id; the message names the nearest ones."""


def chapter(id: str) -> Chapter:
    """The chapter with this id. Raises ValueError where there is none."""
    for one in CHAPTERS:
        if one.id == id:
            return one
    raise ValueError(f"There is no chapter {id!r}; there are {', '.join(one.id for one in CHAPTERS)}.")


def place(item: str) -> Place | None:
    """Where a question, or an explorer ("explorer:roles.week"), first stands in the course, if it does."""
    return next((one for one in places(CHAPTERS) if one.shown.item.id == item), None)


@cache
def questions(chapter_id: str) -> "tuple[Question, ...]":
    """The questions of a chapter in the order in which its notebooks ask them; none where it asks none."""
    from pmkit.course import texts

    return as_asked(map(texts.question, texts.drafts(chapter_id)))


def as_asked(found: "Iterable[Question]") -> "tuple[Question, ...]":
    """Questions in the order in which the notebooks ask them; those that none asks come last."""
    asked = [id for chapter in CHAPTERS for id in chapter.shown]
    order = {id: number for number, id in enumerate(asked)}
    return tuple(sorted(found, key=lambda one: order.get(one.id, len(asked))))


def question(id: str) -> "Question":
    """The question with this id ("prioritisation.rice-1"). Raises UnknownQuestion, naming the nearest ids."""
    chapter_id = str(id).partition(".")[0]
    if any(one.id == chapter_id for one in CHAPTERS):
        from pmkit.course import texts

        if id in texts.drafts(chapter_id):
            return texts.question(id)
    raise UnknownQuestion(f"There is no question “{id}”.{nearest(str(id), question_ids())}")


def question_ids() -> list[str]:
    """The ids of all questions, in the order of the course."""
    return [item.id for chapter in CHAPTERS for item in chapter.items]


def nearest(name: str, known: list[str]) -> str:
    """A sentence with the names that are most like this one, by the whole name or by the part after the point;
    where none is, one that shows what a name looks like."""
    short = {one.partition(".")[2]: one for one in known}
    found = get_close_matches(name, known, n=3, cutoff=0.5)
    found = found or [short[one] for one in get_close_matches(name, short, n=3, cutoff=0.6)]
    if found:
        return f" Nearest: {', '.join(found)}."
    return f" A name looks like this: {known[0]}." if known else ""
