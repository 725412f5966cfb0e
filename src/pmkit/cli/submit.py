"""Write what you did to one file for your instructor, without your name in it."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pmkit.cli.shared.options import DeedAsJson
from pmkit.cli.shared.telling import tell_deed
from pmkit.english import counted

app = typer.Typer(add_completion=False)


@app.command()
def submit(
    code: Annotated[
        str, typer.Option("--class", prompt="Code of your class", help="The code you were given.")
    ],
    name: Annotated[
        str,
        typer.Option(
            prompt="Your name or number, as your instructor has it",
            help="Only a keyed hash of it is written.",
        ),
    ],
    file: Annotated[Path | None, typer.Argument(help="A new file (default: one in this folder).")] = None,
    json: DeedAsJson = False,
) -> None:
    """Write what you did to one file for your instructor, without your name in it.

    Your answers go in, with their times; play with explorers and your own backlog stay at home. Nothing
    is sent: upload the file where your instructor asks for it.
    """
    from pmkit.practice import handout, submission
    from pmkit.practice.progress import open_store

    class_ = handout.read_code(code)
    path = file or _free(Path(f"pmkit-{class_.mark(name)[:8]}-{date.today().isoformat()}.zip"))
    store = open_store()
    try:
        items = submission.submit(store, class_, name, path)
    finally:
        store.close()
    told = f"{counted(items, 'item is', 'items are')} in {path}. Upload that file."
    tell_deed({"file": str(path), "items": items}, told, json)


def _free(path: Path) -> Path:
    """The name itself, or where it is taken the next one."""
    number = 2
    free = path
    while free.exists():
        free = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return free
