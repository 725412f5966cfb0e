"""Modules that cost much and are hardly ever used come when they are used, not when something imports them.

In the place of each lies a light one. What is asked of it is asked of the module itself, which is imported
then, so nothing is missing.
"""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

SCHEMAS: Mapping[str, Sequence[str]] = {
    "rfc3987_syntax": ("is_valid_syntax",),
    "rfc3986_validator": ("validate_rfc3986",),
}
"""What comes with `jsonschema`, to check addresses of the internet. The first builds a whole grammar, which
takes longer than all else that a server does to start."""


class _Later(ModuleType):
    """Stands for a module until something of it is used."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(_itself(self.__name__), name)


class _PartLater(type):
    """Stands for a function or a class of such a module: it can be called, and asked what belongs to it."""

    module: str

    def __call__(cls, *given: Any, **named: Any) -> Any:
        return getattr(_itself(cls.module), cls.__name__)(*given, **named)

    def __instancecheck__(cls, one: object) -> bool:
        # While it is put off, nobody can have made one.
        return is_here(cls.module) and isinstance(one, getattr(sys.modules[cls.module], cls.__name__))


def put_off(modules: Mapping[str, Sequence[str]]) -> None:
    """Lay a light module in the place of each that is installed and was not imported yet.

    The names beside it are its functions and classes that others take out of it by `from … import`. A package
    stands before what is in it.
    """
    for name, parts in modules.items():
        package = find_spec(name.partition(".")[0])
        if name in sys.modules or package is None:
            continue
        later = _Later(name)
        later.__spec__ = package if package.name == name else None
        for part in parts:
            setattr(later, part, _PartLater(part, (), {"module": name}))
        sys.modules[name] = later


def is_here(name: str) -> bool:
    """Whether a module is imported, not put off."""
    return name in sys.modules and not isinstance(sys.modules[name], _Later)


def _itself(name: str) -> ModuleType:
    """The module, imported now, with all of its package that was put off."""
    package = name.partition(".")[0]
    off = [
        one
        for one, module in list(sys.modules.items())
        if isinstance(module, _Later) and one.partition(".")[0] == package
    ]
    for one in off:
        del sys.modules[one]
    for one in off:
        import_module(one)
    return import_module(name)
