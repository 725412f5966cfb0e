"""Who has a stake in Mealwise's product, how much they can do, what they want and fear, and what was
promised.

All data are invented. Power and interest are the product manager's judgement, from 1 (little) to 5
(much).
"""

# ruff: noqa: E501 - hand-written text reads better with one sentence on a line

from __future__ import annotations

from typing import NamedTuple

import pandas as pd


class Stakeholder(NamedTuple):
    """One row of `stakeholders.csv`; `person` is a key of the cast or an employer's id."""

    person: str
    part: str
    power: int
    interest: int
    stance: str
    wants: str
    fears: str
    decides: str
    hears_from_us: str


STAKEHOLDERS: tuple[Stakeholder, ...] = (
    Stakeholder("clara", "founder", 5, 5, "pushes", "The talking chef on stage in April",
                "That Mealwise becomes a list with a price", "Budget, hiring, price", "every day, too briefly"),
    Stakeholder("viktor", "sales lead", 4, 5, "pushes", "Six dates kept that he has already given",
                "To lose Nordhafen and his bonus with it", "Discounts and contract terms", "when a customer calls"),
    Stakeholder("annegret", "largest employer", 5, 4, "threatens", "Single sign-on and a report without names",
                "A complaint of the works council", "Renewal of 2,900 seats by 30 November 2026", "through Viktor only"),
    Stakeholder("davide", "supermarket partner", 4, 2, "neutral", "Everyone on the new order API",
                "An old system that he must keep alive", "The end of the old API: 31 March 2027", "by ticket"),
    Stakeholder("tomasz", "data scientist", 3, 5, "pushes", "The recommender on for everyone",
                "A review that takes until spring", "Which model is used", "in the weekly meeting"),
    Stakeholder("ines", "engineering lead", 4, 4, "supports", "One clean ingredient table before anything on allergies",
                "A near miss that was not a miss", "How it is built", "every day"),
    Stakeholder("kofi", "backend engineer", 2, 4, "worries", "The login library replaced before January",
                "A night in January", "How it is built", "every day"),
    Stakeholder("samira", "designer", 2, 5, "supports", "Four homes visited before the next plan",
                "Another eleven-question form", "How it looks and works", "every day"),
    Stakeholder("aoife", "quality and support", 2, 5, "supports", "The three loudest complaints gone",
                "To explain the portions bug for a third year", "Whether a fix is good", "every day"),
    Stakeholder("pavel", "team coach", 2, 3, "supports", "Half as many things begun",
                "Support duty eating the squads", "How the squads meet", "every day"),
    Stakeholder("okafor-berg", "allergy family, moderates a parents' group of 3,400", 3, 5, "supports, loses patience",
                "A search that can be trusted", "A hospital", "What 3,400 parents read", "through support"),
    Stakeholder("schreiber", "retired couple", 1, 3, "supports", "Letters that can be read, a list in the cellar",
                "A bill that they do not understand", "Their own subscription", "by newsletter"),
    Stakeholder("kowalski", "flat share", 1, 2, "undecided", "Something cheap that ends the quarrel",
                "To pay for what is free elsewhere", "Their own subscription", "by advertisement"),
    Stakeholder("hadzic", "employees of Nordhafen", 1, 4, "supports", "One list on two phones",
                "That the employer sees the family's data", "Whether a seat is used", "by newsletter"),
    Stakeholder("E02", "second-largest employer, a hospital", 4, 3, "waits", "The dietician chat in January",
                "To have announced something that does not come", "Renewal of 980 seats by 31 December 2026",
                "through Viktor only"),
    Stakeholder("dpo", "external data protection officer", 4, 3, "blocks", "A consent for health data that says what for",
                "A complaint to the authority", "Advice that the founder must answer in writing", "two letters, no answer"),
)  # fmt: skip


def stakeholders() -> pd.DataFrame:
    """Sixteen people and organisations with a stake."""
    return pd.DataFrame(STAKEHOLDERS, columns=list(Stakeholder._fields))
