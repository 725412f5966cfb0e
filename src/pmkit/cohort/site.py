"""The page of a class and its small interface. Starlette.

Only these paths are served, nothing can be changed by them, and nothing is asked of another host. Who may
look is for the door to say: on one's own computer a key in the address, on a hub the hub's own sign-in.
"""

import hmac
from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Protocol

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from pmkit.cohort.render import PAGES, SPANS, USUAL, Look, Pages, style
from pmkit.cohort.tables import misconceptions_table, people_table, questions_table
from pmkit.cohort.watch import Seen, Watch
from pmkit.room.guard import Guard

Answer = Callable[[Request], Awaitable[Response]]


class Door(Protocol):
    """Who may look."""

    async def before(self, request: Request) -> Response | None:
        """What comes before the page itself, which holds nothing of the class: a way to sign in, or None."""

    async def refused(self, request: Request) -> Response | None:
        """The answer to somebody who may not, with a sentence; None for who may."""


class KeyDoor:
    """Whoever has the key that was printed."""

    def __init__(self, key: str) -> None:
        self._key = key

    async def before(self, request: Request) -> Response | None:
        return None

    async def refused(self, request: Request) -> Response | None:
        given = request.headers.get("x-class-key") or request.query_params.get("key") or ""
        if hmac.compare_digest(given.encode(), self._key.encode()):
            return None
        says = "This address lacks its key. Open the whole address that pmkit class report printed."
        return JSONResponse({"says": says}, 403)


class Site:
    """The page of one class under `prefix` ("" or "/services/class"). `names`: whether the instructor has
    opened the class list; then the page can show them."""

    def __init__(
        self, watch: Watch, pages: Pages, door: Door, *, prefix: str = "", names: bool = False
    ) -> None:
        self._watch, self._pages, self._door = watch, pages, door
        self._prefix, self._names = prefix.rstrip("/"), names
        self._made: tuple[Seen, dict[Look, tuple[str, str]]] = (watch.seen, {})

    def app(self, hosts: frozenset[str] | None = None, more: tuple[BaseRoute, ...] = ()) -> ASGIApp:
        """The application; with `hosts` requests for another host name are refused."""
        routes = [
            Route(f"{self._prefix}{path}", answer)
            for path, answer in (
                ("/", self._page),
                ("/class.js", self._file("class.js", "text/javascript")),
                ("/class.css", self._css),
                ("/state", self._kept_out(self._state)),
                ("/{table}.csv", self._kept_out(self._table)),
            )
        ]
        if self._prefix:
            routes.append(Route(self._prefix, self._to_the_slash))
        app = Starlette(routes=[*routes, *more], middleware=[Middleware(Guard, hosts=hosts)])
        app.router.redirect_slashes = False  # it would name the host and the scheme behind a proxy
        return app

    async def _to_the_slash(self, _request: Request) -> Response:
        return RedirectResponse(f"{self._prefix}/")

    def _kept_out(self, answer: Answer) -> Answer:
        async def told(request: Request) -> Response:
            return await self._door.refused(request) or await answer(request)

        return told

    async def _page(self, request: Request) -> Response:
        answer = self._file("live.html", "text/html")
        return await self._door.before(request) or await answer(request)

    def _file(self, name: str, kind: str) -> Answer:
        async def answer(_request: Request) -> Response:
            return Response((PAGES / name).read_bytes(), media_type=f"{kind}; charset=utf-8")

        return answer

    async def _css(self, _request: Request) -> Response:
        return Response(style(), media_type="text/css; charset=utf-8")

    async def _state(self, request: Request) -> Response:
        """What is seen now; 304 where the page has it already."""
        self._watch.ask()
        html, tag = await run_in_threadpool(self._rendered, self._look(request))
        headers = {"ETag": tag, **({"X-Has-Names": "1"} if self._names else {})}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(html, media_type="text/html; charset=utf-8", headers=headers)

    def _rendered(self, look: Look) -> tuple[str, str]:
        """The page and its tag, made once for all who look in the same way."""
        seen, made = self._made
        if seen is not self._watch.seen:
            self._made = seen, made = self._watch.seen, {}
        if look not in made:
            html = self._pages.state(seen, look)
            made[look] = html, f'"{sha256(html.encode()).hexdigest()[:20]}"'
        return made[look]

    async def _table(self, request: Request) -> Response:
        look = self._look(request)
        view = self._pages.view(self._watch.seen, look)
        name = request.path_params["table"]
        if view is None:
            return JSONResponse({"says": "The class is being read. Try again in a moment."}, 503)
        if name == "people" and not look.projector:
            text = people_table(view, look.names)
        elif name == "questions":
            text = questions_table(view)
        elif name == "misconceptions":
            text = misconceptions_table(view)
        else:
            return JSONResponse({"says": "There is nothing here."}, 404)
        given = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
        return Response(text, media_type="text/csv; charset=utf-8", headers=given)

    def _look(self, request: Request) -> Look:
        asked = request.query_params
        within = asked.get("within", "")
        return Look(
            within=int(within) if within in map(str, SPANS) else USUAL,
            names=self._names and asked.get("names") == "1",
            projector=asked.get("projector") == "1",
        )
