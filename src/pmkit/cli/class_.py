"""Set up a PostgreSQL database for a class, and see how the class does while it works."""

from pathlib import Path
from typing import Annotated, TextIO

import typer

from pmkit.cli.shared.options import DeedAsJson, names_in
from pmkit.cli.shared.telling import tell, tell_deed
from pmkit.csv_cells import csv_text
from pmkit.english import counted
from pmkit.private_files import owners_only

app = typer.Typer(add_completion=False, no_args_is_help=True)


@app.callback()
def class_database() -> None:
    """Set up a PostgreSQL database for a class, in which each learner sees only their own answers, and see
    how the class does while it works."""


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


@app.command()
def report(
    live: Annotated[
        bool, typer.Option("--live", help="Open a page that renews itself, until Ctrl+C.")
    ] = False,
    key: Annotated[Path | None, typer.Option(help="The key file of the class.")] = None,
    database: Annotated[
        str,
        typer.Option(
            envvar=["PMKIT_INSTRUCTOR_URL", "PMKIT_DATABASE_URL"],
            help="The instructor's address of the database; better set as PMKIT_INSTRUCTOR_URL than typed.",
            show_envvar=False,
        ),
    ] = "",
    names: Annotated[
        Path | None,
        typer.Option(
            help="The class list, one login a line: the page can show names, on this computer only."
        ),
    ] = None,
    projector: Annotated[
        bool, typer.Option("--projector", help="For a room: no row that tells of one person.")
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(help="Without --live: where the files go (default: a folder beside the key)."),
    ] = None,
    port: Annotated[
        int, typer.Option(help="With --live: the port; without it a free one.", min=0, max=65535)
    ] = 0,
    json: DeedAsJson = False,
) -> None:
    """See a class while it works: who is where, who is stuck on what and why, minutes against plan.

    People stand there by pseudonym, as in `pmkit collect`. Needs the key
    file of the class and the instructor's address of its database.
    With --live a page opens on this computer and renews itself; without it
    the page is written once, with its tables.
    """
    from pmkit.cohort import serve
    from pmkit.cohort.render import Look, Pages
    from pmkit.cohort.watch import Watch
    from pmkit.course import CHAPTERS, questions
    from pmkit.practice.class_rows import ClassRows
    from pmkit.practice.cohort import Cohort
    from pmkit.practice.handout import read_class

    if key is None:
        raise typer.BadParameter(
            "name the key file of your class. One is made with: pmkit collect --new-class NAME",
            param_hint="--key",
        )
    if not database:
        raise ValueError(
            "Set PMKIT_INSTRUCTOR_URL to the instructor's address of the class database (postgresql://…)."
        )
    if live and (out or json):
        raise typer.BadParameter(
            "--out and --json are for the page as a file, without --live.", param_hint="--live"
        )
    listed = names_in(names, "Write one login a line.") if names else []
    asked = tuple(question for chapter in CHAPTERS for question in questions(chapter.id))
    watch = Watch(ClassRows(database), Cohort(read_class(key), asked, listed))
    look = Look(within=0, names=bool(listed), projector=projector)
    if not live:
        files = serve.write(watch, Pages(asked), out or key.parent / f"{key.stem}-report", look)
        record = {
            "people": len(watch.seen.people),
            "remarks": watch.seen.remarks,
            "files": list(map(str, files)),
        }
        told = [*watch.seen.remarks, f"The page is {files[0]}; the tables are beside it."]
        tell_deed(record, "\n".join(told), json)
        return
    watch.renew()
    opened = serve.Opened(watch, Pages(asked), port=port, names=bool(listed))
    tell(f"{counted(len(watch.seen.people), 'person has', 'people have')} answered so far.")
    tell(f"The class is at  {opened.address}")
    tell("Only this computer can open it. The address holds its key: keep it to yourself. Stop with Ctrl+C.")
    opened.serve()


def _new_private_file(path: Path) -> TextIO:
    """A new file that only its owner can read: it holds passwords."""
    try:
        return open(path, "x", encoding="utf-8", newline="", opener=owners_only)
    except FileExistsError as problem:
        raise ValueError(f"{path} exists already and is not overwritten. Choose another name.") from problem
    except OSError as problem:
        raise ValueError(f"{path} can't be written: {problem.strerror}.") from problem
