"""Read the files of a class: a report on every question, and tables for your learning-management system."""

import os
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pmkit.cli.shared.options import DeedAsJson
from pmkit.cli.shared.telling import tell, tell_deed, tell_json
from pmkit.english import counted, either, listed

if TYPE_CHECKING:
    from pmkit.practice import Question
    from pmkit.practice.quiz import Quiz

app = typer.Typer(add_completion=False)
SUFFIX = ".pmkit-class"


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
    names: Annotated[
        Path | None,
        typer.Option(help="The class list: a text file with one name a line, or a table (CSV) with ids too."),
    ] = None,
    assigned: Annotated[
        list[str] | None,
        typer.Option(
            help="What counts: a chapter (03), “lesson 03”, “sheet 03”, “all of 03”, the name of a quiz, or "
            "a file with ids of questions. Repeatable. Default: the chapters that anybody tried."
        ),
    ] = None,
    quiz: Annotated[list[Path] | None, typer.Option(help="Your own quiz file; may be given again.")] = None,
    system: Annotated[
        list[str] | None,
        typer.Option("--for", help="Grades for moodle, canvas or nbgrader too. Needs --names. Repeatable."),
    ] = None,
    missing_as_zero: Annotated[
        bool,
        typer.Option("--missing-as-zero", help="Who handed in nothing gets 0 points, not an empty cell."),
    ] = False,
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
    from pmkit.course.assigned import assigned as what_counts
    from pmkit.practice import class_report, collecting, handout
    from pmkit.practice.class_list import ClassList, read_class_list
    from pmkit.practice.grades_for import grades_for, without_row
    from pmkit.workspace.quizzes import read_quiz

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
    systems = _systems(system or [], names)
    people = read_class_list(names) if names else ClassList(())
    quizzes = [read_quiz(path) for path in quiz or []]
    wanted = what_counts(assigned or [], quizzes)
    found = collecting.collect(
        folder, handout.read_class(key), _questions(quizzes), people.people, database, wanted
    )
    if not found.learners:
        for remark in found.remarks:
            tell(remark)
        raise ValueError(
            "Nothing was handed in that can be used, so no report was written. Check the folder "
            "or the address."
        )
    more = {f"grades-for-{one}.csv": grades_for(one, found, missing_as_zero) for one in systems}
    beside = folder.parent / folder.resolve().name if folder else Path(key.stem)
    files = class_report.write_report(
        found, out or beside.with_name(f"{beside.name}-report"), missing_as_zero, more
    )
    told = [*people.told, *found.remarks, *filter(None, [without_row(found) if systems else ""])]
    if json:
        record = {
            "learners": len(found.learners),
            "missing": len(found.missing),
            "assigned": found.assigned.told,
        }
        tell_json(record | {"remarks": told, "files": list(map(str, files))})
        return
    for remark in told:
        tell(remark)
    tell(found.assigned.told)
    count = len(found.learners)
    who = (
        f"{count} of {counted(found.expected, 'person', 'people')}"
        if found.expected
        else counted(count, "learner")
    )
    tell(f"{who} handed in, {counted(len(found.reports), 'question')} answered.")
    tell(f"The report for the class is {files[0]}; problems.html beside it has names and is for you only.")
    tell(f"Beside it are the tables: {listed([path.name for path in files if path.suffix == '.csv'])}.")


def _systems(asked: list[str], names: Path | None) -> list[str]:
    """The learning-management systems that grades are wanted for. Raises `typer.BadParameter`."""
    from pmkit.practice.grades_for import SYSTEMS

    systems = list(dict.fromkeys(one.strip().casefold() for one in asked))
    for one in systems:
        if one not in SYSTEMS:
            raise typer.BadParameter(
                f"“{one}” is not known. Choose {either(list(SYSTEMS))}.", param_hint="--for"
            )
    if systems and names is None:
        raise typer.BadParameter(
            "goes with the class list, --names: a system knows people by their ids or addresses.",
            param_hint="--for",
        )
    return systems


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
    from pmkit.practice.class_list import read_class_list

    if key is None:
        raise typer.BadParameter("add the key file of your class: --key FILE", param_hint="--codes")
    listed_people = read_class_list(people)
    made = class_report.write_codes(handout.read_class(key), listed_people.people, key)
    if not json:
        for sentence in listed_people.told:
            tell(sentence)
    tell_deed(
        {"codes": str(made)},
        f"{made} has a code for each person: give each of them only their own. To collect, you need your "
        "list of names, not this table; you can make it again at any time.",
        json,
    )


def _questions(quizzes: "list[Quiz]") -> "list[Question]":
    """The questions of the course, then those of the instructor's own quizzes."""
    from pmkit.course import CHAPTERS, questions

    found = [question for chapter in CHAPTERS for question in questions(chapter.id)]
    return found + [question for quiz in quizzes for question in quiz.questions]
