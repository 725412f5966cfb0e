"""A class on JupyterHub: what the hub does before a learner's server starts, and how that server starts.

`ClassLogins` runs in the hub, which may hold nothing of the course beside SQLAlchemy and its driver;
`python -m pmkit.hub` is a learner's server. Neither knows which spawner or authenticator the hub uses.
"""

from pmkit.hub.logins import ClassLogins, login_name

__all__ = ["ClassLogins", "login_name"]
