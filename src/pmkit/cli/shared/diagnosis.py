"""What `pmkit doctor` looks at. Each check returns one `Finding`; none of them changes anything.

The checks of the installation lie in `installation`; here are those of the place where one works.
"""

import contextlib
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from pmkit.cli.shared.finding import Finding
from pmkit.cli.shared.installation import course_mode, loading, name, packages
from pmkit.english import counted
from pmkit.setup.folder import course_folder, repository
from pmkit.setup.lay_out import course_notebooks, laid_version
from pmkit.setup.places import NOTEBOOK_FOLDERS, Places, command_line

LOW_SPACE = 200_000_000  # bytes


def examine() -> list[Finding]:
    """Every finding, in the order in which a person would ask."""
    checks: tuple[Callable[[], Finding], ...] = (
        python,
        packages,
        name,
        loading,
        course,
        progress,
        space,
        course_mode,
        trust,
        browser,
        chromium,
    )
    return [check() for check in checks]


def python() -> Finding:
    """Which Python runs, and whether it is the course's own."""
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(subject="Python", says=f"{version} in {sys.prefix}.")


def course() -> Finding:
    """Whether the notebooks are there and the folder can be written to."""
    from pmkit import __version__

    folder = course_folder()
    if not folder.is_dir():
        return Finding(subject="Course", says=f"pmkit lab will lay the notebooks out in {folder}.")
    if not os.access(folder, os.W_OK):
        return Finding(
            subject="Course",
            says=f"{folder} can't be written to.",
            fine=False,
            remedy="Move the course's folder to a place of your own, for example your Documents.",
        )
    count = len(Places(folder).notebooks())
    if not count:
        return Finding(
            subject="Course",
            says=f"{folder} has no notebooks in {', '.join(NOTEBOOK_FOLDERS)}.",
            fine=False,
            remedy=_notebooks_again(),
        )
    laid = laid_version(folder)
    older = (
        f", of version {laid}; {command_line()} brings them to {__version__}"
        if laid not in ("", __version__)
        else ""
    )
    return Finding(subject="Course", says=f"{count} notebooks in {folder}{older}.")


def _notebooks_again() -> str:
    if repository():
        return "Get the course again, or build the notebooks with pmkit author build."
    return f"Type {command_line()}: it lays them out."


def progress() -> Finding:
    """Where answers are kept, and whether that is the usual place."""
    from pmkit.practice.progress import errors, open_store, rescue
    from pmkit.practice.progress.places import left_elsewhere

    store = open_store()
    try:
        items = len({attempt.item for attempt in store.history()})  # every row is read, also those that fail
        left = [errors.left_elsewhere(count, str(path)) for path, count in left_elsewhere(store).items()]
        place, notice = str(store.place), " ".join(filter(None, [store.notice, *left]))
    finally:
        store.close()
    says = f"kept in {place}; {counted(items, 'item')} so far. {rescue.told_of(place)}".rstrip()
    return Finding(subject="Progress", says=says, fine=not notice, remedy=notice)


def space() -> Finding:
    """Whether there is room left for answers and exports."""
    folder = course_folder()
    free = shutil.disk_usage(folder if folder.is_dir() else Path.home()).free
    if free >= LOW_SPACE:
        return Finding(subject="Disk", says=f"{free / 1e9:.1f} GB free.")
    return Finding(
        subject="Disk",
        says=f"only {free / 1e6:.0f} MB free.",
        fine=False,
        remedy="Free some space: without it, new answers can't be written.",
    )


def trust() -> Finding:
    """Whether JupyterLab may run the course's notebooks when they are opened."""
    folder = course_folder()
    notebooks = course_notebooks(folder)
    if not notebooks:
        return Finding(subject="Trust", says="no notebooks to look at.")
    from jupyter_core.paths import jupyter_data_dir
    from nbformat import read
    from nbformat.sign import NotebookNotary

    # The course's own server keeps the signatures with it; another has the user's own Jupyter folder.
    own = Places(folder).jupyter / "data"
    data = own if (own / "nbsignatures.db").is_file() else Path(jupyter_data_dir())
    trusted = 0
    if (data / "nbsignatures.db").is_file():
        notary = NotebookNotary(data_dir=str(data))
        with contextlib.suppress(sqlite3.Error):  # to look at a signature, the notary writes when it did
            trusted = sum(notary.check_signature(read(file, as_version=4)) for file in notebooks)
    if trusted == len(notebooks):
        return Finding(subject="Trust", says=f"JupyterLab may run all {trusted} notebooks of the course.")
    return Finding(
        subject="Trust",
        says=f"JupyterLab may run {trusted} of {len(notebooks)} notebooks when they are opened.",
        fine=False,
        remedy=f"Type {command_line()}, or choose Trust in JupyterLab when it asks.",
    )


def browser() -> Finding:
    """Whether a browser window can be opened from here."""
    import webbrowser

    try:
        webbrowser.get()
    except webbrowser.Error:
        return Finding(
            subject="Browser",
            says="none can be opened from here; that is usual on a server.",
            remedy=f"Start with {command_line()} --no-browser and open the address that it prints.",
        )
    return Finding(subject="Browser", says="the course opens in your usual browser.")


def chromium() -> Finding:
    """Whether the browser tests can run; only contributors need them."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found:
        return Finding(subject="Browser tests", says=f"run with {found}.")
    return Finding(subject="Browser tests", says="skipped: no Chromium here (only contributors need it).")
