"""When have we heard enough? What each talk still added, in an order that can be changed, and whom so many
talks miss.

`frame` has a row per code in a talk: `interview`, `code` (empty: nothing to code there), `segment` (may be
empty) and `name` (what the talk is called), in the order in which the talks were held.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from pmkit.charts import Words, chance_chart, heard_chart
from pmkit.charts.picture import Picture
from pmkit.english import counted, listed
from pmkit.explorers import Choice, Control, Explorer, Form, Range, Result, Values
from pmkit.explorers.readable import Grid, in_markdown
from pmkit.methods import chance_to_hear, expected_codes, heard_table, new_information, talks_to_hear
from pmkit.practice.markdown import escape_markdown

HELD, MIXED, FIRST = "held", "mixed", "first:"
_SEED = 8
_SURE = 0.85
_FAR = 40
"""So many talks the curve of chances shows at least."""
_NAMED = 6
_LIMITS = (
    "The curve holds for one code book and one kind of people: begin it anew with the next kind. Base, run "
    "and threshold are conventions (Guest, Namey and Chen, 2020). Where codes grow with the reading, as in "
    "reflexive analysis, Braun and Clarke (2021) do not find the idea useful."
)


class HeardEnough(Explorer):
    """Choose the order of the talks and the rule; below, the chance that a need comes up at all."""

    layout = ("form", "sentence", "curve", "talks", "need", "chance", "odds", "limits")
    taken_along = ("sentence", "curve", "talks", "odds", "limits")
    title = "When have we heard enough?"

    def __init__(self, frame: pd.DataFrame, *, units: Mapping[str, str] | None = None) -> None:
        super().__init__(frame, units=units)
        codes = frame["code"].where(frame["code"].fillna("").astype("str").str.strip() != "", None)
        self.heard = heard_table(frame.assign(code=codes))
        one_each = frame.drop_duplicates("interview").set_index("interview")
        self.segments = {str(id): str(one or "") for id, one in one_each["segment"].items()}
        self.names = {str(id): str(one) for id, one in one_each["name"].items()}
        self.kinds = [one for one in dict.fromkeys(self.segments.values()) if one]
        self.expected = expected_codes(self.heard)

    # --- controls
    def controls(self, _: Values) -> Sequence[Control]:
        orders = {HELD: "as held", MIXED: "mixed at random"}
        if len(self.kinds) > 1:
            orders |= {f"{FIRST}{one}": f"{one} first" for one in self.kinds}
        share = {"0.05": "at most 5 %", "0": "none"}
        rule = (
            Choice("order", "Order of the talks", options=orders),
            Range("base", "Base: the first talks", start=4, min=4, max=6),
            Range("run", "Run: the last talks", start=2, min=2, max=3),
            Choice("threshold", "Enough when the run adds", options=share, radio=True),
        )
        need = Range("share", "People who have this need", start=0.1, min=0.05, max=0.5, step=0.05, unit="%")
        return (Form("form", rule, label="Order and rule"), Form("need", (need,), label="A need"))

    def _ordered(self, order: str) -> list[str]:
        talks = [str(one) for one in self.heard.columns]
        if order == MIXED:
            return [talks[at] for at in np.random.default_rng(_SEED).permutation(len(talks))]
        first = order.removeprefix(FIRST) if order.startswith(FIRST) else None
        return sorted(talks, key=lambda one: self.segments[one] != first) if first else talks

    # --- what is seen
    def result(self, values: Values) -> Result:
        order = self._ordered(values["order"])
        base, run, threshold = int(values["base"]), int(values["run"]), float(values["threshold"])
        heard = self.heard[order]
        curve = new_information(heard, base=base, run=run, threshold=threshold)
        curve = curve.assign(
            segment=[self.segments[one] for one in order], name=[self.names[o] for o in order]
        )
        share = round(float(values["share"]), 2)
        return Result(
            sentence=" ".join(filter(None, [self._rule(curve, heard, base, run), self._jumps(curve)])),
            charts={"curve": self._curve(curve), "chance": self._chance(share)},
            says={"talks": _table(curve), "odds": self._odds(share), "limits": _LIMITS},
        )

    def _rule(self, curve: pd.DataFrame, heard: pd.DataFrame, base: int, run: int) -> str:
        """Where the rule says enough, and what would have been missed; or why it does not."""
        talks, codes = len(curve), int(curve["new"].sum())
        all_of = f"{counted(talks, 'talk')} gave {counted(codes, 'code')}."
        if talks < base + run:
            return (
                f"{all_of} The rule needs a base of {base} and a run of {run}: {base + run} talks at least."
            )
        in_base = int(curve["heard"].iloc[base - 1])
        if not in_base:
            return f"{all_of} The first {base} talks have no code, so the rule has no value here."
        if not curve["enough"].any():
            last = curve["ratio"].iloc[-1]
            return (
                f"{all_of} The rule never says enough: the last {run} talks added {100 * last:.0f} % of the "
                f"{counted(in_base, 'code')} in the base."
            )
        stop = int(curve["enough"].to_numpy().argmax())
        later = [str(code) for code in heard.index[~heard.iloc[:, : stop + 1].any(axis=1)]]
        said = (
            f"{all_of} The rule says enough after **talk {stop + 1}**: the last {run} talks added "
            f"{100 * curve['ratio'].iloc[stop]:.0f} % of the {counted(in_base, 'code')} in the base."
        )
        if not later:
            return f"{said} No new code came after it."
        missed = listed([escape_markdown(code) for code in later], _NAMED)
        return f"{said} If you stop there, you miss **{counted(len(later), 'code')}**: {missed}."

    def _jumps(self, curve: pd.DataFrame) -> str:
        """What the first talk of each further segment adds, where the segments stand together."""
        segment = curve["segment"]
        begins = [at for at in range(1, len(curve)) if segment[at] != segment[at - 1]]
        if len(self.kinds) < 2:
            return ""
        if len(begins) >= len(self.kinds):
            half = len(curve) // 2
            mean = self.expected["expected"][half]
            return (
                f"The segments are mixed here. On average over all orders {half} talks show {mean:.1f} "
                f"codes; here it is {curve['heard'].iloc[half - 1]}."
            )
        told = [
            f"when {escape_markdown(segment[at])} begin ({curve['new'].iloc[at]} new at once, "
            f"{curve['new'].iloc[at - 1]} in the talk before)"
            for at in begins
            if curve["new"].iloc[at] > curve["new"].iloc[at - 1]
        ]
        if not told:
            return ""
        return (
            f"The curve jumps {listed(told)}. A flat curve tells about the people you have talked to, "
            "not about the next ones."
        )

    def _curve(self, curve: pd.DataFrame) -> Picture:
        talks, codes = len(curve), int(curve["new"].sum())
        title = f"{counted(codes, 'code')} from {counted(talks, 'talk')}"
        if curve["enough"].any():
            stop = int(curve["enough"].to_numpy().argmax())
            later = codes - int(curve["heard"].iloc[stop])
            after = counted(later, "code comes", "codes come") if later else "no code comes"
            title = f"“Enough” after talk {stop + 1}; {after} after it"
        told = "; ".join(
            f"{at}, {name}: {new} new, {heard} so far"
            for at, name, new, heard in zip(
                range(1, talks + 1), curve["name"], curve["new"], curve["heard"], strict=True
            )
        )
        note = (
            "Bars: new codes. Line: codes so far. Dashed: so far, on average over all orders of these talks."
        )
        rows = curve.assign(interview=curve["name"], expected=self.expected["expected"].to_numpy()[1:])
        return heard_chart(rows, Words(title, note, f"Bars and a line. {told}."))

    def _chance(self, share: float) -> Picture:
        talks = len(self.heard.columns)
        table = pd.DataFrame({"talks": range(max(_FAR, talks) + 1)})
        table["chance"] = [chance_to_hear(share, int(n)) for n in table["talks"]]
        now = chance_to_hear(share, talks)
        need, odds = _percent(share), _percent(now)
        title = f"A need that {need} of people have: {counted(talks, 'talk')} show it with a chance of {odds}"
        points = [f"{n} talks {_percent(chance_to_hear(share, n))}" for n in (5, 12, 20)]
        told = f"A rising curve: {', '.join(points)}."
        return chance_chart(
            table, Words(title, "For people drawn at random who say it when they have it.", told), now=talks
        )

    def _odds(self, share: float) -> str:
        talks = len(self.heard.columns)
        chance = chance_to_hear(share, talks)
        return (
            f"A need that {100 * share:.0f} of 100 people have comes up in {counted(talks, 'talk')} with a "
            f"chance of **{_percent(chance)}**. For {_percent(_SURE)} you need "
            f"{counted(talks_to_hear(share, chance=_SURE), 'talk')}. That is for people "
            "drawn at random who say it when they have it. That "
            "nobody has said it does not mean that nobody has it."
        )


def _percent(share: float) -> str:
    """A share as it is said; nearly all is not all."""
    return "over 99 %" if 0.995 <= share < 1 else f"{100 * share:.0f} %"


def _table(curve: pd.DataFrame) -> str:
    """A row per talk, as a Markdown table."""
    rows = tuple(
        (
            f"{at}",
            str(row["name"]),
            row["segment"],
            f"{row['codes']}",
            f"{row['new']}",
            "" if np.isnan(row["ratio"]) else f"{100 * row['ratio']:.0f} %",
        )
        for at, row in enumerate(curve.to_dict("records"), start=1)
    )
    headings = ("No.", "Talk", "Segment", "Codes", "New", "New in the run, of the base")
    return in_markdown(Grid("Talk by talk", headings, rows, (True, False, False, True, True, True)))
