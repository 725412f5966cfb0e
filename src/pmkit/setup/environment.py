"""The course's Python environment `.venv`: made with what the machine has, checked, repaired if half made."""

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from pmkit.setup.errors import IN_USE, NO_VENV, NOT_WRITABLE, UNKNOWN, SetupProblem, sentence_for
from pmkit.setup.places import Places, python_version
from pmkit.setup.steps import explain, run, say

_ASK = "import sys; sys.exit(0 if sys.version_info >= (3, 11) and sys.prefix != sys.base_prefix else 3)"


def works(places: Places) -> bool:
    """Whether `.venv` holds a Python of its own that runs and is new enough."""
    return places.python.exists() and run([places.python, "-c", _ASK], places) is None


def has_pip(places: Places) -> bool:
    """Whether the environment's Python can run pip."""
    return run([places.python, "-m", "pip", "--version"], places) is None


def find_uv() -> str | None:
    """The uv of this machine, if there is one."""
    return shutil.which("uv")


def ensure_environment(places: Places) -> None:
    """Leave a working `.venv` behind, or raise `SetupProblem`."""
    if works(places) and (find_uv() or has_pip(places)):
        return
    discard_environment(places)
    say("-> Making a Python environment in .venv")
    _check_writable(places)
    report = ""
    for command in _ways_to_make(places.environment):
        printed = run(command, places)
        if printed is None and works(places):
            return
        report += printed or f"{command[0]} left no working Python\n"
        _remove(places)
    if not report:
        raise SetupProblem(NO_VENV.format(version=python_version()))
    places.environment.mkdir(exist_ok=True)
    raise SetupProblem(_sentence(report, places))


def discard_environment(places: Places) -> None:
    """Remove a `.venv` that can't be used."""
    if places.environment.exists() or places.environment.is_symlink():
        say("-> Removing the half-made environment in .venv")
        _remove(places)


def _sentence(report: str, places: Places) -> str:
    if "ensurepip" in report and sentence_for(report) == UNKNOWN:
        return NO_VENV.format(version=python_version())
    return explain(report, places)


def _ways_to_make(environment: Path) -> Iterator[list[str]]:
    """Commands that make an environment, best first. Debian ships Python without what `venv` needs."""
    if uv := find_uv():
        yield [uv, "venv", "--quiet", "--no-project", "--python", sys.executable, str(environment)]
    if _can_import("venv") and _can_import("ensurepip"):
        yield [sys.executable, "-m", "venv", str(environment)]
    if _can_import("virtualenv"):
        yield [sys.executable, "-m", "virtualenv", "--quiet", str(environment)]
    elif virtualenv := shutil.which("virtualenv"):
        yield [virtualenv, "--quiet", "--python", sys.executable, str(environment)]


def _can_import(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _check_writable(places: Places) -> None:
    try:
        places.environment.mkdir()
        places.environment.rmdir()
    except OSError as error:
        sentence = sentence_for(str(error))
        raise SetupProblem(
            (NOT_WRITABLE if sentence == UNKNOWN else sentence).format(folder=places.root)
        ) from None


def _remove(places: Places) -> None:
    """Remove `.venv`; a link is removed, what it points to is not."""
    try:
        if places.environment.is_symlink():
            places.environment.unlink()
        elif places.environment.exists():
            shutil.rmtree(places.environment)
    except OSError:
        raise SetupProblem(IN_USE.format(folder=places.environment)) from None
