"""The live charts of an explorer: each is drawn once, then sent the rows, columns and words that changed.

Where a question is answered by a picture of another kind, that one is drawn in its place.
"""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any

import pandas as pd

from pmkit.charts.picture import Picture
from pmkit.widgets.live_chart import LiveChart


class ChartWidgets:
    """`show` brings them to the pictures of a result; `pick(chart, key)` hears a click on a mark with a
    `key`."""

    def __init__(self, pick: Callable[[str, str], Any]) -> None:
        self._pick = pick
        self.widgets: dict[str, LiveChart] = {}
        self._pictures: dict[str, Picture] = {}

    def show(self, pictures: Mapping[str, Picture], hidden: Collection[str]) -> None:
        for key, picture in pictures.items():
            if key not in self.widgets:
                self.widgets[key] = LiveChart(picture)
                if "key" in picture.rows:
                    self.widgets[key].on_click(partial(self._pick, key))
            else:
                self._update(self.widgets[key], self._pictures[key], picture)
            self._pictures[key] = picture
        for key, live in self.widgets.items():
            display = "none" if key in hidden or key not in pictures else ""
            if (live.layout.display or "") != display:
                live.layout.display = display

    @staticmethod
    def _update(live: LiveChart, before: Picture, now: Picture) -> None:
        if _drawing(before) != _drawing(now):
            live.replace_picture(now)
            return
        words = now.words._asdict()
        changed = _changed_columns(before.rows, now.rows)
        if changed is None or len(changed) > 1:
            live.replace_rows(now.rows, **words)
        elif changed or now.words != before.words:
            live.update({name: now.rows[name] for name in changed}, **words)


def _drawing(picture: Picture) -> tuple[Any, ...]:
    """What draws it, and with which settings: a picture of another kind needs another drawing."""
    draw = picture.draw
    if isinstance(draw, partial):
        return draw.func, draw.args, draw.keywords
    return draw, (), {}


def _changed_columns(before: pd.DataFrame, now: pd.DataFrame) -> list[Any] | None:
    """The columns whose values differ; None where the rows are others."""
    if before is now:
        return []
    if len(before) != len(now) or list(before.columns) != list(now.columns):
        return None
    return [name for name in now.columns if before[name].tolist() != now[name].tolist()]
