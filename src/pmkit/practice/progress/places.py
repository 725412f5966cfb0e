"""Where progress is kept, and what happens when that place can't be used.

In order: the class database of PMKIT_DATABASE_URL, or `progress.db` in the learner's own folder; an outbox in
that folder; an outbox in a temporary folder; memory. What waits in an outbox travels on by itself.
"""

import getpass
import hashlib
import os
import tempfile
from pathlib import Path
from typing import TypeVar

from pmkit.home import home
from pmkit.practice.progress import errors, log, rescue
from pmkit.practice.progress.attempt import LOCAL_LEARNER
from pmkit.practice.progress.engines import can_lock, is_server, login
from pmkit.practice.progress.forwarding import ForwardingStore
from pmkit.practice.progress.outbox import Outbox, Room, unsent
from pmkit.practice.progress.sql import SqlStore
from pmkit.private_files import private_folder

FILE_NAME = "progress.db"
BRIEFLY = 0.2
"""Seconds for a second try where a connection broke: answers have somewhere else to wait."""
S = TypeVar("S", bound=SqlStore)


def open_store(learner: str | None = None) -> ForwardingStore:
    """The store of this learner; `.notice` says where answers wait when its place can't be used.

    Never raises for trouble with disks, files or servers. `learner` is only needed to read another one's
    file.
    """
    url = os.environ.get("PMKIT_DATABASE_URL", "").strip()
    if not url:
        path = home() / FILE_NAME
        return ForwardingStore(
            lambda: open_file(path, learner),
            _rooms("waiting", str(path), learner or LOCAL_LEARNER),
            learner=learner or LOCAL_LEARNER,
            place=str(path),
            earlier=lambda: rescue.salvage(path).attempts,
        )
    name, address = login(url)
    who = learner or name or LOCAL_LEARNER
    return ForwardingStore(
        lambda: SqlStore(url, learner, patience=BRIEFLY),
        _rooms("class", address, who),
        learner=who,
        place=address,
        for_class=is_server(url),
    )


def left_elsewhere(store: ForwardingStore) -> dict[Path, int]:
    """Outboxes in the learner's folder in which attempts wait for another class database than that of the
    store, and how many: the address had a slip, or the class has a new server."""
    others = (path for path in home().glob(f"class-{'?' * 16}.db") if path not in store.outboxes)
    return {path: count for path in sorted(others) if (count := unsent(path))}


def open_file(
    path: str | Path,
    learner: str | None = None,
    kind: type[S] = SqlStore,  # type: ignore[assignment]
) -> S:
    """The store in the SQLite file `path`, made if it is missing; a damaged file is set aside and read as far
    as possible. Raises NotWritable or NewerSchema, having changed nothing."""
    path = Path(path)
    try:
        private_folder(path.parent)
        lockable = can_lock(path.parent)
    except OSError as problem:
        why = errors.cause(problem)
        raise errors.NotWritable(errors.not_writable(str(path), why), why) from problem
    if not lockable:
        raise errors.NotWritable(errors.not_writable(str(path), errors.NO_LOCKS), errors.NO_LOCKS)
    emptied = log.is_emptied(path)
    try:
        store = _open_sound(path, learner, kind)
    except errors.Damaged:
        pass
    else:
        if emptied:
            store.greet(errors.emptied(str(path)))
        return store
    with rescue.only_one(path):
        try:  # another program may have set the file aside while we waited for our turn
            return _open_sound(path, learner, kind)
        except errors.Damaged:
            pass
        try:
            kept_as, spoiled = _made_anew(path, learner)
        except (OSError, errors.NotWritable) as problem:
            why = getattr(problem, "why", "") or errors.cause(problem)
            raise errors.NotWritable(errors.not_writable(str(path), why), why) from problem
        store = kind(file_url(path), learner)
        # another notebook may have written to the old file until it was set aside
        store.append_all(rescue.salvage(kept_as).attempts)
    store.greet(errors.set_aside(str(path), kept_as.name, len(store.history()), spoiled))
    return store


def _made_anew(path: Path, learner: str | None) -> tuple[Path, int]:
    """Put a new file with all that can be read in the place of a damaged one; how that is called now, and how
    many rows stay in it. On a disk without room everything stays as it was."""
    saved = rescue.salvage(path)
    new = path.with_name(f"{path.name}.new")
    try:
        new.unlink(missing_ok=True)
        store = SqlStore(file_url(new), learner)
        try:
            store.append_all(saved.attempts)
        finally:
            store.close()
        kept_as = rescue.set_aside(path)
        os.replace(new, path)
    finally:
        for part in ("", "-wal", "-shm"):
            new.with_name(new.name + part).unlink(missing_ok=True)
    return kept_as, saved.spoiled


def _open_sound(path: Path, learner: str | None, kind: type[S]) -> S:
    """Raises Damaged, having changed nothing, where the file or its log is no longer what was written."""
    if log.is_at_odds(path):
        raise errors.Damaged(f"The progress file {path} is damaged.")
    return kind(file_url(path), learner)


def file_url(path: Path) -> str:
    """The database URL of a file, whatever characters its path holds."""
    from sqlalchemy.engine import URL

    return URL.create("sqlite", database=str(path)).render_as_string()


def _rooms(kind: str, target: str, learner: str) -> tuple[Room, ...]:
    """The own folder, then the temporary one. Their names depend on the target, so that what waits for two
    classes never mixes."""
    mark = hashlib.sha256("\n".join((target, learner)).encode()).hexdigest()[:16]
    own, temporary = home() / f"{kind}-{mark}.db", _temporary_folder() / f"{kind}-{mark}.db"

    def open_temporary() -> Outbox:
        if not _is_ours(temporary.parent):
            raise errors.NotWritable(errors.not_writable(str(temporary.parent), "it is not yours"))
        return open_file(temporary, learner, Outbox)

    return (
        Room(own, errors.ON_THIS_COMPUTER, lambda: open_file(own, learner, Outbox)),
        Room(temporary, errors.temporarily(str(temporary.parent)), open_temporary),
    )


def _temporary_folder() -> Path:
    try:
        name = getpass.getuser()
    except (OSError, KeyError):  # a container whose user has no name
        name = str(os.getuid()) if hasattr(os, "getuid") else "user"
    return Path(tempfile.gettempdir()) / f"pmkit-{name}"


def _is_ours(folder: Path) -> bool:
    """The temporary folder is shared with others: use only a real folder that belongs to this user."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        state = folder.lstat()
    except OSError:
        return False
    mine = not hasattr(os, "getuid") or state.st_uid == os.getuid()
    return mine and folder.is_dir() and not folder.is_symlink()
