"""What the rules of a question say while its answer is still being made. A key is never looked at here.

Only rows and slots that hold something are told about: an empty table has nothing to be corrected yet.
"""

from typing import Any

from pmkit.practice import Question, to_plain
from pmkit.practice.questions import findings_of

MOST = 4
"""how many remarks are shown at once"""


def lint_lines(question: Question, answer: object) -> list[str]:
    """One sentence per remark on the unchecked answer, the name of its row or slot in front."""
    begun = _begun(question, answer)
    if not begun:
        return []
    value, names = begun
    found = [
        finding
        for rule in getattr(question, "rules", ())
        for finding in findings_of(rule, value)
        if not finding.where or finding.where in names
    ]
    told = [f"{names[one.where]}: {one.text}" if one.where else one.text for one in found]
    return [to_plain(line) for line in dict.fromkeys(told)][:MOST]


def _begun(question: Any, answer: object) -> tuple[Any, dict[str, str]] | None:
    """The answer in the form that rules get, and the names of the parts begun; None where there are none."""
    if question.kind == "matrix":
        cells = question.cells(question.clean(answer))
        names = {row.id: row.text for row in question.rows if any(cells[row.id].values())}
        return (cells, names) if names else None
    if question.kind == "write":
        written = question.clean(answer)["slots"]
        texts = {slot.id: written.get(slot.id, "").strip() for slot in question.slots}
        names = {slot.id: slot.label for slot in question.slots if texts[slot.id]}
        return (texts, names) if names else None
    return None
