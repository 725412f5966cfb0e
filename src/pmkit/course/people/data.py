"""Mealwise in November 2026, as the chapter uses it: who is touched, and the table with Nordhafen. All invented."""

from functools import cache

import pandas as pd

from pmkit.cases import load
from pmkit.explorers import Data

SHORT_NAMES = {
    "okafor-berg": "Ngozi Okafor-Berg",
    "schreiber": "Walter and Ilse Schreiber",
    "hadzic": "Tarik and Dunja Hadžić",
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
