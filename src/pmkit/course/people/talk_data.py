"""What is known before the meeting on Nordhafen, and what people say and write to each other. All invented."""

from pmkit.cases import load, people
from pmkit.explorers import Data

OWN_MEETING = """fact; who knows it; speaks for
The new supplier is a fifth cheaper; all; change now
The contract ends in March; all; change now
The boss has met their manager; all; change now
Two of their customers left in autumn; Sam; change later
Our stock holds until June; Lee; change later
Their interface needs six weeks of our work; Ana; change later
The old supplier would extend by three months; Lee; change later
"""


def _names() -> dict[str, str]:
    return {one["id"]: one["name"].split()[0] for one in people().to_dict("records")}


def meeting() -> Data:
    """The facts on two ways to keep Nordhafen, and the first names of those who know them."""
    names, facts = _names(), load("meeting_facts")
    return Data(facts.assign(holders=facts["holders"].map(lambda row: [names[one] for one in row])))


def lines() -> Data:
    """What colleagues say to each other, and what a careful reader finds in it."""
    return Data(load("feedback_lines"))


def vignettes() -> Data:
    """Twelve conflicts, and the ways of handling them that can be defended."""
    return Data(load("vignettes"))


def messages() -> Data:
    """Ten messages to Jonas with the names of their senders, and how three readers read them."""
    table, names = load("messages"), people().set_index("id")["name"]
    return Data(table.assign(sender=table["sender"].map(names)))


def memos() -> Data:
    """Memos on decisions, what a careful reader finds in them, and how each ended later."""
    return Data(load("memos"))


def own_meeting() -> Data:
    """A few invented facts, as somebody would paste them."""
    return Data(more={"sample": OWN_MEETING})
