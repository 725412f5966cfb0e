"""The interview desk on one's own talk: paste it, write codes, code it, add what others chose."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from pmkit.english import counted, listed
from pmkit.explorers import Choice, Control, Explorer, Form, Pasted, Result, Text, Values, picked
from pmkit.explorers import _coding as c
from pmkit.explorers import _coding_pictures as pictures
from pmkit.explorers import _coding_words as words
from pmkit.explorers._code_book import SPLIT, change_fields, changed, hidden_fields
from pmkit.explorers._other_coders import read_codes
from pmkit.explorers.pasted import EXAMPLE_TEXT, told_by_field
from pmkit.explorers.transcript import Line, read_transcript
from pmkit.practice.markdown import escape_markdown

YOU = "You"
_PAGE = 40
"""So many lines stand in the table at once."""
_MOST = 60_000
_MOST_CODES, _LONGEST_CODE = 30, 40
_UNREAD = frozenset({"page", "one", "other"})
"""Fields that mean nothing while no line is read."""
_SILENT = dict.fromkeys(("mine", "change", "codes", "loud", "limits"), "")


class OwnInterviewDesk(Explorer):
    """`transcript`, `asks`, `book` and `others` are the texts that one begins with."""

    layout = (
        "data", "read", "page", "lines", "mine", "second", "form", "sentence", "measures", "change",
        "confusions", "codes", "counts", "loud", "limits",
    )  # fmt: skip
    taken_along = ("sentence", "measures", "change", "confusions", "codes", "counts", "loud")
    title = "The interview desk"

    def __init__(
        self,
        frame: Any = None,
        *,
        units: Mapping[str, str] | None = None,
        transcript: str = "",
        asks: str = "",
        book: str = "",
        others: str = "",
    ) -> None:
        super().__init__(frame, units=units)
        self.starts = {"transcript": transcript, "asks": asks, "book": book, "others": others}

    # --- controls
    def controls(self, values: Values) -> Sequence[Control]:
        text, asks, book = (str(values.get(key, self.starts[key])) for key in ("transcript", "asks", "book"))
        answers, codes = _answers(text, asks), read_book(book)
        pages = _pages(len(answers))
        page = picked(values, "page", pages)
        weigh = Choice(
            "by", "Count the codes", options={"lines": "by line", "talks": "by person"}, radio=True
        )
        return (
            self._data(),
            Form("page", (Choice("page", "Lines to code", options=pages),)),
            _cells(answers, codes, int(page)),
            Form("second", (self._others(),)),
            Form("form", (*change_fields(codes), weigh), label="Code book and counting"),
        )

    def _data(self) -> Form:
        talk = Pasted(
            "transcript",
            "What was said",
            start=self.starts["transcript"],
            most=_MOST,
            rows=10,
            help="A line for each thing said, “Anna: …” for the speaker, “# Talk 2” before the next talk.",
        )
        asks = Text(
            "asks",
            "Who asks",
            start=self.starts["asks"],
            help="Names as before the colon, commas between. Their lines get no code.",
        )
        book = Text("book", "Your codes", start=self.starts["book"], help="Commas between the codes.")
        return Form("data", (talk, asks, book))

    def _others(self) -> Pasted:
        return Pasted(
            "others",
            "What others chose",
            start=self.starts["others"],
            rows=5,
            help="A table with the columns line and code; coder if there is more than one. Or a line "
            "for each person: “Kim: 1 3 3 - 2”, the number of one of your codes for each answer in turn.",
        )

    # --- what is seen
    def result(self, values: Values) -> Result:
        transcript = read_transcript(values["transcript"])
        if transcript.problem:
            return Result(sentence=transcript.problem, says={"read": "", **_SILENT}, hidden=_UNREAD)
        answers = _answers(values["transcript"], values["asks"])
        hidden = hidden_fields(values) | (set() if len(answers) > _PAGE else {"page"})
        mine = {id: cells["code"] for id, cells in values["lines"].items() if cells.get("code")}
        others = read_codes(
            values["others"], transcript.lines, {line.id for line in answers}, read_book(values["book"])
        )
        told = [
            *transcript.told,
            *self._questions(values, transcript.lines),
            *_unlisted(mine, values["book"]),
        ]
        example = EXAMPLE_TEXT if values["transcript"] == self.starts["transcript"] else ""
        read = example + told_by_field({"What was said": told, "What others chose": others.told})
        coding = _coding(answers, {YOU: mine, **others.codes}, values["book"])
        says = {"read": read, **_SILENT, "mine": self._about_mine(values, answers, mine)}
        if not coding.compared:
            return Result(sentence=_waiting(answers, mine), says=says, hidden=hidden)
        return self._agreement(values, coding, answers, says, hidden)

    def _agreement(
        self, values: Values, base: c.Coding, answers: Sequence[Line], says: dict[str, str], hidden: set[str]
    ) -> Result:
        kinds = [values["lines"].get(line.id, {}).get("kind") for line in answers]
        missing = self._without_kind(values, base, kinds)
        now, change = base, missing
        if not missing:
            now, change = changed(base, values, [one in c.HAPPENED for one in kinds])
        rows = pictures.agreement_rows(now, None if now is base else base)
        counts = pictures.by_majority(now)
        without = int(now.codes.notna().any(axis=1).sum() - counts["lines"].sum())
        talks = len(set(now.talks))
        limits = f"{words.CONVENTION} {words.NOT_TRUTH}"
        more = {"change": change, "codes": pictures.codes_words(now), "limits": limits}
        return Result(
            sentence=" ".join(filter(None, [words.agreement_words(rows, now), words.left_out_words(now)])),
            charts={
                "measures": pictures.agreement_picture(rows, now),
                "confusions": pictures.confusions_picture(now),
                "counts": pictures.counts_picture(counts, values["by"], without),
            },
            says={**says, **more, "loud": words.loud_words(counts, talks) if talks > 1 else ""},
            hidden=hidden,
        )

    def _without_kind(self, values: Values, coding: c.Coding, kinds: Sequence[str | None]) -> str:
        """What a split still needs: the kind of each line with the code."""
        if values["change"] != SPLIT:
            return ""
        there = (coding.codes == values["one"]).any(axis=1)
        missing = sum(not kind and has for kind, has in zip(kinds, there, strict=True))
        if not missing:
            return ""
        code = escape_markdown(str(values["one"]))
        return f"Choose a kind for {counted(missing, 'more line')} with the code {code}: the split needs it."

    def _questions(self, values: Values, lines: Sequence[Line]) -> list[str]:
        speakers = {line.speaker.casefold() for line in lines}
        unknown = [name for name in _names(values["asks"]) if name not in speakers]
        if not unknown:
            return []
        return [f"No line begins with {listed([f'“{name}:”' for name in unknown])}."]

    def _about_mine(self, values: Values, answers: Sequence[Line], mine: Mapping[str, str]) -> str:
        kinds = [cells["kind"] for cells in values["lines"].values() if cells.get("kind")]
        if not read_book(values["book"]):
            return "Write your codes above, commas between them. Then choose one for each line."
        said = f"You have coded {len(mine)} of {counted(len(answers), 'line')}."
        return f"{said} {words.happened_words(kinds)}" if kinds else said


@lru_cache(maxsize=8)
def _answers(text: str, asks: str) -> tuple[Line, ...]:
    """The lines of those who don't ask."""
    names = set(_names(asks))
    return tuple(line for line in read_transcript(text).lines if line.speaker.casefold() not in names)


def _names(text: str) -> list[str]:
    return [one.strip().casefold() for one in text.split(",") if one.strip()]


@lru_cache(maxsize=8)
def read_book(text: str) -> tuple[str, ...]:
    """The codes that somebody typed, each once; what is more than the list takes is not in it."""
    found: dict[str, str] = {}
    for one in text.replace("\n", ",").replace(";", ",").split(","):
        code = " ".join(one.split())[:_LONGEST_CODE]
        if code:
            found.setdefault(code.casefold(), code)
    return tuple(found.values())[:_MOST_CODES]


def _unlisted(mine: Mapping[str, str], book: str) -> list[str]:
    """What about the code book needs saying: too many codes, too long ones, or codes in use that are gone."""
    typed = [one for one in book.replace("\n", ",").replace(";", ",").split(",") if one.strip()]
    told = []
    if len({" ".join(one.split()).casefold() for one in typed}) > _MOST_CODES:
        told.append(f"Only the first {_MOST_CODES} codes are in the list.")
    if any(len(" ".join(one.split())) > _LONGEST_CODE for one in typed):
        told.append(f"A code has at most {_LONGEST_CODE} letters; longer ones were cut.")
    gone = [code for code in dict.fromkeys(mine.values()) if code not in read_book(book)]
    if gone:
        told.append(f"Still on some lines, but not among your codes: {listed(gone)}.")
    return told


def _pages(lines: int) -> dict[str, str]:
    starts = range(0, max(lines, 1), _PAGE)
    return {f"{at}": f"{at + 1} to {min(at + _PAGE, max(lines, 1))} of {lines}" for at in starts}


def _cells(answers: Sequence[Line], codes: Sequence[str], start: int) -> c.TalkCells:
    rows = [
        {"id": line.id, "said": line.said, "number": line.number, "code": "", "kind": ""} for line in answers
    ]
    columns = (
        {"key": "said", "label": "Said", "readonly": True, "wide": True},
        {"key": "number", "label": "Line", "readonly": True, "narrow": True},
        {"key": "code", "label": "Code", "type": "choice", "options": list(codes), "width": 16},
        {"key": "kind", "label": "Kind", "type": "choice", "options": list(c.KINDS), "width": 12},
    )
    return c.TalkCells(
        "lines",
        "Line by line",
        columns=columns,
        rows=rows[start : start + _PAGE],
        known=rows,
        keys=("code", "kind"),
        sortable=False,
    )


def _coding(answers: Sequence[Line], chosen: Mapping[str, Mapping[str, str]], book: str) -> c.Coding:
    """The codes of all who coded, a row per line that can have one; capitals don't make another code."""
    ids = [line.id for line in answers]
    called = {code.casefold(): code for code in read_book(book)}
    table = {
        name: [called.setdefault(codes[id].casefold(), codes[id]) if id in codes else None for id in ids]
        for name, codes in chosen.items()
        if codes
    }
    talks = pd.Series([line.talk for line in answers], index=ids, dtype=object)
    return c.Coding(pd.DataFrame(table, index=ids, dtype=object), talks)


def _waiting(answers: Sequence[Line], mine: Mapping[str, str]) -> str:
    if not answers:
        return "Every line is a question. Take a name out of “Who asks”."
    if not mine:
        return "Choose a code for each line. Then paste what somebody else chose for the same lines."
    return "Nobody else has coded a line that you have coded. Paste what somebody else chose, line and code."
