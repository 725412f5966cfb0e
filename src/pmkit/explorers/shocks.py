"""Shocks: something happens to a plan. See what breaks if nobody does anything, and what each answer costs.

A message and its answers hold what `pmkit.methods.effect_of_shock` takes. Hollow bars are the plan before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import pandas as pd

from pmkit.charts.timeline import timeline_chart
from pmkit.english import counted, plural
from pmkit.explorers import Choice, Control, Explorer, Form, Range, Result, Values, picked
from pmkit.explorers._calendar import by
from pmkit.explorers.shock_cards import Answer, ShockCard, cards_for
from pmkit.explorers.timeline import prepared
from pmkit.methods import effect_of_shock, team_load
from pmkit.practice.markdown import escape_markdown

_AGAIN = " again"
_CLOSE = 1e-6
_MOST_AT_ONCE = 6


@dataclass(frozen=True, kw_only=True)
class Effect:
    """A plan after a message and an answer: when it ends and ended, what is finished later, and each broken
    date (item, the week in which it comes, the week by which it is needed)."""

    plan: pd.DataFrame
    load: pd.DataFrame
    end: float
    end_before: float
    moved: int
    late: Sequence[tuple[str, float, float]]


class Shocks(Explorer):
    """Turn a card, choose an answer, see what it does to the plan.

    `frame` as for `build_schedule` with `deadline`; `capacity` by team. Without `cards` they are made from
    the items, and one says how many things a team does at once. `starts` is the day on which week 0 begins.
    """

    layout = ((("turn", "told", "choose"), "chart"), "sentence")  # answers and plan side by side
    title = "Shocks, and what to say"

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        units: Mapping[str, str] | None = None,
        cards: Sequence[ShockCard] = (),
        capacity: Mapping[str, float] | None = None,
        starts: date | None = None,
    ) -> None:
        super().__init__(frame if cards else prepared(frame, starts).drop(columns="start"), units=units)
        self.starts = starts
        self.given, self.capacity = {card.id: card for card in cards}, dict(capacity or {})
        self._made = cache(self._make_cards)

    def _make_cards(self, at_once: int) -> dict[str, ShockCard]:
        return {card.id: card for card in cards_for(self.frame, self._people(at_once))}

    def _people(self, at_once: int) -> dict[str, float]:
        return self.capacity or {str(team): float(at_once) for team in dict.fromkeys(self.frame["team"])}

    def cards(self, at_once: int = 1) -> dict[str, ShockCard]:
        """The messages, by id."""
        return self.given or self._made(at_once)

    def controls(self, values: Values) -> Sequence[Control]:
        at_once = Range("at_once", "Things that a team does at once", start=1, min=1, max=_MOST_AT_ONCE)
        cards = self.cards(int(at_once.clean(values.get("at_once"))))
        card = cards[picked(values, "card", cards)]
        messages = {one.id: one.title for one in cards.values()}
        answers = {one.id: one.label for one in card.answers}
        turn = Choice("card", "The message", options=messages, radio=True)
        answer = Choice("answer", "What do you do?", options=answers, radio=True, at=("answers", card.id))
        return (
            Form("turn", (turn,) if self.given else (turn, at_once), label="Shock"),
            Form("choose", (answer,), label="Answer"),
        )

    def result(self, values: Values) -> Result:
        at_once = int(values.get("at_once", 1))
        card = self.cards(at_once)[values["card"]]
        answer = next(one for one in card.answers if one.id == values["answers"][card.id])
        effect = self.effect(card, answer, at_once)
        return Result(
            sentence=f"{_sentence(effect, self.starts)} {escape_markdown(answer.price)}",
            charts={"chart": timeline_chart(effect.plan, effect.load, starts=self.starts)},
            says={"told": f"*Week {card.week:g}.* {card.text}"},
        )

    def effect(self, card: ShockCard, answer: Answer, at_once: int = 1) -> Effect:
        """What a message does to the plan with this answer."""
        capacity = self._people(at_once)
        effect = {**card.effect, **answer.effect}
        rows = [dict(row) for row in effect.pop("added", ())]
        for row in self.frame.to_dict("records"):
            if row["id"] in answer.later:
                rows.append({**row, "id": row["id"] + _AGAIN, "not_before": answer.later[row["id"]]})
        dropped = (*effect.pop("dropped", ()), *answer.later)
        added = pd.DataFrame(rows) if rows else None
        shock = effect_of_shock(self.frame, capacity, week=card.week, dropped=dropped, added=added, **effect)
        items = _with_before(shock.items, shock.before.items)
        limits = {**_deadlines(self.frame), **card.deadlines}
        names = [team for team in capacity if team in set(items["team"])]
        new = {**capacity, **dict(effect.get("new_capacity", {}))}
        stepped = {team: [(0.0, capacity[team]), *_from(card.week, new[team])] for team in names}
        return Effect(
            plan=items.drop(columns=["deadline"], errors="ignore"),
            load=team_load(_at_work(items, card.week), stepped),
            end=shock.end,
            end_before=shock.end_before,
            moved=int((items["finish"] > items["finish_before"] + _CLOSE).sum()),
            late=[
                (str(row["item"]), float(row["finish"]), limits[row["id"]])
                for row in items.to_dict("records")
                if row["id"] in limits and row["finish"] > limits[row["id"]] + _CLOSE
            ],
        )


def _sentence(effect: Effect, starts: date | None) -> str:
    apart = effect.end - effect.end_before
    when = "as before"
    if abs(apart) >= _CLOSE:
        when = f"{counted(abs(apart), 'week')} {'later' if apart > 0 else 'earlier'}"
    moved = f"{effect.moved or 'no'} {plural(effect.moved or 1, 'item is', 'items are')}"
    said = f"The plan ends {when}, after week {effect.end:g}{by(starts, effect.end)}; {moved} finished later."
    if not effect.late:
        return f"{said} **No outside date is broken.**"
    broken = "; ".join(
        f"“{escape_markdown(name)}” comes in week {finish:g}, needed by week {limit:g}"
        for name, finish, limit in effect.late
    )
    return f"{said} **Broken:** {broken}."


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
