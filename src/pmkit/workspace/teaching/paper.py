"""Questions on paper, and the key that goes with them: one numbering for both."""

from dataclasses import dataclass
from functools import cached_property

from pmkit.course import question
from pmkit.course.manifest import Chapter
from pmkit.english import shortened
from pmkit.practice import Question
from pmkit.practice.kinds.write import Write
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
from pmkit.workspace.teaching.plan import plain

_ASKED = 110


@dataclass(frozen=True)
class Numbered:
    """A question with its number on paper."""

    number: int
    question: Question
    section: str

    @cached_property
    def printed(self) -> Printed:
        return printed(self.question)

    @cached_property
    def asked(self) -> str:
        return shortened(plain(self.question.prompt), _ASKED)

    @cached_property
    def word(self) -> str:
        return right_word(self.question)

    @cached_property
    def right(self) -> str:
        return right_answer(self.question)

    @cached_property
    def why(self) -> str:
        return reason(self.question)

    @cached_property
    def ways(self) -> list[WrongWay]:
        return wrong_ways(self.question)

    @property
    def lines(self) -> int:
        """How many empty lines to write on."""
        if isinstance(self.question, Write):
            return sum(slot.rows for slot in self.question.slots)
        return 0 if self.printed.parts else 1


def numbered(chapter: Chapter, lesson: bool = False) -> list[Numbered]:
    """The questions of the practice sheet in its order, or those of the lesson, from 1 on."""
    notebook = chapter.notebook if lesson else chapter.exercises
    found = {
        one.item.id: section.title
        for section in chapter.sections
        if section.notebook == notebook
        for one in section.shown
        if one.is_question
    }
    return [Numbered(number, question(id), title) for number, (id, title) in enumerate(found.items(), 1)]


def paper(chapter: Chapter, lesson: bool = False) -> str:
    """The numbered questions as a page to print and to write on: no key, no hint."""
    return render("paper.html", **_page(chapter, lesson))


def key(chapter: Chapter, lesson: bool = False) -> str:
    """The key to the same numbers: the right answer in words, why, and the usual wrong ones."""
    return render("key.html", **_page(chapter, lesson))


def _page(chapter: Chapter, lesson: bool) -> dict[str, object]:
    return {
        "chapter": chapter,
        "what": "lesson" if lesson else "practice sheet",
        "option": " --lesson" if lesson else "",
        "questions": numbered(chapter, lesson),
        "letters": LETTERS,
    }
