"""How large a table's letters can be so that it is as wide as the paper, without a script that could measure
it."""

from __future__ import annotations

from collections.abc import Sequence

_LYING, _UPRIGHT = 273 / 25.4 * 72, 186 / 25.4 * 72
"""Points between the margins of 12 mm on A4."""
_LETTER, _BOLD = 0.6, 0.68
"""The width of a letter to its size: a wide font, so that a narrow one has room."""
_PADDING = 4.5
_TITLE = 15
"""Letters of a title that have to fit on a line."""
_LARGEST, _SMALLEST = 9.0, 4.5


def print_style(style: str, columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[str]]) -> str:
    """The style with the sizes of letters for A4 lying and upright in it. Where the columns do not fit with
    the smallest letters either, words may break anywhere."""
    letters = sum(
        _letters(name, label, [row[at] for row in rows]) for at, (name, label) in enumerate(columns)
    )
    for place, width in (("LYING", _LYING), ("UPRIGHT", _UPRIGHT)):
        size = (width - _PADDING * len(columns)) / max(letters, 1)
        style = style.replace(f"{place}SIZE", f"{min(max(size, _SMALLEST), _LARGEST):.1f}")
        style = style.replace(f"{place}WRAP", "anywhere" if size < _SMALLEST else "break-word")
    return style


def _letters(name: str, label: str, cells: Sequence[str]) -> float:
    """How wide a column has to be, in sizes of its letters: its longest word; a number or a key is one
    word."""
    whole = name == "key"
    longest = max((len(word) for cell in cells for word in ([cell] if whole else cell.split())), default=0)
    if name == "item":
        longest = max(_TITLE, longest)
    return max(_LETTER * longest, _BOLD * max(map(len, label.split()), default=0))
