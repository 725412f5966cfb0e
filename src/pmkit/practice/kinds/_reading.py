"""What several kinds read from a question's text in the same way: options, cards, traps."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from pmkit.practice.draft import Draft, Line, key
from pmkit.practice.judges import above, around, below, in_this_order, one_of, these_alone
from pmkit.practice.question_parts import Option, Trap
from pmkit.practice.values import NAME
from pmkit.practice.verdicts import Verdict

_VERDICTS = {"x": Verdict.RIGHT, "~": Verdict.PARTLY, "": Verdict.NOT_YET}
_NAMED_TRAP = re.compile(r"(?!over |under )([a-z][a-z0-9-]*)\s+(?=[\d{\[+.−-]|over |under )(.*)", re.DOTALL)
_BEYOND = re.compile(r"(over|under)\s+(.*)")


def no_twins(draft: Draft, line: Line, id: str, known: Mapping[str, Any], what: str = "answer") -> None:
    """Tell where an answer or a card stands there twice."""
    if id in known:
        draft.fail(line.number, f"this {what} stands there twice. Change or remove one of them.")


def next_step(draft: Draft, line: Line) -> str:
    """The line `> …` below an answer: the one thing to do after it."""
    return " ".join(map(draft.fill, line.under(">")))


def options(draft: Draft, reasons: bool = True) -> tuple[Option, ...]:
    """The lines `(x) text :: reason`, each with its verdict."""
    made: dict[str, Option] = {}
    for line in draft.items:
        if line.mark.startswith("!"):
            continue
        said, why = line.split()
        id, text = draft.tagged(said)
        no_twins(draft, line, id, made)
        verdict = _VERDICTS[line.mark]
        made[id] = Option(
            id=id,
            text=text,
            why=draft.reason(why, verdict) if reasons else draft.fill(why),
            verdict=verdict,
            when=" ".join(map(draft.fill, line.under("when"))),
            next_step=next_step(draft, line),
        )
    return tuple(made.values())


def shuffle(draft: Draft) -> bool:
    """`shuffle: no` keeps options in their own order."""
    line = draft.first("shuffle")
    if line and line.text not in ("yes", "no"):
        draft.fail(line.number, "write shuffle: no where the answers have an order of their own.")
    return not line or line.text == "yes"


def trap_lines(draft: Draft) -> list[Line]:
    """The lines `! wrong :: reply`."""
    return [line for line in draft.items if line.mark.startswith("!")]


def traps(draft: Draft, known: Mapping[str, str] | None = None, in_order: bool = False) -> tuple[Trap, ...]:
    """The known wrong ways: `! id 36 :: reply`; also `0.85 ± 0.006`, `0.29 | 29` and `over 20,000`, or just
    these answers, `[a, b]`, or a value or rule of `values.py`, `{name}`."""
    made: dict[str, Trap] = {}
    for line in trap_lines(draft):
        trap = _trap(draft, line, known or {}, in_order)
        no_twins(draft, line, trap.id, made, "wrong answer")
        made[trap.id] = trap
    return tuple(made.values())


def _trap(draft: Draft, line: Line, known: Mapping[str, str], in_order: bool) -> Trap:
    wrong, says = line.split()
    if not says.text:
        draft.fail(line.number, "say what went wrong, for example: ! 42 :: You counted twice.")
    named = _NAMED_TRAP.fullmatch(wrong.text)
    wrong = Line(line.number, named[2] if named else wrong.text)
    value, test, sample = _met(draft, wrong, known, in_order)
    for given in line.under("sample"):
        sample = draft.ids(given, known) if known else draft.fill(given)
    return Trap(
        id=named[1] if named else f"line-{key(wrong.text)}",
        says=draft.fill(says),
        value=value,
        test=test,
        sample=sample,
        next_step=next_step(draft, line),
        verdict=Verdict.PARTLY if line.mark == "!~" else Verdict.NOT_YET,
    )


def _met(
    draft: Draft, wrong: Line, known: Mapping[str, str], in_order: bool
) -> tuple[float | None, Callable[[Any], bool] | None, Any]:
    """The value, or the test with a sample, of an answer that falls into a trap."""
    text = wrong.text
    name = NAME.fullmatch(text)
    value = draft.value_of(wrong, name[1]) if name else None
    if callable(value):
        return None, value, None
    if known:
        ids = draft.ids(Line(wrong.number, text.removeprefix("[").removesuffix("]")), known)
        return None, (in_this_order if in_order else these_alone)(ids), ids
    if beyond := _BEYOND.fullmatch(text):
        end = draft.number(Line(wrong.number, beyond[2]))
        return None, (above if beyond[1] == "over" else below)(end), None
    if "±" in text:
        middle, beside = wrong.split("±")
        centre, slack = draft.number(middle), draft.number(beside)
        return None, around(centre, slack), draft.fill(middle)
    if " | " in text:
        each = [Line(wrong.number, part) for part in text.split(" | ")]
        return None, one_of(map(draft.number, each)), draft.fill(each[0])
    return draft.number(wrong), None, None
