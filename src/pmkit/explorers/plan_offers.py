"""What a plan of ninety days is offered: reading by the decision that one has, and ways into the work."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reading:
    """A decision that somebody has, what to read for it, and what comes out of the reading."""

    need: str
    books: str
    chapter: int
    output: str


@dataclass(frozen=True)
class Way:
    """A way into the work: what it costs, and a first step."""

    name: str
    costs: str
    first: str
