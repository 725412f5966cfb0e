"""What is it worth to know? Assumptions on a map, and for one of them what a test may cost.

The arithmetic is that of `pmkit.methods.worth_of_test`: whoever decides acts or leaves it, now or after the
result of a test. What has to wait meanwhile is a part of what acting costs. Chances, rates and costs are
judgement.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from pmkit.charts.assumptions import KINDS, assumption_map_chart
from pmkit.charts.picture import Picture
from pmkit.charts.worth import worth_chart
from pmkit.english import capital, shortened
from pmkit.explorers import Cells, Choice, Control, Explorer, Form, Number, Range, Result, Values, picked
from pmkit.explorers import _worth_words as words
from pmkit.explorers._worth_words import Stakes, TestRates, best_of, compared, results_of, worth_of
from pmkit.explorers.explorer import Seen
from pmkit.explorers.fields import Field
from pmkit.explorers.readable import Block
from pmkit.explorers.typed_cells import plain_value

_MOST_WEEKS = 26
_MOST = 1_000_000.0
_COLUMNS = (
    {"key": "assumption", "label": "What has to be true", "type": "text", "width": 34},
    {"key": "kind", "label": "It says the idea is", "type": "choice", "options": list(KINDS), "width": 12},
    {"key": "importance", "label": "Importance, 1 to 5", "type": "number", "min": 1, "max": 5},
    {"key": "evidence", "label": "Evidence, 1 to 5", "type": "number", "min": 1, "max": 5},
)
_AFTER = (
    {"key": "when", "label": "What you know", "type": "text", "readonly": True},
    {"key": "often", "label": "How often", "type": "text", "readonly": True},
    {"key": "chance", "label": "Chance then", "type": "text", "readonly": True},
    {"key": "brings", "label": "Acting then brings", "type": "text", "readonly": True},
    {"key": "act", "label": "So you", "type": "text", "readonly": True},
)
_ON_MAP = ("id", "assumption", "kind", "importance", "evidence")
_WEEKS = "Weeks in which other work waits"
_JUDGED = "Chances, rates and costs are judgement. The test pays where its line is above its price."
_START = {"chance": 0.5, "gain": 100.0, "cost": 40.0}
"""Where an own assumption begins."""


class WorthKnowing(Explorer):
    """Choose an assumption and a test; the lines say at which chances the test is worth its price.

    `frame`: `id`, `assumption`, `kind`, `importance`, `evidence`, and where they are known `chance`, `gain`
    and `cost`. `tests`: `name`, `shows`, `days`, `cost`, `hit_rate`, `false_alarm`, `needs_consent`. `unit`
    is that of all amounts, `week_cost` what a week of `waiting` work costs.
    """

    layout = ("pick", "map", ("stakes", "test"), "sentence", "worth", "after", "tests", "compared", "rows")
    taken_along = ("sentence", "after", "worth", "map", "rows")
    title = "What it is worth to know"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        tests: pd.DataFrame,
        unit: str = "",
        week_cost: float = 0.0,
        waiting: str = "",
        test: str = "",
        cost_help: str = "",
    ) -> None:
        super().__init__(frame, units=units)
        self.rows: list[dict[str, Any]] = [
            {str(key): plain_value(value) for key, value in row.items()} for row in frame.to_dict("records")
        ]
        self.tests: dict[str, dict[str, Any]] = {
            str(row["name"]): {str(key): cell for key, cell in row.items()}
            for row in tests.to_dict("records")
        }
        self.unit, self.week_cost, self.waiting = unit, week_cost, waiting
        self.cost_help = cost_help
        self.first_test = test or next(iter(self.tests))
        self._drawn = lru_cache(maxsize=8)(self._map)  # most controls leave the map as it is

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        rows = Cells("rows", "The assumptions", columns=_COLUMNS, rows=self.rows, sortable=False)
        called = {row["id"]: words.called(row) for row in rows.filled(rows.clean(values.get("rows")))}
        chosen = Choice("assumption", "Assumption", options=called, picked_on="map")
        tests = {name: capital(name) for name in self.tests}
        test = Choice("test_name", "Test", options=tests, start=self.first_test)
        return (
            Form("pick", (chosen, test), label="Which assumption, which test"),
            Form(
                "stakes", tuple(self._stakes(picked(values, "assumption", called))), label="What is at stake"
            ),
            Form("test", tuple(self._rates(values, tests)), label="The test"),
            rows,
        )

    def _stakes(self, id: str) -> list[Field]:
        row = next(row for row in self.rows if row["id"] == id)
        start = {name: first if row.get(name) is None else row[name] for name, first in _START.items()}
        start["week_cost"] = self.week_cost
        money = f" ({self.unit})" if self.unit else ""
        wait = f"{self.waiting} waits meanwhile." if self.waiting else "What else would your team do?"
        at = ("of", id)
        return [
            _share("chance", "Chance that it is true", start, at),
            _amount("gain", f"Gain if it is true and you act{money}", start, at),
            _amount("cost", f"Cost of acting{money}", start, at, help=self.cost_help),
            Range("weeks", _WEEKS, start=0, max=_MOST_WEEKS, at=(*at, "weeks"), help=wait),
            _amount("week_cost", f"What a week of waiting costs{money}", start, at),
        ]

    def _rates(self, values: Values, tests: Mapping[str, str]) -> list[Field]:
        name = next((one for one in tests if one == values.get("test_name")), self.first_test)
        start = {"price": self.tests[name]["cost"]} | self.tests[name]
        money = f" ({self.unit})" if self.unit else ""
        at = ("tests", name)
        return [
            _amount("days", "Days until the result", start, at),
            _amount("price", f"Cost of the test{money}", start, at),
            _share("hit_rate", "Says yes where it is true", start, at),
            _share("false_alarm", "Says yes where it is false", start, at),
        ]

    # --- what is seen
    def result(self, values: Values) -> Result:
        stakes = self._at_stake(values)
        rates = self._test_of(values, values["test_name"])
        worth = worth_of(stakes, rates)
        every = [self._test_of(values, name) for name in self.tests]
        written = any(row[0] == values["assumption"] for row in self._placed(values))
        return Result(
            sentence=("" if written else words.EXAMPLE) + words.finding(stakes, rates, worth, self.unit),
            charts={
                "map": self._drawn(values["assumption"], *map(tuple, self._placed(values))),
                "worth": self._worth(stakes, rates, worth.evsi),
            },
            tables={
                "after": Cells(
                    "after",
                    "What each result makes you do",
                    columns=_AFTER,
                    rows=results_of(stakes, rates, worth, self.unit),
                    sortable=False,
                ),
                "tests": self._all_tests(stakes, every),
            },
            says={"compared": compared(stakes, every, self.unit)},
        )

    def _at_stake(self, values: Values) -> Stakes:
        kept = values["of"][values["assumption"]]
        waiting = float(kept["weeks"]) * float(kept["week_cost"])
        return Stakes(float(kept["chance"]), float(kept["gain"]), float(kept["cost"]) + waiting, waiting)

    def _test_of(self, values: Values, name: str) -> TestRates:
        """The rates of a test as they were set, or as one begins."""
        row = self.tests[name]
        kept = values["tests"].get(name) or {}
        names = {"days": "days", "price": "cost", "hit_rate": "hit_rate", "false_alarm": "false_alarm"}
        numbers = {key: float(kept.get(key, row[column])) for key, column in names.items()}
        return TestRates(name=name, shows=str(row["shows"]), consent=bool(row["needs_consent"]), **numbers)

    def _placed(self, values: Values) -> list[list[Any]]:
        """The assumptions as they stand on the map."""
        rows = [{**row, **values["rows"].get(row["id"], {})} for row in self.rows]
        return [
            [row["id"], row["assumption"], row["kind"], _point(row["importance"]), _point(row["evidence"])]
            for row in rows
            if str(row["assumption"] or "").strip()
        ]

    def _map(self, chosen: str, *rows: tuple[Any, ...]) -> Picture:
        known = pd.DataFrame(list(rows), columns=list(_ON_MAP))
        known["lit"] = known["id"] == chosen
        placed = known.dropna(subset=["importance", "evidence"])
        title = "No assumption has a place yet"
        if len(placed):
            gap = placed["importance"].astype(float) - placed["evidence"].astype(float)
            first = placed.iloc[int(gap.to_numpy().argmax())]
            title = f"Riskiest: {first['id']} {shortened(str(first['assumption']), 60)}"
        note = (
            "Up: how much hangs on it. Right: how much speaks for it. The places are one person's judgement."
        )
        return assumption_map_chart(known, title=title, subtitle=note)

    def _worth(self, stakes: Stakes, rates: TestRates, worth: float) -> Picture:
        title, description = best_of(stakes, rates, worth, self.unit)
        return worth_chart(
            stakes.curve(rates),
            chance=stakes.chance,
            worth=worth,
            price=rates.price,
            title=title,
            subtitle=_JUDGED,
            description=description,
            unit=self.unit,
        )

    def _all_tests(self, stakes: Stakes, every: Sequence[TestRates]) -> Cells:
        """Every test for this assumption, the one that leaves most after its price on top."""
        money = f", {self.unit}" if self.unit else ""
        columns = [
            {"key": "test", "label": "Test", "type": "text", "width": 18, "readonly": True},
            {"key": "shows", "label": "Shows what people", "type": "text", "readonly": True},
            {"key": "days", "label": "Days", "type": "number", "readonly": True},
            {"key": "worth", "label": f"Worth{money}", "type": "number", "readonly": True},
            {"key": "price", "label": f"Cost{money}", "type": "number", "readonly": True},
            {"key": "left", "label": f"Left{money}", "type": "number", "readonly": True},
            {"key": "consent", "label": "Asks for consent", "type": "text", "readonly": True},
        ]
        rows: list[dict[str, Any]] = []
        for rates in every:
            worth = stakes.worth_of(rates)
            rows.append(
                {
                    "id": rates.name,
                    "test": capital(rates.name),
                    "shows": rates.shows,
                    "days": rates.days,
                    "worth": round(worth, 2),
                    "price": rates.price,
                    "left": round(worth - rates.price, 2),
                    "consent": "yes" if rates.consent else "no",
                }
            )
        rows.sort(key=lambda row: -row["left"])
        return Cells("tests", "All tests for this assumption", columns=columns, rows=rows)

    def readable(self, seen: Seen) -> tuple[Block, ...]:
        """Nothing where no assumption is written."""
        return super().readable(seen) if self._placed(seen.values) else ()


def _share(key: str, label: str, start: Mapping[str, Any], at: tuple[str, ...]) -> Range:
    return Range(key, label, start=float(start[key]), max=1, step=0.01, unit="%", at=(*at, key))


def _amount(key: str, label: str, start: Mapping[str, Any], at: tuple[str, ...], help: str = "") -> Number:
    return Number(key, label, start=float(start[key]), max=_MOST, at=(*at, key), help=help)


def _point(cell: Any) -> float | None:
    return float(cell) if isinstance(cell, (int, float)) and 1 <= cell <= 5 else None
