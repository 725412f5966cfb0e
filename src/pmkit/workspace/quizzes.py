"""An instructor's own quiz in a notebook: `show("my-quiz.md")`. Answers are kept like all others."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from pmkit.practice import Workbook
from pmkit.practice.quiz import QuizProblem
from pmkit.practice.quiz_files import SUFFIXES, read_quiz


def is_file_name(name: str) -> bool:
    """Whether a name means a file: by its ending, or because there is one (a quiz of another kind, say)."""
    if name.endswith(SUFFIXES):
        return True
    with suppress(OSError, ValueError):  # a name that no disk takes
        return Path(name).is_file()
    return False


def show_quiz(name: str, book: Workbook) -> Any:
    """The quiz as cards below one another; a sentence for each line that can't be read."""
    from pmkit.practice.markdown import escape_markdown
    from pmkit.widgets.look_back import LookBackCard
    from pmkit.widgets.question import QuestionCard
    from pmkit.widgets.stack import Stack
    from pmkit.workspace.notebook_text import NotebookText

    try:
        quiz = read_quiz(Path(name))
    except QuizProblem as problem:
        lines = [f"- {escape_markdown(line)}" for line in str(problem).splitlines()]
        return NotebookText("\n".join(["This quiz can't be shown yet:", "", *lines]))
    own = Workbook(book.store, quiz.question, book.learner)
    title = f"## {quiz.title}\n\n" if quiz.title else ""
    looks = [("", LookBackCard(one, own, {})) for one in quiz.questions if one.turned_out]
    left = "".join(f"\n- {escape_markdown(line)}" for line in quiz.left_out)
    told = f"\n\nSome questions of the file can't be shown:\n{left}" if left else ""
    return Stack(
        f"{title}{quiz.opening}{told}", [*(("", QuestionCard(one, own)) for one in quiz.questions), *looks]
    )
