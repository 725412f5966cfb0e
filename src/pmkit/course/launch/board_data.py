"""The table for the meeting of 18 January 2027, as it lay there, and twelve reasons of others. All invented."""

import pandas as pd

from pmkit.explorers import Data

COLUMNS = ["criterion", "kind", "threshold", "evidence", "n", "written", "owner", "state"]
DATA_FROM = "2027-01-04"
"""The first day of the beta."""
DRAFT = (
    ("Testers like it", "measure", "4.5 stars", "4.6 stars in the beta", 120, "2027-01-16", "Clara", "green"),
    (
        "No unsafe recipe",
        "measure",
        "none reported",
        "nobody reported one",
        0,
        "2026-12-18",
        "Aoife",
        "green",
    ),
    ("Search is fast", "measure", "half a second", "log of the beta", 1_480, "2026-12-18", "Kofi", "red"),
    ("The team", "measure", "is ready", "it feels good", None, "2026-12-18", "Jonas and Inês", "green"),
    ("Switch it off", "back", "within ten minutes", "", 0, "2026-12-18", "Kofi", "open"),
    ("Support knows", "support", "answers are written", "", None, "2026-12-18", "", "open"),
)
REASONS = (
    "A child was served a recipe that may contain traces.",
    "The filter was off after an update, and nobody saw it.",
    "Ngozi's group heard of it from the press.",
    "Support had no answer for three days.",
    "Parents met the fault and told each other, not us.",
    "Korbmarkt changed a label, and our table did not.",
    "Search became so slow that people left it.",
    "Nobody was allowed to switch it off on Saturday.",
    "Ruth's question on health data was still open.",
    "Those without an allergy found fewer recipes, and left.",
    "We looked at stars, and stars were fine.",
    "It did work, and nobody found it.",
)


def board() -> Data:
    """The draft as Clara brings it, with its faults."""
    more = {
        "reasons": REASONS,
        "launch": "The allergy filter (MW-01), on Friday, 22 January 2027",
        "data_from": DATA_FROM,
    }
    return Data(pd.DataFrame(list(DRAFT), columns=COLUMNS), more=more)


def own_board() -> Data:
    """Six empty rows, one for each thing that a table should have."""
    kinds = ("measure", "severity", "stop", "back", "support", "partner")
    empty = [{**dict.fromkeys(COLUMNS), "kind": kind, "state": "open"} for kind in kinds]
    return Data(pd.DataFrame(empty, columns=COLUMNS), more={"own": True})
