"""Arguments and options that several commands take, and how what is typed after them is read."""

from pathlib import Path
from typing import Annotated

import typer

BacklogFile = Annotated[
    Path | None, typer.Argument(help="An export of a tracker or any table; else the backlog you chose.")
]
ColumnMap = Annotated[
    list[str] | None, typer.Option("--map", metavar="COLUMN=FIELD", help="What a column is. Repeatable.")
]
Answers = Annotated[
    list[str] | None,
    typer.Option("--answer", metavar="QUESTION=OPTION", help="For what the file leaves open."),
]
AllAsJson = Annotated[bool, typer.Option("--json", help="For scripts: everything as JSON.")]
DeedAsJson = Annotated[bool, typer.Option("--json", help="Say what was done as JSON.")]


def named_values(entries: list[str] | None, option: str) -> dict[str, str]:
    """The values of an option that may be repeated, by name: `["a=b"]` is {"a": "b"}.

    Raises `typer.BadParameter` for what is not written so.
    """
    pairs = {}
    for entry in entries or ():
        left, equals, right = entry.rpartition("=")
        if not equals or not left.strip() or not right.strip():
            raise typer.BadParameter(f"write it as NAME=VALUE, not “{entry}”.", param_hint=option)
        pairs[left.strip()] = right.strip()
    return pairs


def names_in(path: Path, remedy: str) -> list[str]:
    """The names of a text file, one a line. Raises ValueError, with the remedy where it holds none."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise ValueError(f"{path} can't be read as a text file with one name a line.") from problem
    names = [line.strip() for line in lines if line.strip()]
    if not names:
        raise ValueError(f"{path} holds no names. {remedy}")
    return names
