"""`pmkit export slides`, `facilitator`, `paper` and `key`: what an instructor takes into the room."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pmkit.cli.shared.telling import tell

if TYPE_CHECKING:
    from pmkit.workspace.teaching.chapter import Taught

Name = Annotated[str, typer.Argument(help="Number or name of the chapter: 03, prioritisation.")]
To = Annotated[Path | None, typer.Option(help="A new file, or a folder (default: its own name here).")]
NewPath = Callable[[Path | None, str], Path]
WriteNew = Callable[[Path, bytes], None]


def add_to(app: typer.Typer, new_path: NewPath, write_new: WriteNew) -> None:
    """Add the commands to `export`, which says where a new file goes."""

    @app.command()
    def facilitator(name: Name, to: To = None) -> None:
        """A chapter's page for whoever leads: plans with minutes, the room's lines, what to listen for."""
        from pmkit.workspace.teaching.facilitator import facilitator_page

        _make(name, to, "facilitator", facilitator_page)

    def _make(name: str, to: Path | None, kind: str, page: "Callable[[Taught], str]") -> None:
        from pmkit.workspace.teaching.chapter import chapter_named, read_chapter

        stem = Path(chapter_named(name).solutions).stem
        path = new_path(to, f"{stem}-{kind}.html")  # first: a page takes a while to make
        write_new(path, page(read_chapter(_course(), name)).encode())
        tell(f"{path} is ready. Open it in a browser, or print it. It needs no network.")


def _course() -> Path:
    """The course's folder, with what was changed there; before the first `pmkit lab` that of the package."""
    from pmkit.setup.folder import course_folder, shipped

    own = course_folder()
    return own if (own / "solutions").is_dir() and (own / "notebooks").is_dir() else shipped()
