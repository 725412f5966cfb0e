"""A class on JupyterHub: what the hub does before a learner's server starts, and how that server starts.

`ClassLogins` runs in the hub, which may hold nothing of the course beside SQLAlchemy and its driver;
`python -m pmkit.hub` is a learner's server, which needs neither to start. Neither knows which spawner or
authenticator the hub uses.
"""

from typing import TYPE_CHECKING, Any

from pmkit._lazy import fetch

if TYPE_CHECKING:
    from pmkit.hub.logins import ClassLogins, login_name

_HOMES = {"ClassLogins": "logins", "login_name": "logins"}

__all__ = ["ClassLogins", "login_name"]


def __getattr__(name: str) -> Any:
    return fetch(__name__, _HOMES, name)
