"""Format, lint, types and the syntax of the JavaScript: what a reviewer should never have to say."""

import ast
import importlib
import pkgutil
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import pmkit.widgets
from pmkit.practice import check_data
from pmkit.workspace import lesson_questions

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "src/pmkit").rglob("*.js")
    if path.name != "vega-bundle.js"  # made by others, shipped as it is
)


def run(*words: str, source: str | None = None) -> str:
    ended = subprocess.run(
        [*words], cwd=ROOT, input=source, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    return "" if ended.returncode == 0 else ended.stdout + ended.stderr


def test_the_code_is_formatted():
    assert run(sys.executable, "-m", "ruff", "format", "--check", ".") == ""


def test_the_code_has_no_lint():
    assert run(sys.executable, "-m", "ruff", "check", ".") == ""


@pytest.mark.parametrize("folder", ["benchmarks", "tools"])
def test_scripts_beside_the_package_import_what_is_there(folder):
    """They run rarely; a benchmark named modules that had moved long before."""
    found = [
        (path.name, node.module, name.name)
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "pmkit"
        for name in node.names
    ]
    assert found
    assert [one for one in found if not _is_there(*one[1:])] == []


def _is_there(module: str, name: str) -> bool:
    try:
        return hasattr(importlib.import_module(module), name) or bool(find_spec(f"{module}.{name}"))
    except ModuleNotFoundError:
        return False


def test_no_page_holds_both_sides_of_a_conflict():
    """A guide once landed with the marks of a merge in it."""
    pages = [*ROOT.glob("*.*"), *ROOT.glob("docs/*.md"), *ROOT.glob("lessons/*"), *ROOT.glob("benchmarks/*")]
    texts = {path.name: path.read_bytes() for path in pages if path.is_file()}
    assert len(texts) > 30
    assert [
        name for name, text in texts.items() if re.search(rb"^(<<<<<<<|>>>>>>>) ", text, re.MULTILINE)
    ] == []


BANDIT = (sys.executable, "-m", "bandit", "-q", "-c", "pyproject.toml")


def test_bandit_finds_nothing_that_is_not_explained():
    assert run(*BANDIT, "-r", "src") == ""


def test_bandit_would_find_a_command_given_to_a_shell():
    """The exceptions leave it its teeth."""
    assert "B602" in run(*BANDIT, "-", source="import subprocess\nsubprocess.run(input(), shell=True)\n")


def test_each_exception_from_bandit_names_its_rule_and_its_reason():
    lines = [
        (path.name, line)
        for path in (ROOT / "src").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if "nosec" in line
    ]
    assert lines
    assert [one for one in lines if not re.search(r"# nosec B\d{3}  # \S+ \S+", one[1])] == []
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[tool.bandit]")[2]
    skipped = re.findall(r'^ +"B\d{3}",(.*)', settings, re.MULTILINE)
    assert skipped and all(re.match(r"  # \w+.* ", reason) for reason in skipped)


def test_the_types_are_right():
    assert run(sys.executable, "-m", "mypy") == ""


def widget_scripts() -> dict[str, str]:
    """The scripts as the browser gets them: each widget's own after the shared functions."""
    classes = {
        kind
        for found in pkgutil.iter_modules(pmkit.widgets.__path__, "pmkit.widgets.")
        for kind in vars(importlib.import_module(found.name)).values()
        if isinstance(kind, type) and kind.__module__ == found.name
    }
    return {kind.__name__: vars(kind)["_esm"] for kind in classes if isinstance(vars(kind).get("_esm"), str)}


def checking_script() -> str:
    """What checks answers on a page without Python, beside the script of the cards as the page has it."""
    checking = (Path(path).read_text(encoding="utf-8") for path in check_data.scripts())
    return "\n".join([widget_scripts()["QuestionCard"], *checking])


@pytest.mark.skipif(
    shutil.which("tsc") is None, reason="TypeScript is not installed; it checks the types in JSDoc"
)
def test_the_types_in_the_javascript_are_right(tmp_path):
    scripts = widget_scripts() | {"Checking": checking_script(), "LessonPage": lesson_questions.script()}
    assert len(scripts) >= 5
    for name, text in scripts.items():
        (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
    files = [*tmp_path.glob("*.js"), *(ROOT / "src/pmkit/lab/labextension/static").glob("*.js")]
    files += (ROOT / "src/pmkit/workspace/teaching").glob("*.js")
    options = "--noEmit --allowJs --checkJs --strict false --target es2022 --module esnext"
    assert run("tsc", *options.split(), "--lib", "es2022,dom,dom.iterable", *map(str, files)) == ""


@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed; it reads the JavaScript")
@pytest.mark.parametrize("script", SCRIPTS)
def test_the_javascript_can_be_read(script):
    text = (ROOT / script).read_text(encoding="utf-8")
    assert run("node", "--check", "--input-type=module", "-", source=text) == ""
