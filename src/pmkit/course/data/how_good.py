"""What the explorers on small cells, on thresholds and on an evaluation work on. Mealwise's data are invented."""

from pmkit.cases import load
from pmkit.explorers import Data

COLUMNS = {
    "department": "Department",
    "shift": "Shift",
    "age_band": "Age",
    "household_size": "People in the household",
    "plan_made": "Made a plan this month",
    "allergy": "Allergy in the household",
}
"""What an employer could ask for, of each active seat."""
_CREW = {
    ("Deck", "day", "no"): 21, ("Deck", "day", "yes"): 12, ("Deck", "night", "no"): 16,
    ("Deck", "night", "yes"): 4, ("Galley", "day", "no"): 13, ("Galley", "day", "yes"): 2,
    ("Engine", "day", "no"): 14, ("Engine", "night", "yes"): 5,
}  # fmt: skip
"""The invented ferry line's people: team, shift, whether they answered that they want to leave."""


def _own_people() -> str:
    """A line per person, as somebody would paste it; the last of each kind came in the last month."""
    lines = ["team,shift,wants to leave,month"]
    for (team, shift, leaves), many in _CREW.items():
        lines += [
            f"{team},{shift},{leaves},{'2027-02' if at == many - 1 else '2027-01'}" for at in range(many)
        ]
    return "\n".join(lines) + "\n"


def _own_scores() -> str:
    """Invented cases as somebody would paste them: of each score some turned out to be urgent."""
    urgent = {"phone": (0, 1, 1, 4, 7, 9), "letters": (0, 0, 1, 2, 3, 4)}
    of_each = {"phone": (30, 20, 10, 10, 10, 10), "letters": (60, 20, 10, 6, 5, 5)}
    lines = ["group,score,label"]
    for group, many in of_each.items():
        for score, all_of_them, yes in zip(
            (0.02, 0.08, 0.2, 0.4, 0.7, 0.9), many, urgent[group], strict=True
        ):
            lines += [f"{group},{score},{'yes' if at < yes else 'no'}" for at in range(all_of_them)]
    return "\n".join(lines) + "\n"


def cells() -> Data:
    """The active seats of Mealwise's employers, and the table that Annegret asks for."""
    names = dict(load("employers")[["id", "name"]].itertuples(index=False, name=None))
    more = {
        "columns": COLUMNS,
        "begin": ("department", "allergy"),
        "sensitive": "allergy",
        "who": "employer",
        "whose": names,
    }
    return Data(load("employee_use"), more=more)


def own_cells() -> Data:
    """An invented table of people to begin with."""
    return Data(more={"sample": _own_people()})


def threshold() -> Data:
    """The scores of Tomasz's model for 4,000 meals, one for each household, and what they turned out to be."""
    more = {
        "groups": {"one": "One allergy", "several": "Several allergies"},
        "called": {"one": "meal", "many": "meals", "harmful": "unsafe", "harmless": "safe"},
        "name": "Mealwise: 4,000 meals, two groups",
    }
    return Data(load("unsafe_scores"), more=more)


def own_threshold() -> Data:
    """Invented scores to begin with: which messages to a ferry line are urgent."""
    return Data(more={"sample": _own_scores()})


def evaluate() -> Data:
    """Tomasz's draft of a plan, the assistant's answers, and the weeks of the recommender's trial."""
    plan = {
        "claim": "The assistant proposes a good substitute",
        "wrong": "The judge model calls it bad",
        "labels": "The judge model looks at each answer",
        "again": "When there is time",
        "off": "If it gets worse",
        "told": "",
    }
    answers = load("assistant_cases")
    draft = {"slice": "everything", "n": len(answers), "most_wrong": 0.05, "severe": "no"}
    more = {
        "weeks": load("recommender_weeks"),
        "bins": tuple(f"bin_{number}" for number in range(1, 6)),
        "plan": plan,
        "slices": (draft, {}),
        "judge": "alone",
    }
    return Data(answers, more=more)


def own_evaluate() -> Data:
    """An empty plan with room for four slices."""
    return Data(more={"slices": ({},) * 4, "own": True})
