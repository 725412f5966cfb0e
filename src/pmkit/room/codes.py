"""The code of a room: six letters, however they are typed."""

import secrets
from typing import Any

LETTERS = "BCDFGHJKMNPQRSTVWXZ"
"""No vowels, so no words; none that is read for another."""
CODE = 6


def drawn_code() -> str:
    """A code by chance."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE))


def read_code(typed: Any) -> str:
    """A code as it is kept: capitals, no spaces or dashes."""
    if not isinstance(typed, str):
        return ""
    return "".join(sign for sign in typed[:40].upper() if sign in LETTERS)
