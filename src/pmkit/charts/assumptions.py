"""Which assumption matters most and has the least behind it? A map of importance by evidence."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._columns import need
from pmkit.charts._titles import Words, short, told
from pmkit.charts._two_scales import Scales, draw_scales, placed_rows
from pmkit.charts.picture import Picture

KINDS = ("desirable", "viable", "feasible", "usable")
_LOOK = Scales(
    "evidence: 1 none, 5 it was done or paid",
    "importance: 5 all hangs on it",
    {
        "desirable": (theme.BLUE, "circle"),
        "viable": (theme.VERMILION, "square"),
        "feasible": (theme.GREEN, "triangle-up"),
        "usable": (theme.PURPLE, "diamond"),
    },
    ("Assumption", "It says"),
    "test these first",
)


def _rows(table: pd.DataFrame) -> pd.DataFrame:
    """The map's rows: `key`, `name`, `kind`, `evidence`, `importance`, `lit`, and the label's place."""
    need(table, ("id", "assumption", "kind", "importance", "evidence"), "The map")
    known = table.dropna(subset=["importance", "evidence"]).reset_index(drop=True)
    lit = known["lit"].astype(int) if "lit" in known else pd.Series(0, index=known.index)
    rows = pd.DataFrame(
        {
            "key": known["id"].astype("str"),
            "name": [f"{row['id']} {short(row['assumption'], 60)}" for row in known.to_dict("records")],
            "kind": known["kind"],
            "evidence": known["evidence"],
            "importance": known["importance"],
            "lit": lit,
        }
    )
    return placed_rows(rows, "evidence", "importance")


def assumption_map_chart(table: pd.DataFrame, *, title: str, subtitle: str = "") -> Picture:
    """Importance upwards, evidence to the right, both from 1 to 5.

    `table`: `id`, `assumption`, `kind` (desirable, viable, feasible, usable), `importance`, `evidence`, and
    where one is open `lit`. What has no place yet is left out.
    """
    rows = _rows(table)
    said = [
        f"{row['name']}: {row['kind']}, importance {row['importance']:.0f}, evidence {row['evidence']:.0f}"
        for row in rows.to_dict("records")
    ]
    words = Words(title, subtitle, f"Points on two scales. {told(said, 20) or 'No assumption has a place'}.")
    return Picture(rows, words, _draw)


def _draw(rows: pd.DataFrame) -> Any:
    return draw_scales(rows, "evidence", "importance", _LOOK)
