"""Which folder holds the course's notebooks: the only place that decides it.

Who has the repository works in it. Who installed the package gets the notebooks, which travel inside it, laid
out in a folder of their own (`pmkit.setup.lay_out`). Nothing here writes but `remember`.
"""

import os
from pathlib import Path

VARIABLE = "PMKIT_COURSE"
_DEFAULT = "pmkit-course"  # in the home folder, where people find it
_PACKAGE = Path(__file__).resolve().parents[1]


def is_repository(folder: Path) -> bool:
    """Whether the course is developed in this folder: nothing is laid out there."""
    return (folder / "pyproject.toml").is_file() and (folder / "start.py").is_file()


def repository() -> Path | None:
    """The folder of the repository that this pmkit runs from; None where it was installed."""
    folder = _PACKAGE.parents[1]
    return folder if is_repository(folder) else None


def shipped() -> Path:
    """The folder whose notebooks belong to this pmkit: the repository, else a folder inside the package."""
    return repository() or _PACKAGE / "course_folder"


def course_folder() -> Path:
    """The learner's folder: PMKIT_COURSE, else the repository, the one chosen last, or ~/pmkit-course."""
    chosen = os.environ.get(VARIABLE, "").strip()
    if chosen:
        return Path(chosen).expanduser().absolute()
    return repository() or _remembered() or Path.home() / _DEFAULT


def remember(folder: Path) -> None:
    """Take this folder from now on. Raises OSError where that can't be written down."""
    from pmkit.private_files import owners_only, private_folder

    note = _note()
    private_folder(note.parent)  # progress will lie there, too
    with open(note, "w", encoding="utf-8", opener=owners_only) as file:
        file.write(f"{folder}\n")


def _remembered() -> Path | None:
    try:
        text = _note().read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None
    return Path(text) if text else None


def _note() -> Path:
    from pmkit.home import home  # the set-up itself never asks, and runs before anything is installed

    return home() / "course-folder.txt"
