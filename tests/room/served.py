"""A room's server as tests use it: a process or a thread on loopback, asked as a page asks it."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import uvicorn

from pmkit.room.rooms import Rooms
from pmkit.room.serve import application, config_of, open_log, place_of

WAIT = 60.0


class Answer:
    """The status and the JSON of an answer."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def says(self):
        return self.json["says"]


def ask(url, body=None, **headers):
    data = None if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    if data is not None:
        headers = {"Content-Type": "application/json", **headers}
    request = urllib.request.Request(url, data, headers)
    try:
        with urllib.request.urlopen(request, timeout=WAIT) as found:
            return Answer(found.status, found.headers, found.read())
    except urllib.error.HTTPError as problem:
        return Answer(problem.code, problem.headers, problem.read())


class Phone:
    """A phone with a secret of its own; `vote` numbers what it sends."""

    def __init__(self, room, name):
        self.room, self.token, self.sequence = room, f"{name:0<20}", 0

    def join(self):
        return ask(f"{self.room.url}/api/join", {"code": self.room.code, "token": self.token})

    def send(self, sequence, body, **headers):
        given = {"code": self.room.code, "token": self.token, "sequence": sequence, "body": body}
        return ask(f"{self.room.url}/api/send", given, **headers)

    def vote(self, asking=0, round=1, **vote):
        self.sequence += 1
        return self.send(self.sequence, {"asking": asking, "round": round, "vote": vote})

    def view(self):
        return ask(f"{self.room.url}/api/view?code={self.room.code}&token={self.token}")


class Open:
    """A room that is open: its address, its code and its key."""

    def __init__(self, url, code, key):
        self.url, self.code, self.key = url.rstrip("/"), code, key
        self.query = f"code={code}&key={key}"

    def lead(self, does, **more):
        return ask(f"{self.url}/api/host/do?{self.query}", {"do": does, **more})

    def wall(self):
        return ask(f"{self.url}/api/host/view?{self.query}").json

    def phone(self, name):
        phone = Phone(self, name)
        assert phone.join().status == 200
        return phone


@contextmanager
def served(database, proxy="", app=None):
    """Rooms in this database, served by a thread of this process; gives the rooms and an open one.

    `proxy` is the address of a proxy in front; `app` makes another application of the rooms.
    """
    log = open_log(database)
    rooms = Rooms(log)
    place, taken = place_of(False, proxy=proxy)
    config = config_of(app(rooms) if app else application(rooms, place), place)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
    thread.start()
    try:
        _until_open(place.port)
        one, key = rooms.open()
        yield rooms, Open(f"http://127.0.0.1:{place.port}", one.room.code, key)
    finally:
        server.should_exit = True
        thread.join(timeout=WAIT)
        log.close()


class Process:
    """`pmkit room` as somebody types it, which can be killed and begun again on the same port."""

    def __init__(self, database, *ask, home):
        self.database, self.ask, self.home, self.port = database, ask, home, _free_port()
        self.wall = ""
        self.process = None

    def start(self):
        more = ["--again", self.wall] if self.wall else list(self.ask)
        words = [
            sys.executable,
            "-c",
            "from pmkit.cli import app; app()",
            "room",
            *more,
            "--port",
            str(self.port),
            "--database",
            self.database,
        ]
        environment = {**os.environ, "PMKIT_HOME": str(self.home), "PYTHONUNBUFFERED": "1"}
        self.process = subprocess.Popen(
            words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
        )
        while not self.wall:
            line = self.process.stdout.readline()
            assert line, "the room ended before it was open"
            if found := re.search(r"http://\S+/wall#\S+", line):
                self.wall = found[0]
        _until_open(self.port)
        code, key = re.search(r"code=(\w+)&key=(\S+)", self.wall).groups()
        return Open(f"http://127.0.0.1:{self.port}", code, key)

    def kill(self):
        self.process.kill()
        self.process.wait(WAIT)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _until_open(port):
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the room's server did not open")
