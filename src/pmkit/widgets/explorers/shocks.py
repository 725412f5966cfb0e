"""Shocks: something happens to a plan. See what breaks if nobody does anything, and what each answer costs.

The shocks come in as what `pmkit.methods.effect_of_shock` takes; an answer adds to it. Hollow bars are the
plan before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import ipywidgets
import pandas as pd

from pmkit.charts import timeline_chart, timeline_rows, timeline_words
from pmkit.methods import effect_of_shock, team_load
from pmkit.practice.markdown import escape_markdown
from pmkit.widgets.explorer import Explorer, Notebook
from pmkit.widgets.explorers._beside import Beside
from pmkit.widgets.form import Form
from pmkit.widgets.live_chart import LiveChart
from pmkit.widgets.say import Say
from pmkit.widgets.stack import Stack

_AGAIN = " again"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One way to answer. `effect` is added to the shock's; `later` holds items that step back (id: the week
    before which they don't begin); `price` says what is not in the weeks."""

    id: str
    label: str
    price: str
    effect: Mapping[str, Any] = field(default_factory=dict)
    later: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class ShockCard:
    """What happens in `week`: `text` tells it, `effect` holds arguments of `effect_of_shock`, `deadlines` the
    weeks by id that now hold. The first answer is to do nothing."""

    id: str
    title: str
    text: str
    week: float
    answers: tuple[Answer, ...]
    effect: Mapping[str, Any] = field(default_factory=dict)
    deadlines: Mapping[str, float] = field(default_factory=dict)


class Shocks(Explorer):
    """Turn a card, choose an answer, see what it does to the plan.

    `frame` as for `build_schedule` with `deadline`; `capacity` by team.
    """

    item: ClassVar[str] = "explorer:roadmapping.shocks"

    def __init__(
        self,
        frame: pd.DataFrame,
        cards: Sequence[ShockCard],
        capacity: Mapping[str, float],
        workbook: Notebook | None = None,
        label: str = "",
    ) -> None:
        self.cards, self.capacity = {card.id: card for card in cards}, dict(capacity)
        super().__init__(frame, workbook, label)

    def build(self) -> Sequence[ipywidgets.Widget]:
        self.answers = {card.id: card.answers[0].id for card in self.cards.values()}
        self.card = next(iter(self.cards))
        self.told = Say()
        options = [{"value": card.id, "label": card.title} for card in self.cards.values()]
        self.turn = Form(
            [{"key": "card", "label": "The message", "type": "radio", "options": options}],
            {"card": self.card},
            label="Shock",
        )
        self.choose = Form(self._fields(), {"answer": self.answers[self.card]}, label="Answer")
        self.choose.on_click("reset", self.start_over)
        self._compute()
        self.chart = LiveChart(timeline_chart(self.plan, self.load))
        self.turn.observe(self._turned, "values")
        self.choose.observe(self._chosen, "values")
        # Side by side, so that answers and plan fit on one screen.
        message = Stack("", [("", self.turn), ("", self.told)])
        return [Beside([message, self.choose]), self.said, self.chart]

    def _fields(self) -> list[dict[str, Any]]:
        options = [{"value": one.id, "label": one.label} for one in self.cards[self.card].answers]
        return [
            {"key": "answer", "label": "What do you do?", "type": "radio", "options": options},
            {"key": "reset", "label": "Start over", "type": "button"},
        ]

    def _turned(self, _: Any) -> None:
        if not self._still and self.turn.values["card"] != self.card:
            self._still = True
            try:
                self._show_card(str(self.turn.values["card"]))
            finally:
                self._still = False
            self.changed()

    def _chosen(self, change: Any) -> None:
        if not self._still:
            self.answers[self.card] = str(self.choose.values["answer"])
            self.changed(change)

    def _show_card(self, card: str) -> None:
        self.card = card
        self.choose.fields = self._fields()
        self.choose.values = {**self.choose.values, "answer": self.answers[card]}

    def _answer(self) -> Answer:
        card = self.cards[self.card]
        return next(one for one in card.answers if one.id == self.answers[self.card])

    def _compute(self) -> None:
        card, answer = self.cards[self.card], self._answer()
        effect = {**card.effect, **answer.effect}
        rows = [dict(row) for row in effect.pop("added", ())]
        for row in self.frame.to_dict("records"):
            if row["id"] in answer.later:
                rows.append({**row, "id": row["id"] + _AGAIN, "not_before": answer.later[row["id"]]})
        dropped = (*effect.pop("dropped", ()), *answer.later)
        added = pd.DataFrame(rows) if rows else None
        shock = effect_of_shock(
            self.frame, self.capacity, week=card.week, dropped=dropped, added=added, **effect
        )
        self.end_before, self.end = shock.end_before, shock.end
        items = _with_before(shock.items, shock.before.items)
        self.moved = int((items["finish"] > items["finish_before"] + 1e-6).sum())
        limits = {**_deadlines(self.frame), **card.deadlines}
        self.late = [
            (str(row["item"]), float(row["finish"]), limits[row["id"]])
            for row in items.to_dict("records")
            if row["id"] in limits and row["finish"] > limits[row["id"]] + 1e-6
        ]
        names = [team for team in self.capacity if team in set(items["team"])]
        new = {**self.capacity, **dict(effect.get("new_capacity", {}))}
        stepped = {team: [(0.0, float(self.capacity[team])), *_from(card.week, new[team])] for team in names}
        self.load = team_load(_at_work(items, card.week), stepped)
        self.plan = items.drop(columns=["deadline"], errors="ignore")

    def update(self) -> None:
        self._compute()
        self.told.text = f"*Week {self.cards[self.card].week:g}.* {self.cards[self.card].text}"
        words = timeline_words(self.plan, self.load)
        self.chart.replace_rows(timeline_rows(self.plan, self.load), **words._asdict())

    def state(self) -> dict[str, Any]:
        return {"card": self.card, "answers": dict(self.answers)}

    def restore(self, state: Any) -> None:
        for card, answer in dict(state.get("answers", {})).items():
            if card in self.cards and answer in {one.id for one in self.cards[card].answers}:
                self.answers[card] = answer
        if state.get("card") in self.cards:
            self.turn.values = {**self.turn.values, "card": state["card"]}
            self._show_card(state["card"])

    def summary(self) -> str:
        apart = self.end - self.end_before
        when = (
            "as before"
            if abs(apart) < 1e-6
            else f"{_weeks(abs(apart))} {'later' if apart > 0 else 'earlier'}"
        )
        late = (
            "no item is" if not self.moved else "1 item is" if self.moved == 1 else f"{self.moved} items are"
        )
        said = f"The plan ends {when}, after week {self.end:g}; {late} finished later."
        if self.late:
            broken = "; ".join(
                f"“{escape_markdown(name)}” comes in week {finish:g}, needed by week {limit:g}"
                for name, finish, limit in self.late
            )
            said += f" **Broken:** {broken}."
        else:
            said += " **No outside date is broken.**"
        return f"{said} {escape_markdown(self._answer().price)}"


def _with_before(items: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """The items under their own ids again, each with its dates before the shock where it had some."""
    ids = items["id"].astype("str").str.removesuffix(_AGAIN)
    was = before.set_index(before["id"].astype("str"))
    return items.assign(
        id=ids, start_before=ids.map(was["start"]), finish_before=ids.map(was["finish"])
    ).reset_index(drop=True)


def _at_work(items: pd.DataFrame, week: float) -> pd.DataFrame:
    """The items as they load their teams: one that pauses at the shock works before it and at its end."""
    pauses = items["paused"].astype(bool)
    paused = items[pauses]
    left = paused["duration"] - (week - paused["start"])
    before = paused.assign(duration=week - paused["start"])
    after = paused.assign(id=paused["id"] + _AGAIN, start=paused["finish"] - left, duration=left)
    return pd.concat([items[~pauses], before, after]).reset_index(drop=True)


def _weeks(number: float) -> str:
    return "1 week" if number == 1 else f"{number:g} weeks"


def _deadlines(frame: pd.DataFrame) -> dict[str, float]:
    if "deadline" not in frame:
        return {}
    known = frame.dropna(subset=["deadline"])
    return dict(zip(known["id"], known["deadline"].astype(float), strict=True))


def _from(week: float, people: float | Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The steps of a team's capacity from this week on."""
    if isinstance(people, (int, float)):
        return [(week, float(people))]
    held = [count for begin, count in people if begin <= week]
    return [(week, float(held[-1] if held else people[0][1])), *((b, c) for b, c in people if b > week)]
