"""Open the course in JupyterLab, in the Python environment that pmkit is installed in."""

import errno
import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(add_completion=False)


@app.command()
def lab(
    folder: Annotated[
        Path | None,
        typer.Option(
            help="Where your notebooks lie; remembered for the next time.", show_default="~/pmkit-course"
        ),
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open a browser window.")] = True,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="The server's port.")] = None,
) -> None:
    """Open the course in JupyterLab. In a folder with the course's sources, type `python3 start.py` instead.

    The notebooks are laid out in a folder of yours: ~/pmkit-course, or what --folder or the variable
    PMKIT_COURSE says. A newer pmkit renews them there. What you changed or added stays.

    Installs nothing. Ctrl-C ends the server; answers are kept.
    """
    from pmkit.setup.errors import SetupProblem
    from pmkit.setup.folder import course_folder
    from pmkit.setup.make_ready import make_ready
    from pmkit.setup.places import Places
    from pmkit.setup.serve import serve

    before = course_folder()
    chosen = before if folder is None else folder.expanduser().absolute()
    places = Places(chosen, interpreter=Path(sys.executable))
    try:
        make_ready(places)
        if chosen != before:
            _remember(chosen, before)
        code = serve(places, port=port, browser=browser)
    except SetupProblem as problem:
        raise ValueError(str(problem)) from None
    except OSError as error:
        raise ValueError(_refused(error, chosen)) from None
    raise typer.Exit(code)


def _remember(folder: Path, before: Path) -> None:
    from pmkit.setup.folder import remember, repository
    from pmkit.setup.lay_out import laid_version
    from pmkit.setup.steps import say

    if repository():
        return  # there the folder goes without saying
    if laid_version(before):
        say(f"   What you changed or added in {before} stays there.")
    try:
        remember(folder)
    except OSError:
        say("   This folder could not be noted down: name it again the next time.")


def _refused(error: OSError, folder: Path) -> str:
    """Why the folder can't be used, and what to do."""
    other = "choose another folder: pmkit lab --folder FOLDER"
    if error.errno == errno.ENOSPC:
        return "The disk is full. Free about 50 MB, then type the same command again; it goes on from there."
    if isinstance(error, (FileExistsError, NotADirectoryError, IsADirectoryError)):
        named = Path(error.filename or folder)
        there = next(path for path in (named, *named.parents) if path.exists())
        return f"{there} is in the way: the course needs that name. Move it away, or {other}"
    return f"The course's folder, {folder}, can't be used ({error.strerror}): {other}"
