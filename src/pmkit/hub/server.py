"""A learner's Jupyter server itself, which `python -m pmkit.hub` becomes.

Lays the course out in the learner's folder as `pmkit lab` does, and as the learner. Many start at once when
a class begins, so nothing is imported here that a learner's server never uses, and nothing is done twice.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from pmkit.setup.errors import SetupProblem
from pmkit.setup.folder import course_folder
from pmkit.setup.make_ready import make_ready
from pmkit.setup.places import FRONT_PAGE, Places
from pmkit.setup.put_off import SCHEMAS, put_off
from pmkit.setup.serve import decline_news
from pmkit.setup.steps import say

_UNUSED: Mapping[str, Sequence[str]] = {
    **SCHEMAS,
    # The hub's own pages and database, which come along with how its servers write their log.
    "jupyterhub.orm": (),
    "jupyterhub.handlers.pages": ("HealthCheckHandler",),
    # Lists of extensions on the internet, which nobody installs here, and a program of the command line.
    "httpx._main": ("main",),
    "requests": (),
}


def prepare(places: Places) -> None:
    """The course in the folder. Where that fails, the server starts nevertheless, with what lies there: on a
    full disk, people need it to make room."""
    try:
        make_ready(places, sign=_sign)
        decline_news(places.jupyter / "settings")
    except (SetupProblem, OSError) as problem:
        say(f"-> The course could not be laid out in {places.root}: {problem}")
    if (places.root / FRONT_PAGE).is_file():
        os.environ.setdefault("JUPYTERHUB_DEFAULT_URL", f"/lab/tree/{FRONT_PAGE}")


def _sign(_places: Places, files: Sequence[str]) -> bool:
    """Sign these notebooks in this process, which has imported all that it takes."""
    from nbformat import NO_CONVERT, read
    from nbformat.sign import NotebookNotary

    with NotebookNotary() as notary:
        for file in files:
            notary.sign(read(file, NO_CONVERT))
    return True


def without_node() -> None:
    """JupyterLab starts Node.js, more than once, to ask for settings with which it would build itself."""
    from jupyterlab import commands

    def not_here(command: str, _env: object = None) -> NoReturn:
        raise ValueError(f"A learner's server does not run {command}.")

    commands.which = not_here


def get_ready() -> None:
    """All that comes before the server itself."""
    put_off(_UNUSED)
    without_node()
    prepare(Places(course_folder(), interpreter=Path(sys.executable)))


def main() -> None:
    """Serve until the hub ends it."""
    get_ready()
    from jupyterhub.singleuser import main as serve

    serve()


if __name__ == "__main__":
    main()
