"""Write what you did to one file for your instructor, without your name in it."""

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
        str,
        typer.Option(
            "--class", prompt="Your personal code, or the code of your class", help="The code you were given."
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
    path = file or Path(submission.file_name())
    store = open_store()
    try:
        items = submission.submit(store, class_, path)
    finally:
        store.close()
    told = f"{counted(items, 'item is', 'items are')} in {path}. Upload that file."
    tell_deed({"file": str(path), "items": items}, told, json)
