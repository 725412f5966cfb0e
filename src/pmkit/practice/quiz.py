"""An instructor's own quiz: questions from a text file, and what to say when the file can't be read.

The forms are in `quiz_markdown` (our own) and `quiz_json` (that of jupyterquiz). A quiz's texts are Markdown
and pass through the same door as all others: markup and scripts are shown as the characters they are.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from pmkit.practice.audit import audit
from pmkit.practice.messages import say
from pmkit.practice.minutes import estimate_minutes
from pmkit.practice.questions import Option, Question

LARGEST_FILE = 1_000_000
MOST_QUESTIONS = 500
_MOST_TOLD = 8
WHEN_SEVERAL = "when one can say why"
"""Completes the engine's sentence “it may also stand in …”, which an own quiz says no more about."""


class QuizProblem(ValueError):
    """A quiz file that can't be shown; each of `problems` names a place and a remedy."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        more = len(self.problems) - _MOST_TOLD
        told = [*self.problems[:_MOST_TOLD], *([f"And {more} more."] if more > 0 else [])]
        super().__init__("\n".join(told))


@dataclass(frozen=True, kw_only=True)
class Quiz:
    """A title, words to begin with, and questions whose ids begin with the quiz's own."""

    id: str
    title: str
    opening: str = ""
    questions: tuple[Question, ...] = field(default=())

    def question(self, question_id: str) -> Question:
        """The question with this id; KeyError where there is none."""
        return {one.id: one for one in self.questions}[question_id]


def quiz_id(path: Path) -> str:
    """The id under which answers to the quiz in this file are kept: it depends on the file's name only."""
    return f"quiz-{slug(path.stem) or 'own'}"


def slug(text: str, longest: int = 40) -> str:
    """A text as the part of an id: small letters, digits and dashes."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:longest].strip("-")


def key(text: str) -> str:
    """An id that follows from a text, so that answers survive when lines change places."""
    digest = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:6]
    return f"{slug(text, 20)}-{digest}".strip("-")


def read_text(path: Path) -> str:
    """The text of a quiz file. Raises QuizProblem where there is none, or where it is no text."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise QuizProblem([f"{path.name} is larger than any quiz. Is it the right file?"])
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as problem:
        raise QuizProblem(
            [f"There is no file {path}. Put it beside the notebook, or name its folder."]
        ) from problem
    except (OSError, UnicodeDecodeError) as problem:
        raise QuizProblem([f"{path.name} can't be read as text. Save it as UTF-8."]) from problem


def with_minutes(question: Question, minutes: float | None) -> Question:
    """The question with its minutes, or where none are given with the estimate."""
    return replace(question, minutes=minutes if minutes else round(estimate_minutes(question), 1))


def reason(option: Option, why: str) -> Option:
    """The option with its reason; where its author gave none, a plain one."""
    return replace(option, why=why.strip() or say(f"quiz.why.{option.verdict.value}"))


def advice(quiz: Quiz) -> list[str]:
    """What would make the quiz better: the defects that the course's own questions may not have."""
    return [sentence for question in quiz.questions for sentence in audit(question)]
