"""The line and the groups: where does a flag begin, what does it do to each group, and what can't be equal?

Counts, rates and costs are those of `pmkit.methods.confusion` and `fairness`. Besides the case's scores there
are two groups of one's own making, a screening test and a published table; with `sample` (a text) scores of
one's own are pasted.
"""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from pmkit.explorers import (
    Button,
    Choice,
    Control,
    Explorer,
    Form,
    Number,
    Pasted,
    Range,
    Result,
    Tick,
    Values,
    picked,
)
from pmkit.explorers._flag_words import (
    MEASURES,
    dots_picture,
    fairness,
    measure_name,
    natural,
    rates_picture,
    sentence,
    tenths,
)
from pmkit.explorers._flagged import (
    COMPAS,
    FOR_SURE,
    Called,
    Flagged,
    drawn,
    read_scores_text,
    screening,
    two_of,
)
from pmkit.explorers.fields import Field
from pmkit.explorers.pasted import EXAMPLE_TEXT
from pmkit.methods import InputError, best_threshold, confusion_rates, cost_per_thousand, equal_thresholds
from pmkit.practice.markdown import escape_markdown

_SCORES, _CURVES, _SCREENING, _COMPAS = "scores", "curves", "screening", "compas"
_SHOWN = ("dots", "natural", "rates", "fairness", "tenths")
_MOST = 1_000_000
_MADE_OF = {
    _CURVES: {
        "base_first": ("Of Group A so many are harmful", 0.04),
        "base_second": ("Of Group B so many are harmful", 0.14),
    },
    _SCREENING: {
        "base": ("So many are ill", 0.01),
        "caught": ("Of these the test finds", 0.9),
        "alarms": ("Of the others it alarms", 0.09),
    },
}
"""The shares that some examples are made of, with what one begins with."""
_PLACES = ("first", "second")


class FlagThreshold(Explorer):
    """Move a threshold, or one for each of two groups; read it as 1,000 cases; make one measure equal.

    `frame` has `score` (0 to 1), `unsafe` (1 or 0) and `group`; `groups` says what these are called, `called`
    what a case is. `begin` is the threshold one begins with. With `sample` scores are pasted.
    """

    layout = ("data", "read", "form", "sentence", "equal", "dots", "natural", "rates", "fairness", "tenths")
    taken_along = ("sentence", "dots", "natural", "rates", "fairness")
    title = "The line and the groups"

    def __init__(
        self,
        frame: pd.DataFrame | None = None,
        *,
        units: Mapping[str, str] | None = None,
        groups: Mapping[str, str] | None = None,
        called: Mapping[str, str] | None = None,
        name: str = "",
        begin: float = 0.5,
        sample: str | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.begin, self.sample = begin, sample
        self.given = Flagged(groups or {}, Called(**(called or {})), cases=frame)
        self.examples = {
            _SCORES: name,
            _CURVES: "Two groups of your making",
            _SCREENING: "A screening test for everybody",
            _COMPAS: "COMPAS, as published",
        }

    # --- which cases
    def _flagged(self, values: Values) -> Flagged:
        """The groups that are looked at, two at most."""
        if self.sample is not None:
            pasted = self._pasted(values)
            if pasted.problem or len(pasted.groups) < 3:
                return pasted
            first, second = (picked(values, key, self._groups_for(key, pasted)) for key in ("one", "other"))
            return two_of(pasted, first, second)
        data = picked(values, "data", self.examples)
        if data == _COMPAS:
            return COMPAS
        shares = [self._share(values, key, start) for key, (_, start) in _MADE_OF.get(data, {}).items()]
        if data == _SCREENING:
            return screening(*shares)
        if data == _CURVES:
            return drawn(shares[0], shares[1], float(self._distance().clean(values.get("distance"))))
        return self.given

    def _pasted(self, values: Values) -> Flagged:
        text = values.get("scores")
        return read_scores_text(text if isinstance(text, str) else self.sample or "")

    @staticmethod
    def _groups_for(key: str, pasted: Flagged) -> dict[str, str]:
        """The groups to choose from, the second one first where it is the other."""
        names = list(pasted.groups.items())
        return dict(names if key == "one" else [*names[1:], names[0]])

    def _share(self, values: Values, key: str, start: float) -> float:
        return float(_share_of(key, key, start).clean(values.get(key)))

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        own = [Form("data", (self._field(),), label="Your scores")] if self.sample is not None else []
        if own and self._pasted(values).problem:
            return own
        flagged = self._flagged(values)
        equal = [self._equal(flagged)] if flagged.cases is not None and len(flagged.groups) == 2 else []
        return (*own, Form("form", tuple(self._fields(values, flagged)), label="The flag"), *equal)

    def _field(self) -> Pasted:
        help = (
            "Columns: score (0 to 1), label (yes where it was harmful, else no) and group, if you have it. "
            "Nothing leaves this computer."
        )
        return Pasted("scores", "A case per line", start=self.sample or "", help=help)

    def _fields(self, values: Values, flagged: Flagged) -> list[Field | Button]:
        fields: list[Field | Button] = []
        if self.sample is None:
            fields.append(Choice("data", "Whose", options=self.examples))
            made_of = _MADE_OF.get(picked(values, "data", self.examples), {})
            fields += [_share_of(key, label, start) for key, (label, start) in made_of.items()]
            fields += [self._distance()] if "base_first" in made_of else []
        elif len(self._pasted(values).groups) > 2:
            pasted = self._pasted(values)
            for key, label in {"one": "One group", "other": "The other"}.items():
                fields.append(Choice(key, label, options=self._groups_for(key, pasted)))
        if flagged.cases is not None:
            fields += self._thresholds(values, flagged)
        fields += [
            Number("miss", "A miss costs", start=20, min=0, max=_MOST, help="In any one unit."),
            Number("alarm", "A false alarm costs", start=1, min=0, max=_MOST),
        ]
        if flagged.cases is not None:
            fields.append(Button("cheapest", "Take the cheapest threshold", self._cheapest))
            fields.append(Tick("calibrated", "Show whether the score means what it says"))
        return fields

    def _distance(self) -> Range:
        help = "0: the score knows nothing. 6: it makes no error."
        return Range("distance", "How well the score tells them apart", start=2, max=6, step=0.1, help=help)

    def _thresholds(self, values: Values, flagged: Flagged) -> list[Field]:
        names = list(flagged.groups.values())
        both = len(names) == 2
        together = bool(values.get("together", True)) or not both
        fields: list[Field] = [Tick("together", "One threshold for both", start=True)] if both else []
        for key, name in zip(_PLACES, names, strict=False):
            if key == "first" or not together:
                label = "Flag from a score of" if together else f"{name}: flag from"
                fields.append(self._threshold(key, label, values))
        return fields

    def _threshold(self, key: str, label: str, values: Values) -> Range:
        """The second one begins where the first one is."""
        start = self.begin
        if key == "second":
            start = float(self._threshold("first", label, {}).clean(values.get("first")))
        return Range(key, label, start=start, min=0, max=FOR_SURE, step=0.001, unit="%")

    def _equal(self, flagged: Flagged) -> Form:
        like = Choice("like", "As it is now for", options=flagged.groups)
        buttons = [
            Button(f"equal_{key}", f"Make equal: {measure_name(key, flagged.called)}", self._equals(key))
            for key in MEASURES
        ]
        return Form("equal", (like, *buttons), label="Make one share equal in both groups")

    def _equals(self, measure: str) -> Callable[[Values], Values]:
        def does(values: Values) -> Values:
            flagged = self._flagged(values)
            like = picked(values, "like", flagged.groups)
            at = _limits(values, flagged)[like]
            found = equal_thresholds(flagged.cases, measure, like=like, threshold=at)
            limits = dict(zip(found["group"], found["threshold"].clip(upper=FOR_SURE), strict=True))
            chosen = {place: float(limits[key]) for place, key in zip(_PLACES, flagged.groups, strict=True)}
            return {"together": False, **chosen}

        return does

    def _cheapest(self, values: Values) -> Values:
        best, _ = _best(values)
        return {} if best is None else {"together": True, "first": round(best, 3), "second": round(best, 3)}

    # --- what is seen
    def result(self, values: Values) -> Result:
        flagged = self._flagged(values)
        read = self._read(values, flagged)
        if flagged.problem:
            return Result(sentence=escape_markdown(flagged.problem), says=read, hidden=set(_SHOWN))
        counts = flagged.at(_limits(values, flagged))
        told = confusion_rates(counts)
        costs = {"miss": float(values["miss"]), "false_alarm": float(values["alarm"])}
        best, problem = _best(values)
        cheapest = None
        if best is not None and flagged.cases is not None:
            least = flagged.at(dict.fromkeys(flagged.groups, best))
            cheapest = (best, float(cost_per_thousand(least, **costs).iloc[-1]))
        cost = float(cost_per_thousand(counts, **costs).iloc[-1])
        shown = bool(values.get("calibrated")) and flagged.cases is not None
        fair = fairness(told, flagged)
        return Result(
            sentence=sentence(told, flagged.called, cost, cheapest),
            charts={"dots": dots_picture(told, flagged), "rates": rates_picture(told, flagged)},
            says={**read, "natural": natural(told, flagged), **({"fairness": fair} if fair else {})},
            tables={"tenths": tenths(flagged)} if shown else {},
            errors={"miss": problem} if problem else {},
        )

    def _read(self, values: Values, flagged: Flagged) -> dict[str, str]:
        if self.sample is None:
            return {}
        example = EXAMPLE_TEXT if values.get("scores") == self.sample else ""
        return {"read": example + "\n".join(f"- {escape_markdown(one)}" for one in flagged.told)}


def _share_of(key: str, label: str, start: float) -> Range:
    return Range(key, label, start=start, min=0, max=1, step=0.01, unit="%")


def _limits(values: Values, flagged: Flagged) -> dict[str, float]:
    """The threshold of each group."""
    together = bool(values.get("together", True))
    places = ("first", "first") if together else _PLACES
    return {
        key: float(values.get(place, values.get("first", FOR_SURE)))
        for key, place in zip(flagged.groups, places, strict=False)
    }


def _best(values: Values) -> tuple[float | None, str]:
    """The threshold that costs least with a calibrated score, and why there is none."""
    try:
        return best_threshold(miss=float(values["miss"]), false_alarm=float(values["alarm"])), ""
    except InputError as problem:
        return None, str(problem)
