"""Rules for the questions of an interview or a survey: what answer a question asks for.

The rules look at English words alone: a question without findings can still be a bad one, and a found word
may be the right one. Treat findings as questions to the writer, never as a mark. Sources: Choi & Pak,
Preventing Chronic Disease 2(1), 2005; R. Fitzpatrick, The Mom Test, 2013.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pmkit.methods._text_findings import TextFinding, excerpt, found, quoted, saw, saw_words

_WORD_RULES = (
    ("leading", "leading", "{words}: it says which answer you hope for. Ask what happened, without a hint."),
    (
        "assumed",
        "assumed",
        "{words}: takes for granted that it is so. Ask first whether and when it happened.",
    ),
    (
        "hypothetical",
        "hypothetical",
        "{words}: a guess, which costs nothing. Ask what they did the last time.",
    ),
    ("future", "future", "{words}: a promise, which costs nothing. Ask what they have done or paid so far."),
    (
        "opinion",
        "opinion",
        "{words}: asks for a judgement on an idea. Ask about their day, not about the idea.",
    ),
    ("loaded", "loaded", "{words}: brings a feeling of yours along. Say it plainly, and let them judge."),
    (
        "absolute",
        "absolute",
        "{words}: hardly anybody can say yes to that. Ask how often within a time you name.",
    ),
    (
        "vague-time",
        "vague_time",
        "{words}: everybody means something else by it. Ask about the last time, or a week.",
    ),
    ("jargon", "jargon", "{words}: your word, not theirs. Say it as they would."),
)
"""Rule, its list of words, and what is said."""


def lint_question(text: str, options: Sequence[str] = ()) -> list[TextFinding]:
    """Look at one question, and at the answers to tick where there are `options` (a survey).

    Sees: nothing written; a question that leads, takes something for granted, is about an if or about the
    future, asks for a judgement on the idea, or holds loaded words; always and never; a vague often; words
    of the trade; two questions in one; two negations; and, where no other rule speaks and there are no
    options, one that a yes or no answers. Of options: more good than bad ones (or the reverse), and no way
    out for whom none fits. Doesn't see whether the question is worth asking, or asked of the right people. A
    question can be fine in spite of a finding: a closed one checks a fact.

    >>> [(one.rule, one.quote) for one in lint_question("Would you use a shared list?")]
    [('hypothetical', 'Would you')]
    >>> lint_question("Tell me about the last time you planned a dinner.")
    []
    >>> [one.rule for one in lint_question("How was it?", ["excellent", "good", "bad"])]
    ['unbalanced', 'no-way-out']
    """
    written = " ".join(text.split())
    if _CONSENT.match(written):
        return _options(options)
    if not re.search(r"\w", written):
        return [saw("empty", "", "Write the question first: what did they do, and when?")]
    asked = _POLITE.sub("", written)
    findings = []
    for rule, words, says in _WORD_RULES:
        findings += saw_words(rule, words, "", _without_time(asked) if rule == "vague-time" else asked, says)
    findings += _how_often(asked) + _two_in_one(asked) + _two_negations(asked)
    if not findings and not options and asked == written and (first := _CLOSED.match(asked)):
        says = f"“{first[0]} …”: a yes or no ends it. Begin with “Tell me about the last time …”."
        findings.append(saw("closed", "", says, first[0]))
    return findings + _options(options)


_POLITE = re.compile(
    r"^(?:please,? |and |so,? )*(?:can|could|will|would) you (?:please )?"
    r"(?=(?:tell|show|describe|walk|explain|talk)\b|(?:take|give|help) (?:me|us)\b)",
    re.IGNORECASE,
)
"""“Could you tell me …” asks for a story, not for a yes."""
_CONSENT = re.compile(
    r"^(?:(?:is|would) it be (?:ok|okay|fine|all right|possible)|is it (?:ok|okay|fine|all right)|"
    r"(?:may|could|can) (?:I|we)|would you mind|do you mind)\b",
    re.IGNORECASE,
)
"""To ask for leave needs a yes or no."""
_CLOSED = re.compile(
    r"(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should|may)(?:n't)?\b(?: \w+)?",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:last|past|this|in an?|per|a|each|every) (?:\w+ )?(?:hours?|days?|weeks?|months?|quarters?|years?|"
    r"evenings?|mornings?)\b|\b(?:yesterday|today|since)\b",
    re.IGNORECASE,
)


def _without_time(asked: str) -> str:
    """“How often” is judged by itself: with a period it is a good question."""
    return re.sub(r"\bhow often\b", " ", asked, flags=re.IGNORECASE)


def _how_often(asked: str) -> list[TextFinding]:
    often = re.search(r"\bhow often\b", asked, re.IGNORECASE)
    if not often or _PERIOD.search(asked):
        return []
    says = f"“{often[0]}” without a time: people answer what they would like. Ask about last week."
    return [saw("vague-time", "", says, often[0])]


_SECOND = re.compile(
    r"\b(?:and|or) (?:also |then )?"
    r"(?:how|what|why(?!\?$)|when|where|who|which|do|does|did|would|will|is|are|have)\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"^(?:how (?!many|much|long|often|did|do|does|was|were|is|are|have|has|come)\w+|"
    r"(?:do|does|did|is|are|was|were)(?:n't)?)\b[^?]*?\b\w+ and (?:the |your |our )?\w+",
    re.IGNORECASE,
)
"""A judgement, or a yes or no, on two things at once; a story may well hold two."""
_ONE_THING = re.compile(
    r"\bbetween [^?]*? and\b|\byou and (?:your )?\w+|\b\d+ and \d+|"
    r"\b(?:friends and family|pros and cons|more and more|again and again|back and forth|day and night|"
    r"terms and conditions|bread and butter)\b",
    re.IGNORECASE,
)


def _two_in_one(asked: str) -> list[TextFinding]:
    bare = _ONE_THING.sub(" ", asked)
    two = "?" in bare.rstrip("? ")
    joined = _SECOND.search(bare) or _JUDGED.search(bare)
    if not two and not joined:
        return []
    quote = excerpt(asked) if two or not joined else joined[0]
    says = f"“{quote}”: two questions, and one answer that fits neither. Ask them one after the other."
    return [saw("two-in-one", "", says, quote)]


_NEGATIONS = re.compile(r"\b(?:not|never|no|nobody|nothing|none|without|cannot)\b|\b\w+n't\b", re.IGNORECASE)


def _two_negations(asked: str) -> list[TextFinding]:
    words = _NEGATIONS.findall(asked.replace("’", "'")) + found("negative", asked)
    if len(words) < 2:
        return []
    says = f"{quoted(words)}: nobody knows what a yes means then. Say it without a no."
    return [saw("double-negative", "", says, ", ".join(words))]


def _options(options: Sequence[str]) -> list[TextFinding]:
    answers = [" ".join(option.split()) for option in options if option.strip()]
    if not answers:
        return []
    findings = []
    bad = [one for one in answers if found("scale_bad", one)]
    good = [one for one in answers if one not in bad and found("scale_good", one)]
    if len(good) != len(bad) and good + bad:
        says = f"{len(good)} good and {len(bad)} bad answers: the scale leans. Offer as many of each."
        findings.append(saw("unbalanced", "options", says, ", ".join(good if len(good) > len(bad) else bad)))
    if not any(found("way_out", one) for one in answers):
        says = (
            "Somebody for whom no answer is right must tick a wrong one. Add “none of these” or “don't know”."
        )
        findings.append(saw("no-way-out", "options", says))
    return findings
