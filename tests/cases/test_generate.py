"""The generator writes the committed files, the same bytes every time."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from pmkit.cases import generate


@pytest.fixture
def small(monkeypatch):
    """A generator of two files, so that writing and comparing are quick."""
    monkeypatch.setattr(generate, "contents", lambda: {"one.csv": b"id\nE01\n", "STORY.md": b"# Story\n"})


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_the_committed_files_are_what_the_generator_writes_in_every_process(hash_seed):
    check = [sys.executable, "-m", "pmkit.cases.generate", "--check"]
    done = subprocess.run(
        check, env=os.environ | {"PYTHONHASHSEED": hash_seed}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_was_written_does_not_differ(tmp_path, small):
    generate.write(tmp_path / "new")
    assert generate.differing(tmp_path / "new") == []


def test_a_changed_and_a_missing_file_are_named_and_nothing_is_written(tmp_path, small, monkeypatch, capsys):
    monkeypatch.setattr(generate, "FOLDER", tmp_path)
    (tmp_path / "one.csv").write_text("id\n", encoding="utf-8")
    assert generate.main(["--check"]) == 1
    assert capsys.readouterr().out == "Differs from the generator: one.csv, STORY.md.\n"
    assert (tmp_path / "one.csv").read_text(encoding="utf-8") == "id\n"


def test_files_end_lines_alike_on_every_system():
    for file in generate.FOLDER.glob("*.csv"):
        assert b"\r" not in file.read_bytes(), file.name
