"""The fields and buttons of an explorer's forms: sliders, numbers, choices, ticks, texts. Each is a value."""

from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from math import isfinite
from typing import Any

from pmkit.explorers.state import Bound, Values


@dataclass(frozen=True)
class Field(Bound):
    """One field. `help` stands below it; `follows`: its first value comes from the data, so that a value that
    equals it is not kept; `stays`: it may be about real people, so the whole state of its explorer never
    leaves the computer except in the learner's own copy."""

    _: KW_ONLY
    start: Any = None
    help: str = ""
    follows: bool = False
    stays: bool = False

    def first(self) -> Any:
        return self.start

    def spec(self) -> dict[str, Any]:
        """The field as a form takes it."""
        return {"key": self.key, "label": self.label} | ({"help": self.help} if self.help else {})


@dataclass(frozen=True)
class Range(Field):
    """A slider. Unit "%": kept as a share, shown as per cent."""

    _: KW_ONLY
    min: float = 0
    max: float = 100
    step: float = 1
    unit: str = ""

    def clean(self, kept: Any) -> Any:
        if isinstance(kept, bool) or not isinstance(kept, (int, float)):
            return self.start
        # An integer may be too large for a float, so it is bound before anything else asks.
        bounded = min(max(kept, self.min), self.max)
        return bounded if isinstance(kept, int) or isfinite(kept) else self.start

    def spec(self) -> dict[str, Any]:
        ends = {"min": self.min, "max": self.max, "step": self.step}
        return super().spec() | {"type": "range", **ends} | ({"unit": self.unit} if self.unit else {})


@dataclass(frozen=True)
class Number(Range):
    """A number to type. Where one begins tells what `1.200` is likely to mean."""

    def spec(self) -> dict[str, Any]:
        near = {} if self.start is None else {"near": self.start}
        return {name: one for name, one in super().spec().items() if name != "step"} | {
            "type": "number",
            "required": True,
            **near,
        }


@dataclass(frozen=True)
class Choice(Field):
    """One of `options` (value -> what it is called), as a list, or with `radio` all in sight.

    `picked_on` is the key of a chart whose marks (column `key`) choose too.
    """

    _: KW_ONLY
    options: Mapping[str, str]
    radio: bool = False
    picked_on: str = ""

    def first(self) -> Any:
        return self.start if self.start is not None else next(iter(self.options), None)

    def clean(self, kept: Any) -> Any:
        return kept if isinstance(kept, str) and kept in self.options else self.first()

    def spec(self) -> dict[str, Any]:
        options = [{"value": value, "label": label} for value, label in self.options.items()]
        kind = {"type": "radio"} if self.radio else {"type": "choice", "required": True}
        return super().spec() | {**kind, "options": options}


@dataclass(frozen=True)
class Tick(Field):
    """A box to tick."""

    _: KW_ONLY
    start: bool = False

    def clean(self, kept: Any) -> Any:
        return bool(kept)

    def spec(self) -> dict[str, Any]:
        return super().spec() | {"type": "check"}


@dataclass(frozen=True)
class Text(Field):
    """A text of so many lines; a `required` one is never empty, a `wide` one stands alone in its line. On a
    board it stands in a `row` and a `column`."""

    _: KW_ONLY
    start: str = ""
    rows: int = 1
    required: bool = False
    wide: bool = False
    row: str = ""
    column: str = ""

    def clean(self, kept: Any) -> Any:
        return kept if isinstance(kept, str) and (kept or not self.required) else self.start

    def spec(self) -> dict[str, Any]:
        kind = {"type": "textarea", "rows": self.rows} if self.rows > 1 else {"type": "text"}
        place = {"row": self.row, "column": self.column} if self.column else {}
        more = {name: True for name in ("required", "wide") if getattr(self, name)}
        return super().spec() | kind | place | more


@dataclass(frozen=True)
class Button:
    """`does` takes the values and returns those that the press changes. On a board it ends its `column`."""

    key: str
    label: str
    does: Callable[[Values], Values]
    _: KW_ONLY
    main: bool = False
    column: str = ""

    def spec(self) -> dict[str, Any]:
        more = ({"main": True} if self.main else {}) | ({"column": self.column} if self.column else {})
        return {"key": self.key, "label": self.label, "type": "button"} | more


@dataclass(frozen=True)
class Form:
    """Fields and buttons that stand together: in a row that wraps, or as a board of `columns` (key -> title)
    where they name the column in which they stand."""

    key: str
    fields: tuple[Field | Button, ...]
    _: KW_ONLY
    label: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)

    def inputs(self) -> list[Field]:
        return [field for field in self.fields if isinstance(field, Field)]
