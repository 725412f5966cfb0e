"""With whom do you never speak? A map of power by interest, and how far you speak with each."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmkit.charts import theme
from pmkit.charts._columns import need
from pmkit.charts._titles import Words, short, told
from pmkit.charts._two_scales import Scales, draw_scales, placed_rows
from pmkit.charts.picture import Picture

ENOUGH, SELDOM, NEVER, UNKNOWN = "you speak enough", "too seldom", "you never speak", "talks not given"
_LOOK = Scales(
    "interest: 5 cares most",
    "power: 5 can do most",
    {
        ENOUGH: (theme.BLUE, "circle"),
        SELDOM: (theme.OCHRE, "square"),
        NEVER: (theme.VERMILION, "triangle-up"),
        UNKNOWN: (theme.GREY, "diamond"),
    },
    ("Who", "How often you speak"),
)


def stakeholder_map_chart(table: pd.DataFrame, *, title: str, subtitle: str = "") -> Picture:
    """Power upwards, interest to the right, both from 1 to 5; the dashed lines are the middle of the scales.

    `table`: `person`, `power`, `interest`, `kind` (`ENOUGH`, `SELDOM`, `NEVER`, `UNKNOWN`) and `lit`: a ring
    around whoever has much to lose. Whoever has no place yet is left out.
    """
    need(table, ("person", "power", "interest", "kind", "lit"), "The map")
    known = table.dropna(subset=["power", "interest"]).reset_index(drop=True)
    said = [
        f"{short(row['person'], 60)}: power {row['power']:g}, interest {row['interest']:g}, {row['kind']}"
        + (", much to lose" if row["lit"] else "")
        for row in known.to_dict("records")
    ]
    rows = pd.DataFrame(
        {
            "key": [str(row) for row in range(len(known))],
            "name": [short(name, 60) for name in known["person"]],
            "kind": known["kind"],
            "interest": known["interest"],
            "power": known["power"],
            "lit": known["lit"].astype(int),
        }
    )
    words = Words(title, subtitle, f"Points on two scales. {told(said, 20) or 'Nobody has a place'}.")
    return Picture(placed_rows(rows, "interest", "power"), words, _draw)


def _draw(rows: pd.DataFrame) -> Any:
    return draw_scales(rows, "interest", "power", _LOOK)
