"""The live room as a service of the hub: `python -m pmkit.hub.room_service`, under `/services/room/`.

Phones join at the hub's own address, without an account. Who may open a room is the hub's to say: whose
token may access this service (`access:services!service=room`), which by itself are its administrators.

A hub waits ten seconds for its services, and does not start without them. So this answers at once, and
imports what a room takes meanwhile.
"""

import os
import signal
import threading
import time
from urllib.parse import urlsplit

import uvicorn
from starlette.responses import HTMLResponse, JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

STARTING = "The room is starting. The page tries again by itself."
_PAGE = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="2">'
    f"<title>The room</title><p>{STARTING}</p></html>"
)
_LOOK = 0.5


class Service:
    """Answers from the beginning: with a sentence, until the rooms are there."""

    def __init__(self) -> None:
        self._rooms: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._rooms is not None:
            await self._rooms(scope, receive, send)
        elif scope["type"] == "http":
            page = scope["method"] == "GET" and scope["path"].endswith("/")
            answer = HTMLResponse(_PAGE) if page else JSONResponse({"says": STARTING}, 503)
            await answer(scope, receive, send)

    def load(self) -> None:
        """Import what a room takes, and open the rooms of the last day. Without them there is no service: the
        hub sees that it has ended, starts it again, and its log says why."""
        try:
            from pmkit.hub.rooms import application, open_rooms

            self._rooms = application(open_rooms())
        except Exception:
            os.kill(os.getpid(), signal.SIGTERM)
            raise


def end_with_the_hub() -> None:
    """A hub that was killed can't end its services, and the next one starts them anew on the same port."""
    parent = os.getppid()

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(_LOOK)
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=look, daemon=True).start()


def main() -> None:
    """Serve until it is told to end."""
    if os.environ.get("PMKIT_HUB_STARTED_IT"):
        end_with_the_hub()
    at = urlsplit(os.environ["JUPYTERHUB_SERVICE_URL"])
    service = Service()
    config = uvicorn.Config(
        service,
        host=at.hostname or "127.0.0.1",
        port=at.port or 80,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=1,
        lifespan="off",
        proxy_headers=True,  # only the hub's proxy and the servers of this hub come here
        forwarded_allow_ips="*",
    )
    threading.Thread(target=service.load, daemon=True).start()
    uvicorn.Server(config).run()


if __name__ == "__main__":
    main()
