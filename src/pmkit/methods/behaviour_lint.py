"""Rules for something said to a colleague about what they did: behaviour or verdict?

The order situation, behaviour, effect, then a question on intent is that of the Center for Creative
Leadership; no trial of it is known. That feedback on the person does more harm than feedback on the task:
Kluger & DeNisi, Psychological Bulletin 119(2), 1996. The rules look at English words alone: they can't tell
what is true or kind. Treat findings as questions to the writer, never as a mark of a person.
"""

from __future__ import annotations

import re

from pmkit.methods._text_findings import TextFinding, excerpt, found, saw, saw_words
from pmkit.methods.measures import has_date

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=\S)")
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
_MEETING = r"(?:meeting|call|review|planning|demo|retrospective|interview|workshop|talk|stand-up|standup)"
_SITUATION = re.compile(
    rf"\b(?:{_DAY}|yesterday|today|tonight|this (?:morning|afternoon|evening|week|month|sprint)|"
    rf"last (?:night|week|month|sprint)|\d{{1,2}}:\d\d|"
    rf"(?:in|at|during|before|after) (?:the|our|this|your|my) (?:\w+ )?{_MEETING})\b",
    re.IGNORECASE,
)
_ADVERB = r"(?:\w+ly |always |never |just |then |also |again |still )*"
_INNER = (
    r"(?:are|were|was|be|being|been|have been|seem|seemed|think|thought|want|wanted|feel|felt|know|knew|care|"
    r"like|liked|hate|mean|meant|need|believe|(?:do|did)(?: not|n't) (?:care|want|respect)|keep|and|who|"
    r"should|must|could|can|will|would|may|might|to)\b"
)
_DEED = re.compile(
    rf"\b(?<!that )you (?!(?:{_ADVERB}){_INNER})(?:{_ADVERB})[a-z]\w+|"
    r"\byour (?:e?-?mails?|messages?|comments?|notes?|drafts?|reports?|slides?|tickets?|texts?)\b"
    r"(?! (?:is|are|was|were)\b)",
    re.IGNORECASE,
)
"""Something that a camera would have seen, or that can be read again; what goes on in a head is none."""
_EFFECT = re.compile(
    r"(?:(?:^|[;,.:!]\s*|\s–\s*)(?:and |so |but )?|\band |\bso (?:that )?|\bwhich )"
    r"(?!(?:You|Your|Next|Please|When|On|At|In|During|Every|Thanks?|Nice|Great|I (?:know|am|think)|"
    r"It (?:is|was|may be))\b)"
    r"(?:I|we|he|she|they|nobody|everybody|somebody|it|made|meant|costs?|the \w+|"
    r"\w+ (?:people|customers|of us)|(?-i:[A-Z])\w+)\s+[a-z]",
    re.IGNORECASE,
)
"""A clause about somebody or something else than the one who is spoken to."""
_WISH = re.compile(
    r"\b(?:(?<!to )please|next time|let us|let's)\b|"
    r"\b(?:i|we) (?:would like|'d like|want|need|ask|suggest)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:,|;) and (?!(?:i|we|he|she|they|nobody|so)\b)", re.IGNORECASE)
_TURN = re.compile(r"\b(?:but|however|although|that said|only that)\b", re.IGNORECASE)


def lint_behaviour(text: str) -> list[TextFinding]:
    """Look at a sentence or three that one colleague says to another about what they did.

    Sees: nothing written; a verdict on the person, praise too; always and never; what somebody is said to
    think or want; praise as wrapping before a “but”; mockery; an excuse made for the other, or for speaking
    at all; several requests; and what is missing: something that could be seen or heard, when or where, what
    it led to, and a question or request. Words in quotation marks are what somebody said, and left alone.
    Doesn't see whether it happened, or whether now is the time. On the lines of `feedback_lines` that were
    kept apart, 95 of 100 findings are in the reader's key, and 83 of 100 faults of the key are found; the
    lines and the key come from the hand that wrote the rules, so expect less elsewhere.

    >>> lint_behaviour("On Thursday you sent the date, and Kofi moved two jobs. What were you after?")
    []
    >>> [(one.rule, one.quote) for one in lint_behaviour("On Monday you were rude, and she left. Why?")]
    [('verdict', 'rude'), ('no-behaviour', '')]
    """
    if not re.search(r"\w", text):
        return [
            saw("empty", "", "Write what you would say: when, what they did, what it led to, your question.")
        ]
    written = " ".join(text.replace("’", "'").split())
    bare = _QUOTED.sub("“”", written)
    told = " ".join(one for one in _SENTENCES.split(bare) if not one.endswith("?"))
    return _words(bare, told) + _wrapping(bare) + _asks(bare) + _missing(bare, told)


def _words(bare: str, told: str) -> list[TextFinding]:
    says = "{words}: a verdict on the person. Say what you saw or heard instead."
    findings = saw_words("verdict", "verdict", "", bare, says)
    says = "{words}: one exception is enough to deny it. Name the last time."
    findings += saw_words("absolute", "absolute", "", bare, says)
    says = "{words}: you can't see that. Say what they did, and ask what they were after."
    findings += saw_words("mind-reading", "mind_reading", "", told, says)
    says = "{words}: can be heard as mockery. Say plainly what you mean."
    findings += saw_words("sarcasm", "sarcasm", "", bare, says)
    says = "{words}: takes back what you are about to say. Leave it out; your question leaves them room."
    return findings + saw_words("apology", "excuse", "", bare, says)


def _wrapping(bare: str) -> list[TextFinding]:
    turn = _TURN.search(bare)
    before = bare[: turn.start()] if turn else ""
    words = found("praise", before)
    if not turn or not words:
        return []
    says = f"“{words[0]} … {turn[0]}”: praise as wrapping. Say the two things at two times."
    return [saw("wrapping", "", says, f"{words[0]} … {turn[0]}")]


def _asks(bare: str) -> list[TextFinding]:
    sentences = _SENTENCES.split(bare)
    asking = [one for one in sentences if one.endswith("?") or _WISH.search(one)]
    if not asking:
        return [saw("no-ask", "", "Nothing is asked. End with what they were after, or with one request.")]
    wishes = [one for one in asking if _WISH.search(one)]
    count = len(asking) + sum(len(_JOINED.findall(one)) for one in wishes)
    if count < 2:
        return []
    says = f"{count} requests at once: the first is forgotten. Keep the one that matters most."
    return [saw("several-asks", "", says, excerpt(" ".join(asking)))]


def _missing(bare: str, told: str) -> list[TextFinding]:
    findings = []
    if not _DEED.search(told):
        says = "What did they do or say? Name what a camera would have seen."
        findings.append(saw("no-behaviour", "", says))
    if not (_SITUATION.search(bare) or has_date(bare)):
        findings.append(saw("no-time", "", "When or where was it? Name the day or the meeting."))
    if not _EFFECT.search(told):
        findings.append(saw("no-effect", "", "What did it lead to, and for whom? Say it in one clause."))
    return findings
