"""The course's folder with the facilitator's notes as their sources say them, whether built yet or not."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat

from pmkit.authoring.build import derive, targets

REPOSITORY = Path(__file__).resolve().parents[2]


@cache
def course_as_written() -> Path:
    """A folder that lives as long as the process."""
    folder = TemporaryDirectory(prefix="pmkit-course-")
    _KEPT.append(folder)
    root = Path(folder.name)
    (root / "solutions").mkdir()
    shutil.copytree(REPOSITORY / "notebooks", root / "notebooks")
    for target in targets(REPOSITORY):
        if target.kind == "solution":
            nbformat.write(derive(target), root / "solutions" / target.path.name)
    return root


_KEPT: list[TemporaryDirectory[str]] = []
