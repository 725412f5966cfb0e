"""Whether the committed notebooks are what their sources say, without executing anything.

Sentences about what differs, is unfinished, leaks a solution, is orphaned or asks twice.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pmkit.authoring import prose_figures
from pmkit.authoring.build import (
    HIDDEN_FROM_LEARNERS,
    WIDGET_VIEW,
    Target,
    derive,
    tags_of,
    targets,
    tidy,
    values_of,
)
from pmkit.authoring.content import read_script


def check(root: Path) -> list[str]:
    """Every way in which the committed notebooks are not what their sources say; empty when all is well."""
    problems = [problem for target in targets(root) for problem in differences(target)]
    return problems + orphans(root) + repeated_ids(root)


def differences(target: Target) -> list[str]:
    """What a committed notebook has that its source does not say, in sentences; nothing is executed."""
    import nbformat

    name = f"{target.path.parent.name}/{target.path.name}"
    source = f"lessons/{target.source.name}"
    if not target.path.exists():
        return [f"{name} has not been built from {source}. Run: pmkit author build"]
    wanted, found = derive(target), nbformat.read(target.path, as_version=4)
    text = target.source.read_text(encoding="utf-8")
    problems = list(prose_figures.problems(text, values_of(target), source))
    if not problems and tidy(target) != text:
        problems.append(f"{source} is not laid out as jupytext writes it. Run: pmkit author build")
    if [_face(cell) for cell in wanted.cells] != [_face(cell) for cell in found.cells]:
        problems.append(f"{name} differs from {source}: {_first_difference(wanted, found)}")
    if dict(wanted.metadata) != dict(found.metadata):
        problems.append(f"{name} has other notebook metadata than its build gives. Run: pmkit author build")
    problems += _unfinished(name, found)
    if target.kind == "exercise":
        problems += _leaks(name, target, found)
    return problems


def _face(cell: Any) -> tuple[str, str, str, dict[str, Any]]:
    return cell.cell_type, cell.id, cell.source, dict(cell.metadata)


def _first_difference(wanted: Any, found: Any) -> str:
    for number, (want, have) in enumerate(zip(wanted.cells, found.cells, strict=False), start=1):
        if _face(want) != _face(have):
            return f"cell {number} ({_opening(want.source)!r} in the source)"
    return f"{len(found.cells)} cells instead of {len(wanted.cells)}"


def _opening(source: str) -> str:
    return source.strip().partition("\n")[0][:60]


def _unfinished(name: str, book: Any) -> Iterator[str]:
    for number, cell in enumerate(book.cells, start=1):
        if cell.cell_type != "code":
            continue
        if cell.execution_count is None:
            yield f"{name}, cell {number} has not been executed. Run: pmkit author build"
        for output in cell.outputs:
            if output.get("name") == "stderr":
                yield f"{name}, cell {number} prints a warning. Mend its cause and build again."
            if output.output_type == "error":
                yield f"{name}, cell {number} ends in an error. Mend its source, then run: pmkit author build"
            if WIDGET_VIEW in output.get("data", {}):
                yield f"{name}, cell {number} holds a live widget view. Run: pmkit author build"


def _leaks(name: str, target: Target, found: Any) -> Iterator[str]:
    """Lines that stand only in solution cells of the source must not stand in the exercise."""
    import jupytext

    source = jupytext.reads(target.source.read_text(encoding="utf-8"), fmt="py:percent")
    hidden, told = set[str](), set[str]()
    for cell in source.cells:
        (hidden if HIDDEN_FROM_LEARNERS & tags_of(cell) else told).update(_lines(cell))
    for number, cell in enumerate(found.cells, start=1):
        for line in _lines(cell):
            if line in hidden - told:
                yield f"{name}, cell {number} still holds a line of a solution: {line[:60]!r}"


def _lines(cell: Any) -> list[str]:
    return [line.strip() for line in cell.source.splitlines() if re.search(r"\w", line)]


def orphans(root: Path) -> list[str]:
    """Notebooks in the three folders that no source asks for."""
    wanted = {target.path for target in targets(root)}
    return [
        f"{folder}/{path.name} has no source in lessons/. Remove it, or add its source."
        for folder in ("notebooks", "exercises", "solutions")
        for path in sorted((root / folder).glob("*.ipynb"))
        if path not in wanted
    ]


def repeated_ids(root: Path) -> list[str]:
    """What is shown twice within one notebook; an explorer may be, once a sitting, as a game goes on."""
    problems = []
    for source in sorted((root / "lessons").glob("*.py")):
        script = read_script(source)
        calls = Counter((call.name, call.item) for call in script.calls)
        for (name, item), count in calls.items():
            if count > 1 and not (name == "explore" and _once_a_sitting(source, item)):
                problems.append(f'{script.name} has {name}("{item}") {count} times; keep one.')
    return problems


def _once_a_sitting(source: Path, item: str) -> bool:
    """Whether each sitting of a script shows this item once at most."""
    import jupytext

    from pmkit.authoring import sittings

    book = jupytext.reads(source.read_text(encoding="utf-8"), fmt="py:percent")
    found = sittings.split(book.cells)
    return bool(found) and all(one.items().count(item) <= 1 for one in found)
