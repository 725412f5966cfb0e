"""Numbers, counts and lists as English writes them, by the rules that Babel holds: the one place that knows a
plural.

Knows nothing of what is counted; everything that speaks to a person may use it.
"""

from collections.abc import Sequence
from datetime import date
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
    shown = f"{number:,}" if isinstance(number, Integral) else format_number(number)
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


def either(names: Sequence[str]) -> str:
    """Names of which one is chosen.

    >>> either(["stop", "keep", "improve"]), either(["stop"])
    ('stop, keep or improve', 'stop')
    """
    from babel.lists import format_list

    return str(format_list(list(names), style="or", locale=_locale()))


def spoken_day(day: date) -> str:
    """A day as it is said: 1 December 2026."""
    return f"{day.day} {day:%B %Y}"


def capital(text: str) -> str:
    """The text with a capital first letter, the rest as it is.

    >>> capital("RICE"), capital("the team")
    ('RICE', 'The team')
    """
    return text[:1].upper() + text[1:]


def shortened(text: str, longest: int) -> str:
    """A text on one line, cut to a length."""
    line = " ".join(text[: longest * 4].split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def format_number(value: float, unit: str = "") -> str:
    """A number as the course writes it, with its unit.

    >>> format_number(3200, "households")
    '3,200 households'
    """
    if value != 0 and (abs(value) >= 1e15 or abs(value) < 1e-6):
        shown = f"{value:.6g}"
    else:
        decimals = 6 if abs(value) < 1 else 4 if abs(value) < 100 else 2
        shown = f"{value:,.{decimals}f}".rstrip("0").rstrip(".")
    shown = "0" if shown == "-0" else shown
    return f"{shown} {unit}".strip()


_SMALL = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def signed(value: float, decimals: int = 1) -> str:
    """A difference with its sign, a minus that is one and none before nothing.

    >>> signed(0.98, 2), signed(-1.13, 2), signed(-0.04), signed(1234.5, 0)
    ('+0.98', '−1.13', '+0.0', '+1,234')
    """
    return f"{round(value, decimals) + 0.0:+,.{decimals}f}".replace("-", "−")


def whole_percent(share: float) -> str:
    """A chance in whole per cent, never 0 or 100 where it is neither; – where there is none.

    >>> whole_percent(0.314), whole_percent(0.004), whole_percent(0.997), whole_percent(float("nan"))
    ('31 %', 'less than 1 %', 'more than 99 %', '–')
    """
    if share != share:
        return "–"
    if 0 < share < 0.005:
        return "less than 1 %"
    if 0.995 <= share < 1:
        return "more than 99 %"
    return f"{100 * round(share, 2):.4g} %"


def in_words(value: float) -> str:
    """A whole number below 100 as a word of a sentence, any other in figures.

    >>> in_words(9), in_words(22), in_words(2.5)
    ('nine', 'twenty-two', '2.5')
    """
    if value != int(value) or not 0 <= value < 100:
        return format_number(value)
    small, (tens, ones) = _SMALL.split(), divmod(int(value), 10)
    if value < len(small):
        return small[int(value)]
    return _TENS.split()[tens - 2] + (f"-{small[ones]}" if ones else "")
