"""The game of eight quarters: save your own, or make the board of a class."""

from pathlib import Path
from typing import Annotated

import typer

from pmkit.cli.shared.options import DeedAsJson
from pmkit.cli.shared.telling import tell, tell_deed, tell_json
from pmkit.english import counted

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def game() -> None:
    """The game of eight quarters: save your own, or make the board of a class."""


@app.command()
def save(
    file: Annotated[Path, typer.Argument(help="A new file, for example our-group.jsonl.")],
    json: DeedAsJson = False,
) -> None:
    """Save your game to a file: what you decided and why, in each closed quarter.

    The file holds your decisions and your sentences, no name. It can be opened in the game again, and an
    instructor can put it on a board.
    """
    from pmkit.course import question
    from pmkit.practice import Workbook
    from pmkit.practice.progress import open_store
    from pmkit.practice.writing import write_files
    from pmkit.simulator.log import read_log
    from pmkit.simulator.mealwise import mealwise

    store = open_store()
    try:
        state = Workbook(store, question).noted("explorer:capstone.play")
    finally:
        store.close()
    text = state.get("log") if isinstance(state, dict) else None
    log, _ = read_log(mealwise(), text) if isinstance(text, str) else (None, ())
    if log is None or not log.entries:
        raise ValueError("There is no closed quarter to save yet. Play the game of chapter 12 first.")
    if file.exists():
        raise ValueError(f"{file} exists already and is not overwritten. Choose another name.")
    assert isinstance(text, str)
    write_files(file.parent, [(file.name, text.encode("utf-8", "replace"))])
    quarters = len(log.entries)
    told = f"{counted(quarters, 'closed quarter is', 'closed quarters are')} in {file}."
    tell_deed({"file": str(file), "quarters": quarters}, told, json)


@app.command()
def board(
    paths: Annotated[list[Path], typer.Argument(help="Saved games: files, folders, archives.")],
    out: Annotated[Path, typer.Option(help="The folder for the board.")] = Path("game-board"),
    by: Annotated[
        str, typer.Option(help="In the order of: decision, result, luck or promises.")
    ] = "decision",
    quarters: Annotated[
        int, typer.Option(min=0, max=8, help="Look at each game as far as so many quarters (0: all).")
    ] = 0,
    hide_names: Annotated[bool, typer.Option("--hide-names", help="Call the groups by numbers.")] = False,
    json: DeedAsJson = False,
) -> None:
    """Make the board of a class: a page, a table and a sheet for the debrief.

    Each game is played again here, which takes about a second; nothing that a file claims is believed. The
    name of a file is the name of its group.
    """
    from pmkit.cli.shared.long_work import long_work
    from pmkit.workspace.game_board import ORDERS, make_board
    from pmkit.workspace.game_board_files import board_rows, write_board
    from pmkit.workspace.game_files import read_games

    if by not in ORDERS:
        raise typer.BadParameter(f"choose one of {', '.join(ORDERS)}.", param_hint="--by")
    games, remarks = read_games(paths)
    for remark in remarks:
        tell(remark, err=json)
    with long_work() as work:
        found = make_board(
            games,
            order=by,
            quarters=quarters,
            hide_names=hide_names,
            progress=lambda done, of: work(f"{done} of {of} games played again."),
        )
    files = write_board(found, out)
    if json:
        head, *rows = board_rows(found)
        record = {
            "groups": [dict(zip(map(str, head), row, strict=True)) for row in rows],
            "remarks": [*remarks, *found.remarks],
            "files": list(map(str, files)),
        }
        tell_json(record)
        return
    for remark in found.remarks:
        tell(remark)
    tell(f"{counted(len(found.groups), 'group')}. The board is {files[0]}; table and debrief lie beside it.")
