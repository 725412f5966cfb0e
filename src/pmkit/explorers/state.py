"""The state of an explorer: values under names, and what of them is a decision about items.

A control that has a value says what one begins with, under which names its value is kept (`at`), and what
of a kept value still fits. Where it is a decision about items, it names the fields that it decides. Knows no
widget.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any

Values = Mapping[str, Any]
"""The value of every control, under the names of its `at`."""
Decisions = dict[tuple[str, str], Any]
"""(id of an item, field of the backlog) -> value; None is no value."""


@dataclass(frozen=True)
class Bound:
    """A control that has a value, kept under `key`, or under the names of `at` from the outermost in."""

    key: str
    label: str
    _: KW_ONLY
    at: tuple[str, ...] = ()

    @property
    def path(self) -> tuple[str, ...]:
        return self.at or (self.key,)

    def first(self) -> Any:
        """The value that one begins with."""
        raise NotImplementedError

    def clean(self, kept: Any) -> Any:
        """What of a kept value still fits; for the rest, the first value."""
        raise NotImplementedError

    def merged(self, value: Any, _before: Any, _foreign: Callable[[str], bool]) -> Any:
        """The value to keep, with what was kept about items that are not here and that `foreign` lets
        stay."""
        return value

    def decisions(self, _value: Any) -> Decisions:
        """What this value decides about items."""
        return {}


def value_at(values: Any, path: Sequence[str]) -> Any:
    """The value under these names; None where there is none."""
    for name in path:
        values = values.get(name) if isinstance(values, Mapping) else None
    return values


def with_value(values: Any, path: Sequence[str], value: Any) -> dict[str, Any]:
    """The values with another one under these names; what is given stays as it is."""
    kept = dict(values) if isinstance(values, Mapping) else {}
    name, *inner = path
    kept[name] = with_value(kept.get(name), inner, value) if inner else value
    return kept


def without(values: Any, path: Sequence[str]) -> dict[str, Any]:
    """The values without the one under these names."""
    kept = dict(values) if isinstance(values, Mapping) else {}
    name, *inner = path
    if inner and name in kept:
        kept[name] = without(kept[name], inner)
    elif not inner:
        kept.pop(name, None)
    return kept
