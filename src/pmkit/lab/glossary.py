"""The glossary for the page: a word that is met in a lesson opens its entry there."""

from pathlib import Path
from typing import Any

from pmkit.course import CHAPTERS
from pmkit.course.glossary import PAGE, glossary
from pmkit.practice.markdown import to_plain


def read_glossary(root: str) -> dict[str, Any]:
    """{"page", "entries": {anchor: {"term", "text", "also", "chapter", "lesson"}}}.

    `page` is the path of the glossary below `root`, "" where it is not there; `chapter` is a sentence,
    `lesson` the path of the notebook that teaches the word.
    """
    page = f"notebooks/{PAGE}"
    chapters = {chapter.id: chapter for chapter in CHAPTERS}
    return {
        "page": page if (Path(root) / page).is_file() else "",
        "entries": {
            one.anchor: {
                "term": one.term,
                "text": to_plain(one.says),
                "also": f"Also: {', '.join(one.also)}." if one.also else "",
                "chapter": f"Chapter {chapters[one.chapter].number}, {chapters[one.chapter].title}",
                "lesson": chapters[one.chapter].notebook,
            }
            for one in glossary(CHAPTERS)
        },
    }
