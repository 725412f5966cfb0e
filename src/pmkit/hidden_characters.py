"""Characters that work in secret, shown as their code: a text from a file may neither steer a terminal nor
turn the direction in which a page is read.
"""

import unicodedata

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LAID_OUT = frozenset("\n\t\r")


def visible(text: str) -> str:
    """The text as a reader may see it: marks that turn the writing direction, and control characters, are
    shown as their code instead of working. Line breaks and tabs stay.

    >>> visible("a\\u202eb")
    'a⟨U+202E⟩b'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(char if char in _LAID_OUT else _shown(char) for char in text)


def visible_name(name: str, longest: int = 120) -> str:
    """A name as it may stand in a sentence: in one line, with its middle left out where it is longer.

    >>> visible_name("a\\nb\\udcff.zip")
    'a⟨U+000A⟩b⟨U+DCFF⟩.zip'
    """
    if len(name) > longest:
        name = f"{name[: longest - 21]}…{name[-20:]}"
    return "".join(map(_shown, name))


def is_hidden(char: str) -> bool:
    """Whether a character works without being seen."""
    return char in _BIDI or unicodedata.category(char) in ("Cc", "Cs") or char in "\u2028\u2029\ufeff"


def _shown(char: str) -> str:
    return f"⟨U+{ord(char):04X}⟩" if is_hidden(char) else char
