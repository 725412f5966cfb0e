"""The rooms that are served: who may enter which, whose key leads it, and how fast somebody may send.

Between the pages and the log; knows no HTTP.
"""

import asyncio
import json
import secrets
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from typing import Any
from urllib.parse import parse_qs

from pmkit.room.activities import Activity, activity_of
from pmkit.room.fields import Outcome, Refused
from pmkit.room.log import NotStored, Opened, RoomLog
from pmkit.room.room import CLOSED, HOST, MOST_PEOPLE, OPEN, WAITING, Asking, Entry, Room

LETTERS = "BCDFGHJKMNPQRSTVWXZ"
"""No vowels, so no words; none that is read for another."""
CODE = 6
MOST_PLANNED = 60
DOES = ("plan", "ask", "start", "reveal", "round", "timer", "remove", "close")
_TOKEN = range(16, 65)


class Unknown(ValueError):
    """There is no such room, or the key is not its key."""


@dataclass
class Pace:
    """So many at once, and so many a second after that."""

    burst: float
    a_second: float
    left: float = -1.0
    at: float = 0.0

    def allows(self) -> bool:
        """Take one, if there is one."""
        now = time.monotonic()
        self.left = (
            self.burst if self.left < 0 else min(self.burst, self.left + (now - self.at) * self.a_second)
        )
        self.at = now
        if self.left < 1:
            return False
        self.left -= 1
        return True


class Served:
    """A room that is open to pages: its state, and whoever waits for a change."""

    def __init__(self, opened: Opened, room: Room) -> None:
        self.opened, self.room = opened, room
        self.changed, self.went_on = asyncio.Event(), asyncio.Event()
        self.stage = 0
        self.used = False
        self.last = time.time()
        self.sent: dict[tuple[str, int], str] = {}
        self.paces: dict[str, Pace] = {}
        self._outcome: tuple[int, Outcome | None] = (-1, None)
        self._host = asyncio.Lock()

    def took(self, entry: Entry) -> None:
        """An entry is stored: wake who waits for it."""
        self.last = entry.at
        self.room.take(entry)
        self.changed.set()
        self.changed = asyncio.Event()
        if entry.participant == HOST:
            self.stage += 1
            self.went_on.set()
            self.went_on = asyncio.Event()

    # --- what pages show
    def for_phone(self, participant: str) -> dict[str, Any]:
        """What a phone shows; before the reveal it holds nobody's vote but one's own."""
        room, asking = self.room, self.room.asking
        view: dict[str, Any] = {
            "code": room.code,
            "you": room.pseudonym(participant),
            "phase": CLOSED if room.closed else asking.phase if asking else WAITING,
            "next": 1 + max((number for who, number in self.sent if who == participant), default=0),
        }
        if asking is not None:
            mine = asking.votes.get(asking.round, {}).get(participant)
            view |= {
                "asking": len(room.askings) - 1,
                "round": asking.round,
                "title": asking.activity.title,
                "fields": [field.show() for field in asking.activity.fields] if view["phase"] == OPEN else [],
                "mine": mine[1] if mine else None,
                "left": _left(asking),
                "outcome": self._shown(for_phones=True),
            }
        return view

    def for_host(self) -> dict[str, Any]:
        """What the wall and whoever leads see: how many have answered, and after the reveal, what."""
        room, asking = self.room, self.room.asking
        view: dict[str, Any] = {
            "code": room.code,
            "people": len(room.people),
            "plan": [one.title for one in room.plan],
            "phase": CLOSED if room.closed else asking.phase if asking else "empty",
        }
        if asking is not None:
            view |= {
                "asking": len(room.askings) - 1,
                "round": asking.round,
                "title": asking.activity.title,
                "kind": asking.activity.kind,
                "answered": len(asking.counted()),
                "left": _left(asking),
                "outcome": self._shown(for_phones=False),
            }
        return view

    def _shown(self, for_phones: bool) -> dict[str, Any] | None:
        if self._outcome[0] != self.stage:
            self._outcome = (self.stage, self.room.outcome())
        found = self._outcome[1]
        if found is None:
            return None
        shown = asdict(found)
        if for_phones:  # a weak Wi-Fi carries the sentence and the bars; the rest hangs on the wall
            shown = {key: shown[key] for key in ("sentence", "bars", "talk")}
        return shown

    # --- what pages send
    async def join(self, log: RoomLog, participant: str) -> None:
        """Enter. Raises Refused where the room is full or closed, NotStored."""
        if participant in self.room.people:
            return
        if self.room.closed:
            raise Refused("This room is closed.")
        if len(self.room.people) >= MOST_PEOPLE:
            raise Refused(
                f"The room is full: it takes {MOST_PEOPLE:,} people. Answer together with a neighbour."
            )
        await self._store(log, Entry(participant, 0, time.time(), {"join": True}))

    async def send(self, log: RoomLog, participant: str, sequence: Any, body: Any) -> None:
        """Store a vote. Raises Refused, NotStored, or Taken where the number was used for another one."""
        if participant not in self.room.people:
            raise Unknown("Join first.")
        if isinstance(sequence, bool) or not isinstance(sequence, int) or not 1 <= sequence <= 100_000:
            raise Refused("This answer has no number. Reload the page.")
        if not isinstance(body, Mapping):
            raise Refused("That is no answer to this question.")
        mark = _mark(body)
        before = self.sent.get((participant, sequence))
        if before is not None and before != mark:
            raise Taken()
        if before is None:
            if not self.paces.setdefault(participant, Pace(20, 5)).allows():
                raise TooFast()
            body = self.room.checked(body)
            self.sent[participant, sequence] = mark
        elif (participant, sequence) in self.room.stored:
            return
        else:
            body = self.room.checked(body)
        try:
            await self._store(log, Entry(participant, sequence, time.time(), body))
        except NotStored:
            self.sent.pop((participant, sequence), None)
            raise

    async def lead(self, log: RoomLog, body: Any) -> None:
        """Store what the host does. Raises ValueError with a sentence, NotStored."""
        if not isinstance(body, Mapping) or body.get("do") not in DOES:
            raise ValueError("Whoever leads a room can " + ", ".join(DOES) + ".")
        kept: dict[str, Any] = {"do": body["do"]}
        if body["do"] == "ask":
            kept["activity"] = self._asked(body).as_json()
        elif body["do"] == "plan":
            given = body.get("activities")
            if not isinstance(given, list) or len(given) > MOST_PLANNED:
                raise ValueError(f"A plan is a list of at most {MOST_PLANNED} activities.")
            kept["activities"] = [activity_of(one).as_json() for one in given]
        elif self.room.asking is None and body["do"] != "close":
            raise ValueError("Nothing is asked yet.")
        if body["do"] == "timer":
            seconds = body.get("seconds")
            if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 1 <= seconds <= 3600:
                raise ValueError("A timer runs from 1 to 3,600 seconds.")
            kept["seconds"] = seconds
        if body["do"] == "remove":
            kept["who"] = str(body.get("who") or "")
        async with self._host:
            await self._store(log, Entry(HOST, self.room.next_of_host, time.time(), kept))

    def _asked(self, body: Mapping[str, Any]) -> Activity:
        """The activity that is to be asked: by its number in the plan, or as it is given."""
        number = body.get("number")
        if number is None:
            return activity_of(body.get("activity"))
        if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number < len(self.room.plan):
            raise ValueError("There is no such activity in the plan.")
        return self.room.plan[number]

    async def _store(self, log: RoomLog, entry: Entry) -> None:
        await asyncio.wrap_future(log.write(self.room.id, entry))
        self.took(entry)


class Taken(Exception):
    """The number of an entry was used for another one (in another tab)."""


class TooFast(Exception):
    """Somebody sends more than a person can."""


def _left(asking: Asking) -> float | None:
    """Seconds that the timer still has, by the server's clock."""
    return (
        None
        if asking.until is None or asking.phase != OPEN
        else max(0.0, round(asking.until - time.time(), 1))
    )


def _mark(body: Mapping[str, Any]) -> str:
    return blake2b(json.dumps(body, sort_keys=True, default=str).encode(), digest_size=8).hexdigest()


class Rooms:
    """All rooms of a log, by code; those of the last day are open again when the server comes back."""

    def __init__(self, log: RoomLog, kept_open: float = 86_400) -> None:
        self.log = log
        self._by_code: dict[str, Served] = {}
        since = time.time() - kept_open
        for opened in log.rooms():
            if opened.opened >= since:
                self._serve(opened)

    def _serve(self, opened: Opened) -> Served:
        served = Served(opened, self.log.read(opened))
        served.stage = len(served.room.askings)
        self._by_code[opened.code] = served
        return served

    def open(self) -> tuple[Served, str]:
        """A new room, and the key of whoever leads it."""
        key = secrets.token_urlsafe(18)
        code = next(one for one in iter(_code, None) if one not in self._by_code)
        served = self._serve(self.log.open(secrets.token_hex(8), code, fingerprint(key)))
        served.used = True
        return served, key

    def again(self, wall: str) -> tuple[Served, str]:
        """A room and its key, from the address of its wall. Raises Unknown where it is none of these."""
        given = {name: found[0] for name, found in parse_qs(wall.partition("#")[2]).items()}
        served = self.led(given.get("code"), given.get("key"))
        served.used = True
        return served, given.get("key", "")

    def are_done(self, after: float) -> bool:
        """Whether every room that was opened or gone on with here was closed so many seconds ago."""
        used = [one for one in self._by_code.values() if one.used]
        return bool(used) and all(one.room.closed and time.time() - one.last > after for one in used)

    def plan(self, served: Served, activities: Sequence[Mapping[str, Any]]) -> None:
        """Write down what will be asked, before anybody is served. Raises NotStored."""
        body = {"do": "plan", "activities": [activity_of(one).as_json() for one in activities]}
        entry = Entry(HOST, served.room.next_of_host, time.time(), body)
        self.log.write(served.room.id, entry).result()
        served.took(entry)

    def room(self, code: Any) -> Served:
        """The room of a code, however it was typed. Raises Unknown."""
        found = self._by_code.get(read_code(code))
        if found is None:
            raise Unknown("There is no room with this code. Look at the wall again: it has six letters.")
        return found

    def led(self, code: Any, key: Any) -> Served:
        """The room of a code, for whoever has its key. Raises Unknown."""
        found = self.room(code)
        if not isinstance(key, str) or not secrets.compare_digest(fingerprint(key), found.opened.key):
            raise Unknown(
                "This is not the key of the room. Open the address that was printed when it was opened."
            )
        return found


def fingerprint(key: str) -> str:
    """What of a key is kept."""
    return blake2b(key.encode(), digest_size=24).hexdigest()


def read_code(typed: Any) -> str:
    """A code as it is kept: capitals, no spaces or dashes."""
    return (
        "".join(sign for sign in str(typed)[:40].upper() if sign in LETTERS) if isinstance(typed, str) else ""
    )


def participant_of(token: Any) -> str:
    """Who a page is, by the secret that it drew. Raises Refused where that is none."""
    if not isinstance(token, str) or len(token) not in _TOKEN or not token.isascii() or not token.isalnum():
        raise Refused("This page has lost who it is. Reload it.")
    return blake2b(token.encode(), digest_size=12).hexdigest()


def _code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(CODE))
