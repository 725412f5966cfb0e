"""Quizzes as plain text: the one form in which instructors write their own. `docs/own-quizzes.md` shows it.

# Title                                   ## A question (the heading is asked, or the text below it)
( ) (x) (~) option :: reason              choose one; (~) is partly right
[ ] [x] [~] option :: reason              choose all that hold; [~] may be chosen
= 3200 households ± 10                    a number;  ! 320000 :: what to say to this wrong one
- card -> group :: reason                 sort; -> one | other where both are right
1. card :: reason                         order; equal numbers may stand in any order
id: skill: minutes: source: hint: why: groups:      facts about the question, each on its line
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pmkit.practice.kinds import ChooseMany, ChooseOne, Number, Order, Sort
from pmkit.practice.messages import say
from pmkit.practice.numbers import UnreadableNumber, read_number
from pmkit.practice.questions import Card, Group, Option, Question, Trap
from pmkit.practice.quiz import (
    MOST_QUESTIONS,
    WHEN_SEVERAL,
    Quiz,
    QuizProblem,
    key,
    quiz_id,
    read_text,
    reason,
    slug,
    with_minutes,
)
from pmkit.practice.verdicts import Verdict

_FACT = re.compile(r"(id|skill|minutes|source|hint|why|groups):\s*(.*)")
_LINES = {
    "one": re.compile(r"\(\s*([ xX~]?)\s*\)\s+(.+)"),
    "many": re.compile(r"\[\s*([ xX~]?)\s*\]\s+(.+)"),
    "number": re.compile(r"(=)\s*(.+)"),
    "trap": re.compile(r"(!)\s+(.+)"),
    "sort": re.compile(r"(-)\s+(.+\s->\s.+)"),
    "order": re.compile(r"(\d{1,3})[.)]\s+(.+)"),
}
_VERDICTS = {"x": Verdict.RIGHT, "~": Verdict.PARTLY, "": Verdict.NOT_YET}


@dataclass
class _Draft:
    """One question as its lines say it, before it is understood."""

    line: int
    heading: str
    text: list[str] = field(default_factory=list)
    facts: dict[str, list[str]] = field(default_factory=dict)
    answers: list[tuple[int, str, str, str]] = field(default_factory=list)  # line, kind, mark, text

    def fact(self, name: str) -> str:
        return " ".join(self.facts.get(name, [])).strip()


def read_markdown(path: Path) -> Quiz:
    """The quiz in a file. Raises QuizProblem, naming lines and remedies."""
    return parse_markdown(read_text(path), quiz_id(path), path.name)


def parse_markdown(text: str, id: str, name: str = "this quiz") -> Quiz:
    """The quiz in a text. Raises QuizProblem, naming lines and remedies."""
    title, opening, drafts = _split(text)
    if not drafts:
        raise QuizProblem([f"{name} has no question. A question begins with a line such as: ## Who decides?"])
    if len(drafts) > MOST_QUESTIONS:
        raise QuizProblem([f"{name} has {len(drafts)} questions; at most {MOST_QUESTIONS} are shown."])
    problems: list[str] = []
    questions: dict[str, Question] = {}
    for draft in drafts:
        try:
            question = _question(draft, id, name)
        except QuizProblem as problem:
            problems += problem.problems
            continue
        if question.id in questions:
            problems.append(
                f"Line {draft.line}: a question before has the same name. Add a line such as id: "
                f"{slug(draft.heading)}-2"
            )
        questions[question.id] = question
    if problems:
        raise QuizProblem(problems)
    return Quiz(id=id, title=title, opening=opening, questions=tuple(questions.values()))


def _split(text: str) -> tuple[str, str, list[_Draft]]:
    title, opening = "", []
    drafts: list[_Draft] = []
    for number, line in enumerate(text.splitlines(), start=1):
        plain = line.strip()
        if plain.startswith("## "):
            drafts.append(_Draft(number, plain[3:].strip()))
        elif not drafts:
            if plain.startswith("# ") and not title:
                title = plain[2:].strip()
            else:
                opening.append(line)
        else:
            _take(drafts[-1], number, line.rstrip(), plain)
    return title, "\n".join(opening).strip(), drafts


def _take(draft: _Draft, number: int, line: str, plain: str) -> None:
    fact = _FACT.fullmatch(plain)
    if fact:
        draft.facts.setdefault(fact[1], []).append(fact[2])
        return
    for kind, form in _LINES.items():
        match = form.fullmatch(plain)
        if match:
            draft.answers.append((number, kind, match[1].strip().lower(), match[2].strip()))
            return
    draft.text.append(line.replace("\\", "", 1) if re.match(r"\\[(\[=!\-\d]", plain) else line)


def _question(draft: _Draft, quiz: str, name: str) -> Question:
    kinds = {kind for _, kind, _, _ in draft.answers} - {"trap"}
    if not draft.heading:
        raise QuizProblem([f"Line {draft.line}: the question has no text. Write it behind the ##."])
    if not kinds:
        raise QuizProblem(
            [f"Line {draft.line}: this question has no answers. Add lines such as: (x) yes :: the reason"]
        )
    if len(kinds) > 1:
        first = draft.answers[0][1]
        other = next(line for line, kind, _, _ in draft.answers if kind not in (first, "trap"))
        raise QuizProblem(
            [f"Line {other}: this is another kind of answer than above. Use one kind in a question."]
        )
    body = "\n".join(draft.text).strip()
    own_id = draft.fact("id") or draft.heading
    if not slug(own_id):
        raise QuizProblem([f"Line {draft.line}: add a line such as id: first-question"])
    common: dict[str, Any] = {
        "id": f"{quiz}.{slug(own_id)}",
        "prompt": draft.heading,
        "context": body,
        "skill": draft.fact("skill") or "own quiz",
        "minutes": 1.0,
        "source": draft.fact("source") or name,
        "explanation": draft.fact("why"),
        "hints": tuple(hint for hint in draft.facts.get("hint", []) if hint),
    }
    return with_minutes(_MAKERS[kinds.pop()](draft, common), _minutes(draft))


def _minutes(draft: _Draft) -> float | None:
    text = draft.fact("minutes")
    if not text:
        return None
    try:
        minutes = read_number(text).value
    except UnreadableNumber:
        minutes = 0.0
    if not 0 < minutes <= 240:
        raise QuizProblem([f"Line {draft.line}: the minutes must be a number from 1 to 240."])
    return minutes


def _options(draft: _Draft) -> tuple[Option, ...]:
    made: dict[str, Option] = {}
    for line, _, mark, text in draft.answers:
        said, _, why = text.partition(" :: ")
        option = reason(Option(id=key(said), text=said.strip(), why="", verdict=_VERDICTS[mark]), why)
        if option.id in made:
            raise QuizProblem([f"Line {line}: this answer stands there twice. Change or remove one of them."])
        made[option.id] = option
    return tuple(made.values())


def _choose_one(draft: _Draft, common: dict[str, Any]) -> Question:
    options = _options(draft)
    right = [option for option in options if option.verdict is Verdict.RIGHT]
    if len(right) != 1 or len(options) < 2:
        raise QuizProblem(
            [
                f"Line {draft.line}: mark exactly one answer with (x) and add others with ( ). Where several "
                "hold, write [x] and [ ] instead."
            ]
        )
    return ChooseOne(**common, options=options)


def _choose_many(draft: _Draft, common: dict[str, Any]) -> Question:
    options = _options(draft)
    if not any(option.verdict is Verdict.RIGHT for option in options) or len(options) < 2:
        raise QuizProblem([f"Line {draft.line}: mark at least one of two or more answers with [x]."])
    return ChooseMany(**common, options=options)


def _number(draft: _Draft, common: dict[str, Any]) -> Question:
    wanted = [(line, text) for line, kind, _, text in draft.answers if kind == "number"]
    if len(wanted) > 1:
        raise QuizProblem([f"Line {wanted[1][0]}: there is a second right number. Keep one line with =."])
    (line, text), *_ = wanted
    value, _, tolerance = re.sub(r"\+/?-", "±", text).partition("±")
    expected, unit = _read(line, value)
    slack = abs(_read(line, tolerance)[0]) if tolerance.strip() else 0.0
    traps = []
    for at, kind, _, said in draft.answers:
        if kind == "trap":
            wrong, _, says = said.partition(" :: ")
            if not says.strip():
                raise QuizProblem(
                    [f"Line {at}: say what went wrong, for example: ! 42 :: You counted twice."]
                )
            found = _read(at, wrong)[0]
            if abs(found - expected) <= slack:
                raise QuizProblem([f"Line {at}: this number counts as right. Change it, or make ± smaller."])
            traps.append(Trap(id=f"line-{key(wrong)}", value=found, says=says.strip()))
    return Number(**common, expected=expected, unit=unit, tolerance=slack, traps=tuple(traps))


def _read(line: int, text: str) -> tuple[float, str]:
    """A number and its unit."""
    try:
        read = read_number(text.strip())
    except UnreadableNumber as problem:
        raise QuizProblem(
            [f"Line {line}: {problem} Write one number, for example: = 1,200 euros ± 5"]
        ) from problem
    return read.value, "%" if read.percent else read.unit


def _sort(draft: _Draft, common: dict[str, Any]) -> Question:
    groups = {key(text): text for text in map(str.strip, draft.fact("groups").split(",")) if text}
    cards: dict[str, Card] = {}
    for line, _, _, text in draft.answers:
        said, _, why = text.partition(" :: ")
        card, _, homes = said.rpartition(" -> ")
        accepts = [home.strip() for home in homes.split("|") if home.strip()]
        groups |= {key(home): home for home in accepts}
        if not accepts or key(card) in cards:
            raise QuizProblem([f"Line {line}: write each card once, as: - card -> group :: the reason"])
        homes_of = tuple(map(key, accepts))
        when = WHEN_SEVERAL if len(accepts) > 1 else ""
        made = Card(id=key(card), text=card.strip(), why=_why(why), accepts=homes_of, when=when)
        cards[made.id] = made
    if len(groups) < 2 or len(cards) < 2:
        raise QuizProblem(
            [f"Line {draft.line}: sort needs two cards and two groups; add some, or groups: one, other"]
        )
    made_groups = tuple(Group(id=id, text=text) for id, text in groups.items())
    return Sort(**common, cards=tuple(cards.values()), groups=made_groups)


def _order(draft: _Draft, common: dict[str, Any]) -> Question:
    ranks: dict[int, list[str]] = {}
    cards: dict[str, Card] = {}
    for line, _, mark, text in draft.answers:
        said, _, why = text.partition(" :: ")
        if key(said) in cards:
            raise QuizProblem([f"Line {line}: this card stands there twice. Change or remove one of them."])
        cards[key(said)] = Card(id=key(said), text=said.strip(), why=_why(why))
        ranks.setdefault(int(mark), []).append(key(said))
    if len(ranks) < 2:
        raise QuizProblem([f"Line {draft.line}: an order needs two numbers or more: 1. first, 2. second"])
    in_order = tuple(tuple(ranks[rank]) for rank in sorted(ranks))
    return Order(**common, cards=tuple(cards.values()), ranks=in_order)


def _why(text: str) -> str:
    return text.strip() or say("quiz.why.right")


_MAKERS: dict[str, Callable[[_Draft, dict[str, Any]], Question]] = {
    "one": _choose_one,
    "many": _choose_many,
    "number": _number,
    "sort": _sort,
    "order": _order,
}
