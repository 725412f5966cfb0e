"""Runs a room's server in this process, on loopback or, where that is said, for the whole network."""

import socket
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pmkit.home import home
from pmkit.private_files import make_private
from pmkit.room.log import RoomLog
from pmkit.room.rooms import Rooms
from pmkit.room.server import MayOpen, Site

LOOPBACK = "127.0.0.1"
STAYS_OPEN = 600.0
"""Seconds that a closed room can still be looked at."""
_LOOK = 5.0


@dataclass(frozen=True)
class Place:
    """Where a server listens, and under which address phones find it: its own, or a proxy's in front."""

    host: str
    port: int
    address: str
    behind_proxy: bool = False

    @property
    def wall(self) -> str:
        """Where whoever leads finds it: on this computer, or through the proxy."""
        return self.address if self.behind_proxy else f"http://{LOOPBACK}:{self.port}/"


def default_database() -> str:
    """The file in which rooms are kept on one's own computer."""
    folder = home()
    folder.mkdir(parents=True, exist_ok=True)
    return f"sqlite:///{folder / 'rooms.db'}"


def place_of(lan: bool, port: int = 0, proxy: str = "") -> tuple[Place, socket.socket]:
    """A free port (or this one), taken; `proxy` is the address that people open where a proxy hands requests
    on to this port. Raises ValueError with a sentence where the port is in use, or that is no address."""
    front = proxy and _front(proxy)
    if front and lan:
        raise ValueError(
            "A proxy on this computer reaches the room without --lan. Leave out --lan or --behind-proxy."
        )
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
    if front:
        return Place(LOOPBACK, chosen, front, behind_proxy=True), taken
    shown = own_address() if lan else LOOPBACK
    return Place("0.0.0.0" if lan else LOOPBACK, chosen, f"http://{shown}:{chosen}/"), taken  # nosec B104  # as above


def _front(address: str) -> str:
    """The address of a proxy, with a slash at its end. Raises ValueError with a sentence."""
    parts = urlsplit(address.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(
            f"“{address}” is no address that people can open. Write it whole, such as https://class.example.org/room/."
        )
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"


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
    front = urlsplit(place.address)
    hosts = frozenset({LOOPBACK, "localhost", str(front.hostname)})
    site = Site(rooms, lambda _request: place.address, front.path)
    return site.app(hosts, f"{front.scheme}://{front.netloc}")


def service_application(rooms: Rooms, base_path: str, may_open: MayOpen) -> Any:
    """The application as a service behind a hub's proxy, under a path such as `/services/room/`.

    Everybody who has a code may join, whoever `may_open` lets may open a room of their own (`POST api/open`).
    The address that people are told is the one under which whoever leads asked; the proxy checks host names
    and has to hand on the scheme (`uvicorn.Config(proxy_headers=place.behind_proxy, forwarded_allow_ips=…)`).
    """
    prefix = f"/{base_path.strip('/')}".rstrip("/")
    return Site(
        rooms, lambda asked: f"{asked.url.scheme}://{asked.url.netloc}{prefix}/", prefix, may_open
    ).app()


def run(rooms: Rooms, place: Place, taken: socket.socket) -> None:
    """Serve until it is stopped (Ctrl+C), or the rooms were closed."""
    import uvicorn

    server = uvicorn.Server(config_of(application(rooms, place), place))
    threading.Thread(target=_end_when_done, args=(server, rooms), daemon=True).start()
    server.run(sockets=[taken])


def config_of(app: Any, place: Place) -> Any:
    """How the application is served there."""
    import uvicorn

    return uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
        lifespan="off",
        proxy_headers=place.behind_proxy,  # else anybody on this computer could pass for any address
        forwarded_allow_ips=LOOPBACK,
    )


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
