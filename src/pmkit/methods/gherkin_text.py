"""Examples written in Gherkin (Feature, Rule, Example, Given, When, Then), in each of its own languages.

The text is parsed by Cucumber's own parser. What it can't read is told by line, with what to write instead;
the rest is read all the same, so that a slip in the last example does not hide the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pmkit.english import counted
from pmkit.methods._gherkin_examples import GherkinExample, GherkinStep, read_feature
from pmkit.methods._gherkin_problems import meant_title, problem_of
from pmkit.methods._gherkin_words import language_name, language_of, language_words, without_the_sign
from pmkit.methods._text_findings import TextFinding, saw

__all__ = ["GherkinExample", "GherkinStep", "GherkinText", "read_gherkin"]

_LONGEST = 50_000
_MOST_PROBLEMS = 50


@dataclass(frozen=True, kw_only=True)
class GherkinText:
    """What a text says: its language (a code such as en), its feature, its examples, and what is wrong.

    A row under an Outline is an example of its own. `problems` are about how the text is built, one per
    place; `where` of each is the line. `rules` are the names of all rules, also of those without an example.
    """

    language: str
    feature: str
    rules: tuple[str, ...]
    examples: tuple[GherkinExample, ...]
    problems: tuple[TextFinding, ...]

    @property
    def language_name(self) -> str:
        """What the language is called in English.

        >>> read_gherkin("Funktionalität: Filter").language_name
        'German'
        """
        return language_name(self.language)


def read_gherkin(text: str) -> GherkinText:
    """Read a text in Gherkin.

    The language is the one that the line “# language: de” names, else the one whose words the lines begin
    with. Problems: nothing written; over 50,000 characters (then nothing is read); an unknown language; no
    Feature at the top; a line that begins with none of the words that may stand there (a slip, a small
    letter and a forgotten colon are guessed); rows with unequal numbers of cells; a text that ends in the
    middle; an Outline without a table, a table without rows, a <name> without a column; no example; an
    example without a step. A line that can't be read is left out, and the example it stands in isn't
    `whole`. Source: Cucumber, Gherkin reference.

    >>> told = read_gherkin('''Feature: Filter
    ...   Example: Walnut cake
    ...     Given a household that avoids nuts
    ...     When it searches
    ...     Then "Walnut cake" is hidden''')
    >>> told.language, told.examples[0].name, [step.kind for step in told.examples[0].steps]
    ('en', 'Walnut cake', ['given', 'when', 'then'])
    >>> [one.text for one in read_gherkin("Given a household").problems]
    ['Line 1: the text does not begin with a Feature. Write “Feature: ” and a name in the first line.']
    """
    text = without_the_sign(text)
    if len(text) > _LONGEST:
        says = f"The text has {counted(len(text), 'character')}. Read at most {_LONGEST:,} at a time."
        return _unread("en", saw("too-long", "", says))
    if not any(line.strip() and not line.strip().startswith("#") for line in text.splitlines()):
        says = "Nothing is here yet. Write “Feature: ”, under it “Example: ”, then Given, When and Then."
        return _unread("en", saw("empty", "", says))
    language = language_of(text)
    document, problems = _parsed(text, language)
    if document is None:
        return GherkinText(language=language, feature="", rules=(), examples=(), problems=tuple(problems))
    broken = {int(one.where) for one in problems if one.where}
    feature, rules, examples, found = read_feature(document, broken, language_words(language))
    return GherkinText(
        language=document.get("language", language),
        feature=feature,
        rules=rules,
        examples=examples,
        problems=tuple(sorted([*problems, *found], key=lambda one: int(one.where or 0))),
    )


def _unread(language: str, problem: TextFinding) -> GherkinText:
    return GherkinText(language=language, feature="", rules=(), examples=(), problems=(problem,))


def _parsed(text: str, language: str) -> tuple[dict[str, Any] | None, list[TextFinding]]:
    """The feature as the parser gives it, and what it could not read: bad lines are blanked, then once more.

    A title with a slip is read as what it is close to, so that its steps don't go to the example above. A
    line that is blanked can lay the next one bare (the cells of a table without its step), so the text is
    read again until it passes; each round takes at least one line, or mends it once.
    """
    from gherkin.errors import CompositeParserException, ParserException
    from gherkin.parser import Parser
    from gherkin.token_matcher import TokenMatcher

    lines, problems = text.split("\n"), list[TextFinding]()
    while True:
        try:
            document = Parser().parse("\n".join(lines), TokenMatcher(language))
            return document.get("feature"), problems  # type: ignore[return-value]
        except CompositeParserException as told:
            errors = list(told.errors)
        except ParserException as told:
            errors = [told]
        for at, problem in _told(errors, lines, language):
            again = any(one.where == problem.where for one in problems)
            if not again:
                problems.append(problem)
            lines[at] = "" if again else meant_title(lines[at].strip(), language_words(language))
        if problems[-1].rule in ("no-feature", "language"):
            return None, problems[-1:]
        if len(problems) >= _MOST_PROBLEMS:
            problems.append(_gave_up(at := int(problems[-1].where)))
            lines[at:] = [""] * (len(lines) - at)


def _gave_up(line: int) -> TextFinding:
    says = f"Line {line + 1}: from here on nothing is read. Mend the lines above first."
    return saw("gave-up", str(line + 1), says)


def _told(errors: list[Any], lines: list[str], language: str) -> Iterator[tuple[int, TextFinding]]:
    """For each error the position of its line, and what to say of it; each line once."""
    seen: set[int] = set()
    for error in errors:
        at = _place(error, lines)
        if at not in seen:
            seen.add(at)
            problem = problem_of(error, at + 1, lines[at].strip(), language_words(language))
            yield at, problem
            if problem.rule in ("no-feature", "language"):
                return


def _place(error: Any, lines: list[str]) -> int:
    """The position of the line to blame: of a text that breaks off, what opened it, or its last line."""
    at = min(error.location["line"], len(lines)) - 1
    if "unexpected end of file" not in str(error):
        return at
    if "#DocStringSeparator, #Other" in str(error):
        return max(i for i, line in enumerate(lines) if line.strip().startswith(('"""', "```")))
    return max(i for i, line in enumerate(lines) if line.strip() and not line.strip().startswith("#"))
