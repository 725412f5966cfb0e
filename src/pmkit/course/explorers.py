"""Every explorer of the course, by id, gathered from the chapters (`pmkit.course.<chapter>.explorers`)."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from pmkit.course import CHAPTERS
from pmkit.course.registry import Use


def _of_chapter(chapter: str) -> dict[str, Callable[..., Any]]:
    package = f"pmkit.course.{chapter}"
    if find_spec(package) is None or find_spec(f"{package}.explorers") is None:
        return {}
    return dict(import_module(f"{package}.explorers").EXPLORERS)


def _own() -> dict[str, Callable[..., Any]]:
    return dict(import_module("pmkit.course.own").EXPLORERS)


def _named(made: dict[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    """The registry gives the ids."""
    return {id: each.named(id) if isinstance(each, Use) else each for id, each in made.items()}


EXPLORERS: dict[str, Callable[..., Any]] = _named(
    _own() | {id: make for chapter in CHAPTERS for id, make in _of_chapter(chapter.id).items()}
)
