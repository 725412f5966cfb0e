"""Read your own quiz file: what can't be shown, and what would make it better; or write it for Moodle."""

from pathlib import Path
from typing import Annotated

import typer

from pmkit.cli.shared.quiz_files import write_quiz
from pmkit.cli.shared.telling import tell, tell_json
from pmkit.english import counted

app = typer.Typer(add_completion=False)


@app.command()
def quiz(
    file: Annotated[Path, typer.Argument(help="A quiz: Markdown (.md), or JSON of jupyterquiz (.json).")],
    to: Annotated[
        Path | None,
        typer.Option(help="Write it to a new file: .xml for Moodle's question bank, .md to read and print."),
    ] = None,
    no_answers: Annotated[
        bool, typer.Option("--no-answers", help="With --to x.md: only the questions.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Say what was found as JSON.")] = False,
) -> None:
    """Read your own quiz file: what can't be shown, and what would make it better.

    With `--to quiz.xml` it is written for Moodle, with `--to quiz-to-print.md` as text for people. What a
    system lacks is named and left out.
    """
    from pmkit.practice.quiz import advice
    from pmkit.workspace.quizzes import read_quiz

    found = read_quiz(file)
    left = [f"Left out: {line}" for line in found.left_out]
    if to is not None:
        write_quiz(
            to, found.title or file.stem, found.questions,
            opening=found.opening, answers=not no_answers, json=json, before=left,
        )  # fmt: skip
        return
    if no_answers:
        raise typer.BadParameter("goes with --to and a file that ends in .md.", param_hint="--no-answers")
    told = advice(found)
    if json:
        ids = [question.id for question in found.questions]
        tell_json({"questions": ids, "left_out": list(found.left_out), "advice": told}, indent=1)
        return
    count = len(found.questions)
    shown = f'{counted(count, "question")}. In a notebook: show("{file.name}")'
    if told:
        told.append("It can be shown as it is. Behind :: stands a reason, after why: the explanation.")
    tell("\n".join([*left, *told, shown]))
