"""Builds what people open from the one source of each lesson.

`lessons/` holds a jupytext percent script per lesson and per practice sheet. A lesson becomes a notebook
in `notebooks/`; a practice sheet (`…_practice.py`) becomes `solutions/` (every cell) and `exercises/`
(without the cells tagged `solution` or `facilitator`). Each is executed in a fresh kernel with an empty
progress store, and written so that the same source gives the same bytes.
"""

import hashlib
import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PRACTICE = "_practice"
HIDDEN_FROM_LEARNERS = frozenset({"solution", "facilitator"})
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
SECONDS_PER_CELL = 120
_SOURCE_HOLDS = {"notebook_metadata_filter": "-all", "cell_metadata_filter": "tags,-all"}


@dataclass(frozen=True)
class Target:
    """One notebook to build: where it comes from, where it goes and what kind it is."""

    source: Path
    path: Path
    kind: str
    chapter: str


def targets(root: Path) -> list[Target]:
    """Every notebook that the scripts below `root/lessons` ask for, in the order of their names."""
    return [
        target for source in sorted((root / "lessons").glob("*.py")) for target in _targets_of(root, source)
    ]


def _targets_of(root: Path, source: Path) -> Iterator[Target]:
    stem = source.stem
    if stem.endswith(PRACTICE):
        name = stem.removesuffix(PRACTICE)
        chapter = name.partition("_")[2]
        yield Target(source, root / "solutions" / f"{name}.ipynb", "solution", chapter)
        yield Target(source, root / "exercises" / f"{name}.ipynb", "exercise", chapter)
    else:
        chapter = stem.partition("_")[2]
        kind = "start" if stem.startswith("00_") else "lesson"
        yield Target(source, root / "notebooks" / f"{stem}.ipynb", kind, chapter)


def pairing(target: Target) -> dict[str, str]:
    """The jupytext pairing, so that editing the notebook in JupyterLab edits its source.

    The filters keep all but tags out of the source, so that notebook and source say the same whichever was
    written last (jupytext refuses to open a pair that differs). An exercise is not paired: it lacks the
    solutions, and saving it must not remove them from the source.
    """
    if target.kind == "exercise":
        return {}
    pair = (
        f"solutions//ipynb,lessons//{PRACTICE}.py:percent"
        if target.kind == "solution"
        else "notebooks//ipynb,lessons//py:percent"
    )
    return {"formats": pair, **_SOURCE_HOLDS}


def derive(target: Target) -> Any:
    """The notebook as its source says it, not yet executed."""
    import jupytext

    book = jupytext.reads(target.source.read_text(encoding="utf-8"), fmt="py:percent")
    if target.kind == "exercise":
        book.cells = [cell for cell in book.cells if not HIDDEN_FROM_LEARNERS & _tags(cell)]
    book.metadata = _metadata(target)
    book.nbformat, book.nbformat_minor = 4, 5
    seen: Counter[str] = Counter()
    for cell in book.cells:
        _settle_cell(cell, seen)
    return book


def _metadata(target: Target) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "pmkit": {"course": True, "chapter": target.chapter, "kind": target.kind},
    }
    paired = pairing(target)
    if paired:
        metadata["jupytext"] = paired
    return metadata


def _tags(cell: Any) -> set[str]:
    return set(cell.metadata.get("tags", []))


def _settle_cell(cell: Any, seen: Counter[str]) -> None:
    """Give the cell a stable id and only the metadata that readers need."""
    digest = hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:12]
    seen[digest] += 1
    cell["id"] = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
    tags = sorted(_tags(cell))
    cell.metadata = {"tags": tags} if tags else {}
    if cell.cell_type == "code":
        cell.outputs, cell.execution_count = [], None
        if "show-code" not in tags:
            cell.metadata["jupyter"] = {"source_hidden": True}


def tidy(target: Target) -> str:
    """The source as jupytext would write it, so that saving a paired notebook changes nothing else."""
    import jupytext

    book = jupytext.reads(target.source.read_text(encoding="utf-8"), fmt="py:percent")
    book.metadata = {"jupytext": {**_SOURCE_HOLDS}}
    for cell in book.cells:  # forget the spacing of the script, as a notebook does
        cell.metadata = {name: value for name, value in cell.metadata.items() if name == "tags"}
    return str(jupytext.writes(book, fmt="py:percent"))


def execute(book: Any, folder: Path) -> Any:
    """Run every cell in a fresh kernel whose progress store is empty; outputs are made static."""
    from nbclient import NotebookClient

    with tempfile.TemporaryDirectory(prefix="pmkit-build-") as home:
        environment = {
            **{name: value for name, value in os.environ.items() if name != "PMKIT_DATABASE_URL"},
            "PMKIT_HOME": home,
            "PYTHONHASHSEED": "0",
            "PMKIT_STATIC": "1",
        }
        client = NotebookClient(
            book,
            timeout=SECONDS_PER_CELL,
            kernel_name="python3",
            record_timing=False,
            store_widget_state=False,
            resources={"metadata": {"path": str(folder)}},
        )
        client.execute(env=environment)
    for cell in book.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            _make_static(output)
    book.metadata.pop("widgets", None)
    book.metadata["language_info"] = {"name": "python"}
    return book


def _make_static(output: Any) -> None:
    """A widget's live view names ids that die with its kernel: only its static forms are committed."""
    if "data" in output:
        output["data"].pop(WIDGET_VIEW, None)
        output["metadata"] = {}


def build(target: Target) -> str:
    """The text of the finished notebook file."""
    import nbformat

    book = execute(derive(target), target.path.parent)
    return nbformat.writes(book, version=4).rstrip("\n") + "\n"


def differences(target: Target) -> list[str]:
    """What a committed notebook has that its source does not say, in sentences; nothing is executed."""
    import nbformat

    name = f"{target.path.parent.name}/{target.path.name}"
    source = f"lessons/{target.source.name}"
    if not target.path.exists():
        return [f"{name} has not been built from {source}. Run: pmkit author build"]
    wanted, found = derive(target), nbformat.read(target.path, as_version=4)
    problems = []
    if tidy(target) != target.source.read_text(encoding="utf-8"):
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
    hidden = {line for cell in source.cells if HIDDEN_FROM_LEARNERS & _tags(cell) for line in _lines(cell)}
    open_ = {line for cell in source.cells if not HIDDEN_FROM_LEARNERS & _tags(cell) for line in _lines(cell)}
    for number, cell in enumerate(found.cells, start=1):
        for line in _lines(cell):
            if line in hidden - open_:
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
    """Questions and explorers that are shown twice within one notebook."""
    import jupytext

    problems = []
    for source in sorted((root / "lessons").glob("*.py")):
        book = jupytext.reads(source.read_text(encoding="utf-8"), fmt="py:percent")
        calls = Counter(
            call
            for cell in book.cells
            if cell.cell_type == "code"
            for call in re.findall(r"\b((?:show|explore|solution)\(\s*[\"'][^\"']+[\"'])", cell.source)
        )
        problems += [
            f"lessons/{source.name} has {call}) {count} times; keep one."
            for call, count in calls.items()
            if count > 1
        ]
    return problems


def check(root: Path) -> list[str]:
    """Every way in which the committed notebooks are not what their sources say; empty when all is well."""
    problems = [problem for target in targets(root) for problem in differences(target)]
    return problems + orphans(root) + repeated_ids(root)
