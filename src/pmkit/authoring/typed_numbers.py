"""Figures typed by hand in the course's questions, where a name of `values.py` should stand: they drift.

What a question states (prompt, context, what is chosen or placed) holds its givens; what it says afterwards
(reasons, replies, hints, explanation) may repeat these and nothing else. Free are years, dates, times, names
with figures in them, a hundred (that of per cent), and counts up to twelve; what is from a source or made up
on purpose is listed: `given: 29 %, 49`. Keys and traps are names or givens. Figures in words are not seen.
"""

import re
from collections.abc import Iterable, Iterator

from pmkit.practice.draft import Draft, Line
from pmkit.practice.questions import Question
from pmkit.practice.values import NAME

LARGEST_COUNT = 12
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_FREE = re.compile(
    rf"\b\d{{1,2}}\s(?:{_MONTHS})\b|\b(?:{_MONTHS})\s\d{{1,2}}\b|\b\d{{1,2}}:\d{{2}}\b"
    r"|\b[A-Za-zÀ-ÿ]+[-/]?\d[\w-]*|\{#[^\s{}]+\}|\b(?:19|20)\d\d\b(?![.,]\d)"
)
"""Dates, times, names such as MW-06 or Q4, ids, years."""
_STATED = ("text", "label", "help", "value", "cost")
_FIGURE = re.compile(r"(?<![\w.,])[-−]?\d+(?:,\d{3})*(?:\.\d+)?")


def typed_numbers(draft: Draft, question: Question) -> Iterator[tuple[int, str]]:
    """Line and sentence of each figure in the text of a question that should be a name."""
    listed = draft.facts.get("given", [])
    answers = [line.split()[0] for line in draft.items if line.form not in ("!", "=")]
    known = set(figures([*_statement(question), *(line.text for line in [*listed, *answers])]))
    used: set[str] = set()
    for line in _said_later(draft):
        for figure in figures([line.text]):
            used.add(figure)
            if figure not in known and not _is_count(figure):
                yield (
                    line.number,
                    f"{figure} is typed and no given of the question. {_remedy(figure)}",
                )
    for line in _keys(draft):
        for figure in figures([line.text]):
            if figure not in {*known, "0"}:
                yield line.number, f"{figure} is a typed key. {_remedy(figure)}"
            used.add(figure)
    for line in listed:
        for figure in figures([line.text]):
            if figure not in used:
                yield line.number, f"{figure} is listed as given and stands in no reply. Take it out."


def figures(texts: Iterable[str]) -> list[str]:
    """The figures in texts that are not free, without a sign of per cent."""
    bare = (_FREE.sub(" ", NAME.sub(" ", text)) for text in texts)
    return [figure for text in bare for figure in _FIGURE.findall(text)]


def _remedy(figure: str) -> str:
    return f"Write a name of values.py in braces, or list it: given: {figure}"


def _is_count(figure: str) -> bool:
    return figure.isdigit() and (int(figure) <= LARGEST_COUNT or figure == "100")


def _statement(question: Question) -> Iterator[str]:
    """What a learner reads before the answer."""
    yield from (question.prompt, question.context)
    for elements in question.parts().values():
        for element in elements:
            yield from (
                str(getattr(element, name, "")) for name in ("text", "label", "help", "value", "cost")
            )


def _said_later(draft: Draft) -> Iterator[Line]:
    """What is said after an answer."""
    for name in ("hint", "why", "right", "next", "truth"):
        yield from draft.facts.get(name, [])
    for line in draft.items:
        yield line.split()[1]
        yield from (
            below.split()[1] if below.mark == "!" else below for below in line.below if below.mark != "sample"
        )


def _keys(draft: Draft) -> Iterator[Line]:
    """The right number and the known wrong ones; how near is near enough is a judgement."""
    for line in draft.items:
        if line.form == "=":
            yield line.split("±")[0]
        if line.form == "!":
            yield line.split()[0].split("±")[0]
