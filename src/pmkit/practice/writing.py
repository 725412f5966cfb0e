"""Files that are handed on, and what a person is told where the disk refuses them."""

import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_REMEDY = "Choose another folder or make room."


@contextmanager
def whole_zip(path: Path) -> Iterator[zipfile.ZipFile]:
    """A zip file to fill, which is put in its place when all of it is on the disk.

    Raises ValueError, with a sentence, where the disk refuses; what was there before stays then.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        with open(unfinished, "xb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                yield archive
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except OSError as problem:
        with suppress(OSError):
            unfinished.unlink()
        raise ValueError(f"{path} can't be written: {problem.strerror}. {_REMEDY}") from problem


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> list[Path]:
    """Write files (name, content) into a folder, which is made if need be; returns where they are.

    Raises ValueError, with a sentence, where the disk refuses.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files:
            path = folder / name
            path.write_bytes(data)
            written.append(path)
    except OSError as problem:
        raise ValueError(f"{folder} can't be written: {problem.strerror}. {_REMEDY}") from problem
    return written
