"""A room from the side of whoever leads it in Python: opens one in a process of its own, and leads it."""

import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from queue import Empty, Queue
from threading import Thread
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from pmkit.course import question
from pmkit.room.activities import Activity, activity_of
from pmkit.room.asking import activities_of

_OPENED = re.compile(r"(https?://\S+/)wall#code=(\w+)&key=(\S+)")
_JOIN = re.compile(r"People join at\s+(\S+)")
_PATIENCE = 60.0
_AWAY = "The room can't be reached. Its votes are kept; open it again with its wall's address."
SERVICE, TOKEN = "PMKIT_ROOM_SERVICE", "JUPYTERHUB_API_TOKEN"
"""On a hub: where its room service is reached, and with which token whoever teaches may open a room."""


def on_a_hub() -> bool:
    """Whether rooms are opened at a hub's service, which needs no port of this computer."""
    return bool(os.environ.get(SERVICE))


class NoRoom(Exception):
    """The room can't be opened or reached; the sentence says why."""


class Host:
    """An open room. `address` is where people join, `wall` the page for the projector."""

    def __init__(
        self, process: "subprocess.Popen[str] | None", wall: str, address: str, reached: str = ""
    ) -> None:
        found = _OPENED.match(wall)
        if found is None:
            raise NoRoom("That is no address of a wall. It ends with a code and a key.")
        self.process, self.wall, self.address = process, wall, address
        self.local, self.code, self._key = found.groups()
        self.local = reached or self.local

    @classmethod
    def open(cls, ask: Sequence[str] = (), *, lan: bool = False) -> "Host":
        """Open a room at the hub's service, where there is one; else in a process of its own, which a restart
        of the kernel leaves alone. Raises NoRoom, or ValueError where something can't be asked."""
        if on_a_hub():
            return cls._at_service(os.environ[SERVICE], ask)
        words = [
            sys.executable,
            "-c",
            "from pmkit.cli import app; app()",
            "room",
            *ask,
            *(["--lan"] if lan else []),
        ]
        process = subprocess.Popen(  # nosec B603  # our own command, no shell
            words,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            bufsize=1,
            start_new_session=True,
        )
        lines: Queue[str] = Queue()
        Thread(target=_read, args=(process, lines), daemon=True).start()
        said, address = list[str](), ""
        while True:
            try:
                line = lines.get(timeout=_PATIENCE)
            except Empty as problem:
                process.terminate()
                raise NoRoom("The room did not open within a minute. Try it again.") from problem
            said.append(line.strip())
            if found := _JOIN.search(line):
                address = found[1]
            if found := _OPENED.search(line):
                return cls(process, found[0], address)._once_it_answers()
            if not line:
                raise NoRoom(" ".join(filter(None, said)) or "The room did not open.")

    def _once_it_answers(self) -> "Host":
        """This room: its address is told a moment before its server listens."""
        end = time.monotonic() + _PATIENCE
        while True:
            try:
                self.view()
                return self
            except NoRoom:
                if time.monotonic() > end:
                    if self.process is not None:
                        self.process.terminate()
                    raise
            time.sleep(0.1)

    @classmethod
    def _at_service(cls, service: str, ask: Sequence[str]) -> "Host":
        plan = [one for given in ask for one in activities_of(given, question)]
        headers = {"Authorization": f"token {os.environ.get(TOKEN, '')}"}
        opened = _asked(f"{service}api/open", {"activities": plan}, headers)
        return cls(None, opened["wall"], opened["address"], service)

    def view(self) -> dict[str, Any]:
        """What the wall shows. Raises NoRoom."""
        return dict(self._ask("view"))

    def lead(self, does: str, **more: Any) -> dict[str, Any]:
        """Start, reveal, round, timer, ask, plan, remove or close. Raises NoRoom."""
        return dict(self._ask("do", {"do": does, **more}))

    def rounds(self) -> list[tuple[Activity, dict[int, Mapping[str, Any]]]]:
        """Every activity that was revealed, with the votes of each round. Raises NoRoom."""
        return [
            (activity_of(one["activity"]), {int(number): votes for number, votes in one["rounds"].items()})
            for one in self._ask("rounds")
            if one["phase"] == "revealed"
        ]

    def frame(self, number: int = -1) -> pd.DataFrame:
        """The votes of an activity that was revealed (the last one), by pseudonym; its last round."""
        rounds = self.rounds()
        if not rounds:
            return pd.DataFrame()
        activity, votes = rounds[number]
        return activity.frame(votes[max(votes)]) if votes else pd.DataFrame()

    def close(self) -> None:
        """Close the room, and end its process."""
        self.lead("close")
        if self.process is not None:
            self.process.terminate()

    def _ask(self, path: str, body: Mapping[str, Any] | None = None) -> Any:
        url = f"{self.local}api/host/{path}?{urlencode({'code': self.code, 'key': self._key})}"
        return _asked(url, body)


def _asked(url: str, body: Mapping[str, Any] | None, more: Mapping[str, str] | None = None) -> Any:
    """What the room's server answers. Raises NoRoom with its sentence, or ours where it is away."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json", **(more or {})})
    try:
        with urllib.request.urlopen(request, timeout=5) as found:  # nosec B310  # http or https, see _OPENED
            return json.load(found)
    except urllib.error.HTTPError as problem:
        raise NoRoom(_sentence(problem)) from problem
    except (OSError, ValueError) as problem:
        raise NoRoom(_AWAY) from problem


def _sentence(problem: urllib.error.HTTPError) -> str:
    """What the server says; a proxy in front, while the server is away, says nothing for a person."""
    try:
        return str(json.load(problem)["says"])
    except (ValueError, KeyError, TypeError):
        return _AWAY


def _read(process: "subprocess.Popen[str]", lines: "Queue[str]") -> None:
    """What the process says, line by line; "" at its end."""
    assert process.stdout is not None
    for line in process.stdout:
        lines.put(line)
    lines.put("")
