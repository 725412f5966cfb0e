"""Progress: what a learner did, kept so that no answer is ever lost.

`Attempt`, `ProgressStore` and `MemoryStore` are light; what needs a database is fetched when first asked for.
"""

from typing import TYPE_CHECKING, Any

from pmkit._lazy import fetch
from pmkit.practice.progress.attempt import EVENTS, LOCAL_LEARNER, Attempt, Event
from pmkit.practice.progress.store import MemoryStore, ProgressStore

if TYPE_CHECKING:
    from pmkit.practice.progress.places import open_store
    from pmkit.practice.progress.sql import SqlStore

_HOMES = {
    "SqlStore": "sql",
    "open_store": "places",
}

__all__ = [
    "EVENTS",
    "LOCAL_LEARNER",
    "Attempt",
    "Event",
    "MemoryStore",
    "ProgressStore",
    "SqlStore",
    "open_store",
]


def __getattr__(name: str) -> Any:
    return fetch(__name__, _HOMES, name)
