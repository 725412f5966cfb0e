"""The laboratory: invented tests with an effect that is known, to see how often each stopping rule is wrong.

Nothing here is data: the tests are drawn, so the truth is known and each rule can be held against it.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from statistics import NormalDist
from typing import Any

import pandas as pd

from pmkit.charts import Words
from pmkit.charts.peeking import estimates_chart, rules_chart
from pmkit.charts.picture import Picture
from pmkit.english import signed
from pmkit.explorers import Button, Cells, Choice, Control, Explorer, Form, Range, Result, Values
from pmkit.explorers._replay import LEVEL, NAMES, SIDES
from pmkit.methods import chance_to_stop, sequential_limits, simulate_stopping

DAYS = 28
LOOKS = {"28": "every morning, 28 times", "4": "once a week, 4 times", "2": "halfway and at the end"}
_TESTS = {"100": "100", "1000": "1,000"}
_RUNS = 50
_COLUMNS = (
    {"key": "rule", "label": "Rule", "type": "text", "readonly": True, "width": 26},
    {"key": "wins", "label": "Variant wins", "type": "text", "readonly": True},
    {"key": "exact", "label": "A winner, worked out exactly", "type": "text", "readonly": True},
    {"key": "loses", "label": "Control wins", "type": "text", "readonly": True},
    {"key": "days", "label": "Days on average", "type": "text", "readonly": True},
    {"key": "estimate", "label": "Points at a stop won", "type": "text", "readonly": True},
    {"key": "times", "label": "Times the truth", "type": "text", "readonly": True},
)


class PeekingLaboratory(Explorer):
    """Choose the true effect, the people and how often one looks; each rule decides the same tests.

    `expected` is the effect on which plans were made: the always-valid rule starts from it.
    """

    layout = ("form", "sentence", "chart", "estimates", "rules", "sides")
    taken_along = ("form", "sentence", "chart", "estimates", "rules")
    title = "The laboratory"

    def __init__(
        self,
        frame: Any = None,
        *,
        units: Mapping[str, str] | None = None,
        baseline: float,
        people: int,
        expected: float,
    ) -> None:
        super().__init__(frame, units=units)
        self.baseline, self.people, self.expected = baseline, people, expected
        for looks in LOOKS:  # solved once, so that no slider waits for it
            _limits(int(looks))
        self._run = cache(self._drawn)

    def controls(self, _: Values) -> Sequence[Control]:
        truth = "In points. At 0 every winner is a false alarm."
        fields = (
            _share("effect", "What the variant truly adds", 0.0, (0.0, 0.08), step=0.005, help=truth),
            _share("share", "Share that succeeds in the control", self.baseline, (0.02, 0.8)),
            Range("people", "People a day in each arm", start=self.people, min=10, max=500, step=1),
            Choice("looks", "You look", options=LOOKS),
            Choice("tests", "Invented tests", options=_TESTS, start="1000", radio=True),
            Range("run", "Number of the run", start=1, min=1, max=_RUNS),
            Button("again", "Invent new ones", _again),
        )
        return (Form("form", fields, label="Laboratory"),)

    def result(self, values: Values) -> Result:
        effect = round(float(values["effect"]), 4)
        looks, tests = int(values["looks"]), int(values["tests"])
        share, people = round(float(values["share"]), 4), int(values["people"])
        rules = self._run(effect, share, people, looks, tests, int(values["run"]))
        named = rules["wins"] if effect else rules["wins"] + rules["loses"]
        shown = rules.assign(share=named)
        return Result(
            sentence=_said({row["key"]: row for row in shown.to_dict("records")}, effect, tests),
            charts={
                "chart": _rules_picture(shown, effect, tests, looks),
                "estimates": _estimates_picture(shown, effect),
            },
            tables={"rules": _table(shown)},
            says={"sides": SIDES},
        )

    def _drawn(
        self, effect: float, share: float, people: int, looks: int, tests: int, run: int
    ) -> pd.DataFrame:
        """A row per rule: `key`, `rule`, `wins` and `loses` (shares of the tests), `exact`, `days`,
        `estimate` (points at a stop that the variant won) and `times` (that over the truth)."""
        each = people * DAYS // looks
        told = simulate_stopping(
            baseline=share,
            effect=effect,
            people_per_day=each,
            days=looks,
            tau=self.expected,
            tests=tests,
            seed=run,
        )
        return pd.DataFrame(
            {
                "key": told["rule"],
                "rule": told["rule"].map(NAMES),
                "wins": told["variant"],
                "loses": told["control"],
                "exact": told["rule"].map(_exact(effect, share, each * looks, looks)),
                "days": told["mean_days"] * DAYS / looks,
                "estimate": 100 * told["mean_difference"],
                "times": told["exaggeration"],
            }
        )


def _share(
    key: str, label: str, start: float, ends: tuple[float, float], *, step: float = 0.01, help: str = ""
) -> Range:
    return Range(key, label, start=start, min=ends[0], max=ends[1], step=step, unit="%", help=help)


def _again(values: Values) -> Values:
    return {"run": int(values["run"]) % _RUNS + 1}


@cache
def _limits(looks: int) -> dict[str, list[float]]:
    """The lines that can be worked out exactly, a z value per look."""
    once = NormalDist().inv_cdf(1 - LEVEL / 2)
    return {
        "end": [once],
        "peek": [once] * looks,
        "pocock": sequential_limits(looks, shape="pocock")["z"].tolist(),
        "obrien_fleming": sequential_limits(looks)["z"].tolist(),
    }


def _exact(effect: float, share: float, people: int, looks: int) -> dict[str, float]:
    """The chance to stop with a winner, by rule, where it is known for a normal measure."""
    spread = (share * (1 - share) + (share + effect) * (1 - share - effect)) / people
    expected = effect / spread**0.5
    return {rule: chance_to_stop(limits, expected_z=expected)[-1] for rule, limits in _limits(looks).items()}


def _said(rules: Mapping[str, Mapping[Any, Any]], effect: float, tests: int) -> str:
    peek, valid = rules["peek"], rules["always_valid"]
    counts = {rule: f"{round(row['share'] * tests):,} of {tests:,}" for rule, row in rules.items()}
    if not effect:
        others = [rule for rule in rules if rule not in ("peek", "end")]
        worst = max(others, key=lambda rule: float(rules[rule]["share"]))
        return (
            "The variant adds **nothing**, so each winner is a false alarm. Stopping at p < 5 % names one in "
            f"**{counts['peek']}** invented tests (worked out exactly: {100 * peek['exact']:.1f} of 100), "
            f"waiting for the end in {counts['end']}, the other four in at most {counts[worst]}. Where the "
            f"variant won by such luck, it looked {_points(peek['estimate'])} points better on average."
        )
    times = "" if pd.isna(peek["times"]) else f", {peek['times']:.1f} times the truth"
    return (
        f"The variant truly adds **{_points(100 * effect)} points**. Waiting for the end finds it in "
        f"**{counts['end']}** invented tests, always-valid p in {counts['always_valid']}, after "
        f"{valid['days']:.0f} days on average. Stopping at p < 5 % finds it in {counts['peek']}, but then "
        f"reports **{_points(peek['estimate'])} points on average**{times}."
    )


def _points(points: float) -> str:
    return "–" if pd.isna(points) else signed(points)


def _rules_picture(rules: pd.DataFrame, effect: float, tests: int, looks: int) -> Picture:
    by = rules.set_index("key")["share"]
    each = "; ".join(f"{row['rule']}: {100 * row['share']:.0f} %" for row in rules.to_dict("records"))
    if effect:
        end, valid = (100 * by[rule] for rule in ("end", "always_valid"))
        title = f"The effect is found in {end:.0f} of 100 at the end, in {valid:.0f} by always-valid p"
        line, dashes, x = 0.8, "80 of 100, the usual plan", "tests in which the variant wins"
    else:
        title = f"With {looks} looks, {100 * by['peek']:.0f} of 100 tests without effect name a winner"
        line, dashes, x = LEVEL, "the 5 of 100 that were promised", "false alarms"
    note = f"Bar: {tests:,} invented tests. Ring: worked out exactly. Dashes: {dashes}."
    words = Words(title, note, f"A bar for each rule. {each}.")
    return rules_chart(rules[["rule", "share", "exact"]], words, x=x, line=line)


def _estimates_picture(rules: pd.DataFrame, effect: float) -> Picture:
    known = [row for row in rules.to_dict("records") if not pd.isna(row["estimate"])]
    each = "; ".join(f"{row['rule']}: {_points(row['estimate'])}" for row in rules.to_dict("records"))
    title = f"No test was won: nothing to hold against the truth of {100 * effect:.1f}"
    if known:
        most = max(known, key=lambda row: float(row["estimate"]))
        true = signed(100 * effect) if effect else "0"
        title = f"{most['rule']}: won tests report {_points(most['estimate'])}, the truth is {true}"
    note = "Point: what the won tests report on average at their stop. Dashes: the truth. In points."
    return estimates_chart(
        rules[["rule", "estimate"]], Words(title, note, f"A point for each rule. {each}."), truth=100 * effect
    )


def _table(rules: pd.DataFrame) -> Cells:
    rows = [
        {
            "id": row["key"],
            "rule": row["rule"],
            "wins": f"{100 * row['wins']:.1f} %",
            "exact": "not known" if pd.isna(row["exact"]) else f"{100 * row['exact']:.1f} %",
            "loses": f"{100 * row['loses']:.1f} %",
            "days": f"{row['days']:.1f}",
            "estimate": _points(row["estimate"]),
            "times": "–" if pd.isna(row["times"]) else f"{row['times']:.2f}",
        }
        for row in rules.to_dict("records")
    ]
    return Cells("rules", "Each rule on the same tests", columns=_COLUMNS, rows=rows, sortable=False)
