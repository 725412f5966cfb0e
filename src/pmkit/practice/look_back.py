"""The first guess beside the truth: what a lesson sets side by side where it comes back to a guess.

Pure: a question and its record in, what is read out. The first guess counts and stays, also where it was
changed once the truth was known. Without a guess nothing is given away.
"""

from dataclasses import dataclass

from pmkit.english import format_number
from pmkit.practice.markdown import to_plain
from pmkit.practice.messages import say
from pmkit.practice.question_parts import Truth
from pmkit.practice.questions import Question
from pmkit.practice.record import Record, round_of
from pmkit.quantities.reading import UnreadableNumber

GUESS, ANSWER, TRUTH = "Your first guess", "Your first answer", "What turned out"


@dataclass(frozen=True, kw_only=True)
class LookBack:
    """`rows`: what stands beside one another, each with its name (the guess first; () where nobody guessed
    yet). `told`: how far the two are apart, what the guess became later, and why. All of it is Markdown.
    `truth` and `why` can also be read without a guess, by whoever asks for it."""

    rows: tuple[tuple[str, str], ...]
    told: str
    missing: str
    truth: tuple[str, str]
    why: str

    def text(self) -> str:
        """All of it in a line."""
        if not self.rows:
            return to_plain(self.missing)
        rows = " – ".join(f"{name}: {to_plain(value).rstrip('.')}." for name, value in self.rows)
        return f"{rows} {to_plain(self.told)}".replace("\n", " ").strip()


def look_back(question: Question, record: Record) -> LookBack:
    """The first answer that was kept beside the truth, which the question must have."""
    truth = question.turned_out
    assert truth is not None
    named = (truth.called or TRUTH, truth.text)
    tries = [question.clean(one.answer) for one in record.tries if not round_of(one)]
    if not tries:
        return LookBack(rows=(), told="", missing=_missing(question), truth=named, why=truth.why)
    first, last = tries[0], tries[-1]
    told = [_apart(question, truth, first), _changed(question, first, last), truth.why]
    guess = (GUESS if question.guessed else ANSWER, question.brief(first))
    return LookBack(
        rows=(guess, named), told=" ".join(filter(None, told)), missing="", truth=named, why=truth.why
    )


def _missing(question: Question) -> str:
    return say("look-back.no-guess" if question.guessed else "look-back.no-answer")


def _changed(question: Question, first: object, last: object) -> str:
    if question.comparable(first) == question.comparable(last):
        return ""
    return say("look-back.changed", answer=question.brief(last).rstrip("."))


def _apart(question: Question, truth: Truth, guess: object) -> str:
    """How far a guess is from the truth, in neutral words; "" where that can't be said."""
    if truth.option:
        return say("look-back.same") if guess == truth.option else ""
    asked = question.asked
    if asked is None or truth.low is None or truth.high is None or not isinstance(guess, str):
        return ""
    try:
        value = asked.read(guess, truth.low).value
    except UnreadableNumber:
        return ""
    if truth.low <= value <= truth.high:
        return say("look-back.same" if truth.low == truth.high else "look-back.within")
    gap = format_number(round(value - truth.high if value > truth.high else truth.low - value, 6))
    return say("look-back.higher" if value > truth.high else "look-back.lower", gap=gap)
