"""Score table: edit the inputs, change the method, and see how sure the ranking is.

The inputs are only roughly known. A slider says how roughly; then many draws move every input at random and
rank the items anew, and each item shows in how many of 100 draws it is among the first. Works on any table
with `id`, `item` and the inputs of the methods; what is missing is asked for, never invented. The units of
value and cost of delay come in `frame.attrs` (`value_unit`, `delay_unit`), where they are known.
"""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import ipywidgets
import numpy as np
import pandas as pd

from pmkit.charts.ranking import ranking, ranking_rows
from pmkit.methods import InputError, how_sure, score, score_ranges
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.explorer import Explorer
from pmkit.widgets.explorers._score_methods import BY_NAME, INPUTS, Method, with_inputs
from pmkit.widgets.explorers._score_words import chance_words, ranking_words, score_words
from pmkit.widgets.form import Form
from pmkit.widgets.live_chart import LiveChart
from pmkit.widgets.table import Table

BARS = 12
"""How many bars the chart shows; the table holds all items."""
_DRAWS = 40_000
"""Items × trials in one go: keeps a change under a tenth of a second, whatever the length of the table."""


class ScoreTable(Explorer):
    """Edit, rank, doubt. `frame` needs `id` and `item`; `methods` are the names of those to offer."""

    item: ClassVar[str] = "explorer:prioritisation.score-table"
    methods: ClassVar[tuple[str, ...]] = tuple(BY_NAME)

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.full = with_inputs(self.frame)
        self.first = self.full.copy()
        self.trouble = ""
        most = max(1, min(5, len(self.full) - 1))
        self.form = Form(
            [
                {
                    "key": "method",
                    "label": "Method",
                    "type": "choice",
                    "required": True,
                    "options": [{"value": name, "label": BY_NAME[name].label} for name in self.methods],
                },
                {
                    "key": "noise",
                    "label": "How far off the numbers may be",
                    "type": "range",
                    "unit": "%",
                    "min": 0,
                    "max": 0.5,
                    "step": 0.05,
                },
                {"key": "k", "label": "Among the first", "type": "range", "min": 1, "max": most, "step": 1},
                {"key": "reset", "label": "Start over", "type": "button"},
            ],
            {"method": self.methods[0], "noise": 0.0, "k": min(1, most)},
        )
        self.form.on_click("reset", self.start_over)
        self._shown = self.method.name
        self.table = Table("Inputs and scores", self._columns(), self._rows())
        self.chart = LiveChart(
            ranking(
                self._score(),
                title="Ranking",
                score_title="",
                description="Bars of the scores, the best first.",
            )
        )
        self.form.observe(self.changed, "values")
        self.table.observe(self.changed, "rows")
        return [self.form, self.chart, self.said, self.table]

    @property
    def method(self) -> Method:
        return BY_NAME[self.form.values["method"]]

    @property
    def noise(self) -> float:
        return float(self.form.values["noise"])

    @property
    def k(self) -> int:
        return int(self.form.values["k"])

    # --- the table
    def _columns(self) -> list[dict[str, Any]]:
        columns: list[dict[str, Any]] = [{"key": "item", "label": "Item", "readonly": True, "width": 20}]
        columns += [{"key": name, "type": "number", **INPUTS[name]} for name in self.method.inputs]
        return [
            *columns,
            {"key": "score", "label": "Score", "type": "number", "readonly": True},
            {"key": "place", "label": "Place", "readonly": True},
            {
                "key": "chance",
                "label": "Of 100",
                "readonly": True,
                "help": "In how many of 100 draws it is among the first.",
            },
        ]

    def _rows(self) -> list[dict[str, Any]]:
        kept = self.full[["id", "item", *self.method.inputs]]
        return [
            {str(key): None if pd.isna(value) else value for key, value in row.items()}
            for row in kept.to_dict("records")
        ]

    def _show_inputs(self) -> None:
        """The table for the method: its inputs to edit, then score, place and chance."""
        self._shown = self.method.name
        self.table.computed = {}
        with self.table.hold_sync():
            self.table.columns = self._columns()
            self.table.rows = self._rows()

    def _take_edits(self) -> None:
        for name in self.method.inputs:
            self.full[name] = pd.Series(self.table.values(name), index=self.full.index, dtype=float)

    # --- the arithmetic
    def update(self) -> None:
        if self._shown != self.method.name:
            self._show_inputs()
        self._take_edits()
        rows = self._score()
        leader = rows["item"].iloc[0] if len(rows) else "Nothing"
        unit = " of 100" if self.noise else ""
        self.chart.replace_rows(
            rows,
            title=f"{leader} leads" if len(rows) else "No item has a score yet",
            subtitle=self._subtitle(),
            description="; ".join(
                f"{item}: {score:,.4g} ({words}{unit})"
                for item, score, words in zip(rows["item"], rows["score"], rows["words"], strict=True)
            )
            or "No bars.",
        )
        self.table.compute(
            {
                "score": self.sure[self.method.name],
                "place": [
                    "" if np.isnan(place) else f"{place:.0f}{'=' if tied else ''}"
                    for place, tied in zip(
                        _floats(self.sure["rank"]), self.sure["tied"].tolist(), strict=True
                    )
                ],
                "chance": ["" if np.isnan(p) else f"{100 * p:.0f}" for p in _floats(self.sure["p_top"])],
            }
        )

    def _score(self) -> pd.DataFrame:
        """Score the items, keep the result in `self.sure`, and return the rows of the chart.

        Where the method refuses a value, nothing has a score and `self.trouble` says why.
        """
        self.trouble = ""
        try:
            return self._scored()
        except InputError as problem:
            self.trouble = str(problem)
            none = pd.Series(np.nan, index=self.full.index)
            blank = {self.method.name: none, "p_top": none, "p_first": none}
            self.sure = self.full.assign(**blank, rank=none.astype("Int64"), tied=False)
            return ranking_rows(self.full["item"], none, none, none, self.full["item"], none.notna())

    def _scored(self) -> pd.DataFrame:
        trials = int(np.clip(_DRAWS // max(len(self.full), 1), 100, 4000))
        name = self.method.name
        say: Callable[[float], str]
        if self.noise:
            sure = how_sure(self.full, name, noise=self.noise, k=self.k, trials=trials)
            ranges = score_ranges(self.full, name, noise=self.noise, trials=min(trials, 1000))
            low, high = ranges["score_low"], ranges["score_high"]
            say, said = chance_words, sure["p_top"]
        else:
            sure = score(self.full, name)
            inside = (sure["rank"] <= self.k).astype("Float64").fillna(np.nan).astype(float)
            sure = sure.assign(p_top=inside, p_first=(sure["rank"] == 1).astype("Float64").astype(float))
            low, high = sure[name], sure[name]
            say, said = score_words, sure[name]
        self.sure = sure
        # Only the bars that are shown: of 10,000 items the others would cost a tenth of a second.
        best = sure[name].sort_values(ascending=False, kind="stable").dropna().index[:BARS]
        shown = sure.loc[best]
        top = (shown["rank"] <= self.k).fillna(False).astype(bool)
        words = said[best].map(say)
        return ranking_rows(shown["item"], shown[name], low[best], high[best], words, top)

    def _subtitle(self) -> str:
        said = f"Score in {self.method.unit_of(self.frame.attrs)}."
        if self.noise:
            place = "first" if self.k == 1 else f"among the first {self.k}"
            said += f" Line: where 90 of 100 draws lie. Number: in how many it is {place}."
        return said

    # --- what it remembers and says
    def state(self) -> dict[str, Any]:
        now = self.full.set_index("id")
        before = self.first.set_index("id")
        edits: dict[str, dict[str, float | None]] = {}
        for name in INPUTS:
            other = now[name].ne(before[name]) & ~(now[name].isna() & before[name].isna())
            for row, value in now.loc[other, name].items():
                edits.setdefault(str(row), {})[name] = None if pd.isna(value) else float(value)
        return {"method": self.method.name, "noise": self.noise, "k": self.k, "edits": edits}

    def restore(self, state: Any) -> None:
        places = {str(row): at for at, row in zip(self.full.index, self.full["id"], strict=True)}
        for row, cells in dict(state.get("edits", {})).items():
            for name, value in cells.items():
                if row in places and name in INPUTS:
                    self.full.loc[places[row], name] = np.nan if value is None else value
        known = {key: state[key] for key in ("method", "noise", "k") if key in state}
        if known.get("method") not in self.methods:
            known.pop("method", None)
        self.form.values = {**self.form.values, **known}
        self._show_inputs()

    def summary(self) -> str:
        if self.trouble:
            return escape_markdown(self.trouble)
        return ranking_words(self.sure, self.method.name, self.k, doubted=bool(self.noise))


def _floats(cells: pd.Series) -> list[float]:
    """A column as Python's numbers, missing as nan: many times faster than one cell after the other."""
    return [float(cell) for cell in cells.to_numpy(dtype=float, na_value=np.nan)]
