"""What is still open, by chapter, each with the way there."""

from typing import Any

import traitlets as t

from pmkit.practice.markdown import escape_markdown, to_html
from pmkit.practice.messages import say
from pmkit.widgets._base import Base, css, esm


class OpenItems(Base):
    """`chapters`: {"title", "items": [{"item", "text", "what", "notebook", "cell", "section"}]}."""

    _esm = esm("question_link.js", "open_items.js")
    _css = css("open_items.css")

    chapters: t.List[Any] = t.List().tag(sync=True)
    none = t.Unicode(say("open.none")).tag(sync=True)

    def __init__(self, chapters: list[dict[str, Any]]) -> None:
        super().__init__(chapters=chapters)

    def describe(self) -> str:
        told = [
            f"{one['title']}: {item['text']} ({item['what']})"
            for one in self.chapters
            for item in one["items"]
        ]
        return "; ".join(told) or self.none

    def static_html(self) -> str:
        lines = [
            f"- {escape_markdown(one['title'])}: {escape_markdown(item['text'])} ({item['what']})"
            for one in self.chapters
            for item in one["items"]
        ]
        return to_html("\n".join(lines) or self.none)
