"""What a rule sees in the two texts of the practice sheet; none of them understands a text."""

import re
from collections.abc import Iterator, Mapping

from pmkit.methods import lint_question
from pmkit.methods.measures import has_date
from pmkit.practice.question_parts import Finding

_LATER = re.compile(
    r"\b(?:as soon as (?:possible|we can)|in due course|soon|shortly|in the near future|when (?:we have|there is) time|"
    r"get back to you|look into (?:it|this))\b",
    re.IGNORECASE,
)
_EXCUSE = re.compile(
    r"\b(?:(?:very |so |too )?busy|a lot (?:going on|to do)|slipped (?:through|our)|fell through|an oversight|"
    r"holiday season|unfortunately|due to (?:the|our|a))\b",
    re.IGNORECASE,
)
_ASSURES = re.compile(
    r"\b(?:(?:very )?seriously|(?:fully |GDPR[- ])compliant|rest assured|no need to worry|nothing to worry about|"
    r"highest standards?|of course)\b",
    re.IGNORECASE,
)
_BY_SITE = re.compile(r"\b(?:by|per|for each|of each) (?:site|depot)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:no|not|never|nobody|nothing|without|stop|instead of|drop(?:ped)?)\b|n['’]t\b", re.IGNORECASE
)
_PURPOSE = re.compile(r"\b(?:for|so that|to|in order to|because|only when)\b", re.IGNORECASE)
_NOTHING_OPEN = re.compile(r"^\W*(?:nothing|none|no open|everything is|all is)\b", re.IGNORECASE)
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_PRODUCT = re.compile(
    r"\b(?:Dienstplan|(?:the|our|an|this) (?:new )?(?:app|tool|software|product)|features?)\b", re.IGNORECASE
)
_ASKS = re.compile(r"\?|\b(?:tell|show) (?:me|us)\b", re.IGNORECASE)


def _seen(slots: Mapping[str, str], pattern: re.Pattern[str], says: str) -> Iterator[Finding]:
    for key, text in slots.items():
        if found := pattern.search(text):
            yield Finding(text=f"“{found[0]}” {says}", where=key)


def late_answer(slots: Mapping[str, str]) -> list[Finding]:
    """An answer to letters that lay too long: excuses, assurances, no purpose, nothing open, no day."""
    found = [
        *_seen(slots, _EXCUSE, "tells her of your days. Say once that it was late, and go on."),
        *_seen(slots, _ASSURES, "assures and tells nothing. Which data, for what, and who sees them?"),
        *_seen(slots, _LATER, "is no day. She has waited since August: name one."),
        *_reports_by_site(slots),
    ]
    use, still_open, step = (slots.get(name, "").strip() for name in ("use", "open", "next"))
    if use and not _PURPOSE.search(use):
        found.append(Finding(text="It names no purpose. What are the data used for?", where="use"))
    if _NOTHING_OPEN.search(still_open):
        says = "Nothing open after three months? Name what you can't answer yet."
        found.append(Finding(text=says, where="open"))
    if step and not (has_date(step) or _DAY.search(step)):
        found.append(Finding(text="No day in it. By when does she have it, and from whom?", where="next"))
    return found


def _reports_by_site(slots: Mapping[str, str]) -> Iterator[Finding]:
    for key, text in slots.items():
        for sentence in re.split(r"(?<=[.!?;])\s+", text):
            if (seen := _BY_SITE.search(sentence)) and not _DENIED.search(sentence):
                says = f"“{seen[0]}”: she wrote that nobody agreed to it. Say that you don't do it."
                yield Finding(text=says, where=key)


def first_questions(slots: Mapping[str, str]) -> list[Finding]:
    """The first question to several kinds of people: what each asks for, the product, the same one twice."""
    asked = {key: text for key, text in slots.items() if key != "missing" and text.strip()}
    found = list(
        _seen(asked, _PRODUCT, "names your product. Ask about their roster first; they haven't seen yours.")
    )
    named = {one.where for one in found}
    before = dict[str, str]()
    for key, text in asked.items():
        plain = " ".join(text.casefold().split())
        if plain in before:
            says = "The same question as to others. What do these people alone know?"
            found.append(Finding(text=says, where=key))
        before.setdefault(plain, key)
        if not _ASKS.search(text):
            found.append(Finding(text="No question yet. What shall they tell you?", where=key))
        elif key not in named and (seen := lint_question(text)):
            found.append(Finding(text=seen[0].text, where=key))
    return found
