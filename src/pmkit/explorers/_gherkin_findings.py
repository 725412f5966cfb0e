"""What is told of a text in Gherkin: what could not be read, and what the rules ask, each by its line."""

from collections.abc import Sequence

from pmkit.methods import GherkinText, TextFinding
from pmkit.practice.markdown import escape_markdown

_MOST = 12


def language_told(read: GherkinText, says: str) -> list[str]:
    """That a text is in another language than English, and what that means; nothing of an English one."""
    return [] if read.language.startswith("en") else [f"The text is in {read.language_name}. {says}"]


def in_order(findings: Sequence[TextFinding]) -> list[str]:
    """What findings say that name their line themselves, top to bottom."""
    return [one.text for one in _sorted(findings)]


def lint_list(findings: Sequence[TextFinding]) -> list[str]:
    """What other findings say, each with its line before it, top to bottom."""
    return [f"Line {one.where}: {one.text}" for one in _sorted(findings)]


def _sorted(findings: Sequence[TextFinding]) -> list[TextFinding]:
    return sorted(findings, key=lambda one: int(one.where or 0))


def as_list(title: str, sentences: Sequence[str]) -> str:
    """Sentences below a title, as Markdown; of many the first ones, and how many more there are."""
    if not sentences:
        return ""
    more = [f"- and {len(sentences) - _MOST} more"] if len(sentences) > _MOST else []
    return "\n".join([f"**{title}**\n", *(f"- {escape_markdown(one)}" for one in sentences[:_MOST]), *more])


def as_lists(lists: dict[str, Sequence[str]]) -> str:
    """Several such lists, one below the other."""
    return "\n\n".join(filter(None, (as_list(title, sentences) for title, sentences in lists.items())))
