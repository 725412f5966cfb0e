"""A learner's server on a hub: `python -m pmkit.hub` in place of `jupyterhub-singleuser`.

Sets the learner's surroundings, then becomes their server (`pmkit.hub.server`). Further words go to it.
"""

import os
import sys
import tempfile
from pathlib import Path

from pmkit.setup.folder import course_folder
from pmkit.setup.places import Places

_UNUSED = ("jupyter_lsp", "jupyterlab_jupytext", "notebook_shim")
"""Parts of Jupyter for programmers, for notebooks as text, and for the addresses of an older Jupyter."""


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
    given += [f"--ServerApp.jpserver_extensions={name}=False" for name in _UNUSED]
    return [str(places.python), "-m", "pmkit.hub.server", *given, *words]


def surroundings(places: Places) -> dict[str, str]:
    """The server's environment."""
    found = places.surroundings()
    # Where the sockets of kernels lie: their names may have 107 letters at most.
    found["JUPYTER_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="pmkit-run-")
    # Many learners share the processors: a pool of threads in each kernel takes memory and speeds nothing up.
    found.setdefault("OPENBLAS_NUM_THREADS", "1")
    return found


def main(words: list[str]) -> None:
    """Become the server."""
    places = Places(course_folder(), interpreter=Path(sys.executable))
    started = command(places, words)
    os.execve(started[0], started, surroundings(places))  # nosec B606  # our own Python; the hub's words


if __name__ == "__main__":
    main(sys.argv[1:])
