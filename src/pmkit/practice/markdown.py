"""Markdown to safe HTML and to plain text.

Authors, instructors and importers write Markdown; none of it may bring markup, images or scripts of its
own into the page. Raw HTML is shown as the characters it is, images are off, links go to the web or to
mail only.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from pmkit.english import shortened

_SAFE_LINK = re.compile(r"^(https?://|mailto:)", re.IGNORECASE)
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&])")


@cache
def _parser() -> Any:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    parser.validateLink = lambda url: bool(_SAFE_LINK.match(url.strip()))  # type: ignore[method-assign]
    parser.add_render_rule("link_open", _link_open)
    return parser


def _link_open(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    """A link opens beside the notebook and tells the other side nothing."""
    tokens[index].attrSet("target", "_blank")
    tokens[index].attrSet("rel", "noopener noreferrer")
    return renderer.renderToken(tokens, index, options, env)


def to_html(markdown: str) -> str:
    """The Markdown as HTML that is safe to insert into a page.

    >>> to_html("**Reach** <b>x</b>")
    '<p><strong>Reach</strong> &lt;b&gt;x&lt;/b&gt;</p>'
    """
    return str(_parser().render(markdown)).strip()


def to_plain(markdown: str) -> str:
    """The Markdown as plain text: one line per block, table cells separated by a bar.

    >>> to_plain("**Reach** times *impact*")
    'Reach times impact'
    """
    return "\n".join(one if isinstance(one, str) else " | ".join(one) for one in _lines(markdown))


def text_and_rows(markdown: str) -> tuple[str, tuple[tuple[str, ...], ...]]:
    """As `to_plain`, without its tables, and the rows of these, the head first.

    >>> text_and_rows("Which?\\n\\n| idea | reach |\\n|---|--:|\\n| chef | 3 |")
    ('Which?', (('idea', 'reach'), ('chef', '3')))
    """
    lines = list(_lines(markdown))
    return (
        "\n".join(one for one in lines if isinstance(one, str)),
        tuple(one for one in lines if not isinstance(one, str)),
    )


def _lines(markdown: str) -> Iterator[str | tuple[str, ...]]:
    """A text for each block, and the cells of each row of a table."""
    row: list[str] | None = None
    for token in _parser().parse(markdown):
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield tuple(row)
            row = None
        elif token.type == "inline":
            text = _inline(token.children or [])
            if row is None:
                yield text
            else:
                row.append(text)
        elif token.type in ("fence", "code_block"):
            yield token.content.rstrip("\n")


def _inline(tokens: list[Any]) -> str:
    return "".join(" " if token.type in ("softbreak", "hardbreak") else token.content for token in tokens)


def escape_markdown(text: str) -> str:
    """Text that came from a person or a file, so that Markdown shows it as the characters it is.

    >>> to_html(escape_markdown("*a* [b](http://c)"))
    '<p>*a* [b](http://c)</p>'
    """
    return _SPECIAL.sub(r"\\\1", text)


def escape_lines(text: str) -> str:
    """A text of a person inside Markdown: its lines kept, its signs shown as they are."""
    return "  \n".join(escape_markdown(line.strip()) for line in text.splitlines() if line.strip())


def quoted(text: str, longest: int = 60) -> str:
    """What a learner typed, cut to a readable length, in quotation marks, safe inside Markdown."""
    return f"“{escape_markdown(shortened(text, longest))}”"


def count_words(markdown: str) -> int:
    """How many words a reader meets; the measure of the wording contract."""
    return len(re.findall(r"[^\W_][\w’'.,%-]*", to_plain(without_comments(markdown))))


def without_comments(markdown: str) -> str:
    """A lesson's Markdown as its readers see it: `<!-- ... -->` is for its authors.

    >>> without_comments("28<!-- =leader_first --> households")
    '28 households'
    """
    return re.sub(r"<!--.*?-->", "", markdown, flags=re.DOTALL)
