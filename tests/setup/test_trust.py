"""What README and the guides promise stands in docs/trust.md, word for word, with tests that exist."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/trust.md").read_text(encoding="utf-8")
SOURCES = {
    "README": ROOT / "README.md",
    "guide for classes": ROOT / "docs/classes.md",
    "front page": ROOT / "lessons/00_start_here.py",
}
PROMISES = re.compile(
    r"\b(never|nothing|nobody|no one|no answer|no name|safe|secure|private|lost|untouched)\b",
    re.IGNORECASE,
)
NONE_OF_THESE = {  # sentences that have one of the words and promise nothing that could go wrong
    "nobody sees it |",
    "A private window forgets them when it is closed, and some browsers do so after a week.",
    "A rule sees words and counts, nothing more;",
    "With it, the command says of files that carry no name of the list which pseudonym they have:",
}


def named() -> list[str]:
    """The tests that the page names, each with its file; `::name` goes on with the file before it."""
    found, file = [], ""
    for name in re.findall(r"`([\w/.]*::\w+)`", PAGE):
        file = name.partition("::")[0] or file
        found.append(f"{file}::{name.partition('::')[2]}")
    return found


@cache
def defined_in(file: str) -> set[str]:
    path = ROOT / "tests" / file
    if not path.is_file():
        return set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def plain(text: str) -> str:
    """Without emphasis, marks of comments and line breaks."""
    return " ".join(re.sub(r"^# |\*\*", "", text, flags=re.MULTILINE).split())


def quoted() -> list[str]:
    return [plain(one) for one in re.findall(r"“([^”]+)”", PAGE)]


def test_each_named_test_exists():
    assert len(named()) > 40
    assert [
        name for name in named() if name.partition("::")[2] not in defined_in(name.partition("::")[0])
    ] == []


def test_what_is_quoted_is_said_there():
    said = {name: plain(path.read_text(encoding="utf-8")) for name, path in SOURCES.items()}
    assert len(quoted()) > 15
    assert [one for one in quoted() if not any(one in text for text in said.values())] == []
    assert all(any(one in text for one in quoted()) for text in said.values())


def unproved(text: str) -> list[str]:
    """The sentences that promise something and are not quoted on the page."""
    without_code = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    sentences = re.split(r"(?<=[.:;?])\s+|\n\n|\n(?=[-|])", without_code)
    return [
        one
        for one in map(plain, sentences)
        if PROMISES.search(one)
        and one not in NONE_OF_THESE
        and not any(said in one or one.rstrip(".:;") in said for said in quoted())
    ]


@pytest.mark.parametrize(
    "path", [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))], ids=lambda path: path.name
)
def test_what_is_promised_has_its_tests(path):
    if path.name != "trust.md":
        assert unproved(path.read_text(encoding="utf-8")) == [], "name the test of it in docs/trust.md"


def test_a_promise_without_a_test_is_found():
    assert unproved("We store it. Your data is never seen by anybody.") == [
        "Your data is never seen by anybody."
    ]
