"""Rules for positioning statements, visions and vision boards: what a rule can see, and no more.

Each function returns findings that name the rule, the slot and the words seen. They are written for
English and look at words alone: a text without findings may still be empty of sense, and a found word may be
the right one. Treat findings as questions to the writer, never as a mark.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pmkit.english import counted
from pmkit.methods._text_findings import (
    TextFinding,
    content_words,
    count_words,
    empty_slots,
    everyone,
    excerpt,
    found,
    is_only,
    quoted,
    saw,
    saw_words,
)
from pmkit.methods.measures import has_measure

POSITIONING = {
    "customer": "who it is for: a group that you could find tomorrow",
    "need": "what they need or what goes wrong for them today",
    "category": "what kind of thing it is, in the customer's words",
    "benefit": "what gets better for them",
    "alternative": "what they do today instead",
    "difference": "what is different from that, for them",
}
VISION_BOARD = {
    "vision": "what will be different in the world",
    "target_group": "who it is for",
    "needs": "which problem it solves for them",
    "product": "the three to five things that make it stand out",
    "business_goals": "what it should bring the company",
}
_MOST_WORDS = 25
_VISION_WORDS = 30


def lint_positioning(slots: Mapping[str, str]) -> list[TextFinding]:
    """Look at a positioning statement (after Moore) in its six slots, named as in `POSITIONING`.

    Sees: empty slots and placeholders, slots of over 25 words, a customer who is everyone, a need or
    benefit written as features, a need or benefit that anybody has (“save time”), an alternative that is
    “none”, praise or a technology instead of a difference, and a difference that repeats the benefit.
    Doesn't see whether the group exists, the need is real or the claim is true. Source: G. Moore,
    Crossing the Chasm, 1991; the rules are the course's own.

    >>> slots = {"customer": "everyone", "need": "cook without fear", "category": "meal planner",
    ...          "benefit": "a safe dinner", "alternative": "none", "difference": "it checks each label"}
    >>> [(one.rule, one.where, one.quote) for one in lint_positioning(slots)]
    [('everyone', 'customer', 'everyone'), ('no-alternative', 'alternative', 'none')]
    """
    written = {slot: slots.get(slot, "").strip() for slot in POSITIONING}
    findings = empty_slots(slots, POSITIONING)
    skip = {one.where for one in findings}
    for slot, text in written.items():
        if slot not in skip:
            findings += _LOOK[slot](slot, text)
            if count_words(text) > _MOST_WORDS:
                says = (
                    f"{count_words(text)} words are too many to say in one breath. Keep it to {_MOST_WORDS}."
                )
                findings.append(saw("long", slot, says, excerpt(text)))
    if not {"benefit", "difference"} & skip:
        findings += _same(written["benefit"], written["difference"])
    return findings


def lint_vision(text: str, *, where: str = "") -> list[TextFinding]:
    """Look at a product vision of a sentence or two.

    Sees: nothing written, over 30 words, under five (a slogan), a product described instead of a change
    (features, “our app”), praise words, and a gain for the company instead of for people. That no product
    is in it is Pichler's rule; Cagan's visions show one. Doesn't see
    whether it is ambitious, shared or right; a short vision can be a good one. The rules are the course's
    own.

    >>> [one.rule for one in lint_vision("To be the leading meal planning platform.")]
    ['product', 'praise']
    """
    written = text.strip()
    if not written or (found("placeholder", written) and count_words(written) <= 3):
        return [saw("empty", where, f"Nothing is here yet. Say {VISION_BOARD['vision']}.", written)]
    findings = []
    words = count_words(written)
    if words > _VISION_WORDS:
        says = f"Nobody remembers {words} words. Keep it to {_VISION_WORDS}."
        findings.append(saw("long", where, says, excerpt(written)))
    if words < 5:
        says = f"“{written}” reads like a slogan. Say for whom what will be different."
        findings.append(saw("slogan", where, says, written))
    says = "{words}: the product, which Pichler leaves out. Say what people will be able to do."
    findings += saw_words("product", "feature", where, written, says)
    findings += _praise(where, written)
    says = "{words}: a gain for the company. Move it to the business goals; here, what changes for people?"
    findings += saw_words("own-gain", "own_gain", where, written, says)
    return findings


def lint_vision_board(slots: Mapping[str, str]) -> list[TextFinding]:
    """Look at a product vision board (Pichler 2011), its slots named as in `VISION_BOARD`.

    Sees what `lint_vision` sees, and: empty slots, a target group that is everyone, needs written as
    features, fewer than three or more than five stand-out features (one per line, or separated by ; or
    commas), and business goals without a number (a bare year or a
    date is none). Doesn't see whether the slots fit each other.

    >>> board = {"vision": "Families eat together without fear.", "target_group": "Parents"}
    >>> found = lint_vision_board(board)
    >>> [(one.rule, one.where) for one in found][:2]
    [('empty', 'needs'), ('empty', 'product')]
    """
    written = {slot: slots.get(slot, "").strip() for slot in VISION_BOARD}
    findings = empty_slots(slots, VISION_BOARD)
    skip = {one.where for one in findings}
    if "vision" not in skip:
        findings += lint_vision(written["vision"], where="vision")
    if "target_group" not in skip:
        findings += everyone("target_group", written["target_group"])
    if "needs" not in skip:
        findings += _solution("needs", written["needs"])
    if "product" not in skip:
        findings += _features(written["product"])
    if "business_goals" not in skip and not has_measure(written["business_goals"]):
        says = "No number is in the business goals by which you could tell. Say how much, and by when."
        findings.append(saw("no-number", "business_goals", says, excerpt(written["business_goals"])))
    return findings


def _solution(slot: str, text: str) -> list[TextFinding]:
    says = "{words}: already a solution. Say what goes wrong for them today, without your product in it."
    return saw_words("solution", "feature", slot, text, says)


def _need(slot: str, text: str) -> list[TextFinding]:
    return _solution(slot, text) + _anybody(slot, text)


def _anybody(slot: str, text: str) -> list[TextFinding]:
    says = "{words}: anybody wants that. When and where do they miss it today?"
    return saw_words("anybody", "anybody_wants", slot, text, says)


def _category(slot: str, text: str) -> list[TextFinding]:
    return _praise(slot, text)


def _benefit(slot: str, text: str) -> list[TextFinding]:
    words = found("feature", text)
    findings = []
    if words or text.count(",") + text.count(";") >= 2:
        seen = quoted(words) if words else f"“{excerpt(text)}”"
        says = f"{seen}: a list of features. Say what gets better for the customer because of them."
        findings.append(saw("features", slot, says, ", ".join(words) or excerpt(text)))
    return findings + _praise(slot, text) + _anybody(slot, text)


def _alternative(slot: str, text: str) -> list[TextFinding]:
    if not is_only("no_alternative", text) and not re.match(r"(?i)(there is|there are|we have) no\b", text):
        return []
    says = f"“{excerpt(text)}”: they do something today, if only with a list on paper, or go without."
    return [saw("no-alternative", slot, says, excerpt(text))]


def _difference(slot: str, text: str) -> list[TextFinding]:
    says = "{words}: how you make it. Say what it does for them that the alternative can't."
    return _praise(slot, text) + saw_words("technology", "technology", slot, text, says)


def _praise(slot: str, text: str) -> list[TextFinding]:
    says = "{words}: any rival could write the same of itself. Say what a customer would notice."
    return saw_words("praise", "hype", slot, text, says)


def _same(benefit: str, difference: str) -> list[TextFinding]:
    first, second = content_words(benefit), content_words(difference)
    shared = first & second
    if not second or len(shared) < 0.8 * len(second):
        return []
    says = f"“{excerpt(difference)}” says the benefit again. Say what the alternative can't do."
    return [saw("same", "difference", says, excerpt(difference))]


def _features(text: str) -> list[TextFinding]:
    parts = [part for part in re.split(r"[\n;]", text) if part.strip(" -•*")]
    if len(parts) == 1:
        parts = [part for part in text.split(",") if part.strip()]
    if 3 <= len(parts) <= 5:
        return []
    few = len(parts) < 3
    says = (
        f"{counted(len(parts), 'thing stands', 'things stand')} out here. Pichler takes three to five: those "
        "for which people would choose it."
    )
    return [saw("few" if few else "many", "product", says, excerpt(text))]


_LOOK = {
    "customer": everyone,
    "need": _need,
    "category": _category,
    "benefit": _benefit,
    "alternative": _alternative,
    "difference": _difference,
}
