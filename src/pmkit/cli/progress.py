"""Show where you are in the course; keep a copy of all you did, bring it back, merge two machines'."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pmkit.cli.shared.options import AllAsJson
from pmkit.cli.shared.telling import tell, tell_deed, tell_json
from pmkit.english import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pmkit.course.manifest import Chapter
    from pmkit.practice.record import Stage

_FEW = 3

app = typer.Typer(
    add_completion=False,
    invoke_without_command=True,
    help="Show where you are in the course; back up, restore and merge your progress.",
)


@app.callback()
def progress(
    context: typer.Context,
    json: AllAsJson = False,
) -> None:
    """Per chapter what is done, due and next; minutes and skills."""
    if context.invoked_subcommand is not None:
        return
    from pmkit.course import CHAPTERS
    from pmkit.practice.progress import open_store, rescue
    from pmkit.practice.standing import standing

    store = open_store()
    try:
        here = standing(CHAPTERS, store.history(), datetime.now(UTC))
        if json:
            tell_json(here.to_json() | {"place": store.place, "notice": store.notice}, indent=1)
            return
        tell(here.sentence)
        if store.notice:
            tell(store.notice)
        width = max((len(row.title) for row in here.chapters), default=0)
        for row in here.chapters:
            tell(f"  {row.number}  {row.title:<{width}}  {row.minutes:>3} min  {row.sentence}")
            for name in _few_open(CHAPTERS, row.id, here.stages) if row.done else ():
                tell(f"     still open: {name}")
        for heading, lines in (
            ("To repeat:", [f"{one.item}: {one.why}" for one in here.repeat]),
            ("Skills:", [skill.sentence for skill in here.skills]),
        ):
            if lines:
                tell("\n".join([heading, *(f"  {line}" for line in lines)]))
        tell(f"About {here.minutes_spent} min practised, {here.minutes_left} min of practice left.")
        tell(f"Kept in {store.place}. {rescue.told_of(store.place)}".rstrip())
    finally:
        store.close()


def _few_open(chapters: "Iterable[Chapter]", id: str, stages: "Mapping[str, Stage]") -> list[str]:
    """What the open questions of a chapter ask, where no more than a few are left."""
    found = {
        one.item.id: one.name
        for chapter in chapters
        for section in chapter.sections
        for one in section.shown
        if chapter.id == id and one.is_question and stages[one.item.id] != "done"
    }
    return list(found.values()) if len(found) <= _FEW else []


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="A new file, for example my-copy.zip.")],
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Write everything you did to one file: your progress and your own backlogs."""
    from pmkit.practice.progress import open_store
    from pmkit.workspace import copies

    store = open_store()
    try:
        count, backlogs = copies.write(store, file)
        notice = store.notice
    finally:
        store.close()
    tell_deed(
        {"file": str(file), "attempts": count, "backlogs": backlogs, "notice": notice},
        f"{file} holds {copies.contents(count, backlogs)}. {notice}".rstrip(),
        json,
    )


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `pmkit progress backup` or the front page made.")],
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Add a copy to what is here; nothing is overwritten."""
    _add(file, json)


@app.command()
def merge(
    file: Annotated[Path, typer.Argument(help="Another machine's copy, or its progress.db.")],
    json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Add another machine's progress; what both have is kept once."""
    _add(file, json)


def _add(file: Path, json: bool) -> None:
    from pmkit.practice.progress import open_store
    from pmkit.workspace import copies

    found = copies.read(file, str(file))
    store = open_store()
    try:
        done, backlogs = found.bring_in(store)
        notice = store.notice
    finally:
        store.close()
    record = {"added": done.added, "known": done.known, "unreadable": done.unreadable, "backlogs": backlogs}
    own = f"{counted(backlogs, 'backlog')} of your own added." if backlogs else ""
    said = " ".join(filter(None, [done.sentence(), own, notice]))
    tell_deed(record | {"notice": notice}, said, json)
