"""Tables and sentences on a terminal, whatever text of a file is in them."""

import unicodedata
from collections.abc import Sequence

from pmkit.cli.shared.telling import tell


def print_table(title: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Print a table under its title, each column as wide as its longest cell; nothing where it has no row."""
    if not rows:
        return
    cells = [heads, *(tuple(one_line(cell, 76) for cell in row) for row in rows)]
    widths = [max(_places(row[place]) for row in cells) for place in range(len(heads))]
    tell(f"\n{title}")
    for row in cells:
        line = "  ".join(
            cell + " " * (width - _places(cell)) for cell, width in zip(row, widths, strict=True)
        )
        tell(f"  {line.rstrip()}")


def _places(text: str) -> int:
    """How many places a text takes on a terminal: Chinese and Japanese letters take two, accents none."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))


def one_line(text: str, longest: int) -> str:
    """Text of the file for a terminal: no line breaks, no control characters."""
    from pmkit.hidden_characters import visible

    line = visible(" ".join(text[: longest * 4].split()))
    return line if len(line) <= longest else line[: longest - 1] + "…"
