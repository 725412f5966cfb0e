"""Brings a folder to the course's notebooks as this version has them: laid out and trusted.

`pmkit lab` and a learner's server on a hub both begin with it.
"""

from pathlib import Path

import pmkit
from pmkit.setup import folder
from pmkit.setup.install import only_one
from pmkit.setup.lay_out import Laid, as_brought, lay_out
from pmkit.setup.places import Places
from pmkit.setup.steps import say
from pmkit.setup.trust import Sign, sign_apart, trust_notebooks


def make_ready(places: Places, sign: Sign = sign_apart) -> None:
    """The notebooks of this version, in the folder and trusted (by `sign`). A repository has them already.

    Raises OSError where the folder can't be written to, SetupProblem where there are no notebooks to lay.
    """
    if folder.is_repository(places.root):
        trust_notebooks(places, places.notebooks(), sign)
        return
    with only_one(places):
        done = lay_out(folder.shipped(), places.root, pmkit.__version__)
    for line in _told(done, places.root):
        say(line)
    trust_notebooks(places, as_brought(folder.shipped(), places.root), sign)


def _told(done: Laid, folder: Path) -> list[str]:
    """What was done in the folder, a line each."""
    if not done.before:
        lines = [f"-> Laying the course out in {folder} (another folder: pmkit lab --folder FOLDER)"]
    elif done.before == done.version:
        lines = [f"-> The course is in {folder}"]
    else:
        counts = {"renewed": done.renewed, "new": done.new, "no longer part of it": done.removed}
        what = ", ".join(f"{len(names)} {word}" for word, names in counts.items() if names)
        lines = [
            f"-> Bringing the course in {folder} from version {done.before} to {done.version}"
            + (f" (notebooks: {what})" if what else "")
        ]
    lines += [f"   {name} was missing and is back." for name in done.back]
    lines += [
        f"   You have changed {name}: yours stays, and the new one is beside it: {Path(beside).name}"
        for name, beside in done.beside.items()
    ]
    return lines
