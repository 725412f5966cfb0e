"""What a rule sees in the letters and plans of this chapter; none of them understands a text."""

import re
from collections.abc import Iterator, Mapping

from pmkit.methods.measures import has_date, has_number
from pmkit.practice.question_parts import Finding

PLAN_WORDS = 120

_HEDGED = re.compile(
    r"\b(?:probably|perhaps|maybe|might|a bit|should be careful|try to|hopefully)\b", re.IGNORECASE
)
_DENIED = re.compile(
    r"\b(?:no|not|nobody|never|only|first|few|until|later|instead)\b|n['’]t\b", re.IGNORECASE
)
_FOR_ALL = re.compile(
    r"\b(?:(?:for|to) (?:everyone|everybody|all)|all families|live for all|safe (?:now|for all))\b",
    re.IGNORECASE,
)
_WATCHING = re.compile(
    r"\b(?:monitor\w*|keep an eye|closely|react quickly|take a look|have a look|get back to you|soon|shortly)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:the (?:whole )?team|the squads?|everybody|everyone|all of us|the council|we)\b", re.IGNORECASE
)
_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:daily|each day|every day|tomorrow|tonight)\b",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"\b(?:stop\w*|halt\w*|hold\w*|back|off|switch\w*|pause\w*|old way|return\w*|freeze\w*)\b", re.IGNORECASE
)
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth|\d+(?:st|nd|rd|th))\b", re.IGNORECASE)
_PERCENT_ALONE = re.compile(r"\d\s?(?:%|per ?cent)", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\d[\d,. ]*\s*(?:thousand )?(?:rides?|drivers?|people|users?|cars?|a day|in (?:week|day))\b|\b\d{1,3}(?:[,. ]\d{3})+\b|\b\d{3,}\b(?!\s?%)",
    re.IGNORECASE,
)
_HEARD_OF = re.compile(
    r"\b(?:writ\w*|report\w*|complain\w*|compar\w*|tells?|notice\w*|check\w*|letters?|sample\w*)\b",
    re.IGNORECASE,
)
_HAVE_TO_ASK = re.compile(
    r"\b(?:if (?:they|somebody|someone|drivers?) (?:complain|ask|write|call)\w*|on request|who (?:complains|asks|writes))\b",
    re.IGNORECASE,
)
_NO_COMPLAINTS = re.compile(
    r"\b(?:no|nobody|no one)\b[^.]{0,20}\b(?:complain\w*|noticed|report\w*)\b", re.IGNORECASE
)
_ADVERT = re.compile(
    r"\b(?:proud|excited|improved|happy to announce|thrilled|great success|amazing|delighted)\b",
    re.IGNORECASE,
)


def _seen(slots: Mapping[str, str], names: str, pattern: re.Pattern[str], says: str) -> Iterator[Finding]:
    """A finding in each of the fields named in which the pattern is found."""
    for name in names.split():
        if found := pattern.search(slots.get(name, "")):
            yield Finding(text=f"“{found[0]}” {says}", where=name)


def _lacks(slots: Mapping[str, str], name: str, has: object, says: str) -> Iterator[Finding]:
    if slots.get(name, "").strip() and not has:
        yield Finding(text=says, where=name)


def no_on_friday(slots: Mapping[str, str]) -> list[Finding]:
    """A letter to somebody who wants to announce a launch: a decision, a number, a sentence, a name."""
    decision, why, friday, step = (slots.get(name, "") for name in ("decision", "why", "friday", "next"))
    found = [
        *_seen(slots, "decision", _HEDGED, "leaves it open. What happens on Friday, and what does not?"),
        *_lacks(
            slots, "decision", _DENIED.search(decision), "It does not say what will not happen on Friday."
        ),
        *_lacks(slots, "why", has_number(why), "No number in it. How many of how many?"),
        *_seen(slots, "next", _WATCHING, "is no line and no day. At which number does who stop it?"),
        *_lacks(
            slots,
            "next",
            has_number(step) or _ORDINAL.search(step),
            "No number in it. At which one is it stopped?",
        ),
        *_lacks(
            slots, "next", has_date(step) or _DAY.search(step), "No day in it. When does she hear from you?"
        ),
    ]
    if _FOR_ALL.search(friday) and not _DENIED.search(friday):
        found += _seen(
            slots, "friday", _FOR_ALL, "is a launch for all, said from a stage. What is true on Friday?"
        )
    return found


def stage_plan(slots: Mapping[str, str]) -> list[Finding]:
    """A plan of stages: sizes in people, how a fault is heard of, a line with a deed, one who stops it, who paid."""
    stages, line, harm = (slots.get(name, "") for name in ("stages", "line", "harm"))
    found = list(_too_long(slots))
    if _PERCENT_ALONE.search(stages) and not _PEOPLE.search(stages):
        says = "Shares alone. How many rides is that, and could so many show the fault?"
        found.append(Finding(text=says, where="stages"))
    found += [
        *_lacks(
            slots, "stages", _HEARD_OF.search(stages), "How does the city hear of a wrong zone in a stage?"
        ),
        *_seen(slots, "line", _WATCHING, "stops nothing. Which number, and what is done?"),
        *_lacks(
            slots,
            "line",
            has_number(line) or _ORDINAL.search(line),
            "No number in it. From which one on is it stopped?",
        ),
        *_lacks(
            slots, "line", _DEED.search(line), "Nothing is done at it. Stop, hold, or back to the old way?"
        ),
        *_seen(slots, "owner", _NOBODY, "is nobody at three in the morning. Name one person or post."),
        *_seen(slots, "harm", _HAVE_TO_ASK, "leaves out who has not noticed. Who finds them?"),
        *_seen(slots, "message", _ADVERT, "is an advertisement. What is new, and what can go wrong?"),
    ]
    if _NO_COMPLAINTS.search(harm):
        found += _seen(
            slots, "harm", _NO_COMPLAINTS, "does not mean that nobody has paid. How are they found?"
        )
    return found


def _too_long(slots: Mapping[str, str]) -> Iterator[Finding]:
    words = sum(len(text.split()) for text in slots.values())
    if words > PLAN_WORDS:
        yield Finding(text=f"Words: {words}. At most {PLAN_WORDS}: leave out what nobody acts on.")
