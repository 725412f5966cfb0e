"""What a room's log means: which activity runs, what phase it is in, and whose vote counts.

A room is the fold of its entries, in any order of arrival: each participant numbers theirs from 1, and of two
votes on one question the one with the higher number counts. `HOST` is whoever opened the room.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pandas as pd

from pmkit.room.activities import Activity, activity_of
from pmkit.room.fields import Outcome, Refused

HOST = "host"
WAITING, OPEN, REVEALED, CLOSED = "waiting", "open", "revealed", "closed"
MOST_PEOPLE = 1_000


@dataclass(frozen=True)
class Entry:
    """One line of the log: whose, their how-manieth, when (seconds since 1970, by the server), and what."""

    participant: str
    sequence: int
    at: float
    body: Mapping[str, Any]


@dataclass
class Asking:
    """One activity as it goes: its round, and the votes of each round by participant, with their numbers."""

    activity: Activity
    phase: str = WAITING
    round: int = 1
    until: float | None = None
    votes: dict[int, dict[str, tuple[int, dict[str, Any]]]] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)

    def counted(self, round: int | None = None) -> dict[str, dict[str, Any]]:
        """The votes of a round (else the present one), without what was removed."""
        of_round = self.votes.get(round or self.round, {})
        return {who: vote for who, (_, vote) in of_round.items() if who not in self.removed}


class Room:
    """The state of a room after the entries that it has been told."""

    def __init__(self, id: str, code: str) -> None:
        self.id, self.code = id, code
        self.askings: list[Asking] = []
        self.plan: list[Activity] = []
        self.people: dict[str, int] = {}
        self.closed = False
        self.version = 0
        self.stored: dict[tuple[str, int], str] = {}
        """Whose how-manieth entries it was told, each with the mark of what was sent."""
        self.last: dict[str, int] = {}
        self._called: dict[str, str] = {}
        self._alike: Counter[str] = Counter()

    # --- what is written
    def take(self, entry: Entry) -> None:
        """Go on by one entry; one that was told before changes nothing."""
        if (entry.participant, entry.sequence) in self.stored:
            return
        self.stored[entry.participant, entry.sequence] = str(entry.body.get("mark", ""))
        self.last[entry.participant] = max(entry.sequence, self.last.get(entry.participant, 0))
        self.version += 1
        if entry.participant == HOST:
            self._led(entry)
        else:
            if entry.participant not in self.people:
                self._enters(entry.participant)
            if "vote" in entry.body:
                self._voted(entry)

    def _enters(self, participant: str) -> None:
        """Somebody new: two who would be called alike are told apart by a number."""
        name = _name(self.id, participant)
        self.people[participant] = len(self.people)
        self._called[participant] = f"{name} {self._alike[name] + 1}" if self._alike[name] else name
        self._alike[name] += 1

    def take_all(self, entries: Iterable[Entry]) -> "Room":
        """Go on by these entries, the host's first: a vote may have been stored before what it answers."""
        found = list(entries)
        for entry in [one for one in found if one.participant == HOST] + [
            one for one in found if one.participant != HOST
        ]:
            self.take(entry)
        return self

    def _led(self, entry: Entry) -> None:
        does, now = entry.body.get("do"), self.asking
        if does == "plan":
            self.plan = [activity_of(one) for one in entry.body["activities"]]
        elif does == "ask":
            self.askings.append(Asking(activity_of(entry.body["activity"])))
        elif does == "close":
            self.closed = True
        elif now is None:
            return
        elif does == "start":
            now.phase, now.until = OPEN, None
        elif does == "timer":
            now.until = entry.at + float(entry.body.get("seconds", 60))
        elif does == "reveal":
            now.phase, now.until = REVEALED, None
        elif does == "round":
            now.phase, now.round, now.until = OPEN, now.round + 1, None
        elif does == "remove":
            now.removed.add(str(entry.body.get("who")))

    def _voted(self, entry: Entry) -> None:
        number, round, vote = (entry.body.get(key) for key in ("asking", "round", "vote"))
        if not isinstance(number, int) or not 0 <= number < len(self.askings) or not isinstance(round, int):
            return
        try:
            clean = self.askings[number].activity.clean(vote)
        except Refused:
            return
        held = self.askings[number].votes.setdefault(round, {})
        if entry.sequence > held.get(entry.participant, (0, {}))[0]:
            held[entry.participant] = (entry.sequence, clean)

    # --- what is asked of it
    @property
    def asking(self) -> Asking | None:
        """The activity that runs, the last one that was asked."""
        return self.askings[-1] if self.askings else None

    @property
    def next_of_host(self) -> int:
        """The number of the host's next entry."""
        return 1 + self.last.get(HOST, 0)

    def checked(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """A participant's entry as it may be stored. Raises Refused with a sentence."""
        if self.closed:
            raise Refused("The room is closed. What you sent before is kept.")
        if "vote" not in body:
            return {"join": True}
        now = self.asking
        number, round = body.get("asking"), body.get("round")
        if now is None or number != len(self.askings) - 1 or round != now.round:
            raise Refused("The room has gone on. This answer came too late for its question.")
        if now.phase == WAITING:
            raise Refused("Not yet: wait until the question is open.")
        if now.phase == REVEALED:
            raise Refused("The answers are on the wall already. Wait for the next round.")
        return {"asking": number, "round": round, "vote": now.activity.clean(body["vote"])}

    def pseudonym(self, participant: str) -> str:
        """What somebody is called here: two words by chance, and a number where two would be called alike."""
        return self._called.get(participant) or _name(self.id, participant)

    def outcome(self, asking: Asking | None = None) -> Outcome | None:
        """What came of an activity (else the one that runs), once it is revealed and somebody has voted."""
        asking = asking or self.asking
        if asking is None or asking.phase != REVEALED or not (votes := asking.counted()):
            return None
        return asking.activity.outcome(votes)

    def frame(self, number: int = -1, round: int | None = None) -> pd.DataFrame:
        """The votes of an activity (the last one) as its `frame` gives them, people by their pseudonyms."""
        if not self.askings:
            return pd.DataFrame()
        asking = self.askings[number]
        votes = {self.pseudonym(who): vote for who, vote in asking.counted(round).items()}
        return asking.activity.frame(votes)


def _name(room: str, participant: str) -> str:
    first, second = _words()
    at = int.from_bytes(blake2b(f"{room}/{participant}".encode(), digest_size=8).digest(), "big")
    return f"{first[at % len(first)]} {second[at // len(first) % len(second)]}"


@cache
def _words() -> tuple[list[str], list[str]]:
    """The words that pseudonyms are made of."""
    first, second = Path(__file__).with_name("names.txt").read_text(encoding="utf-8").splitlines()
    return first.split(), second.split()
