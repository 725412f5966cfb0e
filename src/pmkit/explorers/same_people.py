"""Same people, same time: where people are lost, who stays, and whether cooking early is what keeps them.

The table is the events of households (`customer`, `event`, `date`); `months` are their meals by month,
`customers` who they are. What cannot be known yet is left out or blank, unless one asks for it.
"""

from collections.abc import Mapping, Sequence
from functools import cache

import pandas as pd

from pmkit.charts.picture import Picture
from pmkit.explorers import Choice, Control, Explorer, Form, Range, Result, Tick, Values, picked
from pmkit.explorers._same_cause import compare, early_households
from pmkit.explorers._same_funnel import followed, in_one_month
from pmkit.explorers._same_stay import AGES, KINDS, by_calendar, cohorts
from pmkit.methods import retention_table

FUNNEL, STAY, CAUSE = "funnel", "stay", "cause"
PEOPLE, MONTH = "people", "month"
EVERYBODY = "everybody"
_TABS = {FUNNEL: "Where are people lost?", STAY: "Who stays?", CAUSE: "Cause, or kind of person?"}
_SHOWS = {
    FUNNEL: ("who", "segment", "hide"),
    STAY: ("who", "segment", "hide"),
    CAUSE: ("meals", "months", "group", "hide"),
}


class SamePeople(Explorer):
    """Choose a question; then whom to follow, how long, by which rule, and whether to hide what is not over.

    `steps` are the events of the funnel and what they are called.
    """

    layout = ("form", "sentence", "chart")
    title = "Same people, same time"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        months: pd.DataFrame,
        customers: pd.DataFrame,
        steps: Mapping[str, str],
        until: str,
        units: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.steps, self.until = dict(steps), pd.Timestamp(until)
        self.segment = customers.set_index("id")["segment"]
        self.segments = sorted(self.segment.unique())
        self.event_months = sorted(frame["date"].dt.strftime("%Y-%m").unique())
        self.activity = _activity(customers, months)
        self.early = early_households(customers, months, self.until)
        self.retention = cache(self._retention)

    def controls(self, values: Values) -> Sequence[Control]:
        look = picked(values, "look", _TABS)
        who = picked(values, "who", (PEOPLE, MONTH))
        fields = {
            "who": Choice("who", "Count", options={PEOPLE: "the same people", MONTH: "everybody in a month"}),
            "month": Choice("month", "Month", options=self._months_named(), start=self.event_months[-1]),
            "days": Range("days", "Within so many days", start=30, min=7, max=120, step=1, unit="days"),
            "kind": Choice("kind", "Active means", options=KINDS),
            "segment": Choice(
                "segment", "Segment", options={EVERYBODY: "all", **{one: one for one in self.segments}}
            ),
            "meals": Range(
                "meals", "Meals in the first full month, at least", start=12, min=4, max=20, step=1
            ),
            "months": Range("months", "Still pays after so many months", start=6, min=1, max=12, step=1),
            "group": Choice(
                "group", "Compare within the same", options={"segment": "segment", "shop": "shop"}
            ),
            "hide": Tick("hide", "Hide what cannot be known yet", start=True),
        }
        shown = [*_SHOWS[look]]
        if look == FUNNEL:
            shown.insert(1, "days" if who == PEOPLE else "month")
        elif look == STAY and who == PEOPLE:
            shown.insert(1, "kind")
        if look != CAUSE and who == MONTH:
            shown.remove("hide")
        tabs = Choice("look", "Question", options=_TABS, radio=True)
        return (Form("form", (tabs, *(fields[one] for one in shown)), label="Same people, same time"),)

    def result(self, values: Values) -> Result:
        said, chart = {FUNNEL: self._funnel, STAY: self._stay, CAUSE: self._cause}[values["look"]](values)
        charts = {"chart": chart} if chart else {}
        return Result(sentence=said, charts=charts, hidden=() if chart else frozenset({"chart"}))

    def _months_named(self) -> dict[str, str]:
        return {one: f"{pd.Period(one):%B %Y}" for one in self.event_months}

    def _of(self, table: pd.DataFrame, segment: str) -> pd.DataFrame:
        return table if segment == EVERYBODY else table[table["customer"].map(self.segment) == segment]

    def _funnel(self, values: Values) -> tuple[str, Picture | None]:
        events = self._of(self.frame, values["segment"])
        if values["who"] == MONTH:
            found = in_one_month(events, self.steps, values["month"])
        else:
            found = followed(
                events, self.steps, within=int(values["days"]), until=self.until, hide=bool(values["hide"])
            )
        return found.said, found.chart

    def _stay(self, values: Values) -> tuple[str, Picture | None]:
        if values["who"] == MONTH:
            return by_calendar(self._of(self.activity, values["segment"]))
        table = self.retention(values["kind"], values["segment"])
        return cohorts(table, values["kind"], hide=bool(values["hide"]))

    def _retention(self, kind: str, segment: str) -> pd.DataFrame:
        activity = self._of(self.activity, segment)
        return retention_table(activity, kind=kind, ages=AGES[kind], until=self.until)  # type: ignore[arg-type]

    def _cause(self, values: Values) -> tuple[str, Picture | None]:
        group = values["group"]
        return compare(
            self.early,
            meals=int(values["meals"]),
            months=int(values["months"]),
            group=group,
            until=self.until,
            hide=bool(values["hide"]),
            name=group,
        )


def _activity(customers: pd.DataFrame, months: pd.DataFrame) -> pd.DataFrame:
    """A row per household and month in which it cooked, and one for the day on which it began to pay."""
    paid = customers.loc[customers["subscribed"].notna(), ["id", "subscribed"]]
    paid = paid.rename(columns={"id": "customer", "subscribed": "started"})
    cooked = months.loc[months["meals_cooked"] > 0, ["customer", "month"]].merge(paid, on="customer")
    day = pd.to_datetime(cooked["month"])
    cooked["date"] = day.where(day >= cooked["started"], cooked["started"])
    return pd.concat([paid.assign(date=paid["started"]), cooked[["customer", "started", "date"]]])
