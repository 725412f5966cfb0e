"""Choose one, choose many. Every option answers for itself; several may be right where experts differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from pmkit.english import shortened
from pmkit.practice.draft import Draft
from pmkit.practice.feedback import Feedback, PartFeedback
from pmkit.practice.kinds import _reading as reading
from pmkit.practice.markdown import to_html, to_plain
from pmkit.practice.messages import say
from pmkit.practice.question_parts import Option
from pmkit.practice.questions import Arrange, Question
from pmkit.practice.verdicts import Verdict


@dataclass(frozen=True, kw_only=True)
class _Choice(Question):
    """`shuffle` is off where the options have an order of their own (amounts, dates)."""

    facts: ClassVar[tuple[str, ...]] = ("shuffle",)
    below: ClassVar[tuple[str, ...]] = ("when", "sample")
    elements: ClassVar[tuple[str, ...]] = ("options",)

    options: tuple[Option, ...]
    shuffle: bool = True

    def option(self, option_id: str) -> Option | None:
        return next((option for option in self.options if option.id == option_id), None)

    def loose_ends(self) -> Iterator[str]:
        if not any(option.verdict is Verdict.RIGHT for option in self.options):
            yield "no option is right."

    def gives_away(self, hint: str) -> bool:
        right = [to_plain(one.text) for one in self.options if one.verdict is Verdict.RIGHT]
        return any(len(text) > 8 and text.casefold().rstrip(".") in hint.casefold() for text in right)

    def check_data(self) -> dict[str, Any]:
        """Each option with its reason as it is said, and what names it as another right answer."""
        options = [
            {
                "id": option.id,
                "text": option.text,
                "unquoted": _unquoted(option.text),
                "reason": _reason(option),
                "verdict": option.verdict.value,
                "when": option.when,
                "next_step": option.next_step,
            }
            for option in self.options
        ]
        return super().check_data() | {"options": options}

    def show(self, arrange: Arrange) -> dict[str, Any]:
        ids = [option.id for option in self.options]
        texts = {option.id: option.text for option in self.options}
        return {
            "options": [{"id": i, "html": to_html(texts[i])} for i in (arrange(ids) if self.shuffle else ids)]
        }


@dataclass(frozen=True, kw_only=True)
class ChooseOne(_Choice):
    """One answer of several. The reply is the chosen option's own `why`."""

    kind: ClassVar[str] = "choose_one"
    word: ClassVar[str] = "choose one"
    how: ClassVar[str] = "Choose one:"
    begins: ClassVar[tuple[str, ...]] = ("()",)

    @classmethod
    def from_draft(cls, draft: Draft, common: dict[str, Any]) -> Self:
        """`(x) text :: reason`, `( )` for what is not right and `(~)` for what is partly right."""
        options = reading.options(draft)
        right = [option for option in options if option.verdict is Verdict.RIGHT]
        if not right or len(options) < 2 or (len(right) > 1 and not all(option.when for option in right)):
            draft.fail(
                draft.line,
                "mark exactly one answer with (x) and add others with ( ). Where several hold, write [x] and "
                "[ ] instead, or say under each (x) when it holds: when: …",
            )
        return cls(**common, options=options, shuffle=reading.shuffle(draft))

    def blank(self) -> None:
        return None

    def clean(self, answer: object) -> str | None:
        return answer if isinstance(answer, str) and self.option(answer) else None

    def model(self) -> str:
        return next(option.id for option in self.options if option.verdict is Verdict.RIGHT)

    def words(self, answer: str | None) -> str:
        option = self.option(answer or "")
        return option.text if option else "—"

    def missing_reasons(self) -> Iterator[str]:
        yield from super().missing_reasons()
        right = [option for option in self.options if option.verdict is Verdict.RIGHT]
        for option in right if len(right) > 1 else ():
            if not option.when.strip():
                yield f"option {option.id!r} is one of several right ones and does not say when."

    def doing(self) -> float:
        return 0.6

    def mistakes(self, answer: Any, reply: Feedback) -> list[str]:
        return [shortened(to_plain(self.words(answer)), 90)]

    def grade(self, answer: str) -> Feedback:
        option = self.option(answer)
        assert option is not None  # a cleaned answer names an option
        message = _reason(option)
        if option.verdict is Verdict.RIGHT:
            step = option.next_step or self._other_right(option) or say("next.explanation")
        else:
            step = option.next_step or self.next_step or say("next.try-again")
        return Feedback(verdict=option.verdict, message=message, next_step=step)

    def _other_right(self, chosen: Option) -> str:
        for option in self.options:
            if option is not chosen and option.verdict is Verdict.RIGHT:
                return say("next.also", text=_unquoted(option.text), when=option.when)
        return ""


@dataclass(frozen=True, kw_only=True)
class ChooseMany(_Choice):
    """All that hold, of several. RIGHT options are needed, unless they have a `when` (then they may be
    chosen); PARTLY options may be chosen; NOT_YET options may not."""

    kind: ClassVar[str] = "choose_many"
    word: ClassVar[str] = "choose many"
    how: ClassVar[str] = "Choose all that fit:"
    begins: ClassVar[tuple[str, ...]] = ("[]",)

    @classmethod
    def from_draft(cls, draft: Draft, common: dict[str, Any]) -> Self:
        """`[x] text :: reason`, `[ ]` for what does not hold and `[~]` for what may be chosen."""
        options = reading.options(draft)
        if not any(option.verdict is Verdict.RIGHT for option in options) or len(options) < 2:
            draft.fail(draft.line, "mark at least one of two or more answers with [x].")
        known = {option.id: option.text for option in options}
        traps = reading.traps(draft, known)
        return cls(**common, options=options, shuffle=reading.shuffle(draft), traps=traps)

    def blank(self) -> list[str]:
        return []

    def clean(self, answer: object) -> list[str]:
        if not isinstance(answer, list):
            return []
        chosen = {i for i in answer if isinstance(i, str)}
        return [option.id for option in self.options if option.id in chosen]

    def model(self) -> list[str]:
        return [option.id for option in self.options if option.verdict is Verdict.RIGHT]

    def words(self, answer: list[str]) -> str:
        return "; ".join(option.text for option in self.options if option.id in answer) or "—"

    def listed(self, answer: list[str]) -> str:
        return "\n".join(f"- {option.text}" for option in self.options if option.id in answer)

    def sizes(self) -> set[int]:
        return {len(self.model())}

    def doing(self) -> float:
        return 0.3 + 0.15 * len(self.options)

    def grade(self, answer: list[str]) -> Feedback:
        chosen = [option for option in self.options if option.id in answer]
        wrong = sum(option.verdict is Verdict.NOT_YET for option in chosen)
        right = len(chosen) - wrong
        missing = sum(
            option.verdict is Verdict.RIGHT and not option.when and option.id not in answer
            for option in self.options
        )
        parts = [
            PartFeedback(id=option.id, verdict=option.verdict, text=_reason(option)) for option in chosen
        ]
        counts = {"chosen": len(chosen), "right": right, "wrong": wrong, "missing": missing}
        if not wrong and not missing:
            return self.reply(
                Verdict.RIGHT, say("choose-many.right", **counts), say("next.explanation"), parts, answer
            )
        sentence = "none" if not right else "missing" if not wrong else "mixed" if missing else "extra"
        step = say("choose-many.next" if wrong else "choose-many.next-missing")
        verdict = Verdict.PARTLY if right else Verdict.NOT_YET
        return self.reply(verdict, say(f"choose-many.{sentence}", **counts), step, parts, answer)


def _reason(option: Option) -> str:
    return say("option.when", why=option.why, when=option.when) if option.when else option.why


def _unquoted(text: str) -> str:
    """An option to be named in quotation marks: without its full stop, and without marks of its own."""
    plain = text.rstrip(".")
    return plain[1:-1].rstrip(".") if plain.startswith("“") and plain.find("”") == len(plain) - 1 else plain
