"""Exactly the locked packages, then the course itself, and a stamp so that the next start installs nothing.

The lock holds a hash of every file, for all systems; an installer refuses anything else. Only ready-made
packages are taken: nobody needs a compiler.
"""

import contextlib
import json
import shutil
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO

from pmkit.setup.environment import discard_environment, ensure_environment, find_uv, has_pip, works
from pmkit.setup.errors import CERTIFICATE, DISK_FULL, NO_WHEEL, UNKNOWN, SetupProblem, sentence_for
from pmkit.setup.places import Places
from pmkit.setup.steps import Counter, explain, run, say

LOCK = "requirements.lock"
TEST_LOCK = "requirements-test.lock"
SPACE_NEEDED = 1_000_000_000  # bytes


def install(places: Places, *, tests: bool = False) -> bool:
    """Bring the environment to the locked state. Returns whether anything had to be done."""
    if _up_to_date(places, tests):
        return False
    with only_one(places):
        if _up_to_date(places, tests):
            return False
        if places.unfinished.exists():
            discard_environment(places)
        ensure_environment(places)
        places.unfinished.touch()
        stamp, wanted = _read_stamp(places), _wanted(places)
        lock = TEST_LOCK if tests else LOCK
        if stamp.get(lock) != wanted[lock]:
            _install_lock(places, lock)
        say("-> Installing the course itself")
        _install_course(places)
        kept = {TEST_LOCK} if tests or stamp.get(TEST_LOCK) == wanted[TEST_LOCK] else set()
        _write_stamp(places, {key: wanted[key] for key in {"folder", "course", LOCK} | kept})
        places.unfinished.unlink()
    return True


def _wanted(places: Places) -> dict[str, str]:
    """What a finished environment's stamp says: the folder, and digests of what was installed from."""
    lab = places.root / "src" / "pmkit" / "lab"
    # The course's Python is read from the folder itself; course mode's files are copied into the environment.
    copied = [
        path for path in sorted(lab.rglob("*")) if path.is_file() and path.suffix in {".js", ".json", ".css"}
    ]
    return {
        "folder": str(places.root),
        LOCK: _digest([places.root / LOCK]),
        TEST_LOCK: _digest([places.root / TEST_LOCK]),
        "course": _digest([places.root / "pyproject.toml", *copied]),
    }


def _digest(files: list[Path]) -> str:
    digest = sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def _up_to_date(places: Places, tests: bool) -> bool:
    if places.unfinished.exists():
        return False
    stamp, wanted = _read_stamp(places), _wanted(places)
    keys = ["folder", "course", LOCK] + [TEST_LOCK] * tests
    return all(stamp.get(key) == wanted[key] for key in keys) and works(places)


def _read_stamp(places: Places) -> dict[str, str]:
    try:
        return dict(json.loads(places.stamp.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def _write_stamp(places: Places, stamp: dict[str, str]) -> None:
    beside = places.stamp.with_suffix(".new")
    beside.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
    beside.replace(places.stamp)


def _install_lock(places: Places, lock: str) -> None:
    total = (places.root / lock).read_text(encoding="utf-8").count("==")
    if shutil.disk_usage(places.root).free < SPACE_NEEDED:
        raise SetupProblem(DISK_FULL)
    say(f"-> Installing {total} packages (the first time takes one to five minutes)")
    counter = Counter(total)
    options: list[str | Path] = [
        "--require-hashes",
        "--no-deps",
        "--only-binary",
        ":all:",
        "--requirement",
        places.root / lock,
    ]
    _with_uv_or_pip(places, options, counter)


def _install_course(places: Places) -> None:
    _with_uv_or_pip(places, ["--no-deps", "--no-build-isolation", "--no-index", "--editable", places.root])


def _with_uv_or_pip(places: Places, options: list[str | Path], counter: Counter | None = None) -> None:
    """Install with uv where the machine has it; with pip where it has not, or where uv can't do it."""
    printed: str | None = None
    if uv := find_uv():
        printed = run([uv, "pip", "install", "--quiet", "--python", places.python, *options], places)
        if printed is None:
            return
        if sentence_for(printed) not in {UNKNOWN, CERTIFICATE, NO_WHEEL}:
            raise SetupProblem(explain(printed, places))
    if has_pip(places) or run([places.python, "-m", "ensurepip"], places) is None:
        quiet = ["--no-input", "--disable-pip-version-check", "--progress-bar", "off"]
        printed = run([places.python, "-m", "pip", "install", *quiet, *options], places, counter)
        if counter:
            counter.close()
    if printed is not None:
        raise SetupProblem(explain(printed, places))


@contextlib.contextmanager
def only_one(places: Places) -> Iterator[None]:
    """Let one window set up at a time (a double click can start two). The lock ends with its process."""
    with open(places.lock_file, "a+b") as file:
        if not _take(file):
            say("-> Another window is setting up the course; waiting for it")
            while not _take(file):
                time.sleep(0.5)
        yield


def _take(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
