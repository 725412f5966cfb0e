"""Where progress is kept, and what happens when that place can't be used.

In order: the class database of PMKIT_DATABASE_URL; the folder PMKIT_HOME; the user data folder of the
platform; a temporary folder with a warning; memory with a warning. What went to the temporary folder comes
home by itself when the proper place works again.
"""

import getpass
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from pmkit.home import home
from pmkit.practice.progress import errors, log, rescue
from pmkit.practice.progress.attempt import LOCAL_LEARNER, Attempt
from pmkit.practice.progress.engines import can_lock
from pmkit.practice.progress.sql import SqlStore
from pmkit.practice.progress.store import MemoryStore, ProgressStore
from pmkit.private_files import private_folder

FILE_NAME = "progress.db"


def open_store(learner: str | None = None) -> ProgressStore:
    """The store of this learner, in the best place that works; `.notice` says where that is not the usual
    one.

    Never raises for trouble with disks, files or servers. `learner` is only needed to read another one's
    file.
    """
    url = os.environ.get("PMKIT_DATABASE_URL", "").strip()
    target = url or str(home() / FILE_NAME)
    stopgap = _Stopgap(target)
    try:
        store = (
            SqlStore(url, learner, stopgap=stopgap.append)
            if url
            else open_file(target, learner, stopgap.append)
        )
    except errors.StoreProblem as problem:
        return _next_best(stopgap, str(problem), learner, None if url else Path(target))
    _bring_home(store, stopgap)
    return store


def open_file(
    path: str | Path,
    learner: str | None = None,
    stopgap: Callable[[Attempt], object] | None = None,
) -> SqlStore:
    """The store in the SQLite file `path`, made if it is missing; a damaged file is set aside and read as far
    as possible. Raises NotWritable or NewerSchema, having changed nothing."""
    path = Path(path)
    try:
        private_folder(path.parent)
        lockable = can_lock(path.parent)
    except OSError as problem:
        raise errors.NotWritable(errors.not_writable(str(path), errors.cause(problem))) from problem
    if not lockable:
        raise errors.NotWritable(errors.not_writable(str(path), errors.NO_LOCKS))
    emptied = log.is_emptied(path)
    try:
        store = _open_sound(path, learner, stopgap)
    except errors.Damaged:
        pass
    else:
        if emptied:
            store.greet(errors.emptied(str(path)))
        return store
    with rescue.only_one(path):
        try:  # another program may have set the file aside while we waited for our turn
            return _open_sound(path, learner, stopgap)
        except errors.Damaged:
            kept_as = rescue.set_aside(path)
        saved = rescue.salvage(kept_as)
        store = SqlStore(file_url(path), learner, stopgap=stopgap)
        store.append_all(saved.attempts)
    store.greet(errors.set_aside(str(path), kept_as.name, len(saved.attempts), saved.spoiled))
    return store


def _open_sound(path: Path, learner: str | None, stopgap: Callable[[Attempt], object] | None) -> SqlStore:
    """Raises Damaged, having changed nothing, where the file or its log is no longer what was written."""
    if log.is_at_odds(path):
        raise errors.Damaged(f"The progress file {path} is damaged.")
    return SqlStore(file_url(path), learner, stopgap=stopgap)


def file_url(path: Path) -> str:
    """The database URL of a file, whatever characters its path holds."""
    from sqlalchemy.engine import URL

    return URL.create("sqlite", database=str(path)).render_as_string()


class _Stopgap:
    """The file in the temporary folder that stands in for `target`; opened when first needed.

    Its name depends on the target, so that two courses with different homes never mix.
    """

    def __init__(self, target: str) -> None:
        self.path = _temporary_folder() / f"{hashlib.sha256(target.encode()).hexdigest()[:16]}.db"
        self._store: SqlStore | None = None

    def open(self, learner: str | None = None) -> SqlStore:
        """Raises StoreProblem where the temporary folder can't be written either."""
        if self._store is None:
            if not _is_ours(self.path.parent):
                raise errors.NotWritable(errors.not_writable(str(self.path.parent), "it is not yours"))
            self._store = open_file(self.path, learner)
        return self._store

    def append(self, attempt: Attempt) -> bool:
        """Keep an attempt that its own place refused; False where that is not possible either."""
        try:
            return self.open(attempt.learner).append(attempt)
        except errors.StoreProblem:
            return False


def _next_best(stopgap: _Stopgap, why: str, learner: str | None, original: Path | None) -> ProgressStore:
    earlier = rescue.salvage(original).attempts if original is not None else []
    try:
        store = stopgap.open(learner or LOCAL_LEARNER)
        store.append_all(earlier)
    except errors.StoreProblem:
        return MemoryStore(earlier, learner=learner or LOCAL_LEARNER, notice=errors.only_memory(why))
    store.greet(errors.stopgap(why, str(stopgap.path.parent)))
    return store


def _bring_home(store: SqlStore, stopgap: _Stopgap) -> None:
    """Copy what waits in the temporary folder. The copy stays there: another notebook may still write to it,
    and taking the same entries again changes nothing."""
    if not (stopgap.path.exists() and _is_ours(stopgap.path.parent)):
        return
    try:
        count = store.append_all(rescue.salvage(stopgap.path).attempts)
    except errors.StoreProblem as problem:
        store.greet(str(problem))
        return
    if count:
        store.greet(errors.brought_home(count))


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
