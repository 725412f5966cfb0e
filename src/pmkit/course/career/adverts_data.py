"""Forty adverts of spring 2027 and the twelve things that were looked for in them. All invented."""

from pmkit.cases import load
from pmkit.explorers import Data

OWN_ADVERTS = """Product Manager Ticketing
Company: Island Ferries
You own the roadmap of our ticket app. You talk to passengers on board every week and decide what we do not
build. You bring two years of experience in a product role. We pay EUR 52,000 to 60,000.
---
Product Owner Harbour Systems
Company: Harbour IT
You keep the backlog of the harbour systems, write user stories and accept them. You bring a certificate
(CSPO or PSPO) and five years of experience in shipping.
---
Product Owner
Company: Tide and Time
You find out why commuters leave us, run experiments with prices and talk to those who left. Three years of
experience. Salary by agreement.
"""
"""Invented adverts on the ferry line, as somebody would paste them."""


def adverts() -> Data:
    """The adverts, with a careful reader's list of what each asks for."""
    return Data(load("jobs"), more={"families": load("phrase_families")})


def own_adverts() -> Data:
    """Invented adverts to begin with; the families and their words are the same, and can be changed."""
    families = load("phrase_families")[["family", "words", "means"]]
    return Data(more={"families": families, "sample": OWN_ADVERTS})
