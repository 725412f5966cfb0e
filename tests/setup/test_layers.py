"""Imports only go downwards, also those inside functions."""

import ast
from itertools import chain
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "pmkit"
LAYERS = (
    ("home", "design"),
    ("methods", "backlog", "cases"),
    ("practice", "charts"),
    ("widgets",),
    ("course",),
    ("workspace",),
)
HEIGHT = {name: height for height, layer in enumerate(LAYERS) for name in layer}


def imported(text):
    """The modules of pmkit that a source imports, with their lines."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{one.name}" for one in node.names]
        else:
            continue
        yield from ((name.split(".")[1], node.lineno) for name in names if name.startswith("pmkit."))


def upwards(layer, text):
    return [(name, line) for name, line in imported(text) if HEIGHT.get(name, -1) > HEIGHT[layer]]


@pytest.mark.parametrize("layer", list(chain.from_iterable(LAYERS)))
def test_nothing_imports_what_stands_above_it(layer):
    where = PACKAGE / layer
    files = sorted(where.rglob("*.py")) or [where.with_suffix(".py")]
    found = [
        f"{file.relative_to(PACKAGE)}:{line} imports {name}"
        for file in files
        for name, line in upwards(layer, file.read_text(encoding="utf-8"))
    ]
    assert not found


def test_an_import_upwards_would_be_seen_also_within_a_function():
    source = "def f():\n    from pmkit import course\n    import pmkit.workspace.show\n"
    assert upwards("practice", source) == [("course", 2), ("workspace", 3)]
    assert not upwards("workspace", source)
