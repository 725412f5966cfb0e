"""The makers write the committed files, the same bytes every time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import make_case_data

MAKER = Path(make_case_data.__file__)


@pytest.fixture
def small(monkeypatch):
    """Makers of two files, so that writing and comparing are quick."""
    monkeypatch.setattr(
        make_case_data, "contents", lambda: {"one.csv": b"id\nE01\n", "STORY.md": b"# Story\n"}
    )


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_the_committed_files_are_what_the_makers_write_in_every_process(hash_seed):
    check = [sys.executable, str(MAKER), "--check"]
    done = subprocess.run(
        check, env=os.environ | {"PYTHONHASHSEED": hash_seed}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_was_written_does_not_differ(tmp_path, small, capsys):
    assert make_case_data.main([], tmp_path) == 0
    assert make_case_data.main(["--check"], tmp_path) == 0
    assert capsys.readouterr().out == "Written: one.csv, STORY.md.\nAll files are up to date.\n"


def test_a_changed_and_a_missing_file_are_named_and_nothing_is_written(tmp_path, small, capsys):
    (tmp_path / "one.csv").write_text("id\n", encoding="utf-8")
    assert make_case_data.main(["--check"], tmp_path) == 1
    assert capsys.readouterr().out == "Differs: one.csv, STORY.md.\n"
    assert (tmp_path / "one.csv").read_text(encoding="utf-8") == "id\n"


@pytest.mark.parametrize("folder", [make_case_data.FOLDER, MAKER.parent / "mealwise"])
def test_files_end_lines_alike_on_every_system(folder):
    files = list(folder.glob("*.csv"))
    assert files
    for file in files:
        assert b"\r" not in file.read_bytes(), file.name
