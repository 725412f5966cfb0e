"""All drawings of the course: id -> a function that returns an SVG as text.

This file only merges; a chapter registers its own in `pmkit.course.<chapter>.figures.FIGURES`.
"""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from pmkit.course import CHAPTERS


def _gathered(chapter: str) -> dict[str, Callable[[], str]]:
    package = f"pmkit.course.{chapter}"
    name = f"{package}.figures"
    known = find_spec(package) is not None and find_spec(name) is not None
    return dict(import_module(name).FIGURES) if known else {}


FIGURES: dict[str, Callable[[], str]] = {
    id: draw for chapter in CHAPTERS for id, draw in _gathered(chapter.id).items()
}
