"""How long a question takes: reading at a beginner's pace, then thinking and doing by kind.

A rule of thumb of our own, to catch a slip in what a course promises; it measures nobody.
"""

from pmkit.practice.markdown import count_words
from pmkit.practice.questions import Question

WORDS_A_MINUTE = 150
MINUTES_AN_EXPLORER = 3
"""For the one thing that the text beside an explorer asks for."""
_FEEDBACK = 0.3


def estimate_minutes(question: Question) -> float:
    """Minutes for a beginner, reading of question and feedback included."""
    read = [question.prompt, question.context]
    read += [getattr(part, "text", "") for name in question.elements[:1] for part in getattr(question, name)]
    return sum(map(count_words, read)) / WORDS_A_MINUTE + question.doing() + _FEEDBACK
