"""An instructor's own quiz: questions from a text file, and what to say when the file can't be read.

The forms are in `quiz_markdown` (our own) and `quiz_json` (that of jupyterquiz). A quiz's texts are Markdown
and pass through the same door as all others: markup and scripts are shown as the characters they are.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

from pmkit.practice.audit import audit
from pmkit.practice.draft import QuizProblem, slug
from pmkit.practice.messages import say
from pmkit.practice.minutes import estimate_minutes
from pmkit.practice.question_parts import Option
from pmkit.practice.questions import Question

LARGEST_FILE = 1_000_000
MOST_QUESTIONS = 500


@dataclass(frozen=True, kw_only=True)
class Quiz:
    """A title, words to begin with, and questions whose ids begin with the quiz's own; `left_out` says which
    ones of a file can't be shown, and why."""

    id: str
    title: str
    opening: str = ""
    questions: tuple[Question, ...] = field(default=())
    left_out: tuple[str, ...] = ()

    def question(self, question_id: str) -> Question:
        """The question with this id; KeyError where there is none."""
        return {one.id: one for one in self.questions}[question_id]


def quiz_id(path: Path) -> str:
    """The id under which answers to the quiz in this file are kept: it depends on the file's name only."""
    return f"quiz-{slug(path.stem) or 'own'}"


def read_text(path: Path) -> str:
    """The text of a quiz file. Raises QuizProblem where there is none, or where it is no text."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise QuizProblem([f"{path.name} is larger than any quiz. Is it the right file?"])
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as problem:
        raise QuizProblem([f"There is no file {path}. Check the name and the folder."]) from problem
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
