"""A chart as a value: its rows, what it says in words, and how it is drawn.

Rows and words cost little and follow every change; Altair is asked to draw only where something is shown for
the first time, or exported.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from pmkit.charts._titles import Words, said


@dataclass(frozen=True)
class Picture:
    """`rows` as a data frame, `words` for title, subtitle and description; `draw(rows)` makes the Altair
    chart
    without its words.

    Two pictures of one function on the same data differ in rows and words only: what is drawn stays, and a
    live chart is sent these.
    """

    rows: pd.DataFrame
    words: Words
    draw: Callable[[pd.DataFrame], Any] = field(repr=False)

    @property
    def title(self) -> str:
        return self.words.title

    @property
    def subtitle(self) -> str:
        return self.words.subtitle

    @property
    def description(self) -> str:
        return self.words.description

    def saying(self, **words: str) -> "Picture":
        """The same with another title, subtitle or description."""
        return replace(self, words=self.words._replace(**words))

    def chart(self) -> Any:
        """The Altair chart, complete."""
        return said(self.draw(self.rows), self.words)

    def to_dict(self) -> dict[str, Any]:
        """The chart as a specification, for whatever takes an Altair chart."""
        return dict(self.chart().to_dict())

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        from pmkit.charts.render import mimebundle

        return mimebundle(self)

    def __repr__(self) -> str:
        return f"Picture({self.title})"
