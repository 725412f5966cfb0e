"""Two tables with the same raw agreement: where a code is rare, chance alone agrees more often.

The counts are those of Feinstein & Cicchetti, Journal of Clinical Epidemiology 43, 1990, as printed in
Gerstman, *Epidemiology Kept Simple*.
"""

from functools import cache

import pandas as pd

from pmkit.explorers.readable import Grid, in_markdown
from pmkit.methods import cohens_kappa
from pmkit.methods.agreement import raw_agreement

_Counts = tuple[tuple[int, int], tuple[int, int]]
_COUNTS: tuple[_Counts, _Counts] = (((40, 9), (6, 45)), ((80, 10), (5, 5)))
_TITLES = ("About half of the lines have the code", "Nearly all lines have the code")


@cache
def two_tables() -> str:
    """A common and a rare code, two coders, a hundred lines each: tables and what they say, as Markdown."""
    common, rare = (_codes(counts) for counts in _COUNTS)
    raw, other_raw = raw_agreement(common), raw_agreement(rare)
    beyond, other_beyond = cohens_kappa(common), cohens_kappa(rare)
    says = (
        f"Ada and Ben have coded 100 lines with each of two codes. They agree on {100 * raw:.0f} lines and "
        f"on {100 * other_raw:.0f} lines. Where the code fits about half of the lines, that is "
        f"**{beyond:.2f}** beyond chance. Where it fits nearly all of them, it is **{other_beyond:.2f}**: "
        "two people who nearly always choose one code agree often by chance. Show the table, the raw "
        "agreement and what is left beyond chance together. (Feinstein and Cicchetti, 1990.)"
    )
    tables = (_table(title, counts) for title, counts in zip(_TITLES, _COUNTS, strict=True))
    return "\n\n".join([*tables, says])


def _codes(counts: _Counts) -> pd.DataFrame:
    pairs = [
        (one, other)
        for one, row in zip("yn", counts, strict=True)
        for other, times in zip("yn", row, strict=True)
        for _ in range(times)
    ]
    return pd.DataFrame(pairs, columns=["Ada", "Ben"])


def _table(title: str, counts: _Counts) -> str:
    names = ("Ada: the code", "Ada: another")
    rows = tuple((name, f"{yes}", f"{no}") for name, (yes, no) in zip(names, counts, strict=True))
    return in_markdown(Grid(title, ("", "Ben: the code", "Ben: another"), rows, (False, True, True)))
