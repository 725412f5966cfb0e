"""A small copy of the course to set up, in a folder with spaces and letters beyond ASCII."""

import os
import shutil
import stat
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import machine
import pytest

REPOSITORY = Path(__file__).resolve().parents[2]

# Acts as uv: notes how it was called, makes environments without pip, installs nothing; may wait for a file.
FAKE_UV = """
import os, subprocess, sys, time
with open({log!r}, "a", encoding="utf-8") as log:
    log.write("\\x1f".join(sys.argv[1:]) + "\\n")
if sys.argv[1] == "venv":
    sys.exit(subprocess.call([sys.executable, "-m", "venv", "--without-pip", sys.argv[-1]]))
if "--requirement" in sys.argv:
    with open({log!r} + ".pid", "w") as file:
        file.write(str(os.getpid()))
    end = time.monotonic() + 300
    while "FAKE_UV_WAITS_FOR" in os.environ and time.monotonic() < end:
        if os.path.exists(os.environ["FAKE_UV_WAITS_FOR"]):
            break
        time.sleep(0.02)
    print(os.environ.get("FAKE_UV_SAYS", ""), file=sys.stderr)
    sys.exit(int(os.environ.get("FAKE_UV_ENDS_WITH", "0")))
"""


@dataclass
class Course:
    """A copy of the course and the folder of programs that its start finds."""

    root: Path
    programs: Path
    temporary: Path

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("HOME", "LANG", "SYSTEMROOT") if name in os.environ}
        return kept | {
            "PATH": str(self.programs),
            "TMPDIR": str(self.temporary),
            "PIP_CONFIG_FILE": os.devnull,
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def add_program(self, name: str, text: str) -> None:
        file = self.programs / name
        file.write_text(text, encoding="utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)

    def add_uv(self) -> None:
        script = self.programs / "uv.py"
        script.write_text(FAKE_UV.format(log=str(self.uv_log)), encoding="utf-8")
        # A script's first line may hold no spaces, the path of this Python may.
        self.add_program("uv", f"#!/bin/sh\nexec '{sys.executable}' '{script}' \"$@\"\n")

    @property
    def uv_log(self) -> Path:
        return self.programs / "uv.log"

    def wait_for_uv(self, start: subprocess.Popen[str]) -> int:
        """Until this start installs packages; returns the number of uv's process."""
        pid_file = Path(f"{self.uv_log}.pid")
        while not (pid_file.exists() and pid_file.read_text()):
            assert start.poll() is None, start.communicate()[0]
            time.sleep(0.02)
        return int(pid_file.read_text())

    def uv_calls(self) -> list[list[str]]:
        """How uv was called since the last time this was asked."""
        if not self.uv_log.exists():
            return []
        lines = self.uv_log.read_text(encoding="utf-8").splitlines()
        self.uv_log.unlink()
        return [line.split("\x1f") for line in lines]

    def popen(self, *words: str, **variables: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, str(self.root / "start.py"), *words],
            cwd=self.temporary,
            env=self.environment | variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
            preexec_fn=machine.hear_ctrl_c if os.name != "nt" else None,
        )

    def start(self, *words: str, **variables: str) -> tuple[int, str]:
        """Start the course as a person would, from another folder; returns the exit code and the screen."""
        process = self.popen(*words, **variables)
        screen, _ = process.communicate(timeout=machine.LONG)
        return process.returncode, screen


@pytest.fixture
def course(tmp_path: Path) -> Course:
    root = tmp_path / "Mein Kurs für Łódź"
    shutil.copytree(
        REPOSITORY / "src/pmkit/setup", root / "src/pmkit/setup", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in ("__init__.py", "_lazy.py"):
        shutil.copy(REPOSITORY / "src/pmkit" / name, root / "src/pmkit")
    for name in ("start.py", "pyproject.toml", "requirements.lock", "requirements-test.lock", "README.md"):
        shutil.copy(REPOSITORY / name, root)
    programs, temporary = tmp_path / "programs", tmp_path / "temporary"
    programs.mkdir()
    temporary.mkdir()
    return Course(root, programs, temporary)


@pytest.fixture
def free_port() -> int:
    return machine.free_port()
