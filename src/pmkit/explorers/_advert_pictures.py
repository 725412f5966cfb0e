"""Pictures of counted adverts: shares with ranges, counts of a few, differences of two groups."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.differences import differences_chart
from pmkit.charts.drawn_bars import drawn_counts, drawn_shares
from pmkit.charts.picture import Picture
from pmkit.english import capital, counted, in_words, plural, shortened
from pmkit.explorers._advert_views import BY, range_words
from pmkit.methods import FEWEST_ADVERTS


def shares_picture(table: pd.DataFrame, names: Mapping[str, str], how: str) -> Picture:
    """A bar per family with its range in per cent, the one asked most often first."""
    rows = table.sort_values("hits", ascending=False, kind="stable")
    said = [
        f"{int(row['hits'])} of {int(row['n'])}, {range_words(row['low'], row['high'])}"
        for row in rows.to_dict("records")
    ]
    drawn = pd.DataFrame(
        {
            "item": [shortened(names[one], 40) for one in rows["family"]],
            "value": (100 * rows["share"]).to_numpy(),
            "low": (100 * rows["low"]).to_numpy(),
            "high": (100 * rows["high"]).to_numpy(),
            "words": said,
        }
    )
    first = drawn.iloc[0]
    told = "; ".join(f"{item}: {words}" for item, words in zip(drawn["item"], said, strict=True))
    note = f"Per cent of adverts, {how}; the line is the range in which the share may lie (95 %)."
    title = f"Asked for most often: {first['item']} ({first['words'].partition(',')[0]})"
    return drawn_shares(drawn, Words(title, note, f"Bars of shares with their ranges. {told}."))


def counts_picture(table: pd.DataFrame, names: Mapping[str, str]) -> Picture:
    """A bar per family: how many of a few adverts ask for it."""
    rows = table.sort_values("hits", ascending=False, kind="stable")
    said = [f"{int(row['hits'])} of {int(row['n'])}" for row in rows.to_dict("records")]
    items = [shortened(names[one], 40) for one in rows["family"]]
    drawn = pd.DataFrame({"item": items, "value": rows["hits"].to_numpy(dtype=float), "words": said})
    told = "; ".join(f"{item}: {words}" for item, words in zip(items, said, strict=True))
    title = f"Counts only: fewer than {FEWEST_ADVERTS} give no shares"
    return drawn_counts(drawn, Words(title, "Adverts in which it was found.", f"Bars of counts. {told}."))


def differences_picture(table: pd.DataFrame, names: Mapping[str, str], by: str) -> Picture | None:
    """A point per family with its range; None where a group is too small for one."""
    known = table[table["low"].notna()].sort_values("difference", kind="stable")
    if known.empty:
        return None
    rows = pd.DataFrame(
        {
            "name": [shortened(names[one], 40) for one in known["family"]],
            "kind": "group",
            "difference": known["difference"].to_numpy(),
            "low": known["low"].to_numpy(),
            "high": known["high"].to_numpy(),
            "note": [
                "it may be none" if low <= 0 <= high else ""
                for low, high in zip(known["low"], known["high"], strict=True)
            ],
        }
    )
    clear = int((rows["note"] == "").sum())
    differ = plural(clear, "differs", "differ")
    of = counted(len(rows), "family", "families")
    title = f"{capital(BY[by])}: {in_words(clear)} of {of} {differ} clearly"
    note = "Right of 0: asked more often of product owners. Lines are ranges (95 %)."
    return differences_chart(rows, title=title, subtitle=note, axis="points more often of product owners")
