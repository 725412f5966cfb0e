"""Requirement doctor, measured: mark unclear spots, let the linter mark them, and write a sentence anew.

The case's table has `id`, `text`, `smells` (what a careful reader marks), `ears_pattern` and `better`. On
pasted sentences there is no key: the linter's marks stand beside those of whoever pasted them. The linter
reads words, not sense; how often it is right is counted, not claimed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from pmkit.english import plural
from pmkit.explorers import (
    Button,
    Choice,
    Control,
    Explorer,
    Form,
    Pasted,
    Result,
    Text,
    Tick,
    Values,
    picked,
)
from pmkit.explorers import _requirement_marks as m
from pmkit.explorers.explorer import Seen
from pmkit.explorers.fields import Field
from pmkit.explorers.pasted import EXAMPLE_TEXT
from pmkit.explorers.pasted_table import read_lines
from pmkit.explorers.readable import Block
from pmkit.explorers.state import value_at
from pmkit.methods import EARS_PATTERNS, ON_UNSEEN, read_ears
from pmkit.practice.markdown import escape_markdown

OVER = {"judged": "the sentences that you have marked", "all": "all sentences"}
_MOST = 20_000
_PLACEHOLDER = re.compile(r"<[a-z][^<>]*>", re.IGNORECASE)
_PATTERNS = "**Five patterns (EARS)**\n\n" + "\n".join(
    f"- *{name}*: {escape_markdown(pattern)}" for name, pattern in EARS_PATTERNS.items()
)
_RIGHT, _FOUND = (f"{100 * ON_UNSEEN[name]:.0f} %" for name in ("precision", "recall"))
_FLATTERED = (
    "The linter's word lists were written with these sentences in view, which flatters it. On "
    f"{ON_UNSEEN['sentences']} sentences that it had not seen, {_RIGHT} of its marks were right, and it "
    f"found {_FOUND} of the spots. A tool of research had 59 % and 82 %, with "
    "much variation (Femmer and others, Journal of Systems and Software 123, 2017). So a mark asks; it never "
    "grades."
)
_ENGLISH = (
    "The linter looks for English words. A sentence that it leaves alone can be unclear, and a word that it "
    "marks can be right: a mark asks, it never grades."
)


class RequirementDoctor(Explorer):
    """With a `frame` its sentences and their key, else those that are pasted, of which `sample` is the first
    text; `begun` are marks that one begins with, by sentence."""

    layout = (
        "data", "read", "form", "text", "marks", "one", "sentence", "chart",
        "patterns", "writing", "rewritten", "better", "list", "limits",
    )  # fmt: skip
    taken_along = ("text", "writing", "sentence", "chart", "list")
    title = "Requirement doctor"

    def __init__(
        self,
        frame: pd.DataFrame | None = None,
        *,
        sample: str = "",
        begun: Mapping[str, Sequence[str]] | None = None,
        units: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(frame, units=units)
        self.sample, self.begun, self.keyed = sample, begun or {}, frame is not None
        self.case = [
            m.Sentence(
                str(row["id"]), row["text"], frozenset(row["smells"]), row["better"], row["ears_pattern"]
            )
            for row in (frame.to_dict("records") if frame is not None else ())
        ]

    def _sentences(self, values: Values) -> Sequence[m.Sentence]:
        return self.case if self.keyed else _pasted(str(values.get("sentences", self.sample)))

    # --- what is asked
    def controls(self, values: Values) -> Sequence[Control]:
        sentences = self._sentences(values)
        if not sentences:
            return (self._data(),)
        options = m.titles(sentences)
        one = picked(values, "requirement", options)
        choose: tuple[Field | Button, ...] = (
            Choice("requirement", "Sentence", options=options),
            Button("next", "Next sentence", self._next),
            *([Choice("over", "Compare", options=OVER, radio=True)] if self.keyed else []),
        )
        mine = Text(
            "mine",
            "The sentence, written anew",
            at=("forms", one),
            rows=2,
            wide=True,
            help="Take one of the five patterns. One sentence, one thing.",
        )
        better = [Tick("better", "Show how it can be said")] if self.keyed else []
        return (
            *([] if self.keyed else [self._data()]),
            Form("form", choose, label="Sentence"),
            Form("marks", tuple(self._ticks(one)), label="What is unclear in it?"),
            Form("writing", (mine, *better), label="Written anew"),
        )

    def _data(self) -> Form:
        help = "One requirement or criterion per line, in English."
        field = Pasted("sentences", "Your sentences", start=self.sample, most=_MOST, help=help)
        return Form("data", (field,), label="Your sentences")

    def _ticks(self, one: str) -> list[Tick]:
        begun = self.begun.get(one, ())
        spots = {**m.SPOTS, m.CLEAR: "nothing is unclear"}
        return [
            Tick(spot, name, at=("marks", one, spot), start=spot in begun) for spot, name in spots.items()
        ]

    def _next(self, values: Values) -> Values:
        ids = [one.id for one in self._sentences(values)]
        return {"requirement": ids[(ids.index(values["requirement"]) + 1) % len(ids)]}

    # --- what is seen
    def result(self, values: Values) -> Result:
        sentences = self._sentences(values)
        read = "" if self.keyed else self._told(values["sentences"])
        if not sentences:
            return Result(sentence="Nothing is pasted yet. Paste your sentences, one per line.")
        one = next(each for each in sentences if each.id == values["requirement"])
        judged = [each for each in sentences if m.marks_of(values, each.id)]
        told = m.marked(judged if self.keyed and values["over"] == "judged" else sentences, values)
        written = str(value_at(values, ("forms", one.id)) or "").strip()
        rewritten, error = _rewritten(written)
        nothing = not told.sentences or not (told.key if self.keyed else told.yours | told.linter)
        return Result(
            sentence=self._compared(told),
            charts={} if nothing else {"chart": m.marks_picture(told, self.keyed)},
            says={
                "read": read,
                "text": f"**What is unclear in this sentence?**\n\n> {escape_markdown(one.text)}",
                "one": self._about(one, values, one in judged),
                "patterns": _PATTERNS,
                "rewritten": rewritten,
                "better": _better(one) if self.keyed and values["better"] else "",
                "limits": _FLATTERED if self.keyed else _ENGLISH,
            },
            tables={"list": m.marks_table(told, self.keyed)} if told.sentences else {},
            errors=self._doubtful(one, values) | ({"mine": error} if error else {}),
        )

    def _told(self, text: str) -> str:
        example = EXAMPLE_TEXT if text and text == self.sample else ""
        read = read_lines(text, "sentence")
        many = len(_pasted(text))
        twice = ""
        if many < len(read.frame):
            left = plural(many, "is", "are")
            twice = f"\n- Of sentences that stand there twice one is looked at: {many} {left} left."
        return f"{example}{read.told_text}{twice}"

    def _compared(self, told: m.Marked) -> str:
        if not told.sentences:
            return "Nothing is marked yet. Tick what is unclear in the sentence, or that nothing is."
        return m.against_key(told) if self.keyed else m.without_key(told)

    def readable(self, seen: Seen) -> tuple[Block, ...]:
        """Of pasted sentences the count, the picture and what was written anew, none of them as pasted."""
        pasted = () if self.keyed else ("text", "list")
        result = replace(seen.result, hidden={*seen.result.hidden, *pasted})
        return super().readable(replace(seen, result=result))

    def _about(self, one: m.Sentence, values: Values, judged: bool) -> str:
        if self.keyed and not judged:
            return "Mark it first: then you see what the linter and a careful reader mark."
        asks = " ".join(escape_markdown(found.text) for found in m.linted(one.text))
        said = [f"**The linter**: {asks or 'nothing.'}"]
        if one.key is not None:
            spots = [spot for spot in m.SPOTS if spot in one.key]
            said.append(f"**A careful reader**: {m.spots_in_words(spots)}.")
        return "\n\n".join(said)

    @staticmethod
    def _doubtful(one: m.Sentence, values: Values) -> dict[str, str]:
        ticked = m.marks_of(values, one.id)
        if m.CLEAR in ticked and len(ticked) > 1:
            return {m.CLEAR: "You ticked a spot too. The spot counts; take one of the two ticks away."}
        return {}


@lru_cache(maxsize=8)
def _pasted(text: str) -> tuple[m.Sentence, ...]:
    """The pasted sentences, each once. A sentence is its own id, so that marks stay where lines are moved."""
    return tuple(m.Sentence(text, text) for text in dict.fromkeys(read_lines(text, "sentence").frame["text"]))


def _rewritten(written: str) -> tuple[str, str]:
    """What is said of the sentence written anew, and the first thing that is missing."""
    if not written:
        return "", ""
    read = read_ears(written)
    if _PLACEHOLDER.search(written):
        return "", "Put your own words in the place of what stands between < and >."
    asks = [one.text for one in (*read.missing, *m.linted(written))]
    pattern = f"It follows the pattern *{read.pattern}*." if read.pattern else ""
    rest = "No rule objects. Ask somebody what they would build." if not asks else ""
    said = [pattern, " ".join(escape_markdown(one) for one in asks), rest]
    return " ".join(filter(None, said)), asks[0] if asks else ""


def _better(one: m.Sentence) -> str:
    if not one.better:
        return f"**One way to say it:** as it stands, in the pattern *{one.pattern}*."
    return f"**One way to say it** (*{one.pattern}*): {escape_markdown(one.better)}"
