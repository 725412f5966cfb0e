"""What a file leaves open, on the command line: how an answer is given, and what is mistyped in one."""

from collections.abc import Mapping
from shlex import quote
from typing import TYPE_CHECKING

import typer

from pmkit.cli.shared.options import named_values
from pmkit.cli.shared.tables import one_line

if TYPE_CHECKING:
    from pmkit.backlog import ImportReport, Question


def statuses_in(entries: list[str] | None) -> dict[str, str]:
    """What statuses mean, by their names. Raises `typer.BadParameter` for any other meaning."""
    statuses = named_values(entries, "--status")
    for name, means in statuses.items():
        if means not in ("open", "done", "dropped"):
            raise typer.BadParameter(f"{name} can mean open, done or dropped.", param_hint="--status")
    return statuses


def ways_to_answer(question: "Question") -> str:
    """The first ways to answer, as they are typed: `--answer date_order=day or --answer date_order=month`."""
    return " or ".join(f"--answer {quote(f'{question.id}={value}')}" for value, _ in question.options[:2])


def refuse_unknown(
    report: "ImportReport", answers: Mapping[str, str], statuses: Mapping[str, str] | None = None
) -> None:
    """Words on the command line that this file has no use for are mistyped rather than meant."""
    from pmkit.backlog.tracker_words import plain

    asked = {question.id: question for question in report.questions}
    for id, given in answers.items():
        if id not in asked:
            raise typer.BadParameter(f"this file leaves no question {id} open.", param_hint="--answer")
        if not asked[id].answer:
            ways = ", ".join(value for value, _ in asked[id].options)
            raise typer.BadParameter(f"{id} can be {ways}, not “{given}”.", param_hint="--answer")
    there = {plain(name): name for name in report.statuses}
    for name in statuses or ():
        if plain(name) not in there:
            known = ", ".join(f"“{one_line(one, 40)}”" for one in list(there.values())[:12])
            raise typer.BadParameter(
                f"the file has no status “{name}”" + (f". It has {known}." if known else "."),
                param_hint="--status",
            )
