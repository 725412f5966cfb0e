"""The words of the trade that the course teaches, each in two sentences.

A chapter's words lie in `glossary.md` in its folder:

    ## backlog
    The list of what may be built, in its order. If something is not on it, nobody plans to build it.
    also: product backlog

`also` names other forms, `source` a work where a sentence needs one. The glossary's page is built of them, and a
lesson links each word where it is first met: `[backlog](00_glossary.ipynb#backlog)`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pmkit.course.manifest import Chapter

FOLDER = Path(__file__).parent
NAME = "glossary.md"
PAGE = "00_glossary.ipynb"
_FACT = re.compile(r"(also|source): (.+)")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One word: `says` is Markdown of two sentences, `chapter` the id of the chapter that teaches it."""

    term: str
    says: str
    chapter: str
    also: tuple[str, ...] = ()
    source: str = ""

    @property
    def anchor(self) -> str:
        """What its heading is called in a link, as code hosts make it."""
        return re.sub(r"[^\w\s-]", "", self.term.casefold()).strip().replace(" ", "-")


def glossary(chapters: tuple[Chapter, ...], folder: Path = FOLDER) -> tuple[Entry, ...]:
    """The words of all chapters in the order of the alphabet.

    Raises ValueError, naming file and line, where an entry can't be read or a word has two.
    """
    found: dict[str, Entry] = {}
    for chapter in chapters:
        path = folder / chapter.id / NAME
        if path.is_file():
            for line, entry in _entries(path, chapter.id):
                for name in (entry.term, *entry.also):
                    if found.setdefault(name.casefold(), entry) is not entry:
                        at = f"{chapter.id}/{NAME}, line {line}"
                        raise ValueError(f"{at}: “{name}” has an entry already. Keep one of them.")
    return tuple(sorted(set(found.values()), key=lambda one: one.term.casefold()))


def _entries(path: Path, chapter: str) -> Iterator[tuple[int, Entry]]:
    text = path.read_text(encoding="utf-8")
    for part in re.finditer(r"^## (.+)\n((?:(?!## ).*\n?)*)", text, re.MULTILINE):
        line = text.count("\n", 0, part.start()) + 1
        facts = {name: said for name, said in map(_fact, part[2].splitlines()) if name}
        says = " ".join(
            one.strip() for one in part[2].splitlines() if one.strip() and not _FACT.fullmatch(one)
        )
        if not says:
            raise ValueError(f"{chapter}/{NAME}, line {line}: say in two sentences what “{part[1]}” means.")
        also = tuple(one.strip() for one in facts.get("also", "").split(",") if one.strip())
        source = facts.get("source", "")
        yield line, Entry(term=part[1].strip(), says=says, chapter=chapter, also=also, source=source)


def _fact(line: str) -> tuple[str, str]:
    found = _FACT.fullmatch(line.strip())
    return (found[1], found[2]) if found else ("", "")
