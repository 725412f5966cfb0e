"""The base of every explorer: controls, and what is seen for their values.

A subclass declares its controls and gives one pure function from their values to a `Result`. Whoever shows it
(a widget, a command, the portfolio, a page) asks `seen`. Knows no widget, no workbook and no course.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import pandas as pd

from pmkit.charts.picture import Picture
from pmkit.explorers.controls import Control, bound
from pmkit.explorers.fields import Choice
from pmkit.explorers.result import Result
from pmkit.explorers.state import Decisions, Values, value_at, with_value, without

if TYPE_CHECKING:
    from pmkit.explorers.readable import Block

Layout = Sequence["str | Layout"]
State = dict[str, Any]
_Key = TypeVar("_Key")


@dataclass(frozen=True, eq=False)
class Data:
    """What an explorer works on: a data frame, the units of its money by field, and whatever else its class
    asks
    for, by name."""

    frame: Any = None
    units: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Data)
            and dict(self.units) == dict(other.units)
            and self.more == other.more
            and _same_frame(self.frame, other.frame)
        )


def _same_frame(one: Any, other: Any) -> bool:
    if one is None or other is None:
        return one is other
    return one is other or (list(one.columns) == list(other.columns) and bool(one.equals(other)))


@dataclass(frozen=True)
class Seen:
    """The controls as they are drawn, their values, and the result."""

    controls: tuple[Control, ...]
    values: Values
    result: Result


class Explorer:
    """`frame` is the data to explore, `units` names the units of its money by field ({"value": "EUR"}).

    A subclass prepares in `__init__` what does not depend on the controls, and gives `controls` and `result`.
    `layout` names what is seen, top to bottom: controls, charts, texts and tables by their keys, `sentence`;
    a tuple within stands side by side, one within that below one another.
    """

    layout: ClassVar[Layout] = ("form", "chart", "sentence")
    taken_along: ClassVar[Layout] = ()
    """What of the layout somebody who only reads gets; all of it where nothing is named."""
    only_to_fill_in: ClassVar[frozenset[str]] = frozenset()
    """The columns of tables that only serve whoever fills them in."""
    heeds: ClassVar[tuple[str, ...]] = ()
    """Where it follows another explorer: what of that one's state it looks at; all where nothing is named."""
    files: ClassVar[Sequence[Mapping[str, str]]] = ()
    """Texts that it can be taken along as, beside its pictures: `key`, `label`; `file` makes them."""
    title: str = ""
    """What it is called where it stands beside others."""

    def __init__(self, frame: Any = None, *, units: Mapping[str, str] | None = None) -> None:
        self.frame: pd.DataFrame = frame
        self.units = dict(units or {})

    # --- what a subclass gives
    def controls(self, values: Values) -> Sequence[Control]:
        """The controls. `values` may be empty, or kept from other data: ask them by `picked`."""
        raise NotImplementedError

    def result(self, values: Values) -> Result:
        """What is seen for these values, which fit the controls. Pure."""
        raise NotImplementedError

    def read(self, kept: Mapping[str, Any]) -> Mapping[str, Any]:
        """A kept state under the names of today; overridden where version 0.1 kept another shape."""
        return kept

    def file(self, key: str, values: Values) -> tuple[str, str]:
        """The name and the text of one of its `files`."""
        raise NotImplementedError

    def settle(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """What one value does to others before anything is drawn; most do nothing."""
        return values

    # --- what follows
    @classmethod
    def heeded(cls, followed: Any) -> "State | None":
        """What it looks at of the state of the explorer that it follows; None where there is no state."""
        if not isinstance(followed, Mapping):
            return None
        return {key: followed[key] for key in cls.heeds or followed if key in followed}

    def seen(self, state: Mapping[str, Any] | None = None) -> Seen:
        """What is seen in a state, or where one begins."""
        controls, values = self._fitted(state or {})
        return Seen(controls, values, self.result(values))

    def _fitted(self, state: Mapping[str, Any]) -> tuple[tuple[Control, ...], State]:
        values = dict(self.settle(state))
        controls = tuple(self.controls(values))
        for one in bound(controls):
            kept = value_at(values, one.path)
            values = with_value(values, one.path, one.first() if kept is None else one.clean(kept))
        return controls, values

    def opened(self, kept: Any) -> State:
        """The state to go on with, from one that was kept, by this version or an earlier one."""
        return (
            self.complete(dict(self.read(kept))) if isinstance(kept, Mapping) and kept else self.complete({})
        )

    def complete(self, state: Mapping[str, Any], seen: Seen | None = None) -> State:
        """The state with the value of every control, as it is to be kept; what it says of items that are not
        here stays."""
        controls, values = (seen.controls, seen.values) if seen else self._fitted(state)
        return _kept(controls, values, state, lambda _: True)

    def started_over(self, state: Mapping[str, Any], unshown: Callable[[str], bool]) -> State:
        """The first state again, with what the present one says about items that wait `unshown`."""
        controls, values = self._fitted({})
        return _kept(controls, values, state, unshown, keep_others=False)

    @staticmethod
    def picked_on(chart: str, controls: Sequence[Control]) -> list[Choice]:
        """The choices that a click on a mark of this chart makes."""
        return [one for one in bound(controls) if isinstance(one, Choice) and one.picked_on == chart]

    def pictures(self, result: Result) -> dict[str, Picture]:
        """The charts that are seen, top to bottom."""
        return {
            key: result.charts[key]
            for key in names_in(self.layout)
            if key in result.charts and key not in result.hidden
        }

    def readable(self, seen: Seen) -> "tuple[Block, ...]":
        """What is taken along to be read by others, top to bottom; see `pmkit.explorers.readable`."""
        from pmkit.explorers.readable import blocks

        return blocks(self, seen)

    def decisions(self, seen: Seen) -> Decisions:
        """What is decided about the items."""
        found: Decisions = {}
        for one in bound(seen.controls):
            found |= one.decisions(value_at(seen.values, one.path))
        return found

    def undecided(self, state: Mapping[str, Any], seen: Seen) -> State:
        """The state without the controls that decide about items: those live with the items."""
        left = dict(state)
        for one in bound(seen.controls):
            if getattr(one, "field", "") or getattr(one, "fields", ()):
                left = without(left, one.path)
        return left


def _kept(
    controls: Sequence[Control],
    values: Values,
    before: Mapping[str, Any],
    foreign: Callable[[str], bool],
    keep_others: bool = True,
) -> State:
    """The controls' values with what `before` says of foreign items, and with its other values."""
    state = dict(values) if keep_others else {}
    for one in bound(controls):
        value = value_at(values, one.path)
        if getattr(one, "follows", False) and value == one.first():
            state = without(state, one.path)
        else:
            state = with_value(state, one.path, one.merged(value, value_at(before, one.path), foreign))
    return state


def names_in(layout: Layout) -> Iterator[str]:
    """The names of a layout, top to bottom and from left to right."""
    for name in layout:
        yield from [name] if isinstance(name, str) else names_in(name)


def picked(values: Values, key: str, options: Mapping[_Key, Any] | Sequence[_Key]) -> _Key:
    """The value of a choice on which other controls depend: the kept one if it fits, else the first."""
    return next((option for option in options if option == values.get(key)), next(iter(options)))
