"""The numbers of the lesson on tables without names: the seats of Nordhafen and of the other employers. All computed."""

from functools import cache
from typing import Any

from pmkit import methods
from pmkit.cases import load

K = 11
CELLS = ["department", "allergy"]


@cache
def _seats() -> Any:
    return load("employee_use")


def _of_nordhafen() -> Any:
    seats = _seats()
    return seats[seats["employer"] == "E01"]


def smallest_cell() -> int:
    """From how many people on a count is shown."""
    return K


def nordhafen() -> dict[str, int]:
    """Nordhafen's active seats: how many, with an allergy in the household, in how many departments."""
    seats = _of_nordhafen()
    return {
        "seats": len(seats),
        "allergy": int((seats["allergy"] == "yes").sum()),
        "departments": seats["department"].nunique(),
        "north": int((seats["department"] == "Warehouse North").sum()),
    }


def alone() -> dict[str, int]:
    """How many of Nordhafen's people are alone in their combination of two, three and four columns."""
    columns = ["department", "shift", "age_band", "household_size"]
    seats = _of_nordhafen()
    unique = [methods.how_unique(seats, columns[:n]).unique for n in (2, 3, 4)]
    return dict(zip(("two", "three", "four"), unique, strict=True))


def departments() -> dict[str, int]:
    """Departments in which somebody can be found: all alike, the total minus the rest, one more than last month."""
    seats = _of_nordhafen()
    counts = methods.cells_with_totals(seats, CELLS).set_index(CELLS)["n"]
    before = methods.cells_with_totals(seats[seats["month"] < seats["month"].max()], CELLS)
    return {
        "room": int(counts["Control room", "all"]),
        "room_yes": int(counts["Control room", "yes"]),
        "workshop": int(counts["Workshop", "all"]),
        "workshop_no": int(counts["Workshop", "no"]),
        "workshop_yes": int(counts["Workshop", "yes"]),
        "customs_before": int(before.set_index(CELLS)["n"]["Customs", "yes"]),
        "customs": int(counts["Customs", "yes"]),
    }


def hidden() -> dict[str, int]:
    """Nordhafen by department and allergy: how many counts are too small, how many of those are given away by
    differences, and how many more have to go so that none is."""
    cells = methods.cells_with_totals(_of_nordhafen(), CELLS)
    only_small = methods.hide_small(cells, CELLS, K, beside=False)
    return {
        "small": int((only_small["hidden"] == "small").sum()),
        "found": len(methods.attack_cells(only_small, CELLS)),
        "beside": int((methods.hide_small(cells, CELLS, K)["hidden"] == "beside").sum()),
    }


def employers() -> dict[str, int]:
    """How many employers there are, and in how many the seats with an allergy are too few to be shown."""
    with_allergy = (_seats()["allergy"] == "yes").groupby(_seats()["employer"]).sum()
    return {"n": len(with_allergy), "too_few": int((with_allergy < K).sum())}
