"""Score table: edit the inputs, change the method, and see how sure the ranking is.

The inputs are only roughly known. A slider says how roughly; then many draws move every input at random and
rank the items anew, and each item shows in how many of 100 draws it is among the first. Works on any table
with `id`, `item` and the inputs of the methods; what is missing is asked for, never invented.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from pmkit.charts.picture import Picture
from pmkit.charts.ranking import ranking_chart, ranking_rows
from pmkit.english import listed, whole_percent
from pmkit.explorers import Cells, Choice, Control, Explorer, Form, Range, Result, Tick, Values, picked
from pmkit.explorers._score_methods import BY_NAME, INPUTS, Method, with_inputs
from pmkit.explorers._score_words import chance_words, leader_title, ranking_words, score_words
from pmkit.methods import InputError, how_sure, score, score_ranges
from pmkit.methods.formulas import FORMULAS
from pmkit.methods.uncertainty import Noise
from pmkit.practice.markdown import escape_markdown

BARS = 12
"""How many bars the chart shows; the table holds all items."""
_DRAWS = 40_000
"""Items × trials in one go: keeps a change under a tenth of a second, whatever the length of the table."""
_SET, _YOU = "the share you set", "your numbers differ"
_RESULTS = (
    {"key": "score", "label": "Score", "type": "number", "readonly": True},
    {"key": "place", "label": "Place", "readonly": True, "narrow": True},
    {
        "key": "chance",
        "label": "Of 100",
        "readonly": True,
        "narrow": True,
        "help": "In how many of 100 draws it is among the first.",
    },
)


class ScoreTable(Explorer):
    """Edit, rank, doubt. `frame` needs `id` and `item`.

    Where several people gave the numbers, `spread` says by input how far theirs lie apart (0.3: about ±30 %);
    then the draws move each input by that, unless somebody takes the slider.
    """

    layout = ("form", "chart", "sentence", "edits")
    title = "Scores"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        spread: Mapping[str, float] | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.spread = dict(spread or {})
        self.full = with_inputs(frame)
        self.place = {str(id): at for at, id in enumerate(self.full["id"])}
        cells = self.full.astype(object).where(self.full.notna(), None)
        self.rows = [{str(key): cell for key, cell in row.items()} for row in cells.to_dict("records")]

    def controls(self, values: Values) -> Sequence[Control]:
        method = BY_NAME[picked(values, "method", BY_NAME)]
        most = max(1, min(5, len(self.full) - 1))
        said = listed([f"{name} ±{whole_percent(by)}" for name, by in self.spread.items()])
        differ = (Tick("differ", f"As far off as you differ: {said}", start=True),) if self.spread else ()
        return (
            Form(
                "form",
                (
                    Choice("method", "Method", options={name: one.label for name, one in BY_NAME.items()}),
                    *differ,
                    Range(
                        "noise",
                        "How far off the numbers may be",
                        start=0.0,
                        max=0.5,
                        step=0.05,
                        unit="%",
                    ),
                    Range("k", "Among the first", start=1, min=1, max=most),
                ),
            ),
            Cells(
                "edits",
                "Inputs and scores",
                columns=(
                    {"key": "item", "label": "Item", "readonly": True},
                    *({"key": name, "type": "number", **INPUTS[name]} for name in method.inputs),
                    *_RESULTS,
                ),
                rows=self.rows,
                keys=tuple(INPUTS),
                fields=tuple(INPUTS),
                stacked=False,
            ),
        )

    def result(self, values: Values) -> Result:
        method, k = BY_NAME[values["method"]], int(values["k"])
        differ = bool(values.get("differ"))
        noise = self._spread_of(method) if differ else float(values["noise"])
        items = self._edited(values["edits"])
        trouble = ""
        try:
            sure, rows = _doubted(items, method.name, noise, k) if noise else _certain(items, method.name, k)
        except InputError as problem:  # the method refuses a value: nothing has a score
            trouble = escape_markdown(str(problem))
            sure, rows = _without_scores(items, method.name)
        title = leader_title(sure, doubted=bool(noise))
        words = partial(
            ranking_words, sure, method.name, k, doubted=bool(noise), off=_YOU if differ else _SET
        )
        return Result(
            sentence=trouble or words(hint="Pull the slider to see how sure that is."),
            summary=trouble or words(),
            charts={"chart": self._chart(rows, method, noise, k).saying(title=title)},
            computed={"edits": _computed(sure, method.name)},
            hidden={"noise"} if differ else (),
        )

    def _spread_of(self, method: Method) -> dict[str, float]:
        """How far off the inputs of this method are; the others are taken as they stand."""
        known = {one.name for one in FORMULAS[method.name].inputs}
        return {name: by for name, by in self.spread.items() if name in known}

    def _edited(self, edits: Mapping[str, Mapping[str, Any]]) -> pd.DataFrame:
        """The items with what was typed."""
        changed = {name for cells in edits.values() for name in cells}
        items = self.full.assign(**{name: self.full[name].copy() for name in changed})
        for id, cells in edits.items():
            for name, value in cells.items():
                items.loc[self.place[id], name] = np.nan if value is None else value
        return items

    def _chart(self, rows: pd.DataFrame, method: Method, noise: Noise, k: int) -> Picture:
        unit = " of 100" if noise else ""
        told = (
            f"{item}: {score:,.4g} ({words}{unit})"
            for item, score, words in zip(rows["item"], rows["score"], rows["words"], strict=True)
        )
        subtitle = f"Score in {method.unit_of(self.units)}."
        if noise:
            place = "first" if k == 1 else f"among the first {k}"
            subtitle += f" Line: where 90 of 100 draws lie. Number: in how many it is {place}."
        return ranking_chart(
            rows,
            title="",
            subtitle=subtitle,
            description="; ".join(told) or "No bars.",
        )


def _certain(items: pd.DataFrame, name: str, k: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The scores as the inputs stand, and the rows of the chart."""
    sure = score(items, name)
    first = (sure["rank"] == 1).astype("Float64").astype(float)
    inside = (sure["rank"] <= k).astype("Float64").fillna(np.nan).astype(float)
    sure = sure.assign(p_top=inside, p_first=first)
    best = _best(sure, name)
    scores = sure[name][best]
    return sure, _bars(sure, name, best, scores, scores, scores.map(score_words), k)


def _doubted(items: pd.DataFrame, name: str, noise: Noise, k: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The scores with the chances that many draws give, and the rows of the chart with their ranges."""
    trials = int(np.clip(_DRAWS // max(len(items), 1), 100, 4000))
    sure = how_sure(items, name, noise=noise, k=k, trials=trials)
    ranges = score_ranges(items, name, noise=noise, trials=min(trials, 1000))
    best = _best(sure, name)
    words = sure["p_top"][best].map(chance_words)
    return sure, _bars(sure, name, best, ranges["score_low"][best], ranges["score_high"][best], words, k)


def _best(sure: pd.DataFrame, name: str) -> pd.Index:
    """Only the bars that are shown: of 10,000 items the others would cost a tenth of a second."""
    return sure[name].sort_values(ascending=False, kind="stable").dropna().index[:BARS]


def _bars(
    sure: pd.DataFrame,
    name: str,
    best: pd.Index,
    low: pd.Series,
    high: pd.Series,
    words: pd.Series,
    k: int,
) -> pd.DataFrame:
    shown = sure.loc[best]
    top = (shown["rank"] <= k).fillna(False).astype(bool)
    return ranking_rows(shown["item"], shown[name], low, high, words, top)


def _without_scores(items: pd.DataFrame, name: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    none = pd.Series(np.nan, index=items.index)
    sure = items.assign(**{name: none}, p_top=none, p_first=none, rank=none.astype("Int64"), tied=False)
    return sure, ranking_rows(items["item"], none, none, none, items["item"], none.notna())


def _computed(sure: pd.DataFrame, name: str) -> dict[str, Any]:
    """The columns beside the inputs."""
    places = zip(_floats(sure["rank"]), sure["tied"].tolist(), strict=True)
    return {
        "score": sure[name],
        "place": ["" if np.isnan(place) else f"{place:.0f}{'=' if tied else ''}" for place, tied in places],
        "chance": ["" if np.isnan(p) else f"{100 * p:.0f}" for p in _floats(sure["p_top"])],
    }


def _floats(cells: pd.Series) -> list[float]:
    """A column as Python's numbers, missing as nan: many times faster than one cell after the other."""
    return [float(cell) for cell in cells.to_numpy(dtype=float, na_value=np.nan)]
