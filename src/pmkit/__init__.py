"""pmkit: learn and practise product management.

Importing the package costs nothing; the names that notebooks use are fetched when they are first asked for.
"""

from pmkit._lazy import fetch

__version__ = "0.1.0"

_HOMES = {
    "show": "workspace.show",
    "explore": "workspace.show",
    "figure": "workspace.show",
    "look_back": "workspace.look_back",
    "solution": "workspace.show",
    "hand_in": "workspace.front_page",
    "start_over": "workspace.front_page",
    "take_along": "workspace.take_along",
    "skill_evidence": "workspace.skill_evidence",
    "bring_back": "workspace.front_page",
    "course_map": "workspace.overview",
    "repeat_due": "workspace.today",
    "skill_profile": "workspace.overview",
    "due_session": "workspace.today",
    "week_goal": "workspace.today",
    "open_items": "workspace.today",
    "first_days": "workspace.first_days",
    "own_backlog_path": "workspace.own_path",
    "open_room": "workspace.live_room",
    "join_room": "workspace.join_room",
}

__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> object:
    return fetch(__name__, _HOMES, name)


def __dir__() -> list[str]:
    return __all__
