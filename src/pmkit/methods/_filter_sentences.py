"""What the sentences of an example say about the allergy filter: who, what is done, what is seen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pmkit.english import listed, shortened
from pmkit.methods._text_findings import TextFinding, saw
from pmkit.methods.allergy_filter import Change, Recipe, known_allergens, same_allergen
from pmkit.methods.gherkin_text import GherkinExample, GherkinStep


@dataclass(frozen=True, kw_only=True)
class FilterExample:
    """An example for the filter: allergies, the word searched, what follows, and which recipes are seen."""

    name: str
    line: int
    allergies: tuple[str, ...] = ()
    word: str = ""
    then: tuple[Change, ...] = ()
    expected: tuple[tuple[str, bool], ...] = ()
    nothing_shown: bool = False


_QUOTED = re.compile(r"[“\"„]([^“”\"„]+)[”\"“]")
_NO_ALLERGY = re.compile(
    r"\b(?:no|without(?: an| any)?|nobody has an) (?:\w+ )?allerg|\bnone\b|avoids nothing", re.I
)
_SEARCHES = re.compile(r"\b(?:search\w*|looks?|looking|browses?|opens?|asks?|filters?|finds?)\b", re.I)
_PORTIONS = re.compile(r"\b(?:portions?|servings?|people|eaters?)\b", re.I)
_ADDS = re.compile(r"\b(?:add(?:s|ed)?|enters?|names?|notes?|noted|gets?|tells?)\b", re.I)
_NOTHING = re.compile(r"^(?:nothing|no recipes?)(?: at all)? (?:is|are) (?:shown|left|found|in the)", re.I)
_OUT = r"(?:hidden|left out|gone|missing|absent|removed|excluded|filtered out)"
_IN = (
    r"(?:in the (?:results?|list|search)|among the results|shown|offered|visible|found|there|seen|listed|"
    r"appears?|shows?)"
)
_NOT_IN = re.compile(rf"(?:\bnot|\bnever|\bno longer|n['’]t)\s+(?:be\s+)?{_IN}\b", re.I)
_NOT_OUT = re.compile(rf"(?:\bnot|\bnever|n['’]t)\s+(?:be\s+)?{_OUT}\b", re.I)
_HIDDEN = re.compile(rf"\b{_OUT}\b", re.I)
_SEEN = re.compile(rf"\b{_IN}\b", re.I)
_MUST_NOT = re.compile(
    r"allerg|intoleran|\bavoids?\b|\b(?:cannot|must not|may not|can['’]t) (?:eat|have)\b", re.I
)
_DENIED = re.compile(r"\b(?:no|without|not allergic|nor)\b", re.I)
Read = tuple[FilterExample | None, list[TextFinding]]


def read_example(example: GherkinExample, recipes: Sequence[Recipe]) -> Read:
    """The example as the filter can run it, None with the reasons where a sentence isn't understood."""
    line = example.row or example.line
    if not example.whole:
        says = f"Line {line}: “{example.name}” is not run, since a line of it can't be read."
        return None, [saw("not-run", str(line), says)]
    allergies: list[str] = []
    then: list[Change] = []
    expected: list[tuple[str, bool]] = []
    word, nothing, problems = "", False, list[TextFinding]()
    for step in example.steps:
        if step.kind == "given":
            names, told = _given(step, recipes)
            allergies += names
        elif step.kind == "when":
            searched, changes, told = _when(step, recipes)
            word = searched or word
            then += changes
        else:
            seen, told = _then(step, recipes)
            nothing = nothing or bool(_NOTHING.match(step.text))
            expected += seen
        problems += told
    if not any(step.kind == "then" for step in example.steps):
        says = f"Line {line}: “{example.name}” has no Then, so no product can fail it. Say what is seen."
        problems.append(saw("no-then", str(line), says))
    if problems:
        return None, problems
    told_all = dict.fromkeys(allergies)
    return FilterExample(
        name=example.name,
        line=line,
        allergies=tuple(told_all),
        word=word,
        then=tuple(then),
        expected=tuple(expected),
        nothing_shown=nothing,
    ), []


def _given(step: GherkinStep, recipes: Sequence[Recipe]) -> tuple[list[str], list[TextFinding]]:
    names = _allergens(step.text, recipes)
    if names and not _MUST_NOT.search(step.text):
        return [], [_unclear(step, "does not say who is allergic to that, or avoids it")]
    if names and _DENIED.search(step.text):
        return [], [_unclear(step, "says also what is no allergy. Name only those that there are")]
    if names:
        return names, []
    if _NO_ALLERGY.search(step.text) or re.search(r"\brecipes?\b", step.text, re.I):
        return [], []
    allergens = listed(known_allergens(recipes))
    return [], [_unclear(step, f"names no allergy of the recipes ({allergens}), and not that there is none")]


def _when(step: GherkinStep, recipes: Sequence[Recipe]) -> tuple[str, list[Change], list[TextFinding]]:
    number = re.search(r"\d+", step.text)
    if _PORTIONS.search(step.text) and number:
        return "", [("portions", number[0])], []
    names = _allergens(step.text, recipes)
    if names and _ADDS.search(step.text):
        return "", [("allergy", name) for name in names], []
    if _SEARCHES.search(step.text):
        word = _QUOTED.search(step.text)
        return word[1].strip() if word else "", [], []
    says = "is not a search, a change of portions (with a number) or an allergy that is added"
    return "", [], [_unclear(step, says)]


def _then(step: GherkinStep, recipes: Sequence[Recipe]) -> tuple[list[tuple[str, bool]], list[TextFinding]]:
    if _NOTHING.match(step.text):
        return [], []
    known = {one.name.casefold(): one.name for one in recipes}
    if strange := [one for one in _QUOTED.findall(step.text) if one.strip().casefold() not in known]:
        return [], [_unclear(step, f"names “{strange[0]}”, which is none of the recipes")]
    names, rest = _recipes(step.text, known)
    if not names:
        return [], [_unclear(step, "names no recipe. A rule holds for all: an example names which recipe")]
    bare = _NOT_OUT.sub(" ", _NOT_IN.sub(" ", rest))
    hidden = bool(_NOT_IN.search(rest) or _HIDDEN.search(bare))
    seen = bool(_NOT_OUT.search(rest) or _SEEN.search(bare))
    if not hidden and not seen:
        return [], [_unclear(step, "does not say whether the recipe is shown or hidden")]
    if hidden and seen:
        return [], [_unclear(step, "says shown and hidden in one step. Write one Then and one And")]
    return [(name, not hidden) for name in names], []


def _recipes(text: str, known: dict[str, str]) -> tuple[list[str], str]:
    """The recipes that a sentence names (the longest name counts), and the sentence without them."""
    names, rest = [], text
    for name in sorted(known, key=len, reverse=True):
        found = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.I)
        if found.search(rest):
            names.append(known[name])
            rest = found.sub(" ", rest)
    return names, rest


def _allergens(text: str, recipes: Sequence[Recipe]) -> list[str]:
    """The allergens in a sentence, as written there, in order, each once."""
    known = set(known_allergens(recipes))
    rest = _recipes(text, {one.name.casefold(): one.name for one in recipes})[1]
    words = [word for word in re.findall(r"[^\W\d_]+", rest) if same_allergen(word) in known]
    return list({same_allergen(word): word for word in reversed(words)}.values())[::-1]


def _unclear(step: GherkinStep, what: str) -> TextFinding:
    says = f"Line {step.line}: “{shortened(step.text, 60)}” {what}. The example is not run."
    return saw("unclear", str(step.line), says, shortened(step.text, 60))
