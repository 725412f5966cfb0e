"""A quiz, or questions of the course, for other programs and for people: Moodle XML, or Markdown to read and
print."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pmkit.practice import Question
from pmkit.practice.moodle_xml import moodle_quiz
from pmkit.widgets.question_text import solution_markdown
from pmkit.workspace.teaching.on_paper import LETTERS, printed


@dataclass(frozen=True)
class QuizFile:
    """What is written, how many questions it holds, and sentences on what is not in it."""

    text: str
    count: int
    told: tuple[str, ...] = ()


def quiz_file(
    path: Path, title: str, questions: Sequence[Question], opening: str = "", answers: bool = True
) -> QuizFile:
    """The file for this name: `.xml` is for Moodle, `.md` for people. Raises ValueError, with a sentence."""
    ending = path.suffix.casefold()
    if ending == ".md":
        return QuizFile(quiz_markdown(title, questions, opening, answers), len(questions))
    if ending != ".xml":
        raise ValueError(
            f"{path.name} must end in .xml (for Moodle) or in .md (Markdown, to read and print)."
        )
    if not answers:
        raise ValueError("Moodle needs the answers to check by. Leave them out of a .md file only.")
    made = moodle_quiz(title, questions)
    if not made.count:
        raise ValueError("\n".join(["Moodle has none of these kinds of question.", *made.left_out]))
    return QuizFile(made.xml, made.count, made.left_out + made.notes)


def quiz_markdown(title: str, questions: Sequence[Question], opening: str = "", answers: bool = True) -> str:
    """The questions, and after them the answers with their reasons, as Markdown for people."""
    blocks = [f"# {title}" if title else "", opening]
    for number, question in enumerate(questions, start=1):
        blocks += [f"## Question {number}", *_asked(question)]
    if answers:
        blocks.append("# Answers")
        for number, question in enumerate(questions, start=1):
            blocks += [f"## Answer {number}", solution_markdown(question)]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _asked(question: Question) -> list[str]:
    shown = printed(question)
    blocks = [shown.context, shown.prompt, shown.how]
    for name, texts in shown.parts.items():
        if name not in question.elements[:1]:
            blocks.append(f"{name.capitalize()}:" if texts else "")
        marks = LETTERS if shown.lettered and name in question.elements[:1] else ""
        lines = [f"- {f'{marks[at]}) ' if at < len(marks) else ''}{text}" for at, text in enumerate(texts)]
        blocks.append("\n".join(lines))
    return [*blocks, shown.ask]
