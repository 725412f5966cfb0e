"""Looking for words in a text: the lists of `lint_words.toml`, and findings that quote what they saw."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pmkit.english import listed

_FILE = Path(__file__).with_name("lint_words.toml")
_SMALL = {
    "that",
    "this",
    "they",
    "them",
    "their",
    "with",
    "have",
    "from",
    "what",
    "when",
    "which",
    "will",
    "would",
}


@dataclass(frozen=True, kw_only=True)
class TextFinding:
    """What a rule saw: its name, the sentence for the writer, the slot or row, and the words it saw.

    `quote` is "" where something is missing rather than there; `where` is "" for the whole text.
    """

    rule: str
    text: str
    where: str = ""
    quote: str = ""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    lists: dict[str, list[str]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {name: word_pattern(words) for name, words in lists.items()}


def word_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the words or phrases, whole and in any case; `*` stands for any ending."""
    longest_first = sorted(words, key=len, reverse=True)
    parts = [re.escape(word).replace(r"\*", r"[\w'’-]*").replace(r"\ ", r"\s+") for word in longest_first]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE)


def found(kind: str, text: str) -> list[str]:
    """The words of this list in the text, as written there, each once, in order."""
    seen = {match[0].lower(): match[0] for match in _patterns()[kind].finditer(_straight(text))}
    return list(seen.values())


def is_only(kind: str, text: str) -> str:
    """The text itself where it is nothing but a word of the list (with the, all or our before it)."""
    bare = re.sub(r"^(?:the|all|our|every|some|a|an)\s+", "", _straight(text).strip(" .!?…").lower())
    match = _patterns()[kind].fullmatch(bare) or _patterns()[kind].fullmatch(text.strip(" .!?…"))
    return text.strip() if match else ""


def begins_like_a_task(text: str) -> str:
    """The word at the beginning that tells of our work ("Launch the filter"), '' for none."""
    first = " ".join(re.findall(r"[\w-]+", text)[:2])
    words = [word for word in found("task", first) if first.lower().startswith(word.lower())]
    return "" if not words or words[0].lower() in _NOUNS else words[0]


_NOUNS = {"launches", "releases", "deliveries", "completions", "hires", "migrations", "interviews", "starts"}
"""Counted things that begin like a task."""


def quoted(words: Iterable[str], most: int = 3) -> str:
    """Words for a sentence: “best”, “leading” and “amazing”."""
    return listed([f"“{word}”" for word in list(words)[:most]])


def cell_text(cell: Any) -> str:
    """A cell of a table as text, "" for a missing one."""
    return "" if cell is None or cell != cell else str(cell).strip()


def excerpt(text: str, words: int = 8) -> str:
    """The beginning of a text, as a quote."""
    parts = text.split()
    return " ".join(parts[:words]) + (" …" if len(parts) > words else "")


def count_words(text: str) -> int:
    return len(text.split())


def content_words(text: str) -> set[str]:
    """The words of four letters and more that carry sense, for comparing two texts."""
    return {word for word in re.findall(r"\w+", _straight(text).lower()) if len(word) > 3} - _SMALL


def saw(rule: str, where: str, text: str, quote: str = "") -> TextFinding:
    return TextFinding(rule=rule, text=text, where=where, quote=quote)


def saw_words(rule: str, kind: str, where: str, written: str, says: str) -> list[TextFinding]:
    """A finding where words of the list are in the text; `{words}` in `says` becomes the quoted words."""
    words = found(kind, written)
    if not words:
        return []
    return [saw(rule, where, says.replace("{words}", quoted(words)), ", ".join(words))]


def empty_slots(slots: Mapping[str, str], labels: Mapping[str, str]) -> list[TextFinding]:
    """A finding for each slot that is empty or still holds a placeholder."""
    findings = []
    for slot, what in labels.items():
        written = slots.get(slot, "").strip()
        if not written or not re.search(r"\w", written):
            findings.append(saw("empty", slot, f"Nothing is here yet. Say {what}."))
        elif (found("placeholder", written) and count_words(written) <= 3) or re.search(
            r"\[[^\]]*\]", written
        ):
            says = f"“{excerpt(written)}” is a placeholder. Say {what}."
            findings.append(saw("placeholder", slot, says, excerpt(written)))
    return findings


def everyone(slot: str, text: str) -> list[TextFinding]:
    """A finding where a group is everyone: the whole text, or a word like “everybody” in it."""
    whole = is_only("everyone", text)
    clear = [
        word for word in found("everyone", text) if word.lower().startswith(("every", "any", "all ", "the "))
    ]
    words = [whole] if whole else clear
    if not words:
        return []
    says = f"{quoted(words)}: nobody in particular. Name a group that you could find and ask tomorrow."
    return [saw("everyone", slot, says, ", ".join(words))]


def _straight(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'")
