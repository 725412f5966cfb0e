"""Codes as people call them out in a room: a line for each person, a code for each answer in turn.

“Kim: 1 1 3 4 - 2” names a code by its place in the code book, “Kim: n n h o - w” by its first letters.
Nothing is left out silently: what fits no code and no answer is named with its person and place.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pmkit.english import counted, listed

_PERSON = re.compile(r"^\s*([^\W\d_][^:,;\t]{0,29}):\s*(.*)$")
_NO_CODE = frozenset("-–—?0.")
_NAMED = 4


@dataclass(frozen=True)
class CalledOut:
    """By person, the code of each answer (its id), and how the lines were read."""

    codes: Mapping[str, Mapping[str, str]]
    told: tuple[str, ...]


def is_called_out(text: str) -> bool:
    """Whether the first line that says something begins with a name and a colon."""
    return any(_PERSON.match(row) for row in [row for row in text.splitlines() if row.strip()][:1])


def read_called_out(text: str, answers: Sequence[str], book: Sequence[str]) -> CalledOut:
    """The codes of each person; `answers` are the ids in their order, `book` the codes in theirs."""
    codes: dict[str, dict[str, str]] = {}
    told: list[str] = []
    for number, row in enumerate(text.splitlines(), start=1):
        if not row.strip():
            continue
        found = _PERSON.match(row)
        if found is None:
            told.append(
                f"Left out, for line {number} names nobody. Begin it with a name, as in “Kim: 1 2 1”."
            )
            continue
        name, called = found[1].strip(), _split(found[2])
        name = f"{name} {number}" if name in codes else name
        codes[name] = {
            id: code for id, one in zip(answers, called, strict=False) if (code := _code(one, book))
        }
        told += _about(name, called, len(answers), book)
    said = listed([f"{name} with {counted(len(chosen), 'code')}" for name, chosen in codes.items()])
    return CalledOut(codes, (f"{counted(len(codes), 'person', 'people')} read: {said}.", *told))


def _split(text: str) -> list[str]:
    """The codes of a line; a run of digits holds one code a digit."""
    parts = re.split(r"\s*[,;]\s*", text.strip(" ,;")) if re.search(r"[,;]", text) else text.split()
    if len(parts) == 1 and re.fullmatch(r"[\d–—?.-]{2,}", parts[0]):
        return list(parts[0])
    return parts


def _code(called: str, book: Sequence[str]) -> str:
    """The code that somebody named by its place, name or first letters; "" if it is none or not clear."""
    if called.isdecimal():
        return book[int(called) - 1] if 0 < int(called) <= len(book) else ""
    whole = [code for code in book if code.casefold() == called.casefold()]
    begun = whole or [code for code in book if code.casefold().startswith(called.casefold())]
    return begun[0] if called and len(begun) == 1 else ""


def _about(name: str, called: Sequence[str], answers: int, book: Sequence[str]) -> Iterator[str]:
    """What of a person's line could not be used, and what to write instead."""
    unclear = [
        f"“{one}” (answer {at})"
        for at, one in enumerate(called[:answers], start=1)
        if one not in _NO_CODE and not _code(one, book)
    ]
    if unclear:
        yield (
            f"{name}: left out {listed(unclear, _NAMED)}. Write the number of a code, or its first letters."
        )
    if len(called) != answers:
        rest = "what is more was left out" if len(called) > answers else "the last answers have none"
        yield (
            f"{name}: {counted(len(called), 'code')} for {counted(answers, 'answer')}; {rest}. "
            "Write - for an answer without a code."
        )
