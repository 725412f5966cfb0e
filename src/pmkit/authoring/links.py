"""Links in Markdown: each leads to a file that is there, to a heading of the page, or out to a source."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit


def link_problems(text: str, base: Path, *, files: bool = True, page: Iterable[str] = ()) -> Iterator[str]:
    """What is wrong with the links of a Markdown text.

    A relative link is looked up from `base`; with `files` False only citations (web, mail) are allowed, as
    in questions. `page` are the other texts of the same page, whose headings a link may name.
    """
    for target in targets(text):
        parts = urlsplit(target)
        if parts.scheme in ("http", "https"):
            if not parts.netloc or "." not in parts.netloc:
                yield f"the link {target!r} names no site."
        elif parts.scheme == "mailto":
            continue
        elif parts.scheme or parts.netloc or target.startswith("/"):
            yield f"the link {target!r} works on one computer only; make it relative, or a citation."
        elif not files:
            yield f"the link {target!r} leads to a file; a question cites the web or nothing."
        elif not parts.path:
            if parts.fragment not in {anchor for one in (text, *page) for anchor in anchors(one)}:
                yield f"the link {target!r} names a heading that is not on the page."
        elif not (base / unquote(parts.path)).exists():
            yield f"the link {target!r} leads to a file that does not exist."


def targets(text: str) -> list[str]:
    """Where the links and pictures of a Markdown text lead."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    found = []
    for token in parser.parse(text):
        for inner in token.children or []:
            address = inner.attrGet("href" if inner.type == "link_open" else "src")
            if inner.type in ("link_open", "image") and address:
                found.append(str(address))
    return found


def anchors(text: str) -> set[str]:
    """The names of the headings of a text, as code hosts and JupyterLab make them."""
    names = set()
    for heading in re.findall(r"^#{1,6}\s+(.+?)\s*#*\s*$", text, re.MULTILINE):
        plain = re.sub(r"[*_`]", "", heading)
        names |= {
            plain.replace(" ", "-"),
            re.sub(r"[^\w\s-]", "", plain.casefold()).strip().replace(" ", "-"),
        }
    return names
