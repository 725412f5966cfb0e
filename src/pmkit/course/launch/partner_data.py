"""The twelve partners and services that Mealwise leans on, and how fast squad Basket works. All invented."""

from pmkit.cases import load
from pmkit.course.roadmapping.data import recent_weeks
from pmkit.explorers import Data

TODAY = "2027-01-18"
"""The Monday of the decision."""
KILLED_FIRST = "D01"
"""Korbmarkt's old order API, which ends in March."""
OWN_PARTNERS = """partner,used for,share,need,availability,limit,peak,retires on,pieces,fallback,fallback needs,owner,place
Ticket office online,everyone,70 %,hard,99.5 %,60,90,,,sell at the pier,,Captain,Harbour house
Card payment,everyone,65 %,hard,99.9 %,,,2027-06-30,6,cash,,Harbour master,Harbour house
Weather service,everyone,100 %,hard,99 %,,,,,call the lighthouse,Radio,,Mainland
Radio,everyone,0 %,soft,99.9 %,,,,,,,Captain,Mainland
"""
"""The invented ferry line, as somebody would paste it."""


def _finished() -> str:
    """What squad Basket has finished in each week since support for employers moved to the squads."""
    return " ".join(str(one) for one in recent_weeks()["squad_basket"])


def partners() -> Data:
    """Mealwise's partners, on the day of the decision."""
    more = {"down": [KILLED_FIRST], "finished": _finished(), "today": TODAY, "of": "the baskets or log-ins"}
    return Data(load("integrations"), more=more)


def own_partners() -> Data:
    """An invented table to begin with."""
    more = {
        "sample": OWN_PARTNERS,
        "down": ["Weather service"],
        "finished": "1 0 2 1 1 0 2 1",
        "today": TODAY,
    }
    return Data(more=more)
