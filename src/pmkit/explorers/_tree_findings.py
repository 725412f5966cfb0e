"""What the rules saw in an opportunity tree, in a few words on a card, in a sentence and as a list."""

from collections.abc import Sequence

from pmkit.english import counted, listed, plural
from pmkit.explorers._tree_cards import Card, Cards
from pmkit.methods import TextFinding
from pmkit.methods.opportunity_tree import MOST_CHILDREN
from pmkit.practice.markdown import escape_markdown

_SHORT = {
    "output": "something that you deliver",
    "no-number": "no number",
    "solution": "a solution in disguise",
    "no-evidence": "nobody said it",
    "one-voice": "one person",
    "unknown-evidence": "unknown evidence",
    "one-solution": "one solution only",
    "many-children": "too many to compare",
    "alike": "says the same as another",
    "untested": "picked without a test",
    "no-stop-rule": "no stop rule",
    "vague-stop": "a vague stop rule",
    "cycle": "hangs in a circle",
    "orphan": "hangs on nothing",
    "no-opportunity": "answers no opportunity",
    "misplaced": "in the wrong place",
    "empty": "empty",
}
"""A finding in the few words that fit on a card."""
_AT = {
    "evidence": ("no-evidence", "one-voice", "unknown-evidence"),
    "parent": ("orphan", "cycle", "no-opportunity", "misplaced"),
    "stop": ("no-stop-rule", "vague-stop"),
}
"""The field at which a finding stands; the others stand at the text."""


LIMITS = (
    "The tree is Teresa Torres's (*Continuous Discovery Habits*, 2021). The rules, and limits such as "
    f"{MOST_CHILDREN} cards under one, are this course's own. They read words and ids, not needs."
)
"""What is whose."""


def title_of(cards: int, marked: int, *, written: bool) -> str:
    """How many cards a rule asks about, as the title of the picture."""
    if not written:
        return f"{counted(cards, 'card')} that wait for your words"
    if not marked:
        return f"{counted(cards, 'card')}, and no rule objects to any of them"
    return f"{marked} of {counted(cards, 'card')} {plural(marked, 'asks', 'ask')} for a second look"


def notes_on_cards(found: Sequence[TextFinding]) -> dict[str, str]:
    """By the id of a card, what was found on it in a few words."""
    notes: dict[str, list[str]] = {}
    for one in found:
        if one.where:
            notes.setdefault(one.where, []).append(_SHORT[one.rule])
    return {id: listed(list(dict.fromkeys(words)), 2) for id, words in notes.items()}


def field_of(finding: TextFinding) -> str:
    """The field of a card at which a finding stands."""
    return next((field for field, rules in _AT.items() if finding.rule in rules), "text")


def what_stands_out(cards: Cards, found: Sequence[TextFinding]) -> str:
    """The first finding and the target, in a sentence each."""
    if not cards:
        return (
            "Nothing is written yet. Open the outcome and write what should be different, for whom, and by "
            "how much."
        )
    targets = [f"“{escape_markdown(card.text)}”" for card in cards.values() if _is_target(card)]
    said = f"The target is {listed(targets)}." if targets else "No opportunity is your target yet."
    if not found:
        return f"{said} No rule objects. Whether the needs are real, only customers can tell you."
    return f"{_first(found)} {said}"


def _is_target(card: Card) -> bool:
    return card.chosen and card.kind == "opportunity"


def _first(found: Sequence[TextFinding]) -> str:
    one = found[0]
    places = f"{counted(len(found), 'thing')}. Begin with" if len(found) > 1 else "one thing."
    where = f" **{one.where}**:" if one.where else ""
    return f"The rules ask about {places}{where} {escape_markdown(one.text)}"


def all_findings(found: Sequence[TextFinding]) -> str:
    """All of them as a list, where there are several."""
    if len(found) < 2:
        return ""
    lines = [f"- **{one.where or 'The tree'}**: {escape_markdown(one.text)}" for one in found]
    return "\n".join(["**What the rules saw**", "", *lines])
