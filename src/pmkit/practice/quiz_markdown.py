"""Questions as plain text: the one form of the course and of instructors. `docs/own-quizzes.md` shows it.

This module splits a file into drafts, line by line; what the lines of a kind mean is read in its own module.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pmkit.practice.draft import Draft, Line, QuizProblem, Setting, slug
from pmkit.practice.kinds import by_kind, by_word
from pmkit.practice.minutes import estimate_minutes
from pmkit.practice.numbers import UnreadableNumber, read_number
from pmkit.practice.questions import Question
from pmkit.practice.quiz import MOST_QUESTIONS, Quiz, quiz_id, read_text

COMMON = ("id", "kind", "skill", "minutes", "source", "hint", "why", "right", "next", "version")
"""The lines `name: text` that every question may have."""
_PLAIN = {"()": "choose_one", "[]": "choose_many", "=": "number", "->": "sort", "1": "order"}
"""The kinds that need no name: an answer line tells which it is."""
_MARKS = {
    "()": re.compile(r"\(\s*([xX~]?)\s*\)\s+(.+)"),
    "[]": re.compile(r"\[\s*([xX~]?)\s*\]\s+(.+)"),
    "=": re.compile(r"(=)\s*(.+)"),
    "!": re.compile(r"(!~?)\s+(.+)"),
    "->": re.compile(r"(-)\s+(.+\s->\s.+)"),
    "-": re.compile(r"(-)\s+(.+)"),
    "1": re.compile(r"(\d{1,3})[.)]\s+(.+)"),
}
_FACT = re.compile(r"([a-z]+):(?:\s+(.*))?")
_BELOW = re.compile(r"(>|!)\s+(.*)")
_BELOW_FACT = re.compile(r"([^\s:]+(?: [^\s:]+)?):\s*(.*)")
_ESCAPED = re.compile(r"\\(?:[(\[=!\-\d#>/]|[a-z]+:\s)")
_COMMENT = "// "


def read_markdown(path: Path) -> Quiz:
    """The quiz in a file. Raises QuizProblem, naming lines and remedies."""
    return parse_markdown(read_text(path), quiz_id(path), path.name)


def parse_markdown(text: str, id: str, name: str = "this quiz", setting: Setting | None = None) -> Quiz:
    """The quiz in a text. Raises QuizProblem, naming lines and remedies."""
    setting = setting or Setting(name)
    title, opening, drafts = split(text, setting)
    if not drafts:
        raise QuizProblem([f"{name} has no question. A question begins with a line such as: ## Who decides?"])
    if len(drafts) > MOST_QUESTIONS:
        raise QuizProblem([f"{name} has {len(drafts)} questions; at most {MOST_QUESTIONS} are shown."])
    problems: list[str] = []
    questions: dict[str, Question] = {}
    for draft in drafts:
        try:
            made = question(draft, id)
            if made.id in questions:
                other = f"{slug(draft.id)}-2"
                draft.fail(draft.line, f"a question before has the same name. Add a line such as id: {other}")
        except QuizProblem as problem:
            problems += problem.problems
            continue
        questions[made.id] = made
    if problems:
        raise QuizProblem(problems)
    return Quiz(id=id, title=title, opening=opening, questions=tuple(questions.values()))


# lines to drafts


def split(text: str, setting: Setting) -> tuple[str, str, list[Draft]]:
    """Title, opening and drafts of a text; nothing in them is filled in yet."""
    title, opening = "", []
    blocks: list[tuple[Line, list[Line]]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        plain = line.strip()
        if plain.startswith(_COMMENT):
            continue
        if plain.startswith("## "):
            blocks.append((Line(number, plain[3:].strip()), []))
        elif blocks:
            blocks[-1][1].append(Line(number, line.rstrip()))
        elif plain.startswith("# ") and not title:
            title = plain[2:].strip()
        else:
            opening.append(line)
    drafts = [_draft(heading, lines, setting) for heading, lines in blocks]
    return title, "\n".join(opening).strip(), drafts


def _draft(heading: Line, lines: list[Line], setting: Setting) -> Draft:
    draft = Draft(heading.number, setting)
    first, *rest = map(str.strip, heading.text.split(" · "))
    named = bool(rest) and rest[0] in by_word() and slug(first) == first
    draft.named = named
    if named:
        draft.id, draft.kind = first, by_word()[rest[0]].kind
        for part in rest[1:]:
            found = re.fullmatch(r"(.+) min", part)
            draft.of_heading["minutes" if found else "skill"] = found[1] if found else part
    else:
        draft.id, draft.prompt = heading.text, heading
        draft.kind = next((_kind_in(line, setting) for line in lines if line.text.startswith("kind:")), "")
    draft.context.extend(_Reader(draft, lines).text())
    if named:
        _take_prompt(draft)
    return draft


def _kind_in(line: Line, setting: Setting) -> str:
    word = line.text.removeprefix("kind:").strip()
    if word not in by_word():
        known = ", ".join(by_word())
        sentence = f"there is no kind “{word}”. Kinds are: {known}."
        raise QuizProblem([f"{setting.name}, line {line.number}: {sentence}"])
    return by_word()[word].kind


def _take_prompt(draft: Draft) -> None:
    """Below a heading that names the kind, the first paragraph is what is asked."""
    while draft.context and not draft.context[0].text.strip():
        draft.context.pop(0)
    asked = []
    while draft.context and draft.context[0].text.strip():
        asked.append(draft.context.pop(0))
    if asked:
        draft.prompt = Line(asked[0].number, " ".join(line.text.strip() for line in asked))


class _Reader:
    """Goes through the lines of one question: facts and answers into the draft, what is left is text."""

    def __init__(self, draft: Draft, lines: list[Line]) -> None:
        self.draft, self.lines = draft, lines
        kind = by_kind().get(draft.kind)
        self.begins = ("!", *kind.begins) if kind else ("!", *_PLAIN)
        self.facts = {
            *COMMON,
            *(("given",) if draft.setting.strict else ()),
            *(kind.facts if kind else ("groups", "group")),
        }
        self.below = set(kind.below if kind else ("when", "when *", "sample"))
        self.last: Line | None = None
        """The answer or fact that indented lines belong to."""
        self.inner: Line | None = None
        """The line below it that runs on."""

    def text(self) -> Iterator[Line]:
        """The lines that are neither facts nor answers."""
        for line in self.lines:
            plain = line.text.strip()
            if not plain:
                self.last = None
                yield line
            elif (
                not self._is_answer(line, plain)
                and not self._is_below(line, plain)
                and not self._is_fact(line, plain)
            ):
                self.last = None
                yield Line(
                    line.number, line.text.replace("\\", "", 1) if _ESCAPED.match(plain) else line.text
                )

    def _is_answer(self, line: Line, plain: str) -> bool:
        indented = line.text[:1].isspace() and self.last is not None
        if indented and (self.draft.named or (self.last and self.last.mark == "-" and plain.startswith("!"))):
            return False
        for mark in self.begins:
            found = _MARKS[mark].fullmatch(plain)
            if found:
                self.last = self.inner = Line(line.number, found[2].strip(), found[1].strip().lower(), mark)
                self.draft.items.append(self.last)
                return True
        if (
            self.draft.kind
            and any(_MARKS[mark].fullmatch(plain) for mark in _PLAIN)
            and not line.text[:1].isspace()
        ):
            self.draft.fail(
                line.number,
                "this is another kind of answer than the heading says. Use one kind in a question; before a "
                "line that is meant as text write a backslash.",
            )
        return False

    def _is_below(self, line: Line, plain: str) -> bool:
        """What is indented under an answer or a fact: a line of its own, or the rest of the one before."""
        if not line.text[:1].isspace() or self.last is None or self.inner is None:
            return False
        found = _BELOW.fullmatch(plain)
        if not found and (named := _BELOW_FACT.fullmatch(plain)):
            name, _, more = named[1].partition(" ")
            known = f"{name} *" in self.below if more else name in self.below
            found = named if known or ("*" in self.below and self.last.mark == "model") else None
        if found:
            self.inner = Line(line.number, found[2], found[1])
            self.last.below.append(self.inner)
        else:
            self.inner.text = (
                f"{self.inner.text} {plain.replace(chr(92), '', 1) if _ESCAPED.match(plain) else plain}"
            )
        return True

    def _is_fact(self, line: Line, plain: str) -> bool:
        found = _FACT.fullmatch(plain)
        if not found:
            return False
        if found[1] not in self.facts:
            if self.draft.setting.strict:
                near = get_close_matches(found[1], self.facts, n=1)
                told = (
                    f"write {near[0]}:" if near else f"lines of this kind are {', '.join(sorted(self.facts))}"
                )
                self.draft.fail(
                    line.number, f"“{found[1]}:” says nothing here; {told}, or a backslash before text."
                )
            return False
        self.last = self.inner = Line(line.number, found[2] or "", found[1])
        self.draft.facts.setdefault(found[1], []).append(self.last)
        return True


# drafts to questions


def question(draft: Draft, prefix: str) -> Question:
    """The question of a draft; its id begins with `prefix`. Raises QuizProblem."""
    kind = by_kind()[draft.kind or _kind_of(draft)]
    if not draft.kind:
        _no_foreign_facts(draft, kind)
    prompt = draft.fill(draft.prompt)
    if not prompt:
        draft.fail(draft.line, "the question has no text. Write it behind the ##.")
    own_id = draft.fact("id") or draft.id
    if not slug(own_id):
        draft.fail(draft.line, "add a line such as id: first-question")
    if "=" in kind.begins and not any(line.mark == "=" for line in draft.items):
        draft.fail(draft.line, "this question has no right answer. Add a line such as: = 8.70 euros ± 0.01")
    common: dict[str, Any] = {
        "id": f"{prefix}.{slug(own_id)}",
        "prompt": prompt,
        "context": "\n".join(map(draft.fill, draft.context)).strip(),
        "skill": draft.fact("skill") or draft.of_heading.get("skill", "own quiz"),
        "minutes": _minutes(draft),
        "source": _source(draft),
        "explanation": draft.fact("why"),
        "hints": draft.texts("hint"),
        "on_right": draft.fact("right"),
        "next_step": draft.fact("next"),
        "version": int(draft.number_of("version") or 1),
    }
    made = kind.from_draft(draft, common)
    if not made.minutes:
        made = replace(made, minutes=round(estimate_minutes(made), 1))
    values = draft.setting.values
    varies = values is not None and not values.seed and any(map(values.varies, draft.used))
    return replace(made, rounds=lambda number: _drawn(draft, prefix, number)) if varies else made


def _drawn(draft: Draft, prefix: str, number: int) -> Question:
    """The question of a draft with the inputs of a later round."""
    assert draft.setting.values is not None  # only then it varies
    values = draft.setting.values.drawn(f"{prefix}.{draft.id} {number}")
    return question(replace(draft, setting=replace(draft.setting, values=values)), prefix)


def _kind_of(draft: Draft) -> str:
    """The kind that the answer lines tell."""
    answers = [line for line in draft.items if line.form != "!"]
    if not answers:
        draft.fail(draft.line, "this question has no answers. Add lines such as: (x) yes :: the reason")
    for line in answers:
        if line.form != answers[0].form:
            draft.fail(line.number, "this is another kind of answer than above. Use one kind in a question.")
    return _PLAIN[answers[0].form]


def _no_foreign_facts(draft: Draft, kind: type[Question]) -> None:
    for name, lines in draft.facts.items():
        if name not in (*COMMON, *kind.facts):
            draft.fail(
                lines[0].number, f"“{name}:” says nothing in such a question. Before text write a backslash."
            )


def _minutes(draft: Draft) -> float:
    text = draft.fact("minutes") or draft.of_heading.get("minutes", "")
    if not text:
        return 0.0
    try:
        minutes = read_number(text).value
    except UnreadableNumber:
        minutes = 0.0
    if not 0 < minutes <= 240:
        draft.fail(draft.line, "the minutes must be a number from 1 to 240.")
    return minutes


def _source(draft: Draft) -> str:
    """The sources of a question: each line a text, or the name of an entry in the chapter's sources."""
    sources = draft.setting.sources
    found = []
    for line in draft.facts.get("source", []):
        text = draft.fill(line)
        if draft.setting.strict and re.fullmatch(r"[a-z0-9-]+", text) and text not in sources:
            near = get_close_matches(text, sources, n=3)
            draft.fail(
                line.number,
                f"there is no source “{text}” in sources.md. Nearest: {', '.join(near) or 'none'}.",
            )
        found.append(sources.get(text, text))
    return " ".join(filter(None, found)) or ("" if draft.setting.strict else draft.setting.name)
