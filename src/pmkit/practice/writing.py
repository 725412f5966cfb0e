"""Files that a person hands on or takes along, and what they are told where the disk refuses. Nobody but they
can read them."""

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pmkit.private_files import private_folder, replaced_whole

_REMEDY = "Choose another folder or make room."


@contextmanager
def whole_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """A zip file to fill, which is put in its place when all of it is on the disk.

    Raises ValueError, with a sentence, where the disk refuses; what was there before stays then.
    """
    try:
        with (
            replaced_whole(path) as file,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            yield archive
    except OSError as problem:
        raise ValueError(f"{path} can't be written: {problem.strerror}. {_REMEDY}") from problem


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[Path]:
    """Write files (name, content) into a folder, which is made if need be; returns where they are.

    Raises ValueError, with a sentence, where the disk refuses.
    """
    written = []
    try:
        private_folder(folder)
        for name, data in files:
            path = folder / name
            with replaced_whole(path) as file:
                file.write(data)
            written.append(path)
    except OSError as problem:
        raise ValueError(f"{folder} can't be written: {problem.strerror}. {_REMEDY}") from problem
    return written
