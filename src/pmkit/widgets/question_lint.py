"""What the rules of a question say while its answer is still being made. A key is never looked at here.

Only rows and slots that hold something are told about: an empty table has nothing to be corrected yet.
"""

from pmkit.practice import Question, to_plain
from pmkit.practice.question_parts import findings_of

MOST = 4
"""how many remarks are shown at once"""


def lint_lines(question: Question, answer: object) -> list[str]:
    """One sentence per remark on the unchecked answer, the name of its row or slot in front."""
    cleaned = question.clean(answer)
    names = question.begun(cleaned)
    if not names:
        return []
    value = question.for_rules(cleaned)
    found = [
        finding
        for rule in getattr(question, "rules", ())
        for finding in findings_of(rule, value)
        if not finding.where or finding.where in names
    ]
    told = [f"{names[one.where]}: {one.text}" if one.where else one.text for one in found]
    return [to_plain(line) for line in dict.fromkeys(told)][:MOST]
