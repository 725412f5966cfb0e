"""The wording contract: at most 60 words, no names of exceptions, no words in capitals for emphasis."""

import re

from pmkit.practice.markdown import count_words, to_plain

MOST_WORDS = 60
_PROGRAMMER = re.compile(r"\b\w+(?:Error|Exception)\b|\bTraceback\b|\bNaN\b|\bNoneType\b|\bstack trace\b")
_CAPITALS = re.compile(r"(?<![\w-])[A-Z]{2,}(?![\w-])")
_EMPHASIS = frozenset(
    [
        "ALL",
        "ALWAYS",
        "AND",
        "ANY",
        "BUT",
        "CORRECT",
        "DO",
        "DONT",
        "EVERY",
        "FALSE",
        "FIRST",
        "GOOD",
        "IMPORTANT",
        "IS",
        "JUST",
        "MUST",
        "NEVER",
        "NO",
        "NONE",
        "NOT",
        "NOW",
        "ONE",
        "ONLY",
        "OR",
        "RIGHT",
        "STOP",
        "THE",
        "THIS",
        "TRUE",
        "VERY",
        "WRONG",
        "YES",
        "YOU",
        "YOUR",
    ]
)


def wording_problems(markdown: str) -> list[str]:
    """What a text does against the wording contract, in words; empty where it keeps it."""
    plain = to_plain(markdown)
    problems = []
    words = count_words(markdown)
    if words > MOST_WORDS:
        problems.append(f"it has {words} words; at most {MOST_WORDS} are read")
    programmer = _PROGRAMMER.search(plain)
    if programmer:
        problems.append(f"it says {programmer[0]!r}, which only programmers understand")
    shouted = [word for word in _CAPITALS.findall(plain) if word in _EMPHASIS or len(word) > 6]
    if shouted:
        problems.append(f"it puts {shouted[0]!r} in capitals")
    return problems
