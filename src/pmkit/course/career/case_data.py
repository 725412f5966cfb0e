"""What the explorer of cases works on: six cases that are none of Mealwise's, all invented, and the rubric."""

from pmkit.cases import load
from pmkit.explorers import Data


def cases() -> Data:
    """The cases with the rubric and two marked answers each; one's own case is marked by the same rubric."""
    return Data(load("cases"), more={"rubric": load("case_rubric"), "answers": load("marked_answers")})
