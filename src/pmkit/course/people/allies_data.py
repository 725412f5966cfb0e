"""Whom Mara can talk to before the meeting on Nordhafen, and some people to begin one's own with. All invented."""

import pandas as pd

from pmkit.cases import load
from pmkit.explorers import Data

FIRST = ("viktor", "clara", "dpo", "kofi", "ines")
"""Five talks by rank, as one would begin: those who decide, then the squad."""
OWN_PEOPLE = """name,needs,listens to
Harbour master,2,Captain; Commuters' council
Tour operator,1,Harbour master
Captain,0,
Commuters' council,1,Captain
Mechanic,1,Captain
Cashier,2,Mechanic; Captain; Tour operator
"""
"""The invented ferry line, as somebody would paste it."""


def _called() -> dict[str, str]:
    cast = load("people")
    return {str(id): str(name).split()[0] for id, name in zip(cast["id"], cast["name"], strict=True)}


def allies() -> pd.DataFrame:
    """The people with the names by which they are called."""
    called = _called()
    table = load("allies")
    table["listens_to"] = [[called[id] for id in ids] for ids in table["listens_to"]]
    return table.assign(person=table["person"].map(called))


def first_talks() -> Data:
    """The people, and the talks by rank."""
    called = _called()
    return Data(allies(), more={"first": [called[id] for id in FIRST]})


def own_first_talks() -> Data:
    """An invented table to begin with."""
    return Data(more={"sample": OWN_PEOPLE})
