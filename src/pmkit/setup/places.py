"""Where the parts of a course folder lie, on Windows, macOS and Linux."""

import os
import sys
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pmkit.setup.folder import repository

NOTEBOOK_FOLDERS = ("notebooks", "exercises", "solutions")
FRONT_PAGE = "notebooks/00_start_here.ipynb"


@dataclass(frozen=True)
class Places:
    """The course folder and what set-up makes in it.

    `interpreter` is the Python of an environment that someone else made (conda's, say); None means `.venv`.
    """

    root: Path
    interpreter: Path | None = None

    @property
    def environment(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The environment's Python."""
        if self.interpreter is not None:
            return self.interpreter
        if os.name == "nt":
            return self.environment / "Scripts" / "python.exe"
        return self.environment / "bin" / "python"

    @property
    def stamp(self) -> Path:
        """What was installed, written when everything was."""
        return self.environment / "pmkit-installed.json"

    @property
    def unfinished(self) -> Path:
        """There while packages are being installed; found at a start, it tells that a set-up was cut off."""
        return self.environment / "pmkit-unfinished"

    @property
    def jupyter(self) -> Path:
        """Jupyter's settings, tabs and signatures for this course, apart from the user's own."""
        return self.root / ".jupyter"

    @property
    def set_up_log(self) -> Path:
        return self.environment / "pmkit-setup.log"

    @property
    def server_log(self) -> Path:
        return self.jupyter / "server.log"

    @property
    def lock_file(self) -> Path:
        """Held while one window sets up; outside the folder, so that `.venv` can be removed under it."""
        name = sha256(str(self.root).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"pmkit-setup-{name}.lock"

    def notebooks(self) -> list[Path]:
        """The course's notebooks, in a stable order."""
        return [path for folder in NOTEBOOK_FOLDERS for path in sorted((self.root / folder).glob("*.ipynb"))]

    def surroundings(self) -> dict[str, str]:
        """Environment variables for everything that runs inside the environment.

        The user's own Python and Jupyter settings stay out: a start-up file or another server's open tabs
        would make the course differ from machine to machine.
        """
        inherited = {
            name: value
            for name, value in os.environ.items()
            if name
            not in {"PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "JUPYTER_PATH"}
        }
        return inherited | {
            # Python 3.11 and 3.12 on Windows read the file that names this folder as UTF-8 only with this.
            "PYTHONUTF8": "1",
            **({} if self.interpreter else {"VIRTUAL_ENV": str(self.environment)}),
            "PATH": str(self.python.parent) + os.pathsep + os.environ.get("PATH", ""),
            "JUPYTER_CONFIG_DIR": str(self.jupyter / "config"),
            "JUPYTER_DATA_DIR": str(self.jupyter / "data"),
            "JUPYTER_PREFER_ENV_PATH": "1",
            "JUPYTERLAB_SETTINGS_DIR": str(self.jupyter / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(self.jupyter / "workspaces"),
            "IPYTHONDIR": str(self.jupyter / "ipython"),
        }


def command_line() -> str:
    """What the person types to start the course on this system, from the folder they are in."""
    typed = sys.argv[0] if os.path.basename(sys.argv[0]) == "start.py" else "start.py"
    if typed == "start.py" and not repository():
        return "pmkit lab"
    if " " in typed:
        typed = f'"{typed}"'
    return f"py {typed}" if os.name == "nt" else f"python3 {typed}"


def python_version() -> str:
    """Major and minor version of the running Python: "3.12"."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"
