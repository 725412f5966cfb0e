"""Goal-oriented roadmap: a board whose columns are releases and whose rows are written in place.

Columns can be added and taken away. What a row asks and what the rules say of it comes in with the pattern.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from pmkit.explorers import Button, Control, Explorer, Form, Result, Values
from pmkit.explorers.text_builder import Slots, TextPattern, read_texts, text_field, with_empty

MOST = 6
"""So many columns can be read side by side."""


class GoalRoadmap(Explorer):
    """Write the roadmap; `columns` are those that one begins with (key -> title), `start` their texts."""

    layout = ("form", "sentence", "grown")
    taken_along = ("form",)
    title = "Goal-oriented roadmap"

    def __init__(
        self,
        frame: Any = None,
        *,
        pattern_of: Callable[[Mapping[str, str]], TextPattern],
        columns: Mapping[str, str],
        start: Slots,
        units: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.pattern_of, self.columns, self.start = pattern_of, dict(columns), start

    def read(self, kept: Mapping[str, Any]) -> Mapping[str, Any]:
        return with_empty(kept, self.pattern_of(self._titles(kept)))

    def _keys(self, values: Values) -> list[str]:
        """The columns of a state, as far as they fit; else those that one begins with."""
        kept = values.get("columns")
        keys = [key for key in kept if isinstance(key, str) and key] if isinstance(kept, list) else []
        return list(dict.fromkeys(keys))[:MOST] or list(self.columns)

    def _titles(self, values: Values) -> dict[str, str]:
        keys = enumerate(self._keys(values), start=1)
        return {key: self.columns.get(key, f"Column {at}") for at, key in keys}

    def controls(self, values: Values) -> Sequence[Control]:
        titles = self._titles(values)
        pattern = self.pattern_of(titles)
        fields = [text_field(slot, self.start) for slot in pattern.slots]
        return (Form("form", (*fields, *self._buttons(titles)), label=pattern.name, columns=titles),)

    def _buttons(self, titles: Mapping[str, str]) -> list[Button]:
        remove = [
            Button(f"remove_{key}", f"Remove “{title}”", partial(self._without, key), column=key)
            for key, title in titles.items()
            if len(titles) > 1
        ]
        return [*remove, Button("add", "Add a column", self._with_one_more)] if len(titles) < MOST else remove

    def result(self, values: Values) -> Result:
        return read_texts(self.pattern_of(self._titles(values)), values)

    def _without(self, key: str, values: Values) -> Values:
        return {"columns": [one for one in self._keys(values) if one != key]}

    def _with_one_more(self, values: Values) -> Values:
        """A key that had no text yet: what stood in a column that was removed comes back with undo only."""
        keys = self._keys(values)
        used = {*keys, *(key.partition("_")[2] for key in values["texts"])}
        new = next(key for at in range(len(used) + 1) if (key := f"release{at + 1}") not in used)
        return {"columns": [*keys, new]}
