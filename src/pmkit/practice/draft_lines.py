"""Splits a text into questions, and the lines of each into answers, facts and what is left as text.

What the lines of a kind mean is not known here: its class says which it has (`begins`, `facts`, `below`).
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from pmkit.practice.draft import Draft, Line, QuizProblem, Setting, slug
from pmkit.practice.kinds import by_kind, by_word

COMMON = ("id", "kind", "skill", "minutes", "source", "hint", "why", "right", "next", "version", "truth")
"""The lines `name: text` that every question may have."""
PLAIN = {"()": "choose_one", "[]": "choose_many", "=": "number", "->": "sort", "1": "order"}
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
    try:
        _take(draft, lines)
    except QuizProblem as fault:
        draft.fault = fault
    return draft


def _take(draft: Draft, lines: list[Line]) -> None:
    """The lines below a heading."""
    if not draft.named:
        kinds = (_kind_in(line, draft.setting) for line in lines if line.text.startswith("kind:"))
        draft.kind = next(kinds, "")
    draft.context.extend(_Reader(draft, lines).text())
    if draft.named:
        _take_prompt(draft)


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
        possible = [kind] if kind else [by_kind()[name] for name in PLAIN.values()]
        self.begins = ("!", *kind.begins) if kind else ("!", *PLAIN)
        self.facts = {*COMMON, *(name for one in possible for name in one.facts)}
        if draft.setting.strict:
            self.facts.add("given")  # read by the author check
        self.below = {"called", *(name for one in possible for name in one.below)}
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
            and any(_MARKS[mark].fullmatch(plain) for mark in PLAIN)
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
