"""Mealwise in November 2026, as the chapter uses it: who is touched, and the table with Nordhafen. All invented."""

from functools import cache
from typing import Any

import pandas as pd

from pmkit.cases import load
from pmkit.course.roadmapping.data import recent_weeks
from pmkit.csv_cells import csv_text
from pmkit.explorers import Data
from pmkit.methods import forecast_when

SHORT_NAMES = {
    "okafor-berg": "Okafor-Berg",
    "schreiber": "Schreiber",
    "hadzic": "Hadžić",
}
"""What people of a household are called on a map."""
OWN_PEOPLE = """name,power,interest,legitimacy,urgency,harm,talks,hears
Harbour master,5,3,5,2,2,0,through the captain only
Captain,4,5,5,4,3,8,every day
Commuters' council,2,5,5,4,4,0,by notice on the pier
Tour operator,3,2,2,2,1,1,by mail
"""
"""The invented ferry line, as somebody would paste it."""


@cache
def stakeholders() -> pd.DataFrame:
    """Everybody on Mara's map with the name by which they are called: `id`, `name`, what she judged, talks."""
    table = load("stakeholders")
    cast = load("people").set_index("id")["name"]
    firms = load("employers").set_index("id")["name"]
    called = {**firms, **{id: str(name).split()[0] for id, name in cast.items()}, **SHORT_NAMES}
    return table.assign(id=table["person"], name=table["person"].map(called))


def people_map() -> Data:
    """Mara's map."""
    return Data(stakeholders(), more={"judged_by": "Mara's map"})


def own_people() -> Data:
    """An invented map to begin with."""
    return Data(more={"sample": OWN_PEOPLE})


SIDES, LIMITS = ("Mealwise", "Nordhafen"), (45, 40)
"""Who sits at the table, and what each has without a deal, in its own points."""
SUSPECTS = ("sign-on", "price", "years")
"""The issues of which one may matter most to Annegret, Mara thinks."""
SIGN_ON_PIECES, LIBRARY_PIECES = 5, 9
"""Into how many pieces the sign-on and the login library before it are cut: Inês's judgement."""
WEEKS_UNTIL = {"in January 2027": 13, "in March 2027": 21, "in June 2027": 34}
"""Whole weeks from Monday, 2 November 2026, to the end of the month."""


@cache
def bargain() -> pd.DataFrame:
    """The table with Nordhafen: `issue`, `option`, `ours`, `theirs`, and `blocked`, why it is not for sale."""
    table = load("negotiation").rename(columns={"mealwise": "ours", "nordhafen": "theirs"})
    return table.assign(blocked=table["note"].where(~table["allowed"], ""))


@cache
def chance_of(option: str) -> float:
    """The chance that squad Plan has finished the sign-on by then, by its own weeks since June (chapter 04)."""
    done = forecast_when(recent_weeks()["squad_plan"], SIGN_ON_PIECES + LIBRARY_PIECES)
    return done.chance(WEEKS_UNTIL[option])


def promises() -> dict[str, Any]:
    """Of each date of the sign-on, how likely it can be kept, and what that rests on."""
    note = (
        f"That is the chance that squad Plan has finished {SIGN_ON_PIECES + LIBRARY_PIECES} pieces of work by then, "
        f"{LIBRARY_PIECES} of them the login library, at its pace since June: the forecast of chapter 04. The "
        "number of pieces is a judgement."
    )
    chances = {option: f"{100 * chance_of(option):.0f} %" for option in WEEKS_UNTIL}
    return {"promises": chances, "promise_note": note}


def _table() -> dict[str, Any]:
    return {"sides": SIDES, "limits": LIMITS, "suspects": SUSPECTS}


def negotiation() -> Data:
    """Mara's table with Annegret."""
    return Data(bargain(), more={**_table(), **promises()})


def own_negotiation() -> Data:
    """The same table as somebody would paste it, for a workshop or to put one's own in its place."""
    columns = ["issue", "option", "ours", "theirs", "blocked"]
    return Data(more={**_table(), "sample": csv_text([columns, *bargain()[columns].to_numpy().tolist()])})
