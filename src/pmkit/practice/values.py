"""Values: what a name in a question's text stands for, `{rice_period:,.0f}`.

A chapter's `values.py` is a module of plain constants and functions. A function's parameters name other
values; each is computed when it is first asked for, and once. A parameter `draw` gives other inputs when a
question comes back (`Draw`). A text holds names and formats only: nothing in it is ever run.
"""

import inspect
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property, partial
from types import ModuleType
from typing import Any, TypeVar

from pmkit.english import format_number, in_words, listed
from pmkit.practice.judges import LaterJudge

NAME = re.compile(r"\{([A-Za-z][\w]*(?:\.[\w-]+)?)(?::([^{}]*))?\}")
"""A name, or a name and the key of its table (`{title.mw-12}`), with or without a format."""
_DRAW = "draw"
_Rule = TypeVar("_Rule", bound=Callable[..., Any])


class UnknownName(LookupError):
    """A text names a value that is not there; the message names the nearest ones."""


class Draw:
    """The inputs of one round. Round 0 is the printed one; every other round has a seed of its own."""

    def __init__(self, seed: str = "", name: str = "") -> None:
        self.seed, self.name = seed, name

    def of(self, printed: Any, *others: Any) -> Any:
        """The printed input in round 0, in later rounds one of the others."""
        return self._random(printed, others).choice(others) if self.seed and others else printed

    def between(self, printed: float, low: float, high: float, step: float = 1) -> float:
        """The printed input in round 0, in later rounds one from `low` to `high` in steps."""
        steps = round((high - low) / step)
        found = low + step * self._random(printed, (low, high)).randint(0, steps) if self.seed else printed
        return round(found, 9) if isinstance(step, float) else found

    def _random(self, *what: Any) -> random.Random:
        return random.Random(f"{self.seed}\0{self.name}\0{what!r}")  # nosec B311  # draws, no secret


def rule(function: _Rule) -> _Rule:
    """Mark a function of `values.py` that judges an answer: its first parameter is the answer (for a number
    the number read), the others name values."""
    function.__dict__["judges"] = True
    return function


@dataclass(frozen=True)
class Worked:
    """Values that were worked out before, by the names in texts (`when.p85`); which names judge an answer,
    and which vary with a draw. What is not here is computed when it is asked for."""

    values: Mapping[str, Any] = field(default_factory=dict)
    judge: frozenset[str] = frozenset()
    vary: frozenset[str] = frozenset()


class Values:
    """The names of a chapter's `values.py`, for the draw of one seed ("" is the printed round).

    `names` gives them when the first is asked for: a text without names loads nothing.
    """

    def __init__(
        self, names: Callable[[], Mapping[str, Any]], seed: str = "", worked: Worked | None = None
    ) -> None:
        self.source, self.seed, self._worked = names, seed, worked or Worked()
        self._found: dict[str, Any] = {}
        self._making: list[str] = []
        self._printed: Values | None = None

    @cached_property
    def _known(self) -> Mapping[str, Any]:
        return self.source()

    def names(self) -> list[str]:
        """All names that a text may use."""
        return sorted(name for name in self._known if not name.startswith("_"))

    def drawn(self, seed: str) -> "Values":
        """The same names with the inputs of another round; what does not vary stays as it is."""
        found = Values(self.source, seed)
        found._printed = self
        return found

    def varies(self, name: str) -> bool:
        """Whether the value depends on a draw."""
        if name in self._worked.values or name in self._worked.judge:
            return name in self._worked.vary
        made = self._known.get(name.partition(".")[0])
        if not inspect.isfunction(made):
            return False
        needs = _parameters(made)
        return _DRAW in needs or any(self.varies(other) for other in needs)

    def __getitem__(self, name: str) -> Any:
        """The value of a name; of `table.key` the entry of a table. Raises UnknownName."""
        if name in self._worked.values:
            return self._worked.values[name]
        if name in self._worked.judge and name not in self._found:
            return LaterJudge(lambda: self._rule(name))
        if self._printed and not self._printed.varies(name):
            return self._printed[name]
        table, _, key = name.partition(".")
        if table not in self._found:
            self._found[table] = self._made(table)
        found = self._found[table]
        if not key:
            return found
        if not isinstance(found, Mapping) or key not in found:
            keys = [str(one) for one in found] if isinstance(found, Mapping) else []
            raise UnknownName(f"{table} has no entry “{key}”.{_nearest(key, keys)}")
        return found[key]

    def _rule(self, name: str) -> Callable[[Any], Any]:
        found: Callable[[Any], Any] = self._found.setdefault(name, self._made(name))
        return found

    def _made(self, name: str) -> Any:
        if name not in self._known:
            raise UnknownName(f"There is no value “{name}”.{_nearest(name, self.names())}")
        made = self._known[name]
        if not inspect.isfunction(made):
            return made
        if name in self._making:
            raise UnknownName(f"The values {listed(self._making)} need each other.")
        needs = _parameters(made)
        self._making.append(name)
        given = {one: Draw(self.seed, name) if one == _DRAW else self[one] for one in needs}
        self._making.remove(name)
        return partial(made, **given) if _judges(made) else made(**given)


def shown(value: object, form: str = "") -> str:
    """A value as it stands in a text: with a format as Python's, else numbers as the course writes them.
    The formats `words` and `Words` spell a small whole number: nine, Nine; others stay in figures."""
    if form in ("words", "Words") and isinstance(value, (int, float)):
        told = in_words(value)
        return told if form == "words" else told.capitalize()
    if form:
        return format(value, form)
    return format_number(value) if isinstance(value, float) else str(value)


def own_names(module: ModuleType) -> dict[str, Any]:
    """What a module names itself, not what it imports. Values may use what begins with `_`, texts can't."""

    def imported(value: object) -> bool:
        return inspect.ismodule(value) or (
            callable(value) and getattr(value, "__module__", "") != module.__name__
        )

    return {
        name: value
        for name, value in vars(module).items()
        if not name.startswith("__") and not imported(value)
    }


def _parameters(function: Callable[..., Any]) -> list[str]:
    names = list(inspect.signature(function).parameters)
    return names[1:] if _judges(function) else names


def _judges(function: Callable[..., Any]) -> bool:
    return bool(getattr(function, "judges", False))


def _nearest(name: str, known: list[str]) -> str:
    found = get_close_matches(name, known, n=3, cutoff=0.5)
    return f" Nearest: {', '.join(found)}." if found else ""
