"""A new file where a person wants it: what is there already is never written over."""

from pathlib import Path


def new_path(to: Path | None, own_name: str) -> Path:
    """Where a new file goes: its own name here or in a folder, or the name that was given. Raises ValueError,
    with a sentence, where it can't be written there, before the work is done."""
    path = Path(own_name) if to is None else to / own_name if to.is_dir() else to
    write_new(path, b"")
    path.unlink()
    return path


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet. Raises ValueError, with a sentence."""
    try:
        with open(path, "xb") as file:
            file.write(data)
    except FileExistsError as problem:
        raise ValueError(
            f"{path} exists already and is not overwritten. Choose another name with --to."
        ) from problem
    except OSError as problem:
        raise ValueError(f"{path} can't be written: {problem.strerror}. Choose another folder.") from problem
