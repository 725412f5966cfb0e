"""The glossary's page, made of the chapters' words; and what must hold of these words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from pmkit.authoring.build import PRACTICE
from pmkit.authoring.content import Content, Script
from pmkit.authoring.links import targets
from pmkit.course import CHAPTERS
from pmkit.course.glossary import PAGE, Entry, glossary
from pmkit.course.manifest import Chapter
from pmkit.practice.markdown import to_plain

_SENTENCE = re.compile(r"[.!?][”’\"')]*(?=\s|$)")


def cells() -> list[Any]:
    """The words as cells of Markdown, one for each letter."""
    from nbformat.v4 import new_markdown_cell

    chapters = {chapter.id: chapter for chapter in CHAPTERS}
    return [
        new_markdown_cell(
            "\n\n".join([f"## {letter}", *(_told(one, chapters[one.chapter]) for one in found)])
        )
        for letter, found in groupby(glossary(CHAPTERS), key=lambda one: one.term[0].upper())
    ]


def _told(entry: Entry, chapter: Chapter) -> str:
    also = f"Also: {', '.join(entry.also)}. " if entry.also else ""
    source = f"Source: {entry.source}. " if entry.source else ""
    lesson = chapter.notebook.rpartition("/")[2]
    taught = f"Taught in [chapter {chapter.number}, {chapter.title}]({lesson})."
    return f"### {entry.term}\n\n{entry.says}\n\n{also}{source}{taught}"


def problems(content: Content) -> Iterator[str]:
    """Words that are not told in two sentences, or that their lesson does not link once; links to none."""
    try:
        entries = glossary(content.chapters)
    except ValueError as problem:
        yield str(problem)
        return
    known = {one.anchor: one for one in entries}
    linked: Counter[tuple[str, str]] = Counter()
    for script in content.scripts:
        for anchor in _linked(script):
            linked[script.chapter, anchor] += not script.path.stem.endswith(PRACTICE)
            if anchor not in known:
                yield f"{script.name}: the glossary has no “{anchor}”. Add it to the chapter's glossary.md."
    for one in entries:
        yield from _of(one, linked[one.chapter, one.anchor])


def _of(entry: Entry, links: int) -> Iterator[str]:
    at = f"{entry.chapter}/glossary.md, {entry.term}"
    sentences = len(_SENTENCE.findall(to_plain(entry.says)))
    if sentences != 2:
        yield f"{at}: it has {sentences} sentences. Say it in two."
    if links != 1:
        link = f"[{entry.term}]({PAGE}#{entry.anchor})"
        yield f"{at}: its lesson links it {links} times. Link it once, where it is first met: {link}"


def _linked(script: Script) -> Iterable[str]:
    for text in script.prose:
        for target in targets(text):
            page, _, anchor = target.partition("#")
            if page.endswith(PAGE) and anchor:
                yield anchor
