"""A learner joins a live room from a notebook: the address and the code on the wall become a link.

The link opens the room's page in a tab of its own. A frame within the notebook would not: browsers refuse a
page without encryption in an encrypted one, and the room's page lets nobody frame it, so that no other site
can press its buttons. Behind the # stand the code and who one is there; neither is sent to any other server.
"""

from hashlib import blake2b
from typing import Any
from urllib.parse import urlsplit

from pmkit.practice.learner_secret import learner_secret
from pmkit.practice.markdown import escape_markdown
from pmkit.room.codes import CODE, read_code
from pmkit.widgets.form import Form
from pmkit.widgets.say import Say
from pmkit.widgets.stack import Stack

__all__ = ["join_room"]

_BEFORE = "Type the address and the code that you see on the wall of the room."
_FIELDS = (
    {"key": "address", "label": "Address of the room", "type": "text", "help": "Such as 192.168.1.5:50123."},
    {"key": "code", "label": "Code of six letters", "type": "text"},
)


def join_room(address: str = "", code: str = "") -> Any:
    """Two fields, and the link that joins the room as soon as both are filled in."""
    form, said = Form(_FIELDS, {"address": address, "code": code}, label="Join a room"), Say()

    def tell(_: Any = None) -> None:
        said.tone, said.text = told(str(form.values["address"]), str(form.values["code"]))

    form.observe(tell, "values")
    tell()
    return Stack("", [("", form), ("", said)])


def told(address: str, code: str) -> tuple[str, str]:
    """The tone and the words for what was typed: what is missing, what is wrong, or the link."""
    if not address.strip():
        return "", _BEFORE
    try:
        page, within = read_room_address(address)
    except ValueError as problem:
        return "partly", escape_markdown(str(problem))
    found = read_code(code) or within
    if not code.strip() and not within:
        return "", "Now the code."
    if len(found) != CODE:
        return "partly", "A code has six letters and no vowel. Look at the wall again."
    link = f"[**Join the room {found}**]({page}#code={found}{_who(found)})"
    return "noted", (
        f"{link} It opens in a tab of its own. There you have a name of two words, and the same one whenever "
        "you join from here."
    )


def read_room_address(typed: str) -> tuple[str, str]:
    """The page of a room and the code in its address ("" without one), however it was typed or pasted.

    >>> read_room_address("192.168.1.5:50123"), read_room_address("https://a.example/room/#BCDFGH")
    (('http://192.168.1.5:50123/', ''), ('https://a.example/room/', 'BCDFGH'))
    """
    text = typed.strip()
    refused = ValueError(f"“{text[:60]}” is no address of a room. It looks like 192.168.1.5:50123.")
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        whole = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1)
    except ValueError as problem:
        raise refused from problem
    plain = all(sign.isalnum() or sign in ".-:[]_~/%" for sign in f"{parts.netloc}{parts.path}")
    if not whole or not plain:
        raise refused
    path = parts.path.removesuffix("wall").rstrip("/")
    code = parts.fragment.partition("code=")[2].partition("&")[0] or parts.fragment
    return f"{parts.scheme}://{parts.netloc}{path}/", read_code(code) if len(read_code(code)) == CODE else ""


def _who(code: str) -> str:
    """Who the learner is in this room and in no other: nobody can tell that two rooms had the same person.
    Where the secret can't be kept, the page draws one of its own."""
    try:
        secret = learner_secret()
    except ValueError:
        return ""
    return f"&me={blake2b(code.encode(), key=secret, person=b'live room', digest_size=20).hexdigest()}"
