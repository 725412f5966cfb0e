"""Arguments and options that several commands take, and how what is typed after them is read."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pmkit.backlog.rules import Among

BacklogFile = Annotated[
    Path | None, typer.Argument(help="An export of a tracker or any table; else the backlog you chose.")
]
ColumnMap = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="COLUMN=FIELD", help="What a column holds; or keep, or ignore. Repeatable."
    ),
]
Answers = Annotated[
    list[str] | None,
    typer.Option(
        "--answer", metavar="QUESTION=OPTION", help="The answer to a question of the import. Repeatable."
    ),
]
Statuses = Annotated[
    list[str] | None,
    typer.Option("--status", metavar="STATUS=open|done|dropped", help="What a status means. Repeatable."),
]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only", metavar="FIELD=VALUE", help="Only items with this value, such as type=Bug. Repeatable."
    ),
]
AllBut = Annotated[
    list[str] | None,
    typer.Option("--all-but", metavar="FIELD=VALUE", help="Only items without this value. Repeatable."),
]
WithGroups = Annotated[
    bool, typer.Option("--with-groups", help="Count epics too, though they group other items.")
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


def filters(only: list[str] | None, all_but: list[str] | None) -> "dict[str, Among]":
    """What `--only` and `--all-but` choose; several values of a field are one or the other of them.

    Raises `typer.BadParameter` for what is not written so, for an unknown field, and for both on one field.
    """
    from pmkit.backlog.rules import FILTERS, Among

    chosen: dict[str, Among] = {}
    for entries, without, option in ((only, False, "--only"), (all_but, True, "--all-but")):
        for entry in entries or ():
            name, equals, value = (part.strip() for part in entry.partition("="))
            field = "labels" if name == "label" else name
            if not equals or field not in FILTERS:
                raise typer.BadParameter(
                    f"write it as FIELD=VALUE with one of {', '.join(FILTERS)}, not “{entry}”.",
                    param_hint=option,
                )
            before = chosen.get(field, Among((), without))
            if before.without != without:
                raise typer.BadParameter(
                    f"{field} has --only already; use one of the two.", param_hint=option
                )
            chosen[field] = Among((*before.values, value or None), without)
    return chosen


def names_in(path: Path, remedy: str) -> list[str]:
    """The names of a text file, one a line. Raises ValueError, with the remedy where it holds none."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError as problem:
        raise ValueError(f"There is no file {path}. Check the name and the folder.") from problem
    except (OSError, UnicodeDecodeError) as problem:
        raise ValueError(f"{path} can't be read as a text file with one name a line.") from problem
    names = [line.strip() for line in lines if line.strip()]
    if not names:
        raise ValueError(f"{path} holds no names. {remedy}")
    return names
