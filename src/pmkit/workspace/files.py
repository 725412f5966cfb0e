"""Files that a learner makes on the front page: where they are laid, and how they are written."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any


def folder() -> Path:
    """Where files of one's own are laid: beside the progress."""
    from pmkit.home import home

    return home() / "my files"


def written(name: str, write: Callable[[Path], Any]) -> bytes:
    """What `write` writes to a new file."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, name)
        write(path)
        return path.read_bytes()
