"""Marks the course's notebooks as trusted, so that JupyterLab may run them when they are opened.

Signing takes a second or two, so it is done only for notebooks that changed since they were last signed. It
is never done for another notebook of the user's.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from pathlib import Path

from pmkit.setup.places import Places
from pmkit.setup.steps import run, say

Sign = Callable[[Places, Sequence[str]], bool]
"""Signs files; whether that worked."""


def sign_apart(places: Places, files: Sequence[str]) -> bool:
    """Sign them by a program of the environment, which whoever sets it up has not imported."""
    return run([places.python, "-m", "nbformat.sign", *files], places) is None


def trust_notebooks(places: Places, notebooks: Iterable[Path], sign: Sign = sign_apart) -> int:
    """Sign those that changed since the last time; returns how many.

    A failure costs comfort only, so it is said.
    """
    known = places.jupyter / "data" / "pmkit-trusted.json"
    signatures = places.jupyter / "data" / "nbsignatures.db"
    digests = {str(file): sha256(file.read_bytes()).hexdigest() for file in notebooks}
    signed = _read(known) if signatures.exists() else {}
    changed = [file for file, digest in digests.items() if signed.get(file) != digest]
    if not changed:
        return 0
    say("-> Trusting the course's notebooks")
    known.parent.mkdir(parents=True, exist_ok=True)
    if not sign(places, changed):
        say("   JupyterLab will ask before it runs them: choose Trust there.")
        return 0
    known.write_text(json.dumps(digests), encoding="utf-8")
    return len(changed)


def _read(known: Path) -> dict[str, str]:
    try:
        return dict(json.loads(known.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}
