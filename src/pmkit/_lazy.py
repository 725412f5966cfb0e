"""Names that a package offers and fetches from its modules when they are first asked for (PEP 562).

So importing the package costs nothing. This module imports nothing either.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:  # importing typing at run time would be most of what a package costs
    from collections.abc import Mapping
    from typing import Any


def fetch(package: str, homes: Mapping[str, str], name: str) -> Any:
    """What `name` stands for in a package; for its `__getattr__`.

    `homes` maps each name to the module below the package where it is. Raises AttributeError for a name that
    is not among them.
    """
    if name not in homes:
        raise AttributeError(f"{package} has no {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{package}.{homes[name]}"), name)
