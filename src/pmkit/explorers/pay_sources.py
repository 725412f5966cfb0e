"""What is it paid? Source cards side by side, each with what is in it, and where an offer lies among them.

`frame` has adverts: `name`, `job`, `said` (the pay as it was said; "" for none); `official` has medians of
public statistics (`code`, `occupation`, `country`, `year`, `value`, `currency`, `includes`, `excludes`,
`licence`, `source`, `read_on`), `codes` the occupations under which employers file the job. Ranges stay
ranges; nothing is converted into another currency.
"""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from pmkit.english import counted, spoken_day
from pmkit.explorers import (
    Choice,
    Control,
    Explorer,
    Form,
    Number,
    Pasted,
    Result,
    Text,
    Tick,
    Values,
    picked,
)
from pmkit.explorers._pay_cards import (
    Card,
    beside,
    card_words,
    gap_words,
    list_words,
    median_words,
)
from pmkit.explorers._pay_codes import why_words
from pmkit.explorers._pay_offer import offer_words, read_offer
from pmkit.explorers._pay_pictures import codes_picture, list_picture
from pmkit.explorers._pay_rows import ENDS, Figures, lines_of, read_figures
from pmkit.explorers.pasted import EXAMPLE_TEXT
from pmkit.practice.markdown import escape_markdown

OWN = "own"
_PERIODS = {"": "leave such a line out", "year": "a year", "month": "a month", "hour": "an hour"}
_ABOUT = {
    "origin": "From where, and read on which day",
    "includes": "What is in it",
    "excludes": "What is not in it",
}
_LINES = (
    "A line for each: 52k a year; 4.500 €/month, 13 salaries; 60–70k EUR a year at 80 %; 45 € an hour. "
    "What you paste stays on your computer."
)
_BESIDE = ("first", "second", "third")


class PaySources(Explorer):
    """Choose a source, type an offer, and set three sources side by side.

    With `samples` (`figures` and the texts of `_ABOUT`) one's own figures are pasted, a line each.
    """

    layout = (
        "data", "read", "form", "sentence", "offer", "chart", "card",
        "compare", "beside", "gap", "codes", "why",
    )  # fmt: skip
    taken_along = ("sentence", "card", "beside", "gap", "codes", "why")
    title = "What is it paid?"

    def __init__(
        self,
        frame: pd.DataFrame | None = None,
        *,
        units: Mapping[str, str] | None = None,
        official: pd.DataFrame,
        codes: pd.DataFrame,
        adverts_are: str = "",
        samples: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.samples, self.codes, self.adverts_are = samples, codes, adverts_are
        self.jobs = [] if frame is None else list(dict.fromkeys(frame["job"]))
        self.official = {str(row["id"]): _official(row) for row in official.to_dict("records")}

    # --- the sources
    def _names(self) -> dict[str, str]:
        own = {OWN: "Your figures"} if self.samples else {}
        adverts = {f"ads {job}": f"Adverts: {job}" for job in self.jobs}
        printed = {key: f"{card.with_code}, {card.where}" for key, card in self.official.items()}
        return {**own, **adverts, **printed}

    def _card(self, key: str, values: Values) -> Card:
        if key in self.official:
            return self.official[key]
        week, part = float(values["week"]), bool(values["part"])
        if key == OWN:
            return self._own_card(values, week, part)
        job = key.removeprefix("ads ")
        rows = self.frame[self.frame["job"] == job]
        said = rows[rows["said"] != ""]
        lines = tuple(zip(said["name"], said["said"], strict=True))
        figures = read_figures(lines, week=week, part=part)
        silent = len(rows) - len(said)
        without = f"; {counted(silent, 'advert')} without a figure" if silent else ""
        return Card(
            key, f"Adverts for a {job}", self.adverts_are, "Several places, one pile of adverts",
            figures.currency, "What a firm says that it would pay for a year",
            f"What people get, bonus, shares{without}", "Invented", "advert", figures,
            notes=figures.told,
        )  # fmt: skip

    def _own_card(self, values: Values, week: float, part: bool) -> Card:
        period, currency = str(values["period"]), str(values["currency"]).strip().upper()
        figures = read_figures(
            lines_of(str(values["figures"])), week=week, period=period, currency=currency, part=part
        )
        texts = {key: str(values[key]).strip() for key in _ABOUT}
        return Card(
            OWN, "Your figures", texts["origin"], "", figures.currency, texts["includes"],
            texts["excludes"], figures=figures,
        )  # fmt: skip

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        names = self._names()
        own = [self._data()] if self.samples else []
        return (*own, self._form(values, names), self._compare(names))

    def _data(self) -> Form:
        starts = self.samples or {}
        return Form(
            "data",
            (
                Pasted(
                    "figures", "Figures that you found or were told", start=starts["figures"], help=_LINES
                ),
                Choice("period", "Where a line doesn't say for how long, it is for", options=_PERIODS),
                Text("currency", "Where a line names no currency, it is in", start=starts["currency"]),
                *(
                    Text(key, label, start=starts[key], stays=True, wide=True)
                    for key, label in _ABOUT.items()
                ),
            ),
            label="Your figures",
        )

    def _form(self, values: Values, names: Mapping[str, str]) -> Form:
        source = picked(values, "source", names)
        ends = Choice("end", "Read a range by", options=ENDS)
        part = Tick("part", "Work part time up to full time", start=bool(self.samples))
        week = Number("week", "A full week", start=40, min=20, max=60, unit="hours")
        offer = Text(
            "offer", "Your offer, as it was said", stays=True, wide=True,
            help="Such as: 4.500 €/month, 13 salaries, 80 %. It stays on your computer, also when you take "
            "your work along.",
        )  # fmt: skip
        shown = () if source in self.official else (ends, part)
        return Form(
            "form", (Choice("source", "Source", options=names), *shown, week, offer), label="A source"
        )

    def _compare(self, names: Mapping[str, str]) -> Form:
        by_median = sorted(self.official, key=lambda key: self.official[key].median)
        starts = [next(iter(names)), *by_median[-1:], *by_median[:1]]
        fields = tuple(
            Choice(key, label, options=names, start=start)
            for key, label, start in zip(_BESIDE, ("One source", "A second", "A third"), starts, strict=False)
        )
        return Form("compare", fields, label="Three sources side by side")

    # --- what is seen
    def result(self, values: Values) -> Result:
        values = {"part": bool(self.samples), "end": "low", **values}
        end = picked(values, "end", ENDS)
        names = self._names()
        card = self._card(picked(values, "source", names), values)
        week = float(values["week"])
        offer = read_offer(str(values["offer"]), week)
        three = [self._card(values[key], values) for key in _BESIDE if values.get(key) in names]
        printed = list(self.official.values())
        charts = {"codes": codes_picture(printed, self.codes, offer)} if printed else {}
        if card.figures is not None and card.figures.rows:
            charts["chart"] = list_picture(card, end, offer)
        return Result(
            sentence=median_words(card) if card.figures is None else list_words(card, end),
            charts=charts,
            says={
                "card": card_words(card),
                "offer": offer_words(offer, card, end),
                "gap": gap_words(three, end),
                "why": why_words(self.codes, printed),
                **self._read(values),
            },
            tables={"beside": beside(three, end)},
            errors={"offer": offer.problem} if offer.problem else {},
        )

    def _read(self, values: Values) -> dict[str, str]:
        if not self.samples:
            return {}
        example = all(values[key] == text for key, text in self.samples.items())
        own = self._card(OWN, values).figures or Figures()
        read = f"{counted(len(own.rows), 'figure')} in {escape_markdown(own.currency) or 'no currency'} read."
        if not own.rows:
            read = (
                "Nothing could be read yet. Write a figure in each line, with year, month or hour behind it."
            )
        told = "".join(f"\n- {escape_markdown(one)}" for one in own.told)
        return {"read": (EXAMPLE_TEXT if example else "") + read + told}


def _official(row: Mapping[Hashable, Any]) -> Card:
    day = spoken_day(date.fromisoformat(str(row["read_on"])[:10]))
    return Card(
        str(row["id"]), str(row["occupation"]), f"{row['source']}, read on {day}",
        f"{row['country']}, May {row['year']}", str(row["currency"]), str(row["includes"]),
        str(row["excludes"]), str(row["licence"]), median=float(str(row["value"])), code=str(row["code"]),
    )  # fmt: skip
