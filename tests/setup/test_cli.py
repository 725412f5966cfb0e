"""`pmkit --help` lists every command without loading any, and a bad value gets a sentence."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import pmkit.cli
from pmkit.cli import app

LOADED = """
import sys
from pmkit.cli import app
app(["--help"], standalone_mode=False)
heavy = ("pandas", "altair", "scipy", "jupyterlab")
print("loaded:", *sorted(name for name in sys.modules if name.startswith("pmkit.") or name in heavy))
"""


def test_help_lists_each_command_with_its_first_line():
    screen = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "200"}).output
    assert "Say what is installed, where your progress is kept" in screen
    for module in Path(pmkit.cli.__file__).parent.glob("[a-z]*.py"):
        assert f" {module.stem.rstrip('_')} " in screen


def test_help_loads_no_command_and_nothing_heavy():
    ended = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert ended.stdout.splitlines()[-1] == "loaded: pmkit.cli"


@pytest.mark.parametrize("name", sorted(pmkit.cli._modules()))
def test_each_command_explains_itself(name):
    ended = CliRunner().invoke(app, [name, "--help"])
    assert ended.exit_code == 0, ended.output
    assert pmkit.cli._first_line(pmkit.cli._modules()[name])


def test_the_lines_of_a_paragraph_run_on_at_any_width():
    screen = CliRunner().invoke(app, ["collect", "--help"], env={"COLUMNS": "200"}).output
    assert "which you keep, and a code, which you hand out." in screen


def test_a_mistyped_command_is_answered_with_the_right_one():
    ended = CliRunner().invoke(app, ["doctr"])
    assert ended.exit_code == 2 and "Did you mean 'doctor'?" in ended.output


def test_a_value_error_is_a_sentence_and_not_a_traceback(monkeypatch):
    import pmkit.cli._findings as findings

    def examine():
        raise ValueError("Row 3: the effort is missing.")

    monkeypatch.setattr(findings, "examine", examine)
    ended = CliRunner().invoke(app, ["doctor"])
    assert ended.exit_code == 1 and ended.stderr == "Row 3: the effort is missing.\n" and ended.stdout == ""
