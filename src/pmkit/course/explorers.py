"""Every explorer of the course, by id, gathered from the chapters (`pmkit.course.<chapter>.explorers`)."""

from importlib import import_module
from importlib.util import find_spec

from pmkit.course import CHAPTERS
from pmkit.course.registry import Use


def _of_chapter(chapter: str) -> dict[str, Use]:
    package = f"pmkit.course.{chapter}"
    if find_spec(package) is None or find_spec(f"{package}.explorers") is None:
        return {}
    found: dict[str, Use] = import_module(f"{package}.explorers").EXPLORERS
    return {id: each.named(id) for id, each in found.items()}


EXPLORERS: dict[str, Use] = {id: each for chapter in CHAPTERS for id, each in _of_chapter(chapter.id).items()}
