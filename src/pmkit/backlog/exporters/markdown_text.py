"""A text in a heading or a table's cell of Markdown, where it stays a text: only what would be markup there
is escaped."""

from __future__ import annotations

import re

from pmkit.hidden_characters import visible

_ALWAYS = re.compile(r"([\\`*\[<|~$])")
"""Signs that open something wherever they stand: emphasis, code, links, tags, cells, formulas."""
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
"""Inside a word it is a letter."""
_ENTITY = re.compile(r"&(?=#?\w+;)")
_EMOJI = re.compile(r"(?<!\w):(?=[\w+-]+:)")
_ADDRESS = re.compile(r"(?i)\b(www|https?|ftp|mailto)(?=[.:])")
_AT = re.compile(r"@(?=\w)")


def in_markdown(text: str) -> str:
    """The text on one line. What a wiki would make a link of by itself stays as it is read.

    >>> in_markdown("DOC-1060: sort (by aisle) a_b, *now*")
    'DOC-1060: sort (by aisle) a_b, \\\\*now\\\\*'
    """
    said = _ALWAYS.sub(r"\\\1", " ".join(visible(text).split()))
    for mark in (_UNDERSCORE, _ENTITY, _EMOJI):
        said = mark.sub(r"\\\g<0>", said)
    return _AT.sub("@&#8203;", _ADDRESS.sub(r"\1&#8203;", said))
