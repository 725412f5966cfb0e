"""What a chart says in words: its title, subtitle and description, and numbers and names inside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Any, NamedTuple

import pandas as pd

_TITLE_LETTERS, _SUBTITLE_LETTERS = 62, 92
"""What fits on one line of a picture of the default width."""
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_JOINED = re.compile(rf"(?<=\d) (?=%|(?:{_MONTHS})\b)")
"""Where a line must not break: 24.6 %, 13 December."""
_HELD = "\N{NO-BREAK SPACE}"


class Words(NamedTuple):
    """The finding in one sentence, how to read the chart, and both for people who don't see it.

    The names are those that a live chart takes: `live.update(**words._asdict())`.
    """

    title: str
    subtitle: str
    description: str


def said(chart: Any, words: Words) -> Any:
    """The chart with its words; long sentences are broken into lines."""
    title: dict[str, Any] = {"text": lines(words.title, _TITLE_LETTERS) or [""], "frame": "bounds"}
    if words.subtitle:
        title["subtitle"] = lines(words.subtitle, _SUBTITLE_LETTERS)
    return chart.properties(title=title, description=words.description)


def lines(text: str, letters: int) -> list[str]:
    """The sentence in lines of about equal length, so that no word stands alone on the last one."""
    held = _JOINED.sub(_HELD, text)
    found = wrap(held, letters, break_on_hyphens=False)
    for narrower in range(letters - 1, letters // 2, -1):
        closer = wrap(held, narrower, break_on_hyphens=False)
        if len(closer) > len(found):
            break
        found = closer
    return [line.replace(_HELD, " ") for line in found]


def short(text: Any, letters: int = 40) -> str:
    """A name on one line; a long one ends in …"""
    name = " ".join("" if text is None or pd.isna(text) else str(text).split())
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"


def distinct(names: Iterable[Any], letters: int = 60) -> list[str]:
    """The names, short enough for a label, and a number after a name that stands there twice."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        label = short(name, letters)
        seen[label] = seen.get(label, 0) + 1
        found.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return found


def number(value: float, digits: int = 4) -> str:
    """A number for people: 1,048; 0.35; 12.5."""
    if pd.isna(value):
        return "–"
    whole = float(f"{float(value):.{digits}g}")
    return f"{value:,.0f}" if abs(whole) >= 10 ** (digits - 1) else f"{whole:,.{digits}g}"


def per_cent(share: float, digits: int = 0) -> str:
    """A share as a percentage: 34 %; a little more than none is not 0 %, nearly all not 100 %."""
    if not digits and 0 < share < 0.005:
        return "under 1 %"
    if not digits and 0.995 <= share < 1:
        return "over 99 %"
    return "–" if pd.isna(share) else f"{100 * share:.{digits}f} %"


def amount(value: float, unit: str, digits: int = 4) -> str:
    """A number with its unit, given in the plural: 1 week, 2.5 person-months, 30 EUR."""
    written = number(value, digits)
    return f"{written} {unit.removesuffix('s') if written == '1' else unit}".rstrip()


def told(parts: Sequence[str], most: int = 12) -> str:
    """Sentences for a screen reader, the first ones of a long list and how many more there are."""
    rest = f"; and {len(parts) - most} more" if len(parts) > most else ""
    return "; ".join(parts[:most]) + rest
