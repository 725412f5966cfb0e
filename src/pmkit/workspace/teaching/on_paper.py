"""A question as it stands on paper or on a slide, and what the person in front says to it: the right answer
in words, the reason in a line, and the usual wrong ways by name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pmkit.english import shortened
from pmkit.practice import Question
from pmkit.practice.kinds.choice import ChooseMany, ChooseOne
from pmkit.practice.kinds.sort import Sort
from pmkit.practice.kinds.write import Write
from pmkit.practice.verdicts import Verdict
from pmkit.practice.view import view
from pmkit.widgets.question_text import parts_asked
from pmkit.workspace.teaching.plan import plain

LETTERS = "ABCDEFGHIJKL"
_READER = "paper"
"""Whose order of options paper, slides and key follow: nobody's, so that all of them agree."""
_LINE = 170
_SAMPLE = 70
_END = re.compile(r"(?<=[.!?])[”’]?\s+(?=[A-Z“0-9])")


@dataclass(frozen=True)
class Printed:
    """What is read of a question, as Markdown. `parts`: name -> its texts; those of the first are lettered
    where they are choices. `ask` says unit and tolerance."""

    context: str
    prompt: str
    how: str
    parts: dict[str, list[str]]
    lettered: bool
    ask: str


@dataclass(frozen=True)
class WrongWay:
    """A usual wrong answer in words, what the mistake is called where it has a name, and the reply to it."""

    answer: str
    name: str
    reply: str


def printed(question: Question) -> Printed:
    """The question with its parts in the order that all printed forms share."""
    shown = view(question, _READER)
    return Printed(
        context=question.context,
        prompt=question.prompt,
        how=question.how,
        parts=parts_asked(question, shown),
        lettered="options" in shown,
        ask=str(shown.get("ask", "")),
    )


def right_answer(question: Question) -> str:
    """The right answer in words, as Markdown; of a guess what turned out, of a text the points to mark by.

    `right_word` says what to call it.
    """
    if isinstance(question, ChooseOne | ChooseMany):
        right = [_option(question, id) for id in _right(question)]
        return right[0] if len(right) == 1 else "\n".join(f"- {one}" for one in right)
    if isinstance(question, Sort):
        return "\n".join(_homes(question))
    if isinstance(question, Write):
        return "\n".join(f"- {one.text}" for one in question.criteria)
    if question.guessed:
        turned = question.turned_out
        return turned.text if turned else "A guess: nobody judges it."
    return question.model_words()


def right_word(question: Question) -> str:
    """What stands before the right answer."""
    if question.guessed:
        return "It turns out"
    return "Open, no key; mark it by" if isinstance(question, Write) else "Right"


def reason(question: Question) -> str:
    """Why, in a line of plain text."""
    turned = question.turned_out if question.guessed else None
    return first_sentences(turned.why if turned and turned.why else question.explanation)


def wrong_ways(question: Question, most: int = 4) -> list[WrongWay]:
    """The usual wrong answers, those with a name of their own first."""
    return list(islice((*_traps(question), *_wrong_options(question), *_wrong_groups(question)), most))


def first_sentences(markdown: str, longest: int = _LINE) -> str:
    """The first sentence as plain text, and those after it that fit into the length."""
    told = ""
    for sentence in _END.split(plain(markdown)):
        if told and len(told) + len(sentence) > longest:
            break
        told = f"{told} {sentence}".strip()
    return told


def _right(question: Any) -> list[str]:
    return [one.id for one in question.options if one.verdict is Verdict.RIGHT]


def _option(question: Any, id: str) -> str:
    """An option with the letter that it has on paper, and when it holds, if that depends."""
    order = [one["id"] for one in view(question, _READER)["options"]]
    option = question.option(id)
    when = f" It holds {option.when.rstrip('.')}." if option.when else ""
    return f"**{LETTERS[order.index(id)]}** · {option.text}{when}"


def _homes(question: Sort) -> Iterator[str]:
    """A line for each group with its cards."""
    for group in question.groups:
        cards = [card.text for card in question.cards if group.id in card.accepts]
        if cards:
            yield f"- **{group.text}**: {'; '.join(cards)}"


def _traps(question: Question) -> Iterator[WrongWay]:
    for trap in question.traps:
        sample = question.trap_sample(trap)
        answer = "" if sample is None else plain(question.brief(question.clean(sample))).strip("“”")
        yield WrongWay(shortened(answer, _SAMPLE), trap.id.replace("-", " "), first_sentences(trap.says))


def _wrong_options(question: Question) -> Iterator[WrongWay]:
    if isinstance(question, ChooseOne | ChooseMany):
        for one in question.options:
            if one.verdict is Verdict.NOT_YET:
                yield WrongWay(plain(_option(question, one.id)).rstrip("."), "", first_sentences(one.why))


def _wrong_groups(question: Question) -> Iterator[WrongWay]:
    if isinstance(question, Sort):
        names = {one.id: one.text for one in question.groups}
        for card in question.cards:
            for group, reply in card.replies.items():
                if group in names:
                    yield WrongWay(plain(f"{card.text} → {names[group]}"), "", first_sentences(reply))
