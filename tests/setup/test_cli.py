"""`pmkit --help` lists every command without loading any, and a bad value gets a sentence."""

import ast
import json
import os
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
    assert (
        ended.stdout.splitlines()[-1]
        == "loaded: pmkit._lazy pmkit.cli pmkit.cli.shared pmkit.cli.shared.telling pmkit.hidden_characters"
    )


@pytest.mark.parametrize("name", sorted(pmkit.cli._modules()))
def test_each_command_explains_itself(name):
    ended = CliRunner().invoke(app, [name, "--help"])
    assert ended.exit_code == 0, ended.output
    assert pmkit.cli._first_line(pmkit.cli._modules()[name])


def test_the_lines_of_a_paragraph_run_on_at_any_width():
    screen = CliRunner().invoke(app, ["collect", "--help"], env={"COLUMNS": "200"}).output
    assert "which you keep, and a code for the whole class." in screen


def test_a_mistyped_command_is_answered_with_the_right_one():
    ended = CliRunner().invoke(app, ["doctr"])
    assert ended.exit_code == 2 and "Did you mean 'doctor'?" in ended.output


@pytest.mark.parametrize(
    ("problem", "code", "says"),
    [
        (ValueError("Row 3: the effort is missing."), 1, "Row 3: the effort is missing.\n"),
        (FileNotFoundError(2, "No such file", "a.csv"), 1, "a.csv can't be used. There is no file or folder"),
        (IsADirectoryError(21, "Is a directory", "out"), 1, "out can't be used. It is a folder."),
        (PermissionError(13, "denied", "b.zip"), 1, "b.zip can't be used. You may not open it."),
        (OSError(28, "No space left on device", "b.zip"), 1, "The computer says: No space left on device."),
        (KeyboardInterrupt(), 130, "\nStopped.\n"),
    ],
)
def test_every_command_ends_with_the_same_codes(problem, code, says, monkeypatch):
    """0 done, 1 could not be done, 2 mistyped, 130 after Ctrl-C: `pmkit --help` says so."""
    from pmkit.cli.shared import diagnosis

    def examine():
        raise problem

    monkeypatch.setattr(diagnosis, "examine", examine)
    ended = CliRunner().invoke(app, ["doctor"])
    assert (ended.exit_code, ended.stdout) == (code, "")
    assert says in ended.stderr and "Traceback" not in ended.stderr
    told = " ".join(CliRunner().invoke(app, ["--help"]).output.split())
    assert "ends with 0 when it is done, 1 when it could not be done" in told and "130 after Ctrl-C" in told


STEERING = "\x1b[2J\x9b31m\u202egpj\r\udcff\x07"
"""Clears the screen, turns it red, turns the direction, goes back in the line; a byte that is no letter."""


@pytest.mark.parametrize(
    "words",
    [
        ["import", f"{STEERING}.csv"],
        ["collect", f"{STEERING}", "--key", "gone"],
        ["quiz", f"{STEERING}.md"],
        ["progress", "merge", f"{STEERING}.zip"],
        ["import", "x.csv", "--map", STEERING],
        [STEERING],
        [f"--{STEERING}"],
    ],
    ids=lambda words: words[0][:8],
)
def test_no_name_steers_the_terminal(words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ended = CliRunner().invoke(app, words)
    assert ended.exit_code in (1, 2) and "Traceback" not in ended.output
    assert not set("\x1b\x9b\u202e\r\udcff\x07") & set(ended.output)


def test_json_holds_every_character_and_steers_no_terminal(capsys):
    from pmkit.cli.shared.telling import tell_json

    tell_json({"file": f"Ü{STEERING}\n"}, indent=1)
    printed = capsys.readouterr().out
    assert json.loads(printed) == {"file": f"Ü{STEERING}\n"}
    assert "Ü" in printed and printed.count("\n") == 3 and "\x9b" not in printed and "\u202e" not in printed


def test_a_letter_that_the_terminal_does_not_know_ends_no_command():
    script = "from pmkit.cli.shared.telling import tell; tell('Зоя → ⟨x⟩ \\udcff')"
    words = [sys.executable, "-c", script]
    ended = subprocess.run(words, capture_output=True, env=os.environ | {"PYTHONIOENCODING": "cp1252"})
    assert (ended.returncode, ended.stderr) == (0, b"") and b"?" in ended.stdout


def test_commands_print_in_one_place_only():
    folder = Path(pmkit.cli.__file__).parent
    ways = {"echo", "secho", "print"}
    for module in folder.rglob("*.py"):
        text = module.read_text(encoding="utf-8")
        calls = (node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
        names = {getattr(call, "attr", getattr(call, "id", "")) for call in calls}
        assert module.name == "telling.py" or not names & ways, f"{module.name} prints by itself"
