"""The page of a class at work as a service of the hub: `python -m pmkit.hub.class_service`, under
`/services/class/`.

Who may see it is the hub's to say: whoever has the scope `access:services!service=class`, which by itself are
its administrators. It reads with the instructor's role and shows pseudonyms only.
"""

import os
import secrets
import socket
import sys
import threading
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pmkit.hub.logins import INSTRUCTORS_URL, ClassLogins

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from pmkit.cohort.watch import Watch
    from pmkit.practice.handout import ClassKey

NAME = "class"
KEY, SECRET = "PMKIT_HUB_CLASS_KEY", "PMKIT_HUB_CLASS_SECRET"
"""The key file of the class, whose pseudonyms are those of its reports; else a secret to make others from."""
_COOKIE = "pmkit-class"
_MOST_SIGNED_IN = 1_000


def class_page(logins: ClassLogins, port: int, environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """The service, for `c.JupyterHub.services`, on a port of this machine that is free."""
    given = {INSTRUCTORS_URL: logins.reader(), SECRET: logins.class_secret()}
    if key := environment.get(KEY, "").strip():
        given[KEY] = key
    return {
        "name": NAME,
        "url": f"http://127.0.0.1:{port}",
        "command": [sys.executable, "-m", "pmkit.hub.class_service"],
        "environment": given,
        "oauth_no_confirm": True,
    }


class HubDoor:
    """Whoever has signed in to the hub and may access this service. The token stays here; the browser keeps a
    number that means nothing elsewhere."""

    def __init__(self, prefix: str) -> None:
        from jupyterhub.services.auth import HubOAuth

        self._hub = HubOAuth(cache_max_age=60)
        self._prefix = prefix
        self._tokens: OrderedDict[str, str] = OrderedDict()

    async def before(self, request: "Request") -> "Response | None":
        """To the hub's sign-in, unless this browser has come from there."""
        from starlette.responses import RedirectResponse

        if await self._may(request) is not False:
            return None
        state = self._hub.generate_state(next_url=self._prefix)
        answer = RedirectResponse(f"{self._hub.login_url}&state={state}", 302)
        self._set(answer, request, self._hub.state_cookie_name, state)
        return answer

    async def refused(self, request: "Request") -> "Response | None":
        """Nobody sees anything of the class who has not signed in and may not see it."""
        from starlette.responses import JSONResponse

        may = await self._may(request)
        if may:
            return None
        if may is None:
            return JSONResponse({"says": "The hub does not answer just now. This page tries again."}, 503)
        return JSONResponse({"says": "Your sign-in has ended. Load this page again."}, 401)

    async def came_back(self, request: "Request") -> "Response":
        """From the hub's sign-in."""
        from starlette.responses import PlainTextResponse, RedirectResponse
        from tornado.web import HTTPError

        state = request.query_params.get("state", "")
        code = request.query_params.get("code", "")
        if not state or state != request.cookies.get(self._hub.state_cookie_name):
            return PlainTextResponse("This sign-in began elsewhere or is too old. Open the page again.", 403)
        try:
            token = await self._hub.token_for_code(code, sync=False)
        except HTTPError:
            return PlainTextResponse("The hub did not accept this sign-in. Open the page again.", 403)
        number = secrets.token_urlsafe(24)
        self._tokens[number] = token
        while len(self._tokens) > _MOST_SIGNED_IN:
            self._tokens.popitem(last=False)
        self._hub.clear_oauth_state(state)
        answer = RedirectResponse(self._prefix, 302)
        answer.delete_cookie(self._hub.state_cookie_name, path=self._prefix)
        self._set(answer, request, _COOKIE, number)
        return answer

    async def _may(self, request: "Request") -> bool | None:
        """Whether this browser's person may see the class; None while the hub does not answer."""
        from tornado.web import HTTPError

        token = self._tokens.get(request.cookies.get(_COOKIE, ""))
        if token is None:
            return False
        try:
            person = await self._hub.user_for_token(token, sync=False)
        except HTTPError:
            return None
        return bool(person) and bool(self._hub.check_scopes(self._hub.access_scopes, person))

    def _set(self, answer: "Response", request: "Request", name: str, value: str) -> None:
        secure = request.headers.get("x-forwarded-proto", "").startswith("https")
        answer.set_cookie(name, value, path=self._prefix, httponly=True, samesite="lax", secure=secure)


def application(watch: "Watch", environment: Mapping[str, str] = os.environ) -> "ASGIApp":
    """The service as JupyterHub describes it to its services."""
    from starlette.routing import Route

    from pmkit.cohort.render import Pages
    from pmkit.cohort.site import Site
    from pmkit.course import CHAPTERS, questions

    prefix = environment["JUPYTERHUB_SERVICE_PREFIX"]
    door = HubDoor(prefix)
    asked = tuple(question for chapter in CHAPTERS for question in questions(chapter.id))
    back = Route(f"{prefix}oauth_callback", door.came_back)
    return Site(watch, Pages(asked), door, prefix=prefix).app(more=(back,))


def key_of(environment: Mapping[str, str]) -> "ClassKey":
    """The class whose pseudonyms are shown. Raises ValueError with a sentence where its key can't be read."""
    from pmkit.practice.handout import ClassKey, read_class

    if file := environment.get(KEY, "").strip():
        return read_class(Path(file))
    return ClassKey("The class", bytes.fromhex(environment[SECRET]))


def watch_of(environment: Mapping[str, str]) -> "Watch":
    """Who looks at the class database."""
    from pmkit.cohort.watch import Watch
    from pmkit.course import CHAPTERS, questions
    from pmkit.practice.class_rows import ClassRows
    from pmkit.practice.cohort import Cohort

    asked = [question for chapter in CHAPTERS for question in questions(chapter.id)]
    return Watch(ClassRows(environment[INSTRUCTORS_URL]), Cohort(key_of(environment), asked))


class Preparing:
    """Answers from the first second, since a hub does not start whose services are silent for ten, and passes
    on what is asked as soon as there is an application."""

    def __init__(self) -> None:
        self.app: ASGIApp | None = None

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        from starlette.responses import JSONResponse, PlainTextResponse, Response

        if self.app is not None:
            await self.app(scope, receive, send)
            return
        says = "The page of the class is being prepared. It opens by itself in a moment."
        answer: Response = JSONResponse({"says": says}, 425)
        if scope["path"].rpartition("/")[2] in ("", NAME):
            answer = PlainTextResponse(says, headers={"Refresh": "2"})
        await answer(scope, receive, send)


def main() -> None:
    """Serve the page as long as the hub that began this lives."""
    import uvicorn

    at, parent = urlsplit(os.environ["JUPYTERHUB_SERVICE_URL"]), os.getppid()
    taken = socket.create_server((at.hostname or "127.0.0.1", at.port or 80))
    first = Preparing()
    config = uvicorn.Config(first, log_level="warning", access_log=False, lifespan="off")
    serving = threading.Thread(target=uvicorn.Server(config).run, kwargs={"sockets": [taken]}, daemon=True)
    serving.start()
    try:
        watch = watch_of(os.environ)
    except ValueError as problem:
        raise SystemExit(str(problem)) from None
    first.app = application(watch)
    # A hub that was killed can't end its services, and the next one starts them anew on the same port.
    watch.run(lambda: serving.is_alive() and os.getppid() == parent)


if __name__ == "__main__":
    main()
