"""Builds what people open from the one source of each lesson.

`lessons/` holds a jupytext percent script per lesson and per practice sheet. A lesson becomes a notebook
in `notebooks/`; a practice sheet (`…_practice.py`) becomes `solutions/` (every cell) and `exercises/`
(without the cells tagged `solution` or `facilitator`). Each is executed in a fresh kernel with an empty
progress store, and written so that the same source gives the same bytes.
"""

import hashlib
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pmkit.authoring.prose_figures import renewed
from pmkit.practice.values import Values

PRACTICE = "_practice"
GLOSSARY = "00_glossary"
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
        kind = "glossary" if stem == GLOSSARY else "start" if stem.startswith("00_") else "lesson"
        yield Target(source, root / "notebooks" / f"{stem}.ipynb", kind, chapter)


def pairing(target: Target) -> dict[str, str]:
    """The jupytext pairing, so that editing the notebook in JupyterLab edits its source.

    The filters keep all but tags out of the source, so that notebook and source say the same whichever was
    written last (jupytext refuses to open a pair that differs). An exercise is not paired: it lacks the
    solutions, and saving it must not remove them from the source. Nor is the glossary, which has more.
    """
    if target.kind in ("exercise", "glossary"):
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
        book.cells = [cell for cell in book.cells if not HIDDEN_FROM_LEARNERS & tags_of(cell)]
    if target.kind == "glossary":
        from pmkit.authoring.glossary import cells

        book.cells += cells()
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


def tags_of(cell: Any) -> set[str]:
    """The tags of a notebook's cell."""
    return set(cell.metadata.get("tags", []))


def _settle_cell(cell: Any, seen: Counter[str]) -> None:
    """Give the cell a stable id and only the metadata that readers need."""
    digest = hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()[:12]
    seen[digest] += 1
    cell["id"] = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
    tags = sorted(tags_of(cell))
    cell.metadata = {"tags": tags} if tags else {}
    if cell.cell_type == "code":
        cell.outputs, cell.execution_count = [], None
        if "show-code" not in tags:
            cell.metadata["jupyter"] = {"source_hidden": True}


def tidy(target: Target) -> str:
    """The source as jupytext would write it, so that saving a paired notebook changes nothing else; figures
    that carry a name are renewed."""
    import jupytext

    text = target.source.read_text(encoding="utf-8")
    text = renewed(text, values_of(target), f"lessons/{target.source.name}")
    book = jupytext.reads(text, fmt="py:percent")
    book.metadata = {"jupytext": {**_SOURCE_HOLDS}}
    for cell in book.cells:  # forget the spacing of the script, as a notebook does
        cell.metadata = {name: value for name, value in cell.metadata.items() if name == "tags"}
    return str(jupytext.writes(book, fmt="py:percent"))


def values_of(target: Target) -> Values:
    """What the names of figures in a script's prose stand for: its chapter's values, and its own counts."""
    from pmkit.authoring.sittings import counts
    from pmkit.course import CHAPTERS, questions, texts

    if target.chapter not in {chapter.id for chapter in CHAPTERS}:
        return Values(dict)
    chapter = texts.computed(target.chapter)
    return Values(lambda: {**chapter.source(), **counts(target, questions(target.chapter))})


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
