"""Questions of an interview or a survey as the rules read them, and what the rules' names mean."""

from dataclasses import dataclass

from pmkit.english import listed
from pmkit.methods import TextFinding, lint_question

FAULTS = {
    "leading": "leads to an answer",
    "assumed": "takes it for granted",
    "hypothetical": "asks what would be",
    "future": "asks for a promise",
    "opinion": "asks for an opinion on an idea",
    "loaded": "a word with a feeling in it",
    "absolute": "always or never",
    "vague-time": "often, without a time",
    "two-in-one": "two questions in one",
    "double-negative": "two negations",
    "jargon": "a word of the trade",
    "closed": "a yes or no ends it",
    "unbalanced": "more good than bad answers",
    "no-way-out": "an answer is missing",
    "empty": "nothing is asked",
}
"""Rule -> what it is called."""


@dataclass(frozen=True)
class Asked:
    """A question, its answers to tick, and what the rules saw."""

    text: str
    options: tuple[str, ...]
    findings: tuple[TextFinding, ...]

    @property
    def faults(self) -> tuple[str, ...]:
        """The rules that spoke, each once."""
        return tuple(dict.fromkeys(one.rule for one in self.findings))


def read_question(written: str) -> Asked:
    """The question and, where answers with slashes between them follow its question mark, the answers.

    >>> read_question("How was it? good / bad / don't know").options
    ('good', 'bad', "don't know")
    """
    asked, mark, rest = written.rpartition("?") if "/" in written else (written, "", "")
    if not mark or "/" not in rest:
        asked, mark, rest = written, "", ""
    options = tuple(filter(None, (one.strip() for one in rest.split("/"))))
    text = (asked + mark).strip()
    return Asked(text, options, tuple(lint_question(text, options)))


def faults_in_words(faults: tuple[str, ...]) -> str:
    return listed([FAULTS.get(one, one) for one in faults]) if faults else "nothing"
