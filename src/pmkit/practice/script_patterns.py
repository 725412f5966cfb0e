"""Patterns of Python as the scripts of a page need them: the two read letters, digits and spaces differently.

Python's `\\b`, `\\w`, `\\d` and `\\s` know the letters of all languages, those of a script only English ones.
"""

import re

_SPACES = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_WORD = r"\p{L}\p{N}_"
_INSIDE = {"w": _WORD, "d": r"\p{Nd}", "s": _SPACES}
_OUTSIDE = {kind: f"[{signs}]" for kind, signs in _INSIDE.items()}
_OUTSIDE |= {kind.upper(): f"[^{signs}]" for kind, signs in _INSIDE.items()}
_OUTSIDE |= {
    "b": f"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))",
    "B": f"(?:(?<=[{_WORD}])(?=[{_WORD}])|(?<![{_WORD}])(?![{_WORD}]))",
}
_SAME = set("tnrfv^$\\.*+?()[]{}|/")
"""What means the same behind a backslash in both."""
_IN_A_SET_SAME = _SAME | {"-"}
_PIECE = re.compile(r"\\(.)|\[\^?\]?|\(\?(?:[:=!]|<[=!])|\(\?|\]|[*+?}]\+|[.${}]|.", re.DOTALL)
_COUNT = re.compile(r"\{(\d+(,\d*)?|,\d+)\}")


def for_script(pattern: str) -> str:
    """The pattern as a script reads it with the flag `u`.

    Raises ValueError where a script has no such pattern, and where it refers to a group.

    >>> for_script("[a-z]+ # done")
    '[a-z]+ # done'
    """
    re.compile(pattern)
    told, at, in_set = [], 0, False
    while at < len(pattern):
        count = None if in_set else _COUNT.match(pattern, at)
        found = count or _PIECE.match(pattern, at)
        assert found is not None  # any sign is a piece
        at = found.end()
        piece = found[0]
        if count:
            told.append(piece if count[1][0] != "," else f"{{0{count[1]}}}")
        elif in_set and piece == "]":
            told.append(piece)
            in_set = False
        else:
            opens = not in_set and piece[0] == "["
            told.append(_told(piece, in_set))
            in_set = in_set or opens
    return "".join(told)


def _told(piece: str, in_set: bool) -> str:
    """One piece of a pattern."""
    if piece[0] == "\\":
        return _escaped(piece[1], in_set)
    if in_set:
        return f"\\{piece}" if piece[0] in "[(){}|/^" else piece
    if piece in ("[]", "[^]"):
        return f"{piece[:-1]}\\]"
    if piece == "(?" or piece[1:] == "+":
        raise ValueError(f"A script has no pattern with {piece}")
    plain = {".": "[^\\n]", "$": r"(?=\n?(?![^]))", "{": r"\{", "}": r"\}", "]": r"\]"}
    return plain.get(piece, piece)


def _escaped(sign: str, in_set: bool) -> str:
    known = _INSIDE if in_set else _OUTSIDE
    if sign in known:
        return known[sign]
    if sign in (_IN_A_SET_SAME if in_set else _SAME):
        return f"\\{sign}"
    if sign.isalnum():
        raise ValueError(f"A script has no pattern with \\{sign}")
    return sign
