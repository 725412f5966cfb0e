"""What an instructor typed as assigned, as parts of the course: `03`, `lesson 03`, `sheet 03`, `all of 03`, an own quiz,
a question, or a file with the ids of questions.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pmkit.course import CHAPTERS, nearest, question_ids
from pmkit.course.manifest import Chapter
from pmkit.practice.assigned import Assigned, Part
from pmkit.practice.list_text import read_list_text

if TYPE_CHECKING:
    from pmkit.practice.quiz import Quiz

_WHICH = re.compile(r"(?:(all of|chapter|lesson|sheet)\s+)?(\S+)", re.IGNORECASE)


def assigned(words: Sequence[str], quizzes: "Sequence[Quiz]" = ()) -> Assigned:
    """The parts that these words name. Raises ValueError, with a sentence, for what names nothing.

    Without words: every chapter and every quiz, of which those count that anybody tried.
    """
    if not words:
        parts = [_of_chapter(one, "") for one in CHAPTERS]
        found = [part for part in parts if part.ids]
        return Assigned((*found, *(_of_quiz(one) for one in quizzes if one.questions)), declared=False)
    named = [_part(" ".join(one.split()), quizzes) for one in words]
    return Assigned(tuple({part.title: part for part in named}.values()))


def _part(words: str, quizzes: "Sequence[Quiz]") -> Part:
    for quiz in quizzes:
        if words in (quiz.id, quiz.id.removeprefix("quiz-")):
            return _of_quiz(quiz)
    match = _WHICH.fullmatch(words)
    chapter = _chapter(match[2]) if match else None
    if match and chapter:
        return _of_chapter(chapter, (match[1] or "").casefold())
    known = [*question_ids(), *(one.id for quiz in quizzes for one in quiz.questions)]
    if words in known:
        return Part(words, (words,))
    path = Path(words)
    if path.is_file():
        return Part(path.stem, _ids_in(path, known))
    near = nearest(words, known) if words.partition(".")[0] in {one.id for one in CHAPTERS} else ""
    raise ValueError(
        f"Nothing is called “{words}” that could be assigned, and there is no such file. Write a chapter (03), “lesson 03”, "
        f"“sheet 03”, the name of an own quiz that you give with --quiz, or a file with the ids of questions, one a line.{near}"
    )


def _chapter(name: str) -> Chapter | None:
    """The chapter of this number or name that asks anything."""
    number = int(name) if name.isdecimal() else None
    return next(
        (one for one in CHAPTERS if one.items and (one.number == number or one.id == name.casefold())), None
    )


def _of_chapter(chapter: Chapter, which: str) -> Part:
    """The questions of a chapter, lesson or sheet; without those that stand only where nobody has to go, unless all
    are wanted."""
    title = f"{chapter.number:02} {chapter.id}"
    sheet = {one.id for one in chapter.sheet}
    needed = {id for sitting in chapter.sittings if not sitting.optional for id in sitting.shown}
    ids = [one.id for one in chapter.items]
    if which == "sheet":
        ids = [id for id in ids if id in sheet]
    elif which == "lesson":
        elsewhere = {
            one.id
            for section in chapter.sections
            if section.notebook == chapter.notebook
            for one in section.questions
        }
        ids = [id for id in ids if id in elsewhere]
    kept = ids if which == "all of" else [id for id in ids if id in needed]
    left = len(ids) - len(kept)
    note = (
        f"without {left} that nobody has to do; “all of {chapter.number:02}” counts these too" if left else ""
    )
    shown = f"{which} {title}" if which in ("lesson", "sheet", "all of") else title
    return Part(shown, tuple(kept), note)


def _of_quiz(quiz: "Quiz") -> Part:
    return Part(quiz.id, tuple(one.id for one in quiz.questions))


def _ids_in(path: Path, known: Sequence[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for number, line in enumerate(read_list_text(path).text.splitlines(), start=1):
        id = line.strip()
        if id and not id.startswith("#"):
            if id not in known:
                raise ValueError(
                    f"Line {number} of {path}: there is no question “{id[:80]}”.{nearest(id[:80], list(known))}"
                )
            found.setdefault(id)
    if not found:
        raise ValueError(f"{path} names no question. Write their ids, one a line, such as {known[0]}.")
    return tuple(found)
