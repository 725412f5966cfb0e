"""The checks of squad Basket before an item counts as done, and some to begin one's own with. All invented."""

from datetime import date

from pmkit.cases import load
from pmkit.explorers import Data

STARTS = date(2026, 10, 12)
"""The Monday on which squad Basket's next Sprint begins."""
SKIPPED = (
    "The examples run by themselves",
    "It works by keyboard and with a screen reader",
    "Twenty recipes checked against their labels",
)
"""What is meant by “done except for testing”."""
_WEEKS = 6
OWN_CHECKS = """check,hours,catches,quality
A colleague has read it,1,what only one person understands,maintainability
Tried on an old phone,2,screens that break,compatibility
The customer's example works,1.5,what we misunderstood,functional suitability
"""
OWN_SKIPPED = ("Tried on an old phone",)


def done() -> Data:
    """The checks, and six weeks like the last six of squad Basket."""
    last = load("throughput")["squad_basket"].tail(_WEEKS)
    finished = " ".join(str(int(one)) for one in last)
    checks = load("done_checks")
    checks["catches"] = [text[:1].lower() + text[1:] for text in checks["catches"]]  # within a sentence
    return Data(checks, more={"skipped": SKIPPED, "finished": finished, "starts": STARTS})


def own_done() -> Data:
    """Three checks of no real team, to be replaced by one's own."""
    return Data(more={"sample": OWN_CHECKS, "skipped": OWN_SKIPPED, "finished": "2 1 0 3 1 2"})
