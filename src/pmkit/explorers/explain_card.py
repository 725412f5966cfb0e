"""Explain a model on a card of at most ninety words, to somebody whom its decision hits.

Seven slots, a count of words, what the rules see (`lint_explanation`), and two people whose questions arrive.
The rules look at words; whether the numbers are true, and whether somebody understands, they can't tell.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pmkit.english import capital, counted, listed
from pmkit.explorers import Choice, Control, Form, Result, Text, Tick, Values, picked
from pmkit.explorers.pasted import WORDS_GO
from pmkit.explorers.text_builder import EMPTY, Slots, TextBuilder, TextPattern, TextSlot, text_field
from pmkit.methods import TextFinding, lint_explanation
from pmkit.methods.explanation_lint import EXPLANATION, MOST_WORDS
from pmkit.practice.markdown import escape_markdown

_LABELS = {
    "decides": "What it decides",
    "from": "From what",
    "never": "Never from what",
    "wrong": "How often it is wrong",
    "change": "What would change it",
    "no": "How to say no",
    "ask": "Whom to ask",
}
_LIMITS = "The rules read words. Read the card to somebody whom it concerns."
# Said once the questions have arrived: the lesson asks for a guess at it before.
_STUDY = (
    "More detail is not more understanding: in a study with 3,800 people those who saw a clear small model "
    "whole did not follow it better, and noticed large errors less (Poursabzi-Sangdeh et al., 2021)."
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question that arrives: who asks, the slots in which the answer stands, and words of which the answer
    has one (none: whatever stands there in order)."""

    who: str
    says: str
    slots: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CardReader:
    """Who reads the card (as in a sentence): the rules that they look at first, and two who ask."""

    name: str
    first: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()


_PATTERN = TextPattern(
    name="Explanation card",
    slots=tuple(
        TextSlot(key=key, label=_LABELS[key], help=f"Say {what}.", rows=2)
        for key, what in EXPLANATION.items()
    ),
    grow=lambda slots: " ".join(text for text in slots.values() if text != EMPTY),
    rules=lambda slots: [(one.where, one.text) for one in lint_explanation(slots)],
)


class ExplainCard(TextBuilder):
    """Write the card, choose who reads it, let two questions arrive.

    `start` holds the texts that one begins with, `readers` who reads it, by key; `known` says what may be
    told (Markdown); `used` and `unused` are words for what the model looks at and what it does not; `model`
    is one good card. With `own` these words are typed, and all texts stay on the computer.
    """

    layout = (
        "known",
        "reader",
        "grown",
        "sentence",
        "found",
        "form",
        "questions",
        "model",
        "limits",
    )
    taken_along = ("grown", "sentence", "form")
    title = "Explanation card"

    def __init__(
        self,
        frame: Any = None,
        *,
        start: Slots,
        readers: Mapping[str, CardReader],
        known: str = "",
        used: Sequence[str] = (),
        unused: Sequence[str] = (),
        model: Slots | None = None,
        own: bool = False,
        units: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(frame, pattern=_PATTERN, start=start, units=units)
        self.readers, self.known, self.own = dict(readers), known, own
        self.used, self.unused, self.model = tuple(used), tuple(unused), dict(model or {})

    # --- what is asked
    def controls(self, _: Values) -> Sequence[Control]:
        names = {key: capital(one.name) for key, one in self.readers.items()}
        model = [Tick("model", "Show one way to write it")] if self.model else []
        looks = (
            (
                Text("used", "What it looks at", stays=True, help="Words with commas between them."),
                Text("unused", "What people may think it looks at, and it does not", stays=True),
            )
            if self.own
            else ()
        )
        choose = (
            Choice("reader", "Who reads it?", options=names, radio=True),
            Tick("arrived", "Let two questions arrive"),
            *model,
            *looks,
        )
        slots = (replace(text_field(slot, self.start), stays=self.own) for slot in self.pattern.slots)
        return (
            Form("reader", choose, label="Reader"),
            Form("form", tuple(slots), label=self.pattern.name),
        )

    # --- what is seen
    def result(self, values: Values) -> Result:
        texts = {slot.key: " ".join(values["texts"][slot.key].split()) for slot in self.pattern.slots}
        used, unused = self._looked_at(values)
        found = _linted(tuple(texts.items()), used, unused)
        reader = self.readers[picked(values, "reader", self.readers)]
        in_order = _for_reader(found, reader)
        errors: dict[str, str] = {}
        for one in in_order:
            if texts.get(one.where):
                errors.setdefault(one.where, one.text)
        spoken = {key: escape_markdown(text) if text else EMPTY for key, text in texts.items()}
        written = any(texts.values())
        return Result(
            sentence=_said(texts, in_order, reader, self.own),
            says={
                "known": self.known,
                "grown": self.pattern.grow(spoken),
                "found": _listed(in_order[1:]) if written else "",
                "questions": _answers(texts, found, reader) if values["arrived"] else "",
                "model": self._model() if values.get("model") and self.model else "",
                "limits": f"{_STUDY} {_LIMITS}" if values["arrived"] else _LIMITS,
            },
            errors=errors,
        )

    def _looked_at(self, values: Values) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if not self.own:
            return self.used, self.unused
        return _words(values["used"]), _words(values["unused"])

    def _model(self) -> str:
        text = " ".join(self.model[slot.key] for slot in self.pattern.slots)
        return f"**One way to write it** ({counted(_count(self.model), 'word')})\n\n> {escape_markdown(text)}"


@lru_cache(maxsize=64)
def _linted(
    texts: tuple[tuple[str, str], ...], used: tuple[str, ...], unused: tuple[str, ...]
) -> tuple[TextFinding, ...]:
    return tuple(lint_explanation(dict(texts), used=used, unused=unused))


def _words(text: str) -> tuple[str, ...]:
    apart = (" ".join(one.split()) for one in re.split(r"[,;\n]", text))
    return tuple(dict.fromkeys(one for one in apart if one))


def _count(texts: Slots) -> int:
    return sum(len(text.split()) for text in texts.values())


def _for_reader(found: Sequence[TextFinding], reader: CardReader) -> list[TextFinding]:
    """The findings, those that the reader looks at first on top."""
    places = {rule: at for at, rule in enumerate(reader.first)}
    return sorted(found, key=lambda one: places.get(one.rule, len(places)))


def _said(texts: Slots, found: Sequence[TextFinding], reader: CardReader, own: bool) -> str:
    if not any(texts.values()):
        more = f" {WORDS_GO}" if own else ""
        return f"Nothing is written yet. Begin with what it decides, and about whom.{more}"
    head = f"**{counted(_count(texts), 'word')}** of {MOST_WORDS}, for {escape_markdown(reader.name)}."
    if not found:
        return f"{head} No rule objects. Let two questions arrive, then read it aloud to somebody."
    places = counted(len(found), "place")
    return f"{head} The rules would look again at {places}. Begin with this one. {_line(found[0])}"


def _line(one: TextFinding) -> str:
    where = f"**{_LABELS[one.where]}**: " if one.where in _LABELS else ""
    return f"{where}{escape_markdown(one.text)}"


def _listed(found: Sequence[TextFinding]) -> str:
    return "\n".join(f"- {_line(one)}" for one in found)


def _answers(texts: Slots, found: Sequence[TextFinding], reader: CardReader) -> str:
    """Two questions, and whether an answer stands on the card."""
    open_slots = {one.where for one in found}
    lines = []
    for one in reader.asked:
        names = listed([f"*{_LABELS[slot]}*" for slot in one.slots])
        said = " ".join(texts[slot] for slot in one.slots)
        lacking = [slot for slot in one.slots if slot in open_slots]
        if lacking:
            where = listed([f"*{_LABELS[slot]}*" for slot in lacking])
            told = f"The card does not answer it yet: look at {where}."
        elif one.words and not _has_one(said, one.words):
            told = f"The card says nothing of it under {names}: no word such as {listed(_quoted(one.words))}."
        else:
            told = f"An answer stands under {names}. Whether it is one, ask them."
        lines.append(f"- **{escape_markdown(one.who)}**: “{escape_markdown(one.says)}” {told}")
    return "\n".join(["**Two questions arrive**", "", *lines])


def _quoted(words: Sequence[str]) -> list[str]:
    return [f"“{escape_markdown(one)}”" for one in words[:3]]


def _has_one(text: str, words: Sequence[str]) -> bool:
    return any(re.search(rf"(?<![\w-]){re.escape(word)}", text, re.IGNORECASE) for word in words)
