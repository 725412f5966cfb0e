"""Something to read in a notebook, with a plain text form."""

from pmkit.practice import to_html, to_plain


class NotebookText:
    """Something to read, with a plain text form for where no HTML is shown.

    `html` stands in for the Markdown's own where it links into the course; whoever passes it has escaped it.
    """

    def __init__(self, markdown: str, html: str = "") -> None:
        self._text = to_plain(markdown)
        self._html = html or to_html(markdown)

    def __repr__(self) -> str:
        return self._text

    def _repr_html_(self) -> str:
        return self._html
