"""What is there and what is missing in the statements that learners take apart, cell by cell."""

from collections.abc import Iterator, Mapping

from pmkit.practice.question_parts import Finding
from pmkit.practice.values import rule

_IS_THERE = {
    ("museum", "whom"): "Families are named: you could ask some at the door.",
    ("museum", "open"): "No app and no tour is named, so the way is open.",
    ("pharmacy", "change"): "“Taken on time” is a change: you can picture the hour.",
    ("pharmacy", "seen"): "You could count doses that were taken on time.",
    ("ferry", "whom"): "Islanders are named: you meet them at the pier.",
    ("ferry", "change"): "They reach the first bus. Before, they missed it.",
    ("ferry", "open"): "A ferry, a bridge or a later bus would do: the way is open.",
    ("ferry", "seen"): "You could count who catches the first bus.",
}
_IS_MISSING = {
    ("museum", "change"): "“In a whole new way” names no change: what do families do or feel afterwards?",
    ("museum", "seen"): "“A whole new way” can't be counted. What would you count?",
    ("pharmacy", "whom"): "Whose medicines? No group is named.",
    ("pharmacy", "open"): "The reminder app is chosen already, so the way is not open.",
    ("insurer", "change"): "They have a portal. What is different for them after a burst pipe?",
    ("insurer", "open"): "The portal is the solution, so the way is not open.",
    ("insurer", "seen"): "“Seamless” can't be counted. Days until the money is there could.",
}


@rule
def gaps(cells: Mapping[str, Mapping[str, str]]) -> list[Finding]:
    """For each row that was begun: which marks are missing, and which say more than the sentence does."""
    begun = {row: marks for row, marks in cells.items() if any(marks.values())}
    return [
        Finding(where=row, text=says)
        for row, marks in begun.items()
        for column, mark in marks.items()
        for says in _says(row, column, mark)
    ]


def _says(row: str, column: str, mark: str) -> Iterator[str]:
    if mark and (row, column) in _IS_MISSING:
        yield _IS_MISSING[row, column]
    if not mark and (row, column) in _IS_THERE:
        yield f"A mark is missing. {_IS_THERE[row, column]}"
