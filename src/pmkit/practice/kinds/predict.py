"""Predict, then see: a first guess, kept without judgement and set beside what turned out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from pmkit.english import format_number
from pmkit.practice.asked_numbers import Asked
from pmkit.practice.draft import Draft
from pmkit.practice.feedback import Feedback
from pmkit.practice.kinds import _reading as reading
from pmkit.practice.markdown import escape_markdown, quoted, to_html
from pmkit.practice.messages import say
from pmkit.practice.question_parts import Option
from pmkit.practice.questions import Arrange, Question
from pmkit.practice.verdicts import Verdict
from pmkit.quantities.reading import UnreadableNumber
from pmkit.quantities.units import counts_another


@dataclass(frozen=True, kw_only=True)
class Predict(Question):
    """A guess: one of `options`, or without options a number in `unit`.

    The verdict is always noted. An option's `why`, where it has one, is said after it was chosen. Leave
    `explanation` empty where a later step of the lesson shows what turned out; it opens as soon as a guess
    is kept. `low` and `high` are the ends of what a number can be at all; a guess beyond them is kept too,
    and told so. Per cent and parts are those `of` a whole, which is `high` where it is not said.
    """

    kind: ClassVar[str] = "predict"
    word: ClassVar[str] = "predict"
    begins: ClassVar[tuple[str, ...]] = ("()",)
    elements: ClassVar[tuple[str, ...]] = ("options",)
    reaches: ClassVar[tuple[Verdict, ...]] = (Verdict.NOTED,)
    how: ClassVar[str] = "Make a first guess; it is kept, not judged."
    guessed: ClassVar[bool] = True
    labels: ClassVar[Mapping[str, str]] = {"check": "Keep my guess", "reveal": "", "model": ""}
    facts: ClassVar[tuple[str, ...]] = ("unit", "low", "high", "of", "shuffle")

    options: tuple[Option, ...] = ()
    unit: str = ""
    low: float | None = None
    high: float | None = None
    of: float | None = None
    shuffle: bool = True

    @classmethod
    def from_draft(cls, draft: Draft, common: dict[str, Any]) -> Self:
        """Options `( ) text`, or a number: `unit: weeks`, and its ends `low: 0` and `high: 24`."""
        for line in draft.items:
            if line.mark:
                draft.fail(
                    line.number, "a guess is neither right nor wrong. Write ( ) before each of its answers."
                )
        options = reading.options(draft, reasons=False)
        low, high = draft.number_of("low"), draft.number_of("high")
        shuffle = reading.shuffle(draft)
        unit, of = draft.fact("unit"), draft.number_of("of")
        return cls(**common, options=options, unit=unit, low=low, high=high, of=of, shuffle=shuffle)

    @property
    def asked(self) -> Asked:
        return Asked(unit=self.unit, of=self.high if self.of is None else self.of)

    def blank(self) -> None:
        return None

    def clean(self, answer: object) -> str | None:
        if isinstance(answer, (int, float)) and not isinstance(answer, bool):
            answer = str(answer)
        if not isinstance(answer, str) or not answer.strip():
            return None
        if self.options:
            return answer if answer in {option.id for option in self.options} else None
        return answer.strip()

    def model(self) -> str:
        """A guess has no right answer; any guess will do."""
        return self.options[0].id if self.options else f"{1 if self.low is None else self.low:g}"

    def missing_reasons(self) -> Iterator[str]:
        """A guess needs no reason: what turned out is shown later."""
        yield from ()

    def doing(self) -> float:
        return 0.4

    def model_words(self) -> str:
        return say("predict.no-model")

    def words(self, answer: str | None) -> str:
        for option in self.options:
            if option.id == answer:
                return option.text
        if not answer:
            return "—"
        try:
            return format_number(self.asked.read(answer).value, self.unit)
        except UnreadableNumber:
            return quoted(answer)

    def comparable(self, answer: str | None) -> str:
        """Twenty and 20 are the same guess."""
        return self.words(answer)

    def fields_typed(self, answer: str | None) -> dict[str, str]:
        return {"": answer} if answer and not self.options else {}

    def check_data(self) -> dict[str, Any]:
        """Options with what is said to each, or the ends of what a number can be; how a guess is kept."""
        return super().check_data() | {
            "asked": self.asked.as_data(),
            "options": [{"id": option.id, "text": option.text, "why": option.why} for option in self.options],
            "low": None if self.low is None else {"end": self.low, "says": self._too_low()},
            "high": None if self.high is None else {"end": self.high, "says": self._too_high()},
            "kept": self._kept,
        }

    def show(self, arrange: Arrange) -> dict[str, Any]:
        texts = {option.id: option.text for option in self.options}
        plain = "" if self.unit else "-plain"
        return {
            "options": [
                {"id": i, "html": to_html(texts[i])} for i in (arrange(texts) if self.shuffle else texts)
            ],
            "unit": self.unit,
            "ask": "" if self.options else say(f"ask.guess-number{plain}", unit=self.unit),
        }

    def grade(self, answer: str) -> Feedback:
        said = next((option.why for option in self.options if option.id == answer), "")
        if not self.options:
            try:
                read = self.asked.read(answer)
                said = self._beyond(read.value)
            except UnreadableNumber as problem:
                return Feedback(
                    verdict=Verdict.NOT_STARTED,
                    message=escape_markdown(str(problem)),
                    next_step=say("number.next"),
                    understood=False,
                )
            if counts_another(self.unit, read):
                return Feedback(
                    verdict=Verdict.NOT_STARTED,
                    message=say("number.wrong-unit", typed=quoted(answer), unit=self.unit),
                    next_step=say("number.wrong-unit.next", unit=self.unit),
                    understood=False,
                )
        kept = say(self._kept, guess=self.words(answer).rstrip("."))
        return Feedback(
            verdict=Verdict.NOTED,
            message=f"{kept} {said}".strip(),
            next_step=self.next_step or say("predict.next"),
        )

    def _beyond(self, value: float) -> str:
        """What to say of a number that can't be, like 40 of 30 cards; "" for one that can."""
        if self.low is not None and value < self.low:
            return self._too_low()
        return self._too_high() if self.high is not None and value > self.high else ""

    @property
    def _kept(self) -> str:
        """The key of what is said of a guess: whether it comes back later."""
        return "predict.kept" if self.turned_out else "predict.kept-only"

    def _too_low(self) -> str:
        return say("predict.too-low", low=format_number(self.low or 0, self.unit))

    def _too_high(self) -> str:
        return say("predict.too-high", high=format_number(self.high or 0, self.unit))
