"""Score a backlog by RICE, ICE, WSJF or value against effort; what is missing is asked for."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from pmkit.cli.shared.backlog_source import open_backlog
from pmkit.cli.shared.options import (
    AllAsJson,
    AllBut,
    Answers,
    BacklogFile,
    ColumnMap,
    Only,
    WithGroups,
    filters,
)
from pmkit.cli.shared.telling import tell, tell_json
from pmkit.english import counted, listed

if TYPE_CHECKING:
    from pmkit.backlog import Scores

app = typer.Typer(add_completion=False)
_KEYS = 5


@app.command()
def score(
    file: BacklogFile = None,
    method: Annotated[
        str, typer.Option("--method", help="rice, ice, wsjf, value-effort or safe-wsjf.")
    ] = "rice",
    case: Annotated[bool, typer.Option("--case", help="The backlog of the case company.")] = False,
    map: ColumnMap = None,
    answer: Answers = None,
    only: Only = None,
    all_but: AllBut = None,
    with_groups: WithGroups = False,
    json: AllAsJson = False,
) -> None:
    """Rank the items of a backlog. An item that lacks an input has no score, and the input is named.

    JSON keys: method, items (key, title, score, rank, tied, missing), missing, note, asks, notes.
    Ends with 0: scored, or told what is missing; 1: the file can't be read,
    or a value can't be; 2: mistyped.
    """
    from pmkit.backlog.scoring import METHODS, SAFE, has_safe_points, score_items

    if method not in (*METHODS, SAFE):
        raise typer.BadParameter(f"choose one of {', '.join((*METHODS, SAFE))}.", param_hint="--method")
    backlog, notes = open_backlog(file, case, map, answer, filters(only, all_but), with_groups)
    scores = score_items(backlog.items, method)
    if method != SAFE and has_safe_points(backlog.items):
        notes = [*notes, f"The items have points of SAFe's relative WSJF. Score them by --method {SAFE}."]
    if json:
        tell_json(_record(scores) | {"notes": notes}, indent=1)
    else:
        _show(scores, backlog.source.name, notes)


def _record(scores: "Scores") -> dict[str, Any]:
    from pmkit.backlog.import_report import plain_cell

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


def _show(scores: "Scores", source: str, notes: list[str]) -> None:
    from pmkit.cli.shared.tables import one_line, print_table

    table = scores.table
    known = table[table["score"].notna()].sort_values("rank", kind="stable")
    rows = [
        (f"{row.rank}{'=' if row.tied else ''}", f"{row.score:,.6g}", row.key, row.item)
        for row in known.itertuples()
    ]
    print_table(
        f"{scores.method}: {counted(len(rows), 'item')} of {len(table):,} from {source}",
        ("rank", "score", "key", "title"),
        rows,
    )
    lacking: dict[str, list[str]] = {}
    for row in table[table["score"].isna()].itertuples():
        lacking.setdefault(", ".join(row.missing), []).append(row.key)
    print_table(
        f"No score yet: {counted(len(table) - len(rows), 'item')} of {len(table):,} from {source}",
        ("missing", "items", "such as"),
        [(what, f"{len(keys):,}", listed(keys, _KEYS)) for what, keys in lacking.items()],
    )
    for sentence in (scores.note, scores.asks(), *notes):
        if sentence:
            tell(one_line(sentence, 400))
