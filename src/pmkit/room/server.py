"""The room's pages and their small interface, for phones, the wall and whoever leads. Starlette.

Only these paths are served, and all links in the pages are relative, so that they hold under any base path.
What the pages hear of a change comes by server-sent events, or by asking again where those are blocked.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from pmkit.csv_cells import csv_text
from pmkit.room.doors import Doors, network_of
from pmkit.room.guard import Guard
from pmkit.room.replies import NotAllowed, body_of, page_file, qr_picture, stream, told
from pmkit.room.rooms import Rooms, participant_of
from pmkit.room.served import Served, Unknown

MayOpen = Callable[[Request], Awaitable[bool]]
_HOST_EVERY = 0.25
_LARGEST_PLAN = 400_000


class Site:
    """The interface to some rooms, under `prefix` ("" or "/services/room").

    `address` says where people find it, which may depend on the request; it ends with a slash. `may_open`
    says whether whoever asks may open a room of their own by `POST api/open`; without it nobody can.
    """

    def __init__(
        self,
        rooms: Rooms,
        address: Callable[[Request], str],
        prefix: str = "",
        may_open: MayOpen | None = None,
    ) -> None:
        self.rooms, self.address, self.prefix, self.may_open = rooms, address, prefix.rstrip("/"), may_open
        self._doors = Doors()

    def app(self, hosts: frozenset[str] | None = None, origin: str = "") -> ASGIApp:
        """The application. Also where a proxy takes the prefix away; see Guard for `hosts` and `origin`."""
        routes = [
            Route(f"{prefix}{path}", told(answer), methods=[method])
            for prefix in dict.fromkeys((self.prefix, ""))
            for path, method, answer in (
                ("/api/join", "POST", self.join),
                ("/api/send", "POST", self.send),
                ("/api/view", "GET", self.view),
                ("/api/events", "GET", self.events),
                ("/api/host/view", "GET", self.host_view),
                ("/api/host/events", "GET", self.host_events),
                ("/api/host/do", "POST", self.host_do),
                ("/api/host/votes.csv", "GET", self.votes),
                ("/api/host/rounds", "GET", self.rounds),
                ("/api/open", "POST", self.open),
                ("/", "GET", self.phone_page),
                ("/wall", "GET", self.wall_page),
                ("/{file}", "GET", self.file),
            )
        ]
        if self.prefix:
            routes.insert(0, Route(self.prefix, told(self.to_the_slash), methods=["GET"]))
        app = Starlette(routes=routes, middleware=[Middleware(Guard, hosts=hosts, origin=origin)])
        app.router.redirect_slashes = False  # it would name the host and the scheme behind a proxy
        return app

    # --- phones
    async def join(self, request: Request) -> Any:
        given = await body_of(request)
        participant = participant_of(given.get("token"))
        try:
            served = self.rooms.room(given.get("code"))
        except Unknown:
            self._door(request, "wrong code")
            raise
        if participant in served.room.people:
            served.doors.come("join again", participant)
        else:
            self._door(request, "join")
            await served.join(self.rooms.log, participant)
        return served.for_phone(participant)

    async def send(self, request: Request) -> Any:
        given = await body_of(request)
        participant = participant_of(given.get("token"))
        served = self.rooms.room(given.get("code"))
        await served.send(self.rooms.log, participant, given.get("sequence"), given.get("body"))
        return {"stored": given["sequence"]}

    async def view(self, request: Request) -> Any:
        served, participant = self._phone(request, "view")
        return served.for_phone(participant)

    async def events(self, request: Request) -> Any:
        served, participant = self._phone(request, "events")
        return stream(lambda: served.for_phone(participant), lambda: served.went_on)

    def _phone(self, request: Request, door: str) -> tuple[Served, str]:
        served = self.rooms.room(request.query_params.get("code"))
        return served, served.known(participant_of(request.query_params.get("token")), door)

    # --- whoever leads, and the wall
    async def open(self, request: Request) -> Any:
        """Open a room for whoever may: its code, its key, and the addresses of its pages."""
        if self.may_open is None or not await self.may_open(request):
            raise NotAllowed("Only who teaches here can open a room.")
        given = await body_of(request, _LARGEST_PLAN)
        served, key = await asyncio.to_thread(self.rooms.open_with, given.get("activities"))
        address, code = self.address(request), served.room.code
        return {"code": code, "key": key, "address": address, "wall": wall_address(address, code, key)}

    def _led(self, request: Request) -> Served:
        key = request.headers.get("x-room-key") or request.query_params.get("key")
        try:
            return self.rooms.led(request.query_params.get("code"), key)
        except Unknown:
            self._door(request, "wrong key")
            raise

    def _wall(self, served: Served, request: Request) -> dict[str, Any]:
        address = self.address(request)
        return {**served.for_host(), "address": address, "qr": qr_picture(f"{address}#{served.room.code}")}

    async def host_view(self, request: Request) -> Any:
        return self._wall(self._led(request), request)

    async def host_events(self, request: Request) -> Any:
        served = self._led(request)
        return stream(lambda: self._wall(served, request), lambda: served.changed, _HOST_EVERY)

    async def host_do(self, request: Request) -> Any:
        served = self._led(request)
        await served.lead(self.rooms.log, await body_of(request, _LARGEST_PLAN))
        return self._wall(served, request)

    async def votes(self, request: Request) -> Any:
        """The votes of the last activity as CSV, people by their pseudonyms."""
        frame = self._led(request).room.frame()
        text = csv_text([list(frame.columns), *frame.itertuples(index=False, name=None)])
        name = {"Content-Disposition": 'attachment; filename="votes.csv"'}
        return Response("\ufeff" + text, media_type="text/csv; charset=utf-8", headers=name)

    async def rounds(self, request: Request) -> Any:
        """Every activity with the votes of its rounds, for a notebook."""
        room = self._led(request).room
        return [
            {
                "activity": one.activity.as_json(),
                "phase": one.phase,
                "rounds": {
                    str(number): {room.pseudonym(who): vote for who, vote in one.counted(number).items()}
                    for number in sorted(one.votes)
                },
            }
            for one in room.askings
        ]

    # --- pages
    async def phone_page(self, _request: Request) -> Response:
        return page_file("phone.html")

    async def wall_page(self, _request: Request) -> Response:
        return page_file("wall.html")

    async def to_the_slash(self, _request: Request) -> Response:
        return RedirectResponse(f"{self.prefix.rpartition('/')[2]}/")

    async def file(self, request: Request) -> Response:
        name = request.path_params["file"]
        return page_file("" if name.endswith(".html") else name)

    def _door(self, request: Request, which: str) -> None:
        """Let an address come to a door. Raises TooFast."""
        self._doors.come(which, network_of(request.client.host) if request.client else "")


def wall_address(address: str, code: str, key: str) -> str:
    """Where the wall of a room is; the key stands behind the #, which no server is sent."""
    return f"{address}wall#code={code}&key={key}"
