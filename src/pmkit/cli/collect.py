"""Read the files of a class: a report on every question, and tables for your learning-management system."""

import os
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pmkit.cli.shared.options import DeedAsJson, names_in
from pmkit.cli.shared.telling import tell, tell_deed, tell_json
from pmkit.english import counted

if TYPE_CHECKING:
    from pmkit.practice import Question

app = typer.Typer(add_completion=False)
SUFFIX = ".pmkit-class"
_ONE_A_LINE = "Write one a line."


@app.command()
def collect(
    folder: Annotated[Path | None, typer.Argument(help="The folder with what was handed in.")] = None,
    key: Annotated[Path | None, typer.Option(help="The key file of the class.")] = None,
    database: Annotated[
        str,
        typer.Option(
            help="Address of a class database, with or without a folder. Better set as PMKIT_DATABASE_URL "
            "than typed; it is read where no folder is named."
        ),
    ] = "",
    names: Annotated[Path | None, typer.Option(help="The class list: a text file, one name a line.")] = None,
    quiz: Annotated[list[Path] | None, typer.Option(help="Your own quiz file; may be given again.")] = None,
    out: Annotated[
        Path | None, typer.Option(help="Where the report goes (default: beside the folder).")
    ] = None,
    new_class: Annotated[
        str | None, typer.Option("--new-class", help="Make a key for a class of this name.")
    ] = None,
    codes: Annotated[
        Path | None, typer.Option(help="A class list: make a personal code for each name, with --key.")
    ] = None,
    json: DeedAsJson = False,
) -> None:
    """Read the files of a class: a report on every question, and tables for your learning-management system.

    First `pmkit collect --new-class "Spring"`: it makes a key file, which you keep, and a code for the whole
    class. To see who is who, give each person a personal code instead: `pmkit collect --codes class.txt --key
    spring.pmkit-class`. Then `pmkit collect FOLDER --key spring.pmkit-class`; add `--names LIST` for
    names. Without a folder it reads the class database whose address (the instructor's) is in
    PMKIT_DATABASE_URL.
    """
    from pmkit.practice import class_report, collecting, handout

    if new_class is not None:
        _new_class(new_class, json)
        return
    if codes is not None:
        _own_codes(codes, key, json)
        return
    if folder is not None and re.match(r"\w+:/", folder.as_posix()):
        raise typer.BadParameter("write --database before the address of a database.", param_hint="FOLDER")
    if folder is None:
        database = database or os.environ.get("PMKIT_DATABASE_URL", "").strip()
    if (folder is None and not database) or key is None:
        raise typer.BadParameter(
            "name the folder and the key file of your class: pmkit collect FOLDER --key FILE. You make a new "
            "key with: pmkit collect --new-class NAME",
            param_hint="FOLDER and --key",
        )
    named = names_in(names, _ONE_A_LINE) if names else []
    found = collecting.collect(folder, handout.read_class(key), _questions(quiz or []), named, database)
    if not found.learners:
        for remark in found.remarks:
            tell(remark)
        raise ValueError(
            "Nothing was handed in that can be used, so no report was written. Check the folder "
            "or the address."
        )
    beside = folder.parent / folder.resolve().name if folder else Path(key.stem)
    files = class_report.write_report(found, out or beside.with_name(f"{beside.name}-report"))
    if json:
        record = {"learners": len(found.learners), "remarks": found.remarks, "files": list(map(str, files))}
        tell_json(record)
        return
    for remark in found.remarks:
        tell(remark)
    count = len(found.learners)
    tell(f"{counted(count, 'learner')}, {len(found.reports)} questions answered.")
    tell(f"The report is {files[0]}; the tables are beside it.")


def _new_class(title: str, json: bool) -> None:
    from pmkit.practice import handout

    letters = unicodedata.normalize("NFKD", title.casefold())  # ü is u and two dots: the u stays
    stem = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in letters if not unicodedata.combining(c))).strip("-")
    if not stem:
        raise ValueError("Give the class a name with letters or digits in it.")
    path = Path(f"{stem}{SUFFIX}")
    made = handout.new_class(path, title)
    if json:
        tell_json({"key": str(path), "code": made.handout.code})
        return
    tell(f"{path} is the key of the class: keep it to yourself, and keep a copy.")
    tell(
        f"The code of the whole class is {made.handout.code}. Nobody can tell from it who is who, not even "
        "you."
    )
    tell(f"To see names, give each person a personal code instead: pmkit collect --codes LIST --key {path}")
    tell("Learners make their file on the course's front page (“Make my file”), or with: pmkit submit")


def _own_codes(people: Path, key: Path | None, json: bool) -> None:
    """A table of names and personal codes beside the key; the same people get the same codes again."""
    from pmkit.practice import class_report, handout

    if key is None:
        raise typer.BadParameter("add the key file of your class: --key FILE", param_hint="--codes")
    made = class_report.write_codes(handout.read_class(key), names_in(people, _ONE_A_LINE), key)
    tell_deed(
        {"codes": str(made)},
        f"{made} has a code for each person: give each of them only their own. To collect, you need your "
        "list of names, not this table; you can make it again at any time.",
        json,
    )


def _questions(quizzes: list[Path]) -> "list[Question]":
    """The questions of the course, then those of the instructor's own quizzes."""
    from pmkit.course import CHAPTERS, questions
    from pmkit.workspace.quizzes import read_quiz

    found = [question for chapter in CHAPTERS for question in questions(chapter.id)]
    return found + [question for path in quizzes for question in read_quiz(path).questions]
