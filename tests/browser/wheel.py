"""The course as people get it without its repository: a built wheel in an environment of its own.

The environment sees the packages of the tests' own one, so that it takes seconds and no network; of the
course it sees what the wheel brings.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lab import REPOSITORY
from machine import LONG, free_port, hear_ctrl_c

import pmkit

_BUILT_FROM = ("src", "notebooks", "exercises", "solutions", "pyproject.toml", "README.md", "LICENSE")


def build(folder: Path, version: str = "", changed: dict[str, str] | None = None) -> Path:
    """A wheel of this repository; as another `version`, with a text added to each notebook that is named."""
    source = folder / "source"
    for name in _BUILT_FROM:
        if (REPOSITORY / name).is_dir():
            shutil.copytree(REPOSITORY / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(REPOSITORY / name, source)
    if version:
        for name in ("pyproject.toml", "src/pmkit/__init__.py"):
            text = (source / name).read_text(encoding="utf-8")
            (source / name).write_text(
                text.replace(f'version__ = "{pmkit.__version__}"', f'version__ = "{version}"').replace(
                    f'version = "{pmkit.__version__}"', f'version = "{version}"'
                ),
                encoding="utf-8",
            )
    for name, text in (changed or {}).items():
        add_text(source / name, text)
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def add_text(notebook: Path, text: str) -> None:
    """What a person does in JupyterLab: a cell of text at the end of a notebook."""
    book = json.loads(notebook.read_text(encoding="utf-8"))
    book["cells"].append({"cell_type": "markdown", "id": "added", "metadata": {}, "source": text})
    notebook.write_text(json.dumps(book, ensure_ascii=False, indent=1), encoding="utf-8")


@dataclass
class Person:
    """Somebody with a computer of their own: an environment with the wheel, and a home."""

    environment: Path
    home: Path

    @property
    def course(self) -> Path:
        return self.home / "pmkit-course"

    def install(self, wheel: Path) -> None:
        """As `pip install` does, but for the packages that the course needs."""
        others = self._packages / "others.pth"
        others.unlink(missing_ok=True)  # else the installer would find the tests' own pmkit, and remove it
        python, uv = str(self._programs / "python"), shutil.which("uv")
        installer = (
            [uv, "pip", "install", "--python", python]
            if uv
            else [sys.executable, "-m", "pip", "--python", python, "install", "--quiet"]
        )
        subprocess.run(
            [*installer, "--no-deps", "--no-index", "--upgrade", str(wheel)], check=True, capture_output=True
        )
        others.write_text(
            "".join(f"{sysconfig.get_path(name)}\n" for name in ("purelib", "platlib")), encoding="utf-8"
        )

    def run(self, *words: str) -> str:
        """What `pmkit …` says, typed in the home."""
        return subprocess.run(
            [self._programs / "pmkit", *words],
            cwd=self.home,
            env=self._variables,
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout

    @contextmanager
    def lab(self, *words: str) -> Iterator[tuple[str, list[str]]]:
        """`pmkit lab` for as long as the block lasts: the page's address, and what stands in the terminal."""
        process = subprocess.Popen(
            [self._programs / "pmkit", "lab", "--no-browser", "--port", str(free_port()), *words],
            cwd=self.home, env=self._variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            encoding="utf-8", preexec_fn=hear_ctrl_c,
        )  # fmt: skip
        said: list[str] = []
        try:
            for line in process.stdout or ():
                said.append(line.rstrip())
                if line.startswith("Leave this window open"):
                    break
            address = next((line.split()[-1] for line in said if "Its address:" in line), "")
            assert address, "\n".join(said)
            yield address, said
        finally:
            process.terminate()
            process.communicate(timeout=LONG)

    @property
    def _programs(self) -> Path:
        return self.environment / "bin"

    @property
    def _packages(self) -> Path:
        (found,) = self.environment.glob("lib/python3*/site-packages")
        return found

    @property
    def _variables(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PMKIT", "JUPYTER", "XDG", "VIRTUAL_ENV", "PYTHONPATH"))
        }
        return kept | {"HOME": str(self.home), "PYTHONUTF8": "1", "COLUMNS": "500"}


def person(folder: Path) -> Person:
    """A new environment and an empty home, in a folder whose name has spaces and letters beyond ASCII."""
    found = Person(folder / "environment", folder / "Zoë's home")
    found.home.mkdir(parents=True)
    venv.create(found.environment, symlinks=True)
    tests, here = Path(sys.prefix), found.environment
    for parent in (
        "share/jupyter",
        "share/jupyter/labextensions",
        "etc/jupyter",
        "etc/jupyter/jupyter_server_config.d",
    ):
        (here / parent).mkdir(parents=True, exist_ok=True)
        for path in (tests / parent).glob("*"):
            if path.name not in {
                "kernels",
                "labextensions",
                "jupyter_server_config.d",
                "pmkit-lab",
                "pmkit.json",
            }:
                (here / parent / path.name).symlink_to(path)
    return found
