"""How often somebody may come to a door of the room: so many at once, and so many a second after that.

Before they have joined, people are known by their address alone, and a whole school may have one; so these
doors let a few hundred in at once. Who has joined is known by their own secret.
"""

import time
from collections import OrderedDict
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address

PACES = {
    # by address
    "join": (400, 5),
    "wrong code": (300, 3),
    "wrong key": (30, 0.5),
    # by participant
    "join again": (20, 1),
    "send": (20, 5),
    "view": (20, 2),
    "events": (20, 1),
}
"""Door -> so many at once, so many a second."""
_MOST = 10_000


class TooFast(Exception):
    """Somebody comes more often than a person, or a school behind one address, does."""


@dataclass
class Pace:
    """How many may still come now."""

    burst: float
    a_second: float
    left: float
    at: float

    def allows(self) -> bool:
        """Take one, if there is one."""
        now = time.monotonic()
        self.left = min(self.burst, self.left + (now - self.at) * self.a_second)
        self.at = now
        if self.left < 1:
            return False
        self.left -= 1
        return True


class Doors:
    """The doors of a room or of a server; whoever did not come for the longest time is forgotten first."""

    def __init__(self) -> None:
        self._paces: OrderedDict[tuple[str, str], Pace] = OrderedDict()

    def come(self, door: str, who: str) -> None:
        """Let somebody come to a door. Raises TooFast."""
        burst, a_second = PACES[door]
        pace = self._paces.setdefault((door, who), Pace(burst, a_second, burst, time.monotonic()))
        self._paces.move_to_end((door, who))
        while len(self._paces) > _MOST:
            self._paces.popitem(last=False)
        if not pace.allows():
            raise TooFast


def network_of(address: str) -> str:
    """Whose an address is: a household has one of version 4, but countless ones of version 6 in one /64."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return found.exploded[:19] if isinstance(found, IPv6Address) else address
