"""What a rule sees in the texts of the practice sheet: a count without its base, everybody, no stop rule,
questions that ask for a guess. The rules name what they see; none of them understands a text."""

import re
from collections.abc import Mapping

from pmkit.methods import lint_question
from pmkit.methods.measures import has_measure
from pmkit.practice.question_parts import Finding

FEWEST_WORDS = 4
"""A field with fewer words says nothing that somebody could act on."""
QUESTIONS = 5

_COUNT = re.compile(
    r"\b(?:\d[\d,.]*|nobody|none|no one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty)\b",
    re.IGNORECASE,
)
_NOT_A_COUNT = re.compile(
    r"\b\d{1,2}\.? (?:january|february|march|april|may|june|july|august|september|october|november|december)\b|"
    r"\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(
    r"\b(?:everybody|everyone|all (?:of )?(?:our |the )?(?:customers|users|households|people|families)|"
    r"(?:nobody|no one|no customer|no household) (?:wants|needs|likes|will|would)|people (?:want|need|don't want))\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|when|unless|once|as soon as|below|under|fewer than|less than|more than|at least|at most|"
    r"only where|otherwise|should (?:fewer|less|more)|would (?:convince|change))\b",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"\b(?:stupid|silly|gimmick|nonsense|pointless|useless|bad idea|waste of (?:time|money)|vanity)\b",
    re.IGNORECASE,
)
_CHILD = re.compile(
    r"\b(?:names? of (?:the |your )?(?:child|children|pupils?)|(?:child|children|pupil)(?:['’]?s['’]?)? (?:full )?names?|"
    r"(?:grades?|marks?|diagnos[ie]s|allerg(?:y|ies)) of (?:the |your )?(?:child|children|pupils?))\b",
    re.IGNORECASE,
)


def too_short(slots: Mapping[str, str]) -> list[Finding]:
    """A finding for each text of a few words, on which nobody can act."""
    says = "Only a few words. What will the reader do differently after this?"
    return [
        Finding(text=says, where=key) for key, text in slots.items() if 0 < len(text.split()) < FEWEST_WORDS
    ]


def counts_without_a_base(slots: Mapping[str, str], where: str) -> list[Finding]:
    """A finding where the text says neither how many nor of how many."""
    text = slots.get(where, "")
    counts = _COUNT.findall(_NOT_A_COUNT.sub(" ", text))
    if not text.strip() or len(counts) > 1:
        return []
    if counts:
        return [Finding(text="A count without its base. Of how many, and who were they?", where=where)]
    return [Finding(text="No count in it. How many said it, of how many that you heard?", where=where)]


def everybody(slots: Mapping[str, str]) -> list[Finding]:
    """A finding for each text that speaks for people who were not heard."""
    return [
        Finding(text=f"“{seen[0]}”: you have not heard them all. Say who said it, and how many.", where=key)
        for key, text in slots.items()
        if (seen := _EVERYBODY.search(text.replace("’", "'")))
    ]


def no_stop_rule(slots: Mapping[str, str], where: str) -> list[Finding]:
    """A finding where no result is named, or none at which something else would be done."""
    text = slots.get(where, "").strip()
    if not text:
        return []
    if not has_measure(text):
        return [Finding(text="No number in it. Which result, counted how, would decide?", where=where)]
    if not _CONDITION.search(text):
        return [Finding(text="It names no turning point. Say: if fewer than …, then we …", where=where)]
    return []


def a_verdict_on_the_idea(slots: Mapping[str, str]) -> list[Finding]:
    """A finding where the idea is called names: its owner then defends it, and reads no further."""
    return [
        Finding(text=f"“{seen[0]}” judges her idea. Say what you heard, and let her judge.", where=key)
        for key, text in slots.items()
        if (seen := _VERDICT.search(text))
    ]


def five_questions(slots: Mapping[str, str], where: str) -> list[Finding]:
    """What can be seen in a list of questions, one a line: how many there are, and what each asks for."""
    asked = _one_by_one(slots.get(where, ""))
    if not asked:
        return []
    found = []
    if len(asked) != QUESTIONS:
        says = f"I count {len(asked)} of {QUESTIONS}: write each question on a line of its own."
        found.append(Finding(text=says, where=where))
    for number, line in enumerate(asked, start=1):
        if seen := lint_question(line):
            found.append(Finding(text=f"Line {number}: {seen[0].text}", where=where))
    return found


def _one_by_one(text: str) -> list[str]:
    """The questions of a text: its lines; in a single line what stands between slashes, or ends like a sentence."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) == 1:
        lines = re.split(r"\s+/\s+|(?<=[?.])\s+(?=\d+[.)]\s|[^\W\d_])", lines[0])
    bare = (re.sub(r"^\s*(?:[-*•]|\d+[.)])\s*", "", line).strip() for line in lines)
    return [line for line in bare if line]


def names_of_children(slots: Mapping[str, str]) -> list[Finding]:
    """A finding where data of children are asked for, which neither talk nor test needs."""
    return [
        Finding(text=f"“{seen[0]}”: you need no data of a child for this. What can you leave out?", where=key)
        for key, text in slots.items()
        if (seen := _CHILD.search(text))
    ]
