"""Imports only go downwards, also those inside functions; what is private stays within its package."""

import ast
from itertools import chain
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "pmkit"
LAYERS = (
    ("archives", "home", "design", "english", "hidden_characters", "csv_cells", "private_files"),
    ("quantities",),
    ("methods", "backlog", "cases", "simulator"),
    ("practice", "charts"),
    ("explorers",),
    ("widgets",),
    ("course",),
    ("room",),
    ("cohort",),
    ("workspace",),
)
BESIDE = ("authoring", "cli", "hub", "lab", "setup", "_lazy")
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


def test_everything_has_its_layer_or_stands_beside_them():
    here = {one.stem for one in PACKAGE.iterdir() if one.suffix == ".py" or (one / "__init__.py").is_file()}
    assert here - {"__init__"} == {*HEIGHT, *BESIDE}


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


def private(file, text):
    """What a module takes from elsewhere that is not meant for it: a module whose name begins with an
    underscore outside the package that holds it, or such a name out of any module."""
    package = file.relative_to(PACKAGE.parent).parts[:-1]
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names = [one.name.split(".") for one in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [[*str(node.module).split("."), one.name] for one in node.names]
        else:
            continue
        for name in names:
            hidden = [
                at for at, part in enumerate(name) if part.startswith("_") and not part.startswith("__")
            ]
            for at in hidden if name[0] == "pmkit" else ():
                is_module = PACKAGE.parent.joinpath(*name[: at + 1]).with_suffix(".py").is_file()
                if not is_module or tuple(name[:at]) != package[:at]:
                    yield ".".join(name), node.lineno


def test_nobody_reaches_into_private_parts():
    found = [
        f"{file.relative_to(PACKAGE)}:{line} takes {name}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for name, line in private(file, file.read_text(encoding="utf-8"))
    ]
    assert not found


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("from pmkit.charts._altair import alt", True),  # a module of another package
        ("from pmkit.widgets._base import css", False),  # of a package that holds this one
        ("from pmkit._lazy import fetch", False),
        ("from pmkit.widgets.table import _cells", True),  # a function of another module
        ("import pmkit.methods._frame", True),
        ("from __future__ import annotations", False),
    ],
)
def test_a_reach_into_private_parts_would_be_seen(line, taken):
    assert bool(list(private(PACKAGE / "widgets" / "explorers" / "x.py", line))) is taken
