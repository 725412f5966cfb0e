"""Read your own quiz file: what can't be shown, and what would make it better."""

from pathlib import Path
from typing import Annotated

import typer

from pmkit.cli.shared.telling import tell, tell_json
from pmkit.english import counted

app = typer.Typer(add_completion=False)


@app.command()
def quiz(
    file: Annotated[Path, typer.Argument(help="A quiz: Markdown (.md), or JSON of jupyterquiz (.json).")],
    json: Annotated[bool, typer.Option("--json", help="Say what was found as JSON.")] = False,
) -> None:
    """Read your own quiz file: what can't be shown, and what would make it better."""
    from pmkit.practice.quiz import advice
    from pmkit.workspace.quizzes import read_quiz

    found = read_quiz(file)
    told = advice(found)
    if json:
        ids = [question.id for question in found.questions]
        tell_json({"questions": ids, "left_out": list(found.left_out), "advice": told}, indent=1)
        return
    count = len(found.questions)
    shown = f'{counted(count, "question")}. In a notebook: show("{file.name}")'
    if told:
        told.append("It can be shown as it is. Behind :: stands a reason, after why: the explanation.")
    left = [f"Left out: {line}" for line in found.left_out]
    tell("\n".join([*left, *told, shown]))
