"""The live room as a service of the hub: `python -m pmkit.hub.room_service`, under `/services/room/`.

Phones join at the hub's own address, without an account. Who may open a room is the hub's to say: whose
token may access this service (`access:services!service=room`), which by itself are its administrators.
"""

import os
import signal
import threading
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp

from pmkit.room.log import RoomLog
from pmkit.room.replies import NotAllowed
from pmkit.room.rooms import Rooms
from pmkit.room.serve import default_database, open_log, service_application
from pmkit.room.server import MayOpen, Site

DATABASE = "PMKIT_ROOM_DATABASE"
"""Where votes are kept; without it in a file of whoever runs this."""
_AWAY = "The hub does not answer just now. Open the room again in a moment."
_PATIENCE = 60.0
_LOOK = 0.5
_OVER_HTTPS = 443


def application(rooms: Rooms, environment: Mapping[str, str] = os.environ) -> ASGIApp:
    """The service as JupyterHub describes it to its services. Where the hub knows its public address, people
    are told that; else the address under which whoever leads asked."""
    prefix = environment["JUPYTERHUB_SERVICE_PREFIX"]
    public = environment.get("JUPYTERHUB_PUBLIC_URL", "")
    if not public:
        return service_application(rooms, prefix, who_teaches())
    address, front = f"{public.rstrip('/')}/", urlsplit(public)
    site = Site(rooms, lambda _request: address, prefix, who_teaches())
    return site.app(origin=f"{front.scheme}://{front.netloc}")


def who_teaches() -> MayOpen:
    """Whether whoever asks brings a token with which they may access this service."""
    from jupyterhub.services.auth import HubAuth
    from tornado.web import HTTPError

    hub = HubAuth(cache_max_age=60)

    async def may_open(request: Request) -> bool:
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if kind.lower() not in ("token", "bearer") or not token:
            return False
        try:
            person: Any = await hub.user_for_token(token.strip(), sync=False)
        except HTTPError as problem:
            raise NotAllowed(_AWAY) from problem
        return bool(person) and bool(hub.check_scopes(hub.access_scopes, person))

    return may_open


def serve(rooms: Rooms, host: str, port: int) -> None:
    """Serve until it is told to end."""
    import uvicorn

    config = uvicorn.Config(
        application(rooms),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
        lifespan="off",
        proxy_headers=True,  # only the hub's proxy comes here
        forwarded_allow_ips="*",
    )
    uvicorn.Server(config).run()


def end_with_the_hub() -> None:
    """A hub that was killed can't end its services, and the next one starts them anew on the same port."""
    parent = os.getppid()

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK)
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=look, daemon=True).start()


def wait_for_the_database(url: str) -> RoomLog:
    """The log, also where the database starts a little later than the hub. Raises ValueError."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return open_log(url)
        except ValueError:
            if time.monotonic() > until:
                raise
            time.sleep(_LOOK)


def main() -> None:
    """Serve the rooms of this hub, those of the last day again."""
    if os.environ.get("PMKIT_HUB_STARTED_IT"):
        end_with_the_hub()
    at = urlsplit(os.environ["JUPYTERHUB_SERVICE_URL"])
    log = wait_for_the_database(os.environ.get(DATABASE, "").strip() or default_database())
    try:
        serve(Rooms(log), at.hostname or "127.0.0.1", at.port or _OVER_HTTPS)
    finally:
        log.close()


if __name__ == "__main__":
    main()
