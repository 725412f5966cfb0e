"""Choose a file: with the browser's own button, by dropping it, or by typing where it lies.

Its bytes travel from the page to the kernel on the same machine, in parts that are answered one by one, so
that a large file shows how far it is and never fills a queue. Nothing is stored here and nothing is sent
elsewhere.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import traitlets as t

from pmkit.widgets._base import Base, css, esm

MOST_BYTES = 400_000_000
_MEGA = 1_000_000


class FilePick(Base):
    """`on_file` names what is called with the file's name (no folder) and its bytes.

    A ValueError of the callback is shown as its sentence. `said` is the line under the button.
    """

    _esm = esm("outbox.js", "fields.js", "file_pick.js")
    _css = css("file_pick.css")

    label = t.Unicode("Choose a file").tag(sync=True)
    accept = t.Unicode("").tag(sync=True, doc="endings that the browser offers first, such as .csv,.xlsx")
    note = t.Unicode("").tag(sync=True)
    said = t.Unicode("").tag(sync=True)
    error = t.Unicode("").tag(sync=True)
    share = t.Float(-1.0).tag(sync=True, doc="how much of the reading is done, 0 to 1; below 0: not reading")
    most = t.Int(MOST_BYTES).tag(sync=True)

    def __init__(self, label: str, **kwargs: Any) -> None:
        self._callbacks: list[Callable[[str, bytes], Any]] = []
        self._parts: list[bytes] = []
        self._number = -1
        super().__init__(label=label, **kwargs)
        self.on_msg(lambda _, content, buffers: self.receive(content, buffers))

    def on_file(self, callback: Callable[[str, bytes], Any]) -> None:
        """Call `callback(name, data)` for each file that is chosen."""
        self._callbacks.append(callback)

    def progress(self, share: float) -> None:
        """Show how far the reading is; to be called while a callback works."""
        if share - self.share >= 0.02 or share < self.share:
            self.share = min(max(share, 0.0), 1.0)

    def receive(self, content: dict[str, Any], buffers: Any = ()) -> None:
        """Handle a message of the page: a part of a file, or a path."""
        kind = content.get("kind")
        if kind == "part":
            self._take_part(content, [bytes(buffer) for buffer in buffers])
        elif kind == "path":
            self.read_path(str(content.get("text", "")))

    def read_path(self, text: str) -> None:
        """Read the file at a path as a person types or pastes it (with quotes, with ~)."""
        path = Path(text.strip().strip("\"'").removeprefix("file://") or ".").expanduser()
        try:
            if path.is_dir():
                self._refuse(
                    f"{path} is a folder. Please name a file in it."
                    if text.strip()
                    else "Please type where the file lies."
                )
                return
            if path.stat().st_size > self.most:
                self._refuse(_too_large(path.stat().st_size, self.most))
                return
            data = path.read_bytes()
        except (OSError, ValueError):
            self._refuse(
                f"There is no file that can be read at {path}. Please look at the folder and its spelling."
            )
            return
        self.take(path.name, data)

    def take(self, name: str, data: bytes) -> None:
        """Hand a file to the callbacks, as if it had been chosen."""
        self.error, self.said, self.share = "", f"Reading {name} …", 0.0
        try:
            for callback in self._callbacks:
                callback(name, data)
            self.said = "The file was read."
        except ValueError as problem:
            self.said, self.error = "", str(problem)
        finally:
            self.share = -1.0
            self.send({"kind": "done"})

    def _take_part(self, content: dict[str, Any], parts: list[bytes]) -> None:
        number, at = int(content["number"]), int(content["at"])
        if at == 0:
            self._number, self._parts = number, []
        if number != self._number or at != sum(map(len, self._parts)):
            return  # a part of a file that was given up
        self._parts += parts
        got = at + sum(map(len, parts))
        if got < int(content["size"]):
            self.send({"kind": "got", "number": number, "at": got})
            return
        data, self._parts = b"".join(self._parts), []
        self.send({"kind": "all", "number": number})
        self.take(Path(str(content["name"]).replace("\\", "/")).name or "file", data)

    def _refuse(self, sentence: str) -> None:
        self.error, self.said = sentence, ""
        self.send({"kind": "done"})

    def describe(self) -> str:
        return " | ".join(part for part in (self.label, self.said, self.error) if part)


def _too_large(size: int, most: int) -> str:
    return (
        f"This file has {size / _MEGA:,.0f} MB; {most / _MEGA:,.0f} MB is the most that is read. "
        "Please export fewer fields or fewer items."
    )
