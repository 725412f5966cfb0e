"""Write what you did to one file for your instructor, without your name in it."""

from pathlib import Path
from typing import Annotated

import typer

from pmkit.cli.shared.options import DeedAsJson
from pmkit.cli.shared.telling import tell_deed
from pmkit.english import counted

app = typer.Typer(add_completion=False)
_ASKS = "Your personal code, or the code of your class"


@app.command()
def submit(
    code: Annotated[
        list[str] | None,
        typer.Option("--code", "--class", help="The code you were given; several if you hand in together."),
    ] = None,
    file: Annotated[Path | None, typer.Argument(help="A new file (default: one in this folder).")] = None,
    json: DeedAsJson = False,
) -> None:
    """Write what you did to one file for your instructor, without your name in it.

    Your answers go in, with their times; play with explorers and your own backlog stay at home. Nothing
    is sent: upload the file where your instructor asks for it. Did several of you work on this computer? Give
    the personal code of each: `pmkit submit --code … --code …`; one file counts for all of you.
    """
    from pmkit.practice import handout, submission
    from pmkit.practice.progress import open_store

    codes = handout.read_codes(", ".join(code or [typer.prompt(_ASKS)]))
    path = file or Path(submission.file_name())
    store = open_store()
    try:
        items = submission.submit(store, codes[0], path, *codes[1:])
    finally:
        store.close()
    whose = f" for {counted(len(codes), 'person', 'people')}" if codes[1:] else ""
    told = f"{counted(items, 'item is', 'items are')} in {path}{whose}. Upload that file."
    tell_deed({"file": str(path), "items": items, "people": len(codes)}, told, json)
