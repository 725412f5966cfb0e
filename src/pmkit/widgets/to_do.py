"""Lists of things to do, each with the way there: what is still open by chapter, a path by weeks."""

from typing import Any

import traitlets as t

from pmkit.practice.markdown import escape_markdown, to_html
from pmkit.widgets._base import Base, css, esm


class ToDo(Base):
    """`lists`: {"title", "items", optional "count" ("3 open") and "open" (unfolded)}; `none` is for no list.

    An item is {"text", "what"}, and where there is a way there {"item", "notebook", "cell", "section"}.
    """

    _esm = esm("question_link.js", "to_do.js")
    _css = css("to_do.css")

    lists: t.List[Any] = t.List().tag(sync=True)
    none = t.Unicode("").tag(sync=True)

    def __init__(self, lists: list[dict[str, Any]], none: str = "") -> None:
        super().__init__(lists=lists, none=none)

    def _lines(self) -> list[tuple[str, str]]:
        """Each thing to do: the title of its list, and the thing with what is said of it."""
        told = [(one["title"], item["text"], item["what"]) for one in self.lists for item in one["items"]]
        return [(title, f"{text} ({what})" if what else text) for title, text, what in told]

    def describe(self) -> str:
        return "; ".join(f"{title}: {told}" for title, told in self._lines()) or self.none

    def static_html(self) -> str:
        lines = [f"- {escape_markdown(title)}: {escape_markdown(told)}" for title, told in self._lines()]
        return to_html("\n".join(lines) or self.none)
