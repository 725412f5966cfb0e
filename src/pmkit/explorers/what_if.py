"""What if I had: one decision of a game taken otherwise, all luck as it was.

`kept` is the state of the explorer in which the game is played; nothing here changes that game.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

import pandas as pd

from pmkit.explorers import (
    Button,
    Choice,
    Control,
    Explorer,
    Form,
    Range,
    Result,
    Tick,
    Values,
    picked,
    value_at,
)
from pmkit.explorers import _what_if_words as words
from pmkit.explorers import _wished as wished
from pmkit.explorers._compared_words import ENDS_HELP
from pmkit.explorers._game_words import ANSWER_NAMES, person_name, quarter_title
from pmkit.explorers._kept_game import KeptGame
from pmkit.explorers._quarter_moment import quarter_name
from pmkit.explorers._wished import Wish
from pmkit.explorers.fields import Field
from pmkit.simulator.branch import MOST_BRANCHES, Branch, branch, paying_share
from pmkit.simulator.mealwise import mealwise
from pmkit.simulator.price import PRICES

REDRAWN = 200
"""Worlds in which a change is tried."""
_AS_IT_WAS = ""
_RESULTS = ("parts", "skipped", "other_luck", "kept")


class WhatIf(Explorer):
    """Choose a quarter, a decision, and what it would have been; see what comes of it, and why."""

    layout = ("form", "sentence", "parts", "skipped", "other_luck", "kept")
    taken_along = ("sentence", "parts", "skipped", "other_luck", "kept")
    heeds = ("log",)
    title = "What if I had"

    def __init__(
        self,
        frame: pd.DataFrame | None = None,
        *,
        units: Mapping[str, str] | None = None,
        kept: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.game = KeptGame.of(kept)

    # --- controls
    def controls(self, values: Values) -> Sequence[Control]:
        if not self.game.ready:
            return (Form("form", (Tick("ends", "My game ends here"),), label="Branch"),)
        if not self._open(values):
            return (Form("form", (self._ends(),), label="Branch"),)
        quarters = {str(n): quarter_title(n) for n in range(1, self.game.closed + 1)}
        quarter = int(picked(values, "quarter", quarters))
        kinds = {kind: name for kind, name in wished.KINDS.items() if kind not in self._impossible(quarter)}
        what = picked(values, "what", kinds)
        fields: list[Field | Button] = [
            Choice("quarter", "In", options=quarters),
            Choice("what", "Change", options=kinds),
            *self._value_fields(what, quarter, values),
        ]
        if what in wished.HABITS:
            fields.append(Tick("onwards", "In each later quarter too"))
        if not self.game.over:
            fields.append(self._ends())
        fields += [
            Button(
                "luck", f"Same decision, other luck: {REDRAWN} worlds, one to two seconds", self._try_luck
            ),
            Button("keep", "Keep this branch", self._keep, main=True),
        ]
        if self._kept(values):
            fields.append(Button("forget", "Forget the kept branches", lambda _: {"kept": []}))
        return (Form("form", tuple(fields), label="Branch"),)

    def _ends(self) -> Tick:
        return Tick("ends", "My game ends here", help=ENDS_HELP)

    def _open(self, values: Values) -> bool:
        return self.game.over or bool(values.get("ends"))

    def _impossible(self, quarter: int) -> set[str]:
        """Kinds of decisions that there was nothing to decide about in a quarter."""
        played, none = self.game.played, set()
        state, decided = played.states[quarter - 1], played.decided[quarter - 1]
        if not decided.promises:
            none.add(wished.PROMISE)
        if not self._letters(quarter):
            none.add(wished.LETTER)
        if not decided.order:
            none.add(wished.OUT)
        if not state.market.may_change(quarter):
            none.add(wished.PRICE)
        return none

    def _letters(self, quarter: int) -> dict[str, str]:
        played = self.game.played
        post = mealwise().post(played.world, played.states[quarter - 1])
        return {one.id: person_name(one.person) for one in post if not one.is_news}

    def _ideas(self, quarter: int, of_order: bool) -> dict[str, str]:
        played, ideas = self.game.played, mealwise().ideas
        state, order = played.states[quarter - 1], played.decided[quarter - 1].order
        items = dict.fromkeys(order) if of_order else dict.fromkeys(range(len(ideas)))
        return {
            ideas.ids[one]: ideas.titles[one] for one in items if state.seen[one] and state.done[one] == 0
        }

    def _value_fields(self, what: str, quarter: int, values: Values) -> list[Field]:
        decided = self.game.played.decided[quarter - 1]
        was, at = {_AS_IT_WAS: "as it was"}, str(quarter)
        if what == wished.DISCOVERY:
            themes = {one: one for one in mealwise().ideas.themes}
            theme = picked(values, "theme", themes)
            months = decided.discovery.get(theme, 0.0)
            return [
                Choice("theme", "Theme", options=themes),
                Range(
                    "months", "Months", start=months, max=6, step=0.5, follows=True, at=("months", at, theme)
                ),
            ]
        if what == wished.DEBT:
            return [
                Range("debt", "Months", start=decided.debt, max=3, step=0.5, follows=True, at=("debt", at))
            ]
        if what == wished.HIRE:
            return [Range("hire", "People", start=decided.hire, max=2, follows=True, at=("hire", at))]
        if what in (wished.FIRST, wished.OUT):
            options = {**was, **self._ideas(quarter, what == wished.OUT)}
            return [Choice("idea", "Idea", options=options, at=("idea", what, at))]
        if what == wished.LAUNCH:
            ways = {**was, wished.STAGED: "staged", wished.AT_ONCE: "for everybody at once"}
            return [Choice("launch", "Launches", options=ways)]
        if what == wished.LINE:
            return [Choice("line", "Take back what is believed", options={**was, **wished.LINES})]
        if what == wished.PRICE:
            return [
                Choice("price", "EUR a month", options=was | {f"{one:.2f}": f"{one:.2f}" for one in PRICES})
            ]
        if what == wished.PROMISE:
            ideas = mealwise().ideas
            dates = {
                ideas.ids[item]: f"{ideas.titles[item]}, by {quarter_name(due)}"
                for item, due in decided.promises.items()
            }
            return [Choice("promise", "Give no date for", options={**was, **dates}, at=("promise", at))]
        return [
            Choice("letter", "Letter of", options=self._letters(quarter), at=("letter", at)),
            Choice("answer", "Answer", options={**was, **ANSWER_NAMES}, at=("answer", at)),
        ]

    # --- what is wished
    def _wish(self, values: Values) -> Wish | None:
        """What is wished now; None where nothing is changed."""
        if not self.game.ready or not self._open(values):
            return None
        quarter, what = int(values["quarter"]), str(values["what"])
        decided = self.game.played.decided[quarter - 1]
        onwards = bool(values.get("onwards")) and what in wished.HABITS
        wish, at = partial(Wish, quarter, what, onwards=onwards), str(quarter)
        if what == wished.DISCOVERY:
            theme = str(values["theme"])
            months = float(value_at(values, ("months", at, theme)))
            same = months == decided.discovery.get(theme, 0.0)
            return None if same and not onwards else wish(theme, f"{months:g}")
        number = {wished.DEBT: decided.debt, wished.HIRE: float(decided.hire)}
        if what in number:
            value = float(value_at(values, (what, at)))
            return None if value == number[what] and not onwards else wish("", f"{value:g}")
        if what in (wished.FIRST, wished.OUT):
            idea = str(value_at(values, ("idea", what, at)))
            return wish(idea) if idea else None
        if what == wished.PROMISE:
            item = str(value_at(values, ("promise", at)))
            return wish(item) if item else None
        if what == wished.LETTER:
            answer = str(value_at(values, ("answer", at)))
            return wish(str(value_at(values, ("letter", at))), answer) if answer else None
        return wish("", str(values[what])) if values[what] else None

    def _kept(self, values: Values) -> list[Wish]:
        """The branches that are kept and fit the game."""
        given = values.get("kept")
        read = [Wish.of_json(one, self.game.closed) for one in given] if isinstance(given, list) else []
        return list(dict.fromkeys(one for one in read if one))[-MOST_BRANCHES:]

    def _keep(self, values: Values) -> Values:
        wish = self._wish(values)
        kept = [one for one in self._kept(values) if one != wish]
        return {"kept": [one.as_json() for one in [*kept, *([wish] if wish else [])][-MOST_BRANCHES:]]}

    def _try_luck(self, values: Values) -> Values:
        wish = self._wish(values)
        return {"luck_of": wish.as_json() if wish else None}

    # --- what is seen
    def result(self, values: Values) -> Result:
        if not self.game.ready:
            return Result(sentence=self.game.to_do.sentence, hidden={"form", *_RESULTS})
        if not self._open(values):
            return Result(sentence=words.LATER, hidden=set(_RESULTS))
        wish, kept = self._wish(values), self._kept(values)
        tables = {"kept": words.kept_table([(one, self._branch(one)) for one in kept])} if kept else {}
        hidden = {"kept"} - tables.keys()
        if wish is None:
            sentence = self.game.about + words.unchanged(self.game)
            return Result(sentence=sentence, tables=tables, hidden={*_RESULTS[:-1], *hidden})
        found = self._branch(wish)
        tables["parts"] = words.parts_table(found)
        asked = Wish.of_json(values.get("luck_of"), self.game.closed) == wish
        return Result(
            sentence=self.game.about + words.branch_said(wish, found),
            tables=tables,
            says={
                "skipped": words.skipped_said(found),
                "other_luck": words.luck_said(_share(self.game.text, wish), REDRAWN) if asked else "",
            },
            hidden=hidden,
        )

    def _branch(self, wish: Wish) -> Branch:
        return _branch(self.game.text, wish)


@lru_cache(32)
def _branch(text: str, wish: Wish) -> Branch:
    game = KeptGame.of({"log": text})
    return branch(mealwise(), game.clean, wish.quarter, wish.change, onwards=wish.onwards)


@lru_cache(32)
def _share(text: str, wish: Wish) -> float:
    game = KeptGame.of({"log": text})
    return paying_share(mealwise(), game.clean, wish.quarter, wish.change, REDRAWN, onwards=wish.onwards)
