"""What every kind of question shares: its fields, how it reads an untrusted answer, how traps speak.

A question is a frozen value. It knows nothing of screens and stores: JSON answer in, `Feedback` out. The
kinds are in `pmkit.practice.kinds`, one family per module.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from numbers import Real
from typing import TYPE_CHECKING, Any, ClassVar, Self

from pmkit.english import shortened
from pmkit.practice.asked_numbers import Asked, Reading
from pmkit.practice.feedback import Feedback, PartFeedback
from pmkit.practice.judges import as_data
from pmkit.practice.markdown import to_plain
from pmkit.practice.messages import say
from pmkit.practice.question_parts import Trap, Truth, fits
from pmkit.practice.verdicts import Verdict

if TYPE_CHECKING:
    from pmkit.practice.draft import Draft

Arrange = Callable[[Iterable[str]], list[str]]
"""Puts ids into the order in which one learner sees them."""

_UNSEEN = {"id", "skill", "minutes", "hints", "source", "explanation", "on_right", "next_step", "traps"}
_UNSEEN |= {
    "why",
    "when",
    "replies",
    "models",
    "rules",
    "example",
    "shuffle",
    "rounds",
    "wordings",
    "turned_out",
    "of",
    "also",
}


@dataclass(frozen=True, kw_only=True)
class Question:
    """The fields of every question. `prompt`, `context`, `hints`, `explanation`, `source` are Markdown.

    - `id`: "chapter.slug", never changed once published; `version` goes up when the question means
    something else.
    - `minutes`: how long a beginner needs. - `hints`: in steps, none of them holds the answer.
    - `explanation`: why the right answer is right; `source`: where that is from.
    - `on_right`: said when it is solved; `next_step`: the one thing to do after a wrong answer.
    - `traps`: known wrong ways; the first that fits speaks.
    - `turned_out`: what the lesson later sets beside the first answer (`pmkit.practice.look_back`).
    - `rounds`: gives the same question with other numbers for each round from 1 on; it comes back with them.
    - `wordings`: the fingerprints of earlier texts that asked the same; answers to them count.
    """

    kind: ClassVar[str]
    word: ClassVar[str]
    """What the kind is called in a heading of a text: "choose one"."""
    begins: ClassVar[tuple[str, ...]] = ()
    """What its answer lines begin with: "()", "[]", "=", "-", "1"; "!" (a wrong way) goes with every kind."""
    facts: ClassVar[tuple[str, ...]] = ()
    """Its own lines `name: text`, beside those of every question."""
    below: ClassVar[tuple[str, ...]] = ()
    """The lines `name: text` that may be indented under an answer or a fact; ("*",) takes any name."""
    elements: ClassVar[tuple[str, ...]] = ()
    """The fields that hold its parts, those first that are chosen, placed or filled in."""
    reasoned: ClassVar[bool] = True
    """Whether each of the first elements needs a `why`."""
    reaches: ClassVar[tuple[Verdict, ...]] = (Verdict.RIGHT,)
    """The verdicts that its model answer may get."""
    how: ClassVar[str] = ""
    """What to do, in a line, where no card is: on paper and on a code host."""
    labels: ClassVar[Mapping[str, str]] = {
        "check": "Check",
        "reveal": "Show a model answer",
        "model": "A model answer",
    }
    """What its card's buttons and its model answer are called; "" where there is nothing to reveal."""

    guessed: ClassVar[bool] = False
    """Whether answers are guesses, which nobody judges and a class counts."""

    id: str
    prompt: str
    skill: str
    minutes: float
    source: str = ""
    explanation: str = ""
    version: int = 1
    context: str = ""
    hints: tuple[str, ...] = ()
    on_right: str = ""
    next_step: str = ""
    traps: tuple[Trap, ...] = ()
    turned_out: Truth | None = None
    rounds: "Callable[[int], Question] | None" = None
    wordings: tuple[str, ...] = ()

    # what each kind says for itself

    @classmethod
    def from_draft(cls, draft: "Draft", common: dict[str, Any]) -> Self:
        """The question of a text; `common` holds the fields that every kind has. Raises QuizProblem."""
        raise NotImplementedError

    def blank(self) -> Any:
        """The answer of the fresh question."""
        raise NotImplementedError

    def clean(self, answer: object) -> Any:
        """Any JSON as a well-formed answer: known ids and right types are kept, all else is left out."""
        raise NotImplementedError

    def grade(self, answer: Any) -> Feedback:
        """The feedback on a cleaned answer that is not blank."""
        raise NotImplementedError

    def model(self) -> Any:
        """An answer that checks as right."""
        raise NotImplementedError

    def show(self, arrange: Arrange) -> dict[str, Any]:
        """What the page needs beyond the common fields; never a key, a trap or a why."""
        raise NotImplementedError

    def words(self, answer: Any) -> str:
        """A cleaned answer in words, as Markdown."""
        raise NotImplementedError

    # what they share

    @property
    def asked(self) -> Asked | None:
        """What its fields for numbers ask for; None where none is typed."""
        return None

    def round(self, number: int) -> "Question":
        """The question with the numbers of a round; round 0 is the printed one."""
        return self.rounds(number) if number and self.rounds else self

    def model_words(self) -> str:
        """The model answer in words, as Markdown."""
        return self.listed(self.model())

    def listed(self, answer: Any) -> str:
        """An answer as Markdown, as a list where it has parts: their own commas would run together."""
        return self.words(answer)

    def brief(self, answer: Any) -> str:
        """An answer as Markdown for the cell of a table, without lists."""
        return self.words(answer)

    def is_blank(self, answer: Any) -> bool:
        return bool(answer == self.blank())

    def when_blank(self) -> Feedback:
        """The friendly first move."""
        stem = self.kind.replace("_", "-")
        return Feedback(
            verdict=Verdict.NOT_STARTED, message=say(f"{stem}.blank"), next_step=say(f"{stem}.blank.next")
        )

    def comparable(self, answer: Any) -> str:
        """Two answers with the same text here are the same try."""
        return json.dumps(answer, sort_keys=True, ensure_ascii=False)

    def solved(self, answer: Any, feedback: Feedback) -> bool:
        """Whether the explanation and the model answer may open."""
        return feedback.verdict in (Verdict.RIGHT, Verdict.NOTED)

    def remarks(self, answer: Any) -> dict[str, Any]:
        """Facts about a checked answer that are kept with it (for calibration, say)."""
        return {}

    def traps_met(self, answer: Any) -> list[Trap]:
        """The traps that an answer falls into, in their order."""
        return [trap for trap in self.traps if trap.test is not None and fits(trap.test, answer)]

    def parts(self) -> dict[str, tuple[Any, ...]]:
        """Its elements by the name of their field, without empty fields."""
        return {name: getattr(self, name) for name in self.elements if getattr(self, name)}

    # what samples, audit and class report ask of a kind

    def right_answer(self) -> Any:
        """The model answer in the form that a page sends."""
        return self.model()

    def trap_sample(self, trap: Trap) -> Any:
        """The answer that is said to fall into a trap, None where there is none."""
        return trap.sample

    def for_tests(self, answer: Any) -> Any:
        """A cleaned answer as the tests of traps get it."""
        return answer

    def for_rules(self, answer: Any) -> Any:
        """A cleaned answer as the rules of the question get it, None where they can't look."""
        return None

    def begun(self, answer: Any) -> dict[str, str]:
        """The parts of a cleaned answer that hold something, by id with what they are called, where rules
        may speak before it is checked."""
        return {}

    def fields_typed(self, answer: Any) -> dict[str, str]:
        """What stands in its fields for numbers, "" naming the only one."""
        return {}

    def readings(self, answer: Any) -> dict[str, Reading]:
        """How numbers in a cleaned answer were read, by field, where that does not go without saying."""
        if self.asked is None:
            return {}
        read = {field: self.asked.reading(typed) for field, typed in self.fields_typed(answer).items()}
        return {field: one for field, one in read.items() if one}

    def springs(self, trap: Trap) -> bool:
        """Whether a trap would fit the right answer, were it asked."""
        return trap.test is not None and fits(trap.test, self.clean(self.right_answer()))

    def loose_ends(self) -> Iterator[str]:
        """Keys that point nowhere, each as a sentence."""
        yield from ()

    def weak_points(self) -> Iterator[str]:
        """What is wrong with its key or its models, where its keys are sound."""
        yield from ()

    def missing_reasons(self) -> Iterator[str]:
        """Where a learner would be told nothing."""
        if not self.explanation.strip():
            yield "the explanation is missing."
        for name in self.elements[:1] if self.reasoned else ():
            for element in getattr(self, name):
                if not element.why.strip():
                    yield f"{element.id!r} in {name} has no why."

    def number_to_find(self) -> float | None:
        """The number that is asked for; None where none is."""
        return None

    def sizes(self) -> set[int]:
        """How many are right of several, or belong into a group: who is told it has less to find."""
        return set()

    def gives_away(self, hint: str) -> bool:
        """Whether a hint, as plain text, says what is to be found out."""
        return False

    def doing(self) -> float:
        """Minutes of thinking and doing, reading not included."""
        return 1.0

    def mistakes(self, answer: Any, reply: Feedback) -> list[str]:
        """What is wrong in a cleaned answer, element by element."""
        texts = {part.id: to_plain(part.text) for name in self.elements[:1] for part in getattr(self, name)}
        return [
            f"{shortened(texts[part.id], 60)}: {shortened(to_plain(part.text), 90)}"
            for part in reply.parts
            if part.verdict in (Verdict.NOT_YET, Verdict.PARTLY) and part.id in texts
        ]

    def reply(
        self, verdict: Verdict, message: str, next_step: str, parts: Iterable[PartFeedback], answer: Any
    ) -> Feedback:
        """The feedback of a kind, unless the answer is wrong and a trap has something better to say."""
        if verdict is Verdict.RIGHT:
            return Feedback(
                verdict=verdict, message=self.on_right or message, next_step=next_step, parts=tuple(parts)
            )
        if verdict is not Verdict.NOTED:
            for trap in self.traps_met(answer):
                return Feedback(
                    verdict=trap.verdict,
                    message=trap.says,
                    next_step=trap.next_step or self.next_step or say("next.try-again"),
                    parts=tuple(parts),
                    trap=trap.id,
                )
            next_step = self.next_step or next_step
        return Feedback(verdict=verdict, message=message, next_step=next_step, parts=tuple(parts))

    # what a page without Python checks it by

    def judges(self) -> tuple[Callable[[Any], Any], ...]:
        """The functions that judge an answer: tests of traps, and the rules of a kind that has some."""
        return tuple(trap.test for trap in self.traps if trap.test is not None)

    def needs_python(self) -> str:
        """Why a page without Python can't check it, as a sentence for the learner; "" where it can."""
        return "" if all(as_data(one) is not None for one in self.judges()) else say("page.needs-python")

    def check_data(self) -> dict[str, Any]:
        """How it is checked, as JSON: what is common here, what is its own from each kind. `checking.js` and
        the `check.js` of the kind come to the same feedback with it as `grade`."""
        return {
            "id": self.id,
            "kind": self.kind,
            "version": self.version,
            "blank": self.blank(),
            "guessed": self.guessed,
            "labels": dict(self.labels),
            "on_right": self.on_right,
            "next_step": self.next_step,
            "traps": [trap.as_data() for trap in self.traps],
        }

    def fingerprint(self) -> str:
        """A short stable hash of what the learner sees and of the key (not of hints, reasons and rules)."""
        content = json.dumps([self.kind, _content(self)], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(content.encode()).hexdigest()[:16]


def _content(value: Any) -> Any:
    """A value as JSON that is the same on every machine: numbers to nine digits, no functions, no reasons."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _content(getattr(value, f.name)) for f in fields(value) if f.name not in _UNSEEN} | (
            {} if isinstance(value, Question) else {"id": getattr(value, "id", "")}
        )
    if isinstance(value, Mapping):
        return {str(key): _content(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [
            _content(inner) for inner in (sorted(value) if isinstance(value, (set, frozenset)) else value)
        ]
    if isinstance(value, Real) and not isinstance(value, bool):
        return f"{float(value):.9g}"
    return value if value is None or isinstance(value, (str, bool)) else str(value)
