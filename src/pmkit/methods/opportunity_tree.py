"""Rules for an opportunity solution tree: whether each branch hangs on something that a customer said.

An outcome at the top, under it opportunities (needs, pains and wishes in the customer's words), under these
solutions, under these tests of what has to be true. The tree is T. Torres's (Continuous Discovery Habits,
2021); the limits are the course's own. Rules look at words and lines alone: treat findings as questions to
the team.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from pmkit.english import counted, listed
from pmkit.methods._opportunity_nodes import KINDS, OpportunityTree
from pmkit.methods._text_findings import (
    TextFinding,
    begins_like_a_task,
    content_words,
    count_words,
    excerpt,
    found,
    quoted,
    saw,
)
from pmkit.methods.measures import has_measure, has_number

MOST_CHILDREN = 7


def lint_opportunity_tree(nodes: pd.DataFrame, people: Mapping[Any, Any] | None = None) -> list[TextFinding]:
    """What a critical reader would ask about this tree; empty where no rule has an objection.

    Columns: `id`, `parent` (an id, empty at the top), `kind` (outcome, opportunity, solution or test),
    `text`; and where the table has them `evidence` (ids of what customers said, a list or text such as "F1;
    F7"), `stop` (the result at which a test makes you stop) and `chosen` (yes for the target opportunity and
    for the solutions picked). `people` tells who said each piece of evidence; without it each counts as
    another person's, and with it an id that it lacks is told. `where` of a finding is the id.

    Sees: no outcome or several, a node that hangs on nothing, on an unknown id, on the wrong kind or in a
    circle; an outcome without a number or worded as a delivery; an opportunity worded as a solution, without
    evidence (its branches count too) or with one person's only, or with a single solution; a solution that
    hangs on no opportunity; siblings that share half of their words; more than seven children; two targets; a
    chosen solution without a test; a test without a stop rule. Doesn't see whether a need is real. Raises
    `InputError` for an unknown kind or mark, and for ids that are missing or used twice.

    >>> tree = pd.DataFrame({"id": ["A", "B", "C"], "parent": ["", "A", "B"],
    ...     "kind": ["outcome", "opportunity", "solution"],
    ...     "text": ["Launch the new planner", "Plans break on a bad day", "A plan B for every dinner"]})
    >>> [(one.rule, one.where) for one in lint_opportunity_tree(tree)]
    [('output', 'A'), ('no-number', 'A'), ('one-solution', 'B')]
    """
    tree = OpportunityTree(nodes, people)
    findings = list(_roots(tree))
    for node in tree.ids:
        findings += _place(tree, node)
        findings += _WORDS[tree.kind[node]](tree, node) if tree.text[node] else _empty(tree, node)
        findings += _children(tree, node)
    return findings


def _roots(tree: OpportunityTree) -> Iterator[TextFinding]:
    tops = [node for node in tree.ids if tree.kind[node] == "outcome" and tree.parent[node] is None]
    if not any(kind == "outcome" for kind in tree.kind.values()):
        says = "The tree has no outcome. What should be different, for whom, by how much?"
        yield saw("no-outcome", "", says)
    if len(tops) > 1:
        says = f"{counted(len(tops), 'outcome stands', 'outcomes stand')} at the top. Draw a tree for each."
        yield saw("several-outcomes", "", says, ", ".join(map(str, tops)))
    targets = [node for node in tree.chosen if tree.kind[node] == "opportunity"]
    if len(targets) > 1:
        names = listed([tree.title(node) for node in targets], 3)
        says = f"{names} are all chosen. Pick one target; the others can wait."
        yield saw("several-targets", "", says, ", ".join(map(str, targets)))


def _place(tree: OpportunityTree, node: Any) -> Iterator[TextFinding]:
    kind, above = tree.kind[node], tree.parent[node]
    title = tree.title(node)
    circle = tree.circle(node)
    if circle:
        if node == min(circle, key=tree.ids.index):
            way = " on ".join(f"{one}" for one in [*circle, node])
            says = f"{title} hangs in a circle: {way}. Cut it where the real parent is."
            yield saw("cycle", str(node), says, ", ".join(map(str, circle)))
    elif above is not None and above not in tree.kind:
        says = f"{title} hangs on {above}, which is not in the tree. Choose its parent, or add it."
        yield saw("orphan", str(node), says, str(above))
    elif above is None and kind not in ("outcome", "solution"):
        says = f"{title} hangs on nothing. Choose the {' or '.join(KINDS[kind])} that it belongs to."
        yield saw("orphan", str(node), says)
    elif kind == "solution" and (above is None or tree.kind[above] != "opportunity"):
        says = f"{title} answers no opportunity. Which need or pain is it for?"
        yield saw("no-opportunity", str(node), says, "" if above is None else str(above))
    elif above is not None and tree.kind[above] not in KINDS[kind]:
        says = f"{title} is {_a(kind)} under {_a(tree.kind[above])}. Hang it on {_a(KINDS[kind][-1])}."
        yield saw("misplaced", str(node), says, str(above))


def _empty(tree: OpportunityTree, node: Any) -> list[TextFinding]:
    return [saw("empty", str(node), f"Nothing is written here yet. Say what the {tree.kind[node]} is.")]


def _outcome(tree: OpportunityTree, node: Any) -> list[TextFinding]:
    where, text = str(node), tree.text[node]
    words = [word for word in [begins_like_a_task(text)] if word] or found("delivered", text)
    findings = []
    if words:
        says = f"{quoted(words)}: something that you deliver. What will people do differently then?"
        findings.append(saw("output", where, says, ", ".join(words)))
    if not has_measure(text):
        says = f"“{excerpt(text)}” has no number by which you could tell. Say how much, from what to what."
        findings.append(saw("no-number", where, says, excerpt(text)))
    return findings


def _opportunity(tree: OpportunityTree, node: Any) -> list[TextFinding]:
    where, text = str(node), tree.text[node]
    findings = []
    words = _solution_words(text)
    if words:
        says = f"{quoted(words)}: a solution. Say what goes wrong for the customer today, in their words."
        findings.append(saw("solution", where, says, ", ".join(words)))
    unknown = tree.unknown(node)
    if unknown:
        says = (
            f"{listed(unknown, 3)} under “{excerpt(text)}” is nothing that a customer said. Correct the id."
        )
        findings.append(saw("unknown-evidence", where, says, ", ".join(unknown)))
    if tree.asks_evidence:
        voices = len(tree.voices(node))
        if voices == 0:
            says = f"Nothing that a customer said stands under “{excerpt(text)}”. Who told you?"
            findings.append(saw("no-evidence", where, says))
        elif voices == 1:
            says = f"“{excerpt(text)}” rests on one person. Ask whom else it happened to."
            findings.append(saw("one-voice", where, says, str(*tree.voices(node))))
    return findings


def _solution(tree: OpportunityTree, node: Any) -> list[TextFinding]:
    if node not in tree.chosen or tree.children(node, "test"):
        return []
    says = f"{tree.title(node)} is chosen and has no test. What has to be true for it to work?"
    return [saw("untested", str(node), says)]


def _test(tree: OpportunityTree, node: Any) -> list[TextFinding]:
    where, title = str(node), tree.title(node)
    rule = tree.stop[node]
    if not rule and found("stop_rule", tree.text[node]):
        rule = tree.text[node]
    if not rule:
        return [saw("no-stop-rule", where, f"{title} has no stop rule. Which result would make you stop?")]
    if not has_number(rule) and not _NONE.search(rule):
        says = f"“{excerpt(rule)}”: nobody could tell when that is. Say how many of how many."
        return [saw("vague-stop", where, says, excerpt(rule))]
    return []


_NONE = re.compile(r"\b(?:nobody|none|no one)\b", re.IGNORECASE)
"""As clear as a number."""


def _children(tree: OpportunityTree, node: Any) -> Iterator[TextFinding]:
    children = tree.children(node)
    if tree.kind[node] == "opportunity" and len(tree.children(node, "solution")) == 1:
        says = f"{tree.title(node)} has one solution only. Put two others beside it and compare."
        yield saw("one-solution", str(node), says)
    if len(children) > MOST_CHILDREN:
        says = f"{counted(len(children), 'child', 'children')} are too many to compare. Group them."
        yield saw("many-children", str(node), says)
    for at, one in enumerate(children):
        for other in children[:at]:
            if tree.kind[one] == tree.kind[other] and _alike(tree.text[one], tree.text[other]):
                says = f"{tree.title(one)} and {tree.title(other)} say nearly the same."
                yield saw("alike", str(one), f"{says} Join them, or say what sets them apart.", str(other))


def _solution_words(text: str) -> list[str]:
    """The words by which an opportunity gives itself away as a solution.

    A feature may be named in a pain (“the app forgets my list”); it is a solution where it is what is wished
    for or lacking, or where it is all that stands there.
    """
    first = found("offer", " ".join(text.split()[:3]))
    if first and text.lower().startswith(first[0].lower()):
        return first[:1]
    features = found("feature", text)
    bare = count_words(text) <= 5 and not _TELLS.search(text)
    return [
        one for one in features if bare or re.search(_WISHED + re.escape(one) + r"\b", text, re.IGNORECASE)
    ]


_WISHED = (
    r"\b(?:wants?|needs?|wish(?:es)? for|would (?:like|love)|should be|lacks?|lacking|miss(?:es|ing)?|"
    r"(?:has|have|is|are|get|gets) no|don't have|doesn't have)\s+(?:[\w'-]+\s+){0,2}?"
)
_TELLS = re.compile(
    r"\b(?:I|we|they|he|she|you|it|my|our|their|his|her|your|is|are|was|were|has|have|had|can|can't|cannot|"
    r"don't|doesn't|didn't|won't|not|no|nobody|never|too|when|because|after|before|without|forgets?|breaks?|"
    r"takes?|costs?|fails?|gets?)\b",
    re.IGNORECASE,
)
"""A short text with one of these tells that something happens; without, it only names a thing."""


def _alike(one: str, other: str) -> bool:
    first, second = content_words(one), content_words(other)
    most = max(len(first), len(second))
    return most > 0 and 2 * len(first & second) >= most


def _a(kind: str) -> str:
    return f"{'an' if kind[0] == 'o' else 'a'} {kind}"


_WORDS = {"outcome": _outcome, "opportunity": _opportunity, "solution": _solution, "test": _test}
