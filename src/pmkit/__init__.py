"""pmkit: learn and practise product management.

Importing the package costs nothing; the names that notebooks use are fetched when they are first asked for.
"""

__version__ = "0.1.0"

_HOMES = {
    "show": "pmkit.course.show",
    "explore": "pmkit.course.show",
    "figure": "pmkit.course.show",
    "solution": "pmkit.course.show",
    "hand_in": "pmkit.course.desk",
    "start_over": "pmkit.course.desk",
    "take_along": "pmkit.course.desk",
    "bring_back": "pmkit.course.desk",
    "course_map": "pmkit.course.where",
    "repeat_due": "pmkit.course.where",
    "skill_profile": "pmkit.course.where",
}

__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"pmkit has no {name!r}")


def __dir__() -> list[str]:
    return __all__
