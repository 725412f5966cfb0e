"""The rooms that are served: who may enter which, and whose key leads it. Knows no HTTP."""

import secrets
import time
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any
from urllib.parse import parse_qs

from pmkit.room.codes import drawn_code, read_code
from pmkit.room.fields import Refused
from pmkit.room.log import Opened, RoomLog
from pmkit.room.room import HOST, Entry
from pmkit.room.served import Served, Unknown, planned

_TOKEN = range(16, 65)


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
        """A new room, and the key of whoever leads it. Raises NotStored."""
        key = secrets.token_urlsafe(18)
        code = next(one for one in iter(drawn_code, None) if one not in self._by_code)
        served = self._serve(self.log.open(secrets.token_hex(8), code, fingerprint(key)))
        served.used = True
        return served, key

    def open_with(self, activities: Any) -> tuple[Served, str]:
        """A new room that will ask these (JSON). Raises ValueError with a sentence, NotStored."""
        plan = planned(activities or [])
        served, key = self.open()
        if plan:
            self.plan(served, plan)
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
        body = {"do": "plan", "activities": planned(activities)}
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


def participant_of(token: Any) -> str:
    """Who a page is, by the secret that it drew. Raises Refused where that is none."""
    if not isinstance(token, str) or len(token) not in _TOKEN or not token.isascii() or not token.isalnum():
        raise Refused("This page has lost who it is. Reload it.")
    return blake2b(token.encode(), digest_size=12).hexdigest()
