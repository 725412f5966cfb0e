"""What others chose for the lines of a transcript: a pasted table (line, code, coder), or a line a person."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pmkit.english import counted, listed
from pmkit.explorers._called_out import is_called_out, read_called_out
from pmkit.explorers.pasted_table import Wanted, read_table
from pmkit.explorers.transcript import Line

_COLUMNS = (
    Wanted("number", "line", kind="number", min=1, words=("no", "row")),
    Wanted("code", "code", words=("theme", "topic")),
    Wanted("coder", "coder", required=False, words=("who", "name", "reader")),
)
_SECOND = "Second coder"
_MOST_CODERS = 6
_NAMED = 8


@dataclass(frozen=True)
class OtherCodes:
    """By coder, the code of each line (its id), and how the table was read."""

    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    told: tuple[str, ...] = ()


def read_codes(text: str, lines: Sequence[Line], answers: Collection[str], book: Sequence[str]) -> OtherCodes:
    """The codes of others; those of lines that are none, or questions, are named and left out."""
    return _read(text, tuple(lines), frozenset(answers), tuple(book))


@lru_cache(maxsize=8)
def _read(text: str, lines: tuple[Line, ...], answers: frozenset[str], book: tuple[str, ...]) -> OtherCodes:
    if not text.strip():
        return OtherCodes()
    if is_called_out(text):
        called = read_called_out(text, [line.id for line in lines if line.id in answers], book)
        return _first({_name(name): codes for name, codes in called.codes.items()}, called.told)
    table = read_table(text, _COLUMNS)
    if table.problem:
        return OtherCodes(told=(f"What others chose could not be read. {table.problem}",))
    ids = {line.number: line.id for line in lines}
    codes: dict[str, dict[str, str]] = {}
    unknown, questions, twice = [], [], []
    for row in table.frame.to_dict("records"):
        number, coder = float(row["number"]), _name(row["coder"])
        id = ids.get(int(number)) if number == int(number) else None
        if id is None:
            unknown.append(f"{number:g}")
        elif id not in answers:
            questions.append(f"{number:g}")
        elif id in codes.setdefault(coder, {}):
            twice.append(f"{number:g}")
        else:
            codes[coder][id] = " ".join(str(row["code"]).split())
    return _first(codes, [*table.told, *_told(unknown, questions, twice)])


def _first(codes: Mapping[str, Mapping[str, str]], told: Sequence[str]) -> OtherCodes:
    """The first coders who chose a code at all; that there are more is told."""
    kept = {name: chosen for name, chosen in codes.items() if chosen}
    more = [f"Only the first {_MOST_CODERS} of {counted(len(kept), 'coder')} are compared."]
    said = (*told, *(more if len(kept) > _MOST_CODERS else ()))
    return OtherCodes(dict(list(kept.items())[:_MOST_CODERS]), said)


def _name(cell: object) -> str:
    """The coder of a row; whoever is called as the learner is called here keeps apart."""
    name = str(cell or "").strip() or _SECOND
    return f"{name} (pasted)" if name.casefold() == "you" else name


def _told(unknown: list[str], questions: list[str], twice: list[str]) -> list[str]:
    told = []
    if unknown:
        told.append(f"Left out, for there is no such line: {listed(unknown, _NAMED)}.")
    if questions:
        told.append(f"Left out, for they are questions: line {listed(questions, _NAMED)}.")
    if twice:
        told.append(f"Coded twice by one coder, the first code counts: line {listed(twice, _NAMED)}.")
    return told
