"""The words with which lines of Gherkin begin, in each of its languages, and which language a text is in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

Words = Mapping[str, tuple[str, ...]]
"""What a line can be (feature, scenario, given, …), and the words that begin it."""

TITLES = ("feature", "rule", "background", "scenario", "scenarioOutline", "examples")
"""Lines that begin with a word and a colon."""
STEPS = ("given", "when", "then", "and", "but")
_NAMED = re.compile(r"^\s*#\s*language\s*:\s*([a-zA-Z\-_]+)\s*$", re.MULTILINE)


@cache
def language_words(language: str) -> Words:
    """The words of a language; those of English where the parser doesn't know it."""
    from gherkin.dialect import Dialect

    dialect = Dialect.for_name(language) or Dialect.for_name("en")
    assert dialect
    spec: Mapping[str, list[str]] = dialect.spec  # type: ignore[assignment]
    return {kind: tuple(word for word in spec[kind] if word != "* ") for kind in (*TITLES, *STEPS)}


@cache
def languages() -> tuple[str, ...]:
    """The codes of all languages that the parser knows, English first."""
    from gherkin.dialect import DIALECTS

    return ("en", *sorted(set(DIALECTS) - {"en"}))


def language_name(language: str) -> str:
    """The English name of a language; its code where the parser doesn't know it."""
    from gherkin.dialect import DIALECTS

    spec: Mapping[str, object] = DIALECTS.get(language, {})  # type: ignore[assignment]
    return str(spec.get("name", language))


def without_the_sign(text: str) -> str:
    """The text without the sign that some editors put first, and with one kind of line end."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def language_of(text: str) -> str:
    """The language of a text: the one that can read most of its lines, English where several read as many."""
    named = _NAMED.search(text)
    if named:
        return named[1] if named[1] in languages() else "en"
    lines = [line.strip() for line in text.splitlines() if line.strip()][:200]
    return max(languages(), key=lambda language: _readable(lines, language))


def _readable(lines: list[str], language: str) -> int:
    """How many lines begin with a word of this language; a title counts more, since steps look alike."""
    words = language_words(language)
    titles = tuple(f"{word}:" for kind in TITLES for word in words[kind])
    steps = tuple(word for kind in STEPS for word in words[kind])
    return sum(3 * line.startswith(titles) + line.startswith(steps) for line in lines)
