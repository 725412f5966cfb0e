"""A Python that is too old says what to do instead of a syntax error."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

START = Path(__file__).resolve().parents[2] / "start.py"
PRETEND = "import sys; sys.version_info = {version}; sys.argv = ['start.py']; exec(open({path!r}).read())"


def old_pythons() -> list[str]:
    """Pythons before 3.11 on this machine, each tried once."""
    names = [
        shutil.which(f"python{version}") or "" for version in ("2.7", "3.6", "3.7", "3.8", "3.9", "3.10")
    ]
    kept_by_pyenv = sorted(map(str, Path.home().glob(".pyenv/versions/*/bin/python")))
    ask = "import sys; sys.exit(0 if sys.version_info < (3, 11) else 1)"
    found = []
    for program in filter(None, [*names, *kept_by_pyenv]):
        ended = subprocess.run([program, "-c", ask], capture_output=True, check=False)
        if ended.returncode == 0:
            found.append(program)
    return found


def test_every_old_python_on_this_machine_says_the_sentence():
    programs = old_pythons()
    if not programs:
        pytest.skip("no Python before 3.11 on this machine; the pretended ones below are tested anyway")
    for program in programs:
        ended = subprocess.run([program, str(START)], capture_output=True, text=True, check=False)
        assert ended.returncode == 2, program
        assert ended.stderr.startswith("The course needs Python 3.11 or later; this is Python ")
        assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("version", ["(2, 7, 18)", "(3, 8, 18)", "(3, 10, 13)"])
def test_the_sentence_names_the_version_and_the_remedy(version):
    code = PRETEND.format(version=version, path=str(START)).replace("exec(", "__file__ = sys.argv[0]; exec(")
    ended = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": ""},
    )
    said = ".".join(version.strip("()").split(", ")[:2])
    assert f"this is Python {said}. Install a newer one from python.org/downloads" in ended.stderr
    assert ended.returncode == 2


def test_a_newer_python_beside_the_old_one_is_named(tmp_path):
    (tmp_path / "python3.12").touch()
    code = PRETEND.format(version="(3, 8, 18)", path=str(START)).replace(
        "exec(", "__file__ = 'start.py'; exec("
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env={"PATH": str(tmp_path)}
    )
    assert "Type this: python3.12 start.py" in ended.stderr


def test_start_py_uses_no_syntax_that_old_pythons_can_not_read():
    tree = ast.parse(START.read_text(encoding="ascii"))
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Match, ast.Nonlocal)
    assert not [node for node in ast.walk(tree) if isinstance(node, newer)]
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert not any(function.returns or function.args.kwonlyargs for function in functions)
