"""Estimate: a range with a confidence. One miss means little, so the sitting as a whole is calibrated."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import comb
from typing import Any, ClassVar, Self

from pmkit.english import format_number
from pmkit.practice.asked_numbers import Asked
from pmkit.practice.draft import Draft
from pmkit.practice.feedback import Feedback, PartFeedback
from pmkit.practice.hints import holds_number
from pmkit.practice.markdown import escape_markdown, quoted
from pmkit.practice.messages import say
from pmkit.practice.progress import Attempt
from pmkit.practice.questions import Arrange, Question
from pmkit.practice.verdicts import Verdict
from pmkit.quantities.reading import UnreadableNumber
from pmkit.quantities.units import counts_another

ENDS = ("low", "high")
_ENOUGH = 5
_UNLIKELY = 0.1


@dataclass(frozen=True, kw_only=True)
class Estimate(Question):
    """A low and a high value; right when `truth` lies between them.

    `widest` is the greatest width (in the unit) by which somebody could still decide.
    """

    kind: ClassVar[str] = "estimate"
    word: ClassVar[str] = "estimate"
    begins: ClassVar[tuple[str, ...]] = ("=",)
    facts: ClassVar[tuple[str, ...]] = ("confidence", "widest", "of")

    truth: float
    unit: str
    confidence: float = 0.8
    widest: float | None = None
    of: float | None = None

    @classmethod
    def from_draft(cls, draft: Draft, common: dict[str, Any]) -> Self:
        """`= 31.5 weeks`, with `confidence: 80 %` and `widest: 20` where they differ from what is usual."""
        truth, unit = draft.quantity(draft.items[0])
        sure = draft.number_of("confidence")
        if sure is not None and not 0 < sure < 100:
            draft.fail(draft.facts["confidence"][0].number, "write a confidence such as 80 %.")
        confidence = cls.confidence if sure is None else sure / 100
        widest = draft.number_of("widest")
        of = draft.number_of("of")
        return cls(**common, truth=truth, unit=unit, widest=widest, of=of, confidence=confidence)

    @property
    def asked(self) -> Asked:
        return Asked(unit=self.unit, of=self.of)

    def blank(self) -> dict[str, str]:
        return {}

    def clean(self, answer: object) -> dict[str, str]:
        if not isinstance(answer, Mapping):
            return {}
        given = {end: answer.get(end) for end in ENDS}
        texts = {
            end: str(value).strip()
            for end, value in given.items()
            if isinstance(value, (str, int, float)) and not isinstance(value, bool)
        }
        return {end: text for end, text in texts.items() if text}

    def model(self) -> dict[str, str]:
        half = min(abs(self.truth) * 0.1 or 1.0, (self.widest or float("inf")) / 2.5)
        return {"low": repr(self.truth - half), "high": repr(self.truth + half)}

    def words(self, answer: dict[str, str]) -> str:
        return " – ".join(quoted(answer[end]) for end in ENDS if end in answer) or "—"

    def model_words(self) -> str:
        return self._truth_told()

    def _truth_told(self) -> str:
        """In three digits or whole: a range hides more than that."""
        size = abs(self.truth)
        return format_number(round(self.truth, 0 if size >= 100 else 1 if size >= 10 else 2), self.unit)

    def fields_typed(self, answer: dict[str, str]) -> dict[str, str]:
        return answer

    def check_data(self) -> dict[str, Any]:
        """The value and the greatest width, with the value as it is told."""
        return super().check_data() | {
            "asked": self.asked.as_data(),
            "truth": self.truth,
            "widest": self.widest,
            "confidence": self.confidence,
            "told": {"truth": self._truth_told(), "confidence": _per_cent(self.confidence)},
            "when_blank": self.when_blank().record(),
        }

    def show(self, arrange: Arrange) -> dict[str, Any]:
        sure = _per_cent(self.confidence)
        return {
            "unit": self.unit,
            "confidence": sure,
            "ask": say("ask.confidence", unit=self.unit, confidence=sure),
        }

    def when_blank(self) -> Feedback:
        step = say("estimate.blank.next", confidence=_per_cent(self.confidence))
        return Feedback(verdict=Verdict.NOT_STARTED, message=say("estimate.blank"), next_step=step)

    def solved(self, answer: Any, feedback: Feedback) -> bool:
        """Once a range was given the value is told, so there is nothing left to hide."""
        return feedback.understood and feedback.verdict is not Verdict.NOT_STARTED

    def number_to_find(self) -> float:
        return self.truth

    def gives_away(self, hint: str) -> bool:
        return holds_number(hint, self.truth)

    def remarks(self, answer: dict[str, str]) -> dict[str, Any]:
        low, high = self._read(answer)
        if low is None or high is None or low > high:
            return {}
        return {"estimate": {"held": low <= self.truth <= high, "confidence": self.confidence}}

    def _read(self, answer: Mapping[str, str]) -> tuple[float | None, float | None]:
        try:
            low, high = (self.asked.read(answer.get(end, ""), self.truth) for end in ENDS)
        except UnreadableNumber:
            return None, None
        if counts_another(self.unit, low) or counts_another(self.unit, high):
            return None, None
        return low.value, high.value

    def grade(self, answer: dict[str, str]) -> Feedback:
        low, high = self._read(answer)
        if low is None or high is None:
            return self._unread(answer)
        told = {
            "low": format_number(low, self.unit),
            "high": format_number(high, self.unit),
            "truth": self._truth_told(),
            "confidence": _per_cent(self.confidence),
        }
        if low > high:
            return Feedback(
                verdict=Verdict.NOT_YET,
                message=say("estimate.reversed", **told),
                next_step=say("estimate.reversed.next"),
                understood=False,
            )
        if not low <= self.truth <= high:
            key = "estimate.missed-low" if self.truth < low else "estimate.missed-high"
            step = say("estimate.missed.next")
            return self.reply(Verdict.NOT_YET, say(key, **told), step, (), answer)
        if self.widest is not None and high - low > self.widest + 1e-9:
            step = say("estimate.wide.next")
            return self.reply(Verdict.PARTLY, say("estimate.wide", **told), step, (), answer)
        step = say("estimate.held.next", **told)
        return self.reply(Verdict.RIGHT, say("estimate.held", **told), step, (), answer)

    def _unread(self, answer: Mapping[str, str]) -> Feedback:
        parts = []
        step = say("number.next")
        for end in ENDS:
            typed = answer.get(end, "")
            try:
                told = ""
                if counts_another(self.unit, self.asked.read(typed)):
                    told = say("number.wrong-unit", typed=quoted(typed), unit=self.unit)
                    step = say("number.wrong-unit.next", unit=self.unit)
            except UnreadableNumber as problem:
                told = escape_markdown(str(problem))
            if told:
                parts.append(PartFeedback(id=end, verdict=Verdict.NOT_STARTED, text=told))
        return Feedback(
            verdict=Verdict.NOT_YET,
            message=parts[0].text,
            next_step=step,
            parts=tuple(parts),
            understood=False,
        )


def first_ranges(history: Iterable[Attempt]) -> dict[str, tuple[float, bool]]:
    """Of each question that asked for a range: how sure the first range was meant to be, and whether it held.

    The first alone counts: afterwards the value is known.
    """
    first: dict[str, tuple[float, bool]] = {}
    for attempt in history:
        kept = attempt.detail.get("estimate")
        if attempt.event == "checked" and isinstance(kept, Mapping):
            first.setdefault(attempt.item, (float(kept["confidence"]), bool(kept["held"])))
    return first


def calibration(history: Iterable[Attempt]) -> str:
    """How well a learner's ranges hold, in a sentence: "7 of 10 of your 80 % ranges contained the value: …".

    Only the first range on each question counts (afterwards the value is known), and only those of the
    confidence that was asked for most. "Too narrow" is said when so few hits would come by chance in less
    than one case of ten, "wider than needed" likewise.
    """
    first = first_ranges(history)
    if not first:
        return say("calibration.none")
    confidence = Counter(sure for sure, _ in first.values()).most_common(1)[0][0]
    hits = [held for sure, held in first.values() if sure == confidence]
    n, held = len(hits), sum(hits)
    key = "few" if n < _ENOUGH else _judged(held, n, confidence)
    return say(f"calibration.{key}", held=held, n=n, confidence=_per_cent(confidence))


def _judged(held: int, n: int, confidence: float) -> str:
    chance = [comb(n, k) * confidence**k * (1 - confidence) ** (n - k) for k in range(n + 1)]
    if sum(chance[: held + 1]) < _UNLIKELY:
        return "narrow"
    return "wide" if sum(chance[held:]) < _UNLIKELY else "good"


def _per_cent(share: float) -> str:
    return format_number(round(share * 100, 6), "%")
