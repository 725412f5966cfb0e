"""Rules for examples in Gherkin: what makes one hard to read, to try or to keep.

Three to five steps, one When, a Given that is a state and a Then that somebody can observe are advised by
Cucumber's Gherkin reference; behaviour rather than clicks by its page “Better Gherkin”. What looks at how
an example is built works in each of Gherkin's languages; what looks for words knows English alone.
Findings are questions to the writer, never a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pmkit.english import in_words, shortened
from pmkit.methods._text_findings import TextFinding, found, quoted, saw
from pmkit.methods.gherkin_text import GherkinExample, GherkinStep, GherkinText, read_gherkin

GHERKIN_SMELLS = {
    "no-then": "no outcome",
    "several-whens": "several deeds at once",
    "clicks": "how it is built instead of what it does",
    "not-seen": "an outcome that nobody sees",
    "given-acts": "a deed among what is given",
    "many-steps": "many steps",
    "vague": "a vague word",
    "twice": "the same example twice",
}
"""Each rule, and what it is called."""
GHERKIN_ON_UNSEEN = {"texts": 20, "precision": 0.85, "recall": 0.92}
"""How often the rules are right on examples that were labelled before they ran on them; lists and labels
come from the same hands, which flatters."""
MOST_STEPS = 5
_IN_QUOTES = re.compile(r"[“\"„][^“”\"„]*[”\"“]")
"""What stands in quotation marks is a name or what is seen: no word of the writer's."""


def lint_examples(text: str | GherkinText) -> list[TextFinding]:
    """Look at the examples of a text; `rule` is a key of `GHERKIN_SMELLS`, `where` the line, each line once.

    Sees: no Then; several When (an And below one counts); words such as click, button and field; outcomes of
    which each is in a database or the like; a Given in which somebody does something; more than five steps
    (those of a Background are not counted); vague words; an example whose steps stand there twice. An example
    of which a line could not be read is looked at without asking what it lacks. Doesn't see whether the
    example is right, or catches a wrong product.

    >>> [(one.rule, one.where) for one in lint_examples('''Feature: Filter
    ...   Example: Walnut cake
    ...     Given a household that avoids nuts
    ...     When she clicks the button Search
    ...     And she waits''')]
    [('no-then', '2'), ('several-whens', '5'), ('clicks', '4')]
    """
    read = read_gherkin(text) if isinstance(text, str) else text
    seen: dict[tuple[str, str], TextFinding] = {}
    for example in read.examples:
        for one in (*_built(example), *(_worded(example) if read.language.startswith("en") else ())):
            seen.setdefault((one.rule, one.where), one)
    return [*seen.values(), *_twice(read.examples)]


def _own(example: GherkinExample) -> list[GherkinStep]:
    return [step for step in example.steps if not step.background]


def _built(example: GherkinExample) -> Iterator[TextFinding]:
    """What can be seen in any language."""
    own = _own(example)
    name = shortened(example.name or (own[0].text if own else ""), 60)
    if own and example.whole and not example.texts("then"):
        says = f"“{name}” has no Then, so that no product can fail it. Say what somebody sees."
        yield saw("no-then", str(example.line), says, name)
    whens = [step for step in own if step.kind == "when"]
    if len(whens) > 1:
        says = f"{_quote(whens[1])}: a second When. Write two examples, or say the deed in one sentence."
        yield saw("several-whens", str(whens[1].line), says, whens[1].text)
    if len(own) > MOST_STEPS:
        says = (
            f"“{name}” has {in_words(len(own))} steps; three to {in_words(MOST_STEPS)} are read at a glance. "
            f"Leave out what changes nothing: is {_quote(own[MOST_STEPS])} needed?"
        )
        yield saw("many-steps", str(example.line), says, own[MOST_STEPS].text)


def _worded(example: GherkinExample) -> Iterator[TextFinding]:
    """What English words tell."""
    own = _own(example)
    for step in own:
        bare = _IN_QUOTES.sub(" ", step.text)
        if words := found("gherkin_clicks", bare):
            says = (
                f"{_quote(step)}: {quoted(words)} will change with the next design. Say what somebody wants."
            )
            yield saw("clicks", str(step.line), says, ", ".join(words))
        elif step.kind == "given" and (words := found("gherkin_deeds", bare)):
            says = f"{_quote(step)}: {quoted(words)} is a deed. Put it under When, or say what holds before."
            yield saw("given-acts", str(step.line), says, ", ".join(words))
        if words := found("smell_vague", bare):
            says = f"{_quote(step)}: everybody means something else by {quoted(words)}. Say what can be seen."
            yield saw("vague", str(step.line), says, ", ".join(words))
    outcomes = [step for step in own if step.kind == "then"]
    hidden = [step for step in outcomes if found("gherkin_not_seen", _IN_QUOTES.sub(" ", step.text))]
    if hidden and len(hidden) == len(outcomes):
        says = f"{_quote(hidden[0])}: nobody who uses the product can see that. Say what they see."
        yield saw("not-seen", str(hidden[0].line), says, hidden[0].text)


def _twice(examples: tuple[GherkinExample, ...]) -> Iterator[TextFinding]:
    before: dict[tuple[object, ...], int] = {}
    for example in examples:
        if not _own(example):
            continue
        line = example.row or example.line
        same = tuple((step.kind, step.text.casefold().rstrip("."), step.table) for step in example.steps)
        first = before.setdefault(same, line)
        if first != line:
            says = f"“{shortened(example.name, 60)}” has the same steps as line {first}. Take one out."
            yield saw("twice", str(line), says, example.name)


def _quote(step: GherkinStep) -> str:
    return f"“{shortened(step.text, 60)}”"
