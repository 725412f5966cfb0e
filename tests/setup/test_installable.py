"""Nobody is told to install what can't be had: this course is on no index, and `pmkit` there is not ours."""

import ast
import json
import re
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("lessons/*.py"), *ROOT.glob("*.yml")]
SHIPPED = [
    path for path in (ROOT / "src").rglob("*") if path.suffix in {".js", ".md", ".html", ".txt", ".toml"}
]
NOTEBOOKS = [
    path for folder in ("notebooks", "exercises", "solutions") for path in (ROOT / folder).glob("*.ipynb")
]

_INSTALLS = re.compile(
    r"\b(?:pip3?|pipx|uv tool|conda|mamba) +install +(?:-\S+ +)*(?P<what>\S+)"
    r"|\buvx +(?:--(?:from|with) +)?(?P<run>\S+)"
)
_CALLED = re.compile(
    r"\binstall(?:ing)? (?:the )?pmkit\b(?!-course again, from the same file or folder)", re.IGNORECASE
)
_ON_THE_INDEX = {
    canonicalize_name(name)
    for name in re.findall(
        r"^([\w.-]+)(?:\[\w+\])?==",
        (ROOT / "requirements-test.lock").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
}


def not_to_be_had(text: str) -> list[str]:
    """What a text tells people to install that is no file, no folder and none of the locked packages."""
    wrong = [found[0] for found in _CALLED.finditer(text)]
    for found in _INSTALLS.finditer(text):
        what = (found["what"] or found["run"]).strip("\"'`()*,:;.")
        a_place = "/" in what or not what
        if not a_place and canonicalize_name(re.split(r"[\[<>=~!]", what)[0]) not in _ON_THE_INDEX:
            wrong.append(found[0])
    return wrong


def texts(path: Path) -> list[str]:
    """What a person may read of a file: of Python its strings, f-strings put together."""
    whole = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        return ["".join(cell["source"]) for cell in json.loads(whole)["cells"]]
    if path.suffix != ".py" or path.parent.name == "lessons":
        return [whole]
    return [
        "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        if isinstance(node, ast.JoinedStr)
        else node.value
        for node in ast.walk(ast.parse(whole))
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        "For a class database type pip install pmkit-course[class].",
        "python -m pip install pmkit",
        "uvx --from pmkit-course pmkit lab",
        "uv tool install pmkit-course",
        "Install pmkit-course again.",
        "Install pmkit again, in the way you did it first.",
    ],
)
def test_a_promise_that_can_not_be_kept_is_found(wrong):
    assert not_to_be_had(wrong)


@pytest.mark.parametrize(
    "right",
    [
        "pip install ./pmkit_course-0.1.0-py3-none-any.whl",
        "Type python -m pip install --editable . in the course's folder.",
        'Type python -m pip install "psycopg[binary]" in the environment.',
        "python -m pip uninstall pmkit",
        "Install pmkit-course again, from the same file or folder as the first time.",
    ],
)
def test_a_file_a_folder_or_a_locked_package_may_be_installed(right):
    assert not not_to_be_had(right)


def test_no_message_and_no_page_names_a_package_that_can_not_be_had():
    paths = [*PAGES, *SHIPPED, *NOTEBOOKS, *(ROOT / "src").rglob("*.py"), ROOT / "start.py"]
    found = {
        path.relative_to(ROOT).as_posix(): wrong
        for path in paths
        for text in texts(path)
        if (wrong := not_to_be_had(text))
    }
    assert len(paths) > 400
    assert found == {}
