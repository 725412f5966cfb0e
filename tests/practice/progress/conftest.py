"""Places that refuse to be written, and a class database, for real."""

import os
import subprocess
import tempfile

import pytest
from postgres_fixture import server, url

__all__ = ["server", "url"]


@pytest.fixture
def db(tmp_path):
    """The URL of a fresh file with a blank and a letter beyond ASCII in its path."""
    folder = tmp_path / "Übungen 1"
    folder.mkdir()
    return f"sqlite:///{folder / 'progress.db'}"


@pytest.fixture
def temp_folder(tmp_path, monkeypatch):
    """The machine's temporary folder, for this test only."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


class Mounts:
    """Mounts that are taken away after the test; root is refused nothing else than by a mount."""

    def __init__(self):
        self._made = []

    def run(self, *words):
        done = subprocess.run(["mount", *map(str, words)], capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"this system mounts nothing here: {done.stderr.strip()}")

    def tmpfs(self, folder, size):
        self.run("-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder)
        self._made.append(folder)

    def read_only(self, folder):
        self.run("--bind", folder, folder)
        self._made.append(folder)
        self.run("-o", "remount,ro,bind", folder)

    def undo(self, folder):
        subprocess.run(["umount", "-l", str(folder)], check=False)
        self._made.remove(folder)

    def undo_all(self):
        for folder in reversed(list(self._made)):
            self.undo(folder)


@pytest.fixture
def mounts():
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root can mount a small or read-only file system")
    made = Mounts()
    yield made
    made.undo_all()


class ReadOnly:
    """Make a folder read-only in the way that bites the present user."""

    def __init__(self):
        self._mounts = Mounts()
        self._changed = []

    def on(self, folder):
        if os.name != "nt" and os.geteuid() == 0:
            self._mounts.read_only(folder)
        else:
            for path in (*folder.rglob("*"), folder):
                self._changed.append((path, path.stat().st_mode))
                path.chmod(0o555 if path.is_dir() else 0o444)

    def off(self):
        self._mounts.undo_all()
        for path, mode in reversed(self._changed):
            if path.exists():
                path.chmod(mode)
        self._changed.clear()


@pytest.fixture
def read_only():
    if os.name == "nt":
        pytest.skip("folders can't be made read-only this way on Windows")
    made = ReadOnly()
    yield made
    made.off()
