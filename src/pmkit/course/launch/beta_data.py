"""The beta of the allergy filter, and the customers that it should speak for. All invented."""

from functools import cache

import pandas as pd

from pmkit.cases import load
from pmkit.course.launch.data import allergy_households
from pmkit.explorers import Data

KINDS = ["segment", "platform", "came_by"]
OWN_BETA = {
    "testers": """group,platform,score,keep,uses
commuters,phone,5,yes,14
commuters,phone,5,yes,11
commuters,phone,4,yes,12
commuters,phone,5,yes,9
commuters,web,4,yes,6
commuters,phone,5,no,8
tourists,phone,3,no,1
tourists,phone,4,yes,1
tourists,phone,2,no,0
schools,web,4,no,2
""",
    "people": """group,platform,people
commuters,phone,600
commuters,web,100
tourists,phone,2100
tourists,web,400
schools,web,60
""",
    "findings": """text,reporters,could meet,rater 1,rater 2,rater 3
The ticket is gone after a restart,2,9,4,3,4
The button is green and not blue,5,10,0,1,0
The timetable of Sunday is shown on Saturday,1,8,3,2,4
""",
}
"""The invented ferry line's new ticket, as somebody would paste it."""


@cache
def customers_by_kind() -> pd.DataFrame:
    """How many households of the usage sample pay, by kind, platform and how they came."""
    customers = load("customers")
    paying = customers[customers["subscribed"].notna() & customers["left"].isna()]
    return paying.groupby(KINDS, sort=True).size().rename("people").reset_index()


def beta() -> Data:
    """The 120 testers, the customers and the findings."""
    more = {
        "people": customers_by_kind(),
        "findings": load("beta_findings"),
        "audience": allergy_households(),
        "begin": ("segment", "platform"),
    }
    return Data(load("beta_test"), more=more)


def own_beta() -> Data:
    """An invented beta to begin with."""
    return Data(more={"samples": OWN_BETA, "audience": 3000})
