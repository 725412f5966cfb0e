"""What every answer of a room's server says to browsers, and which requests get no answer.

There are no cookies, no text is ever markup, and nothing is asked of another host.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pmkit.room.replies import says

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


class Guard:
    """Headers for every answer, and no answer for a host name or an origin that is not ours.

    `hosts` are the names under which people may ask (None: any). `origin` is the address (`https://host`) of
    a proxy in front, which may hand on another host name than the one that people asked for.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None = None, origin: str = "") -> None:
        self.app, self.hosts, self.origin = app, hosts, origin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        host, origin = headers.get("host", ""), headers.get("origin")
        strange = self.hosts is not None and _name_of(host) not in self.hosts
        ours = origin is None or origin.partition("://")[2] == host or origin == self.origin
        if strange or (scope["method"] == "POST" and not ours):
            await says(403, "This is not the address of the room.")(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                more = [(k.lower().encode(), v.encode()) for k, v in _HEADERS.items()]
                message["headers"] = [*message["headers"], *(one for one in more if one[0] not in given)]
            await send(message)

        await self.app(scope, receive, with_headers)


def _name_of(host: str) -> str:
    """A host without its port."""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host
