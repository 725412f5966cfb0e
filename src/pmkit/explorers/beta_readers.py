"""Reading a beta: what volunteers say about the customers, what no report rules out, which finding comes
first.

Testers have `segment`, `score` (1 to 5) and may have `platform`, `came_by`, `keep`, `meals`; `people` has a
row per kind of customer with `people`; findings have `text`, `reporters`, `could_meet`, `rater_1` to
`rater_3`. Weighing corrects for the groups, never for who volunteers within one (Kish, 1965).
"""

from collections.abc import Mapping, Sequence
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
    Tick,
    Values,
    picked,
)
from pmkit.explorers._beta_rows import ATTRIBUTES, Beta, read_beta
from pmkit.explorers._beta_triage import (
    PLACES,
    RATERS,
    UNPLACED,
    Finding,
    cards_of,
    findings_in,
    reasons_words,
    table,
    triaged,
)
from pmkit.explorers._beta_weighing import picture, weigh, weighed_words, zero_words
from pmkit.explorers.pasted import EXAMPLE_TEXT, told_by_field

_APPROVES = {"keep": "they would keep it on", "4": "4 stars or more", "5": "5 stars"}
_GUESSES = {"": "not guessed yet", "up": "goes up", "down": "goes down", "stays": "stays within 3 points"}
_ALL = "everybody"
_MOST_FINDINGS = 60
_FIELDS = {
    "testers": (
        "Who tested, and what they said",
        "Columns: group and score (1 to 5); if you have them platform, came by, keep (yes or no) and uses.",
    ),
    "people": (
        "How many customers of each kind",
        "Columns: group and people; platform and came by if you have them, a line for each combination.",
    ),
    "findings": (
        "What was found",
        "Columns: text, reporters, could meet (how many testers could have met it), and the severity "
        "(0 to 4) by up to three people: rater 1, rater 2, rater 3.",
    ),
}


class BetaReaders(Explorer):
    """Guess what weighing does, weigh, bound what nobody reported, and place the findings.

    `audience` is how many will get it, `begin` the attributes that one begins to weigh by. With `samples`
    (the texts of three fields) one's own beta is pasted, and nothing is hidden until a guess.
    """

    layout = (
        "data", "read", "form", "sentence", "chart", "groups", "faults", "zero",
        "raters", "triage", "board", "reasons", "table",
    )  # fmt: skip
    taken_along = ("sentence", "chart", "groups", "zero", "triage", "board", "table")
    title = "Read the beta"

    def __init__(
        self,
        frame: pd.DataFrame | None = None,
        *,
        units: Mapping[str, str] | None = None,
        people: pd.DataFrame | None = None,
        findings: pd.DataFrame | None = None,
        audience: int = 10_000,
        begin: Sequence[str] = ("segment",),
        samples: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.audience, self.begin, self.samples = audience, tuple(begin), samples
        self.given = None
        if frame is not None and people is not None:
            self.given = Beta(frame, people, findings_in(findings))

    def _beta(self, values: Values) -> Beta:
        if self.given is not None:
            return self.given
        texts = {key: values.get(key) for key in _FIELDS}
        samples = self.samples or {}
        return read_beta(*(str(samples[key] if text is None else text) for key, text in texts.items()))

    # --- what can be changed
    def controls(self, values: Values) -> Sequence[Control]:
        beta = self._beta(values)
        own = [Form("data", tuple(self._pasted()), label="Your beta")] if self.samples else []
        if beta.testers.empty:
            return own
        findings = beta.findings[:_MOST_FINDINGS]
        board: list[Control] = [self._raters(findings), _board(findings)] if findings else []
        return (*own, self._form(beta), self._faults(beta), *board)

    def _pasted(self) -> list[Pasted]:
        starts = self.samples or {}
        return [
            Pasted(key, label, start=starts[key], rows=6, help=help) for key, (label, help) in _FIELDS.items()
        ]

    def _form(self, beta: Beta) -> Form:
        options = {key: name for key, name in _APPROVES.items() if key != "keep" or beta.has("keep")}
        ticks = [
            Tick(key, f"Weigh by {name}", start=key in self.begin, at=("by", key))
            for key, name in ATTRIBUTES.items()
            if beta.can_weigh(key)
        ]
        guess = Choice("guess", "Weighed to our customers, the share", options=_GUESSES)
        merge = Tick("merge", "Join an empty group with the others of its kind")
        fields = (
            *([] if self.samples else [guess]),
            Choice("approves", "A yes is", options=options),
            *ticks,
            *([merge] if ticks else []),
        )
        return Form("form", fields, label="What they say")

    def _faults(self, beta: Beta) -> Form:
        kinds = {_ALL: _ALL, **{kind: kind for kind in dict.fromkeys(beta.testers["segment"])}}
        meals = Range("meals", "A tester counts from so many uses on", start=0, max=20)
        fields = (
            Choice("who", "Who could have met the fault", options=kinds),
            *([meals] if beta.has("meals") else []),
            Number("audience", "How many will get it", start=self.audience, min=1, max=1_000_000_000),
        )
        return Form("faults", fields, label="Nobody reported it")

    def _raters(self, findings: Sequence[Finding]) -> Form:
        names = {key: name for key, name in RATERS.items() if any(key in one.rated for one in findings)}
        ticks = (Tick(key, name, start=True, at=("raters", key)) for key, name in names.items())
        return Form("raters", tuple(ticks), label="Whose severity counts")

    # --- what is seen
    def result(self, values: Values) -> Result:
        beta = self._beta(values)
        read = self._read(values, beta)
        if beta.testers.empty:
            return Result(sentence=beta.problem or "No tester could be read.", says=read)
        by = [key for key in ATTRIBUTES if values.get("by", {}).get(key) and beta.can_weigh(key)]
        weighed = weigh(beta, by, str(values["approves"]), merge=bool(values.get("merge")))
        guess = str(values.get("guess", ""))
        shown = bool(self.samples or guess)
        who = picked(values, "who", [_ALL, *beta.testers["segment"]])
        met = beta.could_meet("" if who == _ALL else str(who), int(values.get("meals", 0)))
        told = weighed_words(weighed, _APPROVES[str(values["approves"])], shown, guess)
        says = {**read, "zero": zero_words(met, len(beta.testers), int(values["audience"]))}
        if shown:
            says["groups"] = weighed.says
        triage = self._triage(values, beta)
        return Result(
            sentence=told,
            charts={"chart": picture(weighed, beta, str(values["approves"]), shown)},
            says={**says, **triage.says},
            tables=triage.tables,
            cards=triage.cards,
        )

    def _triage(self, values: Values, beta: Beta) -> Result:
        findings = beta.findings[:_MOST_FINDINGS]
        if not findings:
            return Result()
        trusted = [key for key, counts in dict(values.get("raters", {})).items() if counts]
        placed = {id: place for place, ids in values["board"].items() for id in ids}
        more = len(beta.findings) - len(findings)
        said = triaged(findings, trusted, placed)
        said += f" The first {_MOST_FINDINGS} are shown, {more} are not." if more else ""
        return Result(
            says={"triage": said, "reasons": reasons_words(findings, placed)},
            tables={"table": table(findings, trusted, placed)},
            cards={"board": cards_of(findings, trusted, placed)},
        )

    def _read(self, values: Values, beta: Beta) -> dict[str, str]:
        if not self.samples:
            return {}
        example = all(values[key] == self.samples[key] for key in _FIELDS)
        told = told_by_field({_FIELDS[key][0]: said for key, said in beta.told.items()})
        return {"read": (EXAMPLE_TEXT if example else "") + told}


def _board(findings: Sequence[Finding]) -> Places:
    cards: list[dict[str, Any]] = [{"id": one.id, "title": one.text, "column": UNPLACED} for one in findings]
    return Places("board", "When is it mended?", columns=PLACES, cards=cards, tray=UNPLACED)
