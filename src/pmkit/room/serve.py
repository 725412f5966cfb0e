"""Runs a room's server in this process, on loopback or, where that is said, for the whole network."""

import socket
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pmkit.home import home
from pmkit.private_files import make_private
from pmkit.room.log import RoomLog
from pmkit.room.rooms import Rooms
from pmkit.room.server import Site

LOOPBACK = "127.0.0.1"
STAYS_OPEN = 600.0
"""Seconds that a closed room can still be looked at."""
_LOOK = 5.0


@dataclass(frozen=True)
class Place:
    """Where a server listens, and under which address phones find it."""

    host: str
    port: int
    address: str


def default_database() -> str:
    """The file in which rooms are kept on one's own computer."""
    folder = home()
    folder.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folder / 'rooms.db'}"


def place_of(lan: bool, port: int = 0) -> tuple[Place, socket.socket]:
    """A free port (or this one), taken. Raises ValueError with a sentence where it is in use."""
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind(("0.0.0.0" if lan else LOOPBACK, port))  # nosec B104  # asked for by --lan, and told
    except OSError as problem:
        taken.close()
        raise ValueError(
            f"Port {port} is in use. Choose another one, or none: then a free one is taken."
        ) from problem
    chosen = int(taken.getsockname()[1])
    shown = own_address() if lan else LOOPBACK
    return Place("0.0.0.0" if lan else LOOPBACK, chosen, f"http://{shown}:{chosen}/"), taken  # nosec B104  # as above


def wall_address(place: Place, code: str, key: str) -> str:
    """Where the wall of a room is: on this computer, with the key behind the #, which no server is sent."""
    return f"http://{LOOPBACK}:{place.port}/wall#code={code}&key={key}"


def own_address() -> str:
    """The address under which others in the network reach this computer; loopback where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # nothing is sent: the system only says by which way it would go
            return str(probe.getsockname()[0])
        except OSError:
            return LOOPBACK


def application(rooms: Rooms, place: Place) -> Any:
    """The application for that place; requests that name another host are refused."""
    hosts = frozenset({LOOPBACK, "localhost", place.address.split("//")[1].split(":")[0]})
    return Site(rooms, lambda: place.address).app(hosts)


def run(rooms: Rooms, place: Place, taken: socket.socket) -> None:
    """Serve until it is stopped (Ctrl+C), or the rooms were closed."""
    import uvicorn

    config = uvicorn.Config(
        application(rooms, place),
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
        lifespan="off",
    )
    server = uvicorn.Server(config)
    threading.Thread(target=_end_when_done, args=(server, rooms), daemon=True).start()
    server.run(sockets=[taken])


def _end_when_done(server: Any, rooms: Rooms) -> None:
    """End the server some minutes after its rooms were closed, so that none is left running by a notebook."""
    while not server.should_exit:
        time.sleep(_LOOK)
        server.should_exit = server.should_exit or rooms.are_done(STAYS_OPEN)


def open_log(database: str) -> RoomLog:
    """The log in this database. Raises ValueError with a sentence where it can't be opened."""
    if database.startswith("sqlite:///"):
        make_private(Path(database.removeprefix("sqlite:///")))
    try:
        return RoomLog(database)
    except ValueError:
        raise
    except Exception as problem:
        raise ValueError(
            "The rooms' database can't be opened. Is it running, and is its address right?"
        ) from problem
