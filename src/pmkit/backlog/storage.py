"""The user's own backlogs on their disk, and which of them (or the case) the course is working on.

Kept below PMKIT_HOME, else in the platform's user data folder, each as one file that is replaced whole, so
that it is either the old one or the new one, and a journal of what was decided since. A file's name is made
from a checksum, never from data.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pmkit.backlog import journal
from pmkit.backlog.errors import BacklogProblem
from pmkit.backlog.portable import from_bytes, to_bytes
from pmkit.backlog.same_items import known_history, known_items, pairs
from pmkit.backlog.schema import Backlog
from pmkit.backlog.tracker_words import plain
from pmkit.home import home
from pmkit.private_files import private_folder, replaced_whole

_STATE = "shelf.json"


@dataclass(frozen=True)
class Stored:
    """A kept backlog: its `id`, the `name` of its file, how many items, and when it was saved."""

    id: str
    name: str
    items: int
    saved: datetime


def folder() -> Path:
    """Where backlogs are kept: `backlogs` in the folder of the learner's own data."""
    return home() / "backlogs"


def id_of(name: str) -> str:
    """The id of the kept backlog of that name."""
    return hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:16]


def save(backlog: Backlog) -> str:
    """Keep the backlog; one with the same file name takes the place of the earlier. Returns its id.

    Raises `BacklogProblem` where the disk refuses; what was kept before is then unchanged.
    """
    id = id_of(backlog.source.name)
    _replace_whole(folder() / f"{id}.zip", to_bytes(backlog))
    state = _state()
    state["stored"][id] = {
        "name": backlog.source.name,
        "items": len(backlog),
        "saved": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    _write_state(state)
    _journal(id).unlink(missing_ok=True)  # all of it is in the file now
    return id


def decide(id: str, changes: Sequence[journal.Change]) -> None:
    """Keep what was decided on the backlog with that id: key, field, value (None: missing).

    Raises `BacklogProblem` where the disk refuses; what was kept before is then unchanged.
    """
    with _refusals_in_words(folder()):
        journal.append(_journal(id), changes)


def choose(backlog: Backlog) -> str:
    """Keep the backlog and work on it from now on, in every chapter."""
    id = save(backlog)
    use(id)
    return id


def use(id: str) -> Backlog:
    """Work on a kept backlog. Raises `BacklogProblem` where there is none of this id."""
    backlog = load(id)
    _write_state(_state() | {"current": id})
    return backlog


def use_case() -> None:
    """Work on the case company's backlog again; the user's are still kept."""
    state = _state()
    if state.get("current"):
        _write_state(state | {"current": ""})


def current() -> Backlog | None:
    """The backlog that the user chose, or None for the case. Raises `BacklogProblem` where its file is
    damaged."""
    id = _state().get("current", "")
    return load(id) if id else None


def stored() -> tuple[Stored, ...]:
    """The kept backlogs, the last saved first."""
    found = [
        Stored(id, str(one["name"]), int(one["items"]), datetime.fromisoformat(one["saved"]))
        for id, one in _state()["stored"].items()
        if (folder() / f"{id}.zip").is_file()
    ]
    return tuple(sorted(found, key=lambda one: one.saved, reverse=True))


def find(name: str) -> Backlog | None:
    """The kept backlog of a file of that name, for importing it again."""
    match = next((one for one in stored() if one.name == name), None)
    return load(match.id) if match else None


def free_name(name: str) -> str:
    """The name, with a number where a kept backlog has it already: that one is not replaced."""
    taken = {one.name for one in stored()}
    number = 2
    free = name
    while free in taken:
        free = f"{name} ({number})"
        number += 1
    return free


def alike(fresh: Backlog, loaded: Mapping[str, Backlog] = MappingProxyType({})) -> dict[str, int]:
    """How many of its open items each kept backlog shares with a file, whatever their keys are now: its id ->
    their number, most first. `loaded` are those that need not be read from the disk."""
    names = [*known_items(fresh), *known_history(fresh)]
    shared = {}
    for one in stored():
        try:
            shared[one.id] = len(pairs(known_items(loaded.get(one.id) or load(one.id)), names))
        except ValueError:  # a damaged file is told when it is chosen
            continue
    return dict(sorted(shared.items(), key=lambda pair: -pair[1]))


def load(id: str) -> Backlog:
    """The backlog with that id. Raises `BacklogProblem` where there is none or its file is damaged."""
    name = str(_state()["stored"].get(id, {}).get("name", "")) or "This backlog"
    if id not in _state()["stored"]:
        raise BacklogProblem("This backlog is not on the shelf any more. Import it again, or use the case.")
    try:
        data = (folder() / f"{id}.zip").read_bytes()
    except OSError:
        raise BacklogProblem(f"{name} can't be opened any more. Import it again, or use the case.") from None
    return journal.apply(from_bytes(data, name), journal.read(_journal(id)))[0]


def forget(id: str) -> None:
    """Delete a kept backlog."""
    state = _state()
    state["stored"].pop(id, None)
    if state.get("current") == id:
        state["current"] = ""
    _write_state(state)
    (folder() / f"{Path(id).name}.zip").unlink(missing_ok=True)
    _journal(id).unlink(missing_ok=True)


def _journal(id: str) -> Path:
    return folder() / f"{Path(id).name}.decided"


def remember(mapping: Mapping[str, str]) -> None:
    """Remember for each header what the user said it is; later files with that header begin with it."""
    state = _state()
    state["headers"] |= {plain(header): field for header, field in mapping.items()}
    _write_state(state)


def remembered() -> dict[str, str]:
    """{header: field} of earlier files, for `read_backlog(…, memory=…)`."""
    return {str(header): str(field) for header, field in _state()["headers"].items()}


def _state() -> dict[str, Any]:
    """What is kept and chosen. A list that can't be read is made again from the backlogs
    themselves."""
    state: dict[str, Any] = {"version": 1, "current": "", "stored": {}, "headers": {}}
    try:
        read = json.loads((folder() / _STATE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return state
    except (OSError, ValueError):
        return state | {"stored": dict(_found())}
    if isinstance(read, dict):
        state |= {name: read[name] for name in state if isinstance(read.get(name), type(state[name]))}
    return state


def _found() -> Iterator[tuple[str, dict[str, Any]]]:
    """The readable backlogs in the folder, as the list would tell them."""
    for file in sorted(folder().glob("*.zip")):
        try:
            backlog = from_bytes(file.read_bytes(), file.name)
        except (BacklogProblem, OSError):
            continue
        saved = datetime.fromtimestamp(file.stat().st_mtime, UTC).isoformat(timespec="seconds")
        yield file.stem, {"name": backlog.source.name, "items": len(backlog), "saved": saved}


def _write_state(state: Mapping[str, Any]) -> None:
    _replace_whole(folder() / _STATE, json.dumps(state, ensure_ascii=False, indent=1).encode("utf-8"))


def _replace_whole(path: Path, data: bytes) -> None:
    """Write beside the file, then put it in its place: a power cut leaves the old one or the new one."""
    with _refusals_in_words(path.parent):
        private_folder(path.parent)
        with replaced_whole(path) as file:
            file.write(data)


@contextmanager
def _refusals_in_words(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        why = (problem.strerror or "unknown cause").lower()
        raise BacklogProblem(
            f"The backlog can't be kept in {place}: {why}. Free some space or set PMKIT_HOME to a "
            "folder that you can write to. What was kept before is unchanged."
        ) from None
