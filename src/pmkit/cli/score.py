"""Score a backlog by RICE, ICE, WSJF or value against effort; what is missing is asked for."""

import json as json_text
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from pmkit.backlog import Backlog, Scores

app = typer.Typer(add_completion=False)


@app.command()
def score(
    file: Annotated[
        Path | None, typer.Argument(help="An export of a tracker or any table; else the backlog you chose.")
    ] = None,
    method: Annotated[str, typer.Option("--method", help="rice, ice, wsjf or value-effort.")] = "rice",
    case: Annotated[bool, typer.Option("--case", help="The backlog of the case company.")] = False,
    map: Annotated[
        list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD", help="What a column is. Repeatable.")
    ] = None,
    answer: Annotated[
        list[str] | None,
        typer.Option("--answer", metavar="QUESTION=OPTION", help="For what the file leaves open."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="For scripts: everything as JSON.")] = False,
) -> None:
    """Rank the items of a backlog. An item that lacks an input has no score, and the input is named.

    Exit code 0: scored, or told what is missing. 1: the file can't be read or a value can't be. 2: mistyped.
    """
    from pmkit.backlog.scoring import METHODS, score_items

    if method not in METHODS:
        raise typer.BadParameter(f"choose one of {', '.join(METHODS)}.", param_hint="--method")
    if case and file is not None:
        raise typer.BadParameter("give a file or --case, not both.", param_hint="--case")
    scores = score_items(_backlog(file, case, map, answer).items, method)
    if json:
        typer.echo(json_text.dumps(_record(scores), ensure_ascii=False, indent=1))
    else:
        _show(scores)


def _backlog(file: Path | None, case: bool, map: list[str] | None, answer: list[str] | None) -> "Backlog":
    from pmkit.backlog import from_frame, read_backlog, shelf
    from pmkit.cli.import_ import _pairs

    if case:
        from pmkit.cases import load

        return from_frame(load("backlog"), "Mealwise (invented)")
    if file is None:
        chosen = shelf.current()
        if chosen is None:
            raise typer.BadParameter("name a file, or --case for the case company.", param_hint="FILE")
        return chosen
    report = read_backlog(
        file, mapping=_pairs(map, "--map"), answers=_pairs(answer, "--answer"), memory=shelf.remembered()
    )
    waiting = [
        question for question in report.open_questions if question.id != "date_order"
    ]  # no score needs dates
    if waiting:
        ways = " or ".join(f"--answer {waiting[0].id}={value}" for value, _ in waiting[0].options[:2])
        if waiting[0].id == "title_column":
            ways = "--map COLUMN=item"
        raise ValueError(f"{waiting[0].prompt} Answer it: {ways}.")
    return report.backlog


def _record(scores: "Scores") -> dict[str, Any]:
    from pmkit.backlog.report import plain_cell

    items = [
        {
            "key": row.key,
            "title": row.item,
            "score": plain_cell(row.score),
            "rank": plain_cell(row.rank),
            "tied": bool(row.tied),
            "missing": row.missing,
        }
        for row in scores.table.itertuples()
    ]
    return {
        "method": scores.method,
        "items": items,
        "missing": scores.missing,
        "note": scores.note,
        "asks": scores.asks(),
    }


def _show(scores: "Scores") -> None:
    from pmkit.cli.import_ import _one_line, _table

    ranked = scores.table.sort_values("rank", na_position="last", kind="stable")
    rows = []
    for row in ranked.itertuples():
        known = not row.missing
        place = f"{row.rank}{'=' if row.tied else ''}" if known else ""
        rows.append((place, f"{row.score:,.6g}" if known else "", row.key, row.item, ", ".join(row.missing)))
    _table(f"{scores.method}: {len(rows):,} items", ("rank", "score", "key", "title", "missing"), rows)
    for sentence in (scores.note, scores.asks()):
        if sentence:
            typer.echo(_one_line(sentence, 400))
