"""A room that is open to pages: what phones and the wall are shown, and what they may send.

Between the pages and the log; knows no HTTP.
"""

import asyncio
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from hashlib import blake2b
from typing import Any

from pmkit.room.activities import Activity, activity_of
from pmkit.room.doors import Doors
from pmkit.room.fields import Outcome, Refused
from pmkit.room.log import Opened, RoomLog
from pmkit.room.room import CLOSED, HOST, MOST_PEOPLE, OPEN, WAITING, Asking, Entry, Room

MOST_PLANNED = 60
DOES = ("plan", "ask", "start", "reveal", "round", "timer", "remove", "close")


class Unknown(ValueError):
    """There is no such room, the key is not its key, or somebody has not joined it."""


class Taken(Exception):
    """The number of an entry was used for another one (in another tab)."""


class Served:
    """A room that is open to pages: its state, and whoever waits for a change."""

    def __init__(self, opened: Opened, room: Room) -> None:
        self.opened, self.room = opened, room
        self.changed, self.went_on = asyncio.Event(), asyncio.Event()
        self.stage = 0
        self.used = False
        self.last = time.time()
        self.sent: dict[tuple[str, int], str] = {}
        self.doors = Doors()
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
            "next": 1 + room.last.get(participant, 0),
        }
        if asking is not None:
            mine = asking.votes.get(asking.round, {}).get(participant)
            view |= {
                "asking": len(room.askings) - 1,
                "round": asking.round,
                "title": asking.activity.title,
                "table": asking.activity.table,
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
                "table": asking.activity.table,
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

    def known(self, participant: str, door: str) -> str:
        """Somebody who has joined and does not come too often to this door. Raises Unknown, TooFast."""
        if participant not in self.room.people:
            raise Unknown("Join first.")
        self.doors.come(door, participant)
        return participant

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
        before = self.sent.get((participant, sequence)) or self.room.stored.get((participant, sequence))
        if before is not None and before != mark:
            raise Taken()
        if before is None:
            self.doors.come("send", participant)
            body = self.room.checked(body)
            self.sent[participant, sequence] = mark
        elif (participant, sequence) in self.room.stored:
            return
        else:
            body = self.room.checked(body)
        try:
            await self._store(log, Entry(participant, sequence, time.time(), {**body, "mark": mark}))
        finally:
            self.sent.pop((participant, sequence), None)

    async def lead(self, log: RoomLog, body: Any) -> None:
        """Store what the host does. Raises ValueError with a sentence, NotStored."""
        if not isinstance(body, Mapping) or body.get("do") not in DOES:
            raise ValueError("Whoever leads a room can " + ", ".join(DOES) + ".")
        kept: dict[str, Any] = {"do": body["do"]}
        if body["do"] == "ask":
            kept["activity"] = self._asked(body).as_json()
        elif body["do"] == "plan":
            kept["activities"] = planned(body.get("activities"))
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


def planned(given: Any) -> list[dict[str, Any]]:
    """Activities as they are written down. Raises ValueError with a sentence."""
    if not isinstance(given, Sequence) or isinstance(given, str) or len(given) > MOST_PLANNED:
        raise ValueError(f"A plan is a list of at most {MOST_PLANNED} activities.")
    return [activity_of(one).as_json() for one in given]


def _left(asking: Asking) -> float | None:
    """Seconds that the timer still has, by the server's clock."""
    return (
        None
        if asking.until is None or asking.phase != OPEN
        else max(0.0, round(asking.until - time.time(), 1))
    )


def _mark(body: Mapping[str, Any]) -> str:
    return blake2b(json.dumps(body, sort_keys=True, default=str).encode(), digest_size=8).hexdigest()
