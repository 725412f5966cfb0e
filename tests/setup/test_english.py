"""Numbers and lists in sentences follow `pmkit.english` and so Babel: no form is made by hand beside it."""

import ast
import re
from itertools import pairwise
from pathlib import Path

import pytest

import pmkit
from pmkit.english import counted, listed, plural, signed

PACKAGE = Path(pmkit.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "english.py")
PAIRS = {("is", "are"), ("has", "have"), ("was", "were"), ("it", "them"), ("its", "their"), ("it", "they")}
ENDING = re.compile(r"s(?![\w'’:=])")


def spoken(node):
    """The text of a string, with {} for what is put in; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def are_forms(one, many):
    """Whether two texts hold a word and its plural."""
    if {one, many} == {"", "s"}:
        return True
    first, second = (set(re.findall(r"[\w{}]+", text.lower())) for text in (one, many))
    if abs(len(first) - len(second)) > 1:
        return False
    grown = any(f"{word}s" in second - first or f"{word}s" in first - second for word in first | second)
    return grown or any({a, b} <= first ^ second for a, b in PAIRS)


def made_by_hand(source):
    """Lines where a plural is chosen, an s put on a word, or a list joined with its last name apart."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.IfExp):
            one, many = spoken(node.body), spoken(node.orelse)
            if one is not None and many is not None and are_forms(one, many):
                yield node.lineno
        elif isinstance(node, ast.JoinedStr):
            for before, after in pairwise(node.values):
                word = isinstance(before, ast.FormattedValue) and before.format_spec is None
                if word and isinstance(after, ast.Constant) and ENDING.match(after.value):
                    yield node.lineno
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add) and spoken(node.right) == "s":
            yield node.lineno
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "join":
            begins = node.args and isinstance(node.args[0], ast.Subscript)
            if spoken(node.func.value) == " and " or (begins and ast.unparse(node.args[0]).endswith("[:-1]")):
                yield node.lineno


def mended(source):
    """Lines where words of a text are exchanged for others."""
    for node in ast.walk(ast.parse(source)):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args
        words = spoken(node.args[0]) if called and node.func.attr == "replace" else None
        if words and re.fullmatch(r" ?[a-z]{2,}[a-z ]*", words):
            yield node.lineno


@pytest.mark.parametrize(
    "line",
    [
        "f\"{n} item{'s' if n > 1 else ''}\"",
        "'1 week' if n == 1 else f'{n} weeks'",
        "'is' if n == 1 else 'are'",
        "f\"{'its line is' if n == 1 else 'their lines are'} incomplete\"",
        "f'{n} {period}s are enough'",
        "word + 's'",
        "', '.join(names[:-1]) + ' and ' + names[-1]",
        "' and '.join(names)",
    ],
)
def test_what_is_made_by_hand_is_found(line):
    assert list(made_by_hand(line))


@pytest.mark.parametrize(
    "line",
    [
        "'first' if k == 1 else f'among the first {k}'",
        "f'{seconds:.1f}s'",
        'f"{name}\'s"',
        "', '.join(names)",
        "plural(n, 'is', 'are')",
    ],
)
def test_what_is_no_plural_is_left_alone(line):
    assert not list(made_by_hand(line))


def found_in(modules, rule):
    return [
        f"{path.relative_to(PACKAGE)}:{line}"
        for path in modules
        for line in rule(path.read_text(encoding="utf-8"))
    ]


def test_no_plural_and_no_list_is_made_by_hand():
    assert not found_in(MODULES, made_by_hand), "use counted, plural and listed of pmkit.english"


def test_no_sentence_is_mended_by_exchanging_words():
    """Say it in two ways, or put the word in; a file's own words (`backlog`) may be read so."""
    assert list(mended("told.replace(' in', ' questions in')"))
    speaking = [path for path in MODULES if path.parent.name != "backlog"]
    assert not found_in(speaking, mended)


def test_a_number_and_a_list_read_as_english_does():
    assert [counted(n, "entry", "entries") for n in (0, 1, 1200)] == ["0 entries", "1 entry", "1,200 entries"]
    assert plural(1, "is", "are") == plural(1.0, "is", "are") == "is"
    assert [listed(list("ABCD")[:n], 3) for n in (1, 2, 3, 4)] == [
        "A",
        "A and B",
        "A, B and C",
        "A, B, C and 1 more",
    ]


def test_no_sign_is_written_beside_the_one_place_that_knows_a_minus():
    """A hyphen stood for the minus in half of the charts: -5.0 points beside −1.13."""
    signs = [
        path.name for path in MODULES if re.search(r"""\{[^{}"']*:\+""", path.read_text(encoding="utf-8"))
    ]
    assert signs == []
    assert signed(-5) == "−5.0" and signed(-0.04) == "+0.0" and signed(0.98, 2) == "+0.98"
