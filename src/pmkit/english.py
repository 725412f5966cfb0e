"""Counts and lists as English writes them, by the rules that Babel holds: the one place that knows a plural.

Knows nothing of what is counted; everything that speaks to a person may use it.
"""

from collections.abc import Sequence
from functools import cache
from numbers import Integral
from typing import Any


@cache
def _locale() -> Any:
    from babel import Locale  # where it is first needed: `import pmkit` costs nothing

    return Locale.parse("en_GB")


def plural(number: float, one: str, many: str = "") -> str:
    """The form of a word that goes with a number; `many` where it is not `one` with an s.

    >>> plural(1, "is", "are"), plural(0.5, "week"), plural(1.0, "week")
    ('is', 'weeks', 'week')
    """
    return one if _locale().plural_form(number) == "one" else many or f"{one}s"


def counted(number: float, one: str, many: str = "") -> str:
    """A number with its noun: whole numbers with a comma at the thousands, others with the digits they have.

    >>> counted(1, "item"), counted(1200, "item"), counted(2.5, "week"), counted(3, "person", "people")
    ('1 item', '1,200 items', '2.5 weeks', '3 people')
    """
    shown = f"{number:,}" if isinstance(number, Integral) else f"{number:g}"
    return f"{shown} {plural(number, one, many)}"


def listed(names: Sequence[str], most: int = 0) -> str:
    """Names in a sentence; of more than `most` (0: any number) the first ones and how many are left.

    >>> listed(["A", "B", "C"]), listed(["A", "B", "C", "D"], 2)
    ('A, B and C', 'A, B and 2 more')
    """
    from babel.lists import format_list

    if most and len(names) > most:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return str(format_list(list(names), locale=_locale()))


def capital(text: str) -> str:
    """The text with a capital first letter, the rest as it is.

    >>> capital("RICE"), capital("the team")
    ('RICE', 'The team')
    """
    return text[:1].upper() + text[1:]
