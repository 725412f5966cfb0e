"""Every explorer of the course, by id, gathered from the chapters (`pmkit.course.<chapter>.explorers`)."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from pmkit.course import CHAPTERS


def _of_chapter(chapter: str) -> dict[str, Callable[..., Any]]:
    package = f"pmkit.course.{chapter}"
    if find_spec(package) is None or find_spec(f"{package}.explorers") is None:
        return {}
    return dict(import_module(f"{package}.explorers").EXPLORERS)


def _own() -> dict[str, Callable[..., Any]]:
    return dict(import_module("pmkit.course.own").EXPLORERS)


EXPLORERS: dict[str, Callable[..., Any]] = _own() | {
    id: make for chapter in CHAPTERS for id, make in _of_chapter(chapter.id).items()
}
