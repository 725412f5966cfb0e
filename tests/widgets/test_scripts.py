"""The pure parts of the widgets' scripts, tested by Node.js without a browser: see `scripts/`."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from pmkit.widgets._base import esm

HERE = Path(__file__).parent / "scripts"
SCRIPTS = {
    "answers": ("question_parts.js",),
    "fields": ("outbox.js", "fields.js"),
    "outbox": ("outbox.js",),
    "text_file": ("text_file.js",),
    "places": ("outbox.js", "drag.js", "board.js"),
}


def run(source: str) -> "subprocess.CompletedProcess[str]":
    command = ["node", "--input-type=module", "-"]
    return subprocess.run(command, input=source, capture_output=True, encoding="utf-8", check=False)


def test_every_file_of_tests_is_run():
    assert {path.name for path in HERE.iterdir()} == {f"{name}.test.js" for name in SCRIPTS}


@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed; it runs these tests")
@pytest.mark.parametrize("name", SCRIPTS)
def test_the_pure_parts_of_the_scripts(name):
    ended = run("\n".join([esm(*SCRIPTS[name]), (HERE / f"{name}.test.js").read_text(encoding="utf-8")]))
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert re.search(r"\bpass [1-9]", ended.stdout), ended.stdout


@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed; it runs these tests")
def test_a_failing_script_fails():
    assert run('import test from "node:test"; test("x", () => { throw new Error(); });').returncode != 0
