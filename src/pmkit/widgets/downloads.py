"""Buttons that make a file: it is laid into a folder of the user's own, and handed to the browser to save.

Knows nothing of what is in the files: a callback makes each from its key when its button is pressed.
"""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import traitlets as t

from pmkit.private_files import private_folder, replaced_whole
from pmkit.widgets._base import Base, css, esm

_MOST_THROUGH_THE_PAGE = 50_000_000


@dataclass(frozen=True)
class Made:
    """A file that was made: its `name` (no folder), its content, its kind for the browser, and what there is
    to say about it."""

    name: str
    data: bytes
    mime: str = "application/octet-stream"
    says: str = ""


class Downloads(Base):
    """`items`: dicts with `key`, `label`, optional `help`; `make(key)` makes the file, `folder()` says
    where to.

    A ValueError of `make` is shown as its sentence.
    """

    _esm = esm("downloads.js")
    _css = css("downloads.css")

    label = t.Unicode("").tag(sync=True)
    items: Any = t.List().tag(sync=True)
    said = t.Unicode("").tag(sync=True)

    def __init__(
        self,
        label: str,
        items: Sequence[Mapping[str, str]],
        make: Callable[[str], Made],
        folder: Callable[[], Path],
        **kwargs: Any,
    ) -> None:
        self._make, self._folder = make, folder
        super().__init__(label=label, items=[dict(item) for item in items], **kwargs)
        self.on_msg(lambda _, content, __: self.receive(content))

    def receive(self, content: dict[str, Any]) -> None:
        """Handle a message of the page: a button was pressed."""
        if content.get("kind") == "make":
            self.press(str(content["key"]))

    def press(self, key: str) -> None:
        """Make the file, keep it in the folder, hand it to the page, and say where it lies."""
        try:
            self._hand_over(self._make(key))
        except ValueError as problem:
            self.said = str(problem)
        finally:
            self.send({"kind": "done"})

    def _hand_over(self, made: Made) -> None:
        kept = self._keep(made)
        about = f" {made.says}" if made.says else ""
        small = len(made.data) <= _MOST_THROUGH_THE_PAGE
        if small:
            self.send({"kind": "file", "name": made.name, "mime": made.mime}, buffers=[made.data])
        if kept:
            self.said = f"{made.name} was made. It also lies in {kept.parent}.{about}"
        elif small:
            said = f"{made.name} was made. Your own folder could not be written, so only the browser has it."
            self.said = said + about
        else:
            self.said = (
                f"{made.name} is too large to pass through the page, and your folder could not be written."
            )

    def _keep(self, made: Made) -> Path | None:
        with contextlib.suppress(OSError):
            folder = self._folder()
            private_folder(folder)
            target = folder / made.name
            with replaced_whole(target) as file:
                file.write(made.data)
            return target
        return None

    def describe(self) -> str:
        buttons = " ".join(f"[{item['label']}]" for item in self.items)
        return f"{self.label}: {buttons}"
