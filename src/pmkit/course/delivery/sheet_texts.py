"""What a rule sees in the two texts of the practice sheet; none of them understands a text."""

import re
from collections.abc import Iterator, Mapping

from pmkit.methods import TextFinding, lint_criterion, lint_story
from pmkit.methods.measures import has_date, has_number
from pmkit.practice.question_parts import Finding

RULES = 3
EXAMPLES = 5

_PROMISE = re.compile(
    r"\b(?:guarantee\w*|promise\w*|definitely|certainly|for sure|100 ?%|we commit to|you can count on|without fail)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|not|never|don['’]t|can['’]t|cannot|without)\b[^.]{0,20}$", re.IGNORECASE)
_TRADE = re.compile(
    r"\b(?:velocity|story points?|backlog|refine(?:d|ment)?|increment|epics?|DoD|burn-?down|throughput|"
    r"sprint (?:goal|backlog|planning))\b",
    re.IGNORECASE,
)
_SOME = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_CHANCE = re.compile(
    rf"\d ?(?:%|per ?cent)|\b{_SOME} (?:of|in|out of|times in|to) {_SOME}\b|\b(?:two thirds|half of|chance|likely|odds)\b",
    re.IGNORECASE,
)
_NEXT_LINE = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])?\s*")
_WHEN = re.compile(
    r"\b(?:when|if|after|before|books?|asks?|comes?|cancels?|opens?|tries|tried|enters?|arrives?|orders?|searches|"
    r"returns?|leaves?)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:then|gets?|sees?|hears?|is|are|isn['’]t|can|can['’]t|cannot|stays?|goes|finds?|receives?|reads?|learns?|told)\b|:",
    re.IGNORECASE,
)
_CLICKS = re.compile(
    r"\b(?:clicks?|taps?|presses|buttons?|fields?|dropdowns?|check-?box(?:es)?|pop-?ups?)\b", re.IGNORECASE
)
_REFUSED = re.compile(
    r"\b(?:no|not|never|nobody|nothing|cannot|refused?|taken|full|too (?:late|early|many)|waits?|waiting|instead|"
    r"closed|missing|free again|until)\b|n['’]t\b",
    re.IGNORECASE,
)


def lines(text: str) -> list[str]:
    """The lines of a field without the signs of a list; a single line is divided at its slashes."""
    written = [line for line in text.splitlines() if line.strip()]
    if len(written) == 1:
        written = re.split(r"\s+/\s+", written[0])
    return [bare for line in written if (bare := _NEXT_LINE.sub("", line).strip())]


def sprint_note(slots: Mapping[str, str]) -> list[Finding]:
    """A few sentences to sales: promises, words of the trade, no chance, nothing that is out, no day."""
    found = [*_promises(slots), *_trade(slots)]
    chance, out, day = (slots.get(name, "").strip() for name in ("chance", "out", "next"))
    if chance and not _CHANCE.search(chance):
        says = "No chance in it. How sure are you, in a number or in “so many of ten”?"
        found.append(Finding(text=says, where="chance"))
    if out and re.search(r"^(?:nothing|none|nobody|-|no)\b", out, re.IGNORECASE):
        says = "Something is always out. Name what somebody will ask for next."
        found.append(Finding(text=says, where="out"))
    if day and not (has_date(day) or re.search(r"\b(?:mon|tues|wednes|thurs|fri)day\b", day, re.IGNORECASE)):
        found.append(Finding(text="No day in it. When does he hear from you again?", where="next"))
    return found


def _promises(slots: Mapping[str, str]) -> Iterator[Finding]:
    for key, text in slots.items():
        seen = _PROMISE.search(text)
        if seen and not _DENIED.search(text[: seen.start()]):
            says = f"“{seen[0]}”: he will pass that on as a promise. Say how sure you are."
            yield Finding(text=says, where=key)


def _trade(slots: Mapping[str, str]) -> Iterator[Finding]:
    for key, text in slots.items():
        if seen := _TRADE.search(text):
            says = f"“{seen[0]}” is a word of your trade. What would he say to a customer?"
            yield Finding(text=says, where=key)


def example_card(slots: Mapping[str, str]) -> list[Finding]:
    """A story, its rules, its examples and one open question."""
    story = slots.get("story", "")
    found = [_as_finding(one, "story") for one in lint_story(story) if story.strip()]
    found += _rules(lines(slots.get("rules", "")))
    found += _examples(lines(slots.get("examples", "")))
    return [*found, *_question(slots.get("question", "").strip())]


def _as_finding(one: TextFinding, where: str, line: str = "") -> Finding:
    return Finding(text=f"Line {line}: {one.text}" if line else one.text, where=where)


def _rules(written: list[str]) -> Iterator[Finding]:
    if 0 < len(written) < RULES:
        yield Finding(
            text=f"{len(written)} of {RULES} rules. Write each in a line of its own.", where="rules"
        )
    for number, line in enumerate(written, 1):
        for one in lint_criterion(line):
            if one.rule in ("vague", "cannot-fail", "loophole", "solution"):
                yield _as_finding(one, "rules", str(number))
                break


def _examples(written: list[str]) -> Iterator[Finding]:
    if 0 < len(written) < EXAMPLES:
        says = f"{len(written)} of {EXAMPLES} examples. Write each in a line of its own."
        yield Finding(text=says, where="examples")
    for number, line in enumerate(written, 1):
        if seen := _CLICKS.search(line):
            says = f"Line {number}: “{seen[0]}” falls with the next design. Say what somebody gets or sees."
            yield Finding(text=says, where="examples")
        elif not (_WHEN.search(line) and _THEN.search(line)):
            says = f"Line {number}: who does what, and what is then seen?"
            yield Finding(text=says, where="examples")
    if len(written) >= EXAMPLES and not any(has_number(line) for line in written):
        says = "No number, day or time in any example. Take one case that could have happened."
        yield Finding(text=says, where="examples")
    if len(written) >= EXAMPLES and not any(_REFUSED.search(line) for line in written):
        says = "Each example ends well. Add one in which somebody does not get what they wanted."
        yield Finding(text=says, where="examples")


def _question(text: str) -> Iterator[Finding]:
    if text and "?" not in text:
        says = "A red card asks. Write it as a question, and to whom it goes."
        yield Finding(text=says, where="question")
