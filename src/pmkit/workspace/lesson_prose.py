"""A lesson's Markdown on a page that stands alone: nothing in it speaks of what the page does not have.

What is to be done in an explorer goes into the frame of its picture, sentences about the course's start page
are left out, and words of the trade lead to the page's own list of them.
"""

import re
from functools import cache
from html import escape
from typing import Any

from pmkit.course import CHAPTERS
from pmkit.course.glossary import glossary
from pmkit.practice.markdown import to_html, without_comments

_LINK = re.compile(r"^(https?://|mailto:|#)", re.IGNORECASE)
_NOTEBOOK = re.compile(r"^(?:[\w./-]*/)?([\w.-]+)\.ipynb(#.*)?$")
_GLOSSARY = "00_glossary.html#"
_NO_PARAGRAPH = re.compile(r"\s*(#|[-*] |\||>|---|\d+\. |```)")
_ABSENT = re.compile(
    r"\b(on the start page|the course's (?:start|front) page|my work as one page|course map|sliders?|"
    r"pull (?:a|the|one)|pull \*\*?\w+|drag (?:a|the|each))\b",
    re.IGNORECASE,
)
"""What a page from a stick has not; sentences that tell of it are left out."""
_SENTENCES = re.compile(r"(?<=[.!?”])\s+(?=[“*\[(]*[A-Z0-9])")
_SAID = re.compile(r"[^.;!?]+(?:[.;!?]+(?=\s|$)|$)?")


def markdown_html(markdown: str) -> str:
    """A lesson's Markdown as HTML; markup in it is shown as the characters it is, comments are left out."""
    return str(_parser().render(without_comments(markdown)))


def here(markdown: str) -> str:
    """The Markdown without the sentences that speak of what the page does not have."""
    if not _ABSENT.search(markdown):
        return markdown
    return "\n\n".join(filter(None, map(_here, markdown.split("\n\n"))))


def _here(paragraph: str) -> str:
    if not _ABSENT.search(paragraph):
        return paragraph
    return " ".join(one for one in _SENTENCES.split(paragraph) if not _ABSENT.search(one))


def speaks_of_absent(markdown: str) -> bool:
    """Whether a text tells a reader to pull or to open something that the page does not have."""
    return bool(_ABSENT.search(markdown))


def parted(markdown: str) -> tuple[str, str]:
    """The text before an explorer: what comes first, and the last paragraph, which says what to do in it."""
    before, _, last = markdown.rstrip().rpartition("\n\n")
    return (before, last) if last.strip() and not _NO_PARAGRAPH.match(last) else (markdown, "")


def standing_still(html: str) -> str:
    """The static form of an explorer without what tells a reader to pull something."""
    return re.sub(r"(?<=>)[^<]+", lambda text: _SAID.sub(_kept, text[0]), html)


def _kept(sentence: re.Match[str]) -> str:
    return "" if _ABSENT.search(sentence[0]) else sentence[0]


def words_html(html: str) -> str:
    """The words of the trade that a page links, as its own list; "" where there are none."""
    met = set(re.findall(r'href="#word-([^"]+)"', html))
    entries = [one for one in glossary(CHAPTERS) if one.anchor in met]
    rows = "".join(
        f'<dt id="word-{escape(one.anchor)}">{escape(one.term)}</dt><dd>{to_html(one.says)}</dd>'
        for one in entries
    )
    return f'<section class="words"><h2>Words</h2><dl>{rows}</dl></section>' if rows else ""


@cache
def _parser() -> Any:
    """Markdown as lessons use it. Links to other notebooks lead to their pages, words to the page's own list;
    what is not on the stick is left out."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.add_render_rule("link_open", _link_open)
    parser.add_render_rule("heading_open", _heading_open)
    return parser


def _link_open(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    address = str(token.attrGet("href") or "")
    other = _NOTEBOOK.match(address)
    if other:
        page = f"{other[1]}.html{other[2] or ''}"
        token.attrSet("href", f"#word-{page.removeprefix(_GLOSSARY)}" if page.startswith(_GLOSSARY) else page)
    elif not _LINK.match(address):
        del token.attrs["href"]  # a file that is not on the stick
    elif not address.startswith("#"):
        token.attrSet("rel", "noopener noreferrer")
    return str(renderer.renderToken(tokens, index, options, env))


def _heading_open(renderer: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    tokens[index].attrSet("id", tokens[index + 1].content.replace(" ", "-"))
    return str(renderer.renderToken(tokens, index, options, env))
