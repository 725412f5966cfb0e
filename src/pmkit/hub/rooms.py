"""The live rooms of a hub: who may open one, which address people are told, and where votes are kept."""

import os
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from jupyterhub.services.auth import HubAuth
from starlette.requests import Request
from starlette.types import ASGIApp
from tornado.web import HTTPError

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


def open_rooms() -> Rooms:
    """The rooms of this hub, also where the database starts a little later. Raises ValueError."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return Rooms(_log())
        except ValueError:
            if time.monotonic() > until:
                raise
            time.sleep(_LOOK)


def _log() -> RoomLog:
    return open_log(os.environ.get(DATABASE, "").strip() or default_database())
