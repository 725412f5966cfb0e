"""Rules for an objective and its key results: what a rule can see, and no more.

They are written for English and look at words alone. Treat findings as questions to the writer, never as a
mark.
"""

from __future__ import annotations

from pmkit.methods._text_findings import TextFinding, begins_like_a_task, excerpt, saw, saw_words
from pmkit.methods.measures import has_measure

_OBJECTIVE_WORDS = 20


def lint_objective(text: str) -> list[TextFinding]:
    """Look at an objective: where to go, in words that people remember.

    Sees: nothing written, a measure in it (that is a key result), a task, praise words and over 20 words.
    Doesn't see whether it is worth going there. The rules are the course's own, after Google's OKR playbook.

    >>> [one.rule for one in lint_objective("Launch the new app")]
    ['task']
    >>> [one.rule for one in lint_objective("Parents trust what we put on their table")]
    []
    """
    written = text.strip()
    if not written:
        return [saw("empty", "", "Write the objective first: where do you want to be, in one sentence?")]
    findings = _task(written, "is a piece of work. Say what will be better when it is done, and for whom.")
    if has_measure(written):
        says = "There is a number in the objective. Move it to a key result; say here where you want to be."
        findings.append(saw("measure", "", says, excerpt(written)))
    says = "{words}: any rival could write the same of itself. Say what people would notice."
    findings += saw_words("praise", "hype", "", written, says)
    if len(written.split()) > _OBJECTIVE_WORDS:
        says = f"The objective has {len(written.split())} words; people remember up to {_OBJECTIVE_WORDS}."
        findings.append(saw("long", "", says, excerpt(written)))
    return findings


def lint_key_result(text: str) -> list[TextFinding]:
    """Look at the words of a key result, whose numbers stand beside it: does it begin like a task?

    >>> [one.rule for one in lint_key_result("Launch the filter")], lint_key_result("Launches that went back")
    (['task'], [])
    """
    says = "is a piece of work: it can be done and change nothing. What do people do differently afterwards?"
    return _task(text.strip(), says)


def _task(written: str, says: str) -> list[TextFinding]:
    word = begins_like_a_task(written)
    return [saw("task", "", f"“{excerpt(written)}” {says}", word)] if word else []
