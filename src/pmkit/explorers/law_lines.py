"""A line of law as an explorer names it: which article, from which day, and when it was last looked at.

Findings of rules stand under the article that each asks about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pmkit.english import listed, spoken_day
from pmkit.methods import TextFinding
from pmkit.practice.markdown import escape_markdown

NO_ADVICE = "A question to take to your data protection officer, no legal advice."
_MOST_NAMED = 6


@dataclass(frozen=True, kw_only=True)
class LawLine:
    """`article` may be empty (the whole law); `since` is None for a proposal; `as_of` is the day of the last
    look."""

    law: str
    article: str = ""
    since: date | None = None
    as_of: date
    asks: str = ""
    source: str = ""

    @property
    def heading(self) -> str:
        """What the line is called above a list: article, law and the day from which it applies."""
        named = ", ".join(part for part in (self.article, self.law) if part)
        return f"{named}, since {spoken_day(self.since)}" if self.since else named


def as_of(lines: Mapping[str, LawLine]) -> str:
    """When the lines were last looked at, as a sentence; the oldest look counts. "" without a line.

    >>> as_of({"gdpr-9": LawLine(law="GDPR", as_of=date(2026, 11, 29))})
    'As of 29 November 2026.'
    """
    return f"As of {spoken_day(min(one.as_of for one in lines.values()))}." if lines else ""


def by_article(
    points: Sequence[TextFinding], articles: Mapping[str, str], law: Mapping[str, LawLine], whole: str
) -> str:
    """The findings under the line of law that each asks about, as Markdown; each sentence once. A law that
    all lines share is named once, above them.

    `articles` leads from a rule to the id of its line, `whole` is what a finding is about that has no place.
    """
    groups: dict[str, list[TextFinding]] = {}
    for one in points:
        groups.setdefault(articles[one.rule], []).append(one)
    order = [one for one in law if one in groups] + [one for one in groups if one not in law]
    known = [law[key] for key in order if key in law]
    same = len({(one.law, one.since) for one in known}) == 1 and len(known) > 1
    head = [f"*{escape_markdown(replace(known[0], article='').heading)}*"] if same else []
    return "\n\n".join([*head, *(_group(law.get(key), groups[key], whole, same) for key in order)])


def _group(line: LawLine | None, points: Sequence[TextFinding], whole: str, short: bool) -> str:
    """The findings about one line; in `short` its law and day were said above."""
    by_text: dict[str, list[str]] = {}
    for one in points:
        by_text.setdefault(one.text, []).append(one.where or whole)
    lines = [
        f"- {listed([escape_markdown(one) for one in where], _MOST_NAMED)}: {escape_markdown(text)}"
        for text, where in by_text.items()
    ]
    named = (line.article if short and line.article else line.heading) if line else "Open points"
    head = f"**{escape_markdown(named)}**"
    return "\n".join([head, "", *lines])
