"""A pasted transcript as lines: who speaks, what was said, and in which talk. Nothing is left out silently.

A line is what one person said. “Anna: …” names the speaker; a line without a name goes on with the last one.
A heading “# Talk 2” begins a new talk. Times at the beginning of a line are left out, which is told.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from pmkit.english import counted, listed

_TIME = re.compile(r"^[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*[-–]?\s*")
_SPEAKER = re.compile(r"^([^\W\d_][^:\n]{0,29}):\s+(?=\S)")
_MOST_WORDS = 3
MOST_LINES = 600
_NAMED = 6


@dataclass(frozen=True)
class Line:
    """`id` stays the same while other lines come and go; `number` counts the lines that were spoken."""

    id: str
    number: int
    talk: str
    speaker: str
    text: str

    @property
    def said(self) -> str:
        return f"{self.speaker}: {self.text}" if self.speaker else self.text


@dataclass(frozen=True)
class Transcript:
    """The lines, how they were read, and the `problem` where there are none."""

    lines: tuple[Line, ...] = ()
    told: tuple[str, ...] = ()
    problem: str = ""


@lru_cache(maxsize=8)
def read_transcript(text: str) -> Transcript:
    """The lines of a transcript; never raises."""
    rows = [" ".join(row.split()) for row in text.splitlines()]
    timed = sum(bool(_TIME.match(row)) for row in rows)
    rows = [_TIME.sub("", row, count=1) for row in rows]
    rows = [row for row in rows if row]
    spoken = [row for row in rows if not row.startswith("#")]
    if not spoken:
        return Transcript(problem="Nothing is pasted yet. Paste what was said, a line for each thing said.")
    if len(spoken) > MOST_LINES:
        return Transcript(
            problem=f"There are {counted(len(spoken), 'line')}. Paste at most {MOST_LINES} at a time."
        )
    names = _speakers(spoken)
    lines: list[Line] = []
    seen: Counter[str] = Counter()
    talk, speaker = "", ""
    for row in rows:
        if row.startswith("#"):
            talk, speaker = row.lstrip("# ") or talk, ""
            continue
        found = _SPEAKER.match(row)
        if found and found[1] in names:
            speaker, row = found[1], row[found.end() :]
        key = f"{talk}\n{speaker}\n{row}"
        seen[key] += 1
        id = sha256(f"{key}\n{seen[key]}".encode()).hexdigest()[:12]
        lines.append(Line(id, len(lines) + 1, talk, speaker, row))
    return Transcript(tuple(lines), _told(lines, timed))


def _speakers(rows: list[str]) -> set[str]:
    """Who speaks: a short name before a colon that comes twice, or is one word with a capital letter."""
    found = Counter(match[1] for row in rows if (match := _SPEAKER.match(row)))
    return {
        name
        for name, times in found.items()
        if len(name.split()) <= _MOST_WORDS
        and name[0].isupper()
        and (times > 1 or (" " not in name and len(found) > 1))
    }


def _told(lines: list[Line], timed: int) -> tuple[str, ...]:
    speakers = Counter(line.speaker for line in lines if line.speaker)
    talks = len({line.talk for line in lines})
    told = [f"{counted(len(lines), 'line')} read from {counted(talks, 'talk')}."]
    if speakers:
        each = [f"{name} {times}" for name, times in speakers.most_common()]
        told.append(f"Lines by speaker: {listed(each, _NAMED)}.")
    else:
        told.append("No speaker is named. Write “Anna: …” where you want to set questions apart.")
    if timed:
        told.append(f"The time at the beginning of {counted(timed, 'line')} was left out.")
    return tuple(told)
