"""The questions of a lesson's page: what its cards show, what they are checked by, what is said of them.

All of it is data. The keys are in it, for whoever looks: a page that checks without a server can't hide them.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

from pmkit import widgets
from pmkit.course import UnknownQuestion, question
from pmkit.practice import Question, Verdict, Workbook, check_data, kinds, to_html
from pmkit.practice.answers import LONGEST
from pmkit.practice.handout import MOST_TOGETHER, HandOut, read_codes
from pmkit.practice.look_back import ANSWER, GUESS, TRUTH
from pmkit.practice.messages import say
from pmkit.practice.progress import MemoryStore, portable
from pmkit.practice.state import TRIES_TO_REVEAL
from pmkit.practice.submission import FORMAT, VERSION
from pmkit.widgets.question import QuestionCard

_PAGE = Path(__file__).with_name("page")
_SCRIPTS = (
    "code.js",
    "zip.js",
    "kept.js",
    "record.js",
    "judge.js",
    "model.js",
    "look_back.js",
    "files.js",
    "page.js",
)
_OF_CHECKS = (
    "checkAnswer, cleanAnswer, comparable, isSolved, inWords, readings, remarks, feedbackForPage, toHtml, "
    "toPlain, formatNumber, rounded, tried, readAsked"
)
KEEP = "Keep my answer"


class LessonQuestions:
    """The questions that a page shows, each once, and the guesses that it comes back to."""

    def __init__(self) -> None:
        self.questions: dict[str, Question] = {}
        self.views: dict[str, dict[str, Any]] = {}
        self._truths: list[dict[str, Any]] = []

    def card(self, id: str) -> dict[str, Any] | None:
        """Take a question in; what its card shows, None where the course has no such question."""
        try:
            found = question(id)
        except UnknownQuestion:
            return None
        if id not in self.questions:
            card = QuestionCard(found, Workbook(MemoryStore(), question))
            self.questions[id] = found
            self.views[id] = card.view | ({"check_label": KEEP} if needs_python(found) else {})
        return self.views[id]

    def look_back(self, id: str) -> int | None:
        """Take in that the page comes back to the first answer of a question: the number of that place, None
        where nothing is to be seen."""
        if self.card(id) is None or (truth := self.questions[id].turned_out) is None:
            return None
        asked = self.questions[id]
        missing = say("look-back.no-guess" if asked.guessed else "look-back.no-answer")
        self._truths.append(
            {
                "item": id,
                "guess": GUESS if asked.guessed else ANSWER,
                "name": truth.called or TRUTH,
                "html": to_html(truth.text),
                "why": truth.why,
                "why_html": to_html(truth.why),
                "missing": missing,
                "option": truth.option,
                "low": truth.low,
                "high": truth.high,
            }
        )
        return len(self._truths) - 1

    def data(self) -> dict[str, Any]:
        """All that the page's script reads."""
        return {
            "questions": {id: _question(one, self.views[id]) for id, one in self.questions.items()},
            "truths": self._truths,
            "shared": check_data.shared_rules(),
            "handed_in": [FORMAT, VERSION],
            "copied": [portable.FORMAT, portable.VERSION],
            "says": _sentences(),
        }


def needs_python(asked: Question) -> str:
    """Why the page can't check a question, as a sentence; "" where it can."""
    return asked.needs_python() or ("" if asked.kind in _checked_kinds() else say("page.needs-python"))


@cache
def _checked_kinds() -> frozenset[str]:
    """The kinds that have a script which checks them."""
    return frozenset(
        re.findall(r"^CHECKS\.(\w+) = ", "\n".join(map(_read, map(Path, kinds.check_scripts()))), re.M)
    )


def _question(asked: Question, view: dict[str, Any]) -> dict[str, Any]:
    needs = needs_python(asked)
    return {
        "id": asked.id,
        "version": asked.version,
        "fingerprint": asked.fingerprint(),
        "wordings": list(asked.wordings),
        "view": view,
        "needs_python": needs,
        "rules": None if needs else asked.check_data(),
        "blank_reply": asked.when_blank().record() if needs else None,
        "hints_html": [to_html(hint) for hint in asked.hints],
        "explanation_html": to_html(asked.explanation),
        "source_html": to_html(asked.source),
        "model_html": to_html(asked.model_words()),
        "model_title": asked.labels["model"],
        "can_be_right": Verdict.RIGHT in asked.reaches,
    }


def _sentences() -> dict[str, Any]:
    """What the page says by itself, as plain text."""
    too_long = f"{say('answer.too-long', limit=f'{LONGEST:,}')} {say('answer.too-long.next')}"
    told = {
        "kept": say("page.kept"),
        "changed": say("changed.notice-blank"),
        "changed_from": say("changed.notice", answer="{answer}"),
        "too_long": too_long,
        "no_hint": say("hint.none"),
        "begun": say("start-over.done"),
        "undone": say("start-over.undone"),
        "nothing_to_undo": say("start-over.nothing"),
        "compare": say("page.compare"),
        "nothing": "There is nothing to hand in yet. Answer a question first.",
        "guess_same": say("look-back.same"),
        "guess_within": say("look-back.within"),
        "guess_higher": say("look-back.higher", gap="{gap}"),
        "guess_lower": say("look-back.lower", gap="{gap}"),
        "guess_changed": say("look-back.changed", answer="{answer}"),
        "refused": say("page.refused"),
        "full": say("page.full"),
        "no_copy": say("page.no-copy"),
        "no_such_copy": portable.NO_COPY,
        "newer_copy": say("page.newer-copy", name="{name}"),
        "sure": say("page.sure"),
        "removed": say("page.removed"),
    }
    locked = {str(left): say("reveal.locked", left=left) for left in range(1, TRIES_TO_REVEAL + 1)}
    return told | _codes() | {"locked": locked}


def _codes() -> dict[str, Any]:
    """What is said of codes that make no file, everywhere the same."""
    class_code, own = HandOut(bytes(10)).code, HandOut(bytes(10), own=True).code
    of_another_class = HandOut(bytes([1] * 10), own=True).code
    return {
        "most_together": MOST_TOGETHER,
        "wrong_code": _problem_with(""),
        "too_many": _problem_with(own * (MOST_TOGETHER + 1)),
        "not_personal": _problem_with(own + class_code),
        "two_classes": _problem_with(own + of_another_class),
    }


def _problem_with(codes: str) -> str:
    try:
        read_codes(codes)
    except ValueError as problem:
        return str(problem)
    raise AssertionError(f"{codes} makes a file.")


@cache
def script() -> str:
    """The page's script: the cards of the notebook, the checks, and what stands in for the kernel."""
    beside = Path(widgets.__file__).parent
    checks = "\n".join(map(_read, map(Path, check_data.scripts())))
    look_back = _ended(_read(beside / "look_back.js"), "return ")
    return "\n".join(
        [
            _ended(vars(QuestionCard)["_esm"], "const questionCard = "),
            _read(beside / "question_link.js"),
            f"const lookBackCard = (() => {{\n{look_back}\n}})();",
            f"const checking = (() => {{\n{checks}\nreturn {{ {_OF_CHECKS} }};\n}})();",
            *(_read(_PAGE / name) for name in _SCRIPTS),
        ]
    )


def card_css() -> str:
    """The look of cards, look-backs and the page around them; the tokens are those of the page."""
    beside = Path(widgets.__file__).parent
    names = ("base.css", "question.css", "look_back.css")
    return "\n".join([*(_read(beside / name) for name in names), _read(_PAGE / "page.css")])


def _ended(script: str, instead: str) -> str:
    """A widget's script with another word before what it exports."""
    text, found = re.subn(r"^export default (?=.+;\s*\Z)", instead, script, flags=re.MULTILINE)
    if found != 1:
        raise ValueError("A widget's script ends with what it exports.")
    return text


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
