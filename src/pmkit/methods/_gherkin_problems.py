"""What the parser of Gherkin could not read, in words that a product manager can act on."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from pmkit.english import shortened
from pmkit.methods._gherkin_words import STEPS, TITLES, Words
from pmkit.methods._text_findings import TextFinding, saw


def problem_of(error: Any, number: int, line: str, words: Words) -> TextFinding:
    """The finding for an error of the parser at this line (counted from 1)."""
    from gherkin.errors import AstBuilderException, NoSuchLanguageException, UnexpectedEOFException

    where, quote = str(number), shortened(line, 60)
    if isinstance(error, NoSuchLanguageException):
        says = (
            f"Line {where}: “{quote}” names a language that Gherkin doesn't know. Write a code such as en, "
            "de or fr, or take the line out."
        )
        return saw("language", where, says, quote)
    if isinstance(error, AstBuilderException):
        says = f"Line {where}: “{quote}” has more or fewer cells than the first row. Give each row as many."
        return saw("cells", where, says, quote)
    if isinstance(error, UnexpectedEOFException):
        return _breaks_off(where, quote, words)
    if "#FeatureLine" in str(error):
        feature = words["feature"][0]
        says = (
            f"Line {where}: the text does not begin with a {feature}. Write “{feature}: ” and a name in the "
            "first line."
        )
        return saw("no-feature", where, says, quote)
    return saw("unread", where, f"Line {where}: {_unread(quote, words)}", quote)


def _breaks_off(where: str, quote: str, words: Words) -> TextFinding:
    if quote.startswith(('"""', "```")):
        says = (
            f"Line {where}: the text that {quote[:3]} opens has no end. Write {quote[:3]} below it once more."
        )
    else:
        says = (
            f"Line {where}: the text ends in the middle, after “{quote}”. Go on with "
            f"“{words['scenario'][0]}: ” and its steps, or take the line out."
        )
    return saw("breaks-off", where, says, quote)


def slip(line: str, words: Words) -> str:
    """What to write for a line that almost begins like Gherkin, "" where it is not close to anything."""
    first = line.split(maxsplit=1)[0].rstrip(":") if line.strip() else ""
    titles = {word: f"{word}:" for kind in TITLES for word in words[kind]}
    steps = {word.strip(): word.strip() for kind in STEPS for word in words[kind]}
    for title, written in titles.items():
        if line.casefold().startswith(title.casefold()) and not line.startswith(written):
            return written
    known = {**titles, **steps}
    lower = {word.casefold(): word for word in known}
    if not first or first in steps:
        return ""
    close = [first.casefold()] if first.casefold() in lower else []
    close = close or (get_close_matches(first.casefold(), lower, 1, 0.75) if len(first) > 3 else [])
    return known[lower[close[0]]] if close else ""


def meant_title(line: str, words: Words) -> str:
    """A line that is close to the title of an example or a rule as that title, "" where it is not."""
    meant = slip(line, words)
    if meant.rstrip(":") not in {*words["rule"], *words["scenario"], *words["scenarioOutline"]}:
        return ""
    begun = line.casefold().startswith(meant.rstrip(":").casefold())
    rest = line[len(meant) - 1 :] if begun else line.partition(" ")[2]
    return f"{meant} {rest.lstrip(' :')}"


def _unread(quote: str, words: Words) -> str:
    begins = (
        *(word for kind in TITLES for word in words[kind]),
        *(one for kind in STEPS for one in words[kind]),
    )
    if meant := slip(quote, words):
        return f"“{quote}” can't be read. Did you mean “{meant}” at its beginning?"
    if quote.startswith(begins):
        return f"“{quote}” can't stand here. Put steps under an example, and each title where it belongs."
    if quote.startswith("|"):
        return f"“{quote}” is a row without a step or a table above it. Put it below one."
    if quote in {word.strip() for kind in STEPS for word in words[kind]}:
        return f"nothing follows “{quote}”. Say what happens."
    known = ", ".join(words[kind][0].strip() for kind in STEPS)
    return f"“{quote}” begins with no word that Gherkin knows. Write one of these first: {known}."
