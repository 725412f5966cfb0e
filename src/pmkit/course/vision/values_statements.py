"""What is there and what is missing in the statements that learners take apart, cell by cell."""

from pmkit.practice.judges import ToldJudge
from pmkit.practice.lint import said_of_cells

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


def gaps() -> ToldJudge:
    """For each row that was begun: which marks are missing, and which say more than the sentence does."""
    missing = {(row, column, ""): f"A mark is missing. {says}" for (row, column), says in _IS_THERE.items()}
    return said_of_cells(missing | {(row, column, "✓"): says for (row, column), says in _IS_MISSING.items()})
