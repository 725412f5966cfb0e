"""Figures in the prose of lessons that carry the name of their value: `28<!-- =leader_first -->`.

The comment is unseen where the text is read, and stays when the notebook is edited in JupyterLab. The build
renews the figure in front of it, the check compares it. A name is one of the chapter's `values.py`, with a
format where it needs one: `3,000<!-- =rice.dark_mode:,.0f -->`.
"""

import re
from collections.abc import Iterator

from pmkit.practice.draft import Draft, Line, QuizProblem, Setting
from pmkit.practice.values import NAME, Values

_MARKED = re.compile(r"(?P<shown>[^\s<>*_(“\[]+)<!--\s*=(?P<what>[^>]*?)\s*-->")
_COMMENT = re.compile(r"<!--\s*=[^>]*-->")


def renewed(text: str, values: Values, name: str) -> str:
    """The text with each figure as its value is today; what can't be read stays, and `problems` tells it."""
    return "\n".join(_line(line, number, values, name)[0] for number, line in enumerate(text.split("\n"), 1))


def problems(text: str, values: Values, name: str) -> Iterator[str]:
    """Where a figure is not what its name says, or its name says nothing; with file, line and remedy."""
    for number, line in enumerate(text.split("\n"), start=1):
        yield from _line(line, number, values, name)[1]


def _line(line: str, number: int, values: Values, name: str) -> tuple[str, list[str]]:
    told: list[str] = []

    def one(found: re.Match[str]) -> str:
        try:
            today = _shown(Line(number, f"{{{found['what']}}}"), values, name)
        except QuizProblem as problem:
            told.extend(problem.problems)
            return found[0]
        if today != found["shown"]:
            told.append(
                f"{name}, line {number}: it prints {found['shown']}, and {found['what']} is {today} today. "
                "Run: pmkit author build"
            )
        return f"{today}<!-- ={found['what']} -->"

    changed = _MARKED.sub(one, line)
    if len(_COMMENT.findall(line)) > len(_MARKED.findall(line)):
        told.append(f"{name}, line {number}: the name of a figure stands behind none. Write 28<!-- =name -->")
    return changed, told


def _shown(line: Line, values: Values, name: str) -> str:
    draft = Draft(line.number, Setting(name, values=values))
    if not NAME.fullmatch(line.text):
        draft.fail(line.number, f"“{line.text[1:-1]}” is no name. Write one of values.py: 28<!-- =name -->")
    return draft.fill(line)
