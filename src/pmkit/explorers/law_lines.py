"""A line of law as an explorer names it: which article, from which day, and when it was last looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pmkit.english import spoken_day

NO_ADVICE = "A question to take to your data protection officer, no legal advice."


@dataclass(frozen=True, kw_only=True)
class LawLine:
    """`article` may be empty (the whole law); `since` is None for a proposal; `as_of` is the day of the last
    look."""

    law: str
    article: str = ""
    since: date | None = None
    as_of: date
    asks: str = ""

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
