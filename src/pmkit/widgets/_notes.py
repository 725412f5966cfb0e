"""What widgets need of a learner's workbook to keep their states."""

from typing import Any, Protocol


class Notes(Protocol):
    """Keeps states (any JSON) under names: the last one, and all of a name, oldest first."""

    def note(self, item: str, payload: Any) -> Any: ...
    def noted(self, item: str) -> Any: ...
    def notes(self, item: str) -> list[Any]: ...
