"""Works out the values that texts name, and keeps them beside the texts: `values.json` of each chapter.

Showing a question then reads a small file, and neither loads data nor starts a solver. The check works them
out anew; the course itself uses the file only while the chapter's code is what it was.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from pmkit.course import CHAPTERS, texts
from pmkit.practice.draft import Draft
from pmkit.practice.quiz_markdown import question
from pmkit.practice.values import Values

_COURSE = Path("src/pmkit/course")
_DIGITS = 12
"""Significant ones. The last of a double's 17 differ from one processor to another, by the order of sums."""


def make(chapter: str) -> str:
    """The values that the chapter's texts name, as the text of their file; "" where they name none."""
    values = texts.computed(chapter)
    names = sorted({name for draft in texts.drafts(chapter).values() for name in _names_in(draft, values)})
    if not names:
        return ""
    judge = [name for name in names if callable(values[name])]
    kept = {
        "code": texts.code_of(chapter),
        "judge": judge,
        "vary": [name for name in names if values.varies(name)],
        "values": {name: _plain(values[name]) for name in names if name not in judge},
    }
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def write(root: Path) -> None:
    """Work the values of all chapters out anew."""
    for chapter in CHAPTERS:
        if text := make(chapter.id):
            _file(root, chapter.id).write_text(text, encoding="utf-8", newline="\n")


def problems(root: Path) -> list[str]:
    """Which chapter's file is not what its values are today."""
    return [
        f"{_file(root, chapter.id).relative_to(root)}: a value has changed. Run: pmkit author build"
        for chapter in CHAPTERS
        if (text := make(chapter.id)) and text != _kept(_file(root, chapter.id))
    ]


def _names_in(draft: Draft, values: Values) -> set[str]:
    """The names that making a question asks for."""
    read = replace(draft, setting=replace(draft.setting, values=values), used=set())
    question(read, "x")
    return read.used


def _file(root: Path, chapter: str) -> Path:
    return root / _COURSE / chapter / texts.WORKED


def _kept(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _plain(value: Any) -> Any:
    """A value as JSON keeps it: numbers as Python has them, in the digits on which processors agree."""
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    plain = value.item() if hasattr(value, "item") else value
    return float(f"{plain:.{_DIGITS}g}") if isinstance(plain, float) else plain
