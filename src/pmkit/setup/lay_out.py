"""Lays the course's notebooks out in the learner's folder, and brings them to the version that is installed.

What was laid is noted in a file of that folder, so that a notebook which the learner changed is told from one
that is merely older: theirs stays, and the new one is laid beside it. What they added is never touched. Each
file is there whole or not at all, and a run that was cut off is completed by the next.
"""

import json
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from pmkit.setup.errors import NO_NOTEBOOKS, SetupProblem
from pmkit.setup.folder import is_repository
from pmkit.setup.places import NOTEBOOK_FOLDERS, Places

NOTE = ".pmkit-course.json"
_OURS = re.compile(rf"({'|'.join(NOTEBOOK_FOLDERS)})/[^/\\]+\.ipynb")
_ABOUT = "What pmkit laid in this folder. Without this file, an update takes every older notebook for yours."


@dataclass
class _Note:
    """A file that was laid: the digest of what the package brought, and the mark of each notebook ever laid
    there. `of` names the learner's notebook that this one was laid beside."""

    file: str = ""
    marks: list[str] = field(default_factory=list)
    of: str = ""


@dataclass
class Laid:
    """What was done, as paths in the folder."""

    version: str
    before: str = ""
    new: list[str] = field(default_factory=list)
    back: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    beside: dict[str, str] = field(default_factory=dict)
    """{the learner's changed notebook: the new one beside it}"""


def lay_out(source: Path, folder: Path, version: str) -> Laid:
    """Bring the notebooks in `folder` to those in `source`, which are of this version.

    A missing notebook comes back; one that the course has dropped goes, unless the learner changed it.
    Raises OSError where the folder can't be written to, SetupProblem where there are no notebooks to lay.
    """
    offered = _offered(source)
    before, notes = _read(folder)
    done = Laid(version, before)
    writes = {name: data for one in offered.items() for name, data in _decide(*one, folder, notes, done)}
    _plan_removals(offered, writes, folder, notes, done)
    if not (writes or done.removed or before != version):
        return done
    for name, data in {**offered, **writes}.items():
        note = notes.setdefault(name, _Note())
        note.marks = list(dict.fromkeys([*note.marks, mark(data)]))
    # Noted first: should this be cut off, the next run knows these notebooks for the course's own.
    _write_notes(folder, before, notes)
    for name, data in writes.items():
        _write(folder / name, data)
    for name in done.removed:
        (folder / name).unlink(missing_ok=True)
        del notes[name]
    for name, data in offered.items():
        notes[name].file = _digest(data)
    _write_notes(folder, version, notes)
    return done


def as_brought(source: Path, folder: Path) -> list[Path]:
    """The notebooks in `folder` that are byte for byte those in `source`. Only these may be trusted unseen:
    the outputs of others can hold scripts, and the note in the folder may be anybody's."""
    offered, (_, notes) = _offered(source), _read(folder)
    named = {name: name for name in offered} | {name: note.of for name, note in notes.items() if note.of}
    return [
        folder / name
        for name, origin in sorted(named.items())
        if (folder / name).is_file() and (folder / name).read_bytes() == offered.get(origin)
    ]


def course_notebooks(folder: Path) -> list[Path]:
    """The course's notebooks in a folder: all in a repository, elsewhere those that nobody changed."""
    if is_repository(folder):
        return Places(folder).notebooks()
    _, notes = _read(folder)
    return [folder / name for name, note in sorted(notes.items()) if _mark_of(folder / name) in note.marks]


def laid_version(folder: Path) -> str:
    """The version of the notebooks that were laid in a folder; "" where none were."""
    return _read(folder)[0]


def mark(data: bytes) -> str:
    """What tells whether somebody changed a notebook: its cells' kinds, texts, tags and attachments, and the
    course's own metadata. Outputs and what JupyterLab writes when it saves do not count."""
    try:
        book = json.loads(data)
        cells = [
            (
                cell["cell_type"],
                "".join(cell["source"]),
                cell["metadata"].get("tags") or [],
                cell.get("attachments") or {},
            )
            for cell in book["cells"]
        ]
        said: Any = [book["metadata"].get("pmkit"), cells]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return _digest(data)  # no notebook any more: every byte counts
    return _digest(json.dumps(said, sort_keys=True).encode())


def _decide(
    name: str, data: bytes, folder: Path, notes: dict[str, _Note], done: Laid
) -> Iterable[tuple[str, bytes]]:
    """What to write for one notebook of the course: nothing, itself, or itself beside the learner's."""
    note = notes.get(name, _Note())
    here = _mark_of(folder / name)
    if here is None:
        (done.back if note.file else done.new).append(name)
    elif note.file == _digest(data) or (folder / name).read_bytes() == data:
        return
    elif here in (*note.marks, mark(data)):
        done.renewed.append(name)
    else:
        beside = _beside(name, done.version)
        done.beside[name] = beside
        name, known = beside, notes.setdefault(beside, _Note(of=name)).marks
        if _mark_of(folder / beside) not in (None, *known):
            return  # the learner changed that one, too
    yield name, data


def _plan_removals(
    offered: dict[str, bytes],
    writes: dict[str, bytes],
    folder: Path,
    notes: dict[str, _Note],
    done: Laid,
) -> None:
    """What is no longer part of the course, and what lies beside a notebook that is the course's again."""
    replaced = {*writes, *done.beside}
    for name, note in list(notes.items()):
        if (
            name in offered
            or name in writes
            or name in done.beside.values()
            or (note.of and note.of not in replaced)
        ):
            continue
        if _mark_of(folder / name) in note.marks:
            done.removed.append(name)
        else:
            del notes[name]


def _offered(source: Path) -> dict[str, bytes]:
    found = [path for part in NOTEBOOK_FOLDERS for path in sorted((source / part).glob("*.ipynb"))]
    if not found:
        raise SetupProblem(NO_NOTEBOOKS)
    return {path.relative_to(source).as_posix(): _without_pairing(path) for path in found}


def _without_pairing(path: Path) -> bytes:
    """The notebook without its tie to the authors' sources, which would be written anew at the learner's."""
    book = json.loads(path.read_bytes())
    book["metadata"].pop("jupytext", None)
    return (json.dumps(book, ensure_ascii=False, indent=1) + "\n").encode()


def _beside(name: str, version: str) -> str:
    return f"{name.removesuffix('.ipynb')} (version {version}).ipynb"


def _mark_of(path: Path) -> str | None:
    try:
        return mark(path.read_bytes())
    except FileNotFoundError:
        return None


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _read(folder: Path) -> tuple[str, dict[str, _Note]]:
    """The version and the notes; none where the file is missing or damaged: then every notebook is kept."""
    try:
        told = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        notes = {name: _Note(**note) for name, note in told["notebooks"].items() if _OURS.fullmatch(name)}
        return str(told["version"]), notes
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return "", {}


def _write_notes(folder: Path, version: str, notes: dict[str, _Note]) -> None:
    told = {
        "about": _ABOUT,
        "version": version,
        "notebooks": {name: vars(note) for name, note in notes.items()},
    }
    _write(folder / NOTE, json.dumps(told, indent=1, ensure_ascii=False).encode())


def _write(path: Path, data: bytes) -> None:
    """Write a file whole, or leave what was there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.half")
    try:
        half.write_bytes(data)
        os.replace(half, path)
    except OSError:
        with suppress(OSError):
            half.unlink()
        raise
