"""The room's pages and their small interface, for phones, the wall and whoever leads. Starlette.

Only these paths are served. There are no cookies, no text is ever markup, and nothing is asked of another
host. What the pages hear of a change comes by server-sent events, or by asking again where those are blocked.
"""

import asyncio
import base64
import json
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pmkit.csv_cells import csv_text
from pmkit.room.fields import Refused
from pmkit.room.log import NotStored
from pmkit.room.rooms import Pace, Rooms, Served, Taken, TooFast, Unknown, participant_of

LARGEST = 16_000
"""Bytes of a body."""
_PAGES = Path(__file__).with_name("page")
_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_BREATH = 15.0
"""Seconds after which a silent stream says that it still lives."""
_HOST_EVERY = 0.25
_MOST_ADDRESSES = 10_000
LATER = "The room can't store answers just now. Yours is kept on this phone and sent again."


class Site:
    """The interface to some rooms, under `prefix` ("" or "/services/room")."""

    def __init__(self, rooms: Rooms, address: Callable[[], str], prefix: str = "") -> None:
        self.rooms, self.address, self.prefix = rooms, address, prefix.rstrip("/")
        self._doors: OrderedDict[str, Pace] = OrderedDict()

    def app(self, hosts: frozenset[str] | None = None) -> ASGIApp:
        """The application; with `hosts` requests for another host name are refused."""
        routes = [
            Route(f"{self.prefix}{path}", self._told(answer), methods=[method])
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
                ("/", "GET", self.page("phone.html")),
                ("/wall", "GET", self.page("wall.html")),
                ("/{file}", "GET", self.file),
            )
        ]
        return Starlette(routes=routes, middleware=[Middleware(Guard, hosts=hosts)])

    # --- phones
    async def join(self, request: Request) -> Any:
        given = await _body(request)
        self._door(request, "join", Pace(400, 20))
        participant = participant_of(given.get("token"))
        try:
            served = self.rooms.room(given.get("code"))
        except Unknown:
            self._door(request, "wrong", Pace(30, 0.5))
            raise
        await served.join(self.rooms.log, participant)
        return served.for_phone(participant)

    async def send(self, request: Request) -> Any:
        given = await _body(request)
        participant = participant_of(given.get("token"))
        served = self.rooms.room(given.get("code"))
        await served.send(self.rooms.log, participant, given.get("sequence"), given.get("body"))
        return {"stored": given["sequence"]}

    async def view(self, request: Request) -> Any:
        served, participant = self._phone(request)
        return served.for_phone(participant)

    async def events(self, request: Request) -> Any:
        served, participant = self._phone(request)
        return _stream(lambda: served.for_phone(participant), lambda: served.went_on)

    def _phone(self, request: Request) -> tuple[Served, str]:
        served = self.rooms.room(request.query_params.get("code"))
        return served, participant_of(request.query_params.get("token"))

    # --- whoever leads, and the wall
    def _led(self, request: Request) -> Served:
        key = request.headers.get("x-room-key") or request.query_params.get("key")
        try:
            return self.rooms.led(request.query_params.get("code"), key)
        except Unknown:
            self._door(request, "key", Pace(30, 0.5))
            raise

    def _wall(self, served: Served) -> dict[str, Any]:
        address = self.address()
        return {**served.for_host(), "address": address, "qr": qr_picture(f"{address}#{served.room.code}")}

    async def host_view(self, request: Request) -> Any:
        return self._wall(self._led(request))

    async def host_events(self, request: Request) -> Any:
        served = self._led(request)
        return _stream(lambda: self._wall(served), lambda: served.changed, _HOST_EVERY)

    async def host_do(self, request: Request) -> Any:
        served = self._led(request)
        await served.lead(self.rooms.log, await _body(request))
        return self._wall(served)

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
    def page(self, name: str) -> Callable[[Request], Awaitable[Any]]:
        async def answer(_request: Request) -> Any:
            return _file(name)

        return answer

    async def file(self, request: Request) -> Any:
        name = request.path_params["file"]
        known = {one.name for one in _PAGES.iterdir() if one.suffix in _KINDS and one.suffix != ".html"}
        return _file(name) if name in known else Response("There is nothing here.", 404)

    # --- trouble, in words
    def _door(self, request: Request, which: str, pace: Pace) -> None:
        """Let an address come so often to a door. Raises TooFast."""
        key = f"{which} {request.client.host if request.client else ''}"
        self._doors.setdefault(key, pace)
        self._doors.move_to_end(key)
        while len(self._doors) > _MOST_ADDRESSES:
            self._doors.popitem(last=False)
        if not self._doors[key].allows():
            raise TooFast

    def _told(self, answer: Callable[[Request], Awaitable[Any]]) -> Callable[[Request], Awaitable[Response]]:
        """The answer as a response; what goes wrong is a sentence for the person."""

        async def told(request: Request) -> Response:
            try:
                found = await answer(request)
            except Unknown as problem:
                return _says(404, str(problem))
            except Taken:
                return _says(409, "Another tab has sent an answer meanwhile. This one is sent again.")
            except TooFast:
                return _says(429, "Too many at once. Wait a moment; the page tries again by itself.")
            except NotStored:
                return _says(503, LATER)
            except TooLarge:
                return _says(413, "That is too long to be sent. Shorten it.")
            except (Refused, ValueError) as problem:
                return _says(422, str(problem))
            return found if isinstance(found, Response) else JSONResponse(found)

        return told


class TooLarge(Exception):
    """A body that is larger than any answer."""


class Guard:
    """Headers for every answer, and no answer for a host name or an origin that is not ours."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None = None) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        host, origin = headers.get("host", ""), headers.get("origin")
        strange = self.hosts is not None and host.rsplit(":", 1)[0] not in self.hosts
        foreign = scope["method"] == "POST" and origin is not None and origin.partition("://")[2] != host
        if strange or foreign:
            await _says(403, "This is not the address of the room.")(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                more = [(k.lower().encode(), v.encode()) for k, v in _HEADERS.items()]
                message["headers"] = [*message["headers"], *(one for one in more if one[0] not in given)]
            await send(message)

        await self.app(scope, receive, with_headers)


def _says(status: int, sentence: str) -> JSONResponse:
    return JSONResponse({"says": sentence}, status)


def _file(name: str) -> Response:
    path = _PAGES / name
    return Response(path.read_bytes(), media_type=_KINDS[path.suffix])


async def _body(request: Request) -> dict[str, Any]:
    """The JSON of a request. Raises TooLarge, or Refused where it is none."""
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise Refused("This is no answer of the room's page.")
    read = bytearray()
    async for part in request.stream():
        read += part
        if len(read) > LARGEST:
            raise TooLarge
    try:
        found = json.loads(read)
    except (ValueError, RecursionError) as problem:
        raise Refused("This answer was damaged on its way. It is sent again.") from problem
    if not isinstance(found, dict):
        raise Refused("This is no answer of the room's page.")
    return found


def _stream(
    view: Callable[[], Any], event: Callable[[], asyncio.Event], pause: float = 0.0
) -> StreamingResponse:
    """A view now and after each change, no more often than every `pause` seconds."""

    async def events() -> AsyncIterator[str]:
        told = ""
        while True:
            waits, text = event(), json.dumps(view(), ensure_ascii=False)
            yield f"data: {text}\n\n" if text != told else ": still here\n\n"
            told = text
            try:
                await asyncio.wait_for(waits.wait(), _BREATH)
            except TimeoutError:
                continue
            if pause:
                await asyncio.sleep(pause)

    return StreamingResponse(events(), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


def qr_picture(address: str) -> str:
    """The QR code of an address, as an address of a picture (SVG)."""
    import segno

    drawn = BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", scale=8, border=2)
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.getvalue()).decode()
