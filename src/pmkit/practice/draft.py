"""One question as the lines of its text say it, and what a kind's reader may ask of them.

`quiz_markdown` splits a file into drafts; each kind makes its question of one (`Question.from_draft`). Names
in braces are filled in here, and what can't be read is told with its file, its line and a remedy.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from pmkit.practice.messages import say
from pmkit.practice.values import NAME, UnknownName, Values, shown
from pmkit.practice.verdicts import Verdict
from pmkit.quantities.reading import UnreadableNumber, read_number

_MOST_TOLD = 8
_BRACE = re.compile(r"\\([{}])|" + NAME.pattern + r"|[{}]")
_TAG = re.compile(r"\{#([^\s{}]+)\}\s*(.*)", re.DOTALL)


class QuizProblem(ValueError):
    """A text that can't be shown as a quiz; each of `problems` names a place and a remedy."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        more = len(self.problems) - _MOST_TOLD
        told = [*self.problems[:_MOST_TOLD], *([f"And {more} more."] if more > 0 else [])]
        super().__init__("\n".join(told))


def slug(text: str, longest: int = 40) -> str:
    """A text as the part of an id: small letters, digits and dashes."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:longest].strip("-")


def key(text: str) -> str:
    """An id that follows from a text, so that answers survive when lines change places."""
    digest = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:6]
    return f"{slug(text, 20)}-{digest}".strip("-")


@dataclass
class Line:
    """A line of the text, names not yet filled in; lines that run on are one.

    `mark` is what it begins with (`x` for `(x)`, `=`, `-`, `3`, the name of a fact), `form` the kind of mark
    ("()"), `below` what is indented under it.
    """

    number: int
    text: str
    mark: str = ""
    form: str = ""
    below: list["Line"] = field(default_factory=list)

    def under(self, name: str) -> list["Line"]:
        """The lines below with this mark."""
        return [line for line in self.below if line.mark == name]

    def split(self, by: str = " :: ", last: bool = False) -> tuple["Line", "Line"]:
        """What stands before and behind a mark such as ` :: `; behind is empty where it is not there."""
        if last and by in self.text:
            before, _, behind = self.text.rpartition(by)
        else:
            before, _, behind = self.text.partition(by)
        return Line(self.number, before.strip()), Line(self.number, behind.strip())


@dataclass
class Setting:
    """What a file's questions share: its name, its values (an instructor's file has none), its sources.
    `strict`: the course's own texts, in which nothing may be missing."""

    name: str
    values: Values | None = None
    sources: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False


@dataclass
class Draft:
    """One question before it is understood."""

    line: int
    setting: Setting
    id: str = ""
    kind: str = ""
    named: bool = False
    """Whether the heading names the kind; then the first paragraph below it is asked."""
    of_heading: dict[str, str] = field(default_factory=dict)
    prompt: Line = field(default_factory=lambda: Line(0, ""))
    context: list[Line] = field(default_factory=list)
    facts: dict[str, list[Line]] = field(default_factory=dict)
    items: list[Line] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    fault: QuizProblem | None = None
    """Why its lines can't be read; told when the question is asked for, so that the others are read."""

    # telling

    def fail(self, line: int, sentence: str) -> NoReturn:
        """Tell what can't be read, with file, line and remedy."""
        raise QuizProblem([f"{self.setting.name}, line {line}: {sentence}"])

    # texts

    def fill(self, line: Line, keep: str = "") -> str:
        """The text with its names filled in; `{keep}` is left as it stands."""

        def one(found: re.Match[str]) -> str:
            literal, name, form = found[1], found[2], found[3]
            if literal or (name and name == keep):
                return literal or found[0]
            return self._stray(line, found[0]) if name is None else self._shown(line, name, form or "")

        return _BRACE.sub(one, line.text)

    def _stray(self, line: Line, brace: str) -> str:
        if self.setting.values is not None:
            self.fail(
                line.number,
                f"“{brace}” begins no name. Between braces stands a name of values.py, such as "
                f"{{reach:,.0f}}; a brace that is meant is written \\{brace[0]}.",
            )
        return brace

    def _shown(self, line: Line, name: str, form: str) -> str:
        try:
            return shown(self.value_of(line, name), form)
        except (ValueError, TypeError) as problem:
            if isinstance(problem, QuizProblem):
                raise
            self.fail(
                line.number, f"the format of {{{name}:{form}}} can't be used: {problem}. Try {{{name}}}."
            )

    def value_of(self, line: Line, name: str) -> Any:
        """The value of a name."""
        if self.setting.values is None:
            self.fail(
                line.number,
                f"{{{name}}} is the name of a value, and this file has none. Write the number itself, or "
                f"\\{{{name}\\}} for the braces.",
            )
        self.used.add(name)
        try:
            return self.setting.values[name]
        except UnknownName as problem:
            self.fail(line.number, f"{problem} Values are the public names of values.py.")

    def value(self, line: Line) -> Any:
        """The value, where the text is one name and nothing else; otherwise the filled text."""
        found = NAME.fullmatch(line.text.strip())
        return self.value_of(line, found[1]) if found and not found[2] else self.fill(line)

    def fact(self, name: str) -> str:
        """All lines of a fact as one text, "" where there is none."""
        return " ".join(filter(None, map(self.fill, self.facts.get(name, []))))

    def reason(self, why: Line, verdict: Verdict = Verdict.RIGHT) -> str:
        """What is said to whoever chose or placed it; where an instructor gave no reason, a plain one."""
        return self.fill(why) or ("" if self.setting.strict else say(f"quiz.why.{verdict.value}"))

    def texts(self, name: str) -> tuple[str, ...]:
        """The lines of a fact, each as a text of its own."""
        return tuple(filter(None, map(self.fill, self.facts.get(name, []))))

    def first(self, name: str) -> Line | None:
        """The first line of a fact."""
        return next(iter(self.facts.get(name, [])), None)

    def needed(self, name: str, example: str) -> Line:
        """The line of a fact that this kind can't do without."""
        line = self.first(name)
        if line is None:
            self.fail(self.line, f"this question needs a line such as {name}: {example}")
        return line

    def tagged(self, line: Line) -> tuple[str, str]:
        """The id and the text of `{#id} text`; without an id it follows from the text."""
        found = _TAG.fullmatch(line.text.strip())
        text = self.fill(Line(line.number, found[2] if found else line.text.strip()))
        return (found[1] if found else key(text)), text

    def listed(self, name: str, single: str) -> list[Line]:
        """`groups: one, other`, and `group: …` for texts that hold a comma, in their order."""
        found = []
        for fact in (name, single):
            for line in self.facts.get(fact, []):
                parts = line.text.split(",") if fact == name else [line.text]
                texts = [part.strip() for part in parts if part.strip()]
                self._each_has_its_id(line, texts, single)
                found += [Line(line.number, text) for text in texts]
        return sorted(found, key=lambda line: line.number)

    def _each_has_its_id(self, line: Line, texts: list[str], single: str) -> None:
        """Where some of a list have an id and one has none, a comma of its text has cut that text in two."""
        bare = [text for text in texts if not _TAG.fullmatch(text)]
        if bare and len(bare) < len(texts):
            self.fail(
                line.number,
                f"“{bare[0]}” has no id and the others have one. If the comma before it belongs to the text, "
                f"write that text on a line of its own: {single}: {{#id}} …",
            )

    # numbers

    def number(self, line: Line) -> float:
        """One number, or the value of a name."""
        return self.quantity(line)[0]

    def quantity(self, line: Line) -> tuple[float, str]:
        """A number and its unit."""
        found = NAME.match(line.text.strip())
        if found and not found[2]:
            value = self.value_of(line, found[1])
            if isinstance(value, bool) or not isinstance(value, (int, float)):
                try:
                    value = float(value)
                except (TypeError, ValueError):
                    self.fail(line.number, f"{{{found[1]}}} is no number. Name a value that is one.")
            return value, self.fill(Line(line.number, line.text.strip()[found.end() :].strip()))
        try:
            read = read_number(self.fill(line))
        except UnreadableNumber as problem:
            self.fail(line.number, f"{problem} Write one number, for example: = 1,200 euros ± 5")
        return read.value, "%" if read.percent else read.unit

    def number_of(self, name: str) -> float | None:
        """The number of a fact, None where there is none."""
        line = self.first(name)
        return None if line is None else self.number(line)

    def ids(self, line: Line, known: Mapping[str, str]) -> list[str]:
        """Ids from a list of names or texts apart by commas, or from a value that is such a list."""
        found = self.value(line)
        names = [part.strip() for part in found.split(",")] if isinstance(found, str) else list(found)
        by_text = {text.casefold(): id for id, text in known.items()}
        ids = [
            name if name in known else by_text.get(str(name).casefold(), "") for name in names if name != ""
        ]
        for name, id in zip(names, ids, strict=False):
            if not id:
                self.fail(line.number, f"“{name}” is none of: {', '.join(known)}.")
        return ids
