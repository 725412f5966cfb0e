"""Set up a PostgreSQL database for a class, in which each learner sees only their own answers."""

from pathlib import Path
from typing import Annotated, TextIO

import typer

from pmkit.cli.shared.options import DeedAsJson, names_in
from pmkit.cli.shared.telling import tell_deed
from pmkit.csv_cells import csv_text
from pmkit.english import counted
from pmkit.private_files import owners_only

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def class_database() -> None:
    """Set up a PostgreSQL database for a class, in which each learner sees only their own answers."""


@app.command()
def init(
    learners: Annotated[Path, typer.Argument(help="A text file with one name a line (small letters).")],
    credentials: Annotated[Path, typer.Option(help="A new file for the addresses with passwords (CSV).")],
    instructor: Annotated[str, typer.Option(help="The instructor's name.")] = "instructor",
    owner: Annotated[
        str,
        typer.Option(
            envvar=["PMKIT_CLASS_OWNER_URL", "PMKIT_DATABASE_URL"],
            help="Address of the database as its owner; better set as PMKIT_CLASS_OWNER_URL than typed.",
            show_envvar=False,
        ),
    ] = "",
    json: DeedAsJson = False,
) -> None:
    """Make the tables, the guards and one login per person. Run it again to add learners."""
    from pmkit.practice.progress.class_database import init_class

    if not owner:
        raise ValueError("Set PMKIT_CLASS_OWNER_URL to the address of the database (postgresql://…).")
    names = names_in(learners, "Write one a line, in small letters.")
    with _new_private_file(credentials) as file:
        try:
            made = init_class(owner, names, instructor)
        except BaseException:
            credentials.unlink()
            raise
        file.write(csv_text([("name", "PMKIT_DATABASE_URL"), *made.addresses.items()]))
    record = {"new": sorted(made.addresses), "kept": sorted(made.kept), "credentials": str(credentials)}
    told = (
        f"{counted(len(made.addresses), 'new login is', 'new logins are')} in {credentials}; "
        f"{len(made.kept)} existed before. Give each person only their own line: they set it as "
        "PMKIT_DATABASE_URL."
    )
    tell_deed(record, told, json)


def _new_private_file(path: Path) -> TextIO:
    """A new file that only its owner can read: it holds passwords."""
    try:
        return open(path, "x", encoding="utf-8", newline="", opener=owners_only)
    except FileExistsError as problem:
        raise ValueError(f"{path} exists already and is not overwritten. Choose another name.") from problem
    except OSError as problem:
        raise ValueError(f"{path} can't be written: {problem.strerror}.") from problem
