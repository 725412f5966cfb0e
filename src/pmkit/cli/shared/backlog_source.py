"""The backlog that a command works on: a file, the case company's, or the one that was chosen before."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from pmkit.cli.shared.options import named_values
from pmkit.cli.shared.questions_of_files import refuse_unknown, ways_to_answer

if TYPE_CHECKING:
    from pmkit.backlog import Backlog
    from pmkit.backlog.rules import Among


def open_backlog(
    file: Path | None,
    case: bool,
    map: list[str] | None,
    answer: list[str] | None,
    where: "Mapping[str, Among]",
    with_groups: bool,
) -> "tuple[Backlog, list[str]]":
    """The items that `where` chooses, and what there is to tell: of the import, such as cells that are no
    numbers, and of groups such as epics, which are left out unless they are asked for.

    Raises ValueError where no item is chosen.
    """
    from pmkit.backlog.rules import closed, filtered, without_groups

    backlog, notes, rows = _source(file, case, map, answer)
    if not with_groups:
        backlog, *_ = ungrouped = without_groups(backlog, where)
        notes = [*notes, *filter(None, [ungrouped.says()])]
    chosen = closed(filtered(backlog, where)) if where else backlog
    if where and not len(chosen):
        raise ValueError("No item of the backlog fits. Check the values of --only and --all-but.")
    return _with_rows(chosen, rows), notes


def _with_rows(backlog: "Backlog", rows: "Mapping[str, int]") -> "Backlog":
    """The backlog of a file, its items called by their rows of the sheet, for messages."""
    if not rows:
        return backlog
    import pandas as pd

    called = pd.Index(backlog.items["key"].map(rows), name="row")
    return replace(backlog, items=backlog.items.set_axis(called))


def _source(
    file: Path | None, case: bool, map: list[str] | None, answer: list[str] | None
) -> "tuple[Backlog, list[str], dict[str, int]]":
    """The backlog, what its import has to tell, such as cells that are no numbers, and the rows of the items
    in the file."""
    from pmkit.backlog import from_frame, read_backlog, storage

    if case and file is not None:
        raise typer.BadParameter("give a file or --case, not both.", param_hint="--case")
    if file is None and (map or answer):
        raise typer.BadParameter("--map and --answer are for a file: name one.", param_hint="FILE")
    if case:
        from pmkit.cases import load

        return from_frame(load("backlog"), "Mealwise (invented)"), [], {}
    if file is None:
        chosen = storage.current()
        if chosen is None:
            raise typer.BadParameter("name a file, or --case for the case company.", param_hint="FILE")
        return chosen, [], {}
    answers = named_values(answer, "--answer")
    report = read_backlog(
        file, mapping=named_values(map, "--map"), answers=answers, memory=storage.remembered()
    )
    refuse_unknown(report, answers)
    # no score and no plan needs dates
    waiting = [question for question in report.open_questions if question.id != "date_order"]
    if waiting:
        ways = "--map COLUMN=item" if waiting[0].id == "title_column" else ways_to_answer(waiting[0])
        raise ValueError(f"{waiting[0].prompt} Answer it: {ways}.")
    return report.backlog, list(report.notes), dict(zip(report.items["key"], report.item_rows, strict=False))
