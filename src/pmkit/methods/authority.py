"""Whether the person who answers for a decision also has the power to take it.

A table of responsibilities does not hold that; it has to be said beside it. The rules on the letters alone
are in `pmkit.methods.accountability`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pmkit.methods._text_findings import TextFinding, saw


def names_in(text: str) -> list[str]:
    """The names in a list as people write it, each once: commas, semicolons or line breaks between them.

    >>> names_in("Ana; Ben, Research and design,, Ana")
    ['Ana', 'Ben', 'Research and design']
    """
    return list(dict.fromkeys(name.strip() for name in re.split(r"[,;|\n\t]", text) if name.strip()))


def lint_authority(
    cells: Mapping[str, Mapping[str, str]], may_decide: Mapping[str, str], letter: str = "A"
) -> list[TextFinding]:
    """Look at who holds `letter` and whether their name is among those who have the power to decide.

    `cells`: marks by row and person, "A/R" for both. `may_decide`: per row the names of those who can take
    the decision, with commas, semicolons, slashes or “and” between them; a row without names is not looked
    at. Names count whatever their capitals. Doesn't see whether the names are true.

    >>> marks = {"Price": {"Ana": "A", "Ben": "R"}}
    >>> [one.text for one in lint_authority(marks, {"Price": "Ben"})]
    ['Ana is marked A, but the power lies with Ben. Give one to the other.']
    """
    findings = []
    for row, marks in cells.items():
        named = names_in(may_decide.get(row, ""))
        apart = [part.strip() for name in named for part in re.split(r"/|&| and ", name)]
        known = {name.casefold() for name in (*named, *apart) if name}
        for person, mark in marks.items():
            if known and letter in str(mark or "").upper() and person.casefold() not in known:
                says = (
                    f"{person} is marked {letter}, but the power lies with {' or '.join(named)}. "
                    "Give one to the other."
                )
                findings.append(saw("no-authority", row, says, person))
    return findings
