"""The backlog that a command works on: a file, the case company's, or the one that was chosen before."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pmkit.cli.shared.options import named_values

if TYPE_CHECKING:
    from pmkit.backlog import Backlog


def open_backlog(
    file: Path | None, case: bool, map: list[str] | None, answer: list[str] | None
) -> "tuple[Backlog, list[str]]":
    """The backlog, and what its import has to tell, such as cells that are no numbers."""
    from pmkit.backlog import from_frame, read_backlog, storage

    if case and file is not None:
        raise typer.BadParameter("give a file or --case, not both.", param_hint="--case")
    if file is None and (map or answer):
        raise typer.BadParameter("--map and --answer are for a file: name one.", param_hint="FILE")
    if case:
        from pmkit.cases import load

        return from_frame(load("backlog"), "Mealwise (invented)"), []
    if file is None:
        chosen = storage.current()
        if chosen is None:
            raise typer.BadParameter("name a file, or --case for the case company.", param_hint="FILE")
        return chosen, []
    report = read_backlog(
        file,
        mapping=named_values(map, "--map"),
        answers=named_values(answer, "--answer"),
        memory=storage.remembered(),
    )
    # no score and no plan needs dates
    waiting = [question for question in report.open_questions if question.id != "date_order"]
    if waiting:
        ways = " or ".join(f"--answer {waiting[0].id}={value}" for value, _ in waiting[0].options[:2])
        if waiting[0].id == "title_column":
            ways = "--map COLUMN=item"
        raise ValueError(f"{waiting[0].prompt} Answer it: {ways}.")
    return report.backlog, list(report.notes)
