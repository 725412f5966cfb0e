"""`pmkit export slides`, `facilitator`, `paper` and `key`: what an instructor takes into the room."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pmkit.cli.shared.telling import tell

if TYPE_CHECKING:
    from pmkit.course.manifest import Chapter
    from pmkit.workspace.teaching.chapter import Taught

Name = Annotated[str, typer.Argument(help="Number or name of the chapter: 03, prioritisation.")]
To = Annotated[Path | None, typer.Option(help="A new file, or a folder (default: its own name here).")]
Lesson = Annotated[bool, typer.Option("--lesson", help="The questions of the lesson, not of the sheet.")]
NewPath = Callable[[Path | None, str], Path]
WriteNew = Callable[[Path, bytes], None]


def add_to(app: typer.Typer, new_path: NewPath, write_new: WriteNew) -> None:
    """Add the commands to `export`, which says where a new file goes."""

    @app.command()
    def slides(
        name: Name,
        to: To = None,
        minutes: Annotated[
            int, typer.Option("--minutes", help="The plan that they follow: 25 or 90 minutes.")
        ] = 90,
        only_plan: Annotated[
            bool, typer.Option("--only-plan", help="Leave out what the lesson gives to do beyond the plan.")
        ] = False,
    ) -> None:
        """A chapter's slides as one file that needs no network: arrows move, S opens your notes."""
        from pmkit.workspace.teaching.slides import deck

        _make(name, to, "slides", lambda chapter: deck(_taught(chapter), minutes, more=not only_plan))

    @app.command()
    def facilitator(name: Name, to: To = None) -> None:
        """A chapter's page for whoever leads: plans with minutes, the room's lines, what to listen for."""
        from pmkit.workspace.teaching.facilitator import facilitator_page

        _make(name, to, "facilitator", lambda chapter: facilitator_page(_taught(chapter)))

    @app.command()
    def paper(name: Name, to: To = None, lesson: Lesson = False) -> None:
        """The questions of a practice sheet, numbered, to print and to write on. The key goes with it."""
        from pmkit.workspace.teaching.paper import paper

        _questions(name, to, "paper", paper, lesson)

    @app.command()
    def key(name: Name, to: To = None, lesson: Lesson = False) -> None:
        """The key for paper: each right answer in words, why, and the usual wrong ones. For instructors."""
        from pmkit.workspace.teaching.paper import key

        _questions(name, to, "key", key, lesson)

    def _questions(
        name: str, to: Path | None, kind: str, page: "Callable[[Chapter, bool], str]", lesson: bool
    ) -> None:
        kind = f"lesson-{kind}" if lesson else kind
        _make(name, to, kind, lambda chapter: page(chapter, lesson))

    def _make(name: str, to: Path | None, kind: str, page: "Callable[[Chapter], str]") -> None:
        from pmkit.workspace.teaching.chapter import chapter_named

        chapter = chapter_named(name)
        path = new_path(to, f"{Path(chapter.solutions).stem}-{kind}.html")  # first: a page takes a while
        write_new(path, page(chapter).encode())
        tell(f"{path} is ready. Open it in a browser, or print it. It needs no network.")


def _taught(chapter: "Chapter") -> "Taught":
    """The chapter from the course's folder, with what was changed there; before the first `pmkit lab` from
    the package."""
    from pmkit.setup.folder import course_folder, shipped
    from pmkit.workspace.teaching.chapter import read_chapter

    own = course_folder()
    whole = (own / "solutions").is_dir() and (own / "notebooks").is_dir()
    return read_chapter(own if whole else shipped(), chapter)
