"""What a notebook calls to ask and to show: `show`, `explore`, `figure`, `solution`. None of them ever raises
to a learner.
"""

import re
from html import unescape
from typing import Any

from pmkit.course import UnknownQuestion, nearest, question
from pmkit.course.workbook import workbook
from pmkit.practice import Question, check
from pmkit.workspace.notebook_text import NotebookText

__all__ = ["explore", "explorers", "figure", "show", "solution"]


def show(id: str) -> Any:
    """The card of a question, with the answer as the learner left it; a sentence where there is none.

    The name of a file ("my-quiz.md") shows the questions in it, or why it is no quiz.

    >>> show("nowhere")
    There is no question “nowhere”. A name looks like this: start.first-decision.
    """
    from pmkit.widgets.question import QuestionCard
    from pmkit.workspace.quizzes import is_file_name, show_quiz

    if is_file_name(str(id)):
        return show_quiz(id, workbook())
    try:
        found = question(id)
    except UnknownQuestion as problem:
        return NotebookText(str(problem))
    return QuestionCard(found, workbook())


def explore(id: str) -> Any:
    """The explorer with this id, with its state as the learner left it; a sentence where there is none."""
    known = explorers()
    if id not in known:
        return NotebookText(f"There is no explorer “{id}”.{nearest(str(id), list(known))}")
    return known[id](workbook())


def explorers() -> dict[str, Any]:
    """What can be explored: id -> a function that makes it from the workbook. All explorers of the course,
    and
    the form that brings one's own backlog in."""
    from pmkit.course.explorers import EXPLORERS
    from pmkit.course.own_backlog import backlog_form

    return {"own.backlog": backlog_form, **EXPLORERS}


def figure(id: str) -> NotebookText:
    """The drawing with this id, as SVG in the colours of the page; a sentence where there is none."""
    from pmkit.course.figures import FIGURES

    if id not in FIGURES:
        return NotebookText(f"There is no figure “{id}”.{nearest(str(id), list(FIGURES))}")
    drawing = FIGURES[id]()
    said = re.search(r"<desc[^>]*>(.*?)</desc>", drawing, re.DOTALL)
    return NotebookText(unescape(said[1]) if said else id, f'<div class="pmkit-figure">{drawing}</div>')


def solution(id: str) -> NotebookText:
    """The model answer of a question with the reason for every option, its explanation and its source."""
    from pmkit.widgets.question_text import solution_markdown

    try:
        found = question(id)
    except UnknownQuestion as problem:
        return NotebookText(str(problem))
    text = solution_markdown(found)
    if not _holds(found):
        text += "\n\nThis model answer does not check as right. Please tell the people who keep this course."
    return NotebookText(text)


def _holds(question: Question) -> bool:
    """Whether the model answer checks as right; of texts to write, the first model text."""
    return check(question, question.right_answer()).verdict in question.reaches
