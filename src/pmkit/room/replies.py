"""How a room's server reads a request and answers it: JSON, a file of its pages, a stream of views."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from pmkit.room.doors import TooFast
from pmkit.room.fields import Refused
from pmkit.room.log import NotStored
from pmkit.room.served import Taken, Unknown

LARGEST = 16_000
"""Bytes of a body."""
LATER = "The room can't store answers just now. Yours is kept on this phone and sent again."
_PAGES = Path(__file__).with_name("page")
_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
}
_BREATH = 15.0
"""Seconds after which a silent stream says that it still lives."""


class TooLarge(Exception):
    """A body that is larger than any answer."""


class NotAllowed(Exception):
    """Who asks may not do this; the sentence says who may."""


def says(status: int, sentence: str) -> JSONResponse:
    """A sentence for the person."""
    return JSONResponse({"says": sentence}, status)


def told(answer: Callable[[Request], Awaitable[Any]]) -> Callable[[Request], Awaitable[Response]]:
    """The answer as a response; what goes wrong is a sentence for the person."""

    async def in_words(request: Request) -> Response:
        try:
            found = await answer(request)
        except Unknown as problem:
            return says(404, str(problem))
        except NotAllowed as problem:
            return says(403, str(problem))
        except Taken:
            return says(409, "Another tab has sent an answer meanwhile. This one is sent again.")
        except TooFast:
            return says(429, "Too many at once. Wait a moment; the page tries again by itself.")
        except NotStored:
            return says(503, LATER)
        except TooLarge:
            return says(413, "That is too long to be sent. Shorten it.")
        except (Refused, ValueError) as problem:
            return says(422, str(problem))
        return found if isinstance(found, Response) else JSONResponse(found)

    return in_words


async def body_of(request: Request, largest: int = LARGEST) -> dict[str, Any]:
    """The JSON of a request. Raises TooLarge, or Refused where it is none."""
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise Refused("This is no answer of the room's page.")
    read = bytearray()
    async for part in request.stream():
        read += part
        if len(read) > largest:
            raise TooLarge
    try:
        found = json.loads(read)
    except (ValueError, RecursionError) as problem:
        raise Refused("This answer was damaged on its way. It is sent again.") from problem
    if not isinstance(found, dict):
        raise Refused("This is no answer of the room's page.")
    return found


def page_file(name: str) -> Response:
    """A file of the room's pages; 404 where there is none of that name."""
    path = next((one for one in _PAGES.iterdir() if one.name == name and one.suffix in _KINDS), None)
    if path is None:
        return Response("There is nothing here.", 404)
    return Response(path.read_bytes(), media_type=_KINDS[path.suffix])


def stream(
    view: Callable[[], Any], event: Callable[[], asyncio.Event], pause: float = 0.0
) -> StreamingResponse:
    """A view now and after each change, no more often than every `pause` seconds."""

    async def events() -> AsyncIterator[str]:
        told_last = ""
        while True:
            waits, text = event(), json.dumps(view(), ensure_ascii=False)
            yield f"data: {text}\n\n" if text != told_last else ": still here\n\n"
            told_last = text
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
