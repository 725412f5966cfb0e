"""Little's law: work in progress, throughput and cycle time.

It speaks of averages; a promise needs a percentile, for which there is `pmkit.methods.forecast`.
"""

from __future__ import annotations

from pmkit.methods._frame import InputError, show


def littles_law(
    *, wip: float | None = None, throughput: float | None = None, cycle_time: float | None = None
) -> float:
    """The one of the three that is left out: work in progress = throughput × cycle time, on average.

    `wip` in items, `throughput` in items a week, `cycle_time` in weeks (or both by another same unit of
    time). It holds for averages over a stretch in which as many items leave as come in, and no item is
    forgotten. Raises `InputError` unless exactly two are given, and where the result would divide by 0.
    Source: Little 1961.

    >>> littles_law(wip=12, throughput=4)
    3.0
    """
    given = {"wip": wip, "throughput": throughput, "cycle_time": cycle_time}
    known = {name: value for name, value in given.items() if value is not None}
    if len(known) != 2:
        raise InputError("Give two of wip, throughput and cycle_time; the third follows from them.")
    for name, value in known.items():
        if not value >= 0:
            raise InputError(f"{name} is {show(value)}. It can't be under 0.")
    if throughput is not None and cycle_time is not None:
        return float(throughput * cycle_time)
    by = throughput if throughput is not None else cycle_time
    if not by or wip is None:
        raise InputError("With 0 of one, the other has no limit: nothing ever comes out.")
    return float(wip / by)
