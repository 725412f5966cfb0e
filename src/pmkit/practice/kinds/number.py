"""A number, typed as people type numbers. Traps know the usual wrong calculations; a right result is never
questioned for its route."""

import math
import re
from dataclasses import asdict, dataclass
from typing import Any, ClassVar, Self

from pmkit.english import counted, format_number, shortened
from pmkit.practice.asked_numbers import Asked
from pmkit.practice.draft import Draft, Line
from pmkit.practice.feedback import Feedback
from pmkit.practice.hints import holds_number
from pmkit.practice.kinds import _reading as reading
from pmkit.practice.markdown import escape_markdown, quoted, to_plain
from pmkit.practice.messages import say
from pmkit.practice.question_parts import Trap, fits
from pmkit.practice.questions import Arrange, Question
from pmkit.practice.verdicts import Verdict
from pmkit.quantities.reading import ReadNumber, UnreadableNumber, read_number
from pmkit.quantities.units import counts_another, other_kind, other_time


@dataclass(frozen=True, kw_only=True)
class AlsoRight:
    """Another way to write the right number, such as with the sign that the literature gives it."""

    value: float
    tolerance: float
    says: str

    def accepts(self, value: float) -> bool:
        return abs(value - self.value) <= self.tolerance + 1e-9


def _also(draft: Draft, line: Line) -> AlsoRight:
    """`also: -0.84 ± 0.005 :: what is said to it`."""
    number, says = line.split()
    middle, around = Line(line.number, re.sub(r"\+/?-", "±", number.text)).split("±")
    slack = abs(draft.number(around)) if around.text else 0.0
    return AlsoRight(value=draft.number(middle), tolerance=slack, says=draft.fill(says))


@dataclass(frozen=True, kw_only=True)
class Number(Question):
    """A number in `unit`; `expected` ± `tolerance` (absolute) is right.

    The unit "%" asks in per cent (33.3), a unit that begins with "share" asks for a part of one (0.333); the
    other form gets its own message. With `of` it is counted out of so many: of 100 draws, `80 %` and `4 in 5`
    are 80. A trap's `value` fits within the tolerance or half a per cent, whichever is more. `also` are other
    ways to write the right number, each with what is said to it.
    """

    kind: ClassVar[str] = "number"
    word: ClassVar[str] = "number"
    begins: ClassVar[tuple[str, ...]] = ("=",)
    facts: ClassVar[tuple[str, ...]] = ("of", "also")
    below: ClassVar[tuple[str, ...]] = ("sample",)

    expected: float
    unit: str = ""
    tolerance: float = 0.0
    of: float | None = None
    also: tuple[AlsoRight, ...] = ()

    @classmethod
    def from_draft(cls, draft: Draft, common: dict[str, Any]) -> Self:
        """`= 8.70 euros ± 0.01`, and `! 9 :: reply` for each wrong number that is expected."""
        wanted = [line for line in draft.items if line.mark == "="]
        if len(wanted) > 1:
            draft.fail(wanted[1].number, "there is a second right number. Keep one line with =.")
        line = wanted[0]
        right, around = Line(line.number, re.sub(r"\+/?-", "±", line.text)).split("±")
        expected, unit = draft.quantity(right)
        tolerance = abs(draft.number(around)) if around.text else 0.0
        question = cls(
            **common,
            expected=expected,
            unit=unit,
            tolerance=tolerance,
            of=draft.number_of("of"),
            traps=reading.traps(draft),
            also=tuple(_also(draft, line) for line in draft.facts.get("also", [])),
        )
        for trap, told in zip(question.traps, reading.trap_lines(draft), strict=True):
            if trap.value is not None and question.accepts(trap.value):
                draft.fail(told.number, "this number counts as right. Change it, or make ± smaller.")
        return question

    @property
    def asked(self) -> Asked:
        return Asked(unit=self.unit, of=self.of)

    def blank(self) -> str:
        return ""

    def clean(self, answer: object) -> str:
        if isinstance(answer, (int, float)) and not isinstance(answer, bool):
            return str(answer)
        return answer.strip() if isinstance(answer, str) else ""

    def model(self) -> str:
        shown = format_number(self._in_few_digits())
        return shown if self.accepts(read_number(shown, self.expected).value) else repr(float(self.expected))

    def _in_few_digits(self) -> float:
        """The expected value, rounded where a tenth of the tolerance allows it: 0.95 and not 0.950226."""
        rounded = (round(self.expected, digits) for digits in range(7))
        return next(
            (one for one in rounded if abs(one - self.expected) <= self.tolerance / 10), self.expected
        )

    def model_words(self) -> str:
        return format_number(self.read(self.model()).value, self.unit)

    def check_data(self) -> dict[str, Any]:
        """The number with its tolerance, and the other ways to write it."""
        return super().check_data() | {
            "asked": self.asked.as_data(),
            "expected": self.expected,
            "tolerance": self.tolerance,
            "also": [asdict(one) for one in self.also],
            "when_blank": self.when_blank().record(),
        }

    def show(self, arrange: Arrange) -> dict[str, Any]:
        return {"unit": self.unit, "ask": self.asks()}

    def asks(self) -> str:
        """The sentence under the field: unit and tolerance."""
        kind = "tolerance" if self.tolerance else "exact"
        plain = "" if self.unit else "-plain"
        return say(f"ask.{kind}{plain}", unit=self.unit, tolerance=format_number(self.tolerance))

    def words(self, answer: str) -> str:
        return quoted(answer) if answer else "—"

    def fields_typed(self, answer: str) -> dict[str, str]:
        return {"": answer}

    def when_blank(self) -> Feedback:
        return Feedback(
            verdict=Verdict.NOT_STARTED,
            message=say("number.blank"),
            next_step=say("number.blank.next", unit=self.unit) if self.unit else say("number.next"),
        )

    def trap_sample(self, trap: Trap) -> Any:
        """A trap with a `value` brings its own."""
        if trap.sample is None and trap.value is not None:
            return format_number(trap.value)
        return trap.sample

    def for_tests(self, answer: str) -> float:
        """Tests of a number get the number; the right one, where the answer is none."""
        try:
            return self.read(answer).value
        except UnreadableNumber:
            return self.expected

    def springs(self, trap: Trap) -> bool:
        if trap.value is not None:
            return self.accepts(trap.value)
        return trap.test is not None and fits(trap.test, self.expected)

    def number_to_find(self) -> float:
        return self.expected

    def gives_away(self, hint: str) -> bool:
        return holds_number(hint, self.expected)

    def doing(self) -> float:
        return 1.5

    def mistakes(self, answer: str, reply: Feedback) -> list[str]:
        return [shortened(to_plain(self.words(answer)), 90)]

    def accepts(self, value: float) -> bool:
        """Whether a value is right: within the tolerance, and a hair more for rounding in binary."""
        return abs(value - self.expected) <= self.tolerance + 1e-9 * max(1.0, abs(self.expected))

    def read(self, answer: str) -> ReadNumber:
        """The typed number. Where it can mean two, the one that is right or known to a trap is meant.

        A `%` sign is worked in where the question asks for a share. Raises UnreadableNumber.
        """
        for target in (self.expected, *(trap.value for trap in self.traps if trap.value is not None)):
            read = self._read(answer, target)
            if abs(read.value - target) <= max(self.tolerance, abs(target) * 0.005):
                return read
        return self._read(answer, self.expected)

    def _read(self, answer: str, target: float) -> ReadNumber:
        read = self.asked.read(answer, target)
        if read.percent and self._is_ratio(read.value):
            return ReadNumber(value=read.value / 100, unit=read.unit)
        return read

    def _is_ratio(self, in_percent: float) -> bool:
        """Whether "69 %" is meant as 0.69: no unit is asked for, and the result is a part of one."""
        of_one = abs(self.expected) <= 1 and not self.accepts(in_percent)
        return not self.unit and (of_one or self.accepts(in_percent / 100))

    def comparable(self, answer: str) -> str:
        try:
            read = self.read(answer)
        except UnreadableNumber:
            return answer
        return f"{read.value!r}{read.percent}{read.unit}"

    def traps_met(self, answer: Any) -> list[Trap]:
        try:
            value = self.read(self.clean(answer)).value
        except UnreadableNumber:
            return []
        return [] if self.accepts(value) else [trap for trap in self.traps if self._falls_into(trap, value)]

    def _falls_into(self, trap: Trap, value: float) -> bool:
        if trap.value is not None:
            size = abs(trap.value)
            near = min(self.tolerance, size / 2)  # a trap at 0.001 does not take 0 for its own
            return abs(value - trap.value) <= max(near, size * 0.005) + 1e-12
        return trap.test is not None and fits(trap.test, value)

    def grade(self, answer: str) -> Feedback:
        try:
            read = self.read(answer)
        except UnreadableNumber as problem:
            return Feedback(
                verdict=Verdict.NOT_YET,
                message=escape_markdown(str(problem)),
                next_step=say("number.next"),
                understood=False,
            )
        also = next((one for one in self.also if one.accepts(read.value)), None)
        if also:
            return Feedback(verdict=Verdict.RIGHT, message=also.says, next_step=say("next.explanation"))
        clash = self._about_the_sign_or_unit(read, answer)
        if clash:
            return clash
        if self.accepts(read.value):
            message = say("number.right", value=format_number(read.value, self.unit))
            return self.reply(Verdict.RIGHT, message, say("next.explanation"), (), answer)
        trapped = bool(self.traps_met(answer))
        if other_time(self.unit, read.unit) or (counts_another(self.unit, read) and not trapped):
            return _told(Verdict.NOT_YET, "number.wrong-unit", typed=quoted(answer), unit=self.unit)
        marked = read.unit or (read.percent and not self.asked.in_percent)
        shown = quoted(answer) if marked else format_number(read.value, self.unit)
        builtin = None if trapped else self._about_the_size(read.value, shown)
        direction = "more" if read.value < self.expected else "less"
        return builtin or self.reply(
            Verdict.NOT_YET, say(f"number.{direction}", value=shown), say("next.try-again"), (), answer
        )

    def _about_the_sign_or_unit(self, read: ReadNumber, answer: str) -> Feedback | None:
        """The right figure with a mark that makes it mean something else."""
        if not self.accepts(read.value):
            return None
        if read.percent and not self.asked.in_percent:
            return _partly("number.percent-sign", value=format_number(read.value), unit=self.unit or "1")
        if other_time(self.unit, read.unit):
            return _partly("number.time-unit", typed=quoted(answer), unit=self.unit)
        if other_kind(self.unit, read.unit):
            return _partly("number.other-unit", typed=quoted(answer), unit=self.unit)
        return None

    def _about_the_size(self, value: float, shown: str) -> Feedback | None:
        """The right digits at another size: share and per cent, a power of ten, a sign."""
        if self.asked.in_percent and self.accepts(value * 100):
            return _partly("number.share-for-percent", value=format_number(value))
        if self.asked.as_share and self._as_if(value / 100):
            return _partly("number.percent-for-share", value=format_number(value))
        if value and self.expected and self._as_if(-value):
            return _partly("number.sign", value=shown)
        if value and self.expected and value * self.expected > 0:
            places = round(math.log10(abs(value / self.expected)))
            if places and self._as_if(value / 10.0**places):
                told = counted(abs(places), "place")
                return _partly("number.power", value=shown, places=told)
        return None

    def _as_if(self, value: float) -> bool:
        """Whether a rescaled value is right; a generous tolerance must not make every size fit."""
        slack = min(self.tolerance, abs(self.expected) * 0.005)
        return abs(value - self.expected) <= slack + 1e-9 * max(1.0, abs(self.expected))


def _partly(key: str, **values: str) -> Feedback:
    return _told(Verdict.PARTLY, key, **values)


def _told(verdict: Verdict, key: str, **values: str) -> Feedback:
    step = f"{key}.next"
    try:
        next_step = say(step, **values)
    except KeyError:
        next_step = say("next.try-again")
    return Feedback(verdict=verdict, message=say(key, **values), next_step=next_step, trap=key.split(".")[1])
