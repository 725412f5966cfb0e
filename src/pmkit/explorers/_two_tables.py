"""Two tables with the same raw agreement: where a code is rare, chance alone agrees more often.

The counts are those of Feinstein & Cicchetti, Journal of Clinical Epidemiology 43, 1990, as printed in
Gerstman, *Epidemiology Kept Simple*.
"""

from dataclasses import dataclass
from functools import cache

import pandas as pd

from pmkit.explorers import Cells
from pmkit.methods import cohens_kappa
from pmkit.methods.agreement import raw_agreement

_COUNTS = {"one_table": ((40, 9), (6, 45)), "other_table": ((80, 10), (5, 5))}
_COLUMNS = (
    {"key": "one", "label": "Ada", "readonly": True},
    {"key": "yes", "label": "Ben: the code", "readonly": True, "narrow": True},
    {"key": "no", "label": "Ben: another", "readonly": True, "narrow": True},
)


@dataclass(frozen=True)
class TwoTables:
    """The tables, and what they say together."""

    tables: dict[str, Cells]
    says: str


@cache
def two_tables() -> TwoTables:
    """A common and a rare code, two coders, a hundred lines each."""
    (common, rare), titles = (_codes(counts) for counts in _COUNTS.values()), _TITLES
    raw, other_raw = raw_agreement(common), raw_agreement(rare)
    beyond, other_beyond = cohens_kappa(common), cohens_kappa(rare)
    says = (
        f"Ada and Ben have coded 100 lines with each of two codes. They agree on {100 * raw:.0f} lines and "
        f"on {100 * other_raw:.0f} lines. Where the code fits about half of the lines, that is "
        f"**{beyond:.2f}** beyond chance. Where it fits nearly all of them, it is **{other_beyond:.2f}**: "
        "two people who nearly always choose one code agree often by chance. Show the table, the raw "
        "agreement and what is left beyond chance together. (Feinstein and Cicchetti, 1990.)"
    )
    tables = {key: _table(key, titles[key], counts) for key, counts in _COUNTS.items()}
    return TwoTables(tables, says)


_TITLES = {
    "one_table": "About half of the lines have the code",
    "other_table": "Nearly all lines have the code",
}


def _codes(counts: tuple[tuple[int, int], tuple[int, int]]) -> pd.DataFrame:
    pairs = [
        (one, other)
        for one, row in zip("yn", counts, strict=True)
        for other, times in zip("yn", row, strict=True)
        for _ in range(times)
    ]
    return pd.DataFrame(pairs, columns=["Ada", "Ben"])


def _table(key: str, title: str, counts: tuple[tuple[int, int], tuple[int, int]]) -> Cells:
    rows = [
        {"id": name, "one": name, "yes": yes, "no": no}
        for name, (yes, no) in zip(("Ada: the code", "Ada: another"), counts, strict=True)
    ]
    return Cells(key, title, columns=_COLUMNS, rows=rows, stacked=False, sortable=False)
