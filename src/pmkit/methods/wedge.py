"""Which small part of a market to begin with: what is left of a segment after three shares.

The product of shares is this course's own teaching device, built on the idea of a wedge (Rachitsky, 2021)
and on a narrow target group (Pichler, 2011); it is not a published method.
"""

from __future__ import annotations

import pandas as pd

from pmkit.methods._frame import need_columns, numbers, refuse

WEDGE_FACTORS = ("reach", "pain", "open", "channel")


def open_households(segments: pd.DataFrame) -> pd.Series:
    """reach × pain × open × channel, in households; missing where one of them is.

    `reach` counts households; `pain` (feel it every week), `open` (of these, not served well) and `channel`
    (of these, within our reach) are shares from 0 to 1. Raises `InputError` for other values.

    >>> open_households(pd.DataFrame({"reach": [1000], "pain": [0.5], "open": [0.5], "channel": [0.1]}))
    0    25.0
    dtype: float64
    """
    need_columns(segments, list(WEDGE_FACTORS), "The wedge")
    for name in WEDGE_FACTORS:
        cells = numbers(segments, name)
        refuse(segments, name, cells < 0, "It can't be below 0.")
        if name != "reach":
            refuse(segments, name, cells > 1, "It is a share: write 0.8 for 80 %.")
    result = pd.Series(1.0, index=segments.index)
    for name in WEDGE_FACTORS:
        result = result * pd.to_numeric(segments[name])
    return result
