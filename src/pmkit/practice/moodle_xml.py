"""Questions as Moodle XML, which its question bank imports: keys, tolerances, hints, and replies as feedback.

Moodle has choices, numbers, matching and (from 4.4 on, before as a plugin) ordering; what it lacks is left
out and named. Source: Moodle Docs, "Moodle XML format"; numbers of a choice's share are those that Moodle
knows.
"""

import re
import xml.etree.ElementTree as ET  # nosec B405  # it is only written here
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pmkit.english import counted, plural, shortened
from pmkit.hidden_characters import visible
from pmkit.practice.kinds.choice import ChooseMany, ChooseOne
from pmkit.practice.kinds.number import Number
from pmkit.practice.kinds.order import Order
from pmkit.practice.kinds.sort import Sort
from pmkit.practice.markdown import to_html, to_plain
from pmkit.practice.question_parts import Option, Trap
from pmkit.practice.questions import Question
from pmkit.practice.verdicts import Verdict

_FRACTION = {Verdict.RIGHT: "100", Verdict.PARTLY: "50"}
_SHARES = ("100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10")
"""Of one right answer among one, two, … ten: Moodle takes no other numbers."""
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NAME = 100
"""Characters of a question's name in the bank."""


@dataclass(frozen=True)
class MoodleQuiz:
    """The file, how many questions it holds, and sentences on those that it lacks and on what changed."""

    xml: str
    count: int
    left_out: tuple[str, ...]
    notes: tuple[str, ...]


def moodle_quiz(title: str, questions: Sequence[Question]) -> MoodleQuiz:
    """Questions in a category with this title."""
    root = ET.Element("quiz")
    category = ET.SubElement(root, "question", type="category")
    _text(ET.SubElement(category, "category"), f"$course$/top/{title.replace('/', '//') or 'pmkit'}")
    left: list[str] = []
    notes: list[str] = []
    kinds: set[type] = set()
    for question in questions:
        name = f"“{shortened(to_plain(question.prompt), 60)}” ({question.id})"
        if why := _why_not(question):
            left.append(f"{name} was left out: {why}.")
            continue
        kinds.add(type(question))
        _entry(root, question)
        if lost := len(_lost(question)):
            notes.append(
                f"{name}: {counted(lost, 'reply', 'replies')} by a rule {plural(lost, 'is', 'are')} not in "
                "it."
            )
    if Order in kinds:
        notes.append("Ordering needs Moodle 4.4 or its plugin “Ordering”.")
    if kinds & {Order, Sort}:
        notes.append(
            "Moodle has no reply for each card: the reasons of all cards stand in the general feedback, "
            "and what "
            "is said to a card in the wrong place is not in it."
        )
    ET.indent(root)
    xml = ET.tostring(root, encoding="unicode", xml_declaration=False)
    return MoodleQuiz(
        f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}\n',
        len(questions) - len(left),
        tuple(left),
        tuple(notes),
    )


def _why_not(question: Question) -> str:
    """Why Moodle can't hold a question; "" where it can."""
    if type(question) not in _WRITE:
        return f"Moodle has no question of the kind {question.word}"
    if isinstance(question, ChooseMany) and len(question.model()) > len(_SHARES):
        return f"Moodle takes at most {len(_SHARES)} right answers"
    if isinstance(question, Sort) and any(len(card.accepts) > 1 for card in question.cards):
        return "in Moodle a card belongs into one group, and here into one of several"
    if isinstance(question, Order) and any(len(rank) > 1 for rank in question.ranks):
        return "in Moodle cards have one order, and here some may change places"
    return ""


def _lost(question: Question) -> list[Trap]:
    """The known wrong ways that are told by a rule, which Moodle has not."""
    return [trap for trap in question.traps if not (isinstance(question, Number) and trap.value is not None)]


def _entry(root: ET.Element, question: Question) -> None:
    kind, write = _WRITE[type(question)]
    entry = ET.SubElement(root, "question", type=kind)
    _text(ET.SubElement(entry, "name"), shortened(to_plain(question.prompt), NAME))
    asked = [to_html(question.context), to_html(question.prompt)]
    asked += [to_html(question.asks())] if isinstance(question, Number) else []
    _html(ET.SubElement(entry, "questiontext"), "\n".join(filter(None, asked)))
    _html(
        ET.SubElement(entry, "generalfeedback"), "\n".join(map(to_html, filter(None, _explained(question))))
    )
    for name, value in (
        ("defaultgrade", "1"),
        ("penalty", "0.3333333"),
        ("hidden", "0"),
        ("idnumber", question.id),
    ):
        ET.SubElement(entry, name).text = _sound(value)
    write(entry, question)
    for hint in question.hints:
        _html(ET.SubElement(entry, "hint"), to_html(hint))


def _explained(question: Question) -> Iterator[str]:
    yield question.explanation
    if isinstance(question, Sort | Order):
        yield "\n".join(f"- {card.text}: {card.why}" for card in question.cards if card.why)
    if question.source:
        yield f"*Source: {question.source}*"


def _choose_one(entry: ET.Element, question: ChooseOne) -> None:
    _settings(entry, question, single="true", shuffleanswers=str(question.shuffle).lower())
    for option in question.options:
        _answer(entry, _FRACTION.get(option.verdict, "0"), to_html(option.text), _replies(option))


def _choose_many(entry: ET.Element, question: ChooseMany) -> None:
    """A needed answer counts its share, a wrong one takes it away; what may be chosen counts nothing."""
    _settings(entry, question, single="false", shuffleanswers=str(question.shuffle).lower())
    needed = [one for one in question.options if one.verdict is Verdict.RIGHT and not one.when]
    share = _SHARES[len(needed) - 1]
    for option in question.options:
        fraction = share if option in needed else f"-{share}" if option.verdict is Verdict.NOT_YET else "0"
        _answer(entry, fraction, to_html(option.text), _replies(option))


def _number(entry: ET.Element, question: Number) -> None:
    """The right number first, since the first that fits counts; then other ways to write it, then wrong
    ones."""
    right = question.on_right or "Right."
    _value(entry, "100", question.expected, question.tolerance, right)
    for also in question.also:
        _value(entry, "100", also.value, also.tolerance, also.says)
    for trap in question.traps:
        if trap.value is not None:
            near = max(min(question.tolerance, abs(trap.value) / 2), abs(trap.value) * 0.005)
            told = f"{trap.says}\n\n{trap.next_step or question.next_step}".strip()
            _value(entry, _FRACTION.get(trap.verdict, "0"), trap.value, near, told)
    if question.next_step:
        _answer(entry, "0", "*", question.next_step, tolerance=0.0)
    for name, value in (
        ("unitgradingtype", "0"),
        ("unitpenalty", "0.1"),
        ("showunits", "3"),
        ("unitsleft", "0"),
    ):
        ET.SubElement(entry, name).text = value


def _value(entry: ET.Element, fraction: str, value: float, tolerance: float, reply: str) -> None:
    _answer(entry, fraction, repr(float(value)), reply, tolerance=tolerance)


def _matching(entry: ET.Element, question: Sort) -> None:
    """Each card with its group; a group that no card goes into is offered without a card."""
    _settings(entry, question, shuffleanswers="true")
    groups = {group.id: to_plain(group.text) for group in question.groups}
    used = {card.accepts[0] for card in question.cards}
    pairs = [(to_html(card.text), groups[card.accepts[0]]) for card in question.cards]
    for card, group in [*pairs, *(("", text) for id, text in groups.items() if id not in used)]:
        pair = ET.SubElement(entry, "subquestion", format="html")
        ET.SubElement(pair, "text").text = _sound(card)
        _text(ET.SubElement(pair, "answer"), group)


def _ordering(entry: ET.Element, question: Order) -> None:
    for name, value in (
        ("layouttype", "VERTICAL"), ("selecttype", "ALL"), ("selectcount", "0"), ("gradingtype",
        "ABSOLUTE_POSITION"), ("showgrading", "SHOW"), ("numberingstyle", "none"),
    ):  # fmt: skip
        ET.SubElement(entry, name).text = value
    _settings(entry, question)
    for place, id in enumerate(question.model(), start=1):
        answer = ET.SubElement(entry, "answer", fraction=f"{place}", format="html")
        ET.SubElement(answer, "text").text = _sound(to_html(question.card(id).text))


def _settings(entry: ET.Element, question: Question, **values: str) -> None:
    for name, value in values.items():
        ET.SubElement(entry, name).text = value
    if isinstance(question, ChooseOne | ChooseMany):
        ET.SubElement(entry, "answernumbering").text = "abc"
    for name, reply in (
        ("correctfeedback", question.on_right or "Right."),
        ("partiallycorrectfeedback", question.next_step or "Partly right."),
        ("incorrectfeedback", question.next_step or "Not yet."),
    ):
        _html(ET.SubElement(entry, name), to_html(reply))


def _replies(option: Option) -> str:
    when = f"This holds {option.when.rstrip('.')}." if option.when else ""
    return "\n\n".join(filter(None, (option.why, when, option.next_step)))


def _answer(entry: ET.Element, fraction: str, text: str, reply: str, tolerance: float | None = None) -> None:
    form = "html" if tolerance is None else "moodle_auto_format"
    answer = ET.SubElement(entry, "answer", fraction=fraction, format=form)
    ET.SubElement(answer, "text").text = _sound(text)
    _html(ET.SubElement(answer, "feedback"), to_html(reply))
    if tolerance is not None:
        ET.SubElement(answer, "tolerance").text = repr(float(tolerance))


def _html(element: ET.Element, html: str) -> None:
    element.set("format", "html")
    _text(element, html)


def _text(element: ET.Element, text: str) -> None:
    ET.SubElement(element, "text").text = _sound(text)


def _sound(text: str) -> str:
    """The text with hidden characters shown, and without those that no XML may hold."""
    return _NO_XML.sub("\ufffd", visible(text))


_WRITE: dict[type, tuple[str, Callable[..., None]]] = {
    ChooseOne: ("multichoice", _choose_one),
    ChooseMany: ("multichoice", _choose_many),
    Number: ("numerical", _number),
    Sort: ("matching", _matching),
    Order: ("ordering", _ordering),
}
"""What a kind is called in Moodle, and how its answers are written."""
