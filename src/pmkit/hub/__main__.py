"""A learner's server on a hub: `python -m pmkit.hub` in place of `jupyterhub-singleuser`.

Lays the course out in the learner's folder as `pmkit lab` does, and as the learner, then becomes their
server. Further words go to it.
"""

import os
import sys
import tempfile
from pathlib import Path

from pmkit.setup.errors import SetupProblem
from pmkit.setup.folder import course_folder
from pmkit.setup.make_ready import make_ready
from pmkit.setup.places import FRONT_PAGE, Places
from pmkit.setup.serve import decline_news
from pmkit.setup.steps import say


def prepare(places: Places) -> None:
    """The course in the folder. Where that fails, the server starts nevertheless, with what lies there: on a
    full disk, people need it to make room."""
    try:
        make_ready(places)
        decline_news(places.jupyter / "settings")
    except (SetupProblem, OSError) as problem:
        say(f"-> The course could not be laid out in {places.root}: {problem}")


def command(places: Places, words: list[str]) -> list[str]:
    """The command line of the server."""
    options = {
        "ServerApp.root_dir": places.root,
        # Over TCP, whoever else works on the machine could listen to what a kernel shows.
        "KernelManager.transport": "ipc",
        "LabApp.extension_manager": "readonly",
        "LabApp.news_url": None,
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    }
    given = [f"--{name}={value}" for name, value in options.items()]
    return [str(places.python), "-m", "jupyterhub.singleuser", *given, *words]


def surroundings(places: Places) -> dict[str, str]:
    """The server's environment: it opens at the course's front page, where the hub names no other."""
    found = places.surroundings()
    # Where the sockets of kernels lie: their names may have 107 letters at most.
    found["JUPYTER_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="pmkit-run-")
    if (places.root / FRONT_PAGE).is_file():
        found.setdefault("JUPYTERHUB_DEFAULT_URL", f"/lab/tree/{FRONT_PAGE}")
    return found


def main(words: list[str]) -> None:
    """Lay the course out, then become the server."""
    places = Places(course_folder(), interpreter=Path(sys.executable))
    prepare(places)
    started = command(places, words)
    os.execve(started[0], started, surroundings(places))  # nosec B606  # our own Python; the hub's words


if __name__ == "__main__":
    main(sys.argv[1:])
