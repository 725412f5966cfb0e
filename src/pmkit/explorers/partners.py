"""Whom we lean on: what stops when a partner stops, how often all of it works, and when a move has to begin.

The case's table is `integrations`; one's own is pasted and has the same columns. Availability and limits are
what a contract says, the pieces of work a judgement, the margin the reader's own guess. The arithmetic is
that of `pmkit.methods.availability`, the weeks those of the forecast of chapter 04.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from typing import Any

import pandas as pd

from pmkit.explorers import (
    Choice,
    Control,
    Explorer,
    Form,
    Number,
    Pasted,
    Places,
    Range,
    Result,
    Text,
    Values,
)
from pmkit.explorers._partner_rows import COLUMNS, EVERYONE, Partner, partners_in, read_partners
from pmkit.explorers._partner_views import Plan, machine, moves, picture, risks, stopped, table
from pmkit.explorers.forecast import read_counts
from pmkit.explorers.pasted import EXAMPLE_TEXT
from pmkit.explorers.pasted_table import read_table
from pmkit.explorers.typed_cells import CellError
from pmkit.explorers.typed_day import read_day
from pmkit.methods import InputError, forecast_when
from pmkit.practice.markdown import escape_markdown

UP, DOWN = "up", "down"
_HELP = (
    "Columns: partner, share (of what you do that stops without it); if you have them need (hard or soft), "
    "availability, used for, limit and peak (calls a minute), retires on, pieces (of work), fallback, "
    "fallback "
    "needs, owner, place, sign, notice, contract end."
)
_MOST = 40
"""Partners: more than a person can look at on a board."""


class Partners(Explorer):
    """Move a partner to *down* and see what stops; see how often the whole chain works, and the last day to
    begin.

    `down` are those that are down at first, `finished` the items finished week by week, `today` the day on
    which it is read. With a `sample` one's own table is pasted.
    """

    layout = ("data", "read", "board", "form", "sentence", "chain", "chart", "moves", "risks", "table")
    taken_along = ("sentence", "chain", "chart", "moves", "risks", "table")
    title = "Whom we lean on"

    def __init__(
        self,
        frame: pd.DataFrame | None = None,
        *,
        units: Mapping[str, str] | None = None,
        down: Sequence[str] = (),
        finished: str = "",
        today: str = "",
        of: str = "what you offer",
        sample: str = "",
    ) -> None:
        super().__init__(frame, units=units)
        self.down, self.finished, self.today, self.sample = set(down), finished, today, sample
        self.of = of
        self.given = partners_in(frame) if frame is not None else ()

    def _partners(self, values: Values) -> tuple[Partner, ...]:
        if not self.sample:
            return self.given
        pasted = values.get("partners")
        return read_partners(pasted if isinstance(pasted, str) else self.sample)[:_MOST]

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        partners = self._partners(values)
        data = Pasted("partners", "Your partners and services", start=self.sample, help=_HELP)
        forms = [Form("data", (data,), label="Your partners")] if self.sample else []
        return (*forms, *([self._board(partners)] if partners else []), self._form(partners))

    def _board(self, partners: Sequence[Partner]) -> Places:
        cards = [
            {"id": one.id, "title": one.name, "column": DOWN if one.id in self.down else UP}
            for one in partners
        ]
        columns = {DOWN: "Is down", UP: "Works"}
        return Places("board", "Who is down", columns=columns, cards=cards)

    def _form(self, partners: Sequence[Partner]) -> Form:
        uses = [one.serves for one in partners if one.hard and one.serves not in ("", EVERYONE)]
        paths = {EVERYONE: "What everyone needs", **{use: f"What {use} needs" for use in dict.fromkeys(uses)}}
        path = [Choice("path", "The chain", options=paths, start=list(paths)[1])] if uses else []
        today = Text("today", "Today is", start=self.today, help="Without a day nothing is called late.")
        weeks = Text(
            "finished",
            "Items finished, week by week",
            start=self.finished,
            rows=2,
            wide=True,
            help="By the squad that will do the moves; 0 for a week in which nothing was finished.",
        )
        fields = (
            *path,
            Range("peak", "The busiest time lasts", start=60, min=10, max=240, step=10, unit="minutes"),
            Number(
                "margin",
                "Margin of all in a quarter",
                start=300,
                max=1_000_000,
                unit="thousand EUR",
                help="Your own guess.",
            ),
            today,
            weeks,
        )
        return Form("form", fields, label="What counts")

    # --- what is seen
    def result(self, values: Values) -> Result:
        partners = self._partners(values)
        read = self._read(values)
        if not partners:
            said = read["read"] if self.sample else ""
            return Result(sentence=said or "No partner could be read.")
        plan, errors = self._plan(values)
        down = [one for one in partners if one.id in set(values["board"][DOWN])]
        path = (EVERYONE, values.get("path", EVERYONE), "")
        chain = [one for one in partners if one.hard and one.serves in path]
        found = risks(partners, plan.today)
        return Result(
            sentence=stopped(partners, down, float(values["margin"]), self.of),
            charts={"chart": picture(chain, {one.id for one in down})} if machine(chain).known else {},
            says={
                **read,
                "chain": machine(chain).says,
                "moves": moves(partners, plan),
                "risks": _listed(partners, found),
            },
            tables={"table": table(partners, plan, float(values["margin"]))},
            cards={"board": _cards(partners, found)},
            errors=errors,
        )

    def _plan(self, values: Values) -> tuple[Plan, dict[str, str]]:
        """Day, weeks and minutes that the dates rest on, and a sentence at a field that could not be read."""
        plan, errors = Plan(peak=float(values["peak"])), {}
        try:
            day = read_day(str(values["today"])).value
            plan = replace(plan, today=date.fromisoformat(day) if day else None)
        except CellError as problem:
            errors["today"] = str(problem)
        try:
            if str(values["finished"]).strip():
                plan = replace(plan, weeks=partial(_p85, tuple(read_counts(str(values["finished"])))))
        except InputError as problem:
            errors["finished"] = str(problem)
        return plan, errors

    def _read(self, values: Values) -> dict[str, str]:
        if not self.sample:
            return {}
        text = values["partners"]
        read = read_table(text, COLUMNS)
        said = read.told_text
        if not read.problem:
            unsaid = sum(1 for one in read_partners(text) if not one.said_need)
            more = f"\n- {unsaid} without hard or soft, taken as hard." if unsaid else ""
            twice = read.frame["partner"][read.frame["partner"].duplicated()]
            if len(twice):
                more += f"\n- {escape_markdown(twice.iloc[0])} stands twice: the first one counts."
            left = len(read_partners(text)) - _MOST
            more += f"\n- The first {_MOST} are shown, {left} are not." if left > 0 else ""
            said += more
        return {"read": (EXAMPLE_TEXT if text == self.sample else "") + said}


@lru_cache(maxsize=64)
def _p85(finished: tuple[int, ...], pieces: int) -> int | None:
    return forecast_when(list(finished), pieces).p85


def _cards(partners: Sequence[Partner], found: Mapping[str, list[str]]) -> dict[str, dict[str, Any]]:
    return {
        one.id: {"detail": one.what_stops(), "warning": " ".join(found.get(one.id, [])[:2])}
        for one in partners
    }


def _listed(partners: Sequence[Partner], found: Mapping[str, list[str]]) -> str:
    """Every open point under the partner that it is about, as a Markdown list."""
    lines = [
        f"- **{escape_markdown(one.name)}**: {escape_markdown(' '.join(found[one.id]))}"
        for one in partners
        if found.get(one.id)
    ]
    return "\n".join(["**Open points**", "", *lines]) if lines else "No rule objects to this table."
