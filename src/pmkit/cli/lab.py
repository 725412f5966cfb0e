"""Open the course in JupyterLab, in the Python environment that pmkit is installed in."""

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from pmkit.setup.lay_out import Laid
    from pmkit.setup.places import Places

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
    from pmkit.setup.places import Places
    from pmkit.setup.serve import serve

    before = course_folder()
    chosen = before if folder is None else folder.expanduser().absolute()
    places = Places(chosen, interpreter=Path(sys.executable))
    try:
        _make_ready(places)
        if chosen != before:
            _remember(chosen, before)
        code = serve(places, port=port, browser=browser)
    except SetupProblem as problem:
        raise ValueError(str(problem)) from None
    except OSError as error:
        raise ValueError(_refused(error, chosen)) from None
    raise typer.Exit(code)


def _make_ready(places: "Places") -> None:
    """The notebooks of this version, in the folder and trusted. A repository has them already."""
    from pmkit import __version__
    from pmkit.setup.folder import is_repository, shipped
    from pmkit.setup.install import only_one
    from pmkit.setup.lay_out import as_brought, lay_out
    from pmkit.setup.steps import say
    from pmkit.setup.trust import trust_notebooks

    if is_repository(places.root):
        trust_notebooks(places, places.notebooks())
        return
    with only_one(places):
        done = lay_out(shipped(), places.root, __version__)
    for line in _told(done, places.root):
        say(line)
    trust_notebooks(places, as_brought(shipped(), places.root))


def _told(done: "Laid", folder: Path) -> list[str]:
    """What was done in the folder, a line each."""
    if not done.before:
        lines = [f"-> Laying the course out in {folder} (another folder: pmkit lab --folder FOLDER)"]
    elif done.before == done.version:
        lines = [f"-> The course is in {folder}"]
    else:
        counts = {"renewed": done.renewed, "new": done.new, "no longer part of it": done.removed}
        what = ", ".join(f"{len(names)} {word}" for word, names in counts.items() if names)
        lines = [
            f"-> Bringing the course in {folder} from version {done.before} to {done.version}"
            + (f" (notebooks: {what})" if what else "")
        ]
    lines += [f"   {name} was missing and is back." for name in done.back]
    lines += [
        f"   You have changed {name}: yours stays, and the new one is beside it: {Path(beside).name}"
        for name, beside in done.beside.items()
    ]
    return lines


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
